import type { LiveChannel } from '../channel.ts';

/** Web chat: streaming, short paragraphs, choices as buttons. */
export const chat: LiveChannel = {
  manner: {
    channel: 'chat',
    spoken: false,
    letter: false,
    choices: { most: 5, labelLength: 40 },
    textLength: 4_000,
    attachments: true,
    sentences: 5,
    gather: 0,
  },
};
