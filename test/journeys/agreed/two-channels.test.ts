import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import type { Item } from '../../../src/shop/shop.ts';
import { Chance } from '../../faults/chance.ts';
import { dressOrder } from '../../orders.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/*
 * Random orders and random wishes of one customer from two channels at once: nothing is done without a yes, each thing once, no cent and
 * no piece is made or lost.
 */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);

const Money = z.object({ amount: z.number() });
/** An order as the API tells it, as far as it is looked at here. */
const Told = z.object({
  items: z.array(z.object({ line: z.string(), price: z.number() })),
  payments: z.array(Money),
  returns: z.array(z.object({ id: z.string(), status: z.string(), lines: z.array(z.string()) })),
  exchanges: z.array(
    z.object({ line: z.string(), status: z.string(), return: z.string(), to: z.object({ sku: z.string() }) }),
  ),
  refunds: z.array(Money.extend({ return: z.string().nullish(), exchange: z.string().nullish() })),
  cancellation: z.object({ at: z.string() }).nullish(),
});
type Told = z.infer<typeof Told>;

const THINGS = ['dress', 'skirt', 'scarf', 'coat'] as const;
const SIZES = ['S', 'M', 'L'];
const STOCK = 2;
const STEPS = 8;

/** What may be said of a thing of the order that came, and of the one that has not left. */
const WISHES = (came: string, sold: string, order: string): string[] => [
  ...Array<string>(3).fill(`I want to return the ${came} for a refund`),
  ...Array<string>(3).fill(`I want to exchange the ${came} for size M`),
  ...Array<string>(2).fill(`cancel the ${sold}`),
  `return the ${came}`,
  `Please cancel order ${order}`,
  `cancel the ${sold}, and I want to return the ${came}`,
  `I keep the ${came} after all`,
  'undo that please',
  'oh actually keep it',
];
const ANSWERS = ['yes please', 'yes please', 'yes', 'yes', 'yes', 'no thanks'];

interface World {
  came: string;
  sold: string;
  say: ((text: string) => Promise<unknown>)[];
  products: string[];
  /** In minor units, by order. */
  orders(): Promise<Told[]>;
}

let made = 0;

async function world(chance: Chance): Promise<World> {
  const run = made++;
  const person = await shopper(service, `Twin${run}`);
  const names = THINGS.map((thing) => ({
    thing,
    id: `T${run}-${thing}`,
    price: 1_000 + chance.below(3_000),
  }));
  const products = names.map(({ thing, id, price }) => ({
    ...{ type: 'product', id, title: `Lune ${thing}`, description: '', sizeChart: {} },
    variants: SIZES.map((size) => ({ sku: `${id}-${size}`, options: { size }, price, stock: STOCK })),
  }));
  const item = (n: number, line: string): Item => {
    const { thing, id, price } = names[n] ?? { thing: 'dress', id: '', price: 0 };
    return {
      ...{ line, sku: `${id}-S`, product: id, title: `Lune ${thing}`, quantity: 1, price },
      options: { size: 'S' },
    };
  };
  const sold = `${Number(person.order) + 21_000}`;
  const order = (id: string, items: Item[]) => {
    const goods = items.reduce((sum, { price }) => sum + price, 0);
    const discount = chance.once(2) ? chance.below(500) : 0;
    const total = goods - discount;
    const payments = [{ id: `p-${id}`, method: 'card', label: 'Visa ending 4242', amount: total }];
    return { items, discount, total, payments };
  };
  const now = await clock.now();
  const came = dressOrder(person, now, order(person.order, [item(0, '1'), item(1, '2')]));
  const {
    shippedAt: _,
    deliveredAt: __,
    ...pending
  } = dressOrder({ ...person, order: sold }, now, order(sold, [item(2, '1'), item(3, '2')]));
  await levers.api.import([...products, came, { ...pending, status: 'pending', shipments: [] }]);
  const chat = await Chat.open(service, { identity: await loginOf(service, person.account), locale: 'en' });
  const phone = new WhatsApp(service, person);
  return {
    came: person.order,
    sold,
    say: [(text) => chat.say(text), async (text) => phone.say(text, await clock.now())],
    products: products.map(({ id }) => id),
    orders: async () => {
      const all = await Promise.all([levers.api.order(person.order), levers.api.order(sold)]);
      return all.map((one) => Told.parse(one));
    },
  };
}

function expectSound(order: Told): void {
  const paid = order.payments.reduce((sum, { amount }) => sum + amount, 0);
  const back = order.refunds.reduce((sum, { amount }) => sum + amount, 0);
  expect(back).toBeLessThanOrEqual(paid);
  if (order.cancellation) expect(back).toBe(paid);
  const standing = order.returns.filter(({ status }) => status !== 'undone');
  const lines = standing.flatMap((one) => one.lines);
  expect(new Set(lines).size).toBe(lines.length);
  const exchanged = order.exchanges.filter(({ status }) => status !== 'undone');
  for (const { return: id, line } of exchanged) {
    expect(standing.find((one) => one.id === id)?.lines).toContain(line);
    expect(exchanged.filter((other) => other.line === line)).toHaveLength(1);
    // Either money or a thing.
    expect(order.refunds.filter((refund) => refund.return === id && !refund.exchange)).toEqual([]);
  }
  for (const { id, lines: held } of standing) {
    const worth = order.items
      .filter(({ line }) => held.includes(line))
      .reduce((sum, { price }) => sum + price, 0);
    const money = order.refunds
      .filter((refund) => refund.return === id)
      .reduce((sum, { amount }) => sum + amount, 0);
    expect(money).toBeLessThanOrEqual(worth);
  }
}

async function expectStock({ products }: World, orders: readonly Told[]): Promise<void> {
  const reserved = orders.flatMap(({ exchanges }) => exchanges.filter(({ status }) => status === 'reserved'));
  for (const id of products)
    for (const { sku, stock } of (await levers.api.product(id))?.variants ?? [])
      expect([sku, stock]).toEqual([sku, STOCK - reserved.filter(({ to }) => to.sku === sku).length]);
}

/** What moves money or takes something away for good: only a yes does. */
function moved(orders: readonly Told[]): number {
  return orders.reduce(
    (sum, { refunds, exchanges, cancellation }) =>
      sum + refunds.length + exchanges.length + (cancellation ? 1 : 0),
    0,
  );
}

const seed = inject('fuzz');
/** What came of all runs. */
let done = 0;

describe('random wishes from two channels at once', () => {
  it.each(Array.from({ length: inject('whole') ? 30 : 3 }, (_, n) => n))(
    'make and lose neither a cent nor a piece, and do nothing without a yes (run %i)',
    async (n) => {
      const chance = new Chance(seed + n);
      const here = await world(chance);
      let agreed = false;
      for (let step = 0; step < STEPS; step++) {
        const asks = step % 2 === 0;
        const lines = here.say.map(() => {
          if (!asks) return chance.of(ANSWERS);
          const [first, second] = [chance.of(['dress', 'skirt']), chance.of(['scarf', 'coat'])];
          return chance.of(WISHES(first, second, here.sold));
        });
        agreed ||= lines.some((line) => line.startsWith('yes'));
        const both = here.say.map((say, at) => say(lines[at] ?? ''));
        await Promise.all(both);
        const orders = await here.orders();
        for (const order of orders) expectSound(order);
        await expectStock(here, orders);
        if (!agreed) expect(moved(orders)).toBe(0);
        done += step === STEPS - 1 ? moved(orders) : 0;
      }
    },
  );

  it('come to something', () => expect(done).toBeGreaterThan(0));
});

describe('a card that was put on another channel', () => {
  it('is not agreed to by the wish that was sent there in the same moment, and is once it can have been read', async () => {
    const here = await world(new Chance(seed));
    const wish = 'I want to exchange the skirt for size M';
    const [chat, phone] = here.say;
    await chat?.(wish);
    await phone?.(wish);
    expect(moved(await here.orders())).toBe(0);
    await clock.advance('1m');
    await chat?.('What are your opening hours?');
    await phone?.('Yes, exchange the skirt for size M');
    expect(moved(await here.orders())).toBe(1);
  });
});
