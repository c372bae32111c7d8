import { z } from 'zod';
import { Channel } from '../values.ts';

/* What somebody committed to do by a time. */

/**
 * What fulfils a promise by itself: a person's answer, a call, something done in the shop, the decision of an
 * approval. Without one, only an advisor can tick it off.
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
  /** Who made it. */
  by: z.enum(['assistant', 'advisor', 'approval']),
  /** The person who made it, if it was one. */
  advisor: z.string().optional(),
  name: z.string().optional(),
  what: z.string(),
  /** ISO 8601. */
  due: z.string(),
  ticket: z.string().nullable(),
  /** The session it was made in; absent where an advisor noted it by hand. */
  session: z.string().optional(),
  channel: Channel.optional(),
  act: KeepingAct.optional(),
  /** The order that the act is about; absent: any. */
  order: z.string().optional(),
  /** The approval whose decision fulfils it. */
  approval: z.string().optional(),
});
export type PromiseMade = z.infer<typeof PromiseMade>;

/** It was fulfilled: by the act that it names, or an advisor says so. */
export const PromiseKept = z.object({
  type: z.literal('promise.kept'),
  promise: z.string(),
  /** The advisor who ticked it off; absent where the act itself fulfilled it. */
  advisor: z.string().optional(),
  /** It is no longer owed: the customer it was made to is blocked. */
  dropped: z.literal(true).optional(),
});

/** Its time passed. It can still be kept, late. */
export const PromiseBroken = z.object({ type: z.literal('promise.broken'), promise: z.string() });
