import { order, World } from '../world.ts';

/** One piece of an order, in S and navy. */
export const piece = (line: string, product: string, title: string) => ({
  line,
  sku: `${product}-S`,
  product,
  title,
  options: { size: 'S', colour: 'navy' },
  quantity: 1,
  price: 5000,
});

/** An order of one piece that has not left yet. */
export const pending = (id: string, title: string) =>
  order({
    id,
    status: 'pending',
    shippedAt: null,
    deliveredAt: null,
    items: [piece('1', `P-${id}`, title)],
    shipments: [],
    returnable: { open: false, reason: 'not_delivered', lastDay: null },
  });

/** Somebody who is signed in, with these orders. */
export function world(locale: string, ...orders: World['orders']): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = locale;
  made.orders = structuredClone(orders);
  return made;
}
