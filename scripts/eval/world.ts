import { SignJWT } from 'jose';
import { z } from 'zod';
import { dressOrder, luneDress } from '../../sandbox/seed/dress.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { Api } from '../clients/api.ts';
import { Clock } from '../clients/clock.ts';
import type { Service } from '../clients/service.ts';
import { freeNumber } from '../demo/cast.ts';
import type { OrderState } from './score.ts';

/** The customer of one play, brought by the feed: nobody the service knows. */
export interface Customer {
  account: string;
  name: string;
  firstName: string;
  email: string;
  phone: string;
  postcode: string;
  order: string;
  other: string;
}

const NAMES = { en: 'Maud Perrin', fr: 'Odile Garnier' };
const METHODS = [
  { id: 'card-1', method: 'card', label: 'Visa ending 4242' },
  { id: 'card-2', method: 'card', label: 'Mastercard ending 1881' },
];

/** Brings a fresh customer with the scenario's orders. */
export async function bring(service: Service, { language, order, other }: Scenario): Promise<Customer> {
  const api = new Api(service);
  const now = await new Clock(service).now();
  const id = await freeNumber(api);
  const name = NAMES[language];
  const [firstName = '', last = ''] = name.split(' ');
  const customer: Customer = {
    ...{ account: `c-eval-${id}`, name, firstName, phone: `+336124${id}`, postcode: '69001', order: id },
    email: `${firstName}.${last}.${id}@example.com`.toLowerCase(),
    other: other ? await freeNumber(api) : '',
  };
  await restock(api);
  await api.import([
    placed(customer, id, order, language, now),
    ...(other ? [placed(customer, customer.other, other, language, now)] : []),
  ]);
  return customer;
}

/** Earlier plays have promised pieces: without more on the shelf a later one fails for want of stock. */
async function restock(api: Api): Promise<void> {
  const dress = await api.product('DR-101');
  if (!dress || dress.variants.every(({ stock }) => stock >= 3)) return;
  const variants = dress.variants.map((one) => ({ ...one, stock: Math.max(one.stock, 0) + 1_000 }));
  await api.import([{ type: 'product', description: '', sizeChart: {}, ...dress, variants }]);
}

function placed(
  { other: _, ...buyer }: Customer,
  order: string,
  { status, daysAgo, price, two }: Scenario['order'],
  locale: string,
  now: Date,
): object {
  const title = locale === 'fr' ? 'Robe Lune' : 'Lune dress';
  const items = [
    luneDress({ price, title }),
    ...(two
      ? [luneDress({ line: '2', sku: 'DR-101-L', options: { size: 'L', colour: 'midnight' }, price, title })]
      : []),
  ];
  const total = price * items.length;
  const deliveredAt = new Date(now.getTime() - daysAgo * 86_400_000).toISOString();
  const line = dressOrder({ ...buyer, order }, now, { deliveredAt });
  const { shippedAt, deliveredAt: __, shipments, ...waiting } = line;
  const moved = status === 'pending' ? { shipments: [] } : { shippedAt };
  const shipped = { shipments: shipments.map((one) => ({ ...one, status: 'shipped' })) };
  return {
    type: 'order',
    ...(status === 'delivered'
      ? { ...waiting, shipments, shippedAt, deliveredAt }
      : { ...waiting, ...shipped }),
    ...(status === 'delivered' ? {} : moved),
    ...{ status, total, items, payments: [{ ...METHODS[0], amount: total }] },
    customer: { ...line.customer, locale, paymentMethods: METHODS },
  };
}

const State = z.looseObject({
  status: z.string(),
  returns: z.array(z.looseObject({ settlement: z.string().nullish() })).nullish(),
  exchanges: z
    .array(z.looseObject({ to: z.looseObject({ options: z.record(z.string(), z.string()) }) }))
    .nullish(),
  refunds: z.array(z.unknown()).nullish(),
  cancellation: z.unknown(),
  items: z.array(z.looseObject({ options: z.record(z.string(), z.string()) })),
  address: z.looseObject({ city: z.string() }),
  payments: z.array(z.looseObject({ label: z.string() })),
});

/** How an order stands, as far as it is judged. */
export async function stateOf(service: Service, order: string): Promise<OrderState> {
  const is = State.parse(await new Api(service).order(order));
  const pieces = [...is.items, ...(is.exchanges ?? []).map(({ to }) => to)];
  return {
    status: is.status,
    returns: is.returns?.length ?? 0,
    exchanges: is.exchanges?.length ?? 0,
    refunds: is.refunds?.length ?? 0,
    cancelled: Boolean(is.cancellation),
    sizes: pieces.flatMap(({ options }) => options.size ?? []),
    city: is.address.city,
    payments: is.payments.map(({ label }) => label),
    settlements: (is.returns ?? []).flatMap(({ settlement }) => settlement ?? []),
  };
}

/** The login token that the shop makes for a customer who is signed in there. */
export async function loginFor(service: Service, account: string): Promise<string> {
  const issued = Math.floor((await new Clock(service).now()).getTime() / 1000);
  const secret = process.env.IDENTITY_SECRET || 'dev-identity-secret';
  const claims = { store: service.store, sub: account, nonce: crypto.randomUUID() };
  return new SignJWT({ ...claims, iat: issued, exp: issued + 300 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}
