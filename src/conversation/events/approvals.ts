import { z } from 'zod';
import { Quote } from '../quote.ts';
import { Assurance, Channel } from '../values.ts';

/* What the customer agreed to and a person has to approve. */

/** An action is beyond the store's limits: it waits for an advisor, and is done as quoted or not at all. */
export const ApprovalAsked = z.object({
  type: z.literal('approval.asked'),
  approval: z.string(),
  tool: z.string(),
  input: z.unknown(),
  quote: Quote,
  /** The limit that it exceeds, and what was compared (`src/shop/limits.ts`). */
  reason: z.string(),
  evidence: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
  session: z.string(),
  channel: Channel,
  /** How sure we were who agreed to it. */
  assurance: Assurance,
  /** ISO 8601: by when the customer was told that it will be decided, and when it can no longer be decided. */
  due: z.string(),
  lapses: z.string(),
});
export type ApprovalAsked = z.infer<typeof ApprovalAsked>;

export const ApprovalDecided = z.object({
  type: z.literal('approval.decided'),
  approval: z.string(),
  decision: z.enum(['approve', 'refuse']),
  advisor: z.string(),
  name: z.string(),
  /** What the customer is told about why it was refused. */
  reason: z.string().optional(),
  /** What the customer is told once it is done, in the advisor's own words. */
  text: z.string().optional(),
});

/**
 * The result. `changed`: it was approved, but the shop would have done something else by then, so nothing was
 * done. `lapsed`: nobody decided in time. `withdrawn`: the customer changed their mind first.
 */
export const ApprovalSettled = z.object({
  type: z.literal('approval.settled'),
  approval: z.string(),
  outcome: z.enum(['done', 'refused', 'changed', 'lapsed', 'withdrawn']),
});
