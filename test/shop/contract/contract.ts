import { describe, expect, test } from 'vitest';
import type { OrderRecord, Shop } from '../../../src/shop/shop.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import {
  type Applied,
  CAPABILITIES,
  type Capability,
  type Outcome,
  type ShopWrite,
} from '../../../src/shop/writes.ts';
import { NOW } from '../world.ts';

/*
 * What every shop system must do that stands behind the `Shop` port, with the goods of goods.ts in it.
 */

/** One shop system with the goods in it, and nothing else. */
export interface ContractShop {
  shop: Shop;
  /** The id of the dress there. */
  dress: string;
  /** Does what writes have left for later. */
  afterwards?(): Promise<void>;
  /** The system itself, where it is another one than ours. */
  system?: {
    /** Does what changes something, and loses the answer to one such request, `after` so many others. */
    loseAnswer(after: number): void;
    /** Nothing of it can be reached, or everything again. */
    down(isDown: boolean): void;
    /** How many changes were made in it. */
    effects(): number;
  };
}

type WriteOf<Act extends ShopWrite['act']> = ShopWrite & { act: Act };

const PARCEL = { deadline: '2026-12-22', carrier: 'Mondial Relay' };
const FREE = { difference: 'none', payment: null } as const;

export function aReturn(order: string, line = '1', quantity: number | null = null): WriteOf<'return'> {
  return {
    act: 'return',
    order,
    lots: [{ line, quantity }],
    reason: 'too_small',
    settlement: null,
    ...PARCEL,
  };
}

export function anExchange(order: string, sku: string, line = '1'): WriteOf<'exchange'> {
  return { act: 'exchange', order, swaps: [{ line, quantity: null, sku }], ...PARCEL, ...FREE };
}

export const CANCEL: ShopWrite & { order: string } = {
  act: 'cancel',
  order: '45822',
  lots: null,
  reason: 'no longer needed',
};

let keys = 0;
/** Carries a write out as it is quoted now. */
async function act(shop: Shop, write: ShopWrite, key = `k-${++keys}`): Promise<Applied> {
  const quoted = await shop.quote(write);
  if (!quoted.ok) throw new Error(`refused: ${quoted.reason}`);
  return done(await shop.apply(write, { key, agreed: quoted.value, now: NOW }));
}

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.value;
}

/** What of an order may not change between two reads of it. */
function standing(order: OrderRecord | null) {
  return order && { status: order.status, ...counts(order) };
}

function counts({ returns, exchanges, refunds }: OrderRecord) {
  const live = ({ status }: { status: string }) => status !== 'undone';
  return {
    returns: returns.filter(live).length,
    exchanges: exchanges.filter(live).length,
    refunds: refunds.map(({ amount, status }) => `${amount} ${status}`),
  };
}

function stockOf({ shop, dress: id }: ContractShop, sku: string): Promise<number | undefined> {
  return shop.product(id).then((dress) => dress?.variants.find((variant) => variant.sku === sku)?.stock);
}

/** An example of each write. */
const EXAMPLES: { readonly [Act in ShopWrite['act']]: WriteOf<Act> } = {
  return: aReturn('45821'),
  settle: { act: 'settle', order: '45821', return: 'R-1', settlement: { to: 'original' } },
  exchange: anExchange('45821', 'DR-101-M'),
  undo_return: { act: 'undo_return', order: '45821', return: 'R-1' },
  undo_exchange: { act: 'undo_exchange', order: '45821', exchange: 'X-1' },
  cancel: { act: 'cancel', order: '45822', lots: null, reason: '' },
  items: { act: 'items', order: '45822', swaps: [{ line: '1', quantity: null, sku: 'DR-101-M' }], ...FREE },
  address: {
    act: 'address',
    order: '45822',
    address: { line1: '3 rue Neuve', line2: '', postcode: '69001', city: 'Lyon', country: 'FR' },
  },
  payment: { act: 'payment', order: '45822', payment: 'p-9' },
  profile_address: {
    act: 'profile_address',
    account: 'c-1',
    address: { line1: '3 rue Neuve', line2: '', postcode: '69001', city: 'Lyon', country: 'FR' },
  },
  end_subscription: {
    act: 'end_subscription',
    ...{ subscription: 'sub-1', customer: 'c-1', endsOn: '2026-12-22', reason: '' },
  },
  resume_subscription: {
    act: 'resume_subscription',
    ...{ subscription: 'sub-1', customer: 'c-1', today: '2026-11-23' },
  },
  alter_subscription: {
    act: 'alter_subscription',
    ...{ subscription: 'sub-1', customer: 'c-1', plan: 'Team', seats: 8, on: '2026-12-15' },
  },
  book: {
    act: 'book',
    ...{ customer: 'c-1', service: 'Boiler service', startsAt: '2026-12-01T08:00:00.000Z', with: '' },
  },
  reschedule: {
    act: 'reschedule',
    ...{ appointment: 'A-1', customer: 'c-1', startsAt: '2026-12-01T08:00:00.000Z', with: '' },
  },
  call_off: { act: 'call_off', appointment: 'A-1', customer: 'c-1', reason: '' },
};

/** The contract, for a system that can do what is in `able`. */
export function shopContract(able: readonly Capability[], open: () => Promise<ContractShop>): void {
  const can = (needed: Capability) => able.includes(needed);

  describe('reads', () => {
    test('an order is found by its number, as a customer may spell it, with everything that was bought', async () => {
      const { shop } = await open();
      const order = await shop.order('45821');
      expect(order).toMatchObject({ id: '45821', status: 'delivered', currency: 'EUR', total: 8700 });
      expect(order?.customer).toMatchObject({ name: 'Sophie Martin', email: 'sophie.martin@example.com' });
      expect(order?.address).toMatchObject({ postcode: '69003', city: 'Lyon', country: 'FR' });
      expect(order?.items).toMatchObject([
        { sku: 'DR-101-S', title: 'Lune dress', options: { size: 'S', colour: 'midnight' }, quantity: 1 },
      ]);
      expect(order).toMatchObject({ returns: [], exchanges: [], refunds: [], cancellation: null });
      expect((await shop.order('n° 45 821'))?.id).toBe('45821');
    });

    test('what is not there is null, and no other order is taken for it', async () => {
      const { shop } = await open();
      for (const number of ['4582', '99999', '', '../45821', '45821?x=1'])
        expect(await shop.order(number)).toBeNull();
      expect(await shop.account('nobody')).toBeNull();
      expect(await shop.product('DR-999')).toBeNull();
      expect(await shop.accountByContact({ email: 'nobody@example.com' })).toBeNull();
      expect(await shop.ordersOf('nobody', 10)).toEqual([]);
      expect(await shop.findProducts('motor oil')).toEqual([]);
    });

    test('each status is told', async () => {
      const { shop } = await open();
      const orders = await Promise.all(['45822', '45823', '45825'].map((number) => shop.order(number)));
      expect(orders.map((order) => order?.status)).toEqual(['pending', 'shipped', 'cancelled']);
    });

    test('an account has its own orders alone, newest first, no more than were asked for', async () => {
      const { shop } = await open();
      const account = (await shop.order('45821'))?.customer.id ?? '';
      const orders = await shop.ordersOf(account, 10);
      expect(orders.map(({ id }) => id)).toEqual(['45822', '45821', '45823', '45824', '45825']);
      expect((await shop.ordersOf(account, 2)).map(({ id }) => id)).toEqual(['45822', '45821']);
      expect(await shop.account(account)).toMatchObject({ id: account, name: 'Sophie Martin' });
    });

    test('a mailbox and a number are on the account whose orders name them', async () => {
      const { shop } = await open();
      const account = (await shop.order('45821'))?.customer.id;
      for (const contact of [{ email: 'Sophie.Martin@example.com' }, { phone: '+33612345678' }])
        expect(await shop.accountByContact(contact)).toMatchObject({
          holders: [
            {
              account: { id: account, name: 'Sophie Martin' },
              orders: 5,
              lastOrderAt: '2026-11-21T09:00:00.000Z',
            },
          ],
        });
    });

    test('a product is found by its id, a sku and words, with what each size has left', async () => {
      const { shop, dress: id } = await open();
      const dress = await shop.product(id);
      expect(dress).toMatchObject({ id, title: 'Lune dress' });
      const stock = dress?.variants.map(({ sku, stock: pieces, price }) => [sku, pieces, price]);
      expect(stock).toEqual([
        ['DR-101-S', 6, 8700],
        ['DR-101-M', 4, 8700],
        ['DR-101-L', 1, 8700],
        ['DR-101-XL', 0, 8700],
      ]);
      for (const query of [id, 'DR-101', 'DR-101-M', 'lune dress'])
        expect((await shop.findProducts(query)).map((found) => found.id)).toEqual([id]);
    });
  });

  describe('abilities', () => {
    test('are those that its tools are offered by', async () => {
      const { shop } = await open();
      expect([...(await shop.capabilities())].toSorted()).toEqual([...able].toSorted());
    });

    const unable = CAPABILITIES.flatMap((one) =>
      one in EXAMPLES && !can(one) ? [EXAMPLES[one as ShopWrite['act']]] : [],
    );
    test('what the system cannot do is refused as that, quoted or carried out, and nothing happens', async () => {
      const { shop, system } = await open();
      for (const write of unable) {
        const refusal = { ok: false, reason: 'unsupported' };
        expect(await shop.quote(write)).toEqual(refusal);
        expect(await shop.apply(write, { key: `no-${write.act}`, agreed: null, now: NOW })).toEqual(refusal);
      }
      expect(system?.effects() ?? 0).toBe(0);
    });
  });

  if (can('return')) returnsContract(open, can('settle'));
  if (can('exchange')) exchangesContract(open, can('undo'));
  if (can('cancel')) cancelContract(open);
  writesContract(open, writeFor(can));
}

/**
 * What is done with a customer's word that the order has come. `inferred`: an order on its way, of a shop that
 * never says where it is; null where the shop or its carrier says so of every order, and where `reported` is one.
 */
export function arrivalsContract(
  open: () => Promise<ContractShop>,
  { inferred, reported = '45823' }: { inferred: string | null; reported?: string },
): void {
  const word = (order: string) => ({ order, at: NOW, by: 'customer' as const });

  describe('the customer’s word that an order has come', () => {
    test.each([
      ['has not left', '45822'],
      ['was called off', '45825'],
      ['is not there', '99999'],
    ])('counts for nothing where it %s', async (_, order) => {
      const { shop, system } = await open();
      expect(await shop.noteArrival(word(order))).toBeNull();
      expect((await shop.order(order))?.toldDeliveredAt).toBeUndefined();
      expect(system?.effects() ?? 0).toBe(0);
    });

    if (inferred === null)
      test('counts for nothing where the shop or the carrier says that it is on its way', async () => {
        const { shop } = await open();
        expect(await shop.order(reported)).toMatchObject({ status: 'shipped' });
        expect(await shop.noteArrival(word(reported))).toBeNull();
        expect((await shop.order(reported))?.toldDeliveredAt).toBeUndefined();
      });
    else
      test('is kept where nobody else tells, opens a return, and is not written to the shop', async () => {
        const { shop, system } = await open();
        expect(await shop.order(inferred)).toMatchObject({ status: 'shipped' });
        expect(await shop.noteArrival(word(inferred))).toMatchObject({ toldDeliveredAt: NOW });
        expect(await shop.noteArrival({ ...word(inferred), at: '2026-11-23T19:00:00.000Z' })).toMatchObject({
          toldDeliveredAt: NOW,
        });
        const order = await shop.order(inferred);
        expect(order).toMatchObject({ status: 'shipped', deliveredAt: null, toldDeliveredAt: NOW });
        expect(system?.effects() ?? 0).toBe(0);
        const back = await act(shop, aReturn(inferred, order?.items[0]?.line));
        expect(back.return).toMatchObject({ status: 'open', deadline: '2026-12-22' });
      });
  });
}

/** A write of the system that is done once. */
function writeFor(can: (needed: Capability) => boolean): ShopWrite | null {
  return can('return') ? aReturn('45821') : can('cancel') ? CANCEL : null;
}

function returnsContract(open: () => Promise<ContractShop>, settles: boolean): void {
  describe('a return', () => {
    test('is quoted without being made, and made as it was quoted, with its deadline', async () => {
      const { shop } = await open();
      const quote = done(await shop.quote(aReturn('45821')));
      expect(quote).toMatchObject({
        out: [{ line: expect.any(String), sku: 'DR-101-S', quantity: 1 }],
        in: [],
        money: [],
      });
      expect(standing(await shop.order('45821'))).toMatchObject({ returns: 0 });
      const { return: back } = await act(shop, aReturn('45821'));
      expect(back).toMatchObject({ status: 'open', settlement: 'undecided', deadline: '2026-12-22' });
      expect((await shop.order('45821'))?.returns).toEqual([back]);
    });

    test('of what has not arrived or is called off is refused', async () => {
      const { shop } = await open();
      expect(await shop.quote(aReturn('45822'))).toEqual({ ok: false, reason: 'not_delivered' });
      expect(await shop.quote(aReturn('45825'))).toEqual({ ok: false, reason: 'already_cancelled' });
      expect(await shop.quote(aReturn('99999'))).toEqual({ ok: false, reason: 'unknown' });
    });

    test('asked for again is the one there is', async () => {
      const { shop } = await open();
      const first = await act(shop, aReturn('45821'));
      const again = await shop.apply(aReturn('45821'), { key: 'another', agreed: null, now: NOW });
      expect(again).toMatchObject({ ok: true, existing: true, value: { return: { id: first.return?.id } } });
      expect(standing(await shop.order('45821'))).toMatchObject({ returns: 1 });
    });

    test('keeps where its label is', async () => {
      const { shop } = await open();
      const { return: back } = await act(shop, aReturn('45821'));
      const label = { key: 'labels/x.pdf', filename: 'label.pdf', size: 12, owner: 'c-1' };
      await shop.attachLabel({ return: back?.id ?? '', label });
      expect((await shop.order('45821'))?.returns).toMatchObject([{ label }]);
      await shop.attachLabel({ return: back?.id ?? '', label: null });
      expect((await shop.order('45821'))?.returns).toMatchObject([{ label: null }]);
    });

    test('can be taken back while it is on its way', async () => {
      const { shop } = await open();
      const { return: back } = await act(shop, aReturn('45821'));
      await act(shop, { act: 'undo_return', order: '45821', return: back?.id ?? '' });
      expect(standing(await shop.order('45821'))).toMatchObject({ returns: 0 });
      await act(shop, aReturn('45821'));
      expect(standing(await shop.order('45821'))).toMatchObject({ returns: 1 });
    });

    if (!settles) return;
    test('is paid back to the cent: the parts of an uneven order add up to what was paid', async () => {
      const { shop } = await open();
      const original = { to: 'original' } as const;
      const order = await shop.order('45824');
      const [first, second] = order?.items.map(({ line }) => line) ?? [];
      const parts = [aReturn('45824', first, 1), aReturn('45824', first, null), aReturn('45824', second)];
      const money: number[] = [];
      for (const part of parts) {
        const write = { ...part, settlement: original };
        const quoted = done(await shop.quote(write)).money;
        expect(quoted).toMatchObject([{ direction: 'to_customer', currency: 'EUR', when: 'on_receipt' }]);
        const { quote } = await act(shop, write);
        expect(quote.money).toEqual(quoted);
        money.push(...quote.money.map(({ amount }) => amount));
      }
      expect(money.reduce((total, amount) => total + amount, 0)).toBe(3 * 3333 - 1000);
      expect(Math.max(...money) - Math.min(...money)).toBeLessThanOrEqual(1);
    });

    test('is settled once', async () => {
      const { shop } = await open();
      const { return: back } = await act(shop, aReturn('45821'));
      const settle: ShopWrite = {
        act: 'settle',
        order: '45821',
        return: back?.id ?? '',
        settlement: { to: 'original' },
      };
      const { refunds } = await act(shop, settle);
      expect(refunds).toMatchObject([{ amount: 8700, currency: 'EUR', status: 'on_receipt' }]);
      expect(await shop.quote(settle)).toEqual({ ok: false, reason: 'already_refunded' });
      expect(standing(await shop.order('45821'))?.refunds).toEqual(['8700 on_receipt']);
    });
  });
}

function exchangesContract(open: () => Promise<ContractShop>, undoes: boolean): void {
  describe('an exchange', () => {
    test('reserves what comes, and has what goes sent back', async () => {
      const world = await open();
      const { shop } = world;
      const { exchanges, return: back } = await act(shop, anExchange('45821', 'DR-101-M'));
      expect(exchanges).toMatchObject([
        {
          from: { sku: 'DR-101-S' },
          to: { sku: 'DR-101-M' },
          quantity: 1,
          status: 'reserved',
          return: back?.id,
        },
      ]);
      expect(back).toMatchObject({ status: 'open', settlement: 'exchange', deadline: '2026-12-22' });
      expect(await stockOf(world, 'DR-101-M')).toBe(3);
    });

    test('for what nobody has left is refused, also where the last one was just promised', async () => {
      const { shop } = await open();
      expect(await shop.quote(anExchange('45821', 'DR-101-XL'))).toEqual({
        ok: false,
        reason: 'out_of_stock',
      });
      await act(shop, anExchange('45900', 'DR-101-L'));
      expect(await shop.quote(anExchange('45821', 'DR-101-L'))).toEqual({
        ok: false,
        reason: 'out_of_stock',
      });
      expect(
        await shop.apply(anExchange('45821', 'DR-101-L'), { key: 'late', agreed: null, now: NOW }),
      ).toEqual({ ok: false, reason: 'out_of_stock' });
    });

    if (undoes)
      test('taken back gives its piece back, and leaves the return', async () => {
        const world = await open();
        const { shop } = world;
        const { exchanges } = await act(shop, anExchange('45821', 'DR-101-M'));
        await act(shop, { act: 'undo_exchange', order: '45821', exchange: exchanges[0]?.id ?? '' });
        expect(standing(await shop.order('45821'))).toMatchObject({ returns: 1, exchanges: 0 });
        await world.afterwards?.();
        expect(await stockOf(world, 'DR-101-M')).toBe(4);
      });
  });
}

function cancelContract(open: () => Promise<ContractShop>): void {
  describe('a cancellation', () => {
    test('gives all of the money back at once, and is final', async () => {
      const { shop } = await open();
      const { quote, order } = await act(shop, CANCEL);
      expect(quote).toMatchObject({
        final: true,
        money: [{ direction: 'to_customer', amount: 8700, currency: 'EUR', when: 'now' }],
      });
      expect(order).toMatchObject({ status: 'cancelled', refunds: [{ amount: 8700, status: 'issued' }] });
      expect(await shop.quote(CANCEL)).toEqual({ ok: false, reason: 'already_cancelled' });
    });

    test('of what has left is refused', async () => {
      const { shop } = await open();
      for (const order of ['45823', '45821'])
        expect(await shop.quote({ act: 'cancel', order, lots: null, reason: '' })).toEqual({
          ok: false,
          reason: 'already_dispatched',
        });
    });
  });
}

function writesContract(open: () => Promise<ContractShop>, write: ShopWrite | null): void {
  if (!write || !('order' in write)) return;
  describe('a write', () => {
    const terms = { key: 'once', agreed: null, now: NOW };

    test('happens once for its key, however often and how many at once it is tried', async () => {
      const { shop, system } = await open();
      const first = await shop.apply(write, terms);
      const made = system?.effects();
      const rest = await Promise.all(Array.from({ length: 5 }, () => shop.apply(write, terms)));
      for (const again of rest) expect(again).toEqual(first);
      expect(system?.effects()).toBe(made);
    });

    test('tried several times at the same moment happens once', async () => {
      const { shop } = await open();
      const tries = await Promise.all(Array.from({ length: 5 }, () => shop.apply(write, terms)));
      for (const one of tries) expect(one).toEqual(tries[0]);
      const order = await shop.order(write.order);
      expect((order?.returns.length ?? 0) + (order?.refunds.length ?? 0)).toBe(1);
    });

    test('that would do something else than was agreed to does nothing', async () => {
      const { shop } = await open();
      const before = standing(await shop.order(write.order));
      const other = { out: [], in: [], money: [] };
      expect(await shop.apply(write, { ...terms, agreed: other })).toEqual({ ok: false, reason: 'changed' });
      expect(standing(await shop.order(write.order))).toEqual(before);
      // Nothing was done under the key: the right agreement still goes through.
      expect(await shop.apply(write, terms)).toMatchObject({ ok: true });
    });

    test('to somebody else’s order finds none', async () => {
      const { shop } = await open();
      expect(await shop.apply(write, { ...terms, of: 'c-99' })).toEqual({ ok: false, reason: 'unknown' });
    });
  });
}

/** What holds beside that of a system that is asked over a network. */
export function remoteContract(
  write: ShopWrite & { order: string },
  open: () => Promise<ContractShop & Required<Pick<ContractShop, 'system'>>>,
): void {
  const terms = { key: 'once', agreed: null, now: NOW };

  test('a write is found done when it is tried again after an answer was lost, whichever, and not done twice', async () => {
    const clean = await open();
    await clean.shop.apply(write, terms);
    for (let after = 0; after < clean.system.effects(); after++) {
      const { shop, system } = await open();
      system.loseAnswer(after);
      await expect(shop.apply(write, terms)).rejects.toBeInstanceOf(ShopUnavailable);
      const again = await shop.apply(write, terms);
      expect(again).toMatchObject({ ok: true });
      expect(await shop.apply(write, terms)).toEqual(again);
      expect(standing(await shop.order(write.order))).toEqual(standing(await clean.shop.order(write.order)));
      expect(system.effects()).toBe(clean.system.effects());
    }
  });

  test('a write to a system that is down does nothing and says so; nothing is lost by it', async () => {
    const { shop, system } = await open();
    system.down(true);
    await expect(shop.apply(write, terms)).rejects.toBeInstanceOf(ShopUnavailable);
    expect(system.effects()).toBe(0);
    system.down(false);
    expect(await shop.apply(write, terms)).toMatchObject({ ok: true });
  });
}
