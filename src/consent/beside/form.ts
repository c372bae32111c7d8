import type { Classes } from './classes.ts';
import type { Clause } from './clause.ts';

/* What the form of a clause is, whatever its words. */

/** What speaks against the thing; "too" by itself at the end adds another thing. */
export function illAt({ words }: Pick<Clause, 'words'>, { is }: Classes): number {
  return words.findIndex((word, i) => is(word, 'ill') && !(is(word, 'also') && i === words.length - 1));
}

/** "Looks like a sack", "ma belle-mère": no liking. */
export function isLikeness(words: readonly string[], at: number, { is }: Classes): boolean {
  if (is(words[at + 1], 'kin')) return is(words[at], 'inLaw');
  return is(words[at], 'likeness') && !is(words[at - 1], 'speaker', 'person', 'not', 'opens', 'modal', 'do');
}

/** "I am still here", "I will be home": no reason to part with anything. */
export function isPresent({ words, subject, at, not }: Clause, { is }: Classes): boolean {
  const there = words.findIndex((word) => is(word, 'present'));
  const stays = words.slice(Math.max(at, there - 2), there).some((word) => is(word, 'be'));
  return subject !== 'thing' && subject !== null && not < 0 && there > at && stays;
}

/** "You said so": what is told of the shop is a complaint, or a joke. */
export function isAddressed({ words, subject, at }: Clause, { is }: Classes): boolean {
  return words.some(
    (word, i) => is(word, 'addressed') && (i === at ? subject === 'addressed' : !is(words[i - 1], 'toward')),
  );
}

/** "Thanks for nothing", "merci de me rappeler": no thanks. */
export function isRequest({ words, at, not }: Clause, { is }: Classes): boolean {
  const asks = is(words[at + 1], 'of') && (not >= 0 || !is(words[at + 2], 'been', 'owner'));
  return asks || words.some((word) => is(word, 'nothing', 'yields'));
}

/** A clause without a subject: what was done, or what is wrong. */
export function isFragment({ words, said, at, not }: Clause, { is, bare }: Classes): boolean {
  const word = words[at] ?? '';
  if (is(word, 'past', 'ill', 'thanks') || bare.test(word)) return true;
  if (not < 0 || not > at + 1) return false;
  const [denied = '', ...more] = words.slice(not + 1);
  // "Can't wait."
  if (not === at + 1) return is(word, 'asks') && is(denied, 'idle');
  const plain = said.every((one) => one.marks.size === 0 && !is(one.word, 'points', 'suits', 'times', 'now'));
  return plain && (more.length > 0 || is(denied, 'past', 'good', 'ill') || bare.test(denied));
}

/** "I do not want it", and nothing more: the thing, or what is put. */
export function refuses({ words, not }: Clause, { is }: Classes): boolean {
  const wants = words.findIndex((word) => is(word, 'wants'));
  const denied = not >= 0 && (not < wants || not - wants <= 2);
  return wants >= 0 && denied && (words.length <= wants + 2 || is(words[wants + 2], 'not'));
}

/** Words that name nothing and ask for nothing; beside what can be undone they may be anything. */
export function isOpen({ words, said, at }: Clause, { is }: Classes): boolean {
  const plain = said.every(
    ({ word, marks }) =>
      marks.size === 0 && !/^\d/.test(word) && !is(word, 'asks', 'carries', 'times', 'by', 'stop', 'please'),
  );
  return plain && words.length <= 12 && !is(words[at], 'places', 'goes', 'not');
}

/** A noun with a verb of its own: "the small one" says which, and no more. */
export function hasVerb(clause: Clause, classes: Classes): boolean {
  const { words, at, not } = clause;
  const { is, verb } = classes;
  const found = words.some(
    (word, i) => i > at && (is(word, 'finite', 'past') || (verb.test(word) && i > at + 1)),
  );
  return found || not >= 0 || tellsOfThing(clause, classes);
}

/** "Le M ferme à peine": of a thing on the card more is said than its name. */
function tellsOfThing({ words, said, at }: Clause, { is }: Classes): boolean {
  const noun = said[at]?.marks.size ? at : at + 1;
  const rest = said.slice(noun + 1);
  return (
    (said[noun]?.marks.size ?? 0) > 0 &&
    words.length >= noun + 3 &&
    rest.every(({ word, marks }) => marks.size === 0 && !is(word, 'places', 'other')) &&
    rest.some(({ word }) => !is(word, 'goes', 'ill', 'good'))
  );
}

/** "Being one linen shirt": nothing but what is on the card. */
export function isMention({ said, subject, not, contrast }: Clause, { is }: Classes): boolean {
  const own = ({ word, marks }: Clause['said'][number]) =>
    (marks.has('i') || marks.has('n') || is(word, 'goes', 'owner')) &&
    !marks.has('z') &&
    !is(word, 'be', 'finite', 'suits');
  return (
    (subject === null || subject === 'phrase') &&
    not < 0 &&
    !contrast &&
    said.some(({ marks }) => marks.has('i')) &&
    said.every(own)
  );
}
