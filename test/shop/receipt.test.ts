import { PDFDocument } from '@cantoo/pdf-lib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../src/shop/money/figures.ts';
import { sum } from '../../src/shop/money/spread.ts';
import { lineWorths } from '../../src/shop/money/worth.ts';
import { makeReceipt } from '../../src/shop/receipt.ts';
import type { OrderRecord, Refund } from '../../src/shop/shop.ts';
import { readPdf } from '../pdf/read.ts';
import { anItem, aRecord, NOW, SETTINGS } from './world.ts';

const aRefund = (change: Partial<Refund>): Refund => ({
  ...{ id: 'f-1', order: '45821', return: null, exchange: null, amount: 1_000, currency: 'EUR' },
  ...{ method: 'card', label: 'Visa ending 4242', status: 'issued', at: '2026-11-23T08:00:00Z' },
  ...{ sources: [{ payment: 'p-1', amount: 1_000 }], covers: null },
  ...change,
});

const receipt = (order: OrderRecord, locale = 'en') =>
  makeReceipt({ order, settings: SETTINGS, now: NOW, locale });
const wordsOf = (order: OrderRecord, locale = 'en') => readPdf(receipt(order, locale)).words;

/** Two shirts with a discount of their own, one off everything, shipping, and a part paid back. */
const MIXED = aRecord({
  items: [
    anItem(),
    anItem({
      line: '2',
      sku: 'TP-201-S',
      product: 'TP-201',
      title: 'Linen shirt',
      options: {},
      quantity: 2,
      price: 3_950,
      discount: 400,
    }),
  ],
  discount: 1_000,
  shipping: 490,
  total: 8_700 + 7_500 - 1_000 + 490,
  payments: [
    { id: 'p-1', method: 'card', label: 'Visa ending 4242', amount: 15_190 },
    { id: 'p-2', method: 'gift card', label: '', amount: 500 },
  ],
  refunds: [aRefund({}), aRefund({ id: 'f-2', amount: 8_700, status: 'on_receipt' })],
});

describe('a receipt', () => {
  test('says who sold what, each sum, what was paid and what has gone back, and that it is no invoice', async () => {
    const bytes = receipt(MIXED);
    const pdf = await PDFDocument.load(bytes, { throwOnInvalidObject: true });
    expect([pdf.getPageCount(), pdf.getTitle()]).toEqual([1, 'Order confirmation / receipt 45821']);
    expect(readPdf(bytes).words).toEqual([
      ...['Lune', 'Order confirmation / receipt'],
      'This document confirms your order. It is not a tax invoice.',
      ...['Order', '45821', 'Ordered on', '19 November 2026', 'Customer', 'Sophie Martin'],
      ...['As of', '23 November 2026'],
      ...['Item', 'Qty', 'Price', 'Discount', 'Amount'],
      ...['Lune dress (size S, midnight)', '1', '€87.00', '€87.00'],
      ...['Linen shirt', '2', '€39.50', '-€4.00', '€75.00'],
      ...['Items', '€162.00', 'Discount', '-€10.00', 'Shipping', '€4.90', 'Total', '€156.90'],
      ...['Paid: Visa ending 4242', '€151.90', 'Paid: gift card', '€5.00'],
      ...['Refunded: Visa ending 4242, 23 November 2026', '-€10.00'],
      ...['Paid less refunds', '€146.90'],
    ]);
  });

  test('speaks French to the French, and names no tax that the shop does not tell', () => {
    const words = wordsOf(MIXED, 'fr').join(' | ');
    expect(words).toContain('Confirmation de commande / reçu');
    expect(words).toContain('Ce n’est pas une facture.');
    expect(words).toContain('Livraison | 4,90 €');
    expect(words).toContain('Total | 156,90 €');
    expect(words).not.toMatch(/TVA|VAT|taxe/i);
  });

  test('names no payment that the shop does not, and what is under no name in the total as that', () => {
    const words = wordsOf(aRecord({ payments: [], total: 9_000 })).join(' | ');
    expect(words).toContain('Other charges | €3.00 | Total | €90.00');
    expect(words).not.toContain('Paid');
  });

  test('counts a negative payment of the feed as paid back', () => {
    const payments = [
      { id: 'p-1', method: 'card', label: 'Visa', amount: 8_700 },
      { id: 'p-2', method: 'card', label: 'Visa', amount: -700 },
    ];
    expect(figuresOf(aRecord({ payments }))).toMatchObject({
      paid: [{ amount: 8_700 }],
      refunded: [{ amount: 700 }],
      balance: 8_000,
    });
  });

  test('takes as many pages as it needs, each with its number, and is the same file on the same day', async () => {
    const items = Array.from({ length: 120 }, (_, at) =>
      anItem({ line: `${at + 1}`, title: `Thing ${at + 1}` }),
    );
    const order = aRecord({ items, total: 120 * 8_700 });
    const bytes = receipt(order);
    expect(receipt(order)).toEqual(bytes);
    expect((await PDFDocument.load(bytes, { throwOnInvalidObject: true })).getPageCount()).toBe(4);
    const { words } = readPdf(bytes);
    expect(words.filter((word) => /^Thing \d+/.test(word))).toHaveLength(120);
    expect(words.filter((word) => word.startsWith('Page '))).toEqual(
      [1, 2, 3, 4].map((at) => `Page ${at} of 4`),
    );
  });

  test('survives what makes no sense', () => {
    const long = 'A very long name of a thing '.repeat(20);
    const customer = { ...aRecord().customer, name: '王小明' };
    const words = wordsOf(aRecord({ customer, id: '#1001/ß', items: [anItem({ title: long })] }));
    expect(words).not.toContain('Customer');
    expect(words.some((word) => word.endsWith('…'))).toBe(true);
  });
});

const amount = (most: number) => fc.integer({ min: 0, max: most });
const anyOrder = fc
  .record({
    lines: fc.array(
      fc.record({ price: amount(500_000), quantity: fc.integer({ min: 1, max: 9 }), off: amount(400_000) }),
      { minLength: 1, maxLength: 12 },
    ),
    discount: amount(300_000),
    shipping: amount(3_000),
    unnamed: fc.integer({ min: -2_000, max: 2_000 }),
    shares: fc.array(amount(100_000), { maxLength: 4 }),
    back: fc.array(fc.record({ amount: amount(50_000), issued: fc.boolean() }), { maxLength: 4 }),
  })
  .map(({ lines, discount, shipping, unnamed, shares, back }) => {
    const items = lines.map(({ price, quantity, off }, at) =>
      anItem({ line: `${at + 1}`, price, quantity, discount: off }),
    );
    const nets = items.map(({ price, quantity, discount: off = 0 }) => Math.max(0, price * quantity - off));
    const total = Math.max(0, Math.max(0, sum(nets) - discount) + shipping + unnamed);
    const payments = shares.map((paid, at) => ({
      id: `p-${at}`,
      method: 'card',
      label: `Card ${at}`,
      amount: paid,
    }));
    const refunds = back.map(({ amount, issued }, at) =>
      aRefund({ id: `f-${at}`, amount, status: issued ? 'issued' : 'on_receipt' }),
    );
    return aRecord({ items, discount, shipping, total, payments, refunds });
  });

describe('the figures of any order', () => {
  test('add up to its total to the cent, and its payments less its refunds to the balance', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const figures = figuresOf(order);
        const { lines, goods, discount, shipping, other, total } = figures;
        expect(sum(lines.map((line) => line.amount))).toBe(goods);
        for (const { item, discount: off, amount } of lines)
          expect(item.price * item.quantity - off).toBe(amount);
        expect(goods - discount + shipping + other).toBe(total);
        expect(total).toBe(order.total);
        expect(Math.min(discount, other, ...lines.map((line) => line.amount))).toBeGreaterThanOrEqual(0);
        const paid = sum(order.payments.map((payment) => payment.amount));
        const back = sum(order.refunds.filter(({ status }) => status === 'issued').map((one) => one.amount));
        expect(figures.balance).toBe(figures.paid.length > 0 ? paid - back : null);
        // What goods were worth for a refund is what the receipt says they cost.
        if (other === 0 && total >= shipping) expect(goods - discount).toBe(sum(lineWorths(order)));
      }),
    );
  });

  test('stand in the document as they are', () => {
    const cents = (word: string) => Number(word.replace(/[^\d-]/g, ''));
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { words } = readPdf(receipt(order));
        const after = (name: string) => {
          const at = words.lastIndexOf(name);
          return at < 0 ? 0 : cents(words[at + 1] ?? '');
        };
        const from = words.indexOf('Items');
        const discount = words.indexOf('Discount', from) < 0 ? 0 : after('Discount');
        expect(after('Items') + discount + after('Shipping') + after('Other charges')).toBe(after('Total'));
        expect(after('Total')).toBe(order.total);
      }),
      { numRuns: 40 },
    );
  });
});
