import { z } from 'zod';

const Time = z.iso.datetime({ offset: true });
const Text = z.string().nullable();

/** A card of the desk as it is shown: what comes from elsewhere than this object, from a backup, has all of it. */
export const WholeCard = z.looseObject({
  customer: z.string().regex(/^cu_[0-9a-f]{32}$/),
  ...{ name: Text, order: Text, reason: z.string(), summary: z.string(), language: z.string() },
  known: z.boolean(),
  assurance: z.string(),
  channels: z.array(z.string()),
  skills: z.array(z.string()),
  tags: z.array(z.string()).optional(),
  last: z.object({ at: z.string(), author: z.string(), text: z.string() }),
  state: z.enum(['waiting', 'advisor', 'parked', 'assistant', 'closed', 'blocked']),
  urgency: z.enum(['now', 'next', 'later']),
  ...{ since: Time, due: Time.nullable(), warn: Time.nullable() },
  holder: z.object({ id: z.string(), name: z.string() }).nullable(),
});
