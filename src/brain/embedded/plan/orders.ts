import type { OrderView } from '../../../identity/view.ts';
import type { Leg, Problem } from '../../../language/acts.ts';
import { addDays, daysBetween, localTime } from '../../../language/calendar.ts';
import { saysPieceMissing } from '../../../language/follow/faulty-part.ts';
import { saysDelivered } from '../../../language/follow/says-delivered.ts';
import { problemFact } from '../memory.ts';
import { act, offerHuman, pastDay, type Scene, ticket } from '../scene.ts';
import {
  itemsMeant,
  lineMeant,
  liveExchange,
  lookUp,
  openReturn,
  orderFor,
  pieceOf,
  piecesOf,
} from '../topic.ts';
import { closed, faulty } from './aftersales/closed.ts';
import { aftersales } from './aftersales/index.ts';
import { piecesMeant } from './aftersales/pieces.ts';
import { discussed, rememberAll } from './aftersales/remembered.ts';
import { tellBoughtInShop, tellPickup } from './asides/pickup.ts';
import { askTracked, tellTracked } from './asides/tracked.ts';
import { needItem, needItems, needOrder } from './ask.ts';
import { handOver, tellCase, tellPromises } from './people.ts';

/** Late by more than this, a parcel is looked for. */
const GRACE_DAYS = 3;

/** Where is it? Several orders on their way are all told, up to three. */
export async function planStatus(scene: Scene): Promise<void> {
  const found = await orderFor(scene, 'status');
  const asked = scene.reading.named.orders.length > 1;
  const most = scene.say.spoken ? 2 : 3;
  if (found.kind === 'several' && found.orders.length <= most) {
    askTracked(scene, found.orders);
    for (const order of found.orders) await tellStatus(scene, order);
    return;
  }
  const order = found.kind === 'one' ? found.order : await needOrder(scene, 'status', 'order_status');
  if (!order) return;
  await tellStatus(scene, order);
  if (!asked) return;
  for (const id of scene.reading.named.orders.slice(1, 3)) {
    const other = await lookUp(scene, id);
    if (other.kind === 'one') await tellStatus(scene, other.order);
  }
}

/** Where an order is. */
export async function tellStatus(scene: Scene, order: OrderView): Promise<void> {
  const exchange = liveExchange(order);
  const meant = itemsMeant(scene, order);
  const back = openReturn(order, lineMeant(scene, order));
  if (!exchange && back && (scene.reading.says.has('exchange') || scene.reading.refers.newItem)) {
    act(scene, { type: 'nothing_exchanged', order: order.id });
    return aftersales.return.standing(scene, order, back.lines[0]);
  }
  if (
    !exchange &&
    !back &&
    scene.reading.refers.newItem &&
    order.status === 'delivered' &&
    wasExchanging(scene, order)
  )
    act(scene, { type: 'nothing_exchanged', order: order.id });
  const aboutExchange = exchange && (meant.length === 0 || meant.some(({ line }) => line === exchange.line));
  if (exchange && aboutExchange) {
    aftersales.exchange.standing(scene, order, exchange);
    if (exchange.status === 'reserved') await tellTracked(scene, order, 'return');
    return;
  }
  const late = back !== null && pastDay(scene, back.deadline);
  const item = meant[0] ?? order.items[0];
  if (!item) return;
  if (!back && ((await tellPickup(scene, order)) || (await tellBoughtInShop(scene, order)))) return;
  if (order.status === 'shipped' && overdue(scene, order)) return missing(scene, order);
  act(scene, {
    type: 'status',
    order: order.id,
    status: order.status,
    piece: pieceOf(item),
    more: order.items.length - 1,
    at: momentOf(order),
    leg: legOf(order),
    expected: order.status === 'pending' || order.status === 'shipped' ? expectedOf(scene, order) : null,
    back: back && !late ? { deadline: back.deadline, settlement: back.settlement } : null,
  });
  if (back && late) return aftersales.return.standing(scene, order, back.lines[0]);
  if (back || order.status === 'shipped') await tellTracked(scene, order, back ? 'return' : 'order');
  if (isLookedFor(scene, order)) tellCase(scene, order.id);
  ticket(scene, 'order_status', order.id, 'resolve', item.title);
}

/** An exchange was spoken of, and came to nothing. */
function wasExchanging({ context }: Scene, { id }: OrderView): boolean {
  return context.tickets.some(
    ({ intent, order }) => order === id && (intent === 'exchange' || intent === 'return'),
  );
}

/** Where an order stands and what can be done about it. */
export async function planStanding(scene: Scene, order: OrderView): Promise<void> {
  const exchange = liveExchange(order);
  if (exchange) return aftersales.exchange.standing(scene, order, exchange);
  const back = openReturn(order);
  if (back) return aftersales.return.standing(scene, order, back.lines[0]);
  if (order.status !== 'delivered' && !order.returnable.open) return tellStatus(scene, order);
  if (!order.returnable.open) return closed(scene, order);
  const items = needItems(scene, order, 'return');
  if (items) aftersales.return.offer(scene, order, items, rememberAll(scene, order, items));
}

/** It should be there and is not. */
export async function planMissing(scene: Scene): Promise<void> {
  const order = await needOrder(scene, 'status', 'missing_parcel');
  if (!order) return;
  const exchange = liveExchange(order);
  if (exchange?.status === 'reserved') return aftersales.exchange.standing(scene, order, exchange);
  const sent = order.status === 'shipped' && (overdue(scene, order) || saidDelivered(scene));
  if (order.status === 'delivered' || sent) return missing(scene, order);
  await tellStatus(scene, order);
}

async function missing(scene: Scene, order: OrderView): Promise<void> {
  const delivered = order.status === 'delivered' || saidDelivered(scene);
  act(scene, {
    type: 'parcel_missing',
    order: order.id,
    status: delivered ? 'delivered' : 'shipped',
    at: delivered ? order.deliveredAt : momentOf(order),
    leg: legOf(order),
    inquiry: scene.context.control === 'assistant',
  });
  if (scene.context.control !== 'assistant') tellPromises(scene);
  if (!delivered) await tellTracked(scene, order, 'order');
  handOver(scene, 'missing_parcel', 'missing_parcel', order.id, true);
}

/** The customer saw that the carrier says it came, which the shop may not know yet. */
function saidDelivered({ context }: Scene): boolean {
  return context.asked.some(({ text, choice }) => choice === null && saysDelivered(text));
}

/** A colleague looks for its parcel. */
function isLookedFor({ context }: Scene, { id }: OrderView): boolean {
  return (
    context.control !== 'assistant' &&
    context.tickets.some(
      ({ intent, status, order }) => intent === 'missing_parcel' && status === 'escalated' && order === id,
    )
  );
}

function momentOf(order: OrderView): string | null {
  if (order.status === 'shipped') return order.shippedAt;
  if (order.status === 'delivered') return order.deliveredAt;
  return order.status === 'cancelled' ? order.cancelledAt : null;
}

function legOf(order: OrderView): Leg | null {
  const shipment = order.shipments.at(-1);
  return shipment ? { carrier: shipment.carrier, tracking: shipment.tracking || null } : null;
}

/** When an order should be there, as days; null where that is over. */
export function expectedOf(scene: Scene, order: OrderView): { from: string; to: string } | null {
  const { shipping, timeZone } = scene.context.store;
  const start = localTime(order.shippedAt ?? order.placedAt, timeZone).day;
  const [least, most] = shipping.days;
  const from = addDays(start, least);
  const to = addDays(start, most);
  if (daysBetween(scene.today, to) < 0) return null;
  return { from: daysBetween(scene.today, from) < 0 ? to : from, to };
}

function overdue(scene: Scene, order: OrderView): boolean {
  const { shipping, timeZone } = scene.context.store;
  const start = localTime(order.shippedAt ?? order.placedAt, timeZone).day;
  return daysBetween(addDays(start, shipping.days[1] + GRACE_DAYS), scene.today) > 0;
}

/** Damaged, or not what was ordered. */
export async function planFault(
  scene: Scene,
  problem: Extract<Problem, 'damaged_item' | 'wrong_item'>,
): Promise<void> {
  const order = await needOrder(scene, 'return', problem);
  if (!order) return;
  const only = order.items.length === 1 ? null : (lineMeant(scene, order) ?? null);
  if (order.items.length === 1 || only) scene.reply.facts.set(problemFact(order.id, only), problem);
  const before = scene.context.tickets.find(
    ({ intent, status, order: about }) => intent === problem && status !== 'resolved' && about === order.id,
  );
  // What was offered was money back; what is wanted is the thing.
  if (before && scene.reading.says.has('replacement'))
    return handOver(scene, 'replacement', problem, order.id);
  // What never came cannot go back: a colleague sends it.
  if (problem === 'wrong_item' && scene.context.asked.some(({ text }) => saysPieceMissing(text)))
    return handOver(scene, 'replacement', problem, order.id);
  discussed(scene, order);
  const back = openReturn(order, lineMeant(scene, order));
  if (back) return aftersales.return.standing(scene, order, back.lines[0]);
  if (!order.returnable.open && order.returnable.reason === 'window_closed') return faulty(scene, order);
  if (!order.returnable.open) return handOver(scene, 'replacement', problem, order.id);
  const line =
    problem === 'wrong_item' && order.items.length > 1
      ? (itemsMeant(scene, order)[0] ?? order.items[0])
      : needItem(scene, order, problem);
  if (!line) return;
  const [item] = piecesMeant(scene, order, [line], 'return') ?? [];
  if (!item) return;
  const photo = scene.context.asked.some(({ attachments }) => attachments.length > 0);
  act(scene, { type: 'fault', order: order.id, items: [piecesOf(item)], problem, photo });
  aftersales.return.propose(scene, order, [item], problem);
  offerHuman(scene);
  ticket(scene, problem, order.id, 'open', item.title);
}
