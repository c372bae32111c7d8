import type { Topic } from '../../../conversation/intents.ts';
import type { OrderView } from '../../../identity/view.ts';
import { addDays } from '../../../language/calendar.ts';
import { isGarment } from '../../../language/reading/concepts.ts';
import { countriesIn } from '../../../language/reading/countries.ts';
import { fold } from '../../../language/reading/text.ts';
import type { Mode } from '../intents.ts';
import { orderWasAsked } from '../memory.ts';
import { act, isKnown, offerColleague, type Scene, ticket } from '../scene.ts';
import { currentOrder, itemsMeant } from '../topic.ts';
import { planCancel } from './aftersales/cancel.ts';
import { planExchange } from './aftersales/exchange.ts';
import { planAppointmentAsked } from './appointments/index.ts';
import { planPoints } from './asides/points.ts';
import { planReceipt } from './asides/receipt.ts';
import { planShops } from './asides/shops.ts';
import { needOrder } from './ask.ts';
import { planBillingOf } from './billing/billing.ts';
import { planKnowledge } from './knowledge.ts';
import { expectedOf, tellStatus } from './orders.ts';
import { handOver } from './people.ts';
import { planMaterial, planStockAlert } from './shelf.ts';
import { convertedSizes } from './sizes/converted.ts';

/*
 * What shops are asked beside orders: answered by an article, by a setting or by the product, else by what is
 * true anyway, and a person is offered.
 */

type Plan = (scene: Scene, mode: Mode) => void | Promise<void>;

/** A date is computed; of everything else something is true anyway. */
type Told = Exclude<Topic, 'delivery_date'>;

/** Topics of which more is to be done than to say what is true. */
const OTHERWISE: Partial<Readonly<Record<Told, Plan>>> = {
  async appointment(scene) {
    if (!(await planAppointmentAsked(scene))) await planTopic(scene, 'appointment');
  },
  abuse: (scene) => tell(scene, 'abuse'),
  praise(scene) {
    act(scene, { type: 'topic', topic: 'praise' });
    ticket(scene, 'praise', null, 'resolve');
  },
  async invoice(scene, mode) {
    if (await planBillingOf(scene, 'invoice')) return;
    // "How do I get an invoice?" is answered by what is written down.
    if (mode === 'ask' && (await planKnowledge(scene, 'invoice'))) return;
    if (!(await planReceipt(scene))) await planByPerson(scene, 'invoice');
  },
  async subscription(scene) {
    if (!(await planBillingOf(scene, 'subscription'))) await planTopic(scene, 'subscription');
  },
  async subscription_cancel(scene) {
    if (!(await planBillingOf(scene, 'end'))) await planByPerson(scene, 'subscription_cancel');
  },
  async order_change(scene) {
    const order = await needOrder(scene, 'cancel', 'order_change');
    if (!order) return;
    // A thing that is taken out of an order is cancelled.
    if (scene.reading.says.has('takes_out') && itemsMeant(scene, order).length > 0) return planCancel(scene);
    const { named, intents } = scene.reading;
    // Another size of what has not left is changed by the same card as an exchange.
    if (order.status === 'pending' && named.sizes.length + named.colours.length > 0) {
      if (!intents.some(({ intent }) => intent === 'exchange')) await planExchange(scene, false);
      return;
    }
    if (order.status === 'pending' && isKnown(scene))
      return handOver(scene, 'order_change', 'order_change', order.id);
    await tellStatus(scene, order);
    tell(scene, 'order_change');
  },
  async shipping_cost(scene) {
    if (await planKnowledge(scene, 'shipping_cost')) return;
    act(scene, { type: 'policy_shipping' });
    if (tellCountry(scene)) return;
    act(scene, { type: 'topic', topic: 'shipping_cost' });
    ticket(scene, 'shipping_cost', null, 'resolve');
  },
  async material(scene) {
    if (await planMaterial(scene)) return;
    await planTopic(scene, 'material');
  },
  async shop_address(scene) {
    if (scene.reading.says.has('points') && (await planPoints(scene))) return;
    if (!(await planShops(scene))) await planTopic(scene, 'shop_address');
  },
  async size_conversion(scene) {
    const sizes = convertedSizes(scene.reading.named.sizes);
    if (sizes.length === 0) return planTopic(scene, 'size_conversion');
    act(scene, { type: 'sizes_converted', sizes });
    ticket(scene, 'size_conversion', null, 'resolve');
  },
  async stock_alert(scene) {
    await planStockAlert(scene);
    tell(scene, 'stock_alert');
  },
};

/** What is done about a topic. */
export function planOfTopic(topic: Topic): Plan {
  if (topic === 'delivery_date') return planDeliveryDate;
  return OTHERWISE[topic] ?? ((scene) => planTopic(scene, topic));
}

async function planDeliveryDate(scene: Scene): Promise<void> {
  const awaited = underWay(scene);
  if (awaited) {
    const [day = null] = scene.reading.named.dates;
    const to = expectedOf(scene, awaited)?.to ?? null;
    await tellStatus(scene, awaited);
    if (scene.reply.handover) return;
    return act(scene, { type: 'no_certain_day', day, inTime: day && to ? to <= day : null });
  }
  if (await planKnowledge(scene, 'delivery_date')) return;
  const [from, to] = scene.context.store.shipping.days;
  act(scene, {
    type: 'delivery_if_ordered',
    from: addDays(scene.today, from),
    to: addDays(scene.today, to),
  });
  ticket(scene, 'delivery_date', null, 'resolve');
}

const IN_TIME =
  /\b(?:(?:will|would|does|can|could) (?:it|that|this|my parcel|my order|they) (?:still )?(?:make it|be (?:here|there|in time|on time)|arrive|come|get here)|in time|on time (?:for|to)|a temps|(?:ca|il|elle|ce) (?:sera|va|arrive\p{L}*|arrivera)(?: t il| t elle)? .{0,20}(?:la|arriver|temps|pour|avant))\b/u;

/** "It's a birthday present for Saturday, will it make it?": of what is under way. True where that was asked. */
export async function planInTime(scene: Scene): Promise<boolean> {
  const { reading, context, choice } = scene;
  const words = fold(context.asked.map(({ text }) => text).join(' ')).replace(/[^\p{L}\d]+/gu, ' ');
  if (choice !== null || reading.named.dates.length === 0 || !IN_TIME.test(words)) return false;
  const open = ({ intent, learnt }: (typeof reading.intents)[number]) => learnt || intent === 'delivery_date';
  if (!reading.intents.every(open) || !underWay(scene)) return false;
  await planDeliveryDate(scene);
  return true;
}

/** Asked of what is still to be bought. */
const BUYS =
  /\b(?:if i|if we|when i|(?:i|we|to) (?:buy|order)|order(?:ed|ing)? (?:now|today|tonight|tomorrow|it|this|by|before)|buy(?:ing)?|delivery times?|how long does (?:delivery|shipping)|si (?:je|j|on)|(?:je|on) (?:commande|achete)|en commandant|command(?:er|ee) (?:maintenant|aujourd hui|ce soir|demain|avant)|delais? de livraison)\b/u;

/** The order under way that the question is of; null where it may be of one still to be placed. */
function underWay(scene: Scene): OrderView | null {
  const { context, orders, reading } = scene;
  const words = fold(context.asked.map(({ text }) => text).join(' ')).replace(/[^\p{L}\d]+/gu, ' ');
  if (!isKnown(scene) || BUYS.test(words)) return null;
  const sent = orders.filter(({ status }) => status === 'shipped' || status === 'pending');
  const named = sent.filter((order) => itemsMeant(scene, order).length > 0);
  if (reading.words.some(isGarment)) return named[0] ?? null;
  const current = currentOrder(scene);
  return sent.find(({ id }) => id === current?.id) ?? sent[0] ?? null;
}

async function planTopic(scene: Scene, topic: Told): Promise<void> {
  if (!(await planKnowledge(scene, topic))) tell(scene, topic);
}

/** "Do you ship to Switzerland?": what is not written down is not known here; true when another country was named. */
function tellCountry(scene: Scene): boolean {
  const { context, language } = scene;
  const named = context.asked.flatMap(({ text, choice }) => (choice === null ? countriesIn(text) : []));
  const country = named.find((one) => one !== context.store.country);
  if (!country) return false;
  const name = new Intl.DisplayNames([language.tag], { type: 'region' }).of(country) ?? country;
  act(scene, { type: 'sends_to', country: name });
  offerColleague(scene);
  ticket(scene, 'shipping_cost', null, 'open');
  return true;
}

/** What is true anyway, and a person for the rest. */
function tell(scene: Scene, topic: Told): void {
  act(scene, { type: 'topic', topic });
  offerColleague(scene);
  ticket(scene, topic, null, 'open');
}

/** What only a person can do is given to one, once somebody is known. */
async function planByPerson(scene: Scene, topic: Told): Promise<void> {
  if (await planKnowledge(scene, topic)) return;
  act(scene, { type: 'topic', topic });
  if (isKnown(scene) || orderWasAsked(scene.context))
    return handOver(scene, 'requested', topic, currentOrder(scene)?.id ?? null);
  offerColleague(scene);
  ticket(scene, topic, null, 'open');
}
