import type { ConsentCard } from '../card.ts';
import type { Judged } from '../deciding/roles.ts';
import type { Grammar, Marked, Segment } from '../grammar.ts';
import { segmented } from '../segments.ts';
import type { Classes } from './classes.ts';
import { type Clause, clauseOf, clausesIn } from './clause.ts';
import { restates } from './restates.ts';

/* A message as its parts: what agrees, and what is told beside it. */

/** What agrees, and what goes along with it. */
export const HEAD: readonly Segment['role'][] = [
  'yes',
  'agree',
  'pick',
  'asks',
  'please',
  'fill',
  'praise',
  'target',
  'item',
];

const AGREES: readonly Segment['role'][] = ['yes', 'agree', 'pick', 'asks'];

const AGAINST: readonly Segment['role'][] = ['no', 'doubt', 'condition', 'change', 'later', 'spare', 'mind'];

const WHY: readonly Segment['role'][] = ['grounds', 'reason', 'spent'];

const NONE: ReadonlySet<string> = new Set();

/** Pieces are made once for one reading, and taken apart once. */
const taken = new WeakMap<readonly Marked[], Segment[]>();

function phrasesIn(piece: readonly Marked[], grammar: Grammar): Segment[] {
  const known = taken.get(piece) ?? segmented(piece, grammar);
  taken.set(piece, known);
  return known;
}

/** A part of a message: some agreement, or a clause beside it. */
export interface Part {
  head?: Judged;
  /** It agrees by saying the card again and nothing else: no yes, and nothing that is asked for. */
  bare?: boolean;
  rest?: Clause;
  /** The writer pauses before it. */
  apart?: boolean;
  /** It comes right after the agreement. */
  set?: boolean;
  /** The word before it, where there is no pause. */
  after?: string | undefined;
}

/** A sentence cut where the writer pauses. */
export function piecesOf({ marked: all, pauses }: Judged): Marked[][] {
  // What an apostrophe cuts off is no size.
  const marked = all.map((one) => (one.word === 's' ? { ...one, marks: NONE } : one));
  const cuts = [0, ...pauses, marked.length];
  return cuts
    .slice(1)
    .map((end, i) => marked.slice(cuts[i], end))
    .filter((piece) => piece.length > 0);
}

export function partsOf(
  piece: readonly Marked[],
  card: ConsentCard,
  grammar: Grammar,
  classes: Classes,
): Part[] {
  const acts = card.alternatives.flatMap((one) => one.acts);
  const headOf = (said: readonly Marked[], clause: Clause): Part | null => {
    const segments = phrasesIn(said, grammar);
    // Nothing that is cancelled is waited for.
    const waits = acts.includes('cancel') && segments.some(({ role }) => role === 'follow');
    // "Oui je n'en ai plus besoin": a reason without a pause is told beside the yes.
    const runsOn =
      segments.some(({ role }) => AGREES.includes(role)) && segments.some(({ role }) => WHY.includes(role));
    if (isClosed(segments) && !waits && !runsOn) return { head: judgedOf(said, segments) };
    if (segments.some(({ role }) => role === 'no') || !restates(clause, acts, classes)) return null;
    const head = judgedOf(said, [{ role: 'agree', alternative: 0, names: true, start: 0, end: said.length }]);
    return { head, bare: !clause.words.some((word) => classes.is(word, 'carries', 'please', 'suits')) };
  };
  const whole = headOf(piece, clauseOf(piece, classes));
  if (whole) return [whole];
  const segments = phrasesIn(piece, grammar);
  const parts: Part[] = [];
  let from = 0;
  let pending = false;
  const rest = (to: number) => {
    const clauses = clausesIn(piece.slice(from, to), classes);
    for (const [i, clause] of clauses.entries()) {
      const set = i === 0 && pending;
      const head = set && isWhy(clause.said, grammar) ? null : headOf(clause.said, clause);
      parts.push(
        head?.head && !(clause.contrast && !agreesAlone(head.head))
          ? head
          : {
              rest: clause,
              apart: from === 0 || i > 0,
              set,
              after: i === 0 ? piece[from - 1]?.word : undefined,
            },
      );
    }
  };
  for (const { start, end } of headsIn(segments, piece, grammar, classes)) {
    if (start > from) rest(start);
    parts.push({ head: judgedOf(piece.slice(start, end), phrasesIn(piece.slice(start, end), grammar)) });
    [from, pending] = [end, true];
  }
  if (from < piece.length) rest(piece.length);
  return parts;
}

/**
 * Where a piece agrees before, amid or after other words: it begins so, or goes on so after a word that joins ("… so yes please"). What begins
 * a clause that goes on without a subject of its own is no agreement ("the colour looks | different").
 */
function headsIn(
  segments: readonly Segment[],
  piece: readonly Marked[],
  grammar: Grammar,
  classes: Classes,
): { start: number; end: number }[] {
  const heads: { start: number; end: number }[] = [];
  for (let i = 0; i < segments.length; i++) {
    const first = segments[i];
    if (!first || !HEAD.includes(first.role)) continue;
    let last = i;
    while (HEAD.includes(segments[last + 1]?.role ?? 'unknown')) last++;
    const run = segments.slice(i, last + 1);
    const start = first.start;
    const whole = run.at(-1)?.end ?? first.end;
    // "Yes it is | my office" begins with a yes, and no more.
    const dangles =
      whole < piece.length &&
      classes.is(piece[whole - 1]?.word, 'be', 'dangling') &&
      grammar.firm.has(piece[start]?.word ?? '');
    // "Go ahead it | is two minutes away."
    const steals =
      i === 0 && classes.is(piece[whole]?.word, 'be') && classes.is(piece[whole - 1]?.word, 'thing');
    const end = dangles ? start + 1 : steals ? whole - 1 : whole;
    const word = piece[start]?.word ?? '';
    const agrees = run.some(({ role }) => AGREES.includes(role));
    const mannerly =
      end === piece.length &&
      !WHY.includes(segments[i - 1]?.role ?? 'unknown') &&
      classes.is(word, 'thanks', 'please');
    const begins =
      i === 0
        ? agrees
        : agrees && (grammar.firm.has(word) || classes.is(word, 'joins', 'concludes', 'please'));
    const goesOn =
      i === 0 &&
      end < piece.length &&
      clausesIn(piece.slice(end), classes)[0]?.subject === null &&
      clauseOf(piece, classes).subject !== null;
    if ((begins && !goesOn) || (mannerly && i > 0)) heads.push({ start, end });
    i = last;
  }
  return heads;
}

/** All of it is known, and nothing of it stands against a yes; "it makes me look | amazing" is one clause, and no reason with praise. */
function isClosed(segments: readonly Segment[]): boolean {
  return segments.every(
    ({ role }, i) =>
      role !== 'unknown' &&
      !AGAINST.includes(role) &&
      !((role === 'praise' || role === 'fill') && WHY.includes(segments[i - 1]?.role ?? 'unknown')),
  );
}

/** There is agreement in it, and in the second case nothing else. */
export const agrees = ({ segments }: Judged): boolean => segments.some(({ role }) => AGREES.includes(role));
export const agreesAlone = (one: Judged): boolean =>
  agrees(one) && one.segments.every(({ role }) => HEAD.includes(role));

const isWhy = (said: readonly Marked[], grammar: Grammar) =>
  phrasesIn(said, grammar).some(({ role }) => WHY.includes(role));

function judgedOf(marked: readonly Marked[], segments: readonly Segment[]): Judged {
  return { words: marked.map(({ word }) => word), question: false, pauses: [], marked, segments };
}
