import type { ConsentAct, ConsentGrammar } from '../language/consent.ts';
import { consentGrammar, consentTags } from '../language/index.ts';
import { yesToBoth } from '../language/pointing/every-order.ts';
import { type NamedAct, yesAndNo } from '../language/pointing/yes-and-no.ts';
import { leavesNoYes } from '../language/told/no-yes.ts';
import { keepsGoing, namesAddress } from '../language/told/speaks-of-else.ts';
import { contradicts, openly } from './beside/openly.ts';
import type { ConsentCard, Force, Verdict } from './card.ts';
import { decide, unclear } from './decide.ts';
import { type Judged, STOPS } from './deciding/roles.ts';
import { exceeds, fewer } from './exceeds.ts';
import type { Grammar, Segment } from './grammar.ts';
import { marker, SIZE_SIGN } from './marks.ts';
import { withoutNames } from './names.ts';
import { plainWord } from './plain.ts';
import { segmented } from './segments.ts';
import { grammarOf } from './shape.ts';
import { ordersMeant } from './some-orders.ts';
import { saidIn } from './tokens.ts';
import { toldApart } from './told-apart.ts';

/**
 * What a customer's own new words are to what was put to them. A yes has to stand in them by grammar: as
 * agreement, thanks, manners or the very thing that was offered. What is told beside it is judged by its form
 * and by what stands against the act; in a language that is not the one spoken, and to an appointment or a
 * subscription, whatever is left over makes it no yes. Pure and the same on every call; `locale` is the language that is spoken, other languages are read where their
 * words are plain.
 */
export function judge(card: ConsentCard, words: string, locale: string): Verdict {
  const orders = ordersMeant(card, words);
  if (orders === 'some' || fewer(card, words) || exceeds(card, words, locale)) return { kind: 'changes' };
  const [only, ...others] = card.alternatives;
  if (only && others.length === 0 && card.orders.length === 2 && yesToBoth(words))
    return { kind: 'agrees', alternative: only.id, names: false, points: false, force: 'says' };
  const apart = yesAndNo(words);
  const verdict = judged(card, apart?.rest ?? words, locale);
  if (apart && takes(card, verdict, apart.no)) return { kind: 'changes' };
  if (verdict.kind === 'unclear' && !verdict.stops && unsays(card, verdict, words))
    return unclear(verdict.about, true);
  if (verdict.kind !== 'agrees') return verdict;
  if (orders === 'one' || unsays(card, verdict, words)) return unclear(true, true);
  if (!verdict.names && namesNoAddress(card, words)) return unclear(false, true);
  if (endsAll(card) && keepsGoing(words)) return unclear(false, true);
  const chooses = card.alternatives.length > 1;
  return chooses ? toldApart(card, apart?.rest ?? words, verdict) : verdict;
}

/** In the words is what leaves no yes to the alternative that is agreed to, or to any where none is. */
function unsays({ alternatives }: ConsentCard, verdict: Verdict, words: string): boolean {
  const acts = alternatives
    .filter(({ id }) => verdict.kind !== 'agrees' || id === verdict.alternative)
    .flatMap((one) => one.acts);
  const cancels = acts.includes('cancel');
  return leavesNoYes(words, { cancels, parts: acts.some((act) => PARTS.includes(act)) });
}

const PARTS: readonly ConsentAct[] = ['cancel', 'return', 'exchange', 'refund'];

/** It cancels, and nothing of it comes back. */
function endsAll({ alternatives }: ConsentCard): boolean {
  return alternatives.every(({ acts }) => acts.includes('cancel') && !acts.includes('return'));
}

/** "Yes to the address", to a card that sends nothing anywhere, is a yes to another wish of theirs. */
function namesNoAddress({ alternatives }: ConsentCard, words: string): boolean {
  const sent = alternatives.some(({ acts, address }) => address !== null || acts.includes('address'));
  return !sent && namesAddress(words);
}

/** What would be done is what the words refuse. */
function takes({ alternatives }: ConsentCard, verdict: Verdict, refused: NamedAct): boolean {
  return (
    verdict.kind === 'agrees' &&
    alternatives.some(({ id, acts }) => id === verdict.alternative && acts.includes(refused))
  );
}

function judged(card: ConsentCard, words: string, locale: string): Verdict {
  const tag = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  const own = consentGrammar(tag) ? tag : 'en';
  const first = read(card, words, own);
  // A message that its own language can read is settled there; a word of another has to be plain in all that
  // know it.
  if (first.unknown === 0) return first.verdict;
  const others = (first.known + first.unknown > MOST_FOREIGN ? [] : consentTags())
    .filter((other) => other !== own)
    .map((other) => read(card, words, other, 'exact'));
  const whole = others.filter(({ unknown, known }) => unknown === 0 && known > 0);
  const verdicts = whole.map(({ verdict }) => JSON.stringify({ ...verdict, force: null }));
  const verdict = whole.toSorted((one, other) => forceOf(one.verdict) - forceOf(other.verdict))[0];
  if (verdict && new Set(verdicts).size === 1 && !first.stops) return verdict.verdict;
  if (verdict && new Set(verdicts).size > 1) return unclear(true, true);
  const plain = first.known === 0 && !first.stops ? plainWord(words, tag) : null;
  if (plain === 'no') return { kind: 'declines' };
  const [only] = card.alternatives;
  if (plain === 'yes' && only && card.alternatives.length === 1)
    return { kind: 'agrees', alternative: only.id, names: false, points: false, force: 'says' };
  if (first.verdict.kind !== 'unclear' || first.known > first.unknown) return first.verdict;
  const better = others.reduce((best, one) => (one.unknown < best.unknown ? one : best), first);
  // Half understood, it may stop something and never starts anything.
  return better.verdict.kind === 'agrees' ? unclear(true, false) : better.verdict;
}

const FORCES: readonly Force[] = ['goes along', 'says', 'tells'];

function forceOf(verdict: Verdict): number {
  return verdict.kind === 'agrees' ? FORCES.indexOf(verdict.force) : -1;
}

/** A longer message in another language than the one spoken is judged by no plain words. */
const MOST_FOREIGN = 24;

interface Reading {
  verdict: Verdict;
  /** Words that were understood, and that were not. */
  known: number;
  unknown: number;
  /** Something in it stands against a yes. */
  stops: boolean;
}

/** `exact`: in a language that is not expected, a slip of the pen would make a yes of anything. */
function read(card: ConsentCard, text: string, tag: string, exact?: 'exact'): Reading {
  const source = consentGrammar(tag);
  if (!source) return { verdict: unclear(false, false), known: 0, unknown: 1, stops: false };
  const grammar = grammarOf(card, source, tag);
  const said = saidIn(text, grammar.written);
  if (said === null) return { verdict: unclear(false, true), known: 0, unknown: 1, stops: true };
  const mark = marker(card);
  const sentences = withoutNames(said, grammar.words, grammar.familiar).map((sentence) => {
    const right = sentence.words.map((word) => (exact ? word : corrected(word, grammar)));
    const marked = right.map((word, i) => ({ word, marks: mark(right, i) }));
    return { ...sentence, segments: segmented(marked, grammar), marked };
  });
  const segments = sentences.flatMap((sentence) => sentence.segments);
  const unknown = segments.filter(({ role }) => role === 'unknown').length;
  const length = (segment: Segment) => segment.end - segment.start;
  const known = segments.filter(({ role }) => role !== 'unknown').reduce((sum, one) => sum + length(one), 0);
  // A word of this language that fits nowhere is no word of another.
  const against = unknown === 0 || segments.some(({ role }) => STOPS.includes(role));
  const stops =
    segments.some(({ role }) => STOPS.includes(role)) ||
    sentences.some(({ segments: parts, marked }) =>
      parts.some(({ role, start }) => role === 'unknown' && grammar.words.has(marked[start]?.word ?? '')),
    );
  const setOff = () => {
    const [first = '', ...rest] = text.split(PAUSE);
    return rest.length > 0 && read(card, first, tag, exact).verdict.kind === 'agrees';
  };
  const closed = decide(card, sentences, grammar, setOff);
  const verdict = exact ? closed : withBeside(card, closed, sentences, grammar, source, unknown === 0);
  if (verdict.kind === 'agrees') return { verdict, known, unknown: 0, stops: false };
  return {
    verdict: verdict.kind === 'unclear' ? { ...verdict, stops, against } : verdict,
    known,
    unknown,
    stops,
  };
}

/** The verdict of the words that are all known, or of a plain yes and the form of what is told beside it. */
function withBeside(
  card: ConsentCard,
  closed: Verdict,
  sentences: readonly Judged[],
  grammar: Grammar,
  { beside }: ConsentGrammar,
  known: boolean,
): Verdict {
  // What is told of an appointment or a subscription has no rules by which to tell a reason from another wish.
  if (!beside || card.alternatives.some(({ acts }) => acts.includes('other'))) return closed;
  if (closed.kind === 'agrees')
    return contradicts(card, closed, sentences, beside) ? unclear(true, true) : closed;
  const open = openly(card, sentences, grammar, beside, closed.kind === 'unclear' && known);
  return typeof open === 'string' ? closed : open;
}

/** Where a writer pauses: what stands before the first of these is a statement of its own. */
const PAUSE = /[,.;:!\n(…]|\s[-–—]+\s|[–—]|\p{Extended_Pictographic}/u;

/** One slip of the pen or a letter held too long; a word that is known stays as it is. */
function corrected(word: string, grammar: Grammar): string {
  if (grammar.words.has(word) || word.startsWith(SIZE_SIGN)) return word;
  const drawn = /(\p{L})\1\1/u.test(word)
    ? [word.replace(/(\p{L})\1{2,}/gu, '$1'), word.replace(/(\p{L})\1{2,}/gu, '$1$1')]
    : [];
  for (const short of drawn) {
    const [one, ...more] = grammar.written.get(short) ?? [];
    if (one && more.length === 0) return one;
    if (grammar.words.has(short)) return short;
  }
  const right = grammar.correct(word);
  const [one, ...more] = grammar.written.get(right) ?? [];
  return one && more.length === 0 ? one : right;
}
