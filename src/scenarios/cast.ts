import { REHEARSAL } from '../language/names/rehearsal.ts';
import { addDays } from '../shop/days.ts';
import {
  FeedLine,
  type Item,
  type Order,
  type OrderRecord,
  type Product,
  type SubscriptionRecord,
} from '../shop/shop.ts';
import type { OrderState } from './judge.ts';
import type { Scenario } from './scenario.ts';

/** The customer of one play: nobody the service knows. */
export interface Cast {
  account: string;
  name: string;
  firstName: string;
  email: string;
  phone: string;
  postcode: string;
  order: string;
  /** Their second order; empty where the scenario has none. */
  other: string;
}

const METHODS = [
  { id: 'card-1', method: 'card', label: 'Visa ending 4242' },
  { id: 'card-2', method: 'card', label: 'Mastercard ending 1881' },
];
const DAY = 86_400_000;

/** A customer with an order of that number of five digits, and a second one where the scenario has it. */
export function castOf({ language, other }: Scenario, number: string, second: string): Cast {
  const { name } = REHEARSAL[language];
  const [firstName = '', last = ''] = name.split(' ');
  return {
    ...{ account: `c-eval-${number}`, name, firstName, phone: `+336124${number}`, postcode: '69001' },
    email: `${firstName}.${last}.${number}@example.com`.toLowerCase(),
    ...{ order: number, other: other ? second : '' },
  };
}

/** A line of a scenario, with what is the customer's in its place. */
export function filled(line: string, { order, other, email, postcode, name, firstName }: Cast): string {
  const invoice = invoiceOf(order);
  const words = new Map(Object.entries({ order, other, email, postcode, name, firstName, invoice }));
  return line.replaceAll(/\{(\w+)\}/g, (whole, key: string) => words.get(key) ?? whole);
}

/** The customer's orders as the shop has them before the first word. */
export function ordersOf(scenario: Scenario, cast: Cast, now: Date): Order[] {
  const { order, other, language } = scenario;
  return [
    placed(cast, { number: cast.order, given: order }, language, now),
    ...(other ? [placed(cast, { number: cast.other, given: other }, language, now)] : []),
  ];
}

/** Their appointment, and times that are free, as the shop has them before the first word; nothing where the scenario has none. */
export function visitsOf({ appointment, language }: Scenario, cast: Cast, now: Date): FeedLine[] {
  if (!appointment) return [];
  const { account: id, name, email, phone, order } = cast;
  const on = (days: number) => addDays(now.toISOString().slice(0, 10), days);
  const customer = { id, name, email, phone, locale: language, tags: [], vip: false };
  const { visit: service } = REHEARSAL[language];
  const day = on(appointment.daysAhead);
  const times = [1, 2, 3, 4, 5, 6, 7].flatMap((ahead) => [
    `${on(ahead)}T09:00+01:00/PT60M`,
    `${on(ahead)}T14:30+01:00/PT60M`,
  ]);
  // Each play has somebody of its own who comes: none takes another's times.
  const staff = `Paul ${order}`;
  return [
    {
      ...{ type: 'appointment', id: `RV-${order}`, customer, service, status: 'confirmed', with: staff },
      ...{ startsAt: `${day}T10:00:00+01:00`, endsAt: `${day}T11:00:00+01:00`, note: '' },
    },
    { type: 'availability', service, with: staff, times },
  ];
}

/** The customer's subscription by its id, and the paid one of its invoices. */
export const subscriptionOf = (order: string) => `sub-${order}`;
const invoiceOf = (order: string) => `INV-${order}`;

/** Their subscription as the shop has it before the first word, with its invoices; nothing where the scenario has none. */
export function billingOf({ subscription, language }: Scenario, cast: Cast, now: Date): FeedLine[] {
  if (!subscription) return [];
  const { account, name, email, phone, order } = cast;
  const at = (days: number) => new Date(now.getTime() + days * DAY).toISOString();
  const { company, tier, status, noticeDays, seatPrice } = subscription;
  const customer = { id: account, name, email, phone, locale: language };
  const whose = { customer, account: company ? `co-${order}` : null };
  const invoice = { type: 'invoice', ...whose, subscription: subscriptionOf(order), total: 4_900, tax: 817 };
  const lines = [{ title: 'Team', quantity: 1, amount: 4_083 }];
  const failure = { at: at(-1), reason: 'card_expired', nextTryAt: at(3) };
  return [
    ...(company ? [{ type: 'account', id: `co-${order}`, name: company, tier, members: [account] }] : []),
    {
      ...{
        type: 'subscription',
        id: subscriptionOf(order),
        ...whose,
        plan: 'Team',
        status,
        noticeDays,
        seatPrice,
      },
      ...{
        price: 4_900,
        currency: 'EUR',
        interval: 'month',
        seats: 5,
        startedAt: at(-200),
        renewsAt: at(10),
      },
      payment: { label: 'Visa ending 4242' },
      ...(status === 'past_due' ? { failure } : {}),
    },
    {
      ...invoice,
      id: invoiceOf(order),
      currency: 'EUR',
      status: 'paid',
      issuedAt: at(-20),
      paidAt: at(-19),
      lines,
    },
    {
      ...invoice,
      id: `${invoiceOf(order)}-2`,
      currency: 'EUR',
      status: 'open',
      issuedAt: at(-2),
      dueAt: at(12),
      lines,
    },
  ].map((line) => FeedLine.parse(line));
}

function placed(
  { account, name, email, phone, postcode }: Cast,
  { number, given: { status, daysAgo, price, two, pickup } }: { number: string; given: Scenario['order'] },
  locale: Scenario['language'],
  now: Date,
): Order {
  const ago = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
  const { dress: title } = REHEARSAL[locale];
  const dress = (line: string, size: string): Item => ({
    ...{ line, sku: `DR-101-${size}`, product: 'DR-101', title },
    ...{ options: { size, colour: 'midnight' }, quantity: 1, price },
  });
  const items = two ? [dress('1', 'S'), dress('2', 'L')] : [dress('1', 'S')];
  const total = price * items.length;
  const left = status !== 'pending';
  const arrived = status === 'delivered';
  const at = ago(daysAgo);
  const shipment = { carrier: 'Mondial Relay', tracking: `MR${number}`, status, at };
  return {
    ...{ id: number, status, currency: 'EUR', total, items, placedAt: ago(arrived ? daysAgo + 4 : 5) },
    ...(left ? { shippedAt: ago(arrived ? daysAgo + 3 : 4) } : {}),
    ...(arrived ? { deliveredAt: at } : {}),
    ...(pickup ? { pickup: { store: 'town', status: pickup, until: ago(-7), code: '4711' } } : {}),
    customer: { id: account, name, email, phone, locale, tags: [], vip: false, paymentMethods: METHODS },
    address: { line1: '1 rue Neuve', line2: '', postcode, city: 'Lyon', country: 'FR' },
    shipments: left ? [shipment] : [],
    payments: METHODS.slice(0, 1).map((method) => ({ ...method, amount: total })),
  };
}

/** What the customers of scenarios buy, where a shop has to be made for them. */
export const DRESS: Product = {
  ...{ id: 'DR-101', title: REHEARSAL.en.dress, description: REHEARSAL.en.about, sizeChart: {} },
  variants: ['XS', 'S', 'M', 'L', 'XL'].map((size) => ({
    ...{ sku: `DR-101-${size}`, options: { size, colour: 'midnight' }, price: 8_700, stock: 50 },
  })),
  translations: Object.fromEntries(
    Object.entries(REHEARSAL).map(([language, { dress: title, about: description }]) => [
      language,
      { title, description },
    ]),
  ),
};

/** How an order stands, as far as it is judged. */
export function stateOf(order: OrderRecord, subscription: SubscriptionRecord | null): OrderState {
  const { status, items, address, payments, returns, exchanges, refunds, cancellation } = order;
  const pieces = [...items, ...exchanges.map(({ to }) => to)];
  return {
    ...{ status, returns: returns.length, exchanges: exchanges.length, refunds: refunds.length },
    cancelled: Boolean(cancellation),
    sizes: pieces.flatMap(({ options }) => options.size ?? []),
    city: address?.city ?? '',
    payments: payments.map(({ label }) => label),
    settlements: returns.flatMap(({ settlement }) => settlement ?? []),
    ...(subscription ? { ended: subscription.ending !== null } : {}),
  };
}
