import { addDays, localDay } from '../../src/shop/days.ts';
import type { Item, Order, Product } from '../../src/shop/shop.ts';

/** Somebody who buys, with where they live. */
export type Buyer = Pick<Order, 'customer' | 'address'>;

/** Somebody of a demo store. `home` is street, postcode, city. */
export function buyer(
  id: string,
  name: string,
  phone: string,
  locale: string,
  [line1, postcode, city]: readonly [line1: string, postcode: string, city: string],
  country = 'FR',
): Buyer {
  const mailbox = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
  const address = { line1, line2: '', postcode, city, country };
  const email = `${mailbox}@example.com`;
  return {
    customer: { id, name, email, phone, locale, tags: [], vip: false, addresses: [address] },
    address,
  };
}

/** One piece of a variant, as a line of an order. */
export function piece(products: readonly Product[], sku: string, line = '1', quantity = 1): Item {
  for (const product of products) {
    const variant = product.variants.find((one) => one.sku === sku);
    if (!variant) continue;
    const { options, price } = variant;
    return { line, sku, product: product.id, title: product.title, options, quantity, price };
  }
  throw new Error(`no product has ${sku}`);
}

/** An order placed `days` before `now`, as far as its state says it has come. */
export function ordered(
  who: Buyer,
  id: string,
  now: Date,
  days: number,
  status: Order['status'],
  items: Item[],
  change: Partial<Order> = {},
): Order {
  const today = localDay(now.toISOString(), 'Europe/Paris');
  const at = (ago: number, time: string) => `${addDays(today, -ago)}T${time}:00.000Z`;
  const shippedAt =
    status === 'pending' || status === 'cancelled' ? null : at(Math.max(days - 1, 0), '09:30');
  const deliveredAt =
    status === 'delivered' || status === 'returned' ? at(Math.max(days - 3, 0), '08:20') : null;
  const shipping = change.shipping ?? 0;
  const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, shipping);
  const carried = deliveredAt ?? shippedAt;
  return {
    id,
    status,
    placedAt: at(days, '07:40'),
    shippedAt,
    deliveredAt,
    currency: 'EUR',
    ...who,
    total,
    shipping,
    discount: 0,
    items,
    shipments: carried
      ? [
          {
            carrier: 'Colissimo',
            tracking: `6A${id.replace(/\D/g, '').padStart(11, '0')}`,
            status: deliveredAt ? 'delivered' : 'in transit',
            at: carried,
          },
        ]
      : [],
    payments: [{ id: 'p-1', method: 'card', label: 'Visa ending 4242', amount: total }],
    ...change,
  };
}
