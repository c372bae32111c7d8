import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Woo } from '../../../sandbox/shop/woocommerce.ts';
import { clockShift, now, timestamp } from '../../../src/clock.ts';
import { Beside } from '../../../src/shop/remote/beside.ts';
import { changedPath, versionOf } from '../../../src/shop/woocommerce/changes.ts';
import { WooShop } from '../../../src/shop/woocommerce/woo-shop.ts';
import { GOODS, ORDERS } from '../contract/goods.ts';
import { allMigrations, plainStorage } from '../plain.ts';

/* What has changed in WooCommerce, where no webhook told of it. */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T09:00:00Z') - clockShift() });
});
afterEach(() => vi.useRealTimers());
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

const headers = { authorization: `Basic ${btoa('ck:cs')}` };

function world() {
  const products = GOODS.filter((line) => line.type === 'product');
  const woo = new Woo({ orders: ORDERS, products, key: 'ck', secret: 'cs', now: timestamp });
  const asked: string[] = [];
  let isDown = false;
  const fetch = async (url: string, { method = 'GET' }: RequestInit) => {
    if (isDown) throw new TypeError('connection refused');
    const path = url.slice('https://shop.example'.length);
    asked.push(path);
    const { status, json } = woo.answer({ method, path, headers, body: '' });
    return Response.json(json, { status });
  };
  const { sql, storage } = plainStorage([...allMigrations('9999', 'remote-shop'), ...allMigrations()]);
  const beside = new Beside(sql);
  const reach = { url: 'https://shop.example', fetch, hidden: [], prove: () => headers };
  const shop = new WooShop({ reach, storage, beside, now, arrivesAfter: 2, currency: 'EUR' });
  return {
    shop,
    woo,
    beside,
    asked,
    cut: () => {
      isDown = true;
    },
    copies: () => beside.copiesUnder('').map(({ path }) => path),
    /** Somebody of the shop does it in its own pages. */
    becomes: (id: string, status: string) =>
      woo.answer({
        ...{ method: 'PUT', path: `/wp-json/wc/v3/orders/${id}`, headers },
        body: JSON.stringify({ status }),
      }),
  };
}

async function read({ shop }: ReturnType<typeof world>) {
  const order = await shop.order('45821');
  if (!order) throw new Error('the order is gone');
  const all = await shop.ordersOf(order.customer.id, 10);
  return { order, listed: all.find(({ id }) => id === '45821') };
}

describe('a change that WooCommerce did not tell of', () => {
  it('is in the order, and in the lists that hold it, also while the shop is down', async () => {
    const one = world();
    expect((await read(one)).order.status).toBe('delivered');
    later(1);
    one.becomes('45821', 'cancelled');
    later(2);
    await one.shop.poll(null);
    one.cut();
    later(1);
    const { order, listed } = await read(one);
    expect([order.status, listed?.status]).toEqual(['cancelled', 'cancelled']);
    expect(order.asOf).toBe('2026-11-24T09:03:00.000Z');
  });

  it('is found in the very second of the last one that was seen, and said once', async () => {
    const one = world();
    await read(one);
    one.becomes('45821', 'on-hold');
    const cursor = await one.shop.poll(null);
    expect(cursor).toBe('2026-11-24T09:00:00');
    one.becomes('45821', 'cancelled');
    expect(await one.shop.poll(cursor)).toBe(cursor);
    expect((await read(one)).order.status).toBe('cancelled');
    later(1);
    const { order } = await read(one);
    await one.shop.poll(cursor);
    one.cut();
    // Known: it was not taken in again, and the copy is as old as it was.
    later(1);
    expect((await read(one)).order).toMatchObject({ status: order.status, asOf: '2026-11-24T09:01:00.000Z' });
  });

  it('is no news after the webhook that told of it', async () => {
    const one = world();
    const cursor = await one.shop.poll(null);
    one.becomes('45821', 'cancelled');
    const { json } = one.woo.answer({
      ...{ method: 'GET', path: '/wp-json/wc/v3/orders/45821', headers, body: '' },
    });
    one.beside.told(versionOf(json) ?? '');
    await read(one);
    later(1);
    await one.shop.poll(cursor);
    one.cut();
    expect((await read(one)).order.asOf).toBe('2026-11-24T09:00:00.000Z');
  });

  it('copies nobody who was not asked for', async () => {
    const one = world();
    await one.shop.product('100');
    one.becomes('45821', 'cancelled');
    await one.shop.poll(null);
    expect(one.copies().filter((path) => path.includes('orders'))).toEqual([]);
  });

  it('to an order that a list did not hold makes that list be asked for anew', async () => {
    const one = world();
    const { order } = await read(one);
    const [source] = ORDERS.filter(({ id }) => id === '45821');
    if (!source) throw new Error('the order is gone');
    later(1);
    one.woo.place({ ...source, id: '99001', placedAt: timestamp(), shippedAt: null });
    await one.shop.poll(null);
    const all = await one.shop.ordersOf(order.customer.id, 10);
    expect(all.map(({ id }) => id)).toContain('99001');
  });

  it('among more than one look sees makes everything be asked for anew', async () => {
    const one = world();
    await read(one);
    const [source] = ORDERS;
    if (!source) throw new Error('there is no order');
    for (let n = 0; n < 50; n++)
      one.woo.place({ ...source, id: String(80_000 + n), placedAt: timestamp(), shippedAt: null });
    await one.shop.poll(null);
    expect(one.copies()).toEqual([]);
  });
});

describe('a look for changes', () => {
  it('asks by UTC, without saying so, from some minutes before the last change on', () => {
    const asked = new URL(changedPath('2026-11-24T09:00:00', 0), 'https://shop.example').searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      ...{ modified_after: '2026-11-24T08:55:00', dates_are_gmt: 'true', per_page: '50' },
    });
  });

  it('is due some minutes after something was read, and while anything is kept', async () => {
    const one = world();
    expect(one.beside.nextPoll()).toBeNull();
    await read(one);
    expect(one.beside.nextPoll()).toBe(now() + 180_000);
    later(3);
    one.beside.asked(await one.shop.poll(one.beside.cursor()));
    expect(one.beside.nextPoll()).toBe(now() + 180_000);
    later(61);
    one.beside.dropOld();
    expect(one.beside.nextPoll()).toBeNull();
  });
});
