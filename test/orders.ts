import type { FeedLine } from '../src/shop/shop.ts';

/** Whose order it is. */
export interface Buyer {
  account: string;
  name: string;
  email: string;
  phone: string;
  order: string;
}

/** A line of the feed: one midnight Lune dress in S, delivered the day before `now`. */
export function dressOrder({ account, name, email, phone, order }: Buyer, now: Date): FeedLine {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  return {
    type: 'order',
    id: order,
    status: 'delivered',
    placedAt: ago(5),
    shippedAt: ago(4),
    deliveredAt: ago(1),
    currency: 'EUR',
    total: 8700,
    customer: { id: account, name, email, phone, locale: 'en', tags: [], vip: false },
    address: { line1: '1 rue Neuve', line2: '', postcode: '69001', city: 'Lyon', country: 'FR' },
    items: [
      {
        line: '1',
        sku: 'DR-101-S',
        product: 'DR-101',
        title: 'Lune dress',
        options: { size: 'S', colour: 'midnight' },
        quantity: 1,
        price: 8700,
      },
    ],
    shipments: [{ carrier: 'Mondial Relay', tracking: `MR${order}`, status: 'delivered', at: ago(1) }],
    payments: [{ id: `p-${order}`, method: 'card', label: 'Visa ending 4242', amount: 8700 }],
  };
}
