import type { OrderView } from '../../../../identity/view.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { piecesCounted } from '../../../../language/upkeep/counted.ts';
import { spokenOrders } from '../../pointed.ts';
import type { Scene } from '../../scene.ts';
import { itemsMeant } from '../../topic.ts';
import { handOver } from '../people.ts';
import { cancelStanding } from './standing.ts';

/** Few words on money go on with the order just spoken of. */
const FEW = 5;

/**
 * The orders whose money somebody may be waiting for who sent things back, or was not paid: what came back or was cancelled, as told by
 * the number of pieces, the thing that is named and what was spoken of last. Empty where the words are about another.
 */
export function ordersAwaited(scene: Scene): OrderView[] {
  const { reading, choice, orders, context } = scene;
  const { handedIn, refers, named, words } = reading;
  const spoken = spokenOrders(scene);
  const goesOn = words.length <= FEW && spoken.length === 1;
  if (choice !== null || named.orders.length > 0 || !(handedIn || refers.refundStatus || goesOn)) return [];
  const text = context.asked.map((one) => (one.choice === null ? one.text : '')).join('\n');
  const calledOff = words.some((word) => CALLED_OFF.test(word));
  const over = orders.filter((order) => (calledOff ? order.status === 'cancelled' : isBack(order)));
  const all = over.length > 0 || handedIn ? over : orders.filter(({ status }) => status === 'cancelled');
  const things = words.some(isGarment);
  const called = things ? all.filter((order) => itemsMeant(scene, order).length > 0) : all;
  if (things) return called;
  const count = piecesCounted(text);
  const counted = count === null ? all : all.filter((order) => sizeOf(order) === count);
  if (count !== null && counted.length > 0) return counted;
  if (spoken.length > 0) return all.filter(({ id }) => spoken.length === 1 && spoken.includes(id));
  return all;
}

const CALLED_OFF = /^(?:cancel|annul)/;

/** All of it came back. */
function isBack({ status, refunds }: OrderView): boolean {
  return status === 'returned' || (status !== 'cancelled' && refunds.length > 0);
}

function sizeOf({ items }: OrderView): number {
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** It is cancelled: what went back is told, and where nothing did a person looks into it. */
export function tellCancelledMoney(scene: Scene, order: OrderView): void {
  cancelStanding(scene, order);
  if (order.refunds.length === 0) handOver(scene, 'payment', 'refund', order.id);
}
