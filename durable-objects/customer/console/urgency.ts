import type { Urgency } from '../../../src/console/protocol.ts';

/** The most urgent reasons: anger, a dispute, a suspected theft. */
const AT_ONCE: ReadonlySet<string> = new Set(['anger', 'dispute', 'complaint', 'fraud', 'vip', 'strategic']);

/** The urgency of a thread that waits for a person. */
export function urgencyOf(reason: string, known: boolean): Urgency {
  if (AT_ONCE.has(reason)) return 'now';
  return known ? 'next' : 'later';
}
