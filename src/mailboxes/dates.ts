/* How far back a mailbox is read by date, where its own place is lost. Milliseconds. */

export const DAY = 86_400_000;
/** By which the clocks may differ. */
export const SKEW = 60_000;
