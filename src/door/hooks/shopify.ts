import type { Context } from 'hono';
import { z } from 'zod';
import { lookUp } from '../../../durable-objects/clients/address.ts';
import { actOnConnection, connectionOf } from '../../../durable-objects/clients/connections.ts';
import { remoteShopObject } from '../../../durable-objects/clients/shop.ts';
import { storeObject } from '../../../durable-objects/clients/store.ts';
import { emailAddress } from '../../identity/address.ts';
import { lookup } from '../../lookup.ts';
import { numberIn } from '../../shop/shopify/orders.ts';
import { isSigned } from '../../shop/shopify/signed.ts';
import { errorReason, trace, traceId } from '../../trace.ts';
import { bodyAtMost } from '../body.ts';
import { customerObject } from '../hand-over.ts';
import { tooLarge, unauthorised, unavailable } from '../problems.ts';
import type { DoorEnv } from '../stores.ts';

/** Largest push, in bytes. */
const LARGEST = 1024 * 1024;

/** How Shopify names a customer; a guest has no number. */
const Person = z.object({
  customer: z
    .object({ id: z.union([z.number(), z.string()]).nullish(), email: z.string().nullish() })
    .nullish(),
  orders_to_redact: z.array(z.union([z.number(), z.string()])).nullish(),
});
type Person = z.infer<typeof Person>;

interface Topic {
  /**
   * What only this topic's body has. The topic is in a header that is not signed, so a body that does not fit
   * it is dropped.
   */
  body: z.ZodType;
  act: (c: Context<DoorEnv>, told: Person) => Promise<void>;
}

const OfShop = z.object({ shop_id: z.number() });

/** Topics that are more than a hint that something has changed. Each may be delivered twice. */
const TOPICS: Readonly<Record<string, Topic>> = {
  'customers/data_request': { body: OfShop.extend({ data_request: z.object({}) }), act: dataRequest },
  'customers/redact': {
    body: OfShop.extend({ customer: z.object({}), orders_to_redact: z.array(z.unknown()) }),
    act: redactCustomer,
  },
  'shop/redact': { body: OfShop.extend({ shop_domain: z.string().optional() }).strict(), act: redactShop },
  'app/uninstalled': { body: z.object({ myshopify_domain: z.string() }), act: uninstalled },
};

/**
 * Shopify's webhooks: changes as hints, and the requests that privacy law demands of an app, answered by our
 * own export and erasure. Who may call: Shopify, proven by the client secret over the raw bytes.
 */
export async function shopifyHook(c: Context<DoorEnv>): Promise<Response> {
  const { store } = c.get('at');
  const said = (name: string) => c.req.header(`x-shopify-${name}`) ?? c.req.header(`shopify-${name}`);
  const signature = said('hmac-sha256');
  // Read only where it may be genuine: nobody else can keep us waiting for a body that never ends.
  if (!signature) return unauthorised();
  const fields = await connectionOf(c.env, store, 'shopify');
  const body = await bodyAtMost(c.req.raw, LARGEST);
  if (!body) return tooLarge('A push may have 1 MB.');
  const raw = new Uint8Array(body);
  const secret = fields?.clientSecret;
  const isGenuine = secret && isSigned(raw, signature, secret);
  if (!isGenuine || said('shop-domain') !== fields?.shop) return unauthorised();

  const topic = said('topic') ?? '';
  const known = lookup(TOPICS, topic);
  const told = jsonOf(raw);
  if (known && !known.body.safeParse(told).success) return unauthorised();
  const event = said('event-id') ? `${said('event-id')} ${topic}` : (said('webhook-id') ?? '');
  const object = remoteShopObject(c.env, store, 'shopify');
  if (event !== '' && (await object.knows(event))) return c.body(null, 200);
  try {
    await known?.act(c, Person.safeParse(told).data ?? {});
    if (topic !== 'shop/redact') await object.told(event);
  } catch (error) {
    trace('shop.unheard', { store, reason: errorReason(error) }, 'error');
    return unavailable('It could not be done now: tell it again.');
  }
  trace('shop.changed', { store, reason: topic.slice(0, 60) });
  return c.body(null, 200);
}

/** The customer's thread here, by what Shopify knows of them; null where they have none. */
async function threadOf(c: Context<DoorEnv>, { customer }: Person): Promise<string | null> {
  const { store } = c.get('at');
  const account = accountOf({ customer });
  const email = customer?.email ? emailAddress(customer.email) : null;
  return (
    (account ? await lookUp(c.env, store, `account:${account}`) : null) ??
    (email ? await lookUp(c.env, store, email) : null)
  );
}

function accountOf({ customer }: Pick<Person, 'customer'>): string | null {
  if (customer?.id) return String(customer.id);
  return customer?.email ? `guest:${customer.email.trim().toLowerCase()}` : null;
}

/** A customer asks what is kept of them: the owner is told where the export is, and passes it on. */
async function dataRequest(c: Context<DoorEnv>, told: Person): Promise<void> {
  const { store } = c.get('at');
  const customer = await threadOf(c, told);
  const what = customer
    ? `Shopify asks for what is kept of a customer, within 30 days: GET /api/v1/customers/${customer}/export`
    : 'Shopify asked for what is kept of a customer: nothing is.';
  await storeObject(c.env, store).trouble('shop', what);
}

/**
 * A customer asks to be erased: their thread goes as on their own request, and so does what is kept beside
 * the shop.
 */
async function redactCustomer(c: Context<DoorEnv>, told: Person): Promise<void> {
  const { store } = c.get('at');
  const customer = await threadOf(c, told);
  if (customer) await customerObject(c.env, store, customer).erase('request', traceId());
  const account = accountOf(told);
  const orders = (told.orders_to_redact ?? []).map(
    (order) => `gid://shopify/Order/${numberIn(String(order))}`,
  );
  if (account) await remoteShopObject(c.env, store, 'shopify').forget(account, [], orders);
}

/** Two days after the app was removed: nothing of the shop is kept, and no address leads to it. */
async function redactShop(c: Context<DoorEnv>): Promise<void> {
  const { store } = c.get('at');
  await remoteShopObject(c.env, store, 'shopify').wipe();
  await actOnConnection(c.env, store, { type: 'delete', name: 'shopify' });
}

async function uninstalled(c: Context<DoorEnv>): Promise<void> {
  await storeObject(c.env, c.get('at').store).trouble('shop', 'The app was uninstalled at Shopify.');
}

function jsonOf(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return null;
  }
}
