import type { OrderView } from '../../../../identity/view.ts';
import { cancelsNothing } from '../../../../language/upkeep/wishes.ts';
import { act, type Scene, ticket } from '../../scene.ts';
import { cancelledLast, currentOrder, lineMeant, liveExchange, openReturn } from '../../topic.ts';
import { orderOf } from '../ask.ts';
import { offeredHere } from '../offers.ts';
import { tellCancelledMoney } from './awaited.ts';
import { cancelStanding, exchangeStanding, refundStanding, returnStanding } from './standing.ts';

/** Whether something is cancelled already is asked or told: no wish that it be. */
export function saysCancelled({ reading: { says } }: Scene): boolean {
  return says.has('is_cancelled') && !says.has('to_cancel') && !says.has('not_cancel');
}

/**
 * How the very thing stands whose cancellation is spoken of; false where that is an order which is not cancelled: where it is follows.
 */
export async function tellCancelled(scene: Scene, order: OrderView): Promise<boolean> {
  const { reading } = scene;
  const { says, intents } = reading;
  const exchange = liveExchange(order, lineMeant(scene, order));
  if (says.has('exchange') && exchange) {
    exchangeStanding(scene, order, exchange);
    return true;
  }
  if (says.has('return')) {
    if (openReturn(order)) await returnStanding(scene, order, lineMeant(scene, order));
    else act(scene, { type: 'no_refund_known', order: order.id });
    return true;
  }
  if (intents.some(({ intent }) => intent === 'refund') && order.refunds.length > 0) {
    refundStanding(scene, order);
    return true;
  }
  if (order.status === 'cancelled') {
    const money = reading.refers.refundStatus || intents.some(({ intent }) => intent === 'refund');
    if (money) tellCancelledMoney(scene, order);
    else cancelStanding(scene, order);
    return true;
  }
  act(scene, { type: 'not_cancelled', order: order.id, wished: false });
  return false;
}

/** "Please don't cancel anything": it is said that nothing is. True when that was all that was meant. */
export async function planNotCancelled(scene: Scene): Promise<boolean> {
  const { reading, context } = scene;
  if (!reading.says.has('not_cancel')) return false;
  // "Not the coat, cancel the scarf" wants one of them cancelled.
  if (reading.intents.some(({ intent }) => intent === 'cancellation')) return false;
  // "Send it back, and cancel nothing else" wants that, and to be told nothing.
  if (reading.says.has('return') && cancelsNothing(ownWords(scene))) return false;
  const [named] = reading.named.orders;
  const put = offeredHere(context).offers.find(({ does }) => does === 'cancellation')?.order;
  const declined = context.settled?.card?.alternatives[0]?.effects[0]?.quote;
  const meant = named ?? put ?? (declined?.act === 'cancel' ? declined.order : null);
  const order = meant ? await orderOf(scene, meant) : (cancelledLast(scene) ?? pending(scene));
  // What is cancelled already may be wanted back.
  if (order?.status === 'cancelled') return false;
  act(scene, { type: 'not_cancelled', order: order?.id ?? null, wished: true });
  if (order) ticket(scene, 'cancellation', order.id, 'resolve');
  return true;
}

function ownWords({ context }: Scene): string {
  return context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
}

/** The one order that could be cancelled, where it is the one that is spoken of. */
function pending(scene: Scene): OrderView | null {
  const order = currentOrder(scene);
  return order?.status === 'pending' ? order : null;
}
