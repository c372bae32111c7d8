/**
 * What an action of the shop does, whichever tool did it. Receipts, greetings and briefings are tables by it: one that forgets a
 * deed does not compile. The names are those of the intents that wish for it.
 */
export type Deed = 'return' | 'exchange' | 'refund' | 'cancellation' | 'undo';
