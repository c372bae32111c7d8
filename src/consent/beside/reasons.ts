import type { Facts } from './facts.ts';

/** It tells why: something is denied, wrong, too long, had already, bought for it, or what comes is liked. */
export function isReason(facts: Facts): boolean {
  const { denies, ill, past, plainly, goods, sends, away, swaps, has, likes, marked } = facts;
  return (
    denies ||
    ill >= 0 ||
    sends ||
    (past && (plainly || !goods)) ||
    (away && has('buys') && has('will') && !goods) ||
    (has('already') && has('has') && has('one')) ||
    (has('since') && has('idle')) ||
    (swaps && likes && marked('o')) ||
    isPain(facts) ||
    isHandy(facts)
  );
}

/** "Je passe devant tous les jours": of where a parcel waits; who has moved has another home. */
function isHandy({ place, says, subject, has }: Facts): boolean {
  return (
    (place === 'pickup' && says && has('handy')) ||
    (place === 'home' && subject === 'speaker' && has('moved'))
  );
}

/** "They rub my heels": what it does, and is not. */
function isPain({ says, subject, words, at, is, good, has, said }: Facts): boolean {
  return (
    says &&
    subject === 'thing' &&
    !is(words[at + 1], 'be', 'has', 'finite') &&
    good < 0 &&
    !has('arrives') &&
    words.length > at + 2 &&
    said.every(({ marks }) => marks.size === 0)
  );
}

/** "That's my sister's", "we moved last week": of the place that was put. */
export function isWhere({ place, says, subject, words, at, is }: Facts): boolean {
  return (
    place === 'home' &&
    says &&
    (subject === 'thing' || subject === 'speaker') &&
    words.some((word, i) => i > at && is(word, 'be', 'lives', 'moved'))
  );
}
