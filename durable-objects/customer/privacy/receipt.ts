import { z } from 'zod';

/** Why somebody is erased: it was asked for, or the store keeps nothing for longer. */
export const ErasureReason = z.enum(['request', 'retention']);
export type ErasureReason = z.infer<typeof ErasureReason>;

const count = z.number().default(0);

/** What an erasure counts. One that an earlier version began lacks what was not counted then. */
export const Erased = z.object({
  events: count,
  exchanges: count,
  sessions: count,
  tickets: count,
  facts: count,
  actions: count,
  addresses: count,
  files: count,
  testimony: count,
  unsent: count,
});

/**
 * How what remains of an erasure at a shop stands that did not answer: it is tried again, was done, is tried no more, or the owner has
 * seen to it.
 */
export const Remains = z.enum(['open', 'done', 'given_up', 'dismissed']);
export type Remains = z.infer<typeof Remains>;

/**
 * Proof that somebody was erased. Names nobody: `customer` is a keyed hash of the id, the same for the same
 * id.
 */
export interface ErasureReceipt {
  id: string;
  /** ISO 8601: when nothing was left. */
  at: string;
  customer: string;
  reason: ErasureReason;
  /**
   * How much there was. `unsent`: messages that will not leave; `testimony`: what others' threads were told
   * by the customer.
   */
  erased: z.infer<typeof Erased>;
  /** Null where nothing ever remained; absent of a receipt from before it was kept. */
  remains?: Remains | null;
}
