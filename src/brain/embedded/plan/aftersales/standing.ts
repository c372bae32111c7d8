import type { OrderView } from '../../../../identity/view.ts';
import type { ActOf } from '../../../../language/acts.ts';
import { colourOf, sizeOf } from '../../../../language/options.ts';
import { LabelAwaited } from '../../begun.ts';
import { act, offerColleague, pastDay, type Scene, ticket } from '../../scene.ts';
import { liveExchange } from '../../topic.ts';
import { asksWhere, tellTracked } from '../asides/tracked.ts';
import { closed } from './closed.ts';
import { remember } from './remembered.ts';
import { askSettlement, settleSeveral } from './settlement.ts';

/*
 * What there is already, and what is still to be decided about it.
 */

/** There is a return already: what it is settled by, and until when. */
export async function returnStanding(scene: Scene, order: OrderView, line?: string): Promise<void> {
  const standing = order.returns.findLast(
    ({ status, lines }) => status !== 'undone' && (line === undefined || lines.includes(line)),
  );
  const exchange = liveExchange(order, line);
  if (!standing) return closed(scene, order, 'already_returned');
  ticket(scene, 'return', order.id, standing.settlement === 'undecided' ? 'open' : 'resolve');
  const late = standing.status === 'open' && pastDay(scene, standing.deadline);
  if (exchange && exchange.status !== 'undone') {
    const waits = late && exchange.status === 'reserved';
    act(scene, {
      type: 'exchange_standing',
      order: order.id,
      from: exchange.from,
      to: exchange.to,
      status: exchange.status,
      deadline: standing.deadline,
      late: waits,
      labelSentAt: null,
      asked: scene.reading.says.has('received') && standing.status === 'open' ? 'received' : 'again',
    });
    if (asksWhere(scene) && standing.status === 'open') await tellTracked(scene, order, 'return');
    if (waits) offerColleague(scene);
    return;
  }
  act(scene, {
    type: 'return_standing',
    order: order.id,
    deadline: standing.deadline,
    late,
    carrier: standing.carrier,
    settlement: standing.settlement,
    received: standing.status === 'received',
    awaited: scene.reading.says.has('received'),
  });
  if (asksWhere(scene) && standing.status === 'open') await tellTracked(scene, order, 'return');
  if (late) return offerColleague(scene);
  if (standing.settlement === 'undecided' && standing.lines.length > 1) return settleSeveral(scene);
  const item = order.items.find(({ line }) => standing.lines.includes(line));
  if (standing.settlement === 'undecided' && item) {
    await askSettlement(scene, order, item, { return: standing.id }, remember(scene, order, item));
  }
}

/** Says how an exchange stands that was arranged before. */
export function exchangeStanding(
  scene: Scene,
  order: OrderView,
  standing: OrderView['exchanges'][number],
): void {
  if (standing.status === 'undone') return;
  const { reading, context } = scene;
  const differs =
    reading.named.sizes.some((size) => sizeOf(standing.to) !== size && sizeOf(standing.from) !== size) ||
    reading.named.colours.some((colour) => colourOf(standing.to) !== colour) ||
    reading.wish.otherColour;
  const sent = context.done.findLast(
    ({ does, order: about, output }) =>
      does === 'return' && about === order.id && !LabelAwaited.safeParse(output).success,
  );
  const back = order.returns.find(({ id }) => id === standing.return);
  const deadline = back?.deadline ?? null;
  const late = standing.status === 'reserved' && back?.status === 'open' && pastDay(scene, deadline);
  act(scene, {
    type: 'exchange_standing',
    order: order.id,
    from: standing.from,
    to: standing.to,
    status: standing.status,
    deadline,
    late,
    labelSentAt: sent?.at ?? null,
    asked: reading.says.has('received')
      ? 'received'
      : reading.intents.some(({ intent }) => intent === 'order_status' || intent === 'missing_parcel')
        ? 'where'
        : differs
          ? 'other'
          : 'again',
  });
  if (late) offerColleague(scene);
  ticket(
    scene,
    reading.intents[0]?.intent === 'order_status' ? 'order_status' : 'exchange',
    order.id,
    'resolve',
    standing.to.title,
  );
}

/** Where the money is; `way`: how it comes, as it may be said, where that is asked. */
export function refundStanding(scene: Scene, order: OrderView, way?: string): void {
  const refund = order.refunds.at(-1);
  act(scene, {
    type: 'refund_standing',
    order: order.id,
    amount: refund?.amount ?? null,
    currency: refund?.currency ?? order.currency,
    status: refund?.status ?? (order.status === 'returned' ? 'received' : 'on_receipt'),
    at: refund?.at ?? scene.context.now,
    days: scene.context.store.returns.refundDays,
    ...(way ? { way } : {}),
  });
  ticket(scene, 'refund', order.id, 'resolve');
}

/** Says that the order can be cancelled no more, and why. */
export function cancelStanding(scene: Scene, order: OrderView): void {
  act(scene, impossible(order, 'cancelled'));
  ticket(scene, 'cancellation', order.id, 'resolve');
}

/**
 * The order cannot be cancelled, and why. What is said to go back is what the shop has on record as paid back, never the order's total: a
 * part of it may have been cancelled before.
 */
export function impossible(
  { id, refunds, currency }: OrderView,
  reason: ActOf<'cancel_impossible'>['reason'],
): ActOf<'cancel_impossible'> {
  const paidBack = refunds.reduce((sum, { amount }) => sum + amount, 0);
  return { type: 'cancel_impossible', order: id, reason, amount: paidBack || null, currency };
}
