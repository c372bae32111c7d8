import type { Marked, Segment } from '../grammar.ts';
import type { Said } from '../tokens.ts';

/* What roles are to a card, whatever it is. */

export interface Judged extends Said {
  segments: readonly Segment[];
  marked: readonly Marked[];
}

/** Roles that stand against a yes. */
export const STOPS: readonly Segment['role'][] = ['no', 'doubt', 'condition', 'change'];

/** Marks of what is the card's own. */
export const OWN = ['i', 'n', 'o', 's', 'a', 'm'];

export const MANNERLY: readonly Segment['role'][] = ['fill', 'please', 'praise'];

/** "Too small" names no size. */
export const WHY: readonly Segment['role'][] = ['reason', 'grounds', 'spent'];

/** What is told beside an answer. */
export const ASIDE: readonly Segment['role'][] = [
  'fill',
  'please',
  'praise',
  'item',
  'spare',
  'later',
  'reason',
  'grounds',
  'spent',
];
