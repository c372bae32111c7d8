import type { z } from 'zod';
import type { OrderView } from '../../../../identity/view.ts';
import type { Piece, Problem } from '../../../../language/acts.ts';
import { colourOf, sizeOf } from '../../../../language/options.ts';
import type { Item } from '../../../../shop/shop.ts';
import type { ToolResult } from '../../../../tools/tool.ts';
import type { Exchanged } from '../../begun.ts';
import { lastWish, pendingReading, withoutAsides } from '../../memory.ts';
import { able, act, isKnown, offerHuman, pastDay, type Scene, ticket } from '../../scene.ts';
import { itemsNamedApart, liveExchange, openReturn, pieceOf } from '../../topic.ts';
import { continued, type Understanding, understand } from '../../understand.ts';
import { proposeUndo } from '../again.ts';
import { needItem, needOrder, notOrdered, refused } from '../ask.ts';
import { productOf } from '../catalogue.ts';
import { offersIn } from '../offers.ts';
import { handOver } from '../people.ts';
import { offerProof } from '../proof.ts';
import { choose } from '../target.ts';
import { leftOf, sameVariant, type Variant, variantsOf } from '../variants.ts';
import { offerChange } from './change.ts';
import { closed } from './closed.ts';
import { offerExchange, offerReturn } from './offer.ts';
import { piecesMeant } from './pieces.ts';
import { discussed, remember, wants } from './remembered.ts';
import { alternatives, soldOut } from './settlement.ts';
import { exchangeStanding, refundStanding, returnStanding } from './standing.ts';
import { hasIt, itemSwapped, planSwaps } from './swaps.ts';

/** The same thing in another size or colour. `asks`: the customer only wonders whether. */
export async function planExchange(scene: Scene, asks: boolean): Promise<void> {
  if (notOrdered(scene)) return;
  const order = await needOrder(scene, 'return', 'exchange');
  if (!order) return;
  // Different wishes for different things of one parcel are a colleague's to sort out.
  if (itemsNamedApart(scene, order).length > 1 && scene.reading.says.has('payback'))
    return handOver(scene, 'policy', 'exchange', order.id);
  if (!asks) wants(scene, order.id, 'exchange');
  if (!asks && (await planSwaps(scene, order))) return;
  // Of what can go back no more nobody is asked which thing it is.
  const over = order.status !== 'pending' && !order.returnable.open;
  if (over && !openReturn(order) && !liveExchange(order)) return closed(scene, order);
  const line = itemSwapped(scene, order) ?? needItem(scene, order, 'exchange');
  if (!line) return;
  const standing = liveExchange(order, line.line);
  if (standing) {
    const another =
      standing.status === 'reserved' && !asks ? await insteadOf(scene, line, standing.to) : null;
    if (!another) return exchangeStanding(scene, order, standing);
    act(scene, { type: 'instead_first', settled: 'exchange', from: standing.from, to: another });
    return proposeUndo(scene, order, { order: order.id, exchange: standing.id });
  }
  if (order.status === 'pending' && !able(scene, 'change_items')) return changeBeforeDispatch(scene, order);
  const back = openReturn(order, line.line);
  if (back?.settlement === 'refund') {
    const { lastDay } = order.returnable;
    const again = back.lines.length === 1 && lastDay !== null && !pastDay(scene, lastDay);
    const another = again ? await insteadOf(scene, line, line) : null;
    if (another) {
      act(scene, { type: 'instead_first', settled: 'refund', from: pieceOf(line), to: another });
      return proposeUndo(scene, order, { order: order.id, return: back.id });
    }
    refundStanding(scene, order);
    act(scene, { type: 'offer_person' });
    return offerHuman(scene);
  }
  if (back && pastDay(scene, back.deadline)) return returnStanding(scene, order, line.line);
  const pending = order.status === 'pending';
  if (!pending && !back && !order.returnable.open) return closed(scene, order);
  discussed(scene, order);
  const problem = remember(scene, order, line);
  if (faulty(problem) && !wantsAnother(scene)) return handOver(scene, 'replacement', problem, order.id);
  // Of what is on its way back, as many as are.
  const [item] = back ? [line] : (piecesMeant(scene, order, [line], 'exchange', !asks) ?? []);
  if (!item) return;
  const product = await productOf(scene, item);
  if (!product) return refused(scene, { code: 'unavailable', message: '' }, 'exchange', 'exchange', order.id);
  const variants = variantsOf(product);
  const target = choose(
    scene,
    variants,
    item,
    problem === 'size_too_small' ? 'up' : problem === 'size_too_big' ? 'down' : null,
    offeredFor(scene, item),
  );
  ticket(scene, 'exchange', order.id, 'open', item.title);
  switch (target.kind) {
    case 'none':
      act(scene, {
        type: 'no_such_variant',
        piece: target.edge ? pieceOf(item) : target.piece,
        left: target.left,
        edge: target.edge,
      });
      return alternatives(scene, order, item, target.left);
    case 'open':
      if (hasIt(scene, item)) {
        act(scene, { type: 'has_it', piece: pieceOf(item) });
        return act(scene, { type: 'which_variant', piece: pieceOf(item), left: target.left });
      }
      act(scene, { type: 'which_variant', piece: pieceOf(item), left: target.left });
      return alternatives(scene, order, item, target.left);
    case 'one': {
      const { variant } = target;
      if (variant.stock === 0) return soldOut(scene, order, item, variants, variant);
      if (pending) return offerChange(scene, order, item, variant);
      if (!isKnown(scene)) {
        act(scene, { type: 'in_stock', from: pieceOf(item), to: variant });
        // Sending it back is the first step of an exchange, and one that a stranger may begin.
        if (!back) return offerReturn(scene, order, [item], problem);
        return offerProof(scene, 'exchange', order.id);
      }
      return offerExchange(scene, order, item, variant);
    }
  }
}

/** What is wanted instead of what is reserved, where that is plain and in stock. */
async function insteadOf(scene: Scene, item: Item, reserved: Piece): Promise<Variant | null> {
  const { named, wish } = scene.reading;
  const names = named.sizes.length + named.colours.length + named.numbers.length > 0;
  if (!isKnown(scene) || !(names || wish.direction || wish.otherColour)) return null;
  const product = await productOf(scene, item);
  if (!product) return null;
  const target = choose(
    scene,
    variantsOf(product),
    item,
    null,
    sameVariant(reserved, item) ? null : reserved,
  );
  if (target.kind !== 'one' || target.variant.stock === 0) return null;
  return sameVariant(target.variant, reserved) ? null : target.variant;
}

/** What the card here puts in the place of a thing, where it is one. */
function offeredFor({ context }: Scene, { line }: Item): Piece | null {
  const card = context.cards.findLast(({ sameSession }) => sameSession) ?? context.settled?.card;
  const [only, ...more] = (card ? offersIn([card]) : []).flatMap(({ effect }) => effect.quote ?? []);
  const swaps = only?.act === 'exchange' || only?.act === 'change_items';
  if (!only || more.length > 0 || !swaps || !only.out.some((piece) => piece.line === line)) return null;
  return only.in[0] ?? null;
}

/** "Make it L instead" goes on once what stood in its way is taken back: the words that asked for it, read again. */
export function exchangeWanted(scene: Scene): Understanding | null {
  const { context, compiled, today } = scene;
  const wanted =
    lastWish(context) === 'exchange' ? pendingReading(context, compiled, today) : putRight(scene);
  const { sizes = [], colours = [], numbers = [] } = wanted?.named ?? {};
  return sizes.length + colours.length + numbers.length > 0 ? wanted : null;
}

/** "Sorry, M": what the last words put right of the wish before them. */
function putRight({ context, compiled, today, reader }: Scene): Understanding | null {
  const last = context.history.findLast(({ author, sameSession }) => author === 'customer' && sameSession);
  const before = pendingReading(withoutAsides(context), compiled, today);
  if (!last || !before?.intents.some(({ intent }) => intent === 'exchange')) return null;
  const own = { ...understand(last.text, compiled, reader), intents: [], polarity: null };
  return continued(own, () => before, true);
}

/** Where the shop cannot change what has not left yet, a colleague does. */
function changeBeforeDispatch(scene: Scene, order: OrderView) {
  if (isKnown(scene)) return handOver(scene, 'order_change', 'exchange', order.id);
  offerProof(scene, 'exchange', order.id);
  ticket(scene, 'exchange', order.id, 'open');
}

/** What was broken or mixed up is not exchanged by size, but replaced by a colleague. */
function faulty(problem: Problem | null): problem is 'damaged_item' | 'wrong_item' {
  return problem === 'damaged_item' || problem === 'wrong_item';
}

function wantsAnother({ reading }: Scene): boolean {
  const { named, wish, says } = reading;
  if (says.has('replacement') && wish.direction === null) return false;
  return named.sizes.length + named.colours.length > 0 || wish.otherColour || wish.direction !== null;
}

/** What was exchanged in the same step. */
function tellAlso(scene: Scene, also: z.infer<typeof Exchanged>['also'] = []): void {
  for (const { from, to, quantity } of also)
    act(scene, { type: 'exchanged_too', from: { ...from, quantity }, to: { ...to, quantity } });
}

/** Tells what came of a yes to it. */
export async function exchanged(
  scene: Scene,
  order: OrderView,
  item: Item,
  sku: string,
  result: ToolResult<z.infer<typeof Exchanged>>,
): Promise<void> {
  if (result.ok) {
    const { from, to, quantity, deadline, label, labelWait, also } = result.output;
    if (label) scene.reply.attachments.push(label);
    const swap = { from: { ...from, quantity }, to: { ...to, quantity } };
    act(scene, {
      type: 'exchange_done',
      order: order.id,
      ...swap,
      deadline,
      labelHere: label !== null,
      labelWait,
    });
    tellAlso(scene, also);
    return ticket(scene, 'exchange', order.id, 'resolve', item.title);
  }
  const { refusal } = result;
  const product = await productOf(scene, item);
  const all = product ? variantsOf(product) : [];
  const target = all.find((variant) => variant.sku === sku);
  if (refusal.code === 'policy') {
    const standing = liveExchange(order, item.line);
    switch (refusal.reason) {
      case 'out_of_stock':
        if (target) return soldOut(scene, order, item, all, { ...target, stock: 0 });
        break;
      case 'already_exchanged':
        if (standing) return exchangeStanding(scene, order, standing);
        break;
      case 'different_product':
        if (target) return act(scene, { type: 'different_price', to: target });
        break;
      case 'same_item': {
        const left = leftOf(all, item, { size: sizeOf(item), colour: colourOf(item) });
        act(scene, { type: 'which_variant', piece: pieceOf(item), left });
        return alternatives(scene, order, item, left);
      }
      case 'not_delivered':
      case 'window_closed':
      case 'already_returned':
      case 'not_returnable':
        return closed(scene, order, refusal.reason);
    }
  }
  if (refusal.code === 'changed' && target) {
    ticket(scene, 'exchange', order.id, 'open', item.title);
    return offerExchange(scene, order, item, target);
  }
  return refused(scene, refusal, 'exchange', 'exchange', order.id);
}
