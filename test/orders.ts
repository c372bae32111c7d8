import { type Buyer, dressOrder as order } from '../sandbox/seed/dress.ts';
import type { FeedLine, Order } from '../src/shop/shop.ts';

export type { Buyer };

/** A line of the feed: one midnight Lune dress in S, delivered the day before `now`. */
export function dressOrder(
  buyer: Buyer,
  now: Date,
  change: Partial<Order> = {},
): FeedLine & { type: 'order' } {
  return { type: 'order', ...order(buyer, now, change) };
}
