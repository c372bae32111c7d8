import { isTopic, type Topic } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import type { OrderView } from '../../../identity/view.ts';
import { creditWanted } from '../../../language/upkeep/store-credit.ts';
import type { Mode } from '../intents.ts';
import { lastSaid, lastWish, orderWasAsked } from '../memory.ts';
import { act, isKnown, type Scene, ticket } from '../scene.ts';
import { currentOrder, itemsMeant } from '../topic.ts';
import { ordersAwaited } from './aftersales/awaited.ts';
import { planCancel } from './aftersales/cancel.ts';
import { saysCancelled, tellCancelled } from './aftersales/cancelled.ts';
import { planAddress, planMethod } from './aftersales/change.ts';
import { planExchange } from './aftersales/exchange.ts';
import { planRefund } from './aftersales/refund.ts';
import { discussed, wants } from './aftersales/remembered.ts';
import { planReturn } from './aftersales/return.ts';
import { planPause, planUndo } from './answers.ts';
import { planShops } from './asides/shops.ts';
import { needOrder, orderOf } from './ask.ts';
import { planBillingOf } from './billing/billing.ts';
import { planKnowledge } from './knowledge.ts';
import { planFault, planMissing, planStatus, tellStatus } from './orders.ts';
import { handOver } from './people.ts';
import { planHours, planStock, planStockOrExchange } from './shelf.ts';
import { planSize } from './sizes/advice.ts';
import { planOfTopic } from './topics.ts';

/** What is done about a wish, and how it was meant. */
type Plan = (scene: Scene, mode: Mode) => void | Promise<void>;

/** Courtesies and answers: they are planned once nothing else is wished for. */
const nothing: Plan = () => undefined;

/** What is done about a wish. */
export function planOf(intent: Intent): Plan {
  return isTopic(intent) ? planOfTopic(intent) : PLANS[intent];
}

/** What this brain does about each intent that is no topic: one that is forgotten does not compile. */
const PLANS: Readonly<Record<Exclude<Intent, Topic>, Plan>> = {
  order_status: planStatus,
  missing_parcel: planMissing,
  return: (scene, mode) =>
    // A correction is put to the customer first.
    planReturn(scene, !scene.reading.contrast && (mode === 'request' || (agrees(scene) && mode === 'tell'))),
  exchange(scene, mode) {
    if (scene.reading.says.has('exchange_status')) return planStatus(scene);
    if (browsing(scene)) return planStockOrExchange(scene);
    if (closedBefore(scene)) return planStock(scene);
    return planExchange(scene, mode === 'ask' && !agrees(scene) && !scene.reading.says.has('polite'));
  },
  refund(scene, mode) {
    if (saysCredit(scene)) return toCredit(scene);
    if (lookedFor(scene))
      return handOver(scene, 'missing_parcel', 'missing_parcel', currentOrder(scene)?.id ?? null);
    return planRefund(scene, mode === 'request');
  },
  async cancellation(scene, mode) {
    // "I cancelled it and was never refunded" waits for money.
    if (mode === 'tell' && scene.reading.refers.refundStatus && ordersAwaited(scene).length > 0)
      return planRefund(scene, false);
    if (!saysCancelled(scene)) return planCancel(scene);
    const order = await needOrder(
      scene,
      scene.reading.says.has('return') ? 'return' : 'cancel',
      'order_status',
    );
    if (order && !(await tellCancelled(scene, order))) await tellStatus(scene, order);
  },
  stock: planStockOrExchange,
  size_advice: planSize,
  policy_returns(scene) {
    if (ownWindow(scene) || ownThing(scene)) return planReturn(scene, false);
    act(scene, { type: 'policy_returns' });
    ticket(scene, 'policy_returns', null, 'resolve');
  },
  policy_shipping(scene) {
    const ordered = scene.orders.some((order) => itemsMeant(scene, order).length > 0);
    if (scene.reading.says.has('carrier') && ordered) return planStatus(scene);
    act(scene, { type: 'policy_shipping' });
    ticket(scene, 'policy_shipping', null, 'resolve');
  },
  // The hours of a shop in town are not those in which people answer.
  async hours(scene) {
    if (!(await planShops(scene, true))) planHours(scene);
  },
  wrong_item: (scene) => planFault(scene, 'wrong_item'),
  damaged_item: (scene) => planFault(scene, 'damaged_item'),
  address_change: planAddress,
  async payment(scene) {
    if (scene.reading.says.has('other_method')) return planMethod(scene);
    if (scene.reading.named.orders.length === 0 && (await planBillingOf(scene, 'failed'))) return;
    // "Which cards do you take?" is no trouble with a payment.
    if (scene.reading.named.orders.length === 0 && (await planKnowledge(scene))) return;
    const order = await orderAbout(scene);
    // A payment of nobody knows whom cannot be looked into: the number is asked for, once.
    if (!order && !isKnown(scene) && !orderWasAsked(scene.context)) {
      await needOrder(scene, 'status', 'payment');
      return;
    }
    lookInto(scene, 'payment', order);
  },
  complaint: async (scene) => lookInto(scene, 'complaint', await orderAbout(scene)),
  human: async (scene) => handOver(scene, 'requested', 'human', (await orderAbout(scene))?.id ?? null),
  pause: planPause,
  undo: planUndo,
  greeting: nothing,
  thanks: nothing,
  goodbye: nothing,
  yes: nothing,
  no: nothing,
  other: nothing,
};

/** "Yes, order 45821" answers the question for the number, and agrees to nothing. */
function agrees({ reading, context }: Scene): boolean {
  return reading.polarity === 'yes' && !orderWasAsked(context);
}

function saysCredit({ context }: Scene): boolean {
  return context.asked.some(({ text, choice }) => choice === null && creditWanted(text));
}

/** Credit with the store is settled by a colleague: it is no exchange, and nothing is put on a card for it. */
async function toCredit(scene: Scene): Promise<void> {
  const order = await orderAbout(scene);
  if (order) wants(scene, order.id, 'open');
  handOver(scene, 'policy', 'refund', order?.id ?? null);
}

/** What only a colleague can decide goes to one, with the order it is about. */
function lookInto(scene: Scene, intent: 'payment' | 'complaint', order: OrderView | null): void {
  const open = scene.context.tickets.some(
    (ticket) => ticket.status !== 'resolved' && ticket.intent === intent && ticket.order === order?.id,
  );
  if (order) discussed(scene, order, open);
  handOver(scene, intent, intent, order?.id ?? null);
}

/**
 * What a colleague will have to look at. An order that the customer names is looked up for it, but nothing is
 * asked.
 */
async function orderAbout(scene: Scene): Promise<OrderView | null> {
  const [named] = scene.reading.named.orders;
  return (named ? await orderOf(scene, named) : null) ?? currentOrder(scene);
}

/**
 * Money back for a parcel that a colleague is looking for: that is the colleague's to decide, and no return.
 */
function lookedFor(scene: Scene): boolean {
  const order = currentOrder(scene)?.id;
  return scene.context.tickets.some(
    ({ intent, status, order: about }) =>
      intent === 'missing_parcel' && status === 'escalated' && about === order,
  );
}

/** "And do you have it in M?" after a question on the shelf goes on with the shelf. */
/** "What's one size down, have you got it?", after it was said that nothing can be exchanged: what is there is the answer, and no second refusal. */
function closedBefore({ context, reading, orders, language, say }: Scene): boolean {
  const said = lastSaid(context)?.text ?? '';
  const told = orders.some(({ id: order, returnable }) => {
    if (returnable.open) return false;
    const { reason, lastDay } = returnable;
    return said.includes(
      language.wording.return_closed({ type: 'return_closed', order, reason, lastDay }, say),
    );
  });
  const asks =
    reading.named.sizes.length + reading.named.colours.length > 0 || reading.wish.direction !== null;
  return told && asks && !reading.says.has('exchange') && reading.problem === null;
}

function browsing({ context, reading }: Scene): boolean {
  const before = lastWish(context);
  return (
    (before === 'stock' || before === 'size_advice') && !reading.says.has('exchange') && !reading.problem
  );
}

/** "Can I still send the dress back, and what does it cost?": whoever has one asks about that one. */
function ownThing(scene: Scene): boolean {
  const { says, intents } = scene.reading;
  // Rules that are plainly asked for are told.
  const rules = intents.some(({ intent, learnt }) => intent === 'policy_returns' && !learnt);
  if (rules || !says.has('return') || says.has('hypothetical')) return false;
  const [only, ...more] = scene.orders.filter((order) => itemsMeant(scene, order).length > 0);
  return more.length === 0 && only?.status === 'delivered';
}

/** "How long do I have to return the dress?": about the customer's own item, not about returns in general. */
function ownWindow(scene: Scene): boolean {
  if (!scene.reading.says.has('window') || scene.reading.says.has('hypothetical')) return false;
  const [only, ...more] = scene.orders.filter((order) => itemsMeant(scene, order).length > 0);
  const order = more.length === 0 && only ? only : currentOrder(scene);
  return order?.status === 'delivered' || order?.returnable.open === true;
}
