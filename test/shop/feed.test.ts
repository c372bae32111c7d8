import { describe, expect, test } from 'vitest';
import { demoSettings, seed } from '../../sandbox/seed.ts';
import { e164, emailAddress } from '../../src/identity/address.ts';
import { parseFeed } from '../../src/shop/feed.ts';
import { anOrder, NOW, theDress } from './world.ts';

const order = (change: object = {}) => JSON.stringify({ type: 'order', ...anOrder(), ...change });
const product = JSON.stringify({ type: 'product', ...theDress() });

describe('the feed', () => {
  test('keeps the good lines and names the bad ones', () => {
    const text = [
      `\uFEFF${product}`,
      '',
      '{"type":"order"',
      order({ total: -1 }),
      '   ',
      order({ items: [] }),
      '{"type":"coupon"}',
      'null',
      order(),
    ].join('\r\n');
    const { lines, errors } = parseFeed(text);
    expect(lines.map((line) => 'id' in line && line.id)).toEqual(['DR-101', '45821']);
    expect(errors.map(({ line }) => line)).toEqual([3, 4, 6, 7, 8]);
    expect(errors[0]?.message).toBe('not JSON');
    expect(errors[1]?.message).toMatch(/^total: /);
    expect(errors[2]?.message).toMatch(/^items: /);
  });

  test.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['+33 (0)6 12 34 56 78', 'FR', '+33612345678'],
    ['07400 123456', 'GB', '+447400123456'],
    ['12345', 'FR', '12345'],
    ['', 'FR', ''],
  ])('reads the phone %s in %s as %s', (phone, country, expected) => {
    const change = { customer: { ...anOrder().customer, phone }, address: { ...anOrder().address, country } };
    const line = parseFeed(order(change)).lines[0];
    expect(line?.type === 'order' && line.customer.phone).toBe(expected);
  });

  test('reads a phone without an address in the store’s country', () => {
    const text = order({ customer: { ...anOrder().customer, phone: '07400 123456' }, address: null });
    const line = parseFeed(text, 'GB').lines[0];
    expect(line?.type === 'order' && line.customer.phone).toBe('+447400123456');
  });

  test('fills in what a short feed leaves out', () => {
    const { id, status, placedAt, currency, total, items } = anOrder();
    const { lines } = parseFeed(
      JSON.stringify({ type: 'order', id, status, placedAt, currency, total, items, customer: { id: 'c' } }),
    );
    expect(lines[0]).toMatchObject({
      customer: { name: '', locale: 'en', vip: false },
      shipments: [],
      payments: [],
    });
  });
});

describe('the demo store', () => {
  const lines = seed(new Date(NOW));
  const orders = lines.filter((line) => line.type === 'order');
  const products = lines.filter((line) => line.type === 'product');

  test('is a feed that parses as it is, the same every time', () => {
    const parsed = parseFeed(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(parsed).toEqual({ lines, errors: [] });
    expect(seed(new Date(NOW))).toEqual(lines);
  });

  test('has the order of the story', () => {
    expect(orders.find(({ id }) => id === '45821')).toEqual({
      type: 'order',
      ...anOrder(),
      placedAt: '2026-11-19T18:12:00.000Z',
      shippedAt: '2026-11-20T09:05:00.000Z',
      deliveredAt: '2026-11-22T10:24:00.000Z',
      shipments: [
        {
          carrier: 'Mondial Relay',
          tracking: 'MR0045821',
          status: 'delivered',
          at: '2026-11-22T10:24:00.000Z',
        },
      ],
    });
    expect(orders.filter(({ customer }) => customer.id === 'c-1')).toHaveLength(1);
    const dress = products.find(({ id }) => id === 'DR-101');
    expect(dress?.variants.find(({ sku }) => sku === 'DR-101-M')).toMatchObject({ stock: 4, price: 8700 });
    expect(dress?.variants.every(({ stock }) => stock > 0)).toBe(true);
  });

  test('is worth exploring', () => {
    expect(products.length).toBeGreaterThanOrEqual(25);
    expect(orders.length).toBeGreaterThanOrEqual(120);
    expect(new Set(orders.map(({ customer }) => customer.id)).size).toBeGreaterThanOrEqual(60);
    for (const status of ['pending', 'shipped', 'delivered', 'cancelled', 'returned']) {
      expect(orders.filter((other) => other.status === status).length).toBeGreaterThan(5);
    }
    expect(new Set(orders.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'GBP']));
    expect(new Set(orders.map(({ customer }) => customer.locale))).toEqual(new Set(['en', 'fr']));
    expect(orders.some(({ total }) => total > 20_000)).toBe(true);
  });

  test('has people who can be told apart and reached, and nothing from the future', () => {
    const people = new Map(orders.map(({ customer }) => [customer.id, customer]));
    for (const key of ['email', 'phone', 'name'] as const) {
      expect(new Set([...people.values()].map((person) => person[key])).size).toBe(people.size);
    }
    for (const { email, phone } of people.values()) {
      expect(emailAddress(email)).toBe(`email:${email}`);
      expect(e164(phone, 'ZZ')).toBe(phone);
    }
    for (const { placedAt, shippedAt, deliveredAt } of orders) {
      const times = [placedAt, shippedAt, deliveredAt, NOW]
        .filter((time) => typeof time === 'string')
        .map((time) => Date.parse(time));
      expect(times.toSorted((a, b) => a - b)).toEqual(times);
    }
    expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
  });

  test.each([
    '2026-11-23T23:30:00Z',
    '2026-11-24T00:10:00+01:00',
    '2026-03-29T00:30:00Z',
    '2026-10-25T00:30:00Z',
  ])('delivered the story’s order the day before %s, by the store’s calendar', (now) => {
    const story = seed(new Date(now)).find((line) => line.type === 'order' && line.id === '45821');
    const day = (time: string) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: demoSettings.timeZone }).format(new Date(time));
    const delivered = story?.type === 'order' ? (story.deliveredAt ?? '') : '';
    expect((Date.parse(day(now)) - Date.parse(day(delivered))) / 86_400_000).toBe(1);
  });
});
