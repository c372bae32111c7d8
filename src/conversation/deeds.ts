import type { Intent } from './values.ts';

/**
 * What an action of the shop does, whichever tool did it. Receipts, greetings and briefings are tables over
 * it, so a table that lacks one does not compile.
 */
export type Deed = 'return' | 'exchange' | 'refund' | 'cancellation' | 'undo' | 'order_change';

/** The intent that asks for it. */
export const DEED_INTENTS: Readonly<Record<Deed, Intent>> = {
  return: 'return',
  exchange: 'exchange',
  refund: 'refund',
  cancellation: 'cancellation',
  undo: 'undo',
  order_change: 'address_change',
};
