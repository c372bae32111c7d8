import type { Manner } from '../conversation/manner.ts';
import type { Channel } from '../conversation/values.ts';
import { chat } from './chat/index.ts';
import { email } from './email/index.ts';
import { voice } from './voice/index.ts';
import { whatsapp } from './whatsapp/index.ts';

/** The channels, and the manner of each. A new channel is a folder beside these and a line here. */
export const MANNERS: Record<Channel, Manner> = {
  chat: chat.manner,
  email: email.manner,
  whatsapp: whatsapp.manner,
  voice: voice.manner,
};
