import { describe, expect, it } from 'vitest';
import { accountIdOf, orderOf } from '../../../src/shop/woocommerce/orders.ts';
import { WooOrder } from '../../../src/shop/woocommerce/wire.ts';

/* Orders as WooCommerce and its plugins write them. */

const NOW = Date.parse('2026-11-20T12:00:00Z');
const READ = { arrivesAfter: 5, now: NOW, ours: new Set<string>() };

function anOrder(changes: object = {}) {
  return WooOrder.parse({
    id: 7,
    number: '1007',
    status: 'processing',
    currency: 'EUR',
    total: '95.00',
    date_created_gmt: '2026-11-10T09:00:00',
    billing: { first_name: 'Ada', last_name: 'Roux', email: ' Ada@Example.com ', phone: null },
    line_items: [
      { id: 1, name: 'Cup', product_id: 3, quantity: 1, subtotal: '95.00', total: '95.00', sku: null },
    ],
    ...changes,
  });
}

describe('an order of WooCommerce', () => {
  it.each([
    ['completed', '2026-11-19T09:00:00', 'shipped'],
    ['completed', '2026-11-14T09:00:00', 'delivered'],
    ['wc-delivered', null, 'delivered'],
    ['trash', null, 'cancelled'],
    ['constructor', null, 'pending'],
    ['__proto__', null, 'pending'],
    ['some-plugin', null, 'pending'],
  ])('with the status %s, sent %s, is %s', (status, date_completed_gmt, expected) => {
    expect(orderOf(anOrder({ status, date_completed_gmt }), READ).status).toBe(expected);
  });

  it('keeps cents of numbers and of texts, and takes what is left out for nothing', () => {
    const [text, number] = ['95.10', 95.1].map((total) => orderOf(anOrder({ total }), READ));
    expect(text).toEqual(number);
    expect(() => orderOf(anOrder({ discount_total: null, shipping_total: undefined }), READ)).not.toThrow();
  });

  it('is a customer’s by the number, and a guest’s by the mailbox alone', () => {
    expect(accountIdOf(anOrder({ customer_id: 12 }))).toBe('12');
    expect(accountIdOf(anOrder())).toBe('guest:ada@example.com');
  });

  it('whose meta data no plugin would read is read without it', () => {
    expect(anOrder({ meta_data: [null, 'x', { key: 1 }, { key: 'a', value: 2 }] }).meta_data).toEqual([
      { key: 'a', value: 2 },
    ]);
  });
});
