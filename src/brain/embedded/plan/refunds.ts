import type { OrderView } from '../../../identity/view.ts';
import { act, isKnown, pastDay, propose, type Scene, ticket } from '../scene.ts';
import { lineMeant, liveExchange, openReturn } from '../topic.ts';
import { needItems, needOrder, refused } from './ask.ts';
import { offerCancel, tellCancelled } from './cancellations.ts';
import { offeredHere, onTable } from './offers.ts';
import { handOver } from './people.ts';
import { offerProof } from './proof.ts';
import {
  closed,
  discussed,
  offerReturn,
  rememberAll,
  returnStanding,
  startReturn,
  wants,
} from './returns.ts';

/** She wants her money back, or asks where it is. */
export async function planRefund(scene: Scene, explicit: boolean): Promise<void> {
  const called = calledOff(scene);
  if (called)
    return called.status === 'cancelled' ? tellCancelled(scene, called) : offerCancel(scene, called);
  const order = await needOrder(scene, 'return', 'refund');
  if (!order) return;
  if (explicit) wants(scene, order.id, 'refund');
  const line = lineMeant(scene, order);
  const standing = openReturn(order, line);
  const exchange = liveExchange(order, line);
  if (order.refunds.length > 0 && standing?.settlement !== 'undecided') return tellRefund(scene, order);
  if (exchange?.status === 'reserved') return insteadOfExchange(scene, order, exchange);
  if (standing?.settlement === 'undecided') {
    if (pastDay(scene, standing.deadline)) return returnStanding(scene, order, line);
    return settle(scene, order, standing.id);
  }
  if (standing || order.returns.some(({ status }) => status === 'received')) return tellRefund(scene, order);
  discussed(scene, order);
  if (order.status === 'returned') return tellRefund(scene, order);
  if (scene.reading.handedIn) return untracked(scene, order);
  if (!order.returnable.open) return closed(scene, order);
  const items = needItems(scene, order, 'refund');
  if (!items) return;
  const problem = rememberAll(scene, order, items);
  // Sending it back is asked for in words; money alone is a wish that begins with the offer of a return.
  const returning = scene.reading.intents.some(
    ({ intent, mode }) => intent === 'return' && mode === 'request',
  );
  const offered = offeredHere(scene.context);
  const agreed = !offered.stale && offered.proposals.some(({ tool }) => tool === 'return_item');
  if ((explicit && returning) || (agreed && !scene.reading.says.has('question')))
    return startReturn(scene, order, items, problem, { refund: true });
  if (scene.reading.refers.refundStatus) act(scene, { type: 'no_refund_known', order: order.id });
  offerReturn(scene, order, items, problem);
}

/** She says that it went back, and nothing here shows it: a colleague looks for the parcel. */
function untracked(scene: Scene, order: OrderView): void {
  act(scene, { type: 'no_refund_known', order: order.id });
  handOver(scene, 'untracked_return', 'refund', order.id);
}

/** The order whose cancellation this is about: called off, or about to be. */
function calledOff({ context, orders, reading }: Scene): OrderView | null {
  const named = reading.named.orders[0];
  const offered = offeredHere(context).proposals.find(({ tool }) => tool === 'cancel_order')?.order;
  const ticket = context.tickets.find(({ intent }) => intent === 'cancellation');
  const latest = context.tickets.every(({ at }) => !ticket || at <= ticket.at) ? ticket?.order : null;
  const order = orders.find(({ id }) => id === (named ?? offered ?? latest));
  if (order?.status === 'cancelled') return order;
  return order?.status === 'pending' && (offered || named) ? order : null;
}

/** Where her money is. */
export function tellRefund(scene: Scene, order: OrderView) {
  const refund = order.refunds.at(-1);
  act(scene, {
    type: 'refund_standing',
    order: order.id,
    amount: refund?.amount ?? null,
    currency: refund?.currency ?? order.currency,
    status: refund?.status ?? (order.status === 'returned' ? 'received' : 'on_receipt'),
    at: refund?.at ?? scene.context.now,
    days: scene.context.store.returns.refundDays,
  });
  ticket(scene, 'refund', order.id, 'resolve');
}

/** Settles an open return as a refund: done where that is allowed on request, else put on the table. */
export async function settle(
  scene: Scene,
  order: OrderView,
  returnId: string,
  proposal?: string,
): Promise<void> {
  if (!isKnown(scene)) return unproven(scene, order);
  const standing = order.returns.find(({ id }) => id === returnId);
  if (standing?.status === 'open' && pastDay(scene, standing.deadline))
    return returnStanding(scene, order, standing.lines[0]);
  const input = { order: order.id, return: returnId };
  const agreed = proposal ?? onTable(scene.context.proposals, 'choose_refund', input)?.id;
  if (!agreed) {
    act(scene, { type: 'offer_refund', order: order.id, days: scene.context.store.returns.refundDays });
    proposeRefund(scene, order, returnId);
    return ticket(scene, 'refund', order.id, 'open');
  }
  const result = await scene.toolbox.call('choose_refund', input, agreed);
  if (!result.ok) {
    if (result.refusal.code === 'consent') {
      act(scene, { type: 'offer_refund', order: order.id, days: scene.context.store.returns.refundDays });
      proposeRefund(scene, order, returnId);
      return ticket(scene, 'refund', order.id, 'open');
    }
    const exchanged = liveExchange(order);
    if (result.refusal.code === 'policy' && result.refusal.reason === 'already_refunded') {
      return tellRefund(scene, order);
    }
    if (result.refusal.code === 'policy' && result.refusal.reason === 'already_exchanged' && exchanged) {
      return insteadOfExchange(scene, order, exchanged);
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

function unproven(scene: Scene, order: OrderView): void {
  offerProof(scene, 'refund', order.id);
  ticket(scene, 'refund', order.id, 'open');
}

export function proposeRefund(scene: Scene, order: OrderView, returnId: string) {
  if (!isKnown(scene)) return;
  const { effects, labels } = scene.language;
  propose(
    scene,
    {
      tool: 'choose_refund',
      input: { order: order.id, return: returnId },
      intent: 'refund',
      effect: effects.refund(order.id, scene.context.store.returns.refundDays),
      order: order.id,
    },
    labels.refund,
  );
}

function insteadOfExchange(scene: Scene, order: OrderView, exchange: OrderView['exchanges'][number]) {
  if (!isKnown(scene)) return unproven(scene, order);
  act(scene, { type: 'refund_instead', to: exchange.to });
  propose(
    scene,
    {
      tool: 'undo',
      input: { order: order.id, exchange: exchange.id },
      intent: 'undo',
      effect: scene.language.effects.undoExchange(order.id, scene.say.change(exchange.from, exchange.to)),
      order: order.id,
    },
    scene.language.labels.yes,
  );
  ticket(scene, 'refund', order.id, 'open');
}
