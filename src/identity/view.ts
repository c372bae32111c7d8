import { type Assurance, atLeast } from '../conversation/values.ts';
import type { Settings } from '../settings.ts';
import { type Returnable, returnable } from '../shop/policy.ts';
import type { Exchange, Item, OrderRecord, Product, Refund, Return, Shipment } from '../shop/shop.ts';

/** An order as one session may see it. What its assurance does not cover is absent, not blanked. */
export interface OrderView {
  id: string;
  status: 'pending' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
  placedAt: string;
  shippedAt: string | null;
  deliveredAt: string | null;
  currency: string;
  total: number;
  items: Item[];
  /** Tracking numbers only from `recognised` up: a carrier's page shows the address. */
  shipments: (Omit<Shipment, 'tracking'> & { tracking: string | null })[];
  returns: Omit<Return, 'label'>[];
  exchanges: Exchange[];
  refunds: Refund[];
  cancelledAt: string | null;
  returnable: Returnable;
}

export type ProductView = Product;

/**
 * What a session at `assurance` may see of an order at `now` (ISO 8601): the one place that strips. Name,
 * address, contacts and payments are in no view. Below `recognised`, tracking numbers (a carrier's page shows
 * the address), the reason that was given for a return (another session's words) and the way money goes back
 * are left out too.
 */
export function viewOrder(
  order: OrderRecord,
  assurance: Assurance,
  settings: Settings,
  now: string,
): OrderView {
  const known = atLeast(assurance, 'recognised');
  return {
    id: order.id,
    status: order.status,
    placedAt: order.placedAt,
    shippedAt: order.shippedAt ?? null,
    deliveredAt: order.deliveredAt ?? null,
    currency: order.currency,
    total: order.total,
    items: order.items,
    shipments: order.shipments.map(({ carrier, status, at, tracking }) => ({
      carrier,
      status,
      at: at ?? null,
      tracking: known && tracking !== '' ? tracking : null,
    })),
    returns: order.returns.map(({ label: _, ...back }) =>
      known ? back : { ...back, reason: '', tracking: '' },
    ),
    exchanges: order.exchanges,
    refunds: order.refunds.map((refund) => (known ? refund : { ...refund, method: '' })),
    cancelledAt: order.cancellation?.at ?? null,
    returnable: returnable(order, settings, now),
  };
}

/** Products are public, with what can still be promised of them. */
export function viewProduct({ id, title, description, sizeChart, variants }: Product): ProductView {
  return { id, title, description, sizeChart, variants };
}
