import { consentGrammar } from '../language/index.ts';
import { piecesOut } from '../language/reading/pieces.ts';
import type { ConsentCard } from './card.ts';
import { marker, wordsOf } from './marks.ts';

/* Words that are of more, or of fewer, than is put. */

/** Where a part of an order is put, the words are of the order and of nothing in it. */
export function exceeds(card: ConsentCard, words: string, locale: string): boolean {
  if (!card.alternatives.some(({ part }) => part)) return false;
  const tag = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  const said = wordsOf(words);
  const mark = marker(card);
  const orders = new Set([...(consentGrammar(tag)?.reasons.order.split(' ') ?? []), ...card.orders]);
  return (
    said.some((word, at) => orders.has(word) && !BESIDES.has(said[at + 1] ?? '') && !outOf(said, at)) &&
    !said.some((_, at) => mark(said, at).has('i'))
  );
}

/** "Everything else" is what the card leaves as it is. */
const BESIDES = new Set(['else', 'autre', 'reste']);

/** "Take it out of my order" is of a thing in it; "the rest of my order" is not. */
function outOf(said: readonly string[], at: number): boolean {
  const [whole, out, my] = said.slice(Math.max(at - 3, 0), at);
  return (
    OUT.has(out ?? '') &&
    MINE.has(my ?? '') &&
    !WHOLE.has(whole ?? '') &&
    !said.slice(0, at).some((word) => WHOLE.has(word))
  );
}
const OUT = new Set(['of', 'off', 'from', 'de']);
const MINE = new Set(['the', 'my', 'this', 'la', 'ma', 'cette']);
const WHOLE = new Set([
  'rest',
  'all',
  'everything',
  'whole',
  'reste',
  'tout',
  'totalite',
  'ensemble',
  'integralite',
]);

/** The words say another number of pieces than is put. */
export function fewer({ alternatives }: ConsentCard, words: string): boolean {
  return alternatives.some(({ items }) =>
    items.some(({ title, quantity }) => {
      const count = quantity === undefined ? null : piecesOut(words, quantity, title);
      return count !== null && count !== quantity;
    }),
  );
}
