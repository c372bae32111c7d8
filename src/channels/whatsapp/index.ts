import type { PostedChannel } from '../channel.ts';
import { BUTTON_LABEL, BUTTONS_MOST, TEXT_MOST } from './compose.ts';
import { acknowledge, deliver, invite } from './deliver.ts';

/** WhatsApp over Meta's Business Cloud API: short messages, buttons where they help, files as documents. */
export const whatsapp: PostedChannel = {
  manner: {
    channel: 'whatsapp',
    spoken: false,
    letter: false,
    choices: { most: BUTTONS_MOST, labelLength: BUTTON_LABEL },
    textLength: TEXT_MOST,
    attachments: true,
    sentences: 4,
    gather: 800,
  },
  deliver,
  invite,
  acknowledge,
};
