import { beginsWithYes, type Consent } from '../consent/index.ts';
import { meansWhole } from '../language/extent/whole.ts';

/**
 * The same consent, but where it agrees to a part of an order in words that mean all of it ("actually cancel everything"): that changes
 * what is wished for, and nothing is done. "Yes, all of it" to several things that are put is a yes to those.
 */
export function withWhole(consent: Consent, words: string): Consent {
  if (consent.kind !== 'agrees' || consent.by !== 'words') return consent;
  const { card, alternative } = consent;
  const effects = card.alternatives.find(({ id }) => id === alternative)?.effects ?? [];
  const part = effects.some(({ quote }) => quote?.part === true);
  const pieces = effects.flatMap(({ quote }) => quote?.out ?? []).length;
  const widens = part && meansWhole(words) && !(pieces > 1 && beginsWithYes(words));
  return widens ? { kind: 'changes', card } : consent;
}
