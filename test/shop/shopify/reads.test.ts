import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../../sandbox/shopify/cost.ts';
import { SCHEMA } from '../../../sandbox/shopify/schema.ts';
import * as mutations from '../../../src/shop/shopify/mutations.ts';
import * as reads from '../../../src/shop/shopify/reads.ts';
import { isSigned } from '../../../src/shop/shopify/signed.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { anOrder } from '../world.ts';
import { APP, shopifyWorld } from './world.ts';

const DAY = 86_400_000;
const OPERATIONS = Object.entries({ ...reads, ...mutations }).filter(([, text]) =>
  /^(?:query|mutation) /.test(String(text)),
) as [string, string][];

describe('what Shopify is asked', () => {
  it.each(OPERATIONS)('%s is valid by its own schema, and costs no more than one question may', (_, text) => {
    const schema = buildSchema(SCHEMA);
    expect(validate(schema, parse(text))).toEqual([]);
    expect(costOf(schema, parse(text), { n: reads.ORDERS_AT_ONCE })).toBeLessThanOrEqual(1000);
  });

  it('is one question for a customer’s orders, and none for what was among them', async () => {
    const { shop, asked } = shopifyWorld();
    await shop.ordersOf('7000000', 10);
    await shop.order('45821');
    await shop.ordersOf('7000000', 10);
    expect(asked).toEqual(['token', 'Orders']);
  });

  it('is asked again page by page where there are more, and an order with a long list by itself', async () => {
    const many = Array.from({ length: 23 }, (_, at) =>
      anOrder({ id: String(70_000 + at), placedAt: new Date(Date.UTC(2026, 10, 1, at)).toISOString() }),
    );
    const items = Array.from({ length: 60 }, (_, at) => ({
      ...(many[0]?.items[0] ?? anOrder().items[0]),
      line: String(at + 1),
    })) as ReturnType<typeof anOrder>['items'];
    const long = anOrder({ id: '71000', placedAt: '2026-11-02T00:00:00Z', items, total: 60 * 8700 });
    const { shop, asked } = shopifyWorld({ orders: [...many, long] });
    const orders = await shop.ordersOf('7000000', 24);
    expect(orders).toHaveLength(24);
    expect(orders[0]?.items).toHaveLength(60);
    expect(asked).toEqual(['token', 'Orders', 'Orders', 'Orders', 'Order', 'Lines']);
  });
});

describe('what Shopify signs', () => {
  const body = new TextEncoder().encode('{"id":820982911946154508,"name":"#1001","email":"jon@example.com"}');
  const signature = '4TrlRwMuK+2F/s/IRFIg8eDL+bcgpdmLGc+bWa1nkQ4=';

  it('is known by its very bytes and the app’s secret', () => {
    expect(isSigned(body, signature, 'hush')).toBe(true);
    expect(isSigned(body, signature, 'Hush')).toBe(false);
    expect(isSigned(body.slice(1), signature, 'hush')).toBe(false);
  });
});

describe('the app’s token', () => {
  it('is fetched once a day, and once more in mid-way where it is refused', async () => {
    const { shop, shopify, asked, later, statuses } = shopifyWorld();
    await shop.product('500000');
    await shop.findProducts('lune');
    shopify.endTokens();
    expect(await shop.order('45821')).toMatchObject({ id: '45821' });
    expect(statuses.filter((status) => status === 401)).toHaveLength(1);
    later(DAY);
    await shop.findProducts('robe');
    expect(asked.filter((name) => name === 'token')).toHaveLength(3);
  });

  it('that is refreshed keeps the next refresh token before it is used', async () => {
    const { shopify } = shopifyWorld();
    const refreshToken = shopify.installed();
    const { shop, refreshed, later, asked } = shopifyWorld({ credentials: { ...APP, refreshToken } });
    await shop.order('45821');
    later(2 * 3_600_000);
    await shop.findProducts('robe');
    expect(refreshed).toHaveLength(2);
    expect(new Set([refreshToken, ...refreshed]).size).toBe(3);
    expect(asked.filter((name) => name === 'token')).toHaveLength(2);
  });

  it('that nobody gives is said to the owner, and no secret stands in it', async () => {
    const { shop } = shopifyWorld({ credentials: { clientId: 'app-1', clientSecret: 'shpss_wrong' } });
    const failed = await shop.order('45821').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ShopUnavailable);
    expect(String(failed)).toContain('HTTP 401');
    expect(String(failed)).not.toContain('shpss');
  });
});

describe('Shopify’s points', () => {
  it('are waited for as long as they take to come back', async () => {
    const { shop, shopify, waits, asked } = shopifyWorld();
    await shop.product('500000');
    shopify.fail('THROTTLED');
    expect(await shop.order('45821')).toMatchObject({ id: '45821' });
    expect(asked.filter((name) => name === 'OrderNames')).toHaveLength(2);
    expect(waits.every((ms) => ms <= 2_000)).toBe(true);
  });

  it('that do not come back end in a shop that has no time', async () => {
    const { shop, shopify } = shopifyWorld();
    for (let times = 0; times < 3; times++) shopify.fail('THROTTLED');
    await expect(shop.order('45821')).rejects.toThrow('no time');
  });
});

describe('an order of Shopify', () => {
  it('of which no carrier says anything counts as arrived some days after it left', async () => {
    const read = (told: string) => {
      const { shop, hands } = shopifyWorld();
      hands.carrier('45823', told);
      return shop.order('45823');
    };
    expect(await read('FULFILLED')).toMatchObject({
      status: 'delivered',
      deliveredAt: '2026-11-22T09:05:00.000Z',
    });
    for (const told of ['NOT_DELIVERED', 'IN_TRANSIT', 'READY_FOR_PICKUP'])
      expect(await read(told)).toMatchObject({ status: 'shipped', deliveredAt: null });
  });

  it('older than sixty days is not seen without the scope for it, and the connection says so', async () => {
    const old = anOrder({ id: '40001', placedAt: '2026-08-01T09:00:00Z' });
    const scopes = ['read_orders', 'read_customers', 'read_products', 'read_inventory'];
    const { shop } = shopifyWorld({ orders: [old, anOrder()], scopes });
    expect(await shop.order('40001')).toBeNull();
    expect(await shop.order('45821')).not.toBeNull();
    const tried = await shop.test();
    expect(tried).toMatchObject({ ok: true, detail: expect.stringContaining('only the last 60 days') });
    expect(tried.detail).toContain('no return or exchange is made (write_returns)');
  });

  it('keeps what was paid to the cent, whatever was taken off', async () => {
    const { shop } = shopifyWorld();
    const order = await shop.order('45824');
    const paid = order?.items.map(({ price, quantity, discount = 0 }) => price * quantity - discount);
    expect(paid?.reduce((total, worth) => total + worth, 0)).toBe(3 * 3333 - 1000);
    expect(order?.payments).toMatchObject([{ method: 'card', label: 'Visa ending 4242', amount: 9489 }]);
  });
});
