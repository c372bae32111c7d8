import type { Order, OrderRecord, Part } from '../shop.ts';
import { share, spread, sum } from './spread.ts';

/*
 * What the things of an order were worth to the customer. Prices include taxes. An item's `discount` is that
 * of its whole line; the order's is spread over the lines by what they cost after their own. An order whose
 * total is less than its lines and shipping come to had a discount that its feed does not name, and is
 * treated alike.
 */

/**
 * What each line was worth after all discounts, in the sequence of the items. They add up to the goods'
 * price.
 */
export function lineWorths(order: Order): number[] {
  const nets = order.items.map(({ price, quantity, discount = 0 }) =>
    Math.max(0, price * quantity - discount),
  );
  const goods = Math.max(0, sum(nets) - (order.discount ?? 0));
  return spread(Math.min(goods, Math.max(0, order.total - (order.shipping ?? 0))), nets);
}

/** What certain pieces were worth: parts that divide a line add up to it. */
export function worthOf(order: Order, parts: readonly Part[]): number {
  const worths = lineWorths(order);
  return sum(
    parts.flatMap(({ line, pieces }) => {
      const at = order.items.findIndex((item) => item.line === line);
      const quantity = order.items[at]?.quantity ?? 0;
      const worth = worths[at] ?? 0;
      return pieces.map(({ from, to }) => share(worth, to, quantity) - share(worth, from, quantity));
    }),
  );
}

/**
 * What comes instead of things worth `worth` at a list price of `before` each, when it costs `after` each:
 * the same share of its price, so that a discount holds for it too. `count` pieces of each.
 */
export function worthInstead(worth: number, before: number, after: number, count: number): number {
  return before === 0 ? after * count : share(worth, after, before);
}

/** True when the parts are everything that the order holds: then its shipping goes back too. */
export function isWhole(order: OrderRecord, parts: readonly Part[]): boolean {
  return order.items.every(
    ({ line, quantity }) =>
      sum(parts.filter((part) => part.line === line).map((part) => part.quantity)) === quantity,
  );
}
