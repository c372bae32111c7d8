import type { Quote } from '../conversation/quote.ts';
import { lookup } from '../lookup.ts';
import type { Settings } from '../settings.ts';
import type { Difference } from './writes.ts';

/*
 * What the store lets nobody do without a person: its policy (`settings.approvals`) against what an action
 * would do and what was done lately. Pure.
 */

const DAY = 86_400_000;

/** Why a person has to look at it. */
type LimitReason =
  /** More money than the store lets move alone, at once. */
  | 'amount'
  /** The same, with what moved in the last days. */
  | 'sum'
  /** A currency for which the store has set no amount. */
  | 'currency'
  /** What comes instead has another price. */
  | 'price_difference'
  /** A person is dealing with this order already. */
  | 'dispute'
  | 'many_refunds'
  /** A parcel would go out soon after an address was changed. */
  | 'address_changed'
  /** Several accounts share a contact address. */
  | 'shared_contact'
  | 'cancel_reason';

/** What bears a reason out: numbers as they were compared. Money in minor units, times ISO 8601. */
type Evidence =
  | { about: 'amount' | 'sum'; amount: number; currency: string; limit: number; days?: number }
  | { about: 'currency'; amount: number; currency: string }
  | { about: 'price_difference'; amount: number; currency: string }
  | { about: 'dispute'; since: string }
  | { about: 'many_refunds'; count: number; days: number }
  | { about: 'address_changed'; at: string }
  | { about: 'shared_contact'; accounts: number }
  | { about: 'cancel_reason'; said: string };

/** What was done for the customer lately, without a person's approval, linked threads included. */
export interface DoneLately {
  at: string;
  quote: Pick<Quote, 'act' | 'money' | 'order'> & Partial<Pick<Quote, 'goes'>>;
}

/** What a limit is measured by beside the quote. */
export interface LimitHistory {
  /** ISO 8601. */
  now: string;
  done: readonly DoneLately[];
  /** Since when a person deals with a dispute on the quote's order (ISO 8601); null where nobody does. */
  disputed: string | null;
  /**
   * Accounts of the shop that share a contact address of the customer's; 1 where the address is theirs alone.
   */
  accounts: number;
  /** Why the customer cancels, where they said so. */
  cancelReason: string | null;
}

export type Limited =
  | { kind: 'allowed' }
  /** The gravest reason, with everything that speaks for a person. */
  | { kind: 'approval'; reason: LimitReason; evidence: Evidence[] };

/** Whether an action that the customer agreed to may be carried out at once. */
export function limitsFor(
  quote: Quote,
  history: LimitHistory,
  { approvals, currency, exchanges }: Pick<Settings, 'approvals' | 'currency' | 'exchanges'>,
): Limited {
  const evidence = [
    ...amounts(quote, history, approvals, currency),
    ...rise(quote, approvals, currency),
    ...difference(quote, exchanges.difference),
    ...signals(quote, history, approvals),
    ...reasonGiven(quote, history, approvals),
  ];
  const [first] = evidence;
  return first ? { kind: 'approval', reason: first.about, evidence } : { kind: 'allowed' };
}

type Policy = Settings['approvals'];
type Money = { amount: number; currency: string };

/**
 * Money of a quote in one direction, by currency: what is taken and given in one action may not hide each
 * other.
 */
function moved({ money }: Pick<Quote, 'money'>): Money[] {
  const sums = new Map<string, number>();
  for (const { direction, amount, currency } of money) {
    const key = `${direction} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return [...sums].map(([key, amount]) => ({ amount, currency: key.slice(-3) }));
}

function amounts(quote: Quote, { now, done }: LimitHistory, policy: Policy, currency: string): Evidence[] {
  return moved(quote).flatMap((one): Evidence[] => {
    const limit = one.currency === currency ? policy.amount : lookup(policy.otherCurrencies, one.currency);
    if (limit === undefined) return [{ about: 'currency', ...one }];
    if (one.amount > limit) return [{ about: 'amount', ...one, limit }];
    const { days } = policy;
    const before = done
      .filter(({ at }) => within(at, now, days))
      .flatMap(({ quote: earlier }) => toCustomer(earlier))
      .filter((earlier) => earlier.currency === one.currency)
      .reduce((sum, { amount }) => sum + amount, 0);
    const sum =
      before +
      toCustomer(quote).reduce(
        (own, { amount, currency: of }) => own + (of === one.currency ? amount : 0),
        0,
      );
    return before > 0 && sum > limit && toCustomer(quote).length > 0
      ? [{ about: 'sum', amount: sum, currency: one.currency, limit, days }]
      : [];
  });
}

/** What is dearer from a renewal on counts by what each interval costs more than now: small steps add up. */
function rise({ changes }: Quote, policy: Policy, currency: string): Evidence[] {
  const amount = changes ? changes.price - (changes.charged ?? changes.was) : 0;
  if (!changes || amount <= 0) return [];
  const one = { amount, currency: changes.currency };
  const limit = one.currency === currency ? policy.amount : lookup(policy.otherCurrencies, one.currency);
  if (limit === undefined) return [{ about: 'currency', ...one }];
  return amount > limit ? [{ about: 'amount', ...one, limit }] : [];
}

function toCustomer({ money }: Pick<Quote, 'money'>): Money[] {
  return money.filter(({ direction }) => direction === 'to_customer');
}

/**
 * What comes instead is dearer: a person says whether and how the rest is paid. A store may want that of
 * every difference in price.
 */
function difference({ act, money }: Quote, policy: Difference): Evidence[] {
  if (act !== 'exchange' && act !== 'change_items') return [];
  const differs = money.find(({ direction }) => direction === 'from_customer' || policy === 'person');
  return differs ? [{ about: 'price_difference', amount: differs.amount, currency: differs.currency }] : [];
}

function signals(quote: Quote, history: LimitHistory, policy: Policy): Evidence[] {
  const { now, done, disputed, accounts } = history;
  const { refunds, addressChangeDays, accountsPerContact } = policy.signals;
  const pays = toCustomer(quote).length > 0;
  const ships = quote.in.length > 0 || quote.goes.some(({ what }) => what === 'parcel');
  const paid = done.filter(
    ({ at, quote: earlier }) => toCustomer(earlier).length > 0 && within(at, now, refunds.days),
  );
  const moved = done.findLast(
    ({ at, quote: earlier }) => earlier.act === 'change_address' && within(at, now, addressChangeDays),
  );
  return [
    ...(policy.disputes && disputed !== null && (pays || ships)
      ? [{ about: 'dispute', since: disputed } as const]
      : []),
    ...(pays && refunds.count > 0 && paid.length >= refunds.count
      ? [{ about: 'many_refunds', count: paid.length, days: refunds.days } as const]
      : []),
    ...(ships && moved && !changesBack(quote, done)
      ? [{ about: 'address_changed', at: moved.at } as const]
      : []),
    ...((pays || ships) && accountsPerContact > 0 && accounts >= accountsPerContact
      ? [{ about: 'shared_contact', accounts } as const]
      : []),
  ];
}

/** The parcel goes where it went before somebody changed that. */
function changesBack({ act, order, goes }: Quote, done: LimitHistory['done']): boolean {
  if (act !== 'change_address') return false;
  const first = done.find(({ quote }) => quote.act === 'change_address' && quote.order === order);
  const was = first?.quote.goes?.find(({ what }) => what === 'parcel')?.was;
  return was !== undefined && goes.some(({ mark }) => mark === was);
}

/** A store that names reasons lets the assistant cancel for these alone. */
function reasonGiven({ act }: Quote, { cancelReason }: LimitHistory, { cancelReasons }: Policy): Evidence[] {
  if (act !== 'cancel' || cancelReasons.length === 0) return [];
  return cancelReason !== null && cancelReasons.includes(cancelReason)
    ? []
    : [{ about: 'cancel_reason', said: cancelReason ?? '' }];
}

function within(at: string, now: string, days: number): boolean {
  const ago = Date.parse(now) - Date.parse(at);
  return ago >= 0 && ago < days * DAY;
}
