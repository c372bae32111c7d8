import { decodeEntities } from '../../language/html-entities.ts';
import { lookup } from '../../lookup.ts';
import { minorUnits } from '../money/decimal.ts';
import type { Account, Item, Order } from '../shop.ts';
import type { WooOrder } from './wire.ts';

/*
 * Orders of WooCommerce as orders of ours. Pure.
 */

/** What a plugin or a habit says of an order by its status; anything else is taken as not sent yet. */
const STATUS: Readonly<Record<string, Order['status']>> = {
  pending: 'pending',
  'on-hold': 'pending',
  processing: 'pending',
  // Shipped by convention: nothing of WooCommerce says that it has arrived.
  completed: 'shipped',
  shipped: 'shipped',
  delivered: 'delivered',
  cancelled: 'cancelled',
  failed: 'cancelled',
  trash: 'cancelled',
  refunded: 'returned',
};

/** Whose an order is: a registered customer, or a guest, who is known by the mailbox alone. */
export function accountIdOf({ customer_id: id, billing }: WooOrder): string {
  return id > 0 ? String(id) : `guest:${billing.email.trim().toLowerCase()}`;
}

/**
 * An order as ours. `arrivesAfter`: days after which what was sent counts as arrived, since nobody says so.
 * `now`: milliseconds. `ours`: refunds that are in our own record.
 */
export function orderOf(
  woo: WooOrder,
  { arrivesAfter, now, ours }: { arrivesAfter: number; now: number; ours: ReadonlySet<string> },
): Order {
  const { currency, billing } = woo;
  const money = (decimal: string | number | null | undefined) => minorUnits(decimal, currency);
  const sentAt = utc(woo.date_completed_gmt);
  const arrivedAt = sentAt === null ? null : new Date(Date.parse(sentAt) + arrivesAfter * DAY).toISOString();
  const told = lookup(STATUS, woo.status.replace(/^wc-/, '')) ?? 'pending';
  const arrived = told === 'shipped' && arrivedAt !== null && Date.parse(arrivedAt) <= now;
  const status = arrived ? 'delivered' : told;
  const total = money(woo.total);
  const id = woo.payment_method || 'payment';
  const method = woo.payment_method_title || woo.payment_method || 'payment';
  const elsewhere = woo.refunds.filter((refund) => !ours.has(String(refund.id)));
  const paid = utc(woo.date_paid_gmt) !== null;
  return {
    id: woo.number,
    status,
    placedAt: utc(woo.date_created_gmt) ?? new Date(now).toISOString(),
    shippedAt: sentAt,
    deliveredAt: status === 'delivered' || status === 'returned' ? arrivedAt : null,
    currency,
    total,
    shipping: money(woo.shipping_total) + money(woo.shipping_tax),
    ...(woo.customer_note === '' ? {} : { note: woo.customer_note.slice(0, 2000) }),
    customer: customerOf(woo),
    address: addressOf(woo.shipping.address_1 ? { ...billing, ...woo.shipping } : billing),
    items: woo.line_items.filter(({ quantity }) => quantity > 0).map((line) => itemOf(line, currency)),
    shipments: [],
    payments: [
      { id, method, label: method, amount: paid ? total : 0 },
      // What the shop paid back by itself is no longer there to be paid back.
      ...elsewhere.map((refund) => ({
        id: `refund-${refund.id}`,
        method,
        label: method,
        amount: -Math.abs(money(refund.total)),
      })),
    ].filter(({ amount }) => amount !== 0),
  };
}

const DAY = 86_400_000;

function customerOf(woo: WooOrder): Account {
  const { first_name, last_name, email, phone } = woo.billing;
  const name = `${first_name} ${last_name}`.trim();
  return { id: accountIdOf(woo), name, email, phone, locale: 'en', tags: [], vip: false };
}

function addressOf(address: Partial<WooOrder['billing']>): Order['address'] {
  const { address_1 = '', address_2 = '', postcode = '', city = '', country = '' } = address;
  return { line1: address_1, line2: address_2, postcode, city, country };
}

/**
 * A line with its price before and its discount after taxes, so that it comes to what was paid for it to the
 * cent. The price of a piece is rounded up: a discount is never less than nothing.
 */
function itemOf(line: WooOrder['line_items'][number], currency: string): Item {
  const { quantity } = line;
  const before = minorUnits(line.subtotal, currency) + minorUnits(line.subtotal_tax, currency);
  const paid = minorUnits(line.total, currency) + minorUnits(line.total_tax, currency);
  const price = Math.ceil(Math.max(before, paid) / quantity);
  return {
    line: String(line.id),
    sku: line.sku || String(line.variation_id || line.product_id),
    product: String(line.product_id),
    title: decodeEntities(line.name),
    options: Object.fromEntries(
      line.meta_data.flatMap(({ key, value }) =>
        // `_reduced_stock` and the like are WooCommerce's own.
        key.startsWith('_') || typeof value !== 'string'
          ? []
          : [[key.replace(/^(?:attribute_)?pa_/, ''), value]],
      ),
    ),
    quantity,
    price,
    discount: price * quantity - paid,
  };
}

/** WooCommerce writes UTC without saying so. */
function utc(time: string | null | undefined): string | null {
  if (!time) return null;
  const at = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(time) ? time : `${time}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
