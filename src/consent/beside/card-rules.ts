import type { Facts } from './facts.ts';
import { isPresent, refuses } from './form.ts';
import { notThere } from './places.ts';
import { isReason, isWhere } from './reasons.ts';

/* What a clause says of the thing, and of what is to become of it, against a yes. */

type Rule = readonly [why: string, holds: (facts: Facts) => boolean];

/** Whatever the card does. */
const ANY: readonly Rule[] = [
  ['amount', ({ marked, denies, ill }) => marked('n') && (denies || ill >= 0)],
  ['wry', ({ wry, has }) => wry && has('since', 'idle')],
  ['yours', ({ plainly, ill, has }) => !plainly && ill >= 0 && has('yours')],
  [
    'another',
    ({ said, is, away, past }) =>
      said.some(
        ({ word, marks }) =>
          marks.has('x') &&
          !is(word, 'good', 'part') &&
          !(marks.has('g') && ((away && past) || isWith(said, word, is))),
      ),
  ],
  ['some', ({ items, marked, said }) => items > 1 && marked('i') && countOf(said) < items],
  [
    'not ill',
    ({ ill, not, is, words }) =>
      ill >= 0 && not >= 0 && not < ill && ill - not <= 3 && !is(words[ill], 'cannot'),
  ],
  ['stays', ({ has, place }) => has('stays') && place !== 'home'],
  ['spoils', ({ subject, has }) => subject === 'speaker' && has('spoils')],
  ['gone money', ({ has }) => has('gone') && has('money')],
  ['gone', isGone],
  ['present', (facts) => isPresent(facts, facts) && facts.place !== 'home' && !facts.sends],
  [
    'means',
    ({ place, subject, has, denies, ill }) =>
      place === 'mail' &&
      has('means') &&
      (denies || ill >= 0 || has('blocked')) &&
      (subject !== 'phrase' || !has('past', 'weakly')),
  ],
  [
    'foretold',
    ({ subject, ill, denies, words, at, is }) =>
      subject !== 'speaker' && ill >= 0 && !denies && words.some((word, i) => i > at && is(word, 'future')),
  ],
  [
    'time',
    ({ has, words, bare, sends, subject, place, goods }) =>
      has('times') &&
      !has('past', 'has') &&
      !words.some((word) => bare.test(word)) &&
      !sends &&
      (subject === null || place !== null || goods),
  ],
];

/** The customer parts with the thing: who likes, wants, holds or gives it away has another wish. */
const AWAY: readonly Rule[] = [
  [
    'good',
    ({ likes, ill, is, words, good, has }) =>
      likes && !has('buys') && !(ill >= 0 && is(words[good], 'weakly')),
  ],
  ['wants', (facts) => facts.wants >= 0 && !facts.negated(facts.wants) && !isAllThatIsWanted(facts)],
  // "I do not want it" may be the thing, or what is put.
  ['wants not', (facts) => (!facts.plainly || facts.acts.includes('cancel')) && refuses(facts, facts)],
  ['holds', isHeld],
  ['has it', hasIt],
  ['holder', (facts) => isOther(facts) && facts.goods && !isReason(facts)],
];

/** Something comes instead: what it replaces is not praised, and what comes is not blamed. */
const SWAP: readonly Rule[] = [
  ['wants not', ({ wants, negated }) => wants >= 0 && negated(wants)],
  ['as it is', isAsItIs],
  [
    'as they are',
    ({ subject, words, is }) =>
      subject === 'speaker' && words.some((word, i) => is(word, 'be') && is(words[i + 1], 'build')),
  ],
  ['not that', ({ marked, likes, wants }) => marked('o') && !likes && wants < 0],
  ['size', ({ has, ill, subject }) => has('size') && ill < 0 && subject === 'phrase'],
  ['good', ({ likes, is, words, good, marked }) => likes && is(words[good], 'weakly') && !marked('o')],
  [
    'wants other',
    (facts) =>
      facts.wants >= 0 &&
      !facts.marked('o') &&
      !facts.goods &&
      !facts.has('more') &&
      !isAllThatIsWanted(facts),
  ],
  ['holder', (facts) => isOther(facts) && facts.goods && facts.wants < 0 && !facts.likes && !isReason(facts)],
];

/** Where something goes, and the rest. */
const PLACE: readonly Rule[] = [
  ['wants', ({ wants }) => wants >= 0],
  ['elsewhere', notThere],
];

/** What the yes itself is too weak for. */
const FORCE: readonly Rule[] = [
  [
    'there',
    ({ plainly, words, at, is }) => !plainly && words.slice(at, at + 2).some((one) => is(one, 'exists')),
  ],
  [
    'stressed',
    ({ plainly, words, is }) =>
      !plainly && words.some((word, i) => is(word, 'stressed') && is(words[i + 1], 'be')),
  ],
  ['reason', (facts) => !facts.plainly && !isReason(facts) && !isWhere(facts)],
  ['goes along', ({ says, subject, denies }) => !says && subject === 'speaker' && !denies],
];

/** Why a clause stands against what the card does; null where nothing in it does. */
export function byCard(facts: Facts, final: boolean): string | null {
  const { acts, away, swaps, has, denies, goods } = facts;
  const rules = [...ANY, ...(away ? AWAY : swaps ? SWAP : PLACE)];
  const against = rules.find(([, holds]) => holds(facts));
  if (against) return against[0];
  // What is done for good is done on a yes with nothing beside it but its reason: whatever else is told may be against it in words nobody foresaw.
  if (final && !isReason(facts) && !isWhere(facts)) return 'no reason';
  if (acts.includes('cancel') && has('arrives') && !denies && !(facts.past && !goods)) return 'arrives';
  return FORCE.find(([, holds]) => holds(facts))?.[0] ?? null;
}

/** Somebody else, or something, is what it is about. */
const isOther = ({ subject }: Facts) => subject === 'phrase' || subject === 'person';

/** "It goes with my skirt." */
function isWith(said: Facts['said'], word: string, is: Facts['is']): boolean {
  const at = said.findIndex((one) => one.word === word);
  return said.slice(Math.max(at - 2, 0), at).some((one) => is(one.word, 'with'));
}

function isGone({ find, negated, subject, goods, past }: Facts): boolean {
  const gone = find('gone');
  if (gone < 0 || negated(gone)) return false;
  return subject === 'speaker' ? goods : !past && (goods || subject === 'thing');
}

function isHeld({ find, has, negated, sends, goods, subject, past }: Facts): boolean {
  const holds = find('holds');
  return holds >= 0 && !sends && !has('past') && (goods || subject === 'person') && !negated(holds) && !past;
}

/** "My sister has it", and not "I have it packed". */
function hasIt({ words, said, is, negated, bare }: Facts): boolean {
  return words.some(
    (word, i) =>
      is(word, 'has') &&
      !negated(i) &&
      !bare.test(words[i + 2] ?? '') &&
      (is(words[i + 1], 'thing') || said[i + 1]?.marks.has('i') === true),
  );
}

/** "Yes please, I love the S": what goes back is as it should be, or is only named. */
function isAsItIs(facts: Facts): boolean {
  const { marked, said, at, words, sends, likes } = facts;
  if (!marked('s') || sends) return false;
  const tells = said.findIndex(({ marks }) => marks.has('s')) <= at + 1 && words.length >= 3;
  return likes || (!marked('o') && !isReason(facts) && !tells);
}

/** "That's all I ever wanted." */
function isAllThatIsWanted({ wants, words, has }: Facts): boolean {
  return wants === words.length - 1 && has('whole');
}

const countOf = (said: Facts['said']) =>
  new Set(said.flatMap(({ marks }) => [...marks].filter((mark) => /^i\d/.test(mark)))).size;
