import { isManner, isTopic } from '../../conversation/intents.ts';
import type { Act, Quote } from '../../conversation/quote.ts';
import type { Intent } from '../../conversation/values.ts';
import type { SeveralKind } from '../../language/acts.ts';
import type { Compiled } from '../../language/reading/compiled.ts';
import { garmentConcept, isGarment } from '../../language/reading/concepts.ts';
import type { Reader } from '../../language/reading/entities.ts';
import { postalIn } from '../../language/reading/postal.ts';
import { fold, readable } from '../../language/reading/text.ts';
import { announcesReturn, comesFirst, wishesForAnother } from '../../language/upkeep/wishes.ts';
import type { Mode, Reading } from './intents.ts';
import { titleWords } from './likeness.ts';
import { type Understanding, understand } from './understand.ts';

/** What can be wished for beside one another, each with a card of its own. */
export type Kind = SeveralKind;

/** A part of a message that wishes for one thing, with what belongs to it. */
export interface WishPart {
  kind: Kind;
  intent: Intent;
  mode: Mode;
  text: string;
  reading: Understanding;
}

const ACTS: Readonly<Record<Kind, readonly Act[]>> = {
  cancellation: ['cancel'],
  address_change: ['change_address'],
  payment: ['change_payment'],
  exchange: ['exchange', 'change_items'],
  return: ['return', 'refund', 'undo', 'exchange', 'change_items'],
};

/** Whether an action is what a wish of this kind may come to. */
export function fits(kind: Kind, act: Act): boolean {
  return ACTS[kind].includes(act);
}

/** The wish that is to come first, as the words say; -1 where they name none, or more than one. */
export function firstOf(parts: readonly WishPart[], text: string, reading: Understanding): number {
  if (!comesFirst(text)) return -1;
  const things = thingsIn(reading);
  const named = parts.flatMap(({ kind, reading: own }, n) =>
    (
      things.size > 0
        ? [...thingsIn(own)].some((thing) => things.has(thing))
        : reading.words.some((word) => NAMES[kind].test(word))
    )
      ? [n]
      : [],
  );
  return named.length === 1 ? (named[0] ?? -1) : -1;
}

/** Which wish an action is for; of several that it may be for, the one that names the thing. -1 where it is for none. */
export function wishOf(parts: readonly WishPart[], { act, out }: Pick<Quote, 'act' | 'out'>): number {
  const may = parts.flatMap((part, n) => (fits(part.kind, act) ? [n] : []));
  if (may.length < 2) return may[0] ?? -1;
  const own = new Set(out.flatMap(({ title }) => titleWords(title).map(garmentConcept)));
  const named = may.find((n) => [...thingsIn(parts[n]?.reading)].some((thing) => own.has(thing)));
  return named ?? may[0] ?? -1;
}

/** The things that words are about, by what they are. */
function thingsIn(reading: Understanding | undefined): Set<string> {
  if (!reading) return new Set();
  const not = [...reading.denied, ...reading.spared];
  return new Set(reading.words.filter((word) => isGarment(word) && !not.includes(word)).map(garmentConcept));
}

/** Where one wish may end and another begin: sentences, commas, and what joins two of them. */
const JOINT =
  /[.!?;,\n]+|(?<=[\s,])(?:and|et|then|puis|(?<!\b(?:i|we|you|would|could|can|like|want|please|need|je|on|vous|souhaite|souhaiterais|voudrais|aimerais|veux|vais|dois|pouvez|pourriez|faut)\s)(?:also|aussi)|but|mais|ainsi que)(?=\s)/giu;

/** "I would also like": as much a wish as without. */
const TOO = /(?<=\s)(?:also|aussi)\s/iu;

/** A sentence that asks something beside the wishes of its message. */
export interface Aside {
  text: string;
  reading: Understanding;
  /** What it is known to ask; empty where that is not understood. */
  wanted: readonly Reading[];
  /** It tells of another phone or email. */
  contact?: boolean;
}

const SENTENCE = /[^.!?\n]+(?:(?<=\d)\.(?=\d)[^.!?\n]+)*[.!?\n]*/g;

/** The sentences of a message that ask something and wish for nothing to be done. */
export function asidesOf(source: string, compiled: Compiled, reader: Reader): Aside[] {
  return (readable(source).match(SENTENCE) ?? []).flatMap((text) => {
    const reading = understand(text, compiled, reader);
    const { phones, emails } = reading.named;
    if (phones.length + emails.length > 0 && CONTACT.test(fold(text)))
      return [{ text: text.trim(), reading, wanted: [], contact: true }];
    const asks = /\?/.test(text) || reading.intents.some(({ mode }) => mode === 'request');
    if (!asks || postalIn(text, reader.country) || pieces(text).some((piece) => isWish(piece))) return [];
    const wanted = reading.intents.filter(({ intent, learnt }) => !learnt && isAsked(intent));
    const others = reading.intents.some(
      ({ intent, learnt }) => !learnt && !isManner(intent) && !isAsked(intent),
    );
    if (wanted.length === 0 && (others || !/\?/.test(text))) return [];
    return [{ text: text.trim(), reading, wanted }];
  });

  function isWish(piece: string): boolean {
    return (
      kindOf(piece, compiled, reader) !== null || kindOf(piece.replace(JOINED, ''), compiled, reader) !== null
    );
  }
}

/** Not the one that was on file. */
const CONTACT =
  /\b(?:new|changed|change|update|updated|nouve\w*|change\w*|changer|modifie\w*|mettre a jour|desormais)\b/;

/** Asked of the shop, its things or where an order is. */
function isAsked(intent: Intent): boolean {
  return (isTopic(intent) && !NOT_ASKED.includes(intent)) || ASKED.includes(intent);
}

const NOT_ASKED: readonly Intent[] = ['order_change', 'abuse', 'praise', 'subscription_cancel'];
const ASKED: readonly Intent[] = [
  ...(['order_status', 'stock', 'size_advice', 'policy_returns', 'policy_shipping', 'hours'] as const),
];

/** The words without the questions beside what they wish for, where those are understood. */
function withoutAsides(text: string, compiled: Compiled, reader: Reader): string {
  return asidesOf(text, compiled, reader)
    .filter(({ wanted, contact }) => wanted.length > 0 || contact)
    .reduce((left, aside) => left.replace(aside.text, ' '), text);
}

/** What joins a piece to the one before it says nothing of what is wished for. */
const JOINED = /^\s*(?:(?:and|et|then|puis|also|aussi|but|mais|ainsi que)\s+)+/iu;

/**
 * The wishes of a message that are about different things to be done, in their order, each read by itself: none where there is but one, or
 * where all are about sending something back.
 */
export function wishParts(source: string, compiled: Compiled, reader: Reader): WishPart[] {
  const text = withoutAsides(readable(source), compiled, reader);
  const all = pieces(text);
  const kinds: (Kind | null)[] = [];
  for (const piece of all)
    kinds.push(
      kindOf(piece, compiled, reader) ??
        kindOf(piece.replace(JOINED, ''), compiled, reader) ??
        kindOf(piece.replace(TOO, ''), compiled, reader) ??
        goesOn(piece, kinds.at(-1) ?? null),
    );
  const told = all.map((piece, n): Told => {
    const reading = understand(piece, compiled, reader);
    return {
      kind: kinds[n] ?? (addressed(n) ? 'address_change' : null),
      text: piece,
      things: thingsIn(reading),
      trouble: reading.problem !== null,
    };
  });
  // "I want an L for the skirt and a refund for the top": the second is wished for by the verb of the first.
  function goesOn(piece: string, before: Kind | null): Kind | null {
    if (before === null || !JOINED.test(piece)) return null;
    const wished = `${compiled.lexicon.wishLead} ${piece.replace(JOINED, '').trim()}`;
    const things = thingsIn(understand(piece, compiled, reader));
    const kind = things.size > 0 ? kindOf(wished, compiled, reader) : null;
    // "The shirt for L and the dress for M" is one wish for two things.
    return kind === before ? null : kind;
  }
  // An address goes on over commas.
  function addressed(n: number): boolean {
    const { says, named } = understand(all[n] ?? '', compiled, reader);
    if (!says.has('address') && named.orders.length === 0) return false;
    const next = kinds.findIndex((kind, at) => at > n && kind !== null);
    return postalIn(all.slice(n, next < 0 ? all.length : next).join(''), reader.country) !== null;
  }
  const read = apart(joined(told), compiled, reader).map(({ kind, text: own }) =>
    partOf(kind, own, compiled, reader),
  );
  const different = new Set(read.map(({ kind }) => kind)).size;
  const swapped = read.filter(({ kind }) => kind === 'exchange');
  const swaps = swapped.length;
  // "Swap the shirt and the skirt for L": one size is for both.
  if (swaps > 1 && swaps === read.length && swapped.some(({ reading }) => !saysWhat(reading))) return [];
  if (read.length < 2 || different < read.length - Math.max(0, swaps - 1)) return [];
  // "The address of it": the order that was named before, or the only one that is.
  const orders = read.flatMap(({ reading }) => reading.named.orders);
  return read.map((part, n) => {
    if (part.reading.named.orders.length > 0) return part;
    const before = read.slice(0, n).findLast(({ reading }) => reading.named.orders.length > 0);
    const its = before?.reading.named.orders ?? (new Set(orders).size === 1 ? orders.slice(0, 1) : []);
    // A thing that it names finds its order by itself.
    const own = part.reading.words.some(isGarment);
    return own
      ? part
      : { ...part, reading: { ...part.reading, named: { ...part.reading.named, orders: its } } };
  });
}

/** A wish for a thing that is named, and a question about an order by its number: that order is none of the wish's. Null where it is not so. */
export function wishAndQuestion(
  source: string,
  compiled: Compiled,
  reader: Reader,
): { wish: WishPart; question: Pick<WishPart, 'text' | 'reading'> } | null {
  const all = pieces(readable(source)).map((text) => ({
    text: text.replace(JOINED, '').trim(),
    kind: kindOf(text.replace(JOINED, ''), compiled, reader),
  }));
  const wishes = all.filter(({ kind }) => kind !== null);
  const asked = all.filter(({ kind, text }) => kind === null && asksForOrder(text));
  const [wished, ...more] = wishes;
  const [question, ...others] = asked;
  if (!wished?.kind || !question || more.length + others.length > 0) return null;
  const wish = partOf(wished.kind, wished.text, compiled, reader);
  if (thingsIn(wish.reading).size === 0 || wish.reading.named.orders.length > 0) return null;
  return { wish, question: { text: question.text, reading: understand(question.text, compiled, reader) } };

  function asksForOrder(text: string): boolean {
    const { intents, named } = understand(text, compiled, reader);
    return named.orders.length > 0 && intents.some(({ intent }) => intent === 'order_status');
  }
}

/** A piece of a message, or several that belong together. */
interface Told {
  kind: Kind | null;
  text: string;
  things: Set<string>;
  /** It tells of something wrong with them. */
  trouble: boolean;
}

/** Pieces put together as far as they are about one wish. */
function joined(told: readonly Told[]): Told[] {
  const parts: Told[] = [];
  for (const [n, piece] of told.entries()) {
    const last = parts.at(-1);
    // "Return the skirt; the top is too small" tells of another thing, which what follows may be about.
    // … and "the belt is not my colour; please refund it" of what the next wish is about.
    const next = told.slice(n + 1).find(({ kind, things }) => kind !== null || things.size > 0);
    const leads = next != null && next.kind !== null && next.things.size === 0;
    const other = last?.kind != null && [...piece.things].every((thing) => !last.things.has(thing));
    const begins =
      piece.kind === null &&
      last?.kind != null &&
      ((piece.trouble && apartFrom(last, piece)) || (leads && other && piece.things.size > 0));
    if (last?.kind === null && last.trouble && parts.length > 1 && apartFrom(last, piece)) mergeLast(parts);
    if (!last || begins) parts.push({ ...piece });
    else if (piece.kind === null || parts.at(-1)?.kind === null) append(parts, piece);
    else if (areOne(parts.at(-1) ?? last, piece)) append(parts, piece);
    else parts.push({ ...piece });
  }
  if (parts.length > 1 && parts.at(-1)?.kind === null) mergeLast(parts);
  return parts;
}

function mergeLast(parts: Told[]): void {
  const last = parts.pop();
  if (last) append(parts, last);
}

function append(parts: Told[], piece: Told): void {
  const last = parts.pop();
  if (!last) return void parts.push(piece);
  parts.push({
    kind:
      last.kind === null
        ? piece.kind
        : last.kind === 'exchange' && piece.kind === 'return'
          ? 'return'
          : last.kind,
    text: last.text + piece.text,
    things: new Set([...last.things, ...piece.things]),
    trouble: last.trouble || piece.trouble,
  });
}

/** What is to come instead. */
function saysWhat({ named, wish }: Understanding): boolean {
  return (
    named.sizes.length + named.colours.length + named.numbers.length > 0 ||
    wish.direction !== null ||
    wish.otherColour
  );
}

/** The same is to be done, or to the same thing: "return the dress, or swap it". Each thing is swapped for another of its own. */
function areOne(one: Told, other: Told): boolean {
  const kinds = [one.kind, other.kind];
  if (!kinds.includes('exchange')) return one.kind === other.kind;
  return (one.kind === other.kind || kinds.includes('return')) && !apartFrom(one, other);
}

/** Each names things, and none that the other names. */
function apartFrom(one: Told, other: Told): boolean {
  if (one.things.size === 0 || other.things.size === 0) return false;
  return [...one.things].every((thing) => !other.things.has(thing));
}

/** What is to be cancelled, or sent back, is one wish wherever it is said. A thing that is sent back is swapped for nothing. */
function apart(told: readonly Told[], compiled: Compiled, reader: Reader): { kind: Kind; text: string }[] {
  const out: { kind: Kind; text: string }[] = [];
  for (const { kind: first, ...part } of told) {
    if (first === null) continue;
    const kind = first === 'return' ? (kindOf(part.text, compiled, reader) ?? first) : first;
    const same = out.find(
      (one) => one.kind === kind && (kind === 'cancellation' || kind === 'return') && one.kind === first,
    );
    if (same) same.text += `\n${part.text}`;
    else out.push({ kind, text: part.text });
  }
  return out;
}

function partOf(kind: Kind, source: string, compiled: Compiled, reader: Reader): WishPart {
  const text = source.replace(JOINED, '').replace(TOO, '');
  const reading = understand(text, compiled, reader);
  const found = reading.intents.filter(({ intent }) => KINDS[kind].includes(intent));
  // "Return it for a refund" is one wish: for the money.
  const wish = found.find(({ intent }) => kind === 'return' && intent === 'refund') ?? found[0];
  return { kind, intent: wish?.intent ?? kind, mode: wish?.mode ?? 'request', text, reading };
}

const KINDS: Readonly<Record<Kind, readonly Intent[]>> = {
  cancellation: ['cancellation'],
  address_change: ['address_change'],
  payment: ['payment'],
  exchange: ['exchange'],
  return: ['return', 'refund', 'exchange'],
};

function pieces(text: string): string[] {
  const cuts = [...text.matchAll(JOINT)].map(({ index, 0: joint }) =>
    /^\p{L}/u.test(joint) ? index : index + joint.length,
  );
  return [0, ...cuts].flatMap((from, n) => {
    const piece = text.slice(from, cuts[n] ?? text.length);
    return piece === '' ? [] : [piece];
  });
}

/** What a piece of a message wishes to have done, plainly. */
function kindOf(text: string, compiled: Compiled, reader: Reader): Kind | null {
  const { intents, says, named } = understand(text, compiled, reader);
  const plain = (...wanted: Intent[]) =>
    intents.some(({ intent, learnt, score }) => !learnt && score === 1 && wanted.includes(intent));
  if (says.has('not_cancel') || says.has('threatens') || says.has('is_cancelled')) return null;
  if (plain('cancellation')) return 'cancellation';
  if (plain('address_change')) return 'address_change';
  if (postalIn(text, reader.country) && (says.has('address') || named.orders.length > 0))
    return 'address_change';
  if (says.has('other_method')) return 'payment';
  if (isSwap(understand(text, compiled, reader), text)) return 'exchange';
  const polite = says.has('polite') && plain('exchange') && named.sizes.length > 0;
  const asks = intents.some(({ mode }) => mode === 'request') || polite || announcesReturn(text);
  return plain('return', 'refund', 'exchange') && asks ? 'return' : null;
}

/** Something that is named is wished for in another size or colour. */
function isSwap({ says, named, wish, words, polarity, ...reading }: Understanding, text: string): boolean {
  if (thingsIn({ says, named, wish, words, polarity, ...reading }).size === 0) return false;
  if (polarity === 'no' || reading.refers.label || reading.handedIn) return false;
  if (says.has('return') || says.has('no_exchange') || says.has('hypothetical')) return false;
  const other = named.sizes.length + named.colours.length > 0 || wish.direction !== null || wish.otherColour;
  const plain = reading.intents.some(({ intent, learnt }) => intent === 'exchange' && !learnt);
  return plain ? other || says.has('exchange') : other && wishesForAnother(text) && reading.problem === null;
}

/**
 * What words name alone of two things that were wished for: "only the address, leave the skirt", "just the cancellation then"; null where
 * they name none, or more than one, or do not set it against anything.
 */
export function onlyKind(reading: Understanding): Kind | null {
  const { says, words, denied, kept, intents, polarity } = reading;
  const sets = ['only', 'corrects', 'spares', 'part', 'drops'].some((sign) => says.has(sign as 'only'));
  if (!sets && polarity !== 'no') return null;
  const said = new Set(words.filter((word) => !denied.includes(word) && !kept.includes(word)));
  const named = (Object.keys(NAMES) as Kind[]).filter((kind) =>
    [...said].some((word) => NAMES[kind].test(word)),
  );
  const wished = intents.flatMap(({ intent, learnt }) =>
    // Money back is also what a cancellation brings.
    learnt || intent === 'refund'
      ? []
      : (Object.keys(KINDS) as Kind[]).filter((kind) => KINDS[kind].includes(intent)),
  );
  const all = new Set([...named, ...wished]);
  const [only] = all;
  return all.size === 1 && only ? only : null;
}

/** What a wish is called, in any language that is understood here; folded. */
const NAMES: Readonly<Record<Kind, RegExp>> = {
  cancellation: /^(?:cancel|annul)/,
  address_change: /^(?:address|adress)/,
  payment: /^(?:payment|paiement)/,
  exchange: /^(?:exchang|echang|swap)/,
  return: /^(?:return|retour|renvo)/,
};
