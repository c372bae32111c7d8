import { z } from 'zod';
import { numbered, numberedExchanges } from '../remote/pieces.ts';
import {
  Account,
  type Billing,
  BusinessAccount,
  Invoice,
  Item,
  Order,
  type OrderRecord,
  Product,
  Subscription,
} from '../shop.ts';
import type { Capability, ShopRefusal } from '../writes.ts';

/*
 * What a shop answers that speaks the contract of docs/shop-by-http.md. Everything that a shop need not know
 * has a default.
 */

const amount = z.number().int().nonnegative();
const time = z.iso.datetime({ offset: true });
const id = z.string().min(1).max(200);
const Span = z.object({ from: z.number().int().nonnegative(), to: z.number().int().nonnegative() });

const Return = z
  .object({
    id,
    parts: z
      .array(
        z.object({
          line: z.string(),
          quantity: z.number().int().positive(),
          pieces: z.array(Span).optional(),
        }),
      )
      .min(1),
    reason: z.string().default(''),
    status: z.enum(['open', 'received', 'undone']),
    settlement: z.enum(['undecided', 'refund', 'exchange']).default('undecided'),
    createdAt: time,
    deadline: z.iso.date(),
    carrier: z.string().default(''),
    tracking: z.string().default(''),
  })
  .transform((back) => ({ ...back, lines: back.parts.map(({ line }) => line), label: null }));

const Thing = Item.pick({ sku: true, title: true, options: true });
const Exchange = z.object({
  id,
  line: z.string(),
  quantity: z.number().int().positive(),
  pieces: z.array(Span).optional(),
  return: id,
  from: Thing,
  to: Thing,
  status: z.enum(['reserved', 'shipped', 'delivered', 'undone']),
  createdAt: time,
});

const Refund = z.object({
  id,
  return: id.nullable().default(null),
  exchange: id.nullable().default(null),
  amount,
  currency: z.string().length(3),
  method: z.string(),
  label: z.string().default(''),
  status: z.enum(['on_receipt', 'issued']),
  at: time,
  sources: z.array(z.object({ payment: z.string(), amount })).default([]),
  covers: z
    .array(z.object({ line: z.string(), quantity: z.number().int().positive(), pieces: z.array(Span) }))
    .nullable()
    .default(null),
});

const Charge = z.object({
  id,
  payment: z.string(),
  method: z.string(),
  label: z.string().default(''),
  amount,
  exchange: id.nullable().default(null),
  at: time,
});

/** An order with what has happened to it since. */
export const WireOrder = Order.extend({
  returns: z.array(Return).default([]),
  exchanges: z.array(Exchange).default([]),
  refunds: z.array(Refund).default([]),
  charges: z.array(Charge).default([]),
  changes: z
    .array(
      z.object({
        what: z.enum(['items', 'cancelled_items', 'address', 'payment']),
        at: time,
        reason: z.string().default(''),
      }),
    )
    .default([]),
  cancellation: z
    .object({ at: time, reason: z.string().default('') })
    .nullable()
    .default(null),
}).transform((order): OrderRecord => {
  const of = <T extends object>(row: T) => ({ ...row, order: order.id });
  const returns = numbered(order.returns.map(of));
  return {
    ...order,
    returns,
    exchanges: numberedExchanges(order.exchanges.map(of), returns),
    refunds: order.refunds.map(of),
  };
});
/** Each is read by itself. */
export const WireOrders = z.array(z.looseObject({ id: z.string() })).max(200);
export const WireProducts = z.array(Product).max(100);

/** Who has a contact on file. */
export const WireContact = z.object({
  shared: z.boolean().default(false),
  account: Account.nullish(),
  lastOrderAt: time.nullish(),
  firstOrderAt: time.nullish(),
  orders: z.number().int().positive().optional(),
  /** The email address on the newest order. */
  mailbox: z.string().optional(),
  /** An older order of the account names another number. */
  replaces: z.boolean().optional(),
});

/** What the shop can do. What it does not name it cannot. */
export const WireCapabilities = z.object({
  returns: z.boolean().default(false),
  exchanges: z.boolean().default(false),
  refunds: z.boolean().default(false),
  cancel: z.boolean().default(false),
  cancelLines: z.boolean().default(false),
  credit: z.boolean().default(false),
  subscriptions: z.boolean().default(false),
  /** What an order brings along where it is asked for. */
  includes: z.array(z.string()).max(50).default([]),
});

type Able = Exclude<keyof z.infer<typeof WireCapabilities>, 'includes'>;
const ABILITIES: { readonly [Name in Able]: readonly Capability[] } = {
  returns: ['return', 'undo'],
  exchanges: ['exchange', 'undo'],
  refunds: ['settle'],
  cancel: ['cancel'],
  cancelLines: ['cancel_lines'],
  credit: ['credit'],
  subscriptions: ['subscriptions', 'invoices'],
};

/** What a shop that says this of itself is able to do. */
export function abilitiesOf(said: z.infer<typeof WireCapabilities>): Capability[] {
  const names = Object.keys(ABILITIES) as (keyof typeof ABILITIES)[];
  return [...new Set(names.flatMap((name) => (said[name] ? ABILITIES[name] : [])))];
}

/** What a customer has that is charged by the interval; the newest of each. */
export const WireBilling = z.object({
  accounts: z.array(BusinessAccount).max(20).default([]),
  subscriptions: z.array(Subscription).max(100).default([]),
  invoices: z.array(Invoice).max(100).default([]),
});

/** What of it is that customer's, or a company's whose people they are among. */
export function billingOf(
  { accounts, subscriptions, invoices }: z.infer<typeof WireBilling>,
  customer: string,
): Billing {
  const own = accounts.filter(({ members }) => members.includes(customer));
  const theirs = ({ customer: whose, account }: Pick<Invoice, 'customer' | 'account'>) =>
    account ? own.some(({ id: of }) => of === account) : whose.id === customer;
  return {
    accounts: own,
    subscriptions: subscriptions.filter(theirs).map((one) => ({ ...one, ending: null })),
    invoices: invoices
      .filter(theirs)
      .toSorted((one, other) => Date.parse(other.issuedAt) - Date.parse(one.issuedAt)),
  };
}

/** What a write would move, as the shop reckons it. */
export const WireQuote = z.object({
  value: z.object({
    money: z.array(
      z.object({
        direction: z.enum(['back', 'due']),
        amount,
        currency: z.string().length(3),
        method: z.string().min(1),
        label: z.string().default(''),
      }),
    ),
    estimate: z.boolean().default(false),
  }),
});

/** What came of a write. `order`, as it is now, saves the question for it. */
export const WireDone = z.object({
  value: z.looseObject({ id: id.optional() }).nullish(),
  existing: z.boolean().default(false),
  order: WireOrder.optional(),
});

const REASONS = [
  'unknown',
  'out_of_stock',
  'not_delivered',
  'already_dispatched',
  'already_cancelled',
  'already_returned',
  'already_exchanged',
  'already_refunded',
  'moved',
  'price_difference',
  'insufficient_balance',
  'nothing_changes',
  'unsupported',
] as const satisfies readonly ShopRefusal[];
/** A refusal (409). A reason that is none of ours is `unsupported`: a person looks at it. */
export const WireRefusal = z.object({ reason: z.enum(REASONS).catch('unsupported') });
