import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from '../../sandbox/seed.ts';
import type { Shop } from '../../src/shop/shop.ts';
import { ShopUnavailable } from '../../src/shop/unavailable.ts';
import { freshShop } from '../shop/fresh.ts';
import { anItem, anOrder, NOW, theDress } from '../shop/world.ts';
import {
  cancelOrder,
  createExchange,
  createReturn,
  settleByRefund,
  undoExchange,
  undoReturn,
} from '../shop/writes.ts';

const RETURN = {
  order: '45821',
  lines: ['1'],
  reason: 'too small',
  deadline: '2026-12-22',
  carrier: 'Mondial Relay',
  now: NOW,
};

async function shopWithOrder(change = {}) {
  const { stub, shop } = freshShop();
  await stub.importLines([
    { type: 'product', ...theDress() },
    { type: 'order', ...anOrder(change) },
  ]);
  return { stub, shop };
}

async function exchanged(shop: Shop, sku = 'DR-101-M') {
  await createReturn(shop, { key: 'r', ...RETURN });
  return createExchange(shop, { key: 'x', order: '45821', line: '1', sku, now: NOW });
}

const stockOf = async (shop: Shop, sku: string) =>
  (await shop.product('DR-101'))?.variants.find((variant) => variant.sku === sku)?.stock;

describe('the feed', () => {
  test('what is put comes back in the same shape', async () => {
    const { stub } = freshShop();
    expect(await stub.putOrder(anOrder())).toEqual({
      ...anOrder(),
      returns: [],
      exchanges: [],
      refunds: [],
      charges: [],
      changes: [],
      cancellation: null,
    });
    expect(await stub.putProduct(theDress())).toEqual(theDress());
    expect(await stub.getOrder('nobody')).toBeNull();
    expect(await stub.getProduct('nothing')).toBeNull();
  });

  test('importing twice is importing once', async () => {
    const { stub } = freshShop();
    const lines = seed(new Date(NOW));
    const dump = () =>
      runInDurableObject(stub, (_, { storage }) =>
        ['orders', 'contacts', 'products', 'variants', 'product_words'].map((table) =>
          storage.sql.exec(`SELECT * FROM ${table} ORDER BY 1, 2`).toArray(),
        ),
      );
    expect(await stub.importLines(lines)).toEqual({ orders: 132, products: 30, moved: [] });
    const once = await dump();
    await stub.importLines(lines);
    expect(await dump()).toEqual(once);
  });

  test('an import keeps what has happened and what is promised', async () => {
    const { stub, shop } = await shopWithOrder();
    await exchanged(shop);
    const before = await shop.order('45821');
    expect(await stockOf(shop, 'DR-101-M')).toBe(3);
    await stub.importLines([
      { type: 'order', ...anOrder() },
      { type: 'product', ...theDress({ S: 6, M: 4 }) },
    ]);
    expect(await shop.order('45821')).toEqual(before);
    expect(await stockOf(shop, 'DR-101-M')).toBe(3);
    expect(await stockOf(shop, 'DR-101-L')).toBeUndefined();
  });

  test('a shelf below the promises reads 0, and giving back makes nothing out of nothing', async () => {
    const { stub, shop } = await shopWithOrder();
    await exchanged(shop);
    await stub.putProduct(theDress({ S: 6, M: 0 }));
    expect(await stockOf(shop, 'DR-101-M')).toBe(0);
    await undoExchange(shop, { key: 'u', order: '45821', exchange: 'X-45821-1', now: NOW });
    expect(await stockOf(shop, 'DR-101-M')).toBe(0);
  });

  test('an order that comes back returned has its parcels in and its money out', async () => {
    const { stub, shop } = await shopWithOrder();
    await createReturn(shop, { key: 'r', ...RETURN });
    await settleByRefund(shop, { key: 'f', order: '45821', return: 'R-45821-1', now: NOW });
    const order = await stub.putOrder(anOrder({ status: 'returned' }));
    expect(order?.returns[0]).toMatchObject({ status: 'received', settlement: 'refund' });
    expect(order?.refunds[0]).toMatchObject({ status: 'issued', amount: 8700 });
  });
});

describe('contacts', () => {
  test('are found however they are written, with the newest order', async () => {
    const { stub, shop } = freshShop();
    const { customer } = anOrder();
    await stub.putOrder(
      anOrder({ customer: { ...customer, email: 'Sophie.Martin@Example.com', phone: '06 12 34 56 78' } }),
    );
    await stub.putOrder(anOrder({ id: '1', placedAt: '2026-01-01T00:00:00+01:00' }));
    const holder = {
      account: { id: 'c-1' },
      orders: 2,
      firstOrderAt: '2025-12-31T23:00:00.000Z',
      lastOrderAt: '2026-11-19T18:12:00.000Z',
      mailbox: 'email:sophie.martin@example.com',
    };
    const found = { holders: [holder] };
    expect(await shop.accountByContact({ email: ' SOPHIE.martin@EXAMPLE.com ' })).toMatchObject(found);
    expect(await shop.accountByContact({ phone: '+33612345678' })).toMatchObject(found);
    expect(await shop.accountByContact({ phone: '0612345678' })).toBeNull();
    expect(await shop.accountByContact({ email: '%' })).toBeNull();
  });

  test('follow a change of the order, and are nobody’s while several accounts have them', async () => {
    const { stub, shop } = freshShop();
    await stub.putOrder(anOrder());
    const moved = { ...anOrder().customer, email: 'new@example.com' };
    await stub.putOrder(anOrder({ customer: moved }));
    expect(await shop.accountByContact({ email: 'sophie.martin@example.com' })).toBeNull();
    const heir = { ...moved, id: 'c-2', name: 'Heir' };
    const inherited = anOrder({ id: '2', customer: heir, placedAt: '2026-11-21T00:00:00Z' });
    expect(await stub.importLines([{ type: 'order', ...inherited }])).toMatchObject({
      moved: [
        { contact: 'email:new@example.com', lostBy: [] },
        { contact: 'phone:+33612345678', lostBy: [] },
      ],
    });
    expect(await shop.accountByContact({ email: 'new@example.com' })).toMatchObject({
      holders: [{ account: { id: 'c-1' } }, { account: { id: 'c-2' } }],
    });
    // What the first gave up with the newest order is the other's alone.
    const left = { ...moved, email: 'newest@example.com', phone: '' };
    await stub.putOrder(anOrder({ id: '3', customer: left, placedAt: '2026-11-22T00:00:00Z' }));
    expect(await shop.accountByContact({ email: 'new@example.com' })).toMatchObject({
      holders: [{ account: { id: 'c-2' }, orders: 1, lastOrderAt: '2026-11-21T00:00:00.000Z' }],
    });
  });

  test('and numbers of orders that were there before are found as they are spelled', async () => {
    const { stub, shop } = freshShop();
    await stub.putOrder(anOrder({ id: 'FR-2026-00045' }));
    await runInDurableObject(stub, (_, { storage }) => {
      storage.sql.exec('UPDATE orders SET number_key = NULL');
    });
    for (const written of ['FR-2026-00045', 'fr 2026 00045', 'order n° fr2026-00045'])
      expect((await shop.order(written))?.id).toBe('FR-2026-00045');
    for (const written of ['00045', '2026-00045', 'FR-20260-0045', '', '%', '_'])
      expect(await shop.order(written)).toBeNull();
    await stub.putOrder(anOrder({ id: 'fr202600045' }));
    expect(await shop.order('fr 2026 00045')).toBeNull();
    expect((await shop.order('FR-2026-00045'))?.id).toBe('FR-2026-00045');
  });

  test('of a new order are those of the account', async () => {
    const { stub, shop } = freshShop();
    await stub.putOrder(anOrder());
    await stub.putOrder(
      anOrder({
        id: '2',
        placedAt: '2020-01-01T00:00:00Z',
        customer: { ...anOrder().customer, name: 'Old' },
      }),
    );
    expect((await shop.account('c-1'))?.name).toBe('Sophie Martin');
    expect(await shop.account('c-404')).toBeNull();
    expect((await shop.ordersOf('c-1', 1)).map(({ id }) => id)).toEqual(['45821']);
    expect((await shop.ordersOf('c-1', 10)).map(({ id }) => id)).toEqual(['45821', '2']);
  });
});

test.each([
  ['lune dress', 'DR-101'],
  ['the Lune dresses please', 'DR-101'],
  ['robe lune', 'DR-101'],
  ['dr-101', 'DR-101'],
  ['DR-101-M', 'DR-101'],
  ['mariniere', 'TP-205'],
  ['noeud belt', 'AC-802'],
  ['burgundy knit dress', 'DR-106'],
  ['wool coat', 'CO-601'],
])('searching "%s" finds %s first', async (query, id) => {
  const { stub, shop } = freshShop();
  await stub.importLines(seed(new Date(NOW)));
  const found = await shop.findProducts(query);
  expect(found[0]?.id).toBe(id);
  expect(found.length).toBeLessThanOrEqual(5);
});

test.each(['', '   ', '%', "'; DROP TABLE products; --", 'midnight', 'xyzzy'])(
  'searching "%s" finds nothing',
  async (query) => {
    const { stub, shop } = freshShop();
    await stub.importLines(seed(new Date(NOW)));
    expect(await shop.findProducts(query)).toEqual([]);
  },
);

describe('writes', () => {
  test('the same key has one effect and one outcome, over an eviction and a crash', async () => {
    const { stub, shop } = await shopWithOrder();
    const first = await exchanged(shop);
    expect(first).toMatchObject({
      ok: true,
      existing: false,
      value: { id: 'X-45821-1', status: 'reserved' },
    });
    await evictDurableObject(stub);
    expect(await exchanged(shop)).toEqual(first);
    await abortAllDurableObjects();
    const again = freshShopAt(stub);
    expect(await exchanged(again)).toEqual(first);
    expect(await stockOf(again, 'DR-101-M')).toBe(3);
    expect((await again.order('45821'))?.exchanges).toHaveLength(1);
  });

  test('another key for the same thing gives what there is', async () => {
    const { shop } = await shopWithOrder();
    await exchanged(shop);
    expect(await createReturn(shop, { key: 'r2', ...RETURN })).toMatchObject({
      existing: true,
      value: { id: 'R-45821-1' },
    });
    expect(
      await createExchange(shop, {
        key: 'x2',
        order: '45821',
        line: '1',
        sku: 'DR-101-M',
        now: NOW,
      }),
    ).toMatchObject({ existing: true, value: { id: 'X-45821-1' } });
    expect(
      await createExchange(shop, {
        key: 'x3',
        order: '45821',
        line: '1',
        sku: 'DR-101-L',
        now: NOW,
      }),
    ).toEqual({ ok: false, reason: 'already_exchanged' });
    expect(await stockOf(shop, 'DR-101-M')).toBe(3);
    expect(await stockOf(shop, 'DR-101-L')).toBe(5);
  });

  test('a key belongs to one write', async () => {
    const { stub, shop } = await shopWithOrder({ items: [anItem(), anItem({ line: '2' })] });
    await createReturn(shop, { key: 'r', ...RETURN });
    await expect(createReturn(shop, { key: 'r', ...RETURN, lines: ['2'] })).rejects.toThrow(ShopUnavailable);
    expect((await stub.getOrder('45821'))?.returns).toHaveLength(1);
    // The time and the deadline are not the wish.
    expect(
      await createReturn(shop, { key: 'r', ...RETURN, now: '2026-11-24T00:00:00Z', deadline: '2027-01-01' }),
    ).toMatchObject({
      ok: true,
      value: { deadline: '2026-12-22' },
    });
  });

  test('undo gives the piece back once', async () => {
    const { shop } = await shopWithOrder();
    await exchanged(shop);
    const undo = { order: '45821', exchange: 'X-45821-1', now: NOW };
    expect(await undoExchange(shop, { key: 'u', ...undo })).toMatchObject({
      existing: false,
      value: { status: 'undone' },
    });
    expect(await undoExchange(shop, { key: 'u', ...undo })).toMatchObject({ existing: false });
    expect(await undoExchange(shop, { key: 'u2', ...undo })).toMatchObject({ existing: true });
    expect(await stockOf(shop, 'DR-101-M')).toBe(4);
    expect((await shop.order('45821'))?.returns[0]).toMatchObject({
      status: 'open',
      settlement: 'undecided',
    });
    const next = await createExchange(shop, {
      key: 'x2',
      order: '45821',
      line: '1',
      sku: 'DR-101-L',
      now: NOW,
    });
    expect(next).toMatchObject({ ok: true, value: { id: 'X-45821-2' } });
  });

  test('an undone return makes way for another, and takes its waiting refund with it', async () => {
    const { shop } = await shopWithOrder();
    await createReturn(shop, { key: 'r', ...RETURN });
    await settleByRefund(shop, { key: 'f', order: '45821', return: 'R-45821-1', now: NOW });
    expect(await undoReturn(shop, { key: 'u', order: '45821', return: 'R-45821-1', now: NOW })).toMatchObject(
      {
        ok: true,
      },
    );
    expect(await shop.order('45821')).toMatchObject({ refunds: [], returns: [{ status: 'undone' }] });
    expect(await createReturn(shop, { key: 'r2', ...RETURN })).toMatchObject({
      existing: false,
      value: { id: 'R-45821-2' },
    });
    expect(
      await settleByRefund(shop, { key: 'f2', order: '45821', return: 'R-45821-2', now: NOW }),
    ).toMatchObject({
      ok: true,
      value: { id: 'F-45821-2', amount: 8700 },
    });
  });

  test('what has moved stays', async () => {
    const { stub, shop } = await shopWithOrder();
    await exchanged(shop);
    expect(await undoReturn(shop, { key: 'u0', order: '45821', return: 'R-45821-1', now: NOW })).toEqual({
      ok: false,
      reason: 'already_exchanged',
    });
    await stub.receiveReturn('R-45821-1');
    await stub.moveExchange('X-45821-1', 'shipped');
    await stub.moveExchange('X-45821-1', 'shipped');
    expect(await stockOf(shop, 'DR-101-M')).toBe(3);
    expect(await undoExchange(shop, { key: 'u1', order: '45821', exchange: 'X-45821-1', now: NOW })).toEqual({
      ok: false,
      reason: 'moved',
    });
    expect(await undoReturn(shop, { key: 'u2', order: '45821', return: 'R-45821-1', now: NOW })).toEqual({
      ok: false,
      reason: 'moved',
    });
  });

  test('a return is paid once, and never more than was paid', async () => {
    const items = [anItem(), anItem({ line: '2' })];
    const payments = [{ id: 'p', method: 'card', label: '', amount: 10_000 }];
    const { shop } = await shopWithOrder({ items, payments, total: 10_000 });
    await createReturn(shop, { key: 'r1', ...RETURN });
    await createReturn(shop, { key: 'r2', ...RETURN, lines: ['2'] });
    const refund = (key: string, back: string) =>
      settleByRefund(shop, { key, order: '45821', return: back, now: NOW });
    expect(await refund('f1', 'R-45821-1')).toMatchObject({
      existing: false,
      value: { amount: 5000, method: 'card' },
    });
    expect(await refund('f1b', 'R-45821-1')).toEqual({ ok: false, reason: 'already_refunded' });
    expect(await refund('f2', 'R-45821-2')).toMatchObject({ existing: false, value: { amount: 5000 } });
    expect((await shop.order('45821'))?.refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(10_000);
  });

  test('an exchanged return is not paid as well, a half exchanged one is paid by half', async () => {
    const { shop } = await shopWithOrder({
      items: [anItem(), anItem({ line: '2', price: 500 })],
      payments: [],
      total: 9200,
    });
    await createReturn(shop, { key: 'r', ...RETURN, lines: ['2', '1'] });
    await createExchange(shop, {
      key: 'x',
      order: '45821',
      line: '1',
      sku: 'DR-101-M',
      now: NOW,
    });
    expect(
      await settleByRefund(shop, { key: 'f', order: '45821', return: 'R-45821-1', now: NOW }),
    ).toMatchObject({
      value: { amount: 500, method: 'original payment' },
    });
    const whole = await shopWithOrder();
    await exchanged(whole.shop);
    expect(
      await settleByRefund(whole.shop, { key: 'f', order: '45821', return: 'R-45821-1', now: NOW }),
    ).toEqual({
      ok: false,
      reason: 'already_exchanged',
    });
  });

  test('a pending order is cancelled once, and a feed that lags does not bring it back', async () => {
    const { stub, shop } = await shopWithOrder({ status: 'pending' });
    const cancel = (key: string) => cancelOrder(shop, { key, order: '45821', now: NOW });
    expect(await cancel('c')).toMatchObject({ ok: true, value: { amount: 8700, status: 'issued' } });
    expect(await cancel('c')).toMatchObject({ ok: true });
    expect(await cancel('c2')).toEqual({ ok: false, reason: 'already_cancelled' });
    expect(await stub.putOrder(anOrder({ status: 'pending' }))).toMatchObject({
      status: 'cancelled',
      refunds: [{ amount: 8700 }],
    });
    expect(await stub.putOrder(anOrder({ status: 'shipped' }))).toMatchObject({ status: 'shipped' });
    const gone = await shopWithOrder({ status: 'shipped' });
    expect(await cancelOrder(gone.shop, { key: 'c', order: '45821', now: NOW })).toEqual({
      ok: false,
      reason: 'already_dispatched',
    });
  });

  test('what is not there is unknown', async () => {
    const { shop } = await shopWithOrder();
    const unknown = { ok: false, reason: 'unknown' };
    expect(await createReturn(shop, { key: '1', ...RETURN, order: 'none' })).toEqual(unknown);
    expect(await createReturn(shop, { key: '2', ...RETURN, lines: ['1', '9'] })).toEqual(unknown);
    expect(await createReturn(shop, { key: '3', ...RETURN, lines: [] })).toEqual(unknown);
    const exchange = { order: '45821', line: '1', sku: 'DR-101-M', now: NOW };
    await createReturn(shop, { key: 'r', ...RETURN });
    expect(await createExchange(shop, { key: '5', ...exchange, sku: 'DR-999' })).toEqual(unknown);
    expect(await settleByRefund(shop, { key: '6', order: '45821', return: 'R-1', now: NOW })).toEqual(
      unknown,
    );
  });
});

describe('stock', () => {
  test('twenty exchanges at once for four pieces: four', async () => {
    const { stub, shop } = freshShop();
    const ids = Array.from({ length: 20 }, (_, n) => `order-${n}`);
    await stub.importLines([
      { type: 'product', ...theDress() },
      ...ids.map((id) => ({ type: 'order' as const, ...anOrder({ id }) })),
    ]);
    await Promise.all(ids.map((order) => createReturn(shop, { key: order, ...RETURN, order })));
    const outcomes = await Promise.all(
      ids.map((order) =>
        createExchange(shop, {
          key: `x ${order}`,
          order,
          line: '1',
          sku: 'DR-101-M',
          now: NOW,
        }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(4);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'out_of_stock')).toHaveLength(16);
    expect(await stockOf(shop, 'DR-101-M')).toBe(0);
  });

  test('a line of two pieces needs two', async () => {
    const { stub, shop } = await shopWithOrder({ items: [anItem({ quantity: 2 })] });
    await stub.putProduct(theDress({ M: 1, L: 3 }));
    await createReturn(shop, { key: 'r', ...RETURN });
    const exchange = { order: '45821', line: '1', now: NOW };
    expect(await createExchange(shop, { key: 'm', ...exchange, sku: 'DR-101-M' })).toEqual({
      ok: false,
      reason: 'out_of_stock',
    });
    expect(await createExchange(shop, { key: 'l', ...exchange, sku: 'DR-101-L' })).toMatchObject({
      ok: true,
    });
    expect(await stockOf(shop, 'DR-101-L')).toBe(1);
  });

  test('is conserved, whatever comes in whatever order', async () => {
    const ORDERS = 4;
    const size = fc.constantFrom('M', 'L');
    const who = fc.integer({ min: 0, max: ORDERS - 1 });
    const step = fc.oneof(
      fc.record({ op: fc.constant('exchange' as const), who, size, key: fc.integer({ min: 0, max: 6 }) }),
      fc.record({ op: fc.constant('undo' as const), who, nth: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ op: fc.constant('ship' as const), who, nth: fc.integer({ min: 1, max: 3 }) }),
      fc.record({
        op: fc.constant('feed' as const),
        M: fc.integer({ min: 0, max: 3 }),
        L: fc.integer({ min: 0, max: 3 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { stub, shop } = freshShop();
        const ids = Array.from({ length: ORDERS }, (_, n) => `o${n}`);
        await stub.importLines([
          { type: 'product', ...theDress({ M: 2, L: 1 }) },
          ...ids.map((id) => ({ type: 'order' as const, ...anOrder({ id }) })),
        ]);
        for (const order of ids) await createReturn(shop, { key: order, ...RETURN, order });

        const shelf: Record<string, number> = { M: 2, L: 1 };
        const reserved = async (of: string) =>
          (await Promise.all(ids.map((id) => shop.order(id))))
            .flatMap((order) => order?.exchanges ?? [])
            .filter(({ status, to }) => status === 'reserved' && to.sku === `DR-101-${of}`).length;

        for (const [index, one] of steps.entries()) {
          if (one.op === 'feed') {
            shelf.M = one.M;
            shelf.L = one.L;
            await stub.putProduct(theDress(shelf));
          } else if (one.op === 'exchange') {
            const order = `o${one.who}`;
            const key = `${order} ${one.size} ${one.key}`;
            await createExchange(shop, {
              key,
              order,
              line: '1',
              sku: `DR-101-${one.size}`,
              now: NOW,
            });
          } else {
            const order = `o${one.who}`;
            const id = `X-${order}-${one.nth}`;
            const exchange = (await shop.order(order))?.exchanges.find((other) => other.id === id);
            if (one.op === 'undo')
              await undoExchange(shop, { key: `u${index}`, order, exchange: id, now: NOW });
            else await stub.moveExchange(id, 'shipped');
            const of = exchange?.to.options.size;
            if (one.op === 'ship' && exchange?.status === 'reserved' && of)
              shelf[of] = Math.max(0, (shelf[of] ?? 0) - 1);
          }
          for (const of of ['M', 'L']) {
            expect(await stockOf(shop, `DR-101-${of}`)).toBe(
              Math.max(0, (shelf[of] ?? 0) - (await reserved(of))),
            );
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('a shop that fails is unavailable, and nothing else', async () => {
  const { stub, shop } = freshShop();
  await runInDurableObject(stub, (_, { storage }) => storage.sql.exec('DROP TABLE orders'));
  await expect(shop.order('45821')).rejects.toThrow(ShopUnavailable);
});

/** The same object through a new stub: one that saw a crash stays broken. */
function freshShopAt(stub: ReturnType<typeof freshShop>['stub']): Shop {
  return freshShop(stub.name).shop;
}
