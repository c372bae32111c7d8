import { sameProblem } from '../../conversation/intents.ts';
import { isAnswerSubject } from '../../conversation/subject.ts';
import { type Called, everyTitle } from '../../conversation/titles.ts';
import type { Intent } from '../../conversation/values.ts';
import { spells } from '../../identity/order-number.ts';
import type { OrderView } from '../../identity/view.ts';
import type { Piece } from '../../language/acts.ts';
import { saysDelivered } from '../../language/follow/says-delivered.ts';
import { colourOf, sameOption, sizeOf } from '../../language/options.ts';
import { colourSaid } from '../../language/reading/colour-words.ts';
import { garmentConcept as concept, isGarment } from '../../language/reading/concepts.ts';
import { lookup } from '../../lookup.ts';
import type { Item } from '../../shop/shop.ts';
import type { Refusal } from '../../tools/tool.ts';
import { likeness, likenessOf, titleWords, VERY_WORD } from './likeness.ts';
import { contactGiven, ordersMentioned } from './memory.ts';
import { inState, listedOrders, namedBest, ordersPointed } from './pointed.ts';
import { isKnown, type Scene } from './scene.ts';

/*
 * What the turn is about, from what the thread holds: the number in the message, the button pressed, the
 * problem that is open, the item by its name, what was said before, and at last what is plausible.
 */

export type Purpose = 'return' | 'status' | 'cancel';

export type OrderLookup =
  | { kind: 'one'; order: OrderView }
  | { kind: 'several'; orders: OrderView[] }
  | { kind: 'none' }
  | { kind: 'refused'; id: string; refusal: Refusal };

/** The return that is under way, of a certain line where one is given. */
export function openReturn(order: OrderView, line?: string): OrderView['returns'][number] | null {
  const fits = (lines: readonly string[]) => line === undefined || lines.includes(line);
  return order.returns.find(({ status, lines }) => status === 'open' && fits(lines)) ?? null;
}

/** The return that takes a line back, on its way or in. */
export function returnOfLine(order: OrderView, line: string): OrderView['returns'][number] | null {
  return order.returns.find(({ status, lines }) => status !== 'undone' && lines.includes(line)) ?? null;
}

/** The newest exchange of the order, or of its line, that was not taken back. */
export function liveExchange(order: OrderView, line?: string): OrderView['exchanges'][number] | null {
  const fits = (other: string) => line === undefined || line === other;
  return order.exchanges.findLast(({ status, line: other }) => status !== 'undone' && fits(other)) ?? null;
}

/** The line the customer means, where the words or the order leave no doubt. */
export function lineMeant(scene: Scene, order: OrderView): string | undefined {
  const meant = order.items.length === 1 ? order.items : itemsMeant(scene, order);
  return meant.length === 1 ? meant[0]?.line : undefined;
}

/** Which order is meant for this purpose: one, several to choose from, or none. A named order is never replaced by another one. */
export async function orderFor(scene: Scene, purpose: Purpose): Promise<OrderLookup> {
  const named = chosenOrder(scene.choice) ?? scene.reading.named.orders[0];
  if (named) return lookUp(scene, named);
  const { context } = scene;
  const byItem = bestNamed(scene, purpose);
  const pool = byItem.length > 0 ? byItem : scene.orders;
  const inPool = (id: string | null | undefined) => pool.find((order) => order.id === id);
  if (byItem.length === 1 && byItem[0]) return one(byItem[0]);
  const pointed = ordersPointed(scene, byItem.length > 0 ? byItem : mayBeMeant(scene, purpose));
  if (pointed?.length === 1 && pointed[0]) return one(pointed[0]);
  if (pointed && pointed.length > 1) return { kind: 'several', orders: pointed.slice(0, MOST_ASKED) };
  // No order is of the day that is named: none is taken for it.
  if (pointed && scene.reading.points?.on && mayBeMeant(scene, purpose).length > 1 && byItem.length === 0)
    return { kind: 'several', orders: mayBeMeant(scene, purpose).slice(0, MOST_ASKED) };
  // What is said of cancelling right after a cancellation is about that one: another order has to be named.
  const cancelled = purpose === 'cancel' ? cancelledLast(scene) : null;
  if (cancelled) return one(cancelled);
  const quoted = pool.filter((order) => isQuoted(scene, order));
  if (quoted.length === 1 && quoted[0]) return one(quoted[0]);

  if (scene.reading.refers.earlier) {
    const said = pickMentioned(scene, inPool);
    if (said) return one(said);
  }
  if (purpose === 'status' && scene.reading.refers.newItem) {
    const exchanged = pool.filter((order) => liveExchange(order) !== null);
    const [latest] = exchanged;
    if (latest) return one(exchanged.find(({ id }) => id === doneLast(scene)) ?? latest);
  }
  const here = byItem.length === 0 ? spokenHere(scene) : null;
  if (here) return one(here);
  const intents: Intent[] =
    purpose === 'return' ? ['return'] : purpose === 'status' ? ['order_status'] : ['cancellation'];
  for (const { status, order, intent } of context.tickets) {
    if (status === 'resolved' || !intents.some((wanted) => sameProblem(wanted, intent))) continue;
    const match = inPool(order);
    if (match) return one(match);
  }
  // "Then cancel it", after an order that is not the customer's was named: it is still that one, and no other.
  const foreign = byItem.length === 0 ? namedInVain(scene) : null;
  if (foreign) return lookUp(scene, foreign);
  // In a running conversation "it" is what was last spoken of here.
  for (const id of ordersMentioned(context, ({ sameSession }) => sameSession)) {
    const match = inPool(id);
    if (match && suits(match, purpose)) return one(match);
    if (!match && byItem.length === 0 && !isKnown(scene)) {
      const contact = contactOf(scene);
      if (contact || scene.orders.length === 0) return lookUp(scene, id);
    }
  }
  const alike = purpose === 'return' && byItem.length > 1 && calledAlike(scene, byItem);
  const plausible = alike ? returnableOf(byItem) : plausibleOf(scene, pool, purpose);
  if (plausible.length > 1) {
    const said = ordersMentioned(context, () => true).find((id) =>
      plausible.some((order) => order.id === id),
    );
    const match = inPool(said);
    if (match) return one(match);
    const ticketed = context.tickets.find(
      ({ order, status }) => status !== 'resolved' && plausible.some(({ id }) => id === order),
    );
    const open = inPool(ticketed?.order);
    return open ? one(open) : { kind: 'several', orders: plausible.slice(0, MOST_ASKED) };
  }
  return plausible[0] ? one(plausible[0]) : { kind: 'none' };
}

/** Orders that one question names. */
const MOST_ASKED = 5;

/** The orders that words without a name may be about: those that were asked about, or that it could be done to. */
export function mayBeMeant({ context, orders }: Scene, purpose: Purpose): OrderView[] {
  const listed = listedOrders(context);
  if (listed.length > 1) return orders.filter(({ id }) => listed.includes(id));
  const pending = orders.filter(({ status }) => status === 'pending');
  if (purpose === 'cancel' && pending.length > 0) return pending;
  const live = orders.filter((order) => !isOver(order));
  return live.length > 0 ? live : orders;
}

/** One word names a thing of each: "the dress" where both have one, and no "coat" of the one and "dress" of the other. */
function calledAlike(scene: Scene, orders: readonly OrderView[]): boolean {
  const said = new Set(scene.reading.words.map(concept));
  const named = orders.map(
    (order) =>
      new Set(
        itemsMeant(scene, order)
          .flatMap(({ title }) => titleWords(title).map(concept))
          .filter((word) => said.has(word)),
      ),
  );
  const [first = new Set<string>(), ...others] = named;
  return [...first].some((word) => others.every((one) => one.has(word)));
}

/** Of orders with the thing that is named, those it may still go back from, now or once it has come: none is taken for another. */
function returnableOf(orders: readonly OrderView[]): OrderView[] {
  const live = orders.filter((order) => !isOver(order));
  const open = live.filter((order) => order.returnable.open || openReturn(order) !== null);
  if (open.length === 0) return live.length > 0 ? live : [...orders];
  return live.filter((order) => order.status !== 'delivered' || open.includes(order));
}

/** More words than these may well begin something else. */
const FEW = 5;

/** The one order that our last words here were about, where few words go on with it: "I want a refund then". */
function spokenHere({ context, orders, reading }: Scene): OrderView | null {
  const last = context.history.findLast(({ sameSession, author }) => sameSession && author !== 'customer');
  if (!last || reading.words.length > FEW || reading.says.has('the_other') || reading.says.has('also'))
    return null;
  if (reading.words.some(isGarment)) return null;
  const words = new Set(last.text.split(/[^\p{L}\d-]+/u));
  const [only, ...more] = orders.filter(({ id }) => words.has(id));
  return only && more.length === 0 ? only : null;
}

/** The order that the customer named last in this session, where they may not see it. */
function namedInVain({ context, orders }: Scene): string | null {
  const last = context.history.findLast(
    ({ author, sameSession, entities }) => author === 'customer' && sameSession && entities.orders.length > 0,
  );
  const [named] = last?.entities.orders ?? [];
  return named && context.orders.length > 0 && !orders.some(({ id }) => spells(named, id)) ? named : null;
}

/** Within this time after a cancellation, in milliseconds, "it" is the order that was cancelled. */
const FRESH = 2 * 86_400_000;

/** The order that was cancelled last thing, while the customer names no other. */
export function cancelledLast({ context, orders, reading }: Scene): OrderView | null {
  const last = context.done.at(-1);
  if (last?.does !== 'cancellation' || Date.parse(context.now) - Date.parse(last.at) > FRESH) return null;
  if (reading.named.orders.length > 0 || reading.says.has('the_other') || reading.says.has('also'))
    return null;
  return orders.find(({ id }) => id === last.order) ?? null;
}

/** Named in the message that this one replies to. */
/** True when what is answered names the order: the message above it, or the shop's notice that a mail replies to. */
function isQuoted({ context }: Scene, { id }: OrderView): boolean {
  const words = (text: string) => text.split(/[^\p{L}\d-]+/u);
  return context.asked.some(
    ({ quoted, subject }) =>
      (quoted && words(quoted.text).includes(id)) ||
      (subject && isAnswerSubject(subject) && words(subject).includes(id)),
  );
}

/** The order this session is about without asking for one: for pauses, thanks and summaries. */
export function currentOrder(scene: Scene): OrderView | null {
  const { context, reading } = scene;
  const ids = [
    ...reading.named.orders,
    ...scene.reply.tickets.map(({ order }) => order),
    ...context.tickets.filter(({ status }) => status !== 'resolved').map(({ order }) => order),
    ...ordersMentioned(context, ({ sameSession }) => sameSession),
  ];
  const [meant, ...more] = scene.orders.filter((order) => itemsMeant(scene, order).length > 0);
  if (reading.named.orders.length === 0 && meant && more.length === 0) return meant;
  // "My 249 euros": the order that cost that.
  const worth = scene.orders.filter(({ total, currency }) =>
    reading.named.amounts.some((amount) => amount.currency === currency && amount.value === total),
  );
  if (reading.named.orders.length === 0 && worth.length === 1 && worth[0]) return worth[0];
  for (const id of ids) {
    const order = scene.orders.find((candidate) => candidate.id === id);
    if (order) return order;
  }
  return scene.orders.length === 1 ? (scene.orders[0] ?? null) : null;
}

/** The order something was done for last. */
function doneLast({ context }: Scene): string | null {
  return context.done.findLast(({ order }) => order !== null)?.order ?? null;
}

function one(order: OrderView): OrderLookup {
  return { kind: 'one', order };
}

/** Looks an order up by its number, once in a turn. */
export async function lookUp(scene: Scene, id: string): Promise<OrderLookup> {
  const seen = scene.orders.find((order) => spells(id, order.id));
  if (seen) return one(seen);
  const contact = contactOf(scene);
  const before = scene.lookups.get(id);
  const result =
    before ?? (await scene.toolbox.call('find_order', { order: id, ...(contact ? { contact } : {}) }));
  scene.lookups.set(id, result);
  if (!result.ok) return { kind: 'refused', id, refusal: result.refusal };
  scene.orders = [result.output, ...scene.orders];
  if (scene.assurance === 'anonymous') scene.assurance = 'claimed';
  return one(result.output);
}

/** The email, phone or postcode given in this message or before in this session. */
export function contactOf({ reading, context }: Scene): string | null {
  const { emails, phones, postcodes } = reading.named;
  return emails[0] ?? phones[0] ?? postcodes[0] ?? contactGiven(context);
}

/** `order:45821` or `item:45821:1`. */
function chosenOrder(choice: string | null): string | null {
  const [kind, order] = choice?.split(':') ?? [];
  return order && (kind === 'order' || kind === 'item') ? order : null;
}

/**
 * "The order I mentioned yesterday on your chat": by the day and the channel that is named, else the latest.
 */
function pickMentioned(scene: Scene, inPool: (id: string) => OrderView | undefined): OrderView | null {
  const { context, reading, compiled } = scene;
  const channels = reading.words.map((word) => lookup(compiled.lexicon.channels, word));
  const elsewhere = ordersMentioned(
    context,
    ({ channel, sameSession }) => !sameSession && channels.includes(channel),
  );
  for (const id of [...elsewhere, ...ordersMentioned(context, () => true)]) {
    const order = inPool(id);
    if (order) return order;
  }
  return null;
}

function suits(order: OrderView, purpose: Purpose): boolean {
  if (purpose === 'cancel') return order.status === 'pending' || order.status === 'shipped';
  if (purpose === 'return')
    return order.status === 'delivered' || order.returnable.open || openReturn(order) !== null;
  return true;
}

/** A second delivery this close in days makes both equally plausible. */
const CLOSE_DAYS = 7;

function plausibleOf(scene: Scene, pool: OrderView[], purpose: Purpose): OrderView[] {
  const newest = pool.slice(0, 1);
  if (purpose === 'cancel') {
    const pending = pool.filter(({ status }) => status === 'pending');
    return pending.length > 0 ? pending : newest;
  }
  if (purpose === 'status') {
    const lost = lostOf(scene, pool);
    if (lost.length > 0) return lost;
    const underway = pool.filter(({ status }) => status === 'pending' || status === 'shipped');
    const exchanged = pool.filter(
      (order) => liveExchange(order)?.status === 'reserved' || liveExchange(order)?.status === 'shipped',
    );
    if (scene.reading.refers.newItem && exchanged.length > 0) return exchanged;
    if (underway.length > 0) return underway;
    return exchanged.length > 0 ? exchanged : newest;
  }
  const returning = pool.filter((order) => openReturn(order) !== null);
  if (returning.length === 1 && !scene.reading.problem) return returning;
  const open = pool.filter(({ returnable }) => returnable.open);
  const came = open.length > 0 ? open : pool.filter(({ status }) => status === 'delivered');
  const ahead = open.length > 0 ? [] : aheadOf(scene, pool);
  if (returning.length === 0 && ahead.length > 0)
    return [...ahead, ...came.filter((order) => !isLongOver(order, scene.context.now))];
  if (came.length === 0) {
    if (returning.length > 0) return returning;
    // What does not fit has left, though nobody says that it came.
    const sent = scene.reading.problem ? pool.filter(({ status }) => status === 'shipped') : [];
    return sent.length > 0 ? sent : newest;
  }
  const cameAt = ({ deliveredAt, toldDeliveredAt }: OrderView) =>
    time(deliveredAt ?? toldDeliveredAt ?? null);
  const sorted = [...came].sort((a, b) => cameAt(b) - cameAt(a));
  const latest = sorted[0] ? cameAt(sorted[0]) : 0;
  return sorted.filter((order) => latest - cameAt(order) < CLOSE_DAYS * 86_400_000);
}

/** Within this time after it came an order is missed as the newest. */
const LATELY_MS = 14 * 86_400_000;

/** What a parcel that did not come may be: of no order that was cancelled, and one that came where the words say so. */
function lostOf({ reading, context }: Scene, pool: readonly OrderView[]): OrderView[] {
  if (!reading.intents.some(({ intent }) => intent === 'missing_parcel')) return [];
  const came = pool
    .filter(({ status }) => status === 'delivered')
    .toSorted((a, b) => time(b.deliveredAt) - time(a.deliveredAt))
    .slice(0, 1);
  if (context.asked.some(({ text }) => saysDelivered(text))) {
    // The carrier is ahead of the shop: what came long ago is not what is missed while another is on its way.
    const sent = pool.filter(({ status }) => status === 'shipped');
    const lately = came.some(({ deliveredAt }) => Date.parse(context.now) - time(deliveredAt) < LATELY_MS);
    return lately || sent.length === 0 ? came : sent;
  }
  return pool.some(({ status }) => status === 'pending' || status === 'shipped') ? [] : came;
}

/** Those on their way, or else those that have not left; none where the words tell of a thing that has come. */
function aheadOf({ reading }: Scene, pool: readonly OrderView[]): OrderView[] {
  const { problem, handedIn, refers } = reading;
  if ((problem !== null && problem !== 'changed_mind') || handedIn || refers.refundStatus) return [];
  const shipped = pool.filter(({ status }) => status === 'shipped');
  return shipped.length > 0 ? shipped : pool.filter(({ status }) => status === 'pending');
}

/** So many days after its return period an order is only spoken of by its name. */
const LONG_OVER_DAYS = 14;

function isLongOver({ returnable: { lastDay }, deliveredAt }: OrderView, now: string): boolean {
  const over = time(lastDay ?? deliveredAt);
  return Date.parse(now) - over > LONG_OVER_DAYS * 86_400_000;
}

function time(at: string | null): number {
  return at ? Date.parse(at) : 0;
}

/** Items that the message names one by one: "the dress and the belt", and no "dress" of an order with two. */
export function itemsNamedApart(scene: Scene, order: OrderView): Item[] {
  if (setsOff(scene, order)) return [];
  const said = new Set(scene.reading.words.map(concept));
  const items = order.items.filter((item) => !isSpared(scene, item, order.items));
  const parts = items.map(({ title }) => new Set(titleWords(title).map(concept)));
  const named = items.filter((_, i) =>
    [...(parts[i] ?? [])].some(
      (part) => said.has(part) && parts.every((other, j) => i === j || !other.has(part)),
    ),
  );
  return named.length > 1 ? named : [];
}

/** Items that the message names at all, kept and denied ones too. */
function itemsMentioned({ reading }: Scene, order: OrderView): Item[] {
  const said = [...reading.words, ...reading.spared];
  const apart = order.items.map(({ title }) => new Set(titleWords(title).map(concept)));
  return order.items.filter(
    ({ title }, i) =>
      likeness(said, title) >= 1 &&
      titleWords(title)
        .map(concept)
        .some(
          (part) =>
            said.map(concept).includes(part) && apart.every((other, j) => i === j || !other.has(part)),
        ),
  );
}

/** One thing of it is set against another; in "the coat and the dress don't fit" none is. */
function setsOff(scene: Scene, { items }: OrderView): boolean {
  const { contrast, denied, says, polarity, kept, words } = scene.reading;
  const turns = kept.length > 0 || words.some((word) => scene.compiled.lexicon.turns.includes(word));
  if (!contrast || turns || says.has('corrects') || says.has('the_other') || polarity === 'no')
    return contrast;
  return items.some((item) => isSpared(scene, item, items) || likeness(denied, item.title) >= 1);
}

/** Items of an order that the message names by product words, size or colour, best match only. */
export function itemsMeant(scene: Scene, order: OrderView): Item[] {
  const mentioned = itemsMentioned(scene, order);
  if (setsOff(scene, order) && mentioned.length > 1) {
    const left = mentioned.filter(
      (item) => !isSpared(scene, item, order.items) && likeness(scene.reading.denied, item.title) < 1,
    );
    return left.length === 1 ? left : [];
  }
  const apart = itemsNamedApart(scene, order);
  if (apart.length > 0) return apart;
  const { spared, words, says } = scene.reading;
  const spares = order.items.filter((item) => isSpared(scene, item, order.items));
  const others = order.items.filter((item) => !spares.includes(item));
  if (spares.length > 0 && others.length === 1 && says.has('the_other')) return others;
  const exchange = liveExchange(order);
  let best = 0;
  let meant: Item[] = [];
  for (const item of others) {
    const things = exchange?.line === item.line ? [item, exchange.to] : [item];
    const score = Math.max(...things.map((thing) => closeness(scene, thing)));
    if (score < 1) continue;
    if (score === best) meant.push(item);
    else if (score > best) {
      best = score;
      meant = [item];
    }
  }
  // "The dress fits, but I want to return it": nothing else was named.
  const [pointed, ...more] = spares;
  const points = words.some((word) => scene.compiled.lexicon.pronouns.includes(word));
  const leaves = (scene.reading.points?.left.length ?? 0) > 0;
  if (meant.length === 0 && pointed && more.length === 0 && points && !leaves && !denies(spared, scene))
    return [pointed];
  const colours = scene.reading.named.colours;
  const parts = Math.max(0, ...meant.map((item) => colourSaid(colourOf(item), words)));
  const coloured = meant.filter((item) =>
    parts > 1
      ? colourSaid(colourOf(item), words) === parts
      : colours.some((colour) => sameOption(colourOf(item), colour)),
  );
  const sized = meant.filter((item) =>
    scene.reading.named.sizes.some((size) => sameOption(sizeOf(item), size)),
  );
  return coloured.length > 0 ? coloured : sized.length > 0 ? sized : meant;
}

/** The orders whose items the message names best; of many that a kind of thing names, those with the very word, colour and size. */
export function bestNamed(scene: Scene, purpose: Purpose): OrderView[] {
  // "The dress that has not left yet, in L" is not the one in L that has.
  const there = inState(scene.orders, scene.reading.points?.state ?? null);
  const states = there.some((order) => itemsMeant(scene, order).length > 0);
  const fits = (states ? there : scene.orders).map((order) => {
    // With one thing set against another it is this order, whichever of them is meant.
    const told = itemsMeant(scene, order);
    const meant = told.length > 0 || !scene.reading.contrast ? told : itemsMentioned(scene, order);
    const fit = meant.reduce((sum, item) => sum + closeness(scene, item) + optionsSaid(scene, item), 0);
    return { order, fit };
  });
  const best = Math.max(0, ...fits.map(({ fit }) => fit));
  if (best > 0) {
    const near = fits.filter(({ fit }) => fit > 0 && fit >= best - OPTIONS_MOST);
    const live = near.filter(({ order }) => purpose === 'status' || !isOver(order));
    // "Exchange the skirt for a 40" is no word on the order with a skirt in 40 that was cancelled.
    const pool = live.length > 0 ? live : fits;
    const top = Math.max(...pool.map(({ fit }) => fit));
    return pool.flatMap(({ order, fit }) => (fit === top ? [order] : []));
  }
  // "And the black one, when does it ship?": a colour names a thing where it is no wish.
  const coloured = scene.orders.filter(({ items }) => items.some((item) => optionsSaid(scene, item) > 0));
  const names = purpose === 'status' && scene.reading.named.colours.length > 0;
  return names && coloured.length === 1 ? coloured : [];
}

/** How well the message names what a thing is called. */
function closeness({ reading, context }: Scene, thing: Called): number {
  const store = new Set(titleWords(context.store.name));
  const very = everyTitle(thing).map((title) =>
    titleWords(title).filter((word) => reading.words.includes(word)),
  );
  return likenessOf(reading.words, thing, store) + VERY_WORD * Math.max(...very.map((words) => words.length));
}

/** Nothing of it can be called off or sent back any more. */
function isOver({ status }: OrderView): boolean {
  return status === 'cancelled' || status === 'returned';
}

/** What colour and size add at most. */
const OPTIONS_MOST = 0.06;

/** Its colour and size, where the message says them: never as much as a word of its title. */
function optionsSaid({ reading: { named, words } }: Scene, item: Item): number {
  const colour =
    named.colours.some((said) => sameOption(colourOf(item), said)) ||
    (named.colours.length > 0 && colourSaid(colourOf(item), words) > 1);
  const size = named.sizes.some((said) => sameOption(sizeOf(item), said));
  return (colour ? 0.04 : 0) + (size ? 0.02 : 0);
}

/** Said to be fine, kept or not meant, and not named otherwise in the same message. */
export function isSpared({ reading }: Scene, item: Item, items: readonly Item[] = [item]): boolean {
  if (namedBest([{ items: [...items] }], reading.points?.left ?? []).includes(item))
    return likenessOf(reading.points?.left ?? [], item) >= likenessOf(reading.words, item);
  const spared = without(reading.spared, reading.points?.left ?? []);
  return spared.length > 0 && likenessOf(spared, item) > likenessOf(reading.words, item);
}

function without(words: readonly string[], out: readonly string[]): readonly string[] {
  return out.length === 0 ? words : words.filter((word) => !out.includes(word));
}

/** "Not the dress": what is pointed at is something else. */
function denies(spared: readonly string[], { compiled }: Scene): boolean {
  return spared.some((word) => compiled.negators.has(word));
}

/** … as many of it as are meant. */
export function piecesOf(item: Item): Piece {
  return { ...pieceOf(item), quantity: item.quantity };
}

/** An item of an order as a piece: what it is called, and its options. */
export function pieceOf(item: Item): Piece {
  return { title: item.title, options: item.options };
}
