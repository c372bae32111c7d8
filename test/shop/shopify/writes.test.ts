import { describe, expect, it } from 'vitest';
import type { ShopWrite } from '../../../src/shop/writes.ts';
import { anExchange, aReturn, CANCEL } from '../contract/contract.ts';
import { anOrder, NOW } from '../world.ts';
import { shopifyWorld } from './world.ts';

type World = ReturnType<typeof shopifyWorld>;

let keys = 0;
async function done({ shop }: Pick<World, 'shop'>, write: ShopWrite, key = `w-${++keys}`) {
  const quoted = await shop.quote(write);
  if (!quoted.ok) throw new Error(`refused: ${quoted.reason}`);
  const outcome = await shop.apply(write, { key, agreed: quoted.value, now: NOW });
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.value;
}

const stockOf = async ({ reopened }: World, sku: string) =>
  (await reopened().product('500000'))?.variants.find((variant) => variant.sku === sku)?.stock;
const settled = (order: string, back: string): ShopWrite => ({
  ...{ act: 'settle', order, return: back, settlement: { to: 'original' } },
});

describe('a write that is cut off before any of its calls', () => {
  const address = { line1: '3 rue Neuve', line2: '', postcode: '69001', city: 'Lyon', country: 'FR' };
  const items: ShopWrite = {
    ...{ act: 'items', order: '45822', swaps: [{ line: '1', quantity: null, sku: 'DR-101-M' }] },
    ...{ difference: 'none', payment: null },
  };
  const writes: [string, ShopWrite][] = [
    ['a return for money', { ...aReturn('45821'), settlement: { to: 'original' } }],
    ['an exchange', anExchange('45821', 'DR-101-M')],
    ['a cancellation', CANCEL],
    ['an edit', items],
    ['an address', { act: 'address', order: '45822', address }],
  ];
  it.each(writes)('%s is carried out once by another object that goes on with it', async (_, write) => {
    // Numbers that Shopify gives are its own, and run on.
    const unnumbered = (outcome: unknown) => JSON.stringify(outcome).replace(/"800\d{4}"/g, '""');
    const terms = { key: 'cut', agreed: null, now: NOW };
    const clean = shopifyWorld();
    const expected = await clean.shop.apply(write, terms);
    const calls = clean.asked.length;
    expect(calls).toBeGreaterThan(3);
    for (let after = 0; after < calls; after++) {
      const world = shopifyWorld();
      world.breakAt(after);
      await expect(world.shop.apply(write, terms)).rejects.toThrow('did not answer');
      expect(unnumbered(await world.reopened().apply(write, terms))).toEqual(unnumbered(expected));
      expect(world.shopify.changes()).toBe(clean.shopify.changes());
    }
  });
});

describe('an exchange on a return that is open already', () => {
  it('makes it anew in Shopify, and is the same return to the customer, with its deadline and its label', async () => {
    const world = shopifyWorld();
    const { return: back } = await done(world, aReturn('45821'));
    const label = { key: 'labels/x.pdf', filename: 'label.pdf', size: 3 };
    await world.shop.attachLabel({ return: back?.id ?? '', label });
    const { order, exchanges } = await done(world, anExchange('45821', 'DR-101-M'));
    expect(order?.returns).toMatchObject([
      { id: back?.id, deadline: '2026-12-22', status: 'open', settlement: 'exchange', label },
    ]);
    expect(exchanges).toMatchObject([{ return: back?.id, status: 'reserved' }]);
    expect(world.hands.returnsOf('45821')).toEqual([
      { status: 'CANCELED', exchanges: 0 },
      { status: 'OPEN', exchanges: 1 },
    ]);
    expect(await stockOf(world, 'DR-101-M')).toBe(3);
    world.sql.exec('DELETE FROM copies');
    expect((await world.shop.order('45821'))?.returns).toHaveLength(1);
  });

  it('is done once wherever its answers are lost', async () => {
    for (let after = 0; after < 2; after++) {
      const world = shopifyWorld();
      await done(world, aReturn('45821'));
      world.system.loseAnswer(after);
      const terms = { key: 'x', agreed: null, now: NOW };
      const write = anExchange('45821', 'DR-101-M');
      await expect(world.shop.apply(write, terms)).rejects.toThrow('did not answer');
      // What was cut off may be looked at before it goes on.
      world.sql.exec('DELETE FROM copies');
      await world.shop.order('45821');
      const outcome = await world.reopened().apply(write, terms);
      expect(outcome).toMatchObject({ ok: true, value: { exchanges: [{ status: 'reserved' }] } });
      expect(world.hands.returnsOf('45821').map(({ status }) => status)).toEqual(['CANCELED', 'OPEN']);
      expect(await stockOf(world, 'DR-101-M')).toBe(3);
      const order = await world.shop.order('45821');
      expect(order).toMatchObject({ returns: [{ status: 'open' }], exchanges: [{ status: 'reserved' }] });
    }
  });

  it('taken back gives its piece back, and leaves the return in Shopify', async () => {
    const world = shopifyWorld();
    const { exchanges } = await done(world, anExchange('45821', 'DR-101-M'));
    await done(world, { act: 'undo_exchange', order: '45821', exchange: exchanges[0]?.id ?? '' });
    expect(world.hands.returnsOf('45821')).toEqual([{ status: 'OPEN', exchanges: 0 }]);
    await world.afterwards();
    expect(await stockOf(world, 'DR-101-M')).toBe(4);
  });

  it('that Shopify refuses sets free what was set aside for it', async () => {
    const world = shopifyWorld();
    const write = anExchange('45821', 'DR-101-M');
    world.hands.before('returnableFulfillments', () => world.hands.makeReturn('45821'));
    const outcome = await world.shop.apply(write, { key: 'late', agreed: null, now: NOW });
    expect(outcome).toEqual({ ok: false, reason: 'already_returned' });
    expect(await stockOf(world, 'DR-101-M')).toBe(4);
  });

  it('that costs something else is a person’s', async () => {
    const dear = anOrder({ items: [{ ...anOrder().items[0], price: 6000 }] as never, total: 6000 });
    const { shop } = shopifyWorld({ orders: [dear] });
    const write = { ...anExchange('45821', 'DR-101-M'), difference: 'pay_back' as const };
    expect(await shop.quote(write)).toEqual({ ok: false, reason: 'unsupported' });
  });
});

describe('money for a return', () => {
  it('is promised by a tag that the shop’s own people see, and issued when they pay it', async () => {
    const world = shopifyWorld();
    const { return: back } = await done(world, { ...aReturn('45821'), settlement: { to: 'original' } });
    expect(world.hands.tagsOf('45821')).toEqual(['refund-on-receipt']);
    world.hands.receive('45821', 8000);
    world.sql.exec('DELETE FROM copies');
    expect(await world.shop.order('45821')).toMatchObject({
      returns: [{ id: back?.id, status: 'received' }],
      refunds: [{ return: back?.id, status: 'issued', amount: 8000 }],
    });
  });

  it('that is in already goes back at once, as much as Shopify owes, and once for its key', async () => {
    for (const after of [-1, 0]) {
      const world = shopifyWorld();
      const { return: back } = await done(world, aReturn('45821'));
      world.hands.receive('45821');
      world.sql.exec('DELETE FROM copies');
      const write = settled('45821', back?.id ?? '');
      const terms = { key: 'pay', agreed: null, now: NOW };
      world.system.loseAnswer(after);
      if (after === 0) await expect(world.shop.apply(write, terms)).rejects.toThrow();
      expect(await world.reopened().apply(write, terms)).toMatchObject({
        ok: true,
        value: { refunds: [{ amount: 8700, status: 'issued', label: 'Visa ending 4242' }] },
      });
      expect(world.hands.paidBack('45821')).toBe(8700);
    }
  });

  it('can be credit with the store', async () => {
    const world = shopifyWorld();
    const { quote } = await done(world, { ...aReturn('45821'), settlement: { to: 'credit' } });
    expect(quote.money).toMatchObject([{ amount: 8700, method: 'store credit', when: 'on_receipt' }]);
    expect(world.hands.tagsOf('45821')).toEqual(['store-credit-on-receipt']);
  });
});

describe('what the shop’s own people do', () => {
  it('is shown like what we do: a return that they made, and one that they cancel', async () => {
    const world = shopifyWorld();
    world.hands.makeReturn('45821');
    const order = await world.shop.order('45821');
    expect(order?.returns).toMatchObject([{ id: '45821-R1', status: 'open', lines: ['1'] }]);
    expect(await world.shop.quote(aReturn('45821'))).toMatchObject({ ok: true, existing: true });
    await done(world, { act: 'undo_return', order: '45821', return: '45821-R1' });
    expect(world.hands.returnsOf('45821')).toEqual([{ status: 'CANCELED', exchanges: 0 }]);
  });
});

describe('a cancellation', () => {
  it('whose job fails and looks done is none, and says so', async () => {
    const world = shopifyWorld();
    world.shopify.fail('JOB_FAILS');
    const outcome = await world.shop.apply(CANCEL, { key: 'c', agreed: null, now: NOW });
    expect(outcome).toEqual({ ok: false, reason: 'unsupported' });
    expect(await world.shop.order('45822')).toMatchObject({ status: 'pending', refunds: [] });
  });

  it('of what left a moment ago is refused by what the order says', async () => {
    const world = shopifyWorld();
    world.hands.before('orderCancel', () => world.hands.send('45822'));
    const outcome = await world.shop.apply(CANCEL, { key: 'c', agreed: null, now: NOW });
    expect(outcome).toEqual({ ok: false, reason: 'already_dispatched' });
  });
});

describe('an order that has not left', () => {
  const swap = (sku: string): ShopWrite => ({
    ...{ act: 'items', order: '45822', swaps: [{ line: '1', quantity: null, sku }] },
    ...{ difference: 'none', payment: null },
  });

  it('gets another size by an edit, and its stock follows', async () => {
    const world = shopifyWorld();
    const { order } = await done(world, swap('DR-101-M'));
    expect(order?.items).toMatchObject([{ sku: 'DR-101-M', quantity: 1 }]);
    expect(order?.changes).toMatchObject([{ what: 'items' }]);
    expect([await stockOf(world, 'DR-101-S'), await stockOf(world, 'DR-101-M')]).toEqual([7, 3]);
  });

  it('gets another address, and whose it is stays', async () => {
    const world = shopifyWorld();
    const address = { line1: '3 rue Neuve', line2: '', postcode: '69001', city: 'Lyon', country: 'FR' };
    const { order } = await done(world, { act: 'address', order: '45822', address });
    expect(order).toMatchObject({ address, customer: { name: 'Sophie Martin' } });
    expect(world.hands.addressOf('45822')).toMatchObject({ firstName: 'Sophie', address1: '3 rue Neuve' });
  });
});

describe('a label', () => {
  it('goes up once, with its tracking number, and Shopify mails nobody', async () => {
    const world = shopifyWorld();
    const { return: back } = await done(world, aReturn('45821'));
    world.files.set('labels/x.pdf', new ArrayBuffer(3));
    const label = { key: 'labels/x.pdf', filename: 'label.pdf', size: 3 };
    await world.shop.attachLabel({ return: back?.id ?? '', label });
    expect(world.uploads).toEqual([]);
    for (let times = 0; times < 2; times++) await world.shop.tellLabel({ return: back?.id ?? '', label });
    expect(world.uploads).toHaveLength(1);
    expect(world.hands.labelsOf('45821')).toEqual([back?.tracking]);
  });

  it('that Shopify does not take is there for the customer all the same', async () => {
    const world = shopifyWorld();
    const { return: back } = await done(world, aReturn('45821'));
    world.files.set('labels/x.pdf', new ArrayBuffer(3));
    world.system.down(true);
    const label = { key: 'labels/x.pdf', filename: 'label.pdf', size: 3 };
    await world.shop.attachLabel({ return: back?.id ?? '', label });
    await expect(world.shop.tellLabel({ return: back?.id ?? '', label })).rejects.toThrow('did not answer');
    world.system.down(false);
    expect((await world.shop.order('45821'))?.returns).toMatchObject([{ label }]);
  });
});

describe('a token that ends in mid-way', () => {
  it('is got anew, and the write is done once', async () => {
    const world = shopifyWorld();
    await world.shop.order('45821');
    world.shopify.endTokens();
    await done(world, anExchange('45821', 'DR-101-M'));
    expect(world.hands.returnsOf('45821')).toHaveLength(1);
  });
});
