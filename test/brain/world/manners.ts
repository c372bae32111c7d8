import type { Manner } from '../../../src/conversation/channels.ts';
import type { Channel } from '../../../src/conversation/values.ts';

export const manners: Record<Channel, Manner> = {
  chat: manner('chat', {
    choices: { most: 5, labelLength: 40 },
    textLength: 4000,
    attachments: true,
    sentences: 5,
  }),
  email: manner('email', { letter: true, textLength: 20_000, attachments: true, sentences: 10 }),
  whatsapp: manner('whatsapp', {
    choices: { most: 3, labelLength: 20 },
    textLength: 1024,
    attachments: true,
    sentences: 4,
  }),
  voice: manner('voice', { spoken: true, textLength: 800, sentences: 3 }),
};

function manner(channel: Channel, over: Partial<Manner>): Manner {
  return {
    channel,
    spoken: false,
    letter: false,
    choices: { most: 0, labelLength: 20 },
    textLength: 1000,
    attachments: false,
    sentences: 3,
    gather: 0,
    ...over,
  };
}
