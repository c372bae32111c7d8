import type { Effect, Piece } from '../../../../conversation/quote.ts';
import { everyTitle } from '../../../../conversation/titles.ts';
import { yesAndNo } from '../../../../language/pointing/yes-and-no.ts';
import { piecesOut } from '../../../../language/reading/pieces.ts';
import { fold } from '../../../../language/reading/text.ts';
import type { ProposedCall } from '../../../brain.ts';
import type { CardView } from '../../../context.ts';
import { likeness } from '../../likeness.ts';
import { propose, type Scene, ticket } from '../../scene.ts';
import { repropose } from '../again.ts';
import { offerOf, offersIn } from '../offers.ts';

/** "Yes, but not the dress", "only the coat": the card again, without what is not meant. False where the words change it otherwise. */
export function planNarrowed(scene: Scene): boolean {
  const { settled } = scene.context;
  if (settled?.consent === 'changes' && planLeft(scene, settled.card)) return true;
  const [only, ...more] = settled?.card?.alternatives ?? [];
  const [effect, ...others] = only?.effects ?? [];
  const left = effect?.quote && (fewerOf(scene, effect.quote.out) ?? leftOf(scene, effect.quote.out));
  if (settled?.consent !== 'changes' || !left || more.length + others.length > 0) return false;
  const offer = offerOf(effect);
  if (!offer || scene.reading.named.orders.some((named) => named !== offer.order)) return false;
  const call = callFor(scene, effect, left);
  if (!call) return false;
  propose(scene, call);
  ticket(scene, effect.intent, offer.order, 'open', left[0]?.title);
  return true;
}

/** "Yes to the return, no to the exchange", where an exchange or a refund is put: what is not refused of it, by itself. */
function planLeft(scene: Scene, card: CardView | null | undefined): boolean {
  const words = scene.context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const no = yesAndNo(words)?.no;
  if (!card) return false;
  const { alternatives } = card;
  const left = alternatives.filter(({ effects }) => effects.every(({ quote }) => quote?.act !== no));
  if (!no || left.length === 0 || left.length === alternatives.length) return false;
  repropose(scene, offersIn([{ ...card, alternatives: left }]));
  return true;
}

/** The effect for these of its pieces alone; null where it cannot be done for some of them. */
export function callFor(
  { orders }: Scene,
  effect: Pick<Effect, 'tool' | 'input'>,
  left: readonly Piece[],
): ProposedCall | null {
  const offer = offerOf(effect);
  const all = orders.find(({ id }) => id === offer?.order)?.items ?? [];
  const lots = left.flatMap(({ line, quantity }) =>
    line === null
      ? []
      : [all.some((item) => item.line === line && item.quantity > quantity) ? { line, quantity } : line],
  );
  const [one, ...more] = lots;
  // Fewer pieces of what is swapped is no such narrowing.
  const lines = lots.flatMap((lot) => (typeof lot === 'string' ? [lot] : []));
  const kept = <Swap extends { line: string }>(swaps: readonly Swap[]): Swap[] =>
    lines.length < lots.length ? [] : swaps.filter(({ line }) => lines.includes(line));
  return (
    offer?.by<ProposedCall | null>({
      cancel_order: (input) =>
        one ? { tool: 'cancel_order', input: { ...input, lines: [one, ...more] } } : null,
      return_item: (input) =>
        one ? { tool: 'return_item', input: { ...input, lines: [one, ...more] } } : null,
      exchange_item: ({ order, line, sku, quantity, also = [] }) => {
        const count = quantity === undefined ? {} : { quantity };
        const [first, ...others] = kept([{ line, sku, ...count }, ...also]);
        const beside = others.length > 0 ? { also: others } : {};
        return first ? { tool: 'exchange_item', input: { order, ...first, ...beside } } : null;
      },
      change_items: (input) => {
        const items = kept(input.items);
        return items.length > 0 ? { tool: 'change_items', input: { ...input, items } } : null;
      },
      ...{ choose_refund: none, undo: none, change_order_address: none, change_payment: none },
    }) ?? null
  );
}

/** What is done to an order, and not to its things, is not done to fewer of them. */
const none = () => null;

/** What follows is left out, as far as its clause goes. */
const EXCEPT =
  /\b(?:no (?:to|for)|non (?:pour|a|au)|except(?: for)?|apart from|without|excluding|sauf|hormis|excepte|sans)\s+([^,.;!?\n]+)/g;

/** The pieces with fewer of the one that there are several of, as the words say; null where they do not. */
function fewerOf({ context }: Scene, pieces: readonly Piece[]): readonly Piece[] | null {
  const [one, ...more] = pieces.filter(({ quantity }) => quantity > 1);
  if (!one || more.length > 0) return null;
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const count = piecesOut(words, one.quantity, everyTitle(one).join(' '));
  if (count === null || count === 'unclear' || count === one.quantity) return null;
  return pieces.map((piece) => (piece === one ? { ...piece, quantity: count } : piece));
}

/** The pieces that are named and not left out, or else all that are not; null where that leaves all or none. */
function leftOf({ reading, context }: Scene, pieces: readonly Piece[]): readonly Piece[] | null {
  const about = (words: readonly string[]) => pieces.filter(({ title }) => likeness(words, title) > 0);
  const excepted = context.asked.flatMap(({ text }) =>
    [...fold(text).matchAll(EXCEPT)].flatMap(([, rest = '']) => rest.split(/\P{L}+/u)),
  );
  const out = about([...reading.denied, ...reading.spared, ...excepted]);
  const named = about(reading.words).filter((piece) => !out.includes(piece));
  const left =
    named.length > 0 ? named : out.length > 0 ? pieces.filter((piece) => !out.includes(piece)) : [];
  return left.length > 0 && left.length < pieces.length ? left : null;
}
