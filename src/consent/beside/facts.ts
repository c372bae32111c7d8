import type { ConsentAct } from '../../language/consent.ts';
import type { Classes, WordClass } from './classes.ts';
import type { Clause } from './clause.ts';
import { illAt, isLikeness } from './form.ts';

/** What a clause is told beside: the acts of the alternative that is agreed to, and how plainly. */
export interface Beside {
  acts: readonly ConsentAct[];
  /** So many things are on it. */
  items: number;
  /** It says what is to be done, or asks for it ("yes please"): no mere answer to what is told. */
  plainly: boolean;
  /** It says yes at all, and does not only go along. */
  says: boolean;
  /** It praises, and says no more than yes: beside a complaint that is sarcasm. */
  wry: boolean;
  /** Where something goes: to a place where parcels wait, a home or a mailbox. */
  place: 'pickup' | 'home' | 'mail' | null;
}

/** A clause and what it is told beside, as rules ask for it. */
export interface Facts extends Clause, Beside, Classes {
  /** The customer parts with the thing, or gets another for it. */
  away: boolean;
  swaps: boolean;
  /** Where a word of these classes is; -1 for nowhere. */
  find(...classes: WordClass[]): number;
  has(...classes: WordClass[]): boolean;
  marked(mark: string): boolean;
  negated(at: number): boolean;
  /** Something is denied in it. */
  denies: boolean;
  /** Where it speaks for the thing, against it, or wishes for something. */
  good: number;
  ill: number;
  wants: number;
  likes: boolean;
  /** It says something of the goods besides its subject. */
  goods: boolean;
  /** Something else was bought, found or given. */
  past: boolean;
  /** It tells how the thing goes back, or is collected. */
  sends: boolean;
}

const AWAY: readonly ConsentAct[] = ['cancel', 'return', 'refund', 'undo'];

/** Acts after which the customer no longer has the thing, or the order. */
export const isAway = (acts: readonly ConsentAct[]): boolean => acts.every((act) => AWAY.includes(act));

/**
 * What cannot be undone on request: a cancellation, a move of money by itself, where a parcel goes. Beside these a clause is shorter, and tells
 * nothing of the customer and the goods that is not known to be a reason.
 */
export function isFinal(acts: readonly ConsentAct[]): boolean {
  return !acts.includes('return') && !acts.includes('exchange');
}

export function factsOf(clause: Clause, beside: Beside, classes: Classes): Facts {
  const { words, said, subject, not, conceded } = clause;
  const { is } = classes;
  const { acts, place } = beside;
  const find = (...names: WordClass[]) =>
    words.findIndex((word, i) => is(word, ...names) && !isLikeness(words, i, classes));
  const negated = (i: number) => not >= 0 && (not <= i || not - i <= 2);
  const good = find('good');
  const goes = acts.includes('return') || acts.includes('exchange') || place === 'pickup';
  return {
    ...clause,
    ...beside,
    ...classes,
    away: isAway(acts),
    swaps: acts.includes('exchange'),
    find,
    has: (...names) => find(...names) >= 0,
    marked: (mark) => said.some(({ marks }) => marks.has(mark)),
    negated,
    denies: not >= 0,
    good,
    ill: illAt(clause, classes),
    wants: find('wants'),
    likes: good >= 0 && !negated(good) && !conceded,
    goods: namesGoods(clause, classes),
    past: find('acquires') >= 0,
    sends: goes && subject === 'speaker' && find('sends') >= 0 && find('will') >= 0,
  };
}

/** Before a verb, these and no noun. */
const BEFORE_CLITIC = ['speaker', 'person', 'thing', 'not'] as const;

/** "The coat makes me look old": of the goods only what is said after the subject. */
function namesGoods({ said, words, subject, at }: Clause, { is, infinitive }: Classes): boolean {
  const own = at + (subject === 'phrase' && is(words[at], 'owner') ? 1 : 0);
  const clitic = (i: number) =>
    is(words[i], 'clitic') && (is(words[i - 1], ...BEFORE_CLITIC) || infinitive.test(words[i + 1] ?? ''));
  return said.some(
    ({ word, marks }, i) =>
      i > own && ((is(word, 'thing') && !is(word, 'exists')) || marks.has('i') || clitic(i)),
  );
}
