import type { FeedLine, Order } from '../../../src/shop/shop.ts';
import { anItem, anOrder, theDress } from '../world.ts';

/* What every shop system of the contract holds: two people, six orders, one dress. */

const MARIE = {
  id: 'c-2',
  name: 'Marie Dubois',
  email: 'marie.dubois@example.com',
  phone: '+33698765432',
  locale: 'fr',
  tags: [],
  vip: false,
};

/** Three pieces at 33.33, 10.00 off all of them together, 4.90 for shipping. */
const uneven: Partial<Order> = {
  id: '45824',
  placedAt: '2026-11-16T09:00:00Z',
  items: [
    anItem({ price: 3333, quantity: 2 }),
    anItem({ line: '2', sku: 'DR-101-M', options: { size: 'M', colour: 'midnight' }, price: 3333 }),
  ],
  discount: 1000,
  shipping: 490,
  total: 3 * 3333 - 1000 + 490,
  payments: [{ id: 'p-4', method: 'card', label: 'Visa ending 4242', amount: 3 * 3333 - 1000 + 490 }],
};

export const ORDERS: readonly Order[] = [
  anOrder(),
  anOrder({
    id: '45822',
    status: 'pending',
    placedAt: '2026-11-21T09:00:00Z',
    shippedAt: null,
    deliveredAt: null,
    shipments: [],
    payments: [{ id: 'p-2', method: 'card', label: 'Visa ending 4242', amount: 8700 }],
  }),
  anOrder({
    id: '45823',
    status: 'shipped',
    placedAt: '2026-11-18T09:00:00Z',
    deliveredAt: null,
    shipments: [{ carrier: 'Colissimo', tracking: '8R0045823', status: 'in transit', at: null }],
    payments: [{ id: 'p-3', method: 'card', label: 'Visa ending 4242', amount: 8700 }],
  }),
  anOrder(uneven),
  anOrder({
    id: '45825',
    status: 'cancelled',
    placedAt: '2026-11-10T09:00:00Z',
    shippedAt: null,
    deliveredAt: null,
    shipments: [],
    payments: [],
  }),
  anOrder({ id: '45900', placedAt: '2026-11-17T09:00:00Z', customer: MARIE }),
];

/** Everything, as a feed brings it. One L, no XL. */
export const GOODS: readonly FeedLine[] = [
  ...ORDERS.map((order) => ({ ...order, type: 'order' as const })),
  { ...theDress({ S: 6, M: 4, L: 1, XL: 0 }), type: 'product' as const },
];
