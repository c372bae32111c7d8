import type { LiveChannel } from '../channel.ts';

/** The phone, over a text relay: the provider listens and speaks, we exchange words with it on a socket. */
export const voice: LiveChannel = {
  manner: {
    channel: 'voice',
    spoken: true,
    letter: false,
    choices: { most: 0, labelLength: 0 },
    textLength: 600,
    attachments: false,
    sentences: 3,
    gather: 0,
  },
};
