import { everyTitle } from '../../../conversation/titles.ts';
import { type Intent, SHARE_NUMBER } from '../../../conversation/values.ts';
import type { OrderView } from '../../../identity/view.ts';
import type { Guarded } from '../../../language/acts.ts';
import { meansWhole } from '../../../language/extent/whole.ts';
import { isGarment } from '../../../language/reading/concepts.ts';
import { piecesOut } from '../../../language/reading/pieces.ts';
import { fold, joined } from '../../../language/reading/text.ts';
import type { Item } from '../../../shop/shop.ts';
import type { Refusal } from '../../../tools/tool.ts';
import { calledByName, likeness, titleWords } from '../likeness.ts';
import { lastSaid, orderWasAsked } from '../memory.ts';
import { act, isKnown, offerHuman, type Scene, ticket } from '../scene.ts';
import {
  contactOf,
  isSpared,
  itemsMeant,
  itemsNamedApart,
  lookUp,
  openReturn,
  orderFor,
  type Purpose,
  pieceOf,
  returnOfLine,
} from '../topic.ts';
import { asTold } from './aftersales/arrived.ts';
import { handOver } from './people.ts';
import { offerProof } from './proof.ts';

/*
 * Asking, and only for what the thread does not hold.
 */

/** The order in question, or null when the customer was asked for it (or told why not). */
export async function needOrder(scene: Scene, purpose: Purpose, intent: Intent): Promise<OrderView | null> {
  const found = await orderFor(scene, purpose);
  if (found.kind === 'one') return purpose === 'return' ? asTold(scene, found.order) : found.order;
  if (found.kind === 'several') {
    askWhich(scene, found.orders);
    ticket(scene, intent, null, 'open');
    return null;
  }
  if (found.kind === 'refused') {
    refused(scene, found.refusal, 'order', intent, found.id);
    return null;
  }
  // Asked once; who cannot give it is helped another way.
  if (
    orderWasAsked(scene.context) ||
    (scene.context.speaker.changedNumber && scene.context.codeWays?.length)
  ) {
    offerProof(scene, 'order');
  } else if (!scene.reply.acts.some(({ type }) => type === 'ask_order')) {
    const { earlier } = scene.reading.refers;
    act(scene, { type: 'ask_order', contact: wantsContact(scene), earlier });
    if (wantsContact(scene)) offerNumber(scene);
  }
  // Where it is not known yet what it is about, there is no problem to keep.
  if (intent !== 'other') ticket(scene, intent, null, 'open');
  return null;
}

/** Pieces that are named to somebody who looks for another. */
const MOST_NAMED = 4;

/**
 * True when the customer names a thing, and nothing of the kind is on any order of theirs: that is said, and nothing else of theirs is
 * taken for it.
 */
export function notOrdered(scene: Scene): boolean {
  const { reading, orders, choice, context } = scene;
  if (!isKnown(scene) || choice !== null || reading.named.orders.length > 0 || orders.length === 0)
    return false;
  const things = reading.words.flatMap((word, at) =>
    isGarment(word) && !reading.denied.includes(word) ? [{ word, said: reading.said[at] ?? word }] : [],
  );
  const own = orders.flatMap(({ items, exchanges }) => [...items, ...exchanges.map(({ to }) => to)]);
  const words = things.map(({ word }) => word);
  const sold = new Set(titleWords(context.store.name));
  if (own.some(({ title }) => likeness(words, title, sold) >= 1)) return false;
  const [thing] = things;
  if (!thing) return false;
  const have = orders.flatMap(({ id, items }) => items.map((item) => ({ id, item }))).slice(0, MOST_NAMED);
  act(scene, { type: 'not_ordered', thing: thing.said, have: have.map(({ item }) => pieceOf(item)) });
  for (const { id, item } of have)
    scene.reply.choices.push({
      id: `item:${id}:${item.line}`,
      label: scene.language.formats.piece(item.title, null, [], false),
    });
  return true;
}

/** An order by its number, as far as this session may see it. */
export async function orderOf(scene: Scene, id: string): Promise<OrderView | null> {
  const found = await lookUp(scene, id);
  return found.kind === 'one' ? found.order : null;
}

/**
 * All items it is to be done to: everything left of the order, what was named one by one, or the one line in
 * question.
 */
export function needItems(scene: Scene, order: OrderView, intent: Intent): Item[] | null {
  const several = twinsChosen(scene, order);
  if (several) return several;
  // "Both the shirt and the belt" of three is those two.
  const named = itemsNamedApart(scene, order);
  if (named.length > 1) return named;
  const left = order.items.filter(({ line }) => !returnOfLine(order, line));
  if (left.length > 1 && (scene.reading.says.has('everything') || meansWhole(wordsOf(scene)))) {
    // "Both", of the two that were asked about, is no word on the rest of the order.
    const meant = itemsMeant(scene, order).filter((item) => left.includes(item));
    const two = scene.reading.words.some((word) => TWO.has(word));
    if (meant.length > 1 || (two && meant.length > 0)) return meant;
    // "Everything except the belt"
    return left.filter((item) => !isLeftOut(scene, order, item));
  }
  const item = needItem(scene, order, intent);
  return item && [item];
}

function wordsOf({ context }: Scene): string {
  return context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
}

/** Words for two of something, which are no word on all of an order. */
const TWO = new Set(['both', 'two', 'deux']);

/** The line in question, or null when the reply asks which one. */
export function needItem(scene: Scene, order: OrderView, intent: Intent): Item | null {
  const chosen = scene.choice?.startsWith(`item:${order.id}:`)
    ? scene.choice.slice(`item:${order.id}:`.length)
    : null;
  const picked = order.items.find(({ line }) => line === chosen);
  if (picked) return picked;
  const only = order.items.length === 1 ? order.items[0] : undefined;
  if (only) return only;
  const meant = itemsMeant(scene, order);
  if (meant.length === 1 && meant[0]) return meant[0];
  const sent = openReturn(order)?.lines ?? [];
  const returning = order.items.filter(({ line }) => sent.includes(line));
  if (returning.length === 1 && returning[0]) return returning[0];
  const spoken = offeredOf(scene, order) ?? spokenOf(scene, order);
  // What was spoken of before is what is taken back here.
  if (meant.length === 0 && spoken && !setsApart(scene)) return spoken;
  const open = order.items.filter((item) => !isLeftOut(scene, order, item));
  const items = meant.length > 1 ? meant : open.length > 0 ? open : order.items;
  const [first, ...rest] = items;
  // What is left once the others are said to be fine is the one.
  if (first && rest.length === 0) return first;
  // The same thing on lines of its own each: no name tells them apart.
  if (first && items.length > 1 && items.every(({ sku, quantity }) => sku === first.sku && quantity === 1)) {
    if (intent === 'exchange') return first;
    askHowMany(scene, order, first, items.length, intent);
    return null;
  }
  act(scene, { type: 'which_item', order: order.id, items: items.map(pieceOf) });
  for (const item of items) {
    scene.reply.choices.push({
      id: `item:${order.id}:${item.line}`,
      label: scene.language.formats.piece(item.title, null, [], false),
    });
  }
  ticket(scene, intent, order.id, 'open');
  return null;
}

/** How many of a thing that stands on several lines, in their choice: so many of them. */
function twinsChosen(scene: Scene, order: OrderView): Item[] | null {
  const { choice, pieces } = scene;
  const chosen = order.items.find(({ line }) => choice === `item:${order.id}:${line}`);
  const twins = order.items.filter(
    (item) => item.sku === chosen?.sku && item.quantity === 1 && !returnOfLine(order, item.line),
  );
  if (pieces !== null && twins.length > 1) return twins.slice(0, pieces);
  return choice === null ? twinsSaid(scene, order) : null;
}

/** "One blazer", where two stand on a line each: as many of them as the words say. */
function twinsSaid(scene: Scene, order: OrderView): Item[] | null {
  const left = order.items.filter(({ line }) => !returnOfLine(order, line));
  const named = itemsMeant(scene, order).filter((item) => left.includes(item));
  const twins = named.length > 0 ? named : left;
  const [first] = twins;
  if (!first || twins.length < 2 || twins.some(({ sku, quantity }) => sku !== first.sku || quantity !== 1))
    return null;
  const count = piecesOut(wordsOf(scene), twins.length, everyTitle(first).join(' '));
  return typeof count === 'number' && count <= twins.length ? twins.slice(0, count) : null;
}

function askHowMany(scene: Scene, order: OrderView, item: Item, most: number, intent: Intent): void {
  const does = intent === 'cancellation' ? 'cancellation' : 'return';
  act(scene, { type: 'how_many', order: order.id, item: pieceOf(item), most, does });
  for (let n = 1; n <= Math.min(most, MOST_NAMED); n++)
    scene.reply.choices.push({ id: `item:${order.id}:${item.line}:x${n}`, label: `${n}` });
  ticket(scene, intent, order.id, 'open', item.title);
}

/** Said to be kept or not meant. */
function isLeftOut(scene: Scene, order: OrderView, item: Item): boolean {
  const { spared, points } = scene.reading;
  if (points && points.left.length > 0) return isSpared(scene, item, order.items);
  return spared.length > 0 && likeness(spared, item.title) >= 1;
}

/** "Not that one, the other": another thing is meant. "Rather a refund" sets nothing apart but what is to become of it. */
function setsApart({ reading }: Scene): boolean {
  const { contrast, words, denied, says } = reading;
  return contrast && (words.some(isGarment) || denied.length > 0 || says.has('the_other'));
}

/** The one item that the card here is about. */
export function offeredOf({ context }: Scene, order: OrderView): Item | null {
  const card = context.cards.findLast(({ sameSession }) => sameSession);
  const quotes =
    card?.alternatives.flatMap(({ effects }) => effects.flatMap(({ quote }) => quote ?? [])) ?? [];
  const own = quotes.filter((quote) => quote.order === order.id);
  const lines = new Set(own.flatMap(({ out }) => out.map(({ line }) => line)));
  return lines.size === 1 ? (order.items.find(({ line }) => lines.has(line)) ?? null) : null;
}

/** The one item whose name the latest messages carry, in full before in part. */
function spokenOf(scene: Scene, order: OrderView): Item | null {
  for (const { text } of scene.context.history.slice(-8).reverse()) {
    const words = joined(fold(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
    const called = order.items.filter((item) => calledByName(words, item));
    if (called.length === 1 && called[0]) return called[0];
    const meant = itemsMeant({ ...scene, reading: { ...scene.reading, words } }, order);
    if (meant.length === 1 && meant[0]) return meant[0];
  }
  return null;
}

/** Asks which of these orders is meant, each named by its thing; alike ones by their day. */
export function askWhich(scene: Scene, orders: OrderView[]) {
  const list = orders.flatMap((order) => {
    // The thing that is spoken of, where it is named.
    const first = itemsMeant(scene, order)[0] ?? order.items[0];
    const more = order.items.length - 1;
    return first ? [{ id: order.id, piece: pieceOf(first), more, came: cameOf(order) }] : [];
  });
  const alike = list.some(({ piece }, at) =>
    list.some((one, n) => n !== at && one.piece.title === piece.title),
  );
  act(scene, {
    type: 'which_order',
    orders: list.map(({ came, ...order }) => (alike ? { ...order, came } : order)),
  });
  for (const { id, piece } of list) {
    scene.reply.choices.push({ id: `order:${id}`, label: scene.language.labels.order(id, piece.title) });
  }
}

/** When it came, or else was ordered. */
function cameOf({ deliveredAt, placedAt }: OrderView): { delivered: boolean; at: string } {
  return { delivered: deliveredAt !== null, at: deliveredAt ?? placedAt };
}

function wantsContact(scene: Scene): boolean {
  return scene.context.store.orderLookup === 'number+contact' && !isKnown(scene);
}

/** One touch shares the number that a username hides, and saves typing it. */
function offerNumber({ context, language, reply }: Scene) {
  if (context.speaker.numberHidden)
    reply.choices.push({ id: SHARE_NUMBER, label: language.labels.shareNumber });
}

/** What a tool's refusal sounds like; nothing is told that the speaker may not know. */
export function refused(scene: Scene, refusal: Refusal, what: Guarded, intent: Intent, order: string | null) {
  switch (refusal.code) {
    case 'assurance':
      offerProof(scene, what, order);
      return ticket(scene, intent, order, 'open');
    case 'contact':
      act(scene, { type: 'ask_contact', order: order ?? '', again: contactOf(scene) !== null });
      offerNumber(scene);
      return ticket(scene, intent, null, 'open');
    case 'unknown': {
      const own = isKnown(scene) ? scene.orders.slice(0, 3) : [];
      act(scene, {
        type: 'order_unknown',
        own: own.flatMap(({ id, items }) => (items[0] ? [{ id, piece: pieceOf(items[0]) }] : [])),
      });
      if (lastSaid(scene.context)) offerHuman(scene);
      return ticket(scene, intent, null, 'open');
    }
    case 'policy':
      if (refusal.reason === 'limit') {
        act(scene, { type: 'too_many_tries' });
        if (scene.context.codeWays?.length) offerProof(scene, what);
        offerHuman(scene);
        return ticket(scene, intent, null, 'open');
      }
      return handOver(scene, 'policy', intent, order);
    case 'unavailable':
      act(scene, { type: 'unavailable' });
      return handOver(scene, 'unavailable', intent, order, true);
    case 'approval':
      act(scene, { type: 'approval_told', said: refusal.said });
      return ticket(scene, intent, order, 'open');
    case 'changed':
    case 'consent':
    case 'invalid':
      return handOver(scene, 'policy', intent, order);
  }
}
