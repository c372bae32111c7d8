import { createHash } from 'node:crypto';
import type { Step } from '../plan/draft.ts';
import type { Account, Exchange, Order, Return } from '../shop.ts';
import { addToBalance } from './accounts.ts';
import { amend, amendAddress } from './amendments.ts';
import { book, cancelAppointment, moveAppointment } from './appointments.ts';
import { dropEnding, putChanging, putEnding } from './billing.ts';

/*
 * Writes what was planned. Runs inside the transaction that planned it.
 */

type StepOf<Do extends Step['do']> = Step & { do: Do };

const WRITES: { readonly [Do in Step['do']]: (sql: SqlStorage, step: StepOf<Do>) => void } = {
  open_return(sql, { row }) {
    sql.exec(
      `INSERT INTO returns (id, order_id, number, lines, parts, reason, status, settlement, created_at, deadline, carrier, tracking)
       VALUES (?, ?, ?, ?, ?, ?, 'open', 'undecided', ?, ?, ?, ?)`,
      row.id,
      row.order,
      nextNumber(sql, 'returns', row.order),
      JSON.stringify(row.parts.map(({ line }) => line)),
      JSON.stringify(row.parts),
      row.reason,
      row.createdAt,
      row.deadline,
      row.carrier,
      trackingNumber(row.carrier, row.id),
    );
  },
  reserve(sql, { row }) {
    const { from, to } = row;
    sql.exec(
      `INSERT INTO exchanges (id, order_id, number, line, return_id, sku, quantity, pieces, from_item, to_item, status, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'reserved', ?)`,
      row.id,
      row.order,
      nextNumber(sql, 'exchanges', row.order),
      row.line,
      row.return,
      to.sku,
      row.quantity,
      JSON.stringify(row.pieces),
      JSON.stringify(from),
      JSON.stringify(to),
      row.createdAt,
    );
    settle(sql, row.return);
  },
  refund(sql, { row, credit }) {
    const number = nextNumber(sql, 'refunds', row.order);
    sql.exec(
      `INSERT INTO refunds (id, order_id, number, return_id, exchange_id, amount, currency, method, label, status, at, sources, covers, credit)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      `F-${row.order}-${number}`,
      row.order,
      number,
      row.return,
      row.exchange,
      row.amount,
      row.currency,
      row.method,
      row.label,
      row.status,
      row.at,
      JSON.stringify(row.sources),
      row.covers && JSON.stringify(row.covers),
      credit,
    );
    if (credit && row.status === 'issued') addCredit(sql, row.order, credit, row.amount);
    if (row.return) settle(sql, row.return);
  },
  charge(sql, { order, row }) {
    const number = nextNumber(sql, 'charges', order);
    sql.exec(
      `INSERT INTO charges (id, order_id, number, exchange_id, payment, method, label, amount, status, at, base)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'made', ?, ?)`,
      `C-${order}-${number}`,
      order,
      number,
      row.exchange,
      row.payment,
      row.method,
      row.label,
      row.amount,
      row.at,
      JSON.stringify(fed(sql, order).payments),
    );
  },
  balance: (sql, { account, method, amount }) =>
    addToBalance(sql, fedAccount(sql, account), account, method, amount),
  undo_return(sql, { return: id }) {
    sql.exec("UPDATE refunds SET status = 'withdrawn' WHERE return_id = ? AND status = 'on_receipt'", id);
    sql.exec("UPDATE returns SET status = 'undone', settlement = 'undecided' WHERE id = ?", id);
  },
  undo_exchange(sql, { exchange, return: back }) {
    sql.exec("UPDATE exchanges SET status = 'undone' WHERE id = ?", exchange);
    sql.exec(
      "UPDATE refunds SET status = 'withdrawn' WHERE exchange_id = ? AND status = 'on_receipt'",
      exchange,
    );
    sql.exec("UPDATE charges SET status = 'withdrawn' WHERE exchange_id = ?", exchange);
    settle(sql, back);
  },
  cancel(sql, { order, at, reason }) {
    sql.exec('INSERT INTO cancellations (order_id, at, reason) VALUES (?, ?, ?)', order, at, reason);
    sql.exec('DELETE FROM holds WHERE order_id = ?', order);
  },
  change(sql, { order, row: { what, at, reason } }) {
    const number = nextNumber(sql, 'changes', order);
    sql.exec(
      'INSERT INTO changes (order_id, number, what, at, reason) VALUES (?, ?, ?, ?, ?)',
      order,
      number,
      what,
      at,
      reason,
    );
  },
  items: (sql, { order, items, total }) =>
    amend(sql, fed(sql, order), 'items', { items, total, discount: 0 }),
  address: (sql, { order, address }) => amend(sql, fed(sql, order), 'address', { address }),
  hold(sql, { order, sku, quantity }) {
    const held = heldFor(sql, order, sku) + quantity;
    if (held <= 0) sql.exec('DELETE FROM holds WHERE order_id = ? AND sku = ?', order, sku);
    else
      sql.exec('INSERT OR REPLACE INTO holds (order_id, sku, quantity) VALUES (?, ?, ?)', order, sku, held);
  },
  profile_address(sql, { account, address }) {
    const known = fedAccount(sql, account);
    if (known) amendAddress(sql, known, address);
  },
  end_subscription: (sql, { subscription, ending }) => putEnding(sql, subscription, ending),
  resume_subscription: (sql, { subscription }) => dropEnding(sql, subscription),
  change_subscription: (sql, { subscription, changing }) => putChanging(sql, subscription, changing),
  book,
  move: moveAppointment,
  call_off: cancelAppointment,
};

/** Writes the steps of a plan, in their order. To be called in one transaction: a step that throws leaves the shop as it was. */
export function commit(sql: SqlStorage, steps: readonly Step[]): void {
  for (const step of steps) write(sql, step);
}

function write<Do extends Step['do']>(sql: SqlStorage, step: StepOf<Do>): void {
  const entry: (sql: SqlStorage, step: StepOf<Do>) => void = WRITES[step.do];
  entry(sql, step);
}

/** Pieces of a sku that changes of an order hold for it. */
export function heldFor(sql: SqlStorage, order: string, sku: string): number {
  return (
    sql
      .exec<{ quantity: number }>('SELECT quantity FROM holds WHERE order_id = ? AND sku = ?', order, sku)
      .toArray()[0]?.quantity ?? 0
  );
}

/**
 * What an order held has left with it, and is no longer on the shelf; of one that was called off it is free
 * again.
 */
export function releaseHolds(sql: SqlStorage, { id, status }: Order): void {
  if (status !== 'cancelled') {
    sql.exec(
      `UPDATE variants SET shelf = max(0, shelf - (SELECT quantity FROM holds h WHERE h.order_id = ?1 AND h.sku = variants.sku))
       WHERE sku IN (SELECT sku FROM holds WHERE order_id = ?1)`,
      id,
    );
  }
  sql.exec('DELETE FROM holds WHERE order_id = ?', id);
}

/** What the warehouse reports: the old item has come in. Harmless again. */
export function receiveReturn(sql: SqlStorage, id: string): void {
  sql.exec("UPDATE returns SET status = 'received' WHERE id = ? AND status = 'open'", id);
  issueRefunds(sql, 'return_id', id);
}

/** Money that waited for a parcel leaves. */
export function issueRefunds(sql: SqlStorage, by: 'return_id' | 'order_id', id: string): void {
  const waiting = sql
    .exec<{ id: string; order_id: string; amount: number; credit: string | null }>(
      `SELECT id, order_id, amount, credit FROM refunds WHERE ${by} = ? AND status = 'on_receipt'`,
      id,
    )
    .toArray();
  for (const { id: refund, order_id: order, amount, credit } of waiting) {
    sql.exec("UPDATE refunds SET status = 'issued' WHERE id = ?", refund);
    if (credit) addCredit(sql, order, credit, amount);
  }
}

/**
 * What the warehouse reports: the new item has left, or arrived. What leaves is no longer on the shelf.
 * Harmless again.
 */
export function moveExchange(sql: SqlStorage, id: string, status: 'shipped' | 'delivered'): void {
  const row = sql
    .exec<{ sku: string; quantity: number; status: Exchange['status'] }>(
      'SELECT sku, quantity, status FROM exchanges WHERE id = ?',
      id,
    )
    .toArray()[0];
  if (!row || row.status === 'undone' || row.status === 'delivered') return;
  if (row.status === 'reserved') {
    sql.exec('UPDATE variants SET shelf = max(0, shelf - ?) WHERE sku = ?', row.quantity, row.sku);
  }
  sql.exec('UPDATE exchanges SET status = ? WHERE id = ?', status, id);
}

/** A return's settlement follows from what hangs on it. */
function settle(sql: SqlStorage, id: string): void {
  const row = sql
    .exec<{ exchanged: number; refunded: number }>(
      `SELECT (SELECT count(*) FROM exchanges WHERE return_id = ?1 AND status <> 'undone') AS exchanged,
              (SELECT count(*) FROM refunds WHERE return_id = ?1 AND exchange_id IS NULL AND status <> 'withdrawn') AS refunded`,
      id,
    )
    .one();
  const settlement: Return['settlement'] = row.refunded ? 'refund' : row.exchanged ? 'exchange' : 'undecided';
  sql.exec('UPDATE returns SET settlement = ? WHERE id = ?', settlement, id);
}

function addCredit(sql: SqlStorage, order: string, method: string, amount: number): void {
  const { id } = fed(sql, order).customer;
  addToBalance(sql, fedAccount(sql, id), id, method, amount);
}

/** Numbers run on: what was withdrawn or undone keeps its own. */
function nextNumber(
  sql: SqlStorage,
  table: 'returns' | 'exchanges' | 'refunds' | 'charges' | 'changes',
  order: string,
): number {
  return sql
    .exec<{ next: number }>(`SELECT count(*) + 1 AS next FROM ${table} WHERE order_id = ?`, order)
    .one().next;
}

/** The order as the feed brought it. */
function fed(sql: SqlStorage, order: string): Order {
  return JSON.parse(sql.exec<{ body: string }>('SELECT body FROM orders WHERE id = ?', order).one().body);
}

/** The customer as their newest order names them. */
function fedAccount(sql: SqlStorage, id: string): Account | null {
  const row = sql
    .exec<{ body: string }>(
      'SELECT body FROM orders WHERE account = ? ORDER BY placed_at DESC, id LIMIT 1',
      id,
    )
    .toArray()[0];
  if (!row) return null;
  const { customer }: Order = JSON.parse(row.body);
  return customer;
}

/**
 * The carrier's initials and twelve digits that follow from the return: the same return never gets two
 * parcels.
 */
function trackingNumber(carrier: string, id: string): string {
  const initials = (carrier.match(/\b[A-Za-z]/g) ?? []).join('').toUpperCase().slice(0, 3) || 'RT';
  const digits = createHash('sha256').update(id).digest().readBigUInt64BE() % 1_000_000_000_000n;
  return `${initials}${digits.toString().padStart(12, '0')}`;
}
