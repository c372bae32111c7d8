import type { Terms } from './agreed.ts';
import type { AppointmentRecord, FreeTime } from './appointments/shapes.ts';
import type { Billing } from './billing/shapes.ts';
import type { Account, Item, Order, Place, Product } from './shapes.ts';
import type { Applied, Capability, Outcome, ShopQuote, ShopWrite } from './writes.ts';

export * from './appointments/shapes.ts';
export * from './billing/shapes.ts';
export * from './feed-line.ts';
export * from './shapes.ts';

/*
 * The shop's side as Onethread sees it: what it has on record, and the port to it.
 */

/** Products of one kind; those that the feed gives none are of the kind "". */
export interface ProductKind {
  kind: string;
  products: { id: string; title: string }[];
}

/** Pieces of a line, which are numbered from 0: `to` is the first that is not of them. */
export interface Span {
  from: number;
  to: number;
}

/** Some pieces of a line. */
export interface Part {
  line: string;
  quantity: number;
  pieces: Span[];
}

export interface Return {
  id: string;
  order: string;
  /** The lines of its parts. */
  lines: string[];
  parts: Part[];
  reason: string;
  status: 'open' | 'received' | 'undone';
  /** What the customer gets: undecided until they say. */
  settlement: 'undecided' | 'refund' | 'exchange';
  createdAt: string;
  /** Last day (ISO date in the store's zone) to hand the parcel in. */
  deadline: string;
  carrier: string;
  tracking: string;
  /** Blob key of the label, once made, and the account it was made for. */
  label: { key: string; filename: string; size: number; owner?: string } | null;
}

/** A thing on one side of an exchange. */
export type Exchanged = Pick<Item, 'sku' | 'title' | 'titles' | 'options'>;

export interface Exchange {
  id: string;
  order: string;
  line: string;
  quantity: number;
  /** The pieces of the line that go back for it. */
  pieces: Span[];
  return: string;
  from: Exchanged;
  to: Exchanged;
  /** `reserved`: waits for the old item; then `shipped`, `delivered`; `undone` gives the stock back. */
  status: 'reserved' | 'shipped' | 'delivered' | 'undone';
  createdAt: string;
}

export interface Refund {
  id: string;
  order: string;
  /** The return it waits for, or waited for. */
  return: string | null;
  /** The exchange whose lower price it pays back. */
  exchange: string | null;
  amount: number;
  currency: string;
  /** Where it goes, by its kind ("card"). */
  method: string;
  /** … and as it may be said to whom it belongs. */
  label: string;
  status: 'on_receipt' | 'issued';
  at: string;
  /** Of which payments it is, by their ids; none of a refund that is older than that record. */
  sources: { payment: string; amount: number }[];
  /** What of a return it pays for; null: all that is not exchanged. */
  covers: Part[] | null;
}

/** What was to be paid beside the order's own payments, since it was placed. */
export interface Charge {
  id: string;
  /** The method it was paid by: a payment of the order, or a method on file. */
  payment: string;
  method: string;
  label: string;
  amount: number;
  /** The exchange whose higher price it pays. */
  exchange: string | null;
  at: string;
}

/** What was changed of an order before it left. */
export interface Change {
  what: 'items' | 'cancelled_items' | 'address' | 'payment';
  at: string;
  reason: string;
}

/** An order with all that has happened to it since: items, total and address are those that hold now. */
export interface OrderRecord extends Order {
  returns: Return[];
  exchanges: Exchange[];
  refunds: Refund[];
  charges: Charge[];
  changes: Change[];
  cancellation: { at: string; reason: string } | null;
  /** Where the shop does not answer and this is what it said before: when that was, ISO 8601. */
  asOf?: string;
  /**
   * When it had come by the customer's own word, ISO 8601: only where arrival is inferred and no carrier or shop
   * tells of it. The window counts from then; the status stays the shop's.
   */
  toldDeliveredAt?: string;
}

/** A customer's word that an order has come. */
export interface ArrivalWord {
  /** The shop's own spelling of its number. */
  order: string;
  /** When it was said, ISO 8601. */
  at: string;
  /** `customer`: somebody known as the owner of the order; `visitor`: somebody who only named it. */
  by: 'customer' | 'visitor';
}

/** An account whose newest order names a contact. Times are ISO 8601, in UTC. */
export interface ContactHolder {
  account: Account;
  /** How many of its orders name the contact, and when the first and the newest of them were placed. */
  orders: number;
  firstOrderAt: string;
  lastOrderAt: string;
  /** True of a number that one order alone names, while older ones of the account name another. */
  replaces: boolean;
  /** The email address on the newest of those orders. */
  mailbox: string;
}

/**
 * Who has a contact on file: one account, or several (a household's phone, a family's mailbox, a guest who
 * typed somebody else's). What follows is decided in src/identity/contact.ts.
 */
export interface ContactOnFile {
  holders: ContactHolder[];
}

/**
 * The port to a shop system. Reads return null for what does not exist. Policy (windows, limits, who may) is
 * decided by the tools before they call. Throws only when the shop cannot be reached.
 */
export interface Shop {
  /** What this shop system can do. */
  capabilities(): Promise<readonly Capability[]>;
  account(id: string): Promise<Account | null>;
  /** Who has this contact on file. Looking up writes nothing. */
  accountByContact(contact: { email: string } | { phone: string }): Promise<ContactOnFile | null>;
  /**
   * By its number: exactly, else as a customer may spell it (`n° 45 821`) where that fits one order alone.
   * What comes back bears the shop's own spelling.
   */
  order(number: string): Promise<OrderRecord | null>;
  /**
   * The newest order of the one customer of this name one of whose orders went to this postcode, whatever
   * case and accents they are written in. Null where there are several.
   */
  orderByName(person: { name: string; postcode: string }): Promise<OrderRecord | null>;
  /** Newest first, at most `limit`. */
  ordersOf(account: string, limit: number): Promise<OrderRecord[]>;
  product(id: string): Promise<Product | null>;
  /**
   * By id, sku or words of the title, best first, at most 5. With a price in minor units that they are to be `near`, by words of the
   * kind and the description too, or all where no word is given: those in stock, nearest to it first, at most 30. Shop systems of others
   * search by words alone, as they do.
   */
  findProducts(query: string, near?: number): Promise<Product[]>;
  /**
   * What somebody has that is charged by the interval, with what their companies have; empty where the shop system
   * keeps none of it (see {@link Capability}). Whether they may see it is the tools' to decide.
   */
  billing(customer: string): Promise<Billing>;
  /** All kinds of products with the products of each, at most 500 in all. */
  productKinds(): Promise<ProductKind[]>;
  /** What a write would do: the same refusals, the same money, and nothing written. */
  quote(write: ShopWrite): Promise<Outcome<ShopQuote>>;
  /**
   * Carries a write out, once for its `key`: the same key gives the same outcome and one effect. Refuses
   * `changed` where it would do anything else now than what was `agreed`; null where nothing had to be. `of`:
   * the customer whose order it is; of somebody else's it is `unknown`.
   */
  apply(
    write: ShopWrite,
    terms: { key: string; agreed: Terms | null; now: string; of?: string },
  ): Promise<Outcome<Applied>>;
  /**
   * The customer says that the order has come. Kept beside the shop system, and never written to it as delivered.
   * The order with that word; null, and nothing kept, where the shop or a carrier tells of arrivals itself.
   */
  noteArrival(word: ArrivalWord): Promise<OrderRecord | null>;
  /** Says where a return's label is kept; null when it is kept no longer, and is made anew the next time. */
  attachLabel(request: { return: string; label: Return['label'] }): Promise<void>;
}

/** A store's shop: the system that keeps its orders, and the shops in town that the feed tells whatever that system is. */
export interface StoreShop extends Shop {
  /** By their names; absent where no feed is kept. */
  places?(): Promise<Place[]>;
  /** Absent where no feed is kept. */
  agenda?: Agenda;
}

/** Appointments and free times, as the feed tells them. */
interface Agenda {
  /** A customer's, the latest first, at most 200. Whether they may see them is the tools' to decide. */
  of(customer: string): Promise<AppointmentRecord[]>;
  /** Times that can be booked between two instants (ISO 8601), earliest first, at most 500; of a service or (null) of all. */
  free(query: { service: string | null; after: string; until: string }): Promise<FreeTime[]>;
}
