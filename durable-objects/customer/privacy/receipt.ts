import { z } from 'zod';

/** Why a customer is erased: on request, or because the store keeps nothing for longer. */
export const ErasureReason = z.enum(['request', 'retention']);
export type ErasureReason = z.infer<typeof ErasureReason>;

const count = z.number().default(0);

/** What an erasure counts. One that an earlier version began lacks the later counts. */
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
 * The state of what remains of an erasure at a shop that did not answer: it is tried again, was done, is no
 * longer tried, or was dealt with by the owner.
 */
export const Remains = z.enum(['open', 'done', 'given_up', 'dismissed']);
export type Remains = z.infer<typeof Remains>;

/** Proof that a customer was erased. Names nobody: `customer` is a keyed hash of the id, the same for the same id. */
export interface ErasureReceipt {
  id: string;
  /** ISO 8601: when nothing was left. */
  at: string;
  customer: string;
  reason: ErasureReason;
  /**
   * How much there was. `unsent`: messages that will not be sent; `testimony`: what the customer said in
   * other threads.
   */
  erased: z.infer<typeof Erased>;
  /** Null where nothing ever remained; absent in receipts from before it was kept. */
  remains?: Remains | null;
}
