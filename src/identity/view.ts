import { type Assurance, atLeast } from '../conversation/values.ts';
import type { Settings } from '../settings.ts';
import { type Returnable, returnable } from '../shop/policy.ts';
import type {
  Change,
  Exchange,
  Item,
  OrderRecord,
  PostalAddress,
  Product,
  Refund,
  Return,
  Shipment,
} from '../shop/shop.ts';

/** An order as one session may see it. What its assurance does not cover is absent, not blanked. */
export interface OrderView {
  id: string;
  status: 'pending' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
  placedAt: string;
  shippedAt: string | null;
  deliveredAt: string | null;
  /** When the customer reported its arrival, where no carrier or shop reports it. */
  toldDeliveredAt?: string;
  currency: string;
  total: number;
  discount?: number;
  shipping?: number;
  items: Item[];
  /** Tracking numbers only from `recognised` up: a carrier's page shows the address. */
  shipments: (Omit<Shipment, 'tracking'> & { tracking: string | null })[];
  /** `parts` where a line is sent back in part. */
  returns: (Omit<Return, 'label' | 'parts'> & { parts?: { line: string; quantity: number }[] })[];
  /** `quantity` where it is not all of the line. */
  exchanges: (Omit<Exchange, 'pieces' | 'quantity'> & { quantity?: number })[];
  /** The method is the kind of payment that the money goes back to ("card"). */
  refunds: Pick<Refund, 'id' | 'order' | 'amount' | 'currency' | 'method' | 'status' | 'at'>[];
  /** Changes before it was shipped. */
  changes?: Change[];
  cancelledAt: string | null;
  /** The physical shop it was bought in. */
  store?: string;
  /** Where it is collected; the code only from `recognised` up. */
  pickup?: {
    store: string;
    status: 'preparing' | 'ready' | 'collected';
    readyAt: string | null;
    until: string | null;
    code: string | null;
  };
  returnable: Returnable;
}

export type ProductView = Product;

/**
 * What a session at `assurance` may see of an order at `now` (ISO 8601): the one place that removes fields.
 * Name, address, contacts and payments are in no view, see {@link orderDetails}. Below `recognised`, tracking
 * numbers (a carrier's page shows the address), the reason that was given for a return (another session's
 * words) and the way money goes back are left out too.
 */
export function viewOrder(
  order: OrderRecord,
  assurance: Assurance,
  settings: Settings,
  now: string,
): OrderView {
  const known = atLeast(assurance, 'recognised');
  const { discount, shipping } = order;
  return {
    id: order.id,
    status: order.status,
    placedAt: order.placedAt,
    shippedAt: order.shippedAt ?? null,
    deliveredAt: order.deliveredAt ?? null,
    ...(order.toldDeliveredAt === undefined ? {} : { toldDeliveredAt: order.toldDeliveredAt }),
    currency: order.currency,
    total: order.total,
    ...(discount ? { discount } : {}),
    ...(shipping ? { shipping } : {}),
    items: order.items,
    shipments: order.shipments.map(({ carrier, status, at, tracking }) => ({
      carrier,
      status,
      at: at ?? null,
      tracking: known && tracking !== '' ? tracking : null,
    })),
    returns: order.returns.map(({ label: _, parts, ...back }) => ({
      ...back,
      ...(known ? {} : { reason: '', tracking: '' }),
      ...(parts.every(({ line, quantity }) => quantity === quantityOf(order, line))
        ? {}
        : { parts: parts.map(({ line, quantity }) => ({ line, quantity })) }),
    })),
    exchanges: order.exchanges.map(({ pieces: _, quantity, ...exchange }) =>
      quantity === quantityOf(order, exchange.line) ? exchange : { ...exchange, quantity },
    ),
    refunds: order.refunds.map(({ id, order: of, amount, currency, method, status, at }) => {
      return { id, order: of, amount, currency, method: known ? method : '', status, at };
    }),
    ...(known && order.changes.length > 0 ? { changes: order.changes } : {}),
    cancelledAt: order.cancellation?.at ?? null,
    ...(order.store ? { store: order.store } : {}),
    ...(order.pickup ? { pickup: viewPickup(order.pickup, known) } : {}),
    returnable: returnable(order, settings, now),
  };
}

function viewPickup(
  { store, status, readyAt, until, code }: NonNullable<OrderRecord['pickup']>,
  known: boolean,
): NonNullable<OrderView['pickup']> {
  const times = { readyAt: readyAt ?? null, until: until ?? null };
  return { store, status, ...times, code: known ? (code ?? null) : null };
}

/**
 * What a verified customer may look up of their order besides {@link OrderView}; no prompt contains it unless
 * it is asked for.
 */
export interface OrderDetails {
  address: PostalAddress | null;
  payments: { id: string; method: string; label: string; amount: number }[];
  refunds: { id: string; label: string }[];
  note: string;
}

/** What only verified customers are told of an order: where it goes, how it was paid, its note. */
export function orderDetails({ address, payments, charges, refunds, note = '' }: OrderRecord): OrderDetails {
  const since = charges.map(({ payment: id, method, label, amount }) => ({ id, method, label, amount }));
  return {
    address: address ?? null,
    payments: [...payments, ...since],
    refunds: refunds.map(({ id, label, method }) => ({ id, label: label || method })),
    note,
  };
}

function quantityOf(order: OrderRecord, line: string): number {
  return order.items.find((item) => item.line === line)?.quantity ?? 0;
}

/** Products are public, with the stock that can still be promised. */
export function viewProduct(product: Product): ProductView {
  const { id, title, kind, description, sizeChart, translations, variants } = product;
  const more = { ...(kind ? { kind } : {}), ...(translations ? { translations } : {}) };
  return { id, title, ...more, description, sizeChart, variants };
}
