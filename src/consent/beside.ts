import type { Told } from '../language/consent.ts';
import { consentGrammar } from '../language/index.ts';
import { fold, readable } from '../language/reading/text.ts';
import { stops } from './against.ts';
import type { ConsentCard, Verdict } from './card.ts';
import { STOPS } from './decide.ts';
import type { Marked, Segment } from './grammar.ts';

/*
 * A plain yes with something told beside it that no grammar foresees: "yes cancel it, my sister has bought me the same". The yes has to stand by itself, and to say more than yes where a story follows; what is told has to begin as one tells of
 * oneself or of a thing, and nothing in it may ask for anything else or stand against the act.
 */

/** What a phrase of the words is, with its words. */
export interface Part {
  role: Segment['role'];
  words: readonly Marked[];
}

export interface Reader {
  judged(card: ConsentCard, words: string, locale: string): Verdict;
  read(card: ConsentCard, words: string, tag: string): readonly Part[];
}

type Agreed = Extract<Verdict, { kind: 'agrees' }>;

/** More is no plain answer. */
const LONGEST = 320;
const MOST_SPLITS = 14;
const PAUSE = /[,.:!\n(]+|\s[-–—]+\s|[–—]|\p{Extended_Pictographic}/gu;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const DAY = /^(?:[12]?\d|3[01])$/;
const AWAY = ['cancel', 'return', 'refund'];

export function beside(card: ConsentCard, text: string, locale: string, reader: Reader): Agreed | null {
  const tag = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  const reasons = consentGrammar(tag)?.reasons;
  const words = readable(text).trim();
  if (!reasons || words.length > LONGEST || /["<>]|(?:^|\n)\s*[>|']/.test(words)) return null;
  for (const { head, tail, paused } of splits(words, reasons.told)) {
    const verdict = reader.judged(card, head, locale);
    if (verdict.kind !== 'agrees') continue;
    const more = verdict.names || (paused && saysMore(card, head, tag, verdict, reader));
    if (more && isTold(card, tail, tag, reasons.told, verdict.force === 'tells', reader)) return verdict;
  }
  const last = words.search(/[.!\n][^.!\n]*[.!\n\s]*$/);
  if (last < 0) return null;
  const verdict = reader.judged(card, words.slice(last + 1), locale);
  const first = words.slice(0, last);
  return verdict.kind === 'agrees' &&
    verdict.names &&
    isTold(card, first, tag, reasons.told, false, reader, 'first')
    ? verdict
    : null;
}

/** More than "yes": it tells to go on, or asks to. */
function saysMore(
  card: ConsentCard,
  head: string,
  tag: string,
  { force }: Agreed,
  { read }: Reader,
): boolean {
  return (
    force === 'tells' ||
    (force === 'says' &&
      read(card, head, tag).some(
        ({ role, words }) => role === 'please' || (role === 'agree' && words.length > 1),
      ))
  );
}

interface Split {
  head: string;
  tail: string;
  paused: boolean;
}

/** Where what is said may end, and what is told begin. */
function splits(text: string, { joins }: Told): Split[] {
  const pauses = [...text.matchAll(PAUSE)].map(({ index, 0: mark }) => ({
    head: text.slice(0, index),
    tail: text.slice(index + mark.length),
    paused: true,
  }));
  const joining = wordsIn(joins);
  const joined = [...text.matchAll(WORD)]
    .filter(({ index, 0: word }) => index > 0 && text[index - 1] === ' ' && joining.has(fold(word)))
    .map(({ index }) => ({ head: text.slice(0, index), tail: text.slice(index), paused: false }));
  return [...pauses, ...joined]
    .filter(({ head, tail }) => /\p{L}/u.test(head) && /\p{L}/u.test(tail))
    .slice(0, MOST_SPLITS);
}

/** Nothing but what somebody tells beside a yes. `negates`: the yes tells to go on, so that a "not" is of what is told. */
function isTold(
  card: ConsentCard,
  tail: string,
  tag: string,
  told: Told,
  negates: boolean,
  { read }: Reader,
  first?: 'first',
): boolean {
  if (/[?¿;…]|\.{3}/.test(tail)) return false;
  const parts = read(card, tail, tag);
  if (parts.some(({ role }) => STOPS.includes(role))) return false;
  const starts = wordsIn(told.starts);
  const negation = wordsIn(told.negation);
  const acts = card.alternatives.flatMap((one) => one.acts);
  const wishes = wordsIn(
    `${told.wishes} ${acts.some((act) => AWAY.includes(act)) ? told.away : ''} ${acts.includes('exchange') ? told.swap : ''}`,
  );
  const free = parts.every(({ role, words }) =>
    words.every(({ word, marks }, at) => {
      if (marks.has('x') || marks.has('g')) return false;
      if (role !== 'unknown') return role !== 'praise' || !wishes.has(word);
      if (/^\d/.test(word)) return marks.size > 0 || (DAY.test(word) && at + 1 <= words.length);
      if (wishes.has(word)) return false;
      return !stops(word, tag) || (negates && negation.has(word));
    }),
  );
  if (!free) return false;
  // Each clause that is not all understood begins with whom or what it tells of.
  return tail
    .split(PAUSE)
    .filter((clause) => /\p{L}/u.test(clause))
    .every((clause) => {
      const [word = ''] = clause.match(WORD) ?? [];
      const begins = starts.has(fold(word)) || wordsIn(told.joins).has(fold(word));
      return (
        begins ||
        (first === undefined ? read(card, clause, tag) : parts).every(({ role }) => role !== 'unknown')
      );
    });
}

const wordsIn = (list: string) => new Set(list.split(/\s+/).filter(Boolean));
