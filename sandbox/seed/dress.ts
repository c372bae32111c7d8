import type { Item, Order } from '../../src/shop/shop.ts';

/** Whose order it is, and its number. */
export interface Buyer {
  account: string;
  name: string;
  email: string;
  phone: string;
  order: string;
}

/** What every story is about: one midnight Lune dress in S, line 1 of its order. */
export function luneDress(change: Partial<Item> = {}): Item {
  return {
    line: '1',
    sku: 'DR-101-S',
    product: 'DR-101',
    title: 'Lune dress',
    options: { size: 'S', colour: 'midnight' },
    quantity: 1,
    price: 8700,
    ...change,
  };
}

/** An order of that dress, delivered the day before `now` unless `change` says when. */
export function dressOrder(buyer: Buyer, now: Date, change: Partial<Order> = {}): Order {
  const { account: id, name, email, phone, order } = buyer;
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const deliveredAt = change.deliveredAt ?? ago(1);
  return {
    id: order,
    status: 'delivered',
    placedAt: ago(5),
    shippedAt: ago(4),
    deliveredAt,
    currency: 'EUR',
    total: 8700,
    customer: { id, name, email, phone, locale: 'en', tags: [], vip: false },
    address: { line1: '1 rue Neuve', line2: '', postcode: '69001', city: 'Lyon', country: 'FR' },
    items: [luneDress()],
    shipments: [{ carrier: 'Mondial Relay', tracking: `MR${order}`, status: 'delivered', at: deliveredAt }],
    payments: [{ id: `p-${order}`, method: 'card', label: 'Visa ending 4242', amount: 8700 }],
    ...change,
  };
}
