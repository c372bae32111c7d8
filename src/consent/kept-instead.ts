import type { Act, Card } from '../conversation/quote.ts';
import { everyTitle } from '../conversation/titles.ts';
import { garmentConcept, isGarment } from '../language/reading/concepts.ts';
import { keptIn } from '../language/upkeep/kept-instead.ts';
import { wordsOf } from './marks.ts';

/** What a thing that is kept stands against; it is what taking back a return comes to. */
const TAKES: readonly Act[] = ['cancel', 'return', 'exchange', 'refund', 'change_items'];

/** "Cancel the dress and keep the coat" is a no to a card about the coat alone: all that it takes is kept, and another thing is named. */
export function keepsInstead({ alternatives }: Pick<Card, 'alternatives'>, words: string): boolean {
  const quotes = alternatives.flatMap(({ effects }) => effects.map(({ quote }) => quote));
  const out = quotes.flatMap((quote) => (quote && TAKES.includes(quote.act) ? quote.out : []));
  if (out.length === 0 || quotes.some((quote) => !quote || !TAKES.includes(quote.act))) return false;
  const kept = keptIn(words);
  if (!kept) return false;
  const called = out.map((piece) => everyTitle(piece).flatMap(wordsOf).map(garmentConcept));
  const stays = new Set(kept.things.map(garmentConcept));
  if (!called.every((title) => title.some((word) => stays.has(word)))) return false;
  const meant = wordsOf(kept.rest).filter(isGarment).map(garmentConcept);
  return meant.length > 0 && meant.every((thing) => called.every((title) => !title.includes(thing)));
}
