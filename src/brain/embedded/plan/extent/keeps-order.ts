import type { Intent } from '../../../../conversation/values.ts';
import { spells } from '../../../../identity/order-number.ts';
import { keepsOrder } from '../../../../language/follow/keeps-order.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { act, isKnown, offerColleague, type Scene, ticket } from '../../scene.ts';
import { currentOrder, openReturn } from '../../topic.ts';
import { cancelStanding } from '../aftersales/standing.ts';
import { proposeUndo } from '../again.ts';
import { offersIn } from '../offers.ts';

/** What may be read into such words. */
const BESIDE: readonly Intent[] = [
  ...(['undo', 'address_change', 'order_change', 'cancellation', 'return', 'order_status', 'pause'] as const),
  ...(['yes', 'no', 'other', 'greeting', 'thanks', 'goodbye', 'complaint', 'stock', 'wrong_item'] as const),
];

/**
 * "I want to keep order 45850 after all": it stays, and what was put or is open about it is over; one that is cancelled is told of, and a
 * return of it is taken back on a card. True where that was meant.
 */
export function planKeepsOrder(scene: Scene): boolean {
  const { context, reading, choice, orders } = scene;
  const words = context.asked.map(({ text }) => text).join('\n');
  if (choice !== null || !isKnown(scene) || !keepsOrder(words) || context.settled?.results.length)
    return false;
  if (
    context.withdrawn?.length ||
    reading.named.orders.length > 1 ||
    reading.says.has('hypothetical') ||
    words.length > LONGEST
  )
    return false;
  if ([...reading.words, ...reading.spared, ...reading.kept].some(isGarment)) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && !BESIDE.includes(intent))) return false;
  const [number] = reading.named.orders;
  const card = context.cards.findLast(({ sameSession }) => sameSession) ?? context.settled?.card;
  const [put] = card ? offersIn([card]) : [];
  const order = number
    ? orders.find(({ id }) => spells(number, id))
    : (orders.find(({ id }) => id === put?.order) ?? currentOrder(scene));
  if (!order && number) return false;
  if (!order) {
    act(scene, { type: 'not_cancelled', order: null, wished: true });
    return true;
  }
  const back = openReturn(order);
  if (order.status === 'cancelled') {
    cancelStanding(scene, order);
    offerColleague(scene);
  } else if (back) proposeUndo(scene, order, { order: order.id, return: back.id });
  else {
    act(scene, { type: 'not_cancelled', order: order.id, wished: true });
    for (const { intent, order: about, status } of context.tickets)
      if (about === order.id && (status === 'open' || status === 'paused'))
        ticket(scene, intent, about, 'resolve');
  }
  return true;
}

/** Characters of what may well say more. */
const LONGEST = 160;
