import { z } from 'zod';
import { emailAddress, phoneAddress } from '../../identity/address.ts';
import { orderKey, orderNumber, spells } from '../../identity/order-number.ts';
import type { Account, ContactOnFile, Order, OrderRecord } from '../shop.ts';
import { withBalances } from './accounts.ts';
import { issueRefunds, releaseHolds } from './commit.ts';
import { contactsOfPerson, personsWith, readPerson } from './persons.ts';
import { HAS_HISTORY, type OrderRow, recordOf } from './records.ts';

/**
 * Takes an order in, or its news. What happened here (returns, exchanges, refunds, a cancellation) stays. An
 * order that comes back as `returned` has its parcels in: open returns are received, and money promised on
 * receipt is issued.
 */
export function putOrder(sql: SqlStorage, order: Order): void {
  const placedAt = Date.parse(order.placedAt);
  sql.exec(
    `INSERT INTO orders (id, account, placed_at, body, number_key, name_key) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET account = excluded.account, placed_at = excluded.placed_at, body = excluded.body,
       number_key = excluded.number_key, name_key = excluded.name_key`,
    order.id,
    order.customer.id,
    placedAt,
    JSON.stringify(order),
    orderKey(order.id),
    nameKeyOf(order),
  );
  sql.exec('DELETE FROM contacts WHERE order_id = ?', order.id);
  for (const contact of contactsOf(order)) {
    sql.exec(
      'INSERT INTO contacts (contact, order_id, account, placed_at) VALUES (?, ?, ?, ?)',
      contact,
      order.id,
      order.customer.id,
      placedAt,
    );
  }
  if (order.status === 'returned') {
    sql.exec("UPDATE returns SET status = 'received' WHERE order_id = ? AND status = 'open'", order.id);
    issueRefunds(sql, 'order_id', order.id);
  }
  if (order.status !== 'pending') releaseHolds(sql, order);
}

/** Null when there is none. */
export function readOrder(sql: SqlStorage, id: string): OrderRecord | null {
  const row = sql
    .exec<OrderRow>(`SELECT body, ${HAS_HISTORY} AS history FROM orders o WHERE id = ?`, id)
    .toArray()[0];
  return row ? recordOf(sql, row) : null;
}

/**
 * The order that a customer means by a number: the one of that very name, else the one whose number the
 * customer may have spelled differently, when no other has a number like it. Null otherwise: a number between
 * two orders is neither's.
 */
export function findOrder(sql: SqlStorage, written: string): OrderRecord | null {
  const named = readOrder(sql, written) ?? readOrder(sql, orderNumber(written));
  if (named) return named;
  const key = orderKey(written);
  if (key === '') return null;
  workOutKeys(sql);
  const [one, another] = sql
    .exec<{ id: string }>('SELECT id FROM orders WHERE number_key = ? LIMIT 2', key)
    .toArray();
  return one && !another && spells(written, one.id) ? readOrder(sql, one.id) : null;
}

function workOutKeys(sql: SqlStorage): void {
  for (const { id } of sql.exec<{ id: string }>('SELECT id FROM orders WHERE number_key IS NULL').toArray()) {
    sql.exec('UPDATE orders SET number_key = ? WHERE id = ?', orderKey(id), id);
  }
}

/** The newest order of the one account that has this name on an order to this postcode. */
export function findOrderByName(
  sql: SqlStorage,
  { name, postcode }: { name: string; postcode: string },
): OrderRecord | null {
  const key = nameKey(name, postcode);
  if (key === '') return null;
  const unread = sql.exec<{ body: string }>('SELECT body FROM orders WHERE name_key IS NULL').toArray();
  for (const { body } of unread) {
    const order: Order = JSON.parse(body);
    sql.exec('UPDATE orders SET name_key = ? WHERE id = ?', nameKeyOf(order), order.id);
  }
  const [one, another] = sql
    .exec<{ account: string }>('SELECT DISTINCT account FROM orders WHERE name_key = ? LIMIT 2', key)
    .toArray();
  return one && !another ? (readOrdersOf(sql, one.account, 1)[0] ?? null) : null;
}

function nameKeyOf({ customer, address }: Order): string {
  return nameKey(customer.name, address?.postcode ?? customer.addresses?.[0]?.postcode ?? '');
}

/** A name and a postcode whatever way they are written; empty where one of them says nothing. */
function nameKey(name: string, postcode: string): string {
  const fold = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const [names, code] = [fold(name).toSorted().join(' '), fold(postcode).join('')];
  return names === '' || code === '' ? '' : `${names}/${code}`;
}

/** Newest first. */
export function readOrdersOf(sql: SqlStorage, account: string, limit: number): OrderRecord[] {
  return sql
    .exec<OrderRow>(
      `SELECT body, ${HAS_HISTORY} AS history FROM orders o WHERE account = ? ORDER BY placed_at DESC, id LIMIT ?`,
      account,
      Math.max(0, limit),
    )
    .toArray()
    .map((row) => recordOf(sql, row));
}

/** The shop's customer as their newest order names them, else what else names them. */
export function readAccount(sql: SqlStorage, id: string): Account | null {
  const row = sql
    .exec<{ body: string }>(
      'SELECT body FROM orders WHERE account = ? ORDER BY placed_at DESC, id LIMIT 1',
      id,
    )
    .toArray()[0];
  return row ? withBalances(sql, (JSON.parse(row.body) as Order).customer) : readPerson(sql, id);
}

/**
 * Who has a contact. An account has the contacts of its newest order: numbers and mailboxes change hands, and
 * one that was given up is no longer the customer's. Phones are read in E.164 only. Null when nobody has it.
 */
export function readAccountByContact(
  sql: SqlStorage,
  contact: { email: string } | { phone: string },
): ContactOnFile | null {
  const address = 'email' in contact ? emailAddress(contact.email) : internationalPhone(contact.phone);
  if (!address) return null;
  const holders = holdersOf(sql, address).flatMap(
    ({ account: id, orders, first_at, last_at, last_order }) => {
      const account = readAccount(sql, id);
      const customer = last_order === null ? account : readOrder(sql, last_order)?.customer;
      if (!account || !customer) return [];
      return {
        account,
        orders,
        firstOrderAt: new Date(first_at).toISOString(),
        lastOrderAt: new Date(last_at).toISOString(),
        replaces: address.startsWith('phone:') && orders === 1 && hadAnother(sql, id, address),
        mailbox: emailAddress(customer.email) ?? '',
      };
    },
  );
  return holders.length ? { holders } : null;
}

/** Accounts that may be told apart by a contact; of more it is nobody's in any case. */
const MOST_HOLDERS = 20;

interface HolderRow extends Record<string, SqlStorageValue> {
  account: string;
  orders: number;
  first_at: number;
  last_at: number;
  /** Null of an account that never ordered. */
  last_order: string | null;
}

/** The newest order of an account, in the terms of the query around it. */
const newestOf = (account: string) =>
  `(SELECT id FROM orders WHERE account = ${account} ORDER BY placed_at DESC, id LIMIT 1)`;

/** The accounts that have a contact, with how they ordered with it. */
function holdersOf(sql: SqlStorage, contact: string): HolderRow[] {
  const ordered = sql
    .exec<HolderRow>(
      `SELECT c.account, count(*) AS orders, min(c.placed_at) AS first_at, max(c.placed_at) AS last_at,
         (SELECT order_id FROM contacts l WHERE l.contact = ?1 AND l.account = c.account
          ORDER BY placed_at DESC, order_id LIMIT 1) AS last_order
       FROM contacts c
       WHERE c.contact = ?1 AND EXISTS (
         SELECT 1 FROM contacts n WHERE n.contact = ?1 AND n.order_id = ${newestOf('c.account')})
       GROUP BY c.account LIMIT ?2`,
      contact,
      MOST_HOLDERS,
    )
    .toArray();
  const others = personsWith(sql, contact, MOST_HOLDERS).map(({ account, records, first_at, last_at }) => ({
    ...{ account, orders: records, first_at, last_at },
    last_order: null,
  }));
  return [...ordered, ...others].slice(0, MOST_HOLDERS);
}

/** Whether an older order of the account names another number. */
function hadAnother(sql: SqlStorage, account: string, contact: string): boolean {
  return (
    sql
      .exec(
        `SELECT 1 FROM contacts c JOIN orders o ON o.id = c.order_id
         WHERE o.account = ? AND c.contact <> ? AND c.contact LIKE 'phone:%' LIMIT 1`,
        account,
        contact,
      )
      .toArray().length > 0
  );
}

/**
 * Who has each of these contacts: as many words as accounts, which change when what is decided by them may.
 */
export function holdersByContact(sql: SqlStorage, contacts: Iterable<string>): Map<string, string[]> {
  return new Map(
    [...contacts].map((contact) => [
      contact,
      holdersOf(sql, contact).map(({ account, orders }, _, all) =>
        JSON.stringify(all.length > 1 ? [account, orders] : [account]),
      ),
    ]),
  );
}

/** The account in such a word. */
export function accountIn(holder: string): string {
  return z.tuple([z.string()]).rest(z.number()).parse(JSON.parse(holder))[0];
}

/** So many of an account's newest orders can come to be the newest by one line of the feed. */
const NEWEST = 2;

/**
 * The contacts that may have other holders once an order is taken in: its own, those it had before, and what
 * the accounts that it belongs and belonged to have by their newest orders.
 */
export function contactsAround(sql: SqlStorage, order: Order): string[] {
  const newest = (account: string) =>
    `SELECT contact FROM contacts WHERE order_id IN
       (SELECT id FROM orders WHERE account = ${account} ORDER BY placed_at DESC, id LIMIT ${NEWEST})`;
  const known = sql
    .exec<{ contact: string }>(
      `SELECT contact FROM contacts WHERE order_id = ?1
       UNION ${newest('?2')} UNION ${newest('(SELECT account FROM orders WHERE id = ?1)')}`,
      order.id,
      order.customer.id,
    )
    .toArray()
    .map(({ contact }) => contact);
  return [...contactsOf(order), ...known, ...contactsOfPerson(sql, order.customer.id)];
}

function contactsOf(order: Order): Set<string> {
  const { email, phone } = order.customer;
  const country = order.address?.country ?? '';
  return new Set(
    [emailAddress(email), phone ? phoneAddress(phone, country) : null].filter((found) => found !== null),
  );
}

function internationalPhone(phone: string): string | null {
  return phone.startsWith('+') ? phoneAddress(phone, '') : null;
}
