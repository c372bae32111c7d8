import type { Grammar, Marked } from '../grammar.ts';
import { segmented } from '../segments.ts';
import type { Classes } from './classes.ts';

/* What comes after an agreement and says nothing of it: what will follow, and who writes. */

/** "How long until I see the refund?", after a yes: takes what is agreed to for granted. */
export function asksAfter(piece: readonly Marked[], swaps: boolean, { is }: Classes): boolean {
  return (
    piece.length <= 16 &&
    piece.slice(0, 4).some(({ word }) => is(word, 'whens')) &&
    piece.some(({ word }) => is(word, 'aftermath') || (swaps && is(word, 'arrives'))) &&
    !piece.some(
      ({ word, marks }) =>
        marks.has('x') || marks.has('i') || is(word, 'yields', 'not', 'other', 'modal', 'stressed'),
    )
  );
}

/** "Many thanks for your help, Dorothy", "Regards, J. Patel": who signs, after manners. */
export function isName([before = [], ...pieces]: readonly (readonly Marked[])[], grammar: Grammar): boolean {
  const known = ({ word, marks }: Marked) =>
    word.length > 1 &&
    (marks.size > 0 || grammar.words.has(word) || grammar.familiar.has(word) || !/^\p{L}+$/u.test(word));
  const manners =
    before.length === 1 && before.every((one) => !known(one))
      ? true
      : segmented(before, grammar).every(({ role }) => role === 'fill' || role === 'praise');
  return before.length > 0 && manners && pieces.every((piece) => piece.length <= 2 && !piece.some(known));
}
