import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { refundable, sources } from '../../src/shop/money/payments.ts';
import { share, spread, sum } from '../../src/shop/money/spread.ts';
import { lineWorths, worthInstead, worthOf } from '../../src/shop/money/worth.ts';
import type { Part } from '../../src/shop/shop.ts';
import { anItem, aRecord } from './world.ts';

const seed = inject('fuzz');
const amount = fc.integer({ min: 0, max: 2_000_000_000 });

const whole = (line: string, quantity: number): Part => ({
  line,
  quantity,
  pieces: [{ from: 0, to: quantity }],
});

describe('spreading an amount', () => {
  test('loses nothing and gives no part more than its weight', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 8 }), (given, weights) => {
        const of = Math.min(given, sum(weights));
        const parts = spread(of, weights);
        expect(sum(parts)).toBe(of);
        for (const [at, part] of parts.entries()) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(weights[at] ?? 0);
        }
      }),
      { seed },
    );
  });

  test('is exact where a product is more than a number holds', () => {
    expect(share(9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_991)).toBe(
      9_007_199_254_740_990,
    );
    expect(share(5, 1, 0)).toBe(0);
  });
});

describe('what things were worth', () => {
  test('a discount of 10.00 over three lines at 33.33 is lost in none of them', () => {
    const items = ['1', '2', '3'].map((line) => anItem({ line, price: 3_333 }));
    const order = aRecord({ items, discount: 1_000, total: 8_999 });
    expect(lineWorths(order)).toEqual([2_999, 3_000, 3_000]);
  });

  test('an item’s own discount is its own, and the order’s is spread over what is left', () => {
    const items = [anItem({ price: 10_000, discount: 5_000 }), anItem({ line: '2', price: 5_000 })];
    expect(lineWorths(aRecord({ items, discount: 1_000, total: 9_000 }))).toEqual([4_500, 4_500]);
  });

  test('shipping is no goods, and a total that is less than its goods is a discount that nobody named', () => {
    const items = [anItem({ price: 5_000 }), anItem({ line: '2', price: 5_000 })];
    expect(lineWorths(aRecord({ items, shipping: 490, total: 10_490 }))).toEqual([5_000, 5_000]);
    expect(lineWorths(aRecord({ items, shipping: 490, total: 8_490 }))).toEqual([4_000, 4_000]);
  });

  test('however a line is divided, the parts add up to it', () => {
    const line = fc.integer({ min: 1, max: 12 }).chain((quantity) =>
      fc.record({
        price: fc.integer({ min: 0, max: 9_999 }),
        quantity: fc.constant(quantity),
        cuts: fc.subarray(Array.from({ length: quantity - 1 }, (_, n) => n + 1)),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 20_000 }),
        (lines, discount) => {
          const items = lines.map(({ price, quantity }, n) => anItem({ line: String(n), price, quantity }));
          const goods = sum(items.map(({ price, quantity }) => price * quantity));
          const order = aRecord({ items, discount, total: Math.max(0, goods - discount) });
          const parts = lines.flatMap(({ quantity, cuts }, n) =>
            [0, ...cuts].map((from, at, all): Part => {
              const to = all[at + 1] ?? quantity;
              return { line: String(n), quantity: to - from, pieces: [{ from, to }] };
            }),
          );
          expect(sum(parts.map((part) => worthOf(order, [part])))).toBe(order.total);
        },
      ),
      { seed },
    );
  });

  test.each([
    ['for the same price, whatever the discount was', 3_999, 5_000, 5_000, 3_999],
    ['at half price, for a dearer one', 2_500, 5_000, 6_000, 3_000],
    ['at half price, for a cheaper one', 2_500, 5_000, 3_000, 1_500],
    ['as a gift, for one that is none', 0, 0, 1_000, 1_000],
  ])('what comes instead %s', (_, worth, before, after, instead) => {
    expect(worthInstead(worth, before, after, 1)).toBe(instead);
  });
});

describe('paying back', () => {
  const items = [anItem({ price: 9_000 })];
  const payments = [
    { id: 'gift', method: 'gift card', label: '', amount: 3_000 },
    { id: 'visa', method: 'card', label: 'Visa ending 4242', amount: 6_000 },
  ];
  const order = aRecord({ items, payments, total: 9_000 });
  const shares = (given: typeof order, back: number) =>
    sources(given, back).map(({ id, share: part }) => [id, part]);

  test('goes to each payment as it was paid', () => {
    expect(shares(order, 9_000)).toEqual([
      ['gift', 3_000],
      ['visa', 6_000],
    ]);
    expect(shares(order, 4_500)).toEqual([
      ['gift', 1_500],
      ['visa', 3_000],
    ]);
  });

  test('is never more than is left, of no payment either', () => {
    const refund = {
      return: null,
      exchange: null,
      currency: 'EUR',
      method: 'card',
      label: '',
      at: '',
      covers: null,
    };
    const paid = { ...refund, id: 'F-1', order: order.id, status: 'issued' as const, amount: 5_500 };
    const visa = { ...paid, sources: [{ payment: 'visa', amount: 5_500 }] };
    expect(shares({ ...order, refunds: [visa] }, 9_000)).toEqual([
      ['gift', 3_000],
      ['visa', 500],
    ]);
    // One of before payments were recorded counts against all of them.
    expect(refundable({ ...order, refunds: [{ ...paid, sources: [] }] })).toBe(3_500);
    expect(refundable({ ...order, refunds: [{ ...paid, amount: 99_999, sources: [] }] })).toBe(0);
  });

  test('takes an order whose feed names no payment at its total, and what a feed paid back off', () => {
    expect(refundable({ ...order, payments: [] })).toBe(9_000);
    const negative = { id: 'back', method: 'card', label: '', amount: -2_000 };
    expect(refundable({ ...order, payments: [...payments, negative] })).toBe(7_000);
    expect(worthOf(order, [whole('1', 1)])).toBe(9_000);
  });
});
