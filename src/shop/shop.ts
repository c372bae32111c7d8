import { z } from 'zod';

/*
 * The shop's side as Onethread sees it. The schemas are the feed of the public contract (NDJSON import, PUT,
 * GET): money in minor units, times ISO 8601.
 */

/** A name the shop gives: no control characters, and nothing that storage would turn into another text. */
const named = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'control characters');

export const Item = z.object({
  line: z.string().min(1).max(64),
  sku: named(128),
  product: named(128),
  title: z.string().max(500),
  options: z.record(z.string(), z.string()).default({}),
  quantity: z.number().int().positive(),
  price: z.number().int().nonnegative(),
});
export type Item = z.infer<typeof Item>;

export const Shipment = z.object({
  carrier: z.string(),
  tracking: z.string().default(''),
  status: z.string(),
  at: z.string().nullish(),
});
export type Shipment = z.infer<typeof Shipment>;

export const Account = z.object({
  id: named(200),
  name: z.string().max(300).default(''),
  email: z.string().max(320).default(''),
  phone: z.string().max(40).default(''),
  locale: z.string().max(35).default('en'),
  tags: z.array(z.string()).default([]),
  vip: z.boolean().default(false),
});
/** The shop's own customer: contact points here are *on file*. */
export type Account = z.infer<typeof Account>;

const PostalAddress = z.object({
  line1: z.string(),
  line2: z.string().default(''),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
});

const OrderStatus = z.enum(['pending', 'shipped', 'delivered', 'cancelled', 'returned']);

export const Order = z.object({
  id: named(64),
  status: OrderStatus,
  placedAt: z.iso.datetime({ offset: true }),
  shippedAt: z.iso.datetime({ offset: true }).nullish(),
  deliveredAt: z.iso.datetime({ offset: true }).nullish(),
  currency: z.string().length(3),
  total: z.number().int().nonnegative(),
  customer: Account,
  address: PostalAddress.nullish(),
  items: z.array(Item).min(1).max(200),
  shipments: z.array(Shipment).default([]),
  payments: z
    .array(
      z.object({
        id: z.string(),
        method: z.string(),
        label: z.string().default(''),
        amount: z.number().int(),
      }),
    )
    .default([]),
});
/** An order as the feed brings it. */
export type Order = z.infer<typeof Order>;

const Variant = z.object({
  sku: named(128),
  options: z.record(z.string(), z.string()).default({}),
  price: z.number().int().nonnegative(),
  /** Pieces that can still be promised: reservations are already taken off. */
  stock: z.number().int().nonnegative(),
});
export const Product = z.object({
  id: named(128),
  title: z.string().max(500),
  description: z.string().default(''),
  sizeChart: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  variants: z.array(Variant).max(1000).default([]),
});
export type Product = z.infer<typeof Product>;

/** One line of the feed. */
export const FeedLine = z.discriminatedUnion('type', [
  Order.extend({ type: z.literal('order') }),
  Product.extend({ type: z.literal('product') }),
]);
export type FeedLine = z.infer<typeof FeedLine>;

export interface Return {
  id: string;
  order: string;
  lines: string[];
  reason: string;
  status: 'open' | 'received' | 'undone';
  /** What the customer gets: undecided until they say. */
  settlement: 'undecided' | 'refund' | 'exchange';
  createdAt: string;
  /** Last day (ISO date in the store's zone) to hand the parcel in. */
  deadline: string;
  carrier: string;
  tracking: string;
  /** Blob key of the label, once made. */
  label: { key: string; filename: string; size: number } | null;
}

export interface Exchange {
  id: string;
  order: string;
  line: string;
  return: string;
  from: { sku: string; title: string; options: Record<string, string> };
  to: { sku: string; title: string; options: Record<string, string> };
  /** `reserved`: waits for the old item; then `shipped`, `delivered`; `undone` gives the stock back. */
  status: 'reserved' | 'shipped' | 'delivered' | 'undone';
  createdAt: string;
}

export interface Refund {
  id: string;
  order: string;
  amount: number;
  currency: string;
  method: string;
  status: 'on_receipt' | 'issued';
  at: string;
}

/** An order with all that has happened to it since. */
export interface OrderRecord extends Order {
  returns: Return[];
  exchanges: Exchange[];
  refunds: Refund[];
  cancellation: { at: string } | null;
}

/** A write that the shop refused, as a value: nothing changed. */
export type Outcome<T> = { ok: true; value: T; existing: boolean } | { ok: false; reason: ShopRefusal };
export type ShopRefusal =
  | 'unknown'
  | 'out_of_stock'
  | 'already_dispatched'
  | 'already_cancelled'
  | 'already_returned'
  | 'already_exchanged'
  | 'moved';

/**
 * Whose a contact is. On two accounts or more (a household's phone, a family's mailbox) it tells nobody
 * apart.
 */
export type ContactOnFile =
  | {
      shared: false;
      account: Account;
      /** ISO time of the newest order that the account placed with it. */
      lastOrderAt: string | null;
    }
  | { shared: true };

/**
 * The port to a shop system. Reads return null for what does not exist. Every write takes an idempotency
 * `key`: the same key gives the same outcome and one effect. Policy (windows, limits, who may) is decided by
 * the tools before they call. Throws only when the shop cannot be reached.
 */
export interface Shop {
  account(id: string): Promise<Account | null>;
  /** Who has this contact on file. Looking up writes nothing. */
  accountByContact(contact: { email: string } | { phone: string }): Promise<ContactOnFile | null>;
  /**
   * By its number: exactly, else as a customer may spell it (`n° 45 821`) where that fits one order alone.
   * What comes back bears the shop's own spelling.
   */
  order(number: string): Promise<OrderRecord | null>;
  /** Newest first, at most `limit`. */
  ordersOf(account: string, limit: number): Promise<OrderRecord[]>;
  product(id: string): Promise<Product | null>;
  /** By id, sku or words of the title, best first, at most 5. */
  findProducts(query: string): Promise<Product[]>;
  createReturn(request: {
    key: string;
    order: string;
    lines: string[];
    reason: string;
    deadline: string;
    carrier: string;
    now: string;
  }): Promise<Outcome<Return>>;
  /** Says where a return's label is kept; null when it is kept no longer, and is made anew the next time. */
  attachLabel(request: { return: string; label: Return['label'] }): Promise<void>;
  /** Reserves one `sku` for the order's line and settles the return by it, atomically. */
  createExchange(request: {
    key: string;
    order: string;
    line: string;
    return: string;
    sku: string;
    now: string;
  }): Promise<Outcome<Exchange>>;
  settleByRefund(request: {
    key: string;
    order: string;
    return: string;
    now: string;
  }): Promise<Outcome<Refund>>;
  cancelOrder(request: { key: string; order: string; now: string }): Promise<Outcome<Refund>>;
  undoExchange(request: {
    key: string;
    order: string;
    exchange: string;
    now: string;
  }): Promise<Outcome<Exchange>>;
  undoReturn(request: { key: string; order: string; return: string; now: string }): Promise<Outcome<Return>>;
}
