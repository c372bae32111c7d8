import type { Exchange, Item, Product, Refund, Return, Shipment } from '../shop/shop.ts';

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

/** Whether the order may be sent back now, as the store's policy and the calendar say. */
export type Returnable =
  | { open: true; lastDay: string; daysLeft: number }
  | { open: false; reason: 'not_delivered' | 'window_closed' | 'already_returned' | 'cancelled'; lastDay: string | null };

export type ProductView = Product;
