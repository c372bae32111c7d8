import type { OrderView } from '../../../../identity/view.ts';
import { deedOf } from '../../../../tools/index.ts';
import { lastSaid } from '../../memory.ts';
import { act, isKnown, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, liveExchange, openReturn } from '../../topic.ts';
import { proposeUndo, repropose } from '../again.ts';
import { needOrder, refused } from '../ask.ts';
import { offeredHere, onTable } from '../offers.ts';
import { offerCancel } from './offer.ts';
import { proposeReturn } from './propose.ts';
import { cancelStanding, impossible } from './standing.ts';

/** An order is to be stopped before it leaves. `asks`: the customer only wonders whether. */
export async function planCancel(scene: Scene, asks: boolean): Promise<void> {
  if (exchangeMeant(scene)) return;
  const order = await needOrder(scene, 'cancel', 'cancellation');
  if (!order) return;
  if (order.status === 'cancelled') return cancelStanding(scene, order);
  if (order.status !== 'pending') {
    act(scene, impossible(order, order.status));
    const [item] = order.items;
    if (
      order.status === 'delivered' &&
      order.returnable.open &&
      !openReturn(order) &&
      item &&
      order.items.length === 1
    ) {
      proposeReturn(scene, order, [item], null);
    }
    return ticket(scene, 'cancellation', order.id, 'refuse');
  }
  const offer = onTable(scene.context.proposals, 'cancel_order', { order: order.id });
  if (offer && !asks && isKnown(scene)) return cancel(scene, order, offer.id);
  offerCancel(scene, order);
}

export async function cancel(scene: Scene, order: OrderView, proposal: string): Promise<void> {
  const result = await scene.toolbox.call('cancel_order', { order: order.id }, proposal);
  if (result.ok) {
    const { refund, currency } = result.output;
    act(scene, { type: 'cancel_done', order: order.id, amount: refund, currency });
    return ticket(scene, 'cancellation', order.id, 'resolve');
  }
  const { refusal } = result;
  if (
    refusal.code === 'policy' &&
    (refusal.reason === 'already_dispatched' || refusal.reason === 'already_cancelled')
  ) {
    const gone = refusal.reason === 'already_dispatched';
    act(scene, impossible(order, gone ? 'shipped' : 'cancelled'));
    return ticket(scene, 'cancellation', order.id, gone ? 'refuse' : 'resolve');
  }
  if (refusal.code === 'consent') return offerCancel(scene, order);
  return refused(scene, refusal, 'cancellation', 'cancellation', order.id);
}

/** "Can I cancel it?" after an exchange was offered or done is about that exchange; true when it was. */
function exchangeMeant(scene: Scene): boolean {
  const { context, reading } = scene;
  if (reading.named.orders.length > 0) return false;
  const pending = scene.orders.filter(({ status }) => status === 'pending');
  if (pending.some((order) => itemsMeant(scene, order).length > 0)) return false;
  const { proposals, stale } = offeredHere(context);
  const offers = proposals.filter(({ tool }) => deedOf(tool) === 'exchange');
  const [offer] = offers;
  if (offer && !stale) {
    act(scene, { type: 'only_offered', effect: offer.effect });
    repropose(scene, offers.slice(0, 1));
    return true;
  }
  const last = context.done.findLast(({ does }) => does === 'exchange')?.order;
  const order = scene.orders.find(({ id }) => id === last);
  const standing = order && liveExchange(order);
  if (!order || standing?.status !== 'reserved') return false;
  const spoken =
    lastSaid(context)?.text.includes(order.id) || lastSaid(context)?.text.includes(standing.to.title);
  if (pending.length > 0 && !spoken) return false;
  proposeUndo(scene, order, { order: order.id, exchange: standing.id });
  return true;
}
