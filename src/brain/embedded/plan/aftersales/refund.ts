import type { z } from 'zod';
import type { OrderView } from '../../../../identity/view.ts';
import type { Item } from '../../../../shop/shop.ts';
import type { ToolResult } from '../../../../tools/tool.ts';
import type { Refunded } from '../../begun.ts';
import { act, isKnown, offerColleague, pastDay, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, lineMeant, liveExchange, openReturn, returnOfLine } from '../../topic.ts';
import { askWhich, needItems, needOrder, notOrdered, offeredOf, refused } from '../ask.ts';
import { offeredHere } from '../offers.ts';
import { handOver } from '../people.ts';
import { ordersAwaited, tellCancelledMoney } from './awaited.ts';
import { closed } from './closed.ts';
import { insteadOfExchange, offerCancel, offerRefund, offerReturn, unproven } from './offer.ts';
import { piecesMeant } from './pieces.ts';
import { discussed, rememberAll, wants } from './remembered.ts';
import { startReturn } from './return.ts';
import { refundStanding, returnStanding } from './standing.ts';

/** The money is to come back, or its whereabouts are asked for. */
export async function planRefund(scene: Scene, explicit: boolean): Promise<void> {
  const asks = scene.reading.refers.refundStatus && !explicit;
  const awaited = ordersAwaited(scene);
  const called = awaited.length > 0 ? null : calledOff(scene);
  if (called && !(asks && called.status !== 'cancelled'))
    return called.status === 'cancelled' ? tellCancelledMoney(scene, called) : offerCancel(scene, called);
  if (awaited.length > 1) {
    askWhich(scene, awaited);
    return ticket(scene, 'refund', null, 'open');
  }
  if (awaited.length === 0 && notOrdered(scene)) return;
  const order = awaited[0] ?? (await needOrder(scene, 'return', 'refund'));
  if (!order) return;
  if (order.status === 'cancelled') return tellCancelledMoney(scene, order);
  if (explicit) wants(scene, order.id, 'refund');
  const line = lineMeant(scene, order) ?? offeredOf(scene, order)?.line;
  const standing = openReturn(order, line);
  const exchange = liveExchange(order, line);
  // What of the order was paid back says nothing of another thing that is to go back now.
  const another = !asks && line !== undefined && order.items.length > 1 && returnOfLine(order, line) === null;
  if (!another && order.refunds.length > 0 && standing?.settlement !== 'undecided')
    return refundStanding(scene, order);
  if (exchange?.status === 'reserved') return insteadOfExchange(scene, order, exchange);
  if (standing?.settlement === 'undecided') {
    if (pastDay(scene, standing.deadline)) return returnStanding(scene, order, line);
    const back = order.items.filter((item) => standing.lines.includes(item.line));
    // "Send the label again, and I want a refund" wants both.
    if (scene.reading.refers.label && isKnown(scene) && back.length > 0)
      return startReturn(scene, order, back, null, { refund: true });
    return offerSettlement(scene, order, standing.id);
  }
  if (standing || (!another && order.returns.some(({ status }) => status === 'received')))
    return refundStanding(scene, order);
  discussed(scene, order);
  if (order.status === 'returned') {
    refundStanding(scene, order);
    // Who waits for it although it came back may want a person to look.
    if (scene.reading.refers.refundStatus) offerColleague(scene);
    return;
  }
  if (scene.reading.handedIn) return untracked(scene, order);
  if (!order.returnable.open) return closed(scene, order);
  const things = onCard(scene, order) ?? needItems(scene, order, 'refund');
  const items = things && piecesMeant(scene, order, things, 'return');
  if (!items) return;
  const problem = rememberAll(scene, order, items);
  // Sending it back is asked for in words; money alone is a wish that begins with the offer of a return.
  const returning = scene.reading.intents.some(
    ({ intent, mode }) => intent === 'return' && mode === 'request',
  );
  const offered = offeredHere(scene.context);
  const agreed = !offered.stale && offered.offers.some(({ does }) => does === 'return');
  // Who is not known may begin with the return alone; money is settled on a card, with the return that it is for.
  if (!isKnown(scene) && ((explicit && returning) || (agreed && !scene.reading.says.has('question'))))
    return startReturn(scene, order, items, problem, { refund: true });
  if (scene.reading.refers.refundStatus) act(scene, { type: 'no_refund_known', order: order.id });
  if (asks) return;
  offerReturn(scene, order, items, problem, true);
}

/** "Refund", said to a return of several things that is on a card here: those, as many as are put; null where a thing is named, or none is put. */
function onCard(scene: Scene, order: OrderView): Item[] | null {
  const { offers, stale } = offeredHere(scene.context);
  const [only, ...more] = stale
    ? []
    : offers.filter(({ does, order: id }) => does === 'return' && id === order.id);
  if (!only || more.length > 0 || scene.choice !== null || itemsMeant(scene, order).length > 0) return null;
  const out = only.effect.quote?.out ?? [];
  const items = order.items.flatMap((item) => {
    const piece = out.find(({ line }) => line === item.line);
    return piece ? [{ ...item, quantity: piece.quantity }] : [];
  });
  return items.length > 1 ? items : null;
}

/** It went back, as the customer says, and nothing here shows it: a colleague looks for the parcel. */
function untracked(scene: Scene, order: OrderView): void {
  act(scene, { type: 'no_refund_known', order: order.id });
  handOver(scene, 'untracked_return', 'refund', order.id);
}

/** The order whose cancellation this is about: called off, or about to be. */
function calledOff(scene: Scene): OrderView | null {
  const { context, orders, reading } = scene;
  const named = reading.named.orders[0];
  const offered = offeredHere(context).offers.find(({ does }) => does === 'cancellation')?.order;
  const ticket = context.tickets.find(({ intent }) => intent === 'cancellation');
  const latest = context.tickets.every(({ at }) => !ticket || at <= ticket.at) ? ticket?.order : null;
  const order = orders.find(({ id }) => id === (named ?? offered ?? latest));
  // Money for a thing of another order is none of it.
  const about = orders.filter((one) => itemsMeant(scene, one).length > 0);
  if (named === undefined && order && about.length > 0 && !about.includes(order)) return null;
  if (order?.status === 'cancelled') return order;
  return order?.status === 'pending' && (offered || named) ? order : null;
}

/** An open return may be settled as a refund: that is put on the card. */
export async function offerSettlement(scene: Scene, order: OrderView, returnId: string): Promise<void> {
  if (!isKnown(scene)) return unproven(scene, order);
  const standing = order.returns.find(({ id }) => id === returnId);
  if (standing?.status === 'open' && pastDay(scene, standing.deadline))
    return returnStanding(scene, order, standing.lines[0]);
  offerRefund(scene, order, returnId);
  return ticket(scene, 'refund', order.id, 'open');
}

/** Tells what came of a yes to it. */
export async function refunded(
  scene: Scene,
  order: OrderView,
  returnId: string,
  result: ToolResult<z.infer<typeof Refunded>>,
): Promise<void> {
  const standing = order.returns.find(({ id }) => id === returnId);
  if (!result.ok) {
    if (result.refusal.code === 'changed') return offerSettlement(scene, order, returnId);
    const exchange = liveExchange(order);
    if (result.refusal.code === 'policy' && result.refusal.reason === 'already_refunded') {
      return refundStanding(scene, order);
    }
    if (result.refusal.code === 'policy' && result.refusal.reason === 'already_exchanged' && exchange) {
      return insteadOfExchange(scene, order, exchange);
    }
    return refused(scene, result.refusal, 'refund', 'refund', order.id);
  }
  const { amount, currency } = result.output;
  act(scene, {
    type: 'refund_done',
    order: order.id,
    amount,
    currency,
    days: scene.context.store.returns.refundDays,
    deadline: standing?.status === 'open' ? standing.deadline : null,
  });
  ticket(scene, 'refund', order.id, 'resolve');
}
