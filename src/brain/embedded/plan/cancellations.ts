import type { OrderView } from '../../../identity/view.ts';
import type { ActOf } from '../../../language/acts.ts';
import { lastSaid } from '../memory.ts';
import { act, isKnown, propose, type Scene, ticket } from '../scene.ts';
import { itemsMeant, liveExchange, openReturn } from '../topic.ts';
import { proposeUndo, repropose } from './again.ts';
import { needOrder, refused } from './ask.ts';
import { offeredHere, onTable } from './offers.ts';
import { offerProof } from './proof.ts';
import { proposeReturn } from './returns.ts';

/** She wants an order stopped before it leaves. */
export async function planCancel(scene: Scene, asks: boolean): Promise<void> {
  if (exchangeMeant(scene)) return;
  const order = await needOrder(scene, 'cancel', 'cancellation');
  if (!order) return;
  if (order.status === 'cancelled') return tellCancelled(scene, order);
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

export function offerCancel(scene: Scene, order: OrderView) {
  if (!isKnown(scene)) {
    offerProof(scene, 'cancellation', order.id);
    return ticket(scene, 'cancellation', order.id, 'open');
  }
  const { effects, labels } = scene.language;
  act(scene, { type: 'offer_cancel', order: order.id, amount: order.total, currency: order.currency });
  propose(
    scene,
    {
      tool: 'cancel_order',
      input: { order: order.id },
      intent: 'cancellation',
      effect: effects.cancel(order.id, scene.say.money(order.total, order.currency)),
      order: order.id,
    },
    labels.cancelOrder,
  );
  ticket(scene, 'cancellation', order.id, 'open');
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

export function tellCancelled(scene: Scene, order: OrderView): void {
  act(scene, impossible(order, 'cancelled'));
  ticket(scene, 'cancellation', order.id, 'resolve');
}

function impossible(
  { id, total, currency }: OrderView,
  reason: ActOf<'cancel_impossible'>['reason'],
): ActOf<'cancel_impossible'> {
  return { type: 'cancel_impossible', order: id, reason, amount: total, currency };
}

/** "Can I cancel it?" after an exchange was offered or done is about that exchange; true when it was. */
function exchangeMeant(scene: Scene): boolean {
  const { context, reading } = scene;
  if (reading.named.orders.length > 0) return false;
  const pending = scene.orders.filter(({ status }) => status === 'pending');
  if (pending.some((order) => itemsMeant(scene, order).length > 0)) return false;
  const { proposals, stale } = offeredHere(context);
  const offers = proposals.filter(({ tool }) => tool === 'exchange_item');
  const [offer] = offers;
  if (offer && !stale) {
    act(scene, { type: 'only_offered', effect: offer.effect });
    repropose(scene, offers.slice(0, 1));
    return true;
  }
  const last = context.done.findLast(({ tool }) => tool === 'exchange_item')?.order;
  const order = scene.orders.find(({ id }) => id === last);
  const standing = order && liveExchange(order);
  if (!order || standing?.status !== 'reserved') return false;
  const spoken =
    lastSaid(context)?.text.includes(order.id) || lastSaid(context)?.text.includes(standing.to.title);
  if (pending.length > 0 && !spoken) return false;
  proposeUndo(scene, order, { order: order.id, exchange: standing.id });
  return true;
}
