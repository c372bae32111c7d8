import type { Intent } from './values.ts';

const FAMILIES: readonly Intent[][] = [
  ['return', 'exchange', 'refund', 'wrong_item', 'damaged_item', 'undo', 'size_advice'],
  ['order_status', 'missing_parcel'],
  ['cancellation'],
];

/** True when two intents belong to one problem (a return that becomes an exchange). */
export function sameProblem(a: Intent, b: Intent): boolean {
  return a === b || FAMILIES.some((family) => family.includes(a) && family.includes(b));
}

/** True of what can only be about an order, whether or not its number has been said yet. */
export function ofAnOrder(intent: Intent): boolean {
  return intent !== 'size_advice' && FAMILIES.some((family) => family.includes(intent));
}
