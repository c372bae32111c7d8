import type { PostedName } from '../conversation/channels.ts';
import type { PostedChannel } from './channel.ts';
import { email } from './email/deliver.ts';
import { whatsapp } from './whatsapp/index.ts';

/** What delivers to each posted channel. A new one is a folder beside these and a line here. */
export const POSTED: Record<PostedName, PostedChannel> = { email, whatsapp };
