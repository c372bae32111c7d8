import type { Settings } from '../settings.ts';
import { addDays, daysBetween, localDay } from './days.ts';
import type { Order, OrderRecord, Product, Return } from './shop.ts';

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
 * the store's zone from the day of delivery; the last one counts whole, and on it `daysLeft` is 0.
 */
export function returnable(order: OrderRecord, settings: Settings, now: string): Returnable {
  const delivered = deliveryInstant(order);
  const zone = settings.timeZone;
  const lastDay = delivered ? addDays(localDay(delivered, zone), settings.returns.windowDays) : null;
  if (order.cancellation || order.status === 'cancelled')
    return { open: false, reason: 'cancelled', lastDay };
  if (order.status === 'returned' || order.items.every(({ line }) => returnOf(order, line))) {
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
 * Whether the order's `line` may be exchanged for the variant `sku` of `product`: another size or colour of
 * the same product, as many pieces as the line has, while the line may be sent back or is on its way back in
 * time.
 */
export function exchangeable(
  order: OrderRecord,
  line: string,
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
  if (order.exchanges.some((exchange) => exchange.line === line && exchange.status !== 'undone')) {
    return { ok: false, reason: 'already_exchanged' };
  }
  const back = sendable(order, line, settings, now);
  if (!back.ok) return back;
  return target.stock < item.quantity ? { ok: false, reason: 'out_of_stock' } : { ok: true };
}

/** The live return that takes this line back, if there is one. */
export function returnOf(order: OrderRecord, line: string): Return | null {
  return order.returns.find(({ status, lines }) => status !== 'undone' && lines.includes(line)) ?? null;
}

/** True when a return that is still on its way may be handed in at `now`. */
export function inTime(open: Return, settings: Settings, now: string): boolean {
  return localDay(now, settings.timeZone) <= open.deadline;
}

/**
 * What a return pays back, in minor units: its lines that are not exchanged, and never more than was paid
 * less what has been paid back already.
 */
export function refundAmount(order: OrderRecord, ofReturn: Return): number {
  const exchanged = new Set(
    order.exchanges.filter(({ status }) => status !== 'undone').map((exchange) => exchange.line),
  );
  const worth = order.items
    .filter(({ line }) => ofReturn.lines.includes(line) && !exchanged.has(line))
    .reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const refunded = order.refunds.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, Math.min(worth, paid(order) - refunded));
}

/** What was paid for an order, in minor units; a feed without payments is taken at its total. */
export function paid(order: Order): number {
  if (order.payments.length === 0) return order.total;
  return Math.max(
    0,
    order.payments.reduce((sum, { amount }) => sum + amount, 0),
  );
}

function sendable(
  order: OrderRecord,
  line: string,
  settings: Settings,
  now: string,
): Verdict<ExchangeRefusal> {
  const back = returnOf(order, line);
  if (back?.settlement === 'refund') return { ok: false, reason: 'already_refunded' };
  if (back?.status === 'received') return { ok: true };
  if (back) return inTime(back, settings, now) ? { ok: true } : { ok: false, reason: 'window_closed' };
  const whole = returnable(order, settings, now);
  if (whole.open) return { ok: true };
  return { ok: false, reason: whole.reason === 'cancelled' ? 'already_cancelled' : whole.reason };
}

/** A feed may say `delivered` without saying when: then the latest moment it does give counts. */
function deliveryInstant(order: Order): string | null {
  if (order.status !== 'delivered' && order.status !== 'returned') return null;
  const shipment = order.shipments.findLast(
    ({ status, at }) => status === 'delivered' && at && !Number.isNaN(Date.parse(at)),
  );
  return order.deliveredAt ?? shipment?.at ?? order.shippedAt ?? order.placedAt;
}
