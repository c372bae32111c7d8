import type { Intent } from '../../conversation/values.ts';

const FAMILIES: readonly Intent[][] = [
  ['return', 'exchange', 'refund', 'wrong_item', 'damaged_item', 'undo', 'size_advice'],
  ['order_status', 'missing_parcel'],
  ['cancellation'],
];

/** True when two intents belong to one problem (a return that becomes an exchange). */
export function sameProblem(a: Intent, b: Intent): boolean {
  return a === b || FAMILIES.some((family) => family.includes(a) && family.includes(b));
}
