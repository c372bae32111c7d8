import type { ConsentAct } from '../../language/consent.ts';
import { byCard } from './card-rules.ts';
import type { Classes } from './classes.ts';
import type { Clause } from './clause.ts';
import { type Beside, factsOf, isAway, isFinal } from './facts.ts';
import {
  hasVerb,
  isAddressed,
  isFragment,
  isLikeness,
  isMention,
  isOpen,
  isRequest,
  refuses,
} from './form.ts';
import { byActs, byWords } from './words.ts';

/** A longer clause is no aside; beside what cannot be undone, and beside the rest. */
const LONGEST = { final: 16, other: 30, before: 40 };

/** Why a clause stands against the yes that it is told beside; null where nothing in it does. */
export function standsIn(clause: Clause, beside: Beside, classes: Classes): string | null {
  const { words, at, not } = clause;
  const { is } = classes;
  // "You are a star" is of no thing.
  const praise = isAddressed(clause, classes) && not < 0 && !is(words[0], 'joins');
  if (praise && words.some((word) => is(word, 'praises'))) return null;
  if (is(words[at], 'thanks')) return isRequest(clause, classes) ? 'thanks' : null;
  if (beside.plainly && isMention(clause, classes)) return null;
  const facts = factsOf(clause, beside, classes);
  const final = isFinal(beside.acts);
  return byForm(clause, beside, final, classes) ?? byWords(facts) ?? byCard(facts, final);
}

/**
 * Who tells first and says then what is to be done has weighed what was told: only what would be another wish, a condition or a no stands
 * against that.
 */
export function standsBefore(clause: Clause, beside: Beside, classes: Classes): string | null {
  const { words, said, not, at, subject } = clause;
  const { is, bare } = classes;
  if (words.length > LONGEST.before) return 'long';
  if (is(words[0], 'asks') && !is(words[1], 'speaker')) return 'asks';
  if (is(words[at], 'thanks') && not < 0) return null;
  const another = said.some(({ word, marks }) => marks.has('x') && !is(word, 'good'));
  if (another && !words.some((word) => is(word, 'acquires'))) return 'another';
  if (words.some((word) => is(word, 'other'))) return 'other';
  if (is(words.at(-1), 'no') || (not === 0 && subject === null)) return 'not that';
  const stop = words.some(
    (word, i) =>
      is(word, 'stop', 'ends') ||
      (is(word, 'asking') && is(words[i + 1], 'speaker', 'asked')) ||
      (is(word, 'told') && subject !== 'speaker') ||
      (is(word, 'must') && is(words[i + 1], 'to') && subject !== 'speaker') ||
      (is(word, 'begins') && i === 0 && !bare.test(words[1] ?? '')) ||
      (is(word, 'modal') && !is(words[i - 1], 'thing')),
  );
  if (stop) return 'stop';
  if (subject === null && words.some((word) => is(word, 'times', 'nothing'))) return 'time';
  if (beside.acts.includes('cancel') && refuses(clause, classes)) return 'refuses';
  const wants = words.findIndex(
    (word, i) => is(word, 'wants') && !isLikeness(words, i, classes) && i < words.length - 1,
  );
  if (wants >= 0 && !(not >= 0 && not < wants)) return 'wants';
  return byActs(factsOf(clause, beside, classes));
}

/** By its form alone. */
function byForm(clause: Clause, { acts, plainly }: Beside, final: boolean, classes: Classes): string | null {
  const { words, said, subject, at } = clause;
  const { is } = classes;
  if (words.length > LONGEST[final ? 'final' : 'other']) return 'long';
  if (is(words.at(-1), 'no')) return 'no';
  if (isAddressed(clause, classes)) return 'you';
  const counted = said.some(({ marks }) => marks.has('n'));
  if (said.some(({ word, marks }) => /^\d/.test(word) && marks.size === 0 && (word.length > 3 || counted)))
    return 'number';
  if (subject === null && is(words[at], 'asks') && !is(words[at + 1], 'not')) return 'asks';
  if (clause.contrast && !words.some((word) => is(word, 'not', 'ill'))) return 'contrast';
  const open = plainly && !isFinal(acts) && isOpen(clause, classes);
  if (subject === null && !open && !isFragment(clause, classes)) return 'fragment';
  if ((subject === 'phrase' || is(words[at], 'points')) && !hasVerb(clause, classes)) return 'no verb';
  return null;
}

/**
 * "It is perfect", "elle est parfaite", "I love the S": said of the thing that goes away, or of the size that does, beside a yes that would be
 * one without it.
 */
export function praises(clause: Clause, acts: readonly ConsentAct[], classes: Classes): boolean {
  const { words, said, subject, at, not } = clause;
  const { is } = classes;
  // "I am small" says why it is as it is.
  const fits = subject === 'speaker' && is(words[at + 1], 'be') && is(words[at + 2], 'build');
  if (fits && acts.includes('exchange') && words.length === at + 3) return true;
  const good = words.findIndex((word, i) => is(word, 'good') && !isLikeness(words, i, classes));
  const tempered = words.some((word) => is(word, 'modal', 'future', 'ill', 'will') && !is(word, 'speaker'));
  if (good < 0 || not >= 0 || tempered) return false;
  const target = said.some(({ marks }) => marks.has('o'));
  if (acts.includes('exchange') && !target && said.some(({ marks }) => marks.has('s'))) return true;
  const it = is(words[at], 'article') || [at, at + 1].some((i) => said[i]?.marks.has('i'));
  const says = words.slice(at + 1, good).some((word) => is(word, 'be', 'finite'));
  return it && subject !== null && says && !is(words[good], 'approves') && (isAway(acts) || !target);
}
