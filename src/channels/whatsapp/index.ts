import type { PostedChannel } from '../channel.ts';
import { acknowledge, deliver, invite } from './deliver.ts';

/** WhatsApp over Meta's Business Cloud API: short messages, buttons where they help, files as documents. */
export const whatsapp: PostedChannel = { deliver, invite, acknowledge };
