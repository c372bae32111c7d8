import { BusinessAccount, type Ending, Invoice, Subscription } from '../billing/shapes.ts';
import type { Billing, Changing, SubscriptionRecord } from '../shop.ts';
import { CAPABILITIES, type Capability } from '../writes.ts';
import { type Naming, putPerson } from './persons.ts';

/* What is charged by the interval, and whose it is. */

/** Takes a company in, with its people as they are now. */
export function putBusinessAccount(sql: SqlStorage, account: BusinessAccount): void {
  sql.exec(
    'INSERT OR REPLACE INTO business_accounts (id, body) VALUES (?, ?)',
    account.id,
    JSON.stringify(account),
  );
  sql.exec('DELETE FROM members WHERE account = ?', account.id);
  for (const member of new Set(account.members))
    sql.exec('INSERT INTO members (customer, account) VALUES (?, ?)', member, account.id);
}

/**
 * Takes a subscription in, or its news. What was ended here stays ended, until the feed says when it ends itself: then that
 * is what holds.
 */
export function putSubscription(sql: SqlStorage, subscription: Subscription): void {
  const { id, customer, account } = subscription;
  sql.exec(
    'INSERT OR REPLACE INTO subscriptions (id, customer, account, body) VALUES (?, ?, ?, ?)',
    ...[id, customer.id, account ?? null, JSON.stringify(subscription)],
  );
  if (subscription.endsAt || subscription.status === 'cancelled')
    sql.exec('DELETE FROM endings WHERE subscription = ?', id);
  sql.exec(
    'DELETE FROM subscription_changes WHERE subscription = ? AND fed <> ?',
    ...[id, fedOf(subscription)],
  );
  putPerson(sql, namedBySubscription(subscription));
}

/** What the feed tells of what is paid for, and until when. */
function fedOf({ plan, seats, price, renewsAt, endsAt, status }: Subscription): string {
  return JSON.stringify([
    plan,
    seats ?? null,
    price,
    renewsAt ?? null,
    endsAt ?? null,
    status === 'cancelled',
  ]);
}

/** Takes an invoice in, or its news. */
export function putInvoice(sql: SqlStorage, invoice: Invoice): void {
  const { id, customer, account, issuedAt } = invoice;
  sql.exec(
    'INSERT OR REPLACE INTO invoices (id, customer, account, issued_at, body) VALUES (?, ?, ?, ?, ?)',
    ...[id, customer.id, account ?? null, Date.parse(issuedAt), JSON.stringify(invoice)],
  );
  putPerson(sql, namedByInvoice(invoice));
}

/** Whom a subscription names: they can be found, and erased, by it. */
export function namedBySubscription({ id, customer, startedAt }: Subscription): Naming {
  return { record: `subscription ${id}`, customer, at: startedAt };
}

/** Whom an invoice names: they can be found, and erased, by it. */
export function namedByInvoice({ id, customer, issuedAt }: Invoice): Naming {
  return { record: `invoice ${id}`, customer, at: issuedAt };
}

/** A company that is a customer; null where the feed has brought none of that id. */
export function readBusinessAccount(sql: SqlStorage, id: string): BusinessAccount | null {
  const row = sql.exec<{ body: string }>('SELECT body FROM business_accounts WHERE id = ?', id).toArray()[0];
  return row ? BusinessAccount.parse(JSON.parse(row.body)) : null;
}

/** What the embedded shop can do: of what it has none of nothing is offered. */
export function abilitiesOf(sql: SqlStorage): Capability[] {
  const has = (table: 'subscriptions' | 'invoices') =>
    sql.exec(`SELECT 1 FROM ${table} LIMIT 1`).toArray().length > 0;
  const [subscribed, invoiced] = [has('subscriptions'), has('invoices')];
  return CAPABILITIES.filter((one) => {
    if (one === 'invoices') return invoiced;
    return !/subscription/.test(one) || subscribed;
  });
}

type SubscriptionRow = {
  body: string;
  at: string | null;
  ends_on: string | null;
  reason: string | null;
  changed_at: string | null;
  on_day: string | null;
  plan: string | null;
  seats: number | null;
  price: number | null;
};

const SUBSCRIPTION = `SELECT s.body, e.at, e.ends_on, e.reason, c.at AS changed_at, c.on_day, c.plan, c.seats, c.price
  FROM subscriptions s LEFT JOIN endings e ON e.subscription = s.id
  LEFT JOIN subscription_changes c ON c.subscription = s.id`;

/** A subscription with the end that was agreed here; null where the number is nobody's. */
export function readSubscription(sql: SqlStorage, id: string): SubscriptionRecord | null {
  const row = sql.exec<SubscriptionRow>(`${SUBSCRIPTION} WHERE s.id = ?`, id).toArray()[0];
  return row ? recordOf(row) : null;
}

/** An invoice as the feed brought it; null where the number is nobody's. */
export function readInvoice(sql: SqlStorage, id: string): Invoice | null {
  const row = sql.exec<{ body: string }>('SELECT body FROM invoices WHERE id = ?', id).toArray()[0];
  return row ? Invoice.parse(JSON.parse(row.body)) : null;
}

/** Rows of each kind that are read at most. */
const MOST = 100;

/** A customer's own, and what the companies have whose people they are among. */
export function readBilling(sql: SqlStorage, customer: string): Billing {
  const accounts = sql
    .exec<{ body: string }>(
      `SELECT b.body FROM members m JOIN business_accounts b ON b.id = m.account WHERE m.customer = ?
       ORDER BY b.id LIMIT ${MOST}`,
      customer,
    )
    .toArray()
    .map(({ body }) => BusinessAccount.parse(JSON.parse(body)));
  return {
    accounts,
    subscriptions: sql
      .exec<SubscriptionRow>(`${SUBSCRIPTION} WHERE ${reached('s')} LIMIT ${MOST}`, customer)
      .toArray()
      .map(recordOf)
      .sort(byLife),
    invoices: sql
      .exec<{ body: string }>(
        `SELECT i.body FROM invoices i WHERE ${reached('i')} ORDER BY i.issued_at DESC, i.id DESC LIMIT ${MOST}`,
        customer,
      )
      .toArray()
      .map(({ body }) => Invoice.parse(JSON.parse(body))),
  };
}

/** What belongs to a company is its people's, and nobody else's: not even whom it names as its customer. */
const reached = (of: string) =>
  `((${of}.account IS NULL AND ${of}.customer = ?1) OR ${of}.account IN (SELECT account FROM members WHERE customer = ?1))`;

/** Whether somebody may have a subscription ended: their own, or one of a company whose people they are among. */
export function belongsTo(sql: SqlStorage, { customer, account }: Subscription, who: string): boolean {
  if (!account) return customer.id === who;
  return (
    sql.exec('SELECT 1 FROM members WHERE customer = ? AND account = ?', who, account).toArray().length > 0
  );
}

/** Keeps that a subscription ends, and when. */
export function putEnding(sql: SqlStorage, subscription: string, { at, endsOn, reason }: Ending): void {
  sql.exec(
    'INSERT OR REPLACE INTO endings (subscription, at, ends_on, reason) VALUES (?, ?, ?, ?)',
    ...[subscription, at, endsOn, reason],
  );
}

/** Keeps what a subscription is from a renewal on; null: it stays as it is. */
export function putChanging(sql: SqlStorage, id: string, changing: Changing | null): void {
  sql.exec('DELETE FROM subscription_changes WHERE subscription = ?', id);
  const found = changing && readSubscription(sql, id);
  if (!found) return;
  sql.exec(
    `INSERT INTO subscription_changes (subscription, at, on_day, plan, seats, price, fed)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ...[id, changing.at, changing.on, changing.plan, changing.seats, changing.price, fedOf(found)],
  );
}

/** A subscription goes on: its end is taken back. */
export function dropEnding(sql: SqlStorage, subscription: string): void {
  sql.exec('DELETE FROM endings WHERE subscription = ?', subscription);
}

/** What a person said when they ended something goes with them; the contract and its invoices are the shop's own records. */
export function forgetWords(sql: SqlStorage, customer: string): void {
  const own =
    "SELECT json_extract(subject, '$.subscription') FROM writes WHERE json_extract(subject, '$.customer') = ?1";
  sql.exec(`UPDATE endings SET reason = '' WHERE subscription IN (${own})`, customer);
  sql.exec(
    "UPDATE appointment_changes SET reason = '' WHERE appointment IN (SELECT id FROM appointments WHERE customer = ?)",
    customer,
  );
  sql.exec("DELETE FROM writes WHERE json_extract(subject, '$.customer') = ?", customer);
}

function recordOf({ body, at, ends_on, reason, ...change }: SubscriptionRow): SubscriptionRecord {
  const ending = at !== null && ends_on !== null ? { at, endsOn: ends_on, reason: reason ?? '' } : null;
  const { changed_at, on_day, plan, seats, price } = change;
  const changing =
    changed_at !== null && on_day !== null && plan !== null && price !== null
      ? { at: changed_at, on: on_day, plan, seats, price }
      : null;
  return { ...Subscription.parse(JSON.parse(body)), ending, changing };
}

/** Those that run come first, then the newest. */
function byLife(one: Subscription, other: Subscription): number {
  const over = ({ status }: Subscription) => (status === 'cancelled' ? 1 : 0);
  return over(one) - over(other) || Date.parse(other.startedAt) - Date.parse(one.startedAt);
}
