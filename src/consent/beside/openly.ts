import type { ConsentBeside } from '../../language/beside/beside.ts';
import type { ConsentAlternative, ConsentCard, Force, Verdict } from '../card.ts';
import { decide } from '../decide.ts';
import type { Judged } from '../deciding/roles.ts';
import { saidWith } from '../force.ts';
import type { Grammar, Marked } from '../grammar.ts';
import { isPickup } from '../marks.ts';
import { asksAfter, isName } from './after.ts';
import { type Classes, classesOf } from './classes.ts';
import { type Clause, clauseOf } from './clause.ts';
import { type Beside, isFinal } from './facts.ts';
import { agrees, agreesAlone, HEAD, type Part, partsOf, piecesOf } from './parts.ts';
import { praises, standsBefore, standsIn } from './stands.ts';

/** What is told beside a yes has no more words, in all: fewer where it cannot be undone. */
const MOST_WORDS = { final: 50, other: 80 };

/**
 * A plain yes with anything told beside it: the yes by grammar, the rest by its form and by what stands against the act. Where there is no such
 * yes, or something stands against it, what that is, in a word or two. `settled`: all words of the message are known, and it was no agreement as
 * a whole.
 */
export function openly(
  card: ConsentCard,
  sentences: readonly Judged[],
  grammar: Grammar,
  source: ConsentBeside,
  settled: boolean,
): Extract<Verdict, { kind: 'agrees' }> | string {
  const classes = classesOf(source);
  const { pieces, asks, together } = piecesIn(sentences, card, classes);
  if (pieces.some(({ question }) => question)) return 'question';
  // A sign by itself asks for what follows it.
  if (sentences.some(({ question, marked }) => question && marked.length === 0)) return 'question';
  const parts = withoutName(pieces, grammar).flatMap((piece) => partsOf(piece, card, grammar, classes));
  const heads = parts.flatMap(({ head }) => head ?? []);
  if (!parts.some(({ head, bare }) => head && agrees(head) && !bare)) return 'no head';
  const verdict = decide(card, heads, grammar, () => heads.some(agreesAlone));
  if (verdict.kind !== 'agrees') return `head ${verdict.kind}`;
  const alternative = card.alternatives.find(({ id }) => id === verdict.alternative);
  if (!alternative) return 'no alternative';
  const force = saidWith(heads, grammar);
  const beside = besideOf(alternative, heads, force, statesFirst(sentences), classes);
  const final = isFinal(alternative.acts);
  if (settled && force === 'goes along') return 'settled';
  // Who asks first when the money comes back may cancel for the answer.
  const weak = card.alternatives.length > 1 || final;
  if (asks && (weak || (together && !beside.plainly))) return 'asks';
  const words = parts.reduce((sum, { rest }) => sum + (rest?.words.length ?? 0), 0);
  if (words > MOST_WORDS[final ? 'final' : 'other']) return 'words';
  const named = parts.findLastIndex(({ head }) => head?.segments.some(({ names }) => names));
  for (const [i, part] of parts.entries()) {
    if (!part.rest) continue;
    const against =
      i < named
        ? standsBefore(part.rest, beside, classes)
        : (standsIn(part.rest, beside, classes) ?? joins(part, parts[i - 1], beside, classes));
    if (against) return `${against}: ${part.rest.words.join(' ')}`;
  }
  return verdict;
}

interface Piece {
  piece: readonly Marked[];
  question: boolean;
}

/** What the writer sets off, without what asks after what will follow; `together`: that is asked in the sentence that agrees. */
function piecesIn(
  sentences: readonly Judged[],
  { alternatives }: ConsentCard,
  classes: Classes,
): { pieces: Piece[]; asks: boolean; together: boolean } {
  const swaps = alternatives.every(({ acts }) => acts.includes('exchange'));
  const all = sentences.flatMap((sentence) =>
    piecesOf(sentence).map((piece, i, own) => ({
      piece,
      question: sentence.question && i === own.length - 1,
      apart: i === 0,
    })),
  );
  const isAfter = ({ piece }: Piece, i: number) => i > 0 && asksAfter(piece, swaps, classes);
  const pieces = all.filter((one, i) => !isAfter(one, i));
  const together = all.some((one, i) => !one.apart && isAfter(one, i));
  return { pieces, asks: pieces.length < all.length, together };
}

/** Without who signs. */
function withoutName(pieces: readonly Piece[], grammar: Grammar): (readonly Marked[])[] {
  const all = pieces.map(({ piece }) => piece);
  return all.filter((_, i) => i === 0 || i < all.length - 2 || !isName(all.slice(i - 1), grammar));
}

/** What is a sentence by itself answers what was put, and not what comes after it. */
function statesFirst([first, ...more]: readonly Judged[]): boolean {
  return more.length > 0 && first?.segments.every(({ role }) => HEAD.includes(role)) === true;
}

function besideOf(
  { acts, items, address }: ConsentAlternative,
  heads: readonly Judged[],
  force: Force,
  stated: boolean,
  { is }: Classes,
): Beside {
  const said = heads.flatMap(({ marked }) => marked.map(({ word }) => word));
  const polite =
    said.some((word) => is(word, 'please', 'thanks')) ||
    heads.some(({ segments }) => segments.some(({ role }) => role === 'please'));
  const plainly = force === 'tells' || (force === 'says' && (polite || stated));
  const wry = !plainly && said.some((word) => is(word, 'wry'));
  return { acts, items: items.length, plainly, says: force !== 'goes along', wry, place: placeOf(address) };
}

/** What agrees word by word, and praises what goes away. */
export function contradicts(
  { alternatives }: ConsentCard,
  { alternative }: Extract<Verdict, { kind: 'agrees' }>,
  sentences: readonly Judged[],
  source: ConsentBeside,
): boolean {
  const classes = classesOf(source);
  const acts = alternatives.find(({ id }) => id === alternative)?.acts ?? [];
  return sentences.some((sentence) =>
    piecesOf(sentence).some((piece) => praises(clauseOf(piece, classes), acts, classes)),
  );
}

/** Why a clause cannot follow what is before it, whatever it tells. */
function joins(part: Part, before: Part | undefined, beside: Beside, classes: Classes): string | null {
  if (!part.rest) return null;
  if (!part.apart && !goesOn(part.rest, beside, part.after, classes)) return 'together';
  // "Yes, but it is too small" takes something back, whatever it is.
  const agreed = before?.head !== undefined && agrees(before.head);
  return part.rest.contrast && (part.set || agreed) ? 'but' : null;
}

/** Without a pause, a bare yes may be the answer to what follows; not to what the customer has done wrong, or does not. */
function goesOn(
  { subject, said, words, not }: Clause,
  { plainly, place }: Beside,
  after: string | undefined,
  { is }: Classes,
): boolean {
  if (subject === null) {
    // "Do the swap there", "fais le retour frère".
    const scrap = said.every(
      ({ word, marks }) =>
        marks.size === 0 &&
        /^\p{L}{2,}$/u.test(word) &&
        !is(word, 'only', 'other', 'times', 'places', 'ends', 'not', 'stop', 'good', 'past'),
    );
    return plainly && words.length === 1 && scrap && !is(after, 'dangling', 'places', 'owner');
  }
  if (plainly || (place === 'home' && (subject === 'thing' || words.some((word) => is(word, 'moved')))))
    return true;
  const wrong =
    not >= 0 || words.some((word) => is(word, 'perfect')) || words.some((word) => is(word, 'ill'));
  return subject === 'speaker' && wrong && words.some((word) => is(word, 'past', 'not', 'modal'));
}

function placeOf(to: string | null): Beside['place'] {
  if (to === null) return null;
  return to.includes('@') ? 'mail' : isPickup(to) ? 'pickup' : 'home';
}
