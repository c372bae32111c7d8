import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { spread, sum } from '../../src/shop/money/spread.ts';
import type { Order, OrderRecord, Part } from '../../src/shop/shop.ts';
import type { Difference, Outcome, Settlement, ShopQuote, ShopWrite } from '../../src/shop/writes.ts';
import { plainShop } from './plain.ts';
import { anOrder, NOW } from './world.ts';

/*
 * Random orders, with discounts, several lines, part quantities, several payments and prices up and down,
 * under random sequences of what can be done to them: no cent and no piece is made or lost.
 */

const GIFT = { id: 'gift', method: 'gift card', label: 'Gift card 0042', balance: 3_000 };
const VISA = { id: 'visa', method: 'card', label: 'Visa ending 4242' };
const PAYPAL = { id: 'paypal', method: 'PayPal', label: 'sophie@…' };
const METHODS = [VISA, GIFT, PAYPAL];

interface Line {
  quantity: number;
  price: number;
  discount: number;
  /** Prices of the two other variants, and how many there are. */
  others: { price: number; stock: number }[];
}

const cents = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 9_999 }));
const line: fc.Arbitrary<Line> = fc.record({
  quantity: fc.integer({ min: 1, max: 4 }),
  price: cents,
  discount: fc.oneof(fc.constant(0), cents),
  others: fc.array(fc.record({ price: cents, stock: fc.integer({ min: 0, max: 5 }) }), {
    minLength: 2,
    maxLength: 2,
  }),
});
const placed = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  discount: fc.oneof(fc.constant(0), cents),
  shipping: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
  /** Shares of the payments; a method without one has paid nothing. */
  paid: fc.tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
  ),
  delivered: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
});
type Placed = typeof placed extends fc.Arbitrary<infer T> ? T : never;

function orderOf({ lines, discount, shipping, paid, delivered }: Placed): Order {
  const items = lines.map(({ quantity, price, discount: off }, at) => ({
    line: String(at + 1),
    sku: `P${at}-0`,
    product: `P${at}`,
    title: `Thing ${at}`,
    options: { size: '0' },
    quantity,
    price,
    discount: Math.min(off, price * quantity),
  }));
  const goods = sum(items.map((item) => item.price * item.quantity - item.discount));
  const total = Math.max(0, goods - discount) + shipping;
  const shares = sum(paid) > 0 ? spread(total, paid) : [total, 0, 0];
  const payments = METHODS.flatMap(({ id, method, label }, at) =>
    shares[at] ? [{ id, method, label, amount: shares[at] }] : [],
  );
  const { customer } = anOrder();
  return anOrder({
    ...(delivered ? {} : { status: 'pending', deliveredAt: null, shippedAt: null }),
    items,
    total,
    discount,
    shipping,
    payments: payments.length > 0 ? payments : [{ ...VISA, amount: total }],
    customer: { ...customer, paymentMethods: METHODS },
  });
}

const nat = fc.nat({ max: 5 });
const quantity = fc.option(fc.integer({ min: 1, max: 3 }));
const settlement: fc.Arbitrary<Settlement> = fc.constantFrom<Settlement>(
  { to: 'original' },
  { to: 'original' },
  { to: 'credit' },
  { to: 'method', id: 'gift' },
  { to: 'method', id: 'paypal' },
);
const payment = fc.option(fc.constantFrom('visa', 'gift', 'paypal'));
const lots = fc.array(fc.record({ line: nat, quantity }), { minLength: 1, maxLength: 3 });
const swaps = fc.array(fc.record({ line: nat, quantity, sku: fc.constantFrom(0, 1, 2) }), {
  minLength: 1,
  maxLength: 2,
});
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('return' as const), lots, settlement: fc.option(settlement) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('settle' as const), nth: nat, settlement }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('exchange' as const), swaps, payment }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo_return' as const), nth: nat }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo_exchange' as const), nth: nat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), lots: fc.option(lots) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('items' as const), swaps, payment }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('payment' as const),
      payment: fc.constantFrom('visa', 'gift', 'paypal'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('receive' as const), nth: nat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ship' as const), nth: nat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('feed' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const DIFFERENCES: Difference[] = ['pay_back', 'pay_back', 'none'];
const PARCEL = { deadline: '2026-12-22', carrier: 'Mondial Relay' };

function writeOf(one: Step, order: OrderRecord, difference: Difference): ShopWrite | null {
  const { id } = order;
  const lineAt = (at: number) => order.items[at % order.items.length]?.line ?? '1';
  // Each line once, as whoever asks for something would say it.
  const of = <T extends { line: number }>(list: T[]) =>
    list
      .map((lot) => ({ ...lot, line: lineAt(lot.line) }))
      .filter((lot, at, all) => all.findIndex((other) => other.line === lot.line) === at);
  const skuOf = (row: string, n: number) => {
    const item = order.items.find(({ line: other }) => other === row);
    return `${item?.product ?? 'P0'}-${n}`;
  };
  const swapped = (list: { line: number; quantity: number | null; sku: number }[]) =>
    of(list).map(({ line: row, quantity: count, sku }) => ({
      line: row,
      quantity: count,
      sku: skuOf(row, sku),
    }));
  const nth = <T extends { id: string }>(list: T[], at: number) =>
    list[at % Math.max(1, list.length)]?.id ?? 'none';
  if ('nth' in one && (one.do.endsWith('exchange') ? order.exchanges : order.returns).length === 0)
    return null;
  switch (one.do) {
    case 'return':
      return {
        act: 'return',
        order: id,
        lots: of(one.lots),
        reason: '',
        settlement: one.settlement,
        ...PARCEL,
      };
    case 'settle':
      return { act: 'settle', order: id, return: nth(order.returns, one.nth), settlement: one.settlement };
    case 'exchange':
      return {
        act: 'exchange',
        order: id,
        swaps: swapped(one.swaps),
        ...PARCEL,
        difference,
        payment: one.payment,
      };
    case 'undo_return':
      return { act: 'undo_return', order: id, return: nth(order.returns, one.nth) };
    case 'undo_exchange':
      return { act: 'undo_exchange', order: id, exchange: nth(order.exchanges, one.nth) };
    case 'cancel':
      return { act: 'cancel', order: id, lots: one.lots && of(one.lots), reason: '' };
    case 'items':
      return { act: 'items', order: id, swaps: swapped(one.swaps), difference, payment: one.payment };
    case 'payment':
      return { act: 'payment', order: id, payment: one.payment };
    default:
      return null;
  }
}

type Shop = ReturnType<typeof plainShop>;

/** What the customer has paid, less what has gone back to them or will. */
function net(order: OrderRecord): number {
  const paid =
    sum(order.payments.map(({ amount }) => amount)) + sum(order.charges.map(({ amount }) => amount));
  return paid - sum(order.refunds.map(({ amount }) => amount));
}

function moved({ money }: ShopQuote): number {
  return sum(money.map(({ direction, amount }) => (direction === 'from_customer' ? amount : -amount)));
}

function read(shop: Shop): OrderRecord {
  const order = shop.order('45821');
  if (!order) throw new Error('the order is gone');
  return order;
}

/** Pieces by number, each line's by themselves. */
function pieces(parts: readonly Part[]): string[] {
  return parts.flatMap(({ line: row, pieces: spans }) =>
    spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => `${row}:${from + n}`)),
  );
}

function expectSound(order: OrderRecord): void {
  // Never more back than was paid, of no payment either.
  expect(net(order)).toBeGreaterThanOrEqual(0);
  for (const { id } of METHODS) {
    const paid = [...order.payments, ...order.charges.map((charge) => ({ ...charge, id: charge.payment }))]
      .filter((one) => one.id === id)
      .map(({ amount }) => amount);
    const back = order.refunds.flatMap(({ sources }) => sources).filter((source) => source.payment === id);
    if (order.charges.length > 0 || order.exchanges.length === 0)
      expect(sum(back.map(({ amount }) => amount)) - sum(paid)).toBeLessThanOrEqual(0);
  }
  // Each piece once: in one return at most, and there either exchanged or paid for.
  const returns = order.returns.filter(({ status }) => status !== 'undone');
  const all = returns.flatMap(({ parts }) => pieces(parts));
  expect(new Set(all).size).toBe(all.length);
  for (const { line: row, quantity: count } of order.items)
    expect(all.filter((piece) => piece.startsWith(`${row}:`)).length).toBeLessThanOrEqual(count);
  for (const back of returns) {
    const exchanged = order.exchanges
      .filter((made) => made.return === back.id && made.status !== 'undone')
      .flatMap((made) => pieces([{ line: made.line, quantity: made.quantity, pieces: made.pieces }]));
    const settled = new Set(
      order.refunds
        .filter((refund) => refund.return === back.id && refund.exchange === null)
        .flatMap(({ covers }) => pieces(covers ?? [])),
    );
    expect(new Set(exchanged).size).toBe(exchanged.length);
    const held = pieces(back.parts);
    for (const piece of exchanged) {
      expect(held).toContain(piece);
      expect(settled.has(piece)).toBe(false);
    }
    for (const piece of settled) expect(held).toContain(piece);
  }
}

function expectStock(shop: Shop, { lines }: Placed, shelf: Map<string, number>): void {
  const order = read(shop);
  for (const [at] of lines.entries()) {
    for (const { sku, stock } of shop.product(`P${at}`)?.variants ?? []) {
      const reserved = order.exchanges.filter(({ status, to }) => status === 'reserved' && to.sku === sku);
      const held = shop.db
        .prepare('SELECT coalesce(sum(quantity), 0) AS held FROM holds WHERE sku = ?')
        .get(sku);
      const left = (shelf.get(sku) ?? 0) - sum(reserved.map((made) => made.quantity)) - Number(held?.held);
      expect(left).toBeGreaterThanOrEqual(0);
      // An order holds no more than it has.
      const has = order.items.filter((item) => item.sku === sku).map((item) => item.quantity);
      expect(Number(held?.held)).toBeLessThanOrEqual(sum(has));
      expect(stock).toBe(left);
    }
  }
}

function expectBalances(shop: Shop): void {
  const order = read(shop);
  const methods = shop.account('c-1')?.paymentMethods ?? [];
  const balance = (id: string) => methods.find((method) => method.id === id)?.balance ?? 0;
  const issued = (kind: string) =>
    sum(
      order.refunds
        .filter(({ method, status }) => method === kind && status === 'issued')
        .map(({ amount }) => amount),
    );
  const charged = order.charges.filter((charge) => charge.payment === 'gift').map(({ amount }) => amount);
  expect(balance('store-credit')).toBe(issued('store credit'));
  expect(balance('gift')).toBe(GIFT.balance + issued('gift card') - sum(charged));
}

function play(given: Placed, steps: Step[], difference: Difference, check: (shop: Shop) => void) {
  const shop = plainShop();
  const fed = orderOf(given);
  const shelf = new Map<string, number>();
  for (const [at, { price, others }] of given.lines.entries()) {
    const variants = [{ price, stock: 3 }, ...others].map((variant, n) => {
      shelf.set(`P${at}-${n}`, variant.stock);
      return { sku: `P${at}-${n}`, options: { size: String(n) }, ...variant };
    });
    shop.putProduct({ id: `P${at}`, title: `Thing ${at}`, description: '', sizeChart: {}, variants });
  }
  let feed = fed;
  shop.putOrder(feed);
  const leave = (sku: string, count: number) => shelf.set(sku, Math.max(0, (shelf.get(sku) ?? 0) - count));

  for (const [n, one] of steps.entries()) {
    const order = read(shop);
    const write = writeOf(one, order, difference);
    if (write) carryOut(shop, write, `k${n}`);
    else if (one.do === 'receive')
      shop.receiveReturn(order.returns[one.nth % Math.max(1, order.returns.length)]?.id ?? '');
    else if (one.do === 'ship') {
      const made = order.exchanges[one.nth % Math.max(1, order.exchanges.length)];
      if (made?.status === 'reserved') leave(made.to.sku, made.quantity);
      shop.moveExchange(made?.id ?? '', 'shipped');
    } else {
      const left = one.do === 'deliver' && feed.status === 'pending';
      if (left) {
        for (const row of shop.db.prepare('SELECT sku, quantity FROM holds').all())
          leave(String(row.sku), Number(row.quantity));
        feed = { ...feed, status: 'delivered', deliveredAt: NOW };
      }
      shop.putOrder(feed);
    }
    expectSound(read(shop));
    expectStock(shop, given, shelf);
    expectBalances(shop);
  }
  check(shop);
}

/** What is quoted is refused alike, writes nothing, and is what is then done, once; anything else is not. */
function carryOut(shop: Shop, write: ShopWrite, key: string): void {
  const before = shop.dump();
  const was = net(read(shop));
  const quoted: Outcome<ShopQuote> = shop.quote(write);
  expect(shop.dump()).toEqual(before);
  if (!quoted.ok) {
    expect(shop.apply(write, { key, agreed: null, now: NOW })).toEqual(quoted);
    return;
  }
  const { value: agreed } = quoted;
  const dearer = { ...agreed, money: agreed.money.map((move) => ({ ...move, amount: move.amount + 1 })) };
  if (agreed.money.length > 0)
    expect(shop.apply(write, { key: `${key} dearer`, agreed: dearer, now: NOW })).toEqual({
      ok: false,
      reason: 'changed',
    });
  expect(shop.dump()).toEqual(before);

  const waiting = read(shop).refunds.filter(({ status }) => status === 'on_receipt');
  const done = shop.apply(write, { key, agreed, now: NOW });
  expect(done).toMatchObject({ ok: true, existing: quoted.existing, value: { quote: agreed } });
  const order = read(shop);
  // What was promised and is taken back with its return or exchange moves nothing: it never moved.
  const withdrawn = waiting.filter(({ id }) => !order.refunds.some((refund) => refund.id === id));
  expect(net(order) - was).toBe(moved(agreed) + sum(withdrawn.map(({ amount }) => amount)));
  const after = shop.dump();
  expect(shop.apply(write, { key, agreed, now: NOW })).toEqual(done);
  expect(shop.dump()).toEqual(after);
}

const steps = fc.array(step, { minLength: 3, maxLength: 16, size: 'max' });
const runs = { numRuns: inject('whole') ? 60 : 15, seed: inject('fuzz') };

test('random orders and wishes make and lose neither a cent nor a piece', () => {
  fc.assert(
    fc.property(placed, steps, fc.constantFrom(...DIFFERENCES), (given, wishes, difference) =>
      play(given, wishes, difference, () => undefined),
    ),
    runs,
  );
});

test('whatever came before, a pending order that is cancelled has all of its money back', () => {
  const first = steps.map((all) => all.filter((one) => one.do !== 'deliver'));
  fc.assert(
    fc.property(placed, first, fc.constantFrom(...DIFFERENCES), (given, wishes, difference) =>
      play({ ...given, delivered: false }, wishes, difference, (shop) => {
        if (read(shop).cancellation === null)
          carryOut(shop, { act: 'cancel', order: '45821', lots: null, reason: '' }, 'last');
        expect(net(read(shop))).toBe(0);
        expect(shop.db.prepare('SELECT * FROM holds').all()).toEqual([]);
      }),
    ),
    runs,
  );
});

test('whatever came before, when everything has come back the shop keeps the shipping at most', () => {
  fc.assert(
    fc.property(placed, steps, (given, wishes) =>
      play(given, wishes, 'pay_back', (shop) => {
        if (read(shop).status !== 'delivered') return;
        for (const { id } of read(shop).exchanges)
          shop.apply(
            { act: 'undo_exchange', order: '45821', exchange: id },
            { key: `u ${id}`, agreed: null, now: NOW },
          );
        // What was exchanged and has left is the customer's.
        if (read(shop).exchanges.some(({ status }) => status !== 'undone')) return;
        for (const { line: row } of read(shop).items)
          shop.apply(
            {
              act: 'return',
              order: '45821',
              lots: [{ line: row, quantity: null }],
              reason: '',
              settlement: null,
              ...PARCEL,
            },
            { key: `r ${row}`, agreed: null, now: NOW },
          );
        for (const { id } of read(shop).returns)
          shop.apply(
            { act: 'settle', order: '45821', return: id, settlement: { to: 'original' } },
            { key: `s ${id}`, agreed: null, now: NOW },
          );
        const order = read(shop);
        expectSound(order);
        expect([0, order.shipping ?? 0]).toContain(net(order));
      }),
    ),
    runs,
  );
});
