import type { Urgency } from '../../../src/console/protocol.ts';

/** Reasons that wait for nobody else: somebody is angry, disputes, or may be robbed. */
const AT_ONCE: ReadonlySet<string> = new Set(['anger', 'dispute', 'complaint', 'fraud', 'vip', 'strategic']);

/** How urgent a thread is that waits for a person. */
export function urgencyOf(reason: string, known: boolean): Urgency {
  if (AT_ONCE.has(reason)) return 'now';
  return known ? 'next' : 'later';
}
