import type { Settings } from '../settings.ts';
import { addDays, daysBetween, localDay } from './days.ts';
import { keptOf, live, size, undecidedOf } from './money/pieces.ts';
import type { Order, OrderRecord, Product, Return } from './shop.ts';
import type { Lot } from './writes.ts';

/** A rule's answer. The reasons are among the tools' `PolicyReason`. */
export type Verdict<Reason extends string> = { ok: true } | { ok: false; reason: Reason };

/** Whether the order may be sent back now, as the store's policy and the calendar say. */
export type Returnable =
  | { open: true; lastDay: string; daysLeft: number }
  | {
      open: false;
      reason: 'not_delivered' | 'window_closed' | 'already_returned' | 'cancelled';
      lastDay: string | null;
    };

/**
 * Whether the whole order, or what is left of it, may be sent back at `now` (ISO 8601). Days are counted in
 * the store's zone from the day of delivery, or from the day on which the customer said that it had come; the last one counts whole, and on it `daysLeft` is 0.
 */
export function returnable(order: OrderRecord, settings: Settings, now: string): Returnable {
  const delivered = deliveryInstant(order);
  const zone = settings.timeZone;
  const lastDay = delivered ? addDays(localDay(delivered, zone), settings.returns.windowDays) : null;
  if (order.cancellation || order.status === 'cancelled')
    return { open: false, reason: 'cancelled', lastDay };
  if (order.status === 'returned' || order.items.every(({ line }) => keptOf(order, line).length === 0)) {
    return { open: false, reason: 'already_returned', lastDay };
  }
  if (lastDay === null) return { open: false, reason: 'not_delivered', lastDay };
  const daysLeft = daysBetween(localDay(now, zone), lastDay);
  return daysLeft < 0 ? { open: false, reason: 'window_closed', lastDay } : { open: true, lastDay, daysLeft };
}

/** Whether the customer may still call a whole order off: before dispatch, once. */
export function cancellable(order: OrderRecord): Verdict<'already_cancelled' | 'already_dispatched'> {
  if (order.cancellation || order.status === 'cancelled') return { ok: false, reason: 'already_cancelled' };
  return order.status === 'pending' ? { ok: true } : { ok: false, reason: 'already_dispatched' };
}

export type ExchangeRefusal =
  | 'not_delivered'
  | 'window_closed'
  | 'already_returned'
  | 'already_exchanged'
  | 'already_refunded'
  | 'already_cancelled'
  | 'out_of_stock'
  | 'different_product'
  | 'same_item'
  | 'not_returnable';

/**
 * Whether `quantity` pieces (null: all that are left) of the order's `line` may be exchanged for the variant
 * `sku` of `product`: another size or colour of the same product, while they may be sent back or are on their
 * way back in time.
 */
export function exchangeable(
  order: OrderRecord,
  { line, quantity }: { line: string; quantity: number | null },
  product: Product,
  sku: string,
  settings: Settings,
  now: string,
): Verdict<ExchangeRefusal> {
  const item = order.items.find((other) => other.line === line);
  if (!item) return { ok: false, reason: 'not_returnable' };
  const target = product.variants.find((variant) => variant.sku === sku);
  if (product.id !== item.product || !target) return { ok: false, reason: 'different_product' };
  if (sku === item.sku) return { ok: false, reason: 'same_item' };

  const backs = live(order.returns).filter((back) => size(undecidedOf(order, back, line)) > 0);
  const underway = backs.reduce((total, back) => total + size(undecidedOf(order, back, line)), 0);
  const kept = size(keptOf(order, line));
  const wanted = quantity ?? Math.min(item.quantity, underway + kept);
  if (wanted === 0 || wanted > underway + kept) return { ok: false, reason: goneAs(order, line) };
  if (backs.some((back) => back.status === 'open' && !inTime(back, settings, now))) {
    return { ok: false, reason: 'window_closed' };
  }
  if (wanted > underway) {
    const whole = returnable(order, settings, now);
    if (!whole.open)
      return { ok: false, reason: whole.reason === 'cancelled' ? 'already_cancelled' : whole.reason };
  }
  return target.stock < wanted ? { ok: false, reason: 'out_of_stock' } : { ok: true };
}

/** Why nothing of a line is left to exchange. */
export function goneAs(
  order: OrderRecord,
  line: string,
): 'already_exchanged' | 'already_refunded' | 'already_returned' {
  if (live(order.exchanges).some((made) => made.line === line)) return 'already_exchanged';
  const backs = live(order.returns).filter(({ lines }) => lines.includes(line));
  return backs.some(({ settlement }) => settlement === 'refund') ? 'already_refunded' : 'already_returned';
}

/** The open return that takes all of these back already, where nothing else can be meant. */
export function openReturnFor(order: OrderRecord, lots: readonly Lot[]): Return | null {
  return (
    order.returns.find(
      ({ status, parts }) =>
        status === 'open' &&
        lots.every(({ line, quantity }) => {
          const held = parts.find((part) => part.line === line)?.quantity ?? 0;
          return quantity === null ? held > 0 && keptOf(order, line).length === 0 : held >= quantity;
        }),
    ) ?? null
  );
}

/** True when a return that is still on its way may be handed in at `now`. */
export function inTime(open: Return, settings: Settings, now: string): boolean {
  return localDay(now, settings.timeZone) <= open.deadline;
}

/**
 * A feed may say `delivered` without saying when: then the latest moment it does give counts. The customer's own
 * word, where it counts, is the earliest: nobody's window ends later by it.
 */
function deliveryInstant(order: OrderRecord): string | null {
  const told = order.toldDeliveredAt ?? null;
  const known = knownInstant(order);
  return told !== null && (known === null || Date.parse(told) < Date.parse(known)) ? told : known;
}

function knownInstant(order: Order): string | null {
  if (order.status !== 'delivered' && order.status !== 'returned') return null;
  const shipment = order.shipments.findLast(
    ({ status, at }) => status === 'delivered' && at && !Number.isNaN(Date.parse(at)),
  );
  return order.deliveredAt ?? shipment?.at ?? order.shippedAt ?? order.placedAt;
}
