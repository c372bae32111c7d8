import { atLeast } from '../../conversation/values.ts';
import { endOf, isOver } from '../../shop/billing/term.ts';
import { localDay } from '../../shop/days.ts';
import type { Billing, BusinessAccount, Invoice, SubscriptionRecord } from '../../shop/shop.ts';
import { knownAccount } from '../access.ts';
import { needs } from '../refusals.ts';
import type { QuoteScope, ToolResult } from '../tool.ts';

/** A subscription as it is shown. Days are ISO dates in the store's zone, money minor units. */
export interface SubscriptionView {
  id: string;
  plan: string;
  status: SubscriptionRecord['status'];
  /** It has ended. */
  over: boolean;
  /** For each interval, all seats together. */
  price: number;
  currency: string;
  interval: SubscriptionRecord['interval'];
  seats: number | null;
  /** How one seat more or less changes the price; null where a person settles it. */
  seatPrice: number | null;
  /** What it may be changed to here, with the price each interval for the seats that there are. */
  plans: { plan: string; price: number; seatPrice: number | null }[];
  /** What it is from a day on, by what was agreed to here. */
  changing: { on: string; plan: string; seats: number | null; price: number } | null;
  /** When it is charged next, or a trial ends; null where it ends before, or nobody says. */
  renewsOn: string | null;
  /** Its last day; null where it continues. */
  endsOn: string | null;
  /** A customer ended it here, and may take that back until it is over. */
  endedHere: boolean;
  noticeDays: number;
  /** The company it belongs to. */
  company: string | null;
  /** The payment method; only for verified speakers. */
  payment: string | null;
  /** The last failed payment. */
  failure: {
    on: string;
    reason: NonNullable<SubscriptionRecord['failure']>['reason'];
    nextTryOn: string | null;
  } | null;
}

/** An invoice as its verified customer sees it. */
export interface InvoiceView {
  id: string;
  issuedOn: string;
  dueOn: string | null;
  paidOn: string | null;
  status: Invoice['status'];
  /** Unpaid, and past its due date. */
  overdue: boolean;
  total: number;
  tax: number;
  currency: string;
  subscription: string | null;
  order: string | null;
  company: string | null;
}

/** What a speaker may see of their billing. */
export interface Seen {
  customer: string;
  accounts: BusinessAccount[];
  subscriptions: SubscriptionRecord[];
  invoices: Invoice[];
  /** There is more, which a verified speaker could see; nothing else is said about it. */
  withheld: boolean;
}

/**
 * Everything for a verified speaker. A recognised speaker sees their own subscriptions, and at most the
 * existence of a company's. A speaker with nothing but a caller ID sees nothing.
 */
export async function billingSeen(scope: QuoteScope): Promise<ToolResult<Seen>> {
  const customer = knownAccount(scope);
  if (customer === null) return needs('verified');
  const verified = atLeast(scope.assurance, 'verified');
  if (!verified && (scope.details === false || scope.numberAlone)) return needs('verified');
  const all = await scope.shop.billing(customer);
  return { ok: true, output: { customer, ...(verified ? { ...all, withheld: false } : own(all)) } };
}

function own({ subscriptions, invoices }: Billing): Omit<Seen, 'customer'> {
  const seen = subscriptions.filter(({ account }) => !account).map((one) => ({ ...one, payment: null }));
  const withheld = invoices.length > 0 || seen.length < subscriptions.length;
  return { accounts: [], subscriptions: seen, invoices: [], withheld };
}

/** A subscription for brains and the console: days in the store's zone, no personal data. */
export function subscriptionView(
  one: SubscriptionRecord,
  accounts: readonly BusinessAccount[],
  { settings: { timeZone }, now }: Pick<QuoteScope, 'settings' | 'now'>,
): SubscriptionView {
  const day = (instant: string | null | undefined) => (instant ? localDay(instant, timeZone) : null);
  const today = localDay(now, timeZone);
  const [endsOn, renews] = [endOf(one, timeZone), day(one.renewsAt)];
  const over = isOver(one, today, timeZone);
  const { id, plan, status, price, currency, interval, seats = null, seatPrice = null, noticeDays } = one;
  return {
    ...{ id, plan, status, over, price, currency, interval, seats, seatPrice, noticeDays, endsOn },
    renewsOn: over || !renews || renews < today || (endsOn !== null && endsOn <= renews) ? null : renews,
    plans: one.plans.map((other) => ({ ...other, seatPrice: other.seatPrice ?? null })),
    changing: one.changing
      ? {
          ...{ on: one.changing.on, plan: one.changing.plan },
          ...{ seats: one.changing.seats, price: one.changing.price },
        }
      : null,
    endedHere: one.ending !== null && !over,
    company: accounts.find((account) => account.id === one.account)?.name ?? null,
    payment: one.payment?.label ?? null,
    failure: one.failure
      ? {
          on: localDay(one.failure.at, timeZone),
          reason: one.failure.reason,
          nextTryOn: day(one.failure.nextTryAt),
        }
      : null,
  };
}

/** An invoice for brains and the console: days in the store's zone, no personal data. */
export function invoiceView(
  one: Invoice,
  accounts: readonly BusinessAccount[],
  { settings: { timeZone }, now }: Pick<QuoteScope, 'settings' | 'now'>,
): InvoiceView {
  const day = (instant: string | null | undefined) => (instant ? localDay(instant, timeZone) : null);
  const { id, status, total, tax, currency, subscription = null, order = null } = one;
  const dueOn = day(one.dueAt);
  return {
    ...{ id, status, total, tax, currency, subscription, order, dueOn },
    issuedOn: localDay(one.issuedAt, timeZone),
    paidOn: day(one.paidAt),
    overdue: status === 'open' && dueOn !== null && dueOn < localDay(now, timeZone),
    company: accounts.find((account) => account.id === one.account)?.name ?? null,
  };
}
