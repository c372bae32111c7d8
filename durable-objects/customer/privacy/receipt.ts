/** Why somebody is erased: it was asked for, or the store keeps nothing for longer. */
export type ErasureReason = 'request' | 'retention';

/** Proof that somebody was erased. Names nobody: `customer` is a keyed hash of the id, the same for the same id. */
export interface ErasureReceipt {
  id: string;
  /** ISO 8601: when nothing was left. */
  at: string;
  customer: string;
  reason: ErasureReason;
  /** How much there was. `unsent`: messages that will not leave; `testimony`: what others' threads were told by the customer. */
  erased: Record<
    | 'events'
    | 'exchanges'
    | 'sessions'
    | 'tickets'
    | 'facts'
    | 'actions'
    | 'addresses'
    | 'files'
    | 'testimony'
    | 'unsent',
    number
  >;
}
