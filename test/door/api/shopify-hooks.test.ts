import { runInDurableObject } from 'cloudflare:test';
import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressObject } from '../../../durable-objects/clients/address.ts';
import { remoteShopObject, storeShop } from '../../../durable-objects/clients/shop.ts';
import { timestamp } from '../../../src/clock.ts';
import type { ShopConnection } from '../../../src/connections/roster.ts';
import { customerObject } from '../../../src/door/hand-over.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { ask, bindings, JSON_TYPE } from '../world.ts';

/* What Shopify tells by its webhooks, and that an erasure reaches what stands beside a store's shop. */

const SECRET = 'dev-shopify-secret';
const CONNECTIONS: Record<ShopConnection, object> = {
  shopify: {
    ...{ shop: 'lune.myshopify.com', clientId: 'dev-shopify-app', clientSecret: SECRET },
    apiBase: 'http://sandbox/shopify',
  },
  woocommerce: { url: 'http://sandbox/woocommerce', key: 'ck_dev', secret: 'cs_dev' },
  prestashop: { url: 'http://sandbox/prestashop', key: 'DEVPRESTASHOPDEVPRESTASHOPDEVPRE' },
  http: { url: 'http://sandbox/shop-by-http', secret: 'dev-shop-by-http-secret' },
};

let token = '';

async function call(method: string, path: string, body?: object, as = token): Promise<unknown> {
  const answer = await ask(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, ...JSON_TYPE },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return text === '' ? null : JSON.parse(text);
}

/** A store of its own on a shop of that kind, with a customer who has a thread and a return. */
async function storeOn(kind: ShopConnection, store: string) {
  const made = (await call('POST', '/stores', { id: store }, 'dev-platform-token')) as { token: string };
  token = made.token;
  await call('PUT', `/connections/${kind}`, CONNECTIONS[kind]);
  await call('PATCH', '/settings', { shop: { kind }, email: { address: `help@${store}.example` } });
  const shop = storeShop(bindings, store, () => ({
    ...defaultSettings(),
    shop: { kind, arrivesAfterDays: 5 },
  }));
  const order = await shop.order('45821');
  if (!order) throw new Error('the shop has no such order');
  const write = {
    ...{
      act: 'return' as const,
      order: '45821',
      lots: [{ line: order.items[0]?.line ?? '', quantity: null }],
    },
    ...{ reason: 'Sophie says it is too small', settlement: null },
    ...{ deadline: '2027-01-10', carrier: 'Mondial Relay' },
  };
  expect(await shop.apply(write, { key: `r-${store}`, agreed: null, now: timestamp() })).toMatchObject({
    ok: true,
  });
  const customer = `cu_${crypto.randomUUID().replaceAll('-', '')}`;
  const { id, name, locale } = order.customer;
  const onFile = { account: { id, name, locale }, lastOrderAt: timestamp() };
  await addressObject(bindings, store, `account:${id}`, {}).claim(customer, null);
  await customerObject(bindings, store, customer).receive(
    [
      {
        inbound: {
          ...{
            channel: 'email' as const,
            external: `<1@${store}>`,
            from: 'email:sophie.martin@example.com' as const,
          },
          ...{ evidence: { kind: 'mail' as const, aligned: true }, at: timestamp(), kind: 'text' as const },
          ...{ text: 'Hello', subject: 'Hello', attachments: [], repliesTo: [] },
          thread: { messageId: `<1@${store}>`, references: [], subject: 'Hello' },
        },
        onFile,
      },
    ],
    { origin: 'http://localhost:8787', country: null, trace: 'test' },
  );
  return { store, shop, customer, account: id };
}

/** Every row beside the shop, as text. */
const beside = (store: string, kind: ShopConnection) =>
  runInDurableObject(remoteShopObject(bindings, store, kind) as never, (_, { storage }) =>
    storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      )
      .toArray()
      .flatMap(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray())
      .map((row) => JSON.stringify(row)),
  );
const PERSON = /Sophie|sophie\.martin|33612345678|rue des Lilas|4242/;
const naming = async (store: string, kind: ShopConnection) =>
  (await beside(store, kind)).filter((row) => PERSON.test(row));

function push(
  store: string,
  topic: string,
  body: object,
  { secret = SECRET, event = crypto.randomUUID() as string, shop = 'lune.myshopify.com' } = {},
) {
  const raw = JSON.stringify(body);
  return ask(`/hooks/${store}/shopify`, {
    method: 'POST',
    body: raw,
    headers: {
      ...JSON_TYPE,
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': shop,
      'x-shopify-event-id': event,
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(raw).digest('base64'),
    },
  });
}

describe('an erasure', () => {
  it.each(['shopify', 'woocommerce', 'prestashop', 'http'] as const)(
    'leaves nobody’s name beside a shop on %s',
    async (kind) => {
      const { store, customer } = await storeOn(kind, `erased-${kind}`);
      expect(await naming(store, kind)).not.toEqual([]);
      await call('DELETE', `/customers/${customer}`);
      expect(await naming(store, kind)).toEqual([]);
    },
  );
});

describe('Shopify’s webhooks', () => {
  let world: Awaited<ReturnType<typeof storeOn>>;
  beforeAll(async () => {
    world = await storeOn('shopify', 'hooked');
  });

  const copies = () =>
    runInDurableObject(
      remoteShopObject(bindings, 'hooked', 'shopify') as never,
      (_, { storage }) => storage.sql.exec('SELECT count(*) AS n FROM copies').one().n,
    );
  const ORDER = { id: 45821, admin_graphql_api_id: 'gid://shopify/Order/45821', name: '#45821' };

  it('are Shopify’s by the client secret over the raw bytes, and of this shop', async () => {
    await world.shop.order('45821');
    for (const wrong of [{ secret: 'another' }, { shop: 'other.myshopify.com' }])
      expect((await push('hooked', 'orders/updated', ORDER, wrong)).status).toBe(401);
    expect((await ask('/hooks/hooked/shopify', { method: 'POST', body: '{}' })).status).toBe(401);
    expect(await copies()).toBeGreaterThan(0);
    expect((await push('hooked', 'orders/updated', ORDER)).status).toBe(200);
    expect(await copies()).toBe(0);
  });

  it('that come twice, or late and twice, are heard once', async () => {
    const event = crypto.randomUUID();
    expect((await push('hooked', 'orders/updated', ORDER, { event })).status).toBe(200);
    await world.shop.order('45821');
    const before = await copies();
    expect((await push('hooked', 'orders/updated', ORDER, { event })).status).toBe(200);
    expect(await copies()).toBe(before);
    // The same happening under another subscription is another thing to hear.
    expect((await push('hooked', 'orders/edited', ORDER, { event })).status).toBe(200);
    expect(await copies()).toBe(0);
  });

  it('do what their topic says with a body of that topic alone: the header is signed by nobody', async () => {
    const customer = { id: Number(world.account), email: 'sophie.martin@example.com', phone: null };
    const asked = { shop_id: 1, shop_domain: 'lune.myshopify.com', customer, data_request: { id: 9 } };
    // Bodies that Shopify has signed, told again under another topic.
    for (const [topic, body] of [
      ['customers/redact', { ...ORDER, customer }],
      ['customers/redact', asked],
      ['customers/redact', { ...customer, id: customer.id }],
      ['shop/redact', asked],
      ['shop/redact', { shop_id: 1, customer, orders_to_redact: [45821] }],
      ['shop/redact', ORDER],
      ['customers/data_request', { ...ORDER, customer }],
      ['app/uninstalled', ORDER],
    ] as const)
      expect([topic, (await push('hooked', topic, body)).status]).toEqual([topic, 401]);
    const there = await ask(`/api/v1/customers/${world.customer}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(there.status).toBe(200);
    const connected = await ask('/api/v1/connections/shopify', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(connected.status).toBe(200);
  });

  it('that ask what is kept of somebody tell the owner where the export is', async () => {
    const customer = { id: Number(world.account), email: 'sophie.martin@example.com', phone: null };
    const told = { shop_id: 1, shop_domain: 'lune.myshopify.com', customer, data_request: { id: 9 } };
    expect((await push('hooked', 'customers/data_request', told)).status).toBe(200);
    const { troubles } = (await call('GET', '/desk')) as { troubles: { reason: string }[] };
    expect(troubles.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining(`/customers/${world.customer}/export`),
    );
  });

  it('that forget somebody erase their thread, and what is kept beside the shop', async () => {
    const customer = { id: Number(world.account), email: 'sophie.martin@example.com', phone: null };
    const told = { shop_id: 1, customer, orders_to_redact: [45821] };
    expect(await naming('hooked', 'shopify')).not.toEqual([]);
    expect((await push('hooked', 'customers/redact', told)).status).toBe(200);
    expect(await naming('hooked', 'shopify')).toEqual([]);
    const answer = await ask(`/api/v1/customers/${world.customer}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(404);
    // Told once more, there is nobody to forget.
    expect((await push('hooked', 'customers/redact', told)).status).toBe(200);
  });

  it('that forget the shop leave nothing of it', async () => {
    await world.shop.order('45821');
    expect((await push('hooked', 'shop/redact', { shop_id: 1 })).status).toBe(200);
    expect((await beside('hooked', 'shopify')).filter((row) => /gid:|45821/.test(row))).toEqual([]);
    const answer = await ask('/api/v1/connections/shopify', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(404);
  });
});
