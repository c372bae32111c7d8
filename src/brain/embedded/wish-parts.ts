import type { Act } from '../../conversation/quote.ts';
import type { Intent } from '../../conversation/values.ts';
import type { SeveralKind } from '../../language/acts.ts';
import type { Compiled } from '../../language/reading/compiled.ts';
import { isGarment } from '../../language/reading/concepts.ts';
import type { Reader } from '../../language/reading/entities.ts';
import { postalIn } from '../../language/reading/postal.ts';
import { readable } from '../../language/reading/text.ts';
import type { Mode } from './intents.ts';
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

const KIND_OF_ACT: Readonly<Record<Act, Kind | null>> = {
  cancel: 'cancellation',
  change_address: 'address_change',
  change_payment: 'payment',
  return: 'return',
  exchange: 'return',
  refund: 'return',
  undo: 'return',
  change_items: null,
  other: null,
};

export function kindOfAct(act: Act): Kind | null {
  return KIND_OF_ACT[act];
}

/** Where one wish may end and another begin: sentences, commas, and what joins two of them. */
const JOINT = /[.!?;,\n]+|(?<=[\s,])(?:and|et|then|puis|also|aussi|but|mais|ainsi que)(?=\s)/giu;

/**
 * The wishes of a message that are about different things to be done, in their order, each read by itself: none where there is but one, or
 * where all are about sending something back.
 */
export function wishParts(source: string, compiled: Compiled, reader: Reader): WishPart[] {
  const text = readable(source);
  const parts: { kind: Kind | null; text: string }[] = [];
  const all = pieces(text);
  const kinds = all.map((piece) => kindOf(piece, compiled, reader));
  for (const [n, piece] of all.entries()) {
    const kind = kinds[n] ?? (addressed(n) ? 'address_change' : null);
    const last = parts.at(-1);
    if (last && (kind === null || last.kind === null || kind === last.kind)) {
      last.text += piece;
      last.kind ??= kind;
    } else parts.push({ kind, text: piece });
  }
  // An address goes on over commas.
  function addressed(n: number): boolean {
    const { says, named } = understand(all[n] ?? '', compiled, reader);
    if (!says.has('address') && named.orders.length === 0) return false;
    const next = kinds.findIndex((kind, at) => at > n && kind !== null);
    return postalIn(all.slice(n, next < 0 ? all.length : next).join(''), reader.country) !== null;
  }
  const read = parts.flatMap(({ kind, text: own }) => (kind ? [partOf(kind, own, compiled, reader)] : []));
  const different = new Set(read.map(({ kind }) => kind)).size;
  if (different < 2 || different < read.length) return [];
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

function partOf(kind: Kind, text: string, compiled: Compiled, reader: Reader): WishPart {
  const reading = understand(text, compiled, reader);
  const found = reading.intents.find(({ intent }) => KINDS[kind].includes(intent));
  return { kind, intent: found?.intent ?? kind, mode: found?.mode ?? 'request', text, reading };
}

const KINDS: Readonly<Record<Kind, readonly Intent[]>> = {
  cancellation: ['cancellation'],
  address_change: ['address_change'],
  payment: ['payment'],
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
  return plain('return', 'refund', 'exchange') && intents.some(({ mode }) => mode === 'request')
    ? 'return'
    : null;
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
  return: /^(?:return|retour|renvo|exchang|echang)/,
};
