import { emailAddress, phoneAddress } from '../../identity/address.ts';
import { orderKey, orderNumber, spells } from '../../identity/order-number.ts';
import type { Account, ContactOnFile, Exchange, Order, OrderRecord, Refund, Return } from '../shop.ts';

/**
 * Takes an order in, or its news. What happened here (returns, exchanges, refunds, a cancellation) stays. An
 * order that comes back as `returned` has its parcels in: open returns are received, and money promised on
 * receipt is issued.
 */
export function putOrder(sql: SqlStorage, order: Order): void {
  const placedAt = Date.parse(order.placedAt);
  sql.exec(
    `INSERT INTO orders (id, account, placed_at, body, number_key) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET account = excluded.account, placed_at = excluded.placed_at, body = excluded.body,
       number_key = excluded.number_key`,
    order.id,
    order.customer.id,
    placedAt,
    JSON.stringify(order),
    orderKey(order.id),
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
    sql.exec("UPDATE refunds SET status = 'issued' WHERE order_id = ? AND status = 'on_receipt'", order.id);
  }
}

type OrderRow = { body: string; history: number };

/** Whether anything has happened to the order `o` here: to most nothing has, and one look tells. */
const HAS_HISTORY = ['returns', 'exchanges', 'refunds', 'cancellations']
  .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE order_id = o.id)`)
  .join(' OR ');

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

/** The shop's customer as their newest order names them. */
export function readAccount(sql: SqlStorage, id: string): Account | null {
  const row = sql
    .exec<{ body: string }>(
      'SELECT body FROM orders WHERE account = ? ORDER BY placed_at DESC, id LIMIT 1',
      id,
    )
    .toArray()[0];
  return row ? (JSON.parse(row.body) as Order).customer : null;
}

/**
 * Whose contact this is. An account has the contacts of its newest order: numbers and mailboxes change hands,
 * and one that was given up is no longer the customer's. Phones are read in E.164 only.
 */
export function readAccountByContact(
  sql: SqlStorage,
  contact: { email: string } | { phone: string },
): ContactOnFile | null {
  const address = 'email' in contact ? emailAddress(contact.email) : internationalPhone(contact.phone);
  if (!address) return null;
  const [row, another] = holdersOf(sql, address);
  if (row && another) return { shared: true };
  const account = row && readAccount(sql, row.account);
  return row && account
    ? { shared: false, account, lastOrderAt: new Date(row.placed_at).toISOString() }
    : null;
}

/** The accounts that have a contact, at most two of them: more change nothing. */
function holdersOf(sql: SqlStorage, contact: string): { account: string; placed_at: number }[] {
  return sql
    .exec<{ account: string; placed_at: number }>(
      `SELECT c.account, max(c.placed_at) AS placed_at FROM contacts c
       WHERE c.contact = ?1 AND EXISTS (
         SELECT 1 FROM contacts newest WHERE newest.contact = ?1 AND newest.order_id =
           (SELECT id FROM orders WHERE account = c.account ORDER BY placed_at DESC, id LIMIT 1))
       GROUP BY c.account LIMIT 2`,
      contact,
    )
    .toArray();
}

/** The contacts of an order that are on several accounts. */
export function sharedContacts(sql: SqlStorage, order: Order): string[] {
  return [...contactsOf(order)].filter((contact) => holdersOf(sql, contact).length > 1);
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

function recordOf(sql: SqlStorage, { body, history }: OrderRow): OrderRecord {
  const order = JSON.parse(body) as Order;
  if (!history) return { ...order, returns: [], exchanges: [], refunds: [], cancellation: null };
  const cancelled = sql
    .exec<{ at: string }>('SELECT at FROM cancellations WHERE order_id = ?', order.id)
    .toArray()[0];
  return {
    ...order,
    // A parcel that left in spite of a cancellation is on its way all the same.
    status: cancelled && order.status === 'pending' ? 'cancelled' : order.status,
    returns: readReturns(sql, order.id),
    exchanges: readExchanges(sql, order.id),
    refunds: readRefunds(sql, order.id),
    cancellation: cancelled ?? null,
  };
}

function readReturns(sql: SqlStorage, order: string): Return[] {
  return sql
    .exec<
      Record<'id' | 'lines' | 'reason' | 'created_at' | 'deadline' | 'carrier' | 'tracking', string> & {
        status: Return['status'];
        settlement: Return['settlement'];
        label: string | null;
      }
    >('SELECT * FROM returns WHERE order_id = ? ORDER BY number', order)
    .toArray()
    .map((row) => ({
      id: row.id,
      order,
      lines: JSON.parse(row.lines),
      reason: row.reason,
      status: row.status,
      settlement: row.settlement,
      createdAt: row.created_at,
      deadline: row.deadline,
      carrier: row.carrier,
      tracking: row.tracking,
      label: row.label === null ? null : JSON.parse(row.label),
    }));
}

function readExchanges(sql: SqlStorage, order: string): Exchange[] {
  return sql
    .exec<
      Record<'id' | 'line' | 'return_id' | 'from_item' | 'to_item' | 'created_at', string> & {
        status: Exchange['status'];
      }
    >('SELECT * FROM exchanges WHERE order_id = ? ORDER BY number', order)
    .toArray()
    .map((row) => ({
      id: row.id,
      order,
      line: row.line,
      return: row.return_id,
      from: JSON.parse(row.from_item),
      to: JSON.parse(row.to_item),
      status: row.status,
      createdAt: row.created_at,
    }));
}

function readRefunds(sql: SqlStorage, order: string): Refund[] {
  return sql
    .exec<Record<'id' | 'currency' | 'method' | 'at', string> & { amount: number; status: Refund['status'] }>(
      "SELECT * FROM refunds WHERE order_id = ? AND status <> 'withdrawn' ORDER BY number",
      order,
    )
    .toArray()
    .map(({ id, amount, currency, method, status, at }) => ({
      id,
      order,
      amount,
      currency,
      method,
      status,
      at,
    }));
}
