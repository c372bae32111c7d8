import type { Changing, Subscription } from '../shop.ts';

/** A plan with its seats, and what it comes to each interval. */
type Terms = Pick<Changing, 'plan' | 'seats' | 'price'>;

/** What the feed says of it. */
export function asFed({ plan, seats = null, price }: Subscription): Terms {
  return { plan, seats, price };
}

/**
 * What another plan or other seats would come to each interval, all seats together; null where the feed does not say what: then a
 * person settles it.
 */
export function priceOf(
  subscription: Subscription,
  { plan, seats }: Pick<Terms, 'plan' | 'seats'>,
): number | null {
  const base =
    plan === subscription.plan ? subscription : subscription.plans.find((one) => one.plan === plan);
  if (!base) return null;
  const now = subscription.seats ?? null;
  if (seats === now) return base.price;
  if (seats === null || now === null || base.seatPrice == null) return null;
  const price = base.price + (seats - now) * base.seatPrice;
  return price < 0 ? null : price;
}
