import { knows } from '../../../src/conversation/lineage.ts';
import type { Suggestion } from '../../../src/conversation/state.ts';
import { LIMITS } from '../../../src/limits.ts';
import type { Thread } from '../thread/thread.ts';

/** Another object may be the same person: an advisor is shown it, once. */
export function suggest(thread: Thread, other: string, evidence: string): void {
  const suggestions = thread.state.suggestions ?? [];
  // Each stranger who names an order is one: of a flood, those that came first are shown.
  if (suggestions.length >= LIMITS.suggestions.most) return;
  const known = suggestions.some((one) => one.other === other && one.evidence === evidence);
  if (known) return;
  thread.note([{ type: 'link.suggested', other, evidence }], {
    ids: [`suggested:${other}:${evidence}`],
  });
}

/**
 * Objects that may be the same person, for an advisor to decide. One that came with a joined thread may be
 * about this very one.
 */
export function suggestionsOf({ state }: Thread, self: string): Suggestion[] {
  return (state.suggestions ?? []).filter(({ other }) => other !== self && !knows(state, other));
}
