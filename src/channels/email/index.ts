import type { PostedChannel } from '../channel.ts';
import { deliver } from './deliver.ts';

/** Email: whole letters, real threading, no buttons. */
export const email: PostedChannel = {
  manner: {
    channel: 'email',
    spoken: false,
    letter: true,
    choices: { most: 0, labelLength: 0 },
    textLength: 20_000,
    attachments: true,
    sentences: 8,
    gather: 0,
  },
  deliver,
};
