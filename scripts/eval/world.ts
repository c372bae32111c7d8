import { SignJWT } from 'jose';
import { z } from 'zod';
import {
  billingOf,
  type Cast,
  castOf,
  ordersOf,
  subscriptionOf,
  visitsOf,
} from '../../src/scenarios/cast.ts';
import type { OrderState } from '../../src/scenarios/judge.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { Api } from '../clients/api.ts';
import { Clock } from '../clients/clock.ts';
import type { Service } from '../clients/service.ts';
import { freeNumber } from '../demo/cast.ts';

/** Brings a fresh customer with the scenario's orders. */
export async function bring(service: Service, scenario: Scenario): Promise<Cast> {
  const api = new Api(service);
  const now = await new Clock(service).now();
  const customer = castOf(scenario, await freeNumber(api), scenario.other ? await freeNumber(api) : '');
  await restock(api);
  const orders = ordersOf(scenario, customer, now).map((order) => ({ type: 'order' as const, ...order }));
  // A store that has none offers nothing about them.
  if (scenario.appointment) await api.change({ appointments: { offered: true } });
  await api.import([...orders, ...billingOf(scenario, customer, now), ...visitsOf(scenario, customer, now)]);
  return customer;
}

/** Earlier plays have promised pieces: without more on the shelf a later one fails for want of stock. */
async function restock(api: Api): Promise<void> {
  const dress = await api.product('DR-101');
  if (!dress || dress.variants.every(({ stock }) => stock >= 3)) return;
  const variants = dress.variants.map((one) => ({ ...one, stock: Math.max(one.stock, 0) + 1_000 }));
  await api.import([{ type: 'product', description: '', sizeChart: {}, ...dress, variants }]);
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
  const api = new Api(service);
  const is = State.parse(await api.order(order));
  const subscription = await api.subscription(subscriptionOf(order));
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
    ...(subscription ? { ended: subscription.ending !== null } : {}),
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
