import { INTENTS } from '../../../../conversation/intents.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { sentBack } from '../../../../language/follow/sent-back.ts';
import { whatIfIn } from '../../../../language/upkeep/what-if.ts';
import { spokenOrders } from '../../pointed.ts';
import { act, isKnown, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, liveExchange, openReturn } from '../../topic.ts';
import { ordersAwaited } from '../aftersales/awaited.ts';
import { refundStanding } from '../aftersales/standing.ts';
import { askWhich, needOrder } from '../ask.ts';
import { handOver } from '../people.ts';
import { tellTracked } from './tracked.ts';

/**
 * A parcel that was sent back, as the customer says, and of which nothing came, or that never arrived: what is known of it is told, and a
 * colleague looks for it. No new return is opened for it. True where that was said.
 */
export async function planSentBack(scene: Scene): Promise<boolean> {
  const { context, reading, choice } = scene;
  const words = context.asked.map((one) => (one.choice === null ? one.text : '')).join('\n');
  const said = choice === null ? sentBack(words) : null;
  if (!said || !isKnown(scene) || whatIfIn(words, false) || reading.says.has('hypothetical')) return false;
  // "Yes to the return, but not the exchange" is said of a card.
  if (['agrees', 'declines', 'changes'].includes(context.settled?.consent ?? 'none')) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && OTHERWISE.has(intent))) return false;
  const order = await orderSent(scene);
  if (order === undefined) return true;
  if (!order) return false;
  const standing = openReturn(order);
  const exchange = liveExchange(order);
  if (said === 'sent') return !standing && !exchange && tellSent(scene, order);
  if (exchange && exchange.status !== 'reserved') return false;
  const back = order.status === 'returned' || order.returns.some(({ status }) => status === 'received');
  if (order.refunds.some(({ status }) => status === 'issued')) return false;
  if (back && order.status !== 'cancelled') {
    refundStanding(scene, order);
    handOver(scene, 'payment', 'refund', order.id);
    return true;
  }
  if (standing) {
    act(scene, { type: 'sent_back', order: order.id, known: 'open' });
    await tellTracked(scene, order, 'return');
  } else act(scene, { type: 'no_refund_known', order: order.id });
  handOver(scene, 'untracked_return', 'refund', order.id);
  return true;
}

/** It left lately, and there is no return of it here: it is noted, and nothing is opened for it. */
function tellSent(scene: Scene, order: OrderView): boolean {
  if (order.status !== 'delivered' || order.refunds.length > 0) return false;
  act(scene, { type: 'sent_back', order: order.id, known: 'none' });
  ticket(scene, 'return', order.id, 'open');
  return true;
}

/** Wished for beside it. */
const OTHERWISE: ReadonlySet<string> = new Set(
  Object.entries(INTENTS).flatMap(([intent, { settles }]) =>
    settles === true && !['return', 'refund', 'exchange', 'missing_parcel'].includes(intent) ? [intent] : [],
  ),
);

/** The order that was sent back; undefined where it was asked which, null where it is none here. */
async function orderSent(scene: Scene): Promise<OrderView | null | undefined> {
  const { reading, orders } = scene;
  const named = orders.find(({ id }) => reading.named.orders.includes(id));
  if (named || reading.named.orders.length > 0) return named ?? null;
  const [counted, ...rest] = ordersAwaited(scene);
  if (counted && rest.length === 0) return counted;
  const things = orders.filter((order) => itemsMeant(scene, order).length > 0);
  const pool = things.length > 0 ? things : orders;
  const began = pool.filter(({ status, returns, refunds }) => {
    return status === 'returned' || refunds.length > 0 || returns.some((one) => one.status !== 'undone');
  });
  const spoken = spokenOrders(scene);
  const [here, ...others] = pool.filter(({ id }) => spoken.includes(id));
  const [only, ...more] = began;
  if (only && more.length === 0) return only;
  if (here && others.length === 0) return here;
  if (began.length > 1) {
    askWhich(scene, began);
    ticket(scene, 'refund', null, 'open');
    return undefined;
  }
  return (await needOrder(scene, 'return', 'refund')) ?? undefined;
}
