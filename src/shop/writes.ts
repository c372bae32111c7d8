import type { Move, Piece } from '../conversation/quote.ts';
import type { Exchange, OrderRecord, PostalAddress, Refund, Return } from './shop.ts';

/** How many pieces of a line; null: all of it. */
export interface Lot {
  line: string;
  quantity: number | null;
}

/** … and what comes instead of them. */
export interface Swap extends Lot {
  sku: string;
}

/**
 * Where money goes back to: as it was paid, to the customer's credit with the store, or to a method of theirs
 * on file.
 */
export type Settlement = { to: 'original' } | { to: 'credit' } | { to: 'method'; id: string };

/**
 * What becomes of a difference in price. `none`: a dearer thing is refused, and for a cheaper one nothing is
 * paid back. `pay_back`: the lower price is paid back, the higher one is paid by the customer. `person`: the
 * same, and a person approves both.
 */
export type Difference = 'none' | 'pay_back' | 'person';

/** How a difference is paid, or paid back: by a method on file, or (null) as the order was paid. */
interface Priced {
  difference: Difference;
  payment: string | null;
}

/** How a parcel comes back. */
interface Parcel {
  /** Last day (ISO date in the store's zone) to hand it in. */
  deadline: string;
  carrier: string;
}

/** Everything that can be changed in a shop. Orders bear the shop's own spelling of their number. */
export type ShopWrite =
  | ({
      act: 'return';
      order: string;
      lots: Lot[];
      reason: string;
      settlement: Settlement | null;
    } & Parcel)
  /** Money for what a return holds that is neither exchanged nor paid for. */
  | { act: 'settle'; order: string; return: string; settlement: Settlement }
  /**
   * Of a delivered order: reserves what comes, and has what goes sent back, in a return of its own where
   * there is none.
   */
  | ({ act: 'exchange'; order: string; swaps: Swap[] } & Parcel & Priced)
  | { act: 'undo_return'; order: string; return: string }
  | { act: 'undo_exchange'; order: string; exchange: string }
  /* Of an order that has not left: */
  /** Of all (null) everything that was paid goes back, of some what they were worth. */
  | { act: 'cancel'; order: string; lots: Lot[] | null; reason: string }
  | ({ act: 'items'; order: string; swaps: Swap[] } & Priced)
  | { act: 'address'; order: string; address: PostalAddress }
  /** By the id of a method on file. */
  | { act: 'payment'; order: string; payment: string }
  /* Of a customer: */
  | { act: 'profile_address'; account: string; address: PostalAddress }
  /* Of what runs by the interval: `customer` is who asks for it. */
  /** `endsOn`: its last day, ISO date in the store's zone. */
  | { act: 'end_subscription'; subscription: string; customer: string; endsOn: string; reason: string }
  /** It was ended, has not ended yet, and goes on. `today`: ISO date in the store's zone. */
  | { act: 'resume_subscription'; subscription: string; customer: string; today: string }
  /** `on`: from which day, ISO date in the store's zone; `seats` null: as many as there are. */
  | {
      act: 'alter_subscription';
      subscription: string;
      customer: string;
      plan: string;
      seats: number | null;
      on: string;
    }
  /* Of a customer's appointments. `startsAt` and `with` are those of a free time. */
  | { act: 'book'; customer: string; service: string; startsAt: string; with: string }
  | { act: 'reschedule'; appointment: string; customer: string; startsAt: string; with: string }
  | { act: 'call_off'; appointment: string; customer: string; reason: string };

/**
 * What a shop system can do. A tool that needs what is not there is not offered: `cancel_lines`, of one line
 * alone; `credit`, money back as credit with the store; `subscriptions` and `invoices`, tell of them;
 * `end_subscription`, end one, and take that back; `change_subscription`, another plan or other seats; `appointments`, tell of them, and book, move and cancel one.
 */
export const CAPABILITIES = [
  'return',
  'settle',
  'credit',
  'exchange',
  'undo',
  'cancel',
  'cancel_lines',
  'items',
  'address',
  'payment',
  'profile_address',
  'subscriptions',
  'invoices',
  'end_subscription',
  'change_subscription',
  'appointments',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export interface ShopMove extends Move {
  /** Its method as it may be said to whom it belongs ("Visa ending 4242"), where there is such a text. */
  label: string;
}

/** What a write would do, to the cent. */
export interface ShopQuote {
  out: Piece[];
  in: Piece[];
  money: ShopMove[];
  /** ISO date. */
  deadline: string | null;
  final: boolean;
}

/** What a write left, as it is now. */
export interface Applied {
  /** Null of a write to a customer or to what they have beside orders. */
  order: OrderRecord | null;
  return: Return | null;
  exchanges: Exchange[];
  refunds: Refund[];
  quote: ShopQuote;
}

/** A write that the shop refused, as a value: nothing changed. `existing`: it had been done before. */
export type Outcome<T> = { ok: true; value: T; existing: boolean } | { ok: false; reason: ShopRefusal };
export type ShopRefusal =
  | 'unknown'
  | 'out_of_stock'
  | 'not_delivered'
  | 'already_dispatched'
  | 'already_cancelled'
  | 'already_returned'
  | 'already_exchanged'
  | 'already_refunded'
  | 'moved'
  /** It would do something else than what was agreed to. */
  | 'changed'
  /** What comes instead costs more, and the store takes no difference. */
  | 'price_difference'
  /** There is not enough on what it is to be paid with. */
  | 'insufficient_balance'
  /** Somebody else has that time, or it was never free. */
  | 'time_taken'
  /** It is so already. */
  | 'nothing_changes'
  /** This shop system cannot do it. */
  | 'unsupported';
