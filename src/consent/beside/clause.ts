import type { Marked } from '../grammar.ts';
import type { Classes } from './classes.ts';

/** A clause as far as its form can be read without knowing all its words. */
export interface Clause {
  said: readonly Marked[];
  words: readonly string[];
  /** Who or what it is about; null where it has no subject that is known as one. */
  subject: 'speaker' | 'thing' | 'person' | 'phrase' | 'addressed' | null;
  /** Where the subject stands, after what opens the clause. */
  at: number;
  /** Where the first negation stands; -1 for none. */
  not: number;
  /** It is set against what stands before it ("but"), or what follows is set against it. */
  contrast: boolean;
  conceded: boolean;
}

const SUBJECTS = ['speaker', 'addressed', 'thing', 'person'] as const;

export function clauseOf(
  said: readonly Marked[],
  classes: Classes,
  contrast = false,
  conceded = false,
): Clause {
  const words = said.map(({ word }) => word);
  let at = 0;
  while (at < words.length - 1 && classes.is(words[at], 'opens') && !isSubject(words[at], classes)) at++;
  const subject = subjectAt(said, words, at, classes);
  const not = words.findIndex(
    (one, i) =>
      classes.is(one, 'not') && !(classes.is(one, 'more') && classes.is(words[i + 1], 'more', 'good', 'ill')),
  );
  return { said, words, subject, at, not, contrast, conceded };
}

function subjectAt(
  said: readonly Marked[],
  words: readonly string[],
  at: number,
  classes: Classes,
): Clause['subject'] {
  const word = words[at];
  const known = SUBJECTS.find((name) => classes.is(word, name));
  if (known) return known;
  if (classes.is(word, 'owner') || said[at]?.marks.has('i')) return 'phrase';
  // "Winter is coming", "mum gave me one": a noun without an article, and its verb.
  const open =
    word !== undefined &&
    !classes.is(word, 'stop', 'asks', 'places', 'times', 'carries', 'not', 'ill', 'past', 'good');
  return open && [1, 2].some((next) => classes.is(words[at + next], 'finite')) ? 'phrase' : null;
}

function isSubject(word: string | undefined, classes: Classes): boolean {
  return classes.is(word, 'speaker', 'thing', 'person', 'addressed', 'owner');
}

/** A run of words as its clauses: it is cut before "but", and where "and", "so", "because" begin another. */
export function clausesIn(said: readonly Marked[], classes: Classes): Clause[] {
  const parts: { said: Marked[]; contrast: boolean }[] = [{ said: [], contrast: false }];
  said.forEach((token, at) => {
    const yields = classes.is(token.word, 'yields');
    const opens =
      classes.is(token.word, 'joins') &&
      (classes.is(said[at + 1]?.word, 'that') || isSubject(said[at + 1]?.word, classes));
    if (yields) parts.push({ said: [], contrast: true });
    else {
      if (opens && (parts.at(-1)?.said.length ?? 0) > 0) parts.push({ said: [], contrast: false });
      parts.at(-1)?.said.push(token);
    }
  });
  return parts.flatMap((part, i) =>
    part.said.length > 0
      ? [clauseOf(part.said, classes, part.contrast, parts[i + 1]?.contrast === true)]
      : [],
  );
}
