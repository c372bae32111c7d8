import { z } from 'zod';
import { Channel } from '../values.ts';

/* What somebody said they would do by a time. */

/**
 * What keeps a promise by itself: a person's answer, a talk on the phone, something done in the shop, the
 * decision of an approval. Without one, only an advisor's tick does.
 */
export const KeepingAct = z.enum([
  'reply',
  'call',
  'return',
  'exchange',
  'refund',
  'cancellation',
  'approval',
]);
export type KeepingAct = z.infer<typeof KeepingAct>;

export const PromiseMade = z.object({
  type: z.literal('promise.made'),
  promise: z.string(),
  /** Who committed somebody. */
  by: z.enum(['assistant', 'advisor', 'approval']),
  /** Whoever promised it, where that is a person. */
  advisor: z.string().optional(),
  name: z.string().optional(),
  what: z.string(),
  /** ISO 8601. */
  due: z.string(),
  ticket: z.string().nullable(),
  /** Where it was said; absent where an advisor noted it by hand. */
  session: z.string().optional(),
  channel: Channel.optional(),
  act: KeepingAct.optional(),
  /** The order that the act is about; absent: any. */
  order: z.string().optional(),
  /** The approval whose decision keeps it. */
  approval: z.string().optional(),
});
export type PromiseMade = z.infer<typeof PromiseMade>;

/** It was done: by the act that it names, or an advisor says so. */
export const PromiseKept = z.object({
  type: z.literal('promise.kept'),
  promise: z.string(),
  /** The advisor who ticked it; absent where the act itself kept it. */
  advisor: z.string().optional(),
  /** Nobody does it any more: whoever it was promised to is blocked. */
  dropped: z.literal(true).optional(),
});

/** Its time passed. It can still be kept, late. */
export const PromiseBroken = z.object({ type: z.literal('promise.broken'), promise: z.string() });
