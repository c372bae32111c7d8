import type { ConsentAct } from '../../language/consent.ts';
import type { Facts } from './facts.ts';
import { illAt } from './form.ts';

/* What stands against a yes by single words of a clause. */

type WordRule = (facts: Facts, word: string, at: number) => boolean;

/** By what a word is and what stands next to it. */
const BY_WORD: readonly (readonly [why: string, holds: WordRule])[] = [
  ['stop', ({ is }, word) => is(word, 'stop')],
  ['if', ({ is, words }, word, i) => is(word, 'ifs') && is(words[i + 1], ...AFTER_IF)],
  ['price', ({ is }, word) => is(word, 'price')],
  // "I cannot wait", "it takes weeks": no delay.
  ['idle', ({ is, has, not }, word, i) => is(word, 'idle') && !(not >= 0 && not < i) && !has('since')],
  [
    'begins',
    ({ is, words }, word, i) =>
      is(word, 'begins') && i === 0 && !(is(word, 'opens') && is(words[i + 1], 'speaker')),
  ],
  ['other', (facts, word) => facts.is(word, 'other') && !isElse(facts)],
  ['weighs', ({ is, has, subject }, word) => is(word, 'weighs') && subject !== 'phrase' && !has('past')],
  // "I should have taken the M" regrets; "I would keep it" wishes.
  [
    'modal',
    ({ is, words, subject }, word, i) =>
      is(word, 'modal') &&
      !words.slice(i + 1, i + 4).some((one) => is(one, 'perfect')) &&
      subject !== 'thing' &&
      !is(words[i - 1], 'thing'),
  ],
  [
    'must',
    ({ is, words, subject }, word, i) => is(word, 'must') && is(words[i + 1], 'to') && subject !== 'speaker',
  ],
  ['asking', ({ is, words }, word, i) => is(word, 'asking') && is(words[i + 1], 'speaker', 'asked')],
  ['by post', ({ is, words }, word, i) => is(word, 'by') && is(words[i + 1], 'posts')],
  [
    'told',
    ({ is, words, subject }, word, i) =>
      is(word, 'told') && (subject !== 'speaker' || is(words[i - 1], 'be') || is(words[i + 1], 'to')),
  ],
  [
    'old',
    ({ is, has, words, denies, place, acts }, word, i) =>
      is(word, 'old') &&
      !is(words[i - 1], 'years') &&
      (place !== null || acts.includes('cancel')) &&
      !denies &&
      !has('gone', 'empty'),
  ],
  ['new', ({ is, acts }, word) => is(word, 'new') && !acts.includes('address')],
  ['ends', ({ is, away, denies }, word) => is(word, 'ends') && !(denies && !away)],
];

const AFTER_IF = ['speaker', 'thing', 'person', 'addressed', 'owner', 'not'] as const;

/** Another thing that is bought, found or sent back is a reason; another is another wish. */
function isElse({ away, has, past, denies, words, subject, ...classes }: Facts): boolean {
  const sends = subject === 'speaker' && has('sends') && has('will');
  const ill = illAt({ words }, classes) >= 0;
  return sends || (away && ((has('buys') && has('will')) || past || denies || ill));
}

const ACTS: readonly ConsentAct[] = ['cancel', 'return', 'exchange', 'refund', 'address', 'undo'];

/** Why a word of the clause stands against a yes; null where none does. */
export function byWords(facts: Facts): string | null {
  for (const [at, word] of facts.words.entries())
    for (const [why, holds] of BY_WORD) if (holds(facts, word, at)) return `${why} ${word}`;
  return byActs(facts);
}

/** It names another act, or denies the card's. */
export function byActs({ words, denies, subject, acts, swaps, is, act }: Facts): string | null {
  for (const one of ACTS) {
    const named = words.find((word) => act(one).has(word));
    // What is exchanged goes back.
    const goesBack = one === 'return' && swaps && subject === 'speaker' && is(named, 'sends');
    if (!named || goesBack) continue;
    const own = acts.some((mine) => act(mine).has(named));
    if (own ? denies && !is(named, 'vague') : !is(named, 'vague', 'done')) return `act ${named}`;
  }
  return null;
}
