import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../../sandbox/shop/prestashop.ts';
import { instantOf } from '../../../src/shop/prestashop/times.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { aReturn } from '../contract/contract.ts';
import { anItem, anOrder } from '../world.ts';
import { KEY, prestaWorld } from './world.ts';

/* What is PrestaShop's own, beside the contract of every shop. */

describe('an order of PrestaShop', () => {
  it('is found by the reference of its mails, in any case, and by a number with zeros before it', async () => {
    const { shop } = prestaWorld();
    const reference = referenceOf(45821);
    for (const written of [reference, reference.toLowerCase(), `reference ${reference}`, 'n° 000045821'])
      expect((await shop.order(written))?.id, written).toBe('45821');
    expect(await shop.order('QQQQQQQQQ')).toBeNull();
  });

  it('whose reference another part of it bears too is not guessed', async () => {
    const { shop, presta } = prestaWorld();
    presta.split('45821', '45900');
    expect(await shop.order(referenceOf(45821))).toBeNull();
    expect((await shop.order('45821'))?.id).toBe('45821');
  });

  it('says its times in the shop’s own zone, before and after the clocks change', async () => {
    const { shop } = prestaWorld();
    expect(await shop.order('45821')).toMatchObject({
      placedAt: '2026-11-19T18:12:00.000Z',
      shippedAt: '2026-11-20T09:05:00.000Z',
      deliveredAt: '2026-11-22T10:24:00.000Z',
    });
    expect(instantOf('2026-07-01 12:00:30', 'Europe/Paris')).toBe('2026-07-01T10:00:30.000Z');
    expect(instantOf('2026-10-25 03:30:00', 'Europe/Paris')).toBe('2026-10-25T02:30:00.000Z');
    expect(instantOf('2026-01-01 00:10:00', 'America/New_York')).toBe('2026-01-01T05:10:00.000Z');
    expect(instantOf('2026-07-01 12:00:00', 'Nowhere/Land')).toBe('2026-07-01T12:00:00.000Z');
    expect(instantOf('0000-00-00 00:00:00', 'Europe/Paris')).toBeNull();
  });

  it('that was sent counts as arrived after some days, where no state says so', async () => {
    const at = (now: string) => prestaWorld({ now }).shop.order('45823');
    expect(await at('2026-11-25T09:00:00Z')).toMatchObject({ status: 'shipped', deliveredAt: null });
    expect(await at('2026-11-26T09:06:00Z')).toMatchObject({
      status: 'delivered',
      deliveredAt: '2026-11-25T09:05:00.000Z',
    });
  });

  it('bears what its parcel, its vouchers and its payment are', async () => {
    const { shop } = prestaWorld();
    expect(await shop.order('45824')).toMatchObject({
      ...{ total: 9489, shipping: 490, discount: 1000 },
      shipments: [{ carrier: 'Mondial Relay', tracking: 'MR0045821', status: 'delivered' }],
      payments: [{ method: 'Card', amount: 9489 }],
    });
  });

  it('of a product that is gone keeps the name that it was bought by', async () => {
    const gone = anItem({ product: 'DR-GONE', sku: 'DR-GONE-1', title: 'Old cup', options: { size: 'one' } });
    const { shop } = prestaWorld({ orders: [anOrder({ items: [gone] })] });
    const order = await shop.order('45821');
    expect(order?.items).toMatchObject([{ sku: 'DR-GONE-1', title: 'Old cup (size: one)', options: {} }]);
  });

  it('takes two looks at the shop, once its settings are known', async () => {
    const { shop, asked } = prestaWorld();
    await shop.order('45822');
    const before = asked.length;
    await shop.order('45900');
    const [orders, ...rest] = asked.slice(before);
    expect(orders?.path).toMatch(/^\/api\/orders\?/);
    expect(rest.length).toBeGreaterThan(3);
    // All of the rest at the same moment: none of it waits for another's answer.
    for (const { answered } of rest) expect(answered).toBe(before + 1);
  });
});

describe('PrestaShop', () => {
  it('is asked for JSON by each request, and for nothing but to read', async () => {
    const { shop, asked } = prestaWorld();
    await shop.apply(aReturn('45821'), { key: 'k', agreed: null, now: '2026-11-23T18:32:00.000Z' });
    await shop.findProducts('dress');
    expect(asked.length).toBeGreaterThan(10);
    for (const { method, path } of asked) {
      expect(method).toBe('GET');
      expect(new URL(path, 'https://shop.example').searchParams.get('output_format')).toBe('JSON');
    }
  });

  it('gets no filter that a customer wrote', async () => {
    const { shop } = prestaWorld();
    for (const query of ['%', ']|[', '[DR-101|DR-102]', '%[a]%', '|||'])
      expect(await shop.findProducts(query), query).toEqual([]);
    for (const email of ['*', 'a|sophie.martin@example.com', '%[@]%'])
      expect(await shop.accountByContact({ email }), email).toBeNull();
    expect(await shop.ordersOf('1|2|3', 10)).toEqual([]);
    expect(await shop.account('12 OR 1=1')).toBeNull();
  });

  it.each([401, 404, 500, 503])('that answers %i is down, and says what it was asked for', async (status) => {
    const { shop, fail } = prestaWorld();
    fail(status);
    await expect(shop.order('45821')).rejects.toThrow(ShopUnavailable);
    await expect(shop.order('45821')).rejects.toThrow(new RegExp(`HTTP ${status} when asked for \\w+`));
  });

  it('that goes down is shown as it was, with its age', async () => {
    const { shop, system, sql } = prestaWorld();
    expect((await shop.order('45821'))?.asOf).toBeUndefined();
    sql.exec('UPDATE copies SET read_at = read_at - 60000');
    system.down(true);
    expect((await shop.order('45821'))?.asOf).toEqual(expect.any(String));
  });
});

describe('the test of a connection to PrestaShop', () => {
  it('says what can be read, and what stays with the owner', async () => {
    const { ok, detail } = await prestaWorld().shop.test();
    expect(ok).toBe(true);
    expect(detail).toMatch(/can be read\. .*exchanges, cancellations and refunds stay with you/);
  });

  it('names what the key may not read, in the shop’s own words and without the key', async () => {
    const shut = await prestaWorld({ without: ['addresses', 'order_states'] }).shop.test();
    expect(shut.ok).toBe(false);
    expect(shut.detail).toMatch(/^addresses \(and 1 more\) cannot be read: HTTP 401.*not allowed with this/);
    const wrong = await prestaWorld({ key: KEY.replaceAll('A', 'Z') }).shop.test();
    expect(wrong).toMatchObject({ ok: false, detail: expect.stringContaining('HTTP 401') });
    expect(wrong.detail).not.toContain(KEY.replaceAll('A', 'Z'));
  });
});

describe('the emulated webservice', () => {
  it('speaks XML unless it is asked for JSON, and nobody writes', async () => {
    const { presta } = prestaWorld();
    const headers = { authorization: `Basic ${btoa(`${KEY}:`)}` };
    const ask = (method: string, path: string) => presta.answer({ method, path, headers, body: '' });
    expect(ask('GET', '/api/orders?limit=1').json).toMatch(/^<\?xml/);
    expect(ask('GET', '/api/orders?limit=1&output_format=JSON').json).toEqual({ orders: [{ id: 45821 }] });
    expect(ask('GET', '/api/orders?filter[id]=[1]&output_format=JSON').json).toEqual([]);
    expect(ask('GET', '/api/orders/1?output_format=JSON').status).toBe(404);
    expect(ask('GET', '/api/nothing?output_format=JSON').status).toBe(400);
    expect(ask('POST', '/api/orders').status).toBe(405);
    expect(presta.answer({ method: 'GET', path: '/api/orders', headers: {}, body: '' }).status).toBe(401);
  });
});
