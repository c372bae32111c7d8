import { createHash } from 'node:crypto';
import { cancellable, paid, refundAmount, returnOf } from '../policy.ts';
import type { Exchange, OrderRecord, Return, Shop } from '../shop.ts';
import { readProduct, readVariant } from './catalogue.ts';
import type { Written } from './once.ts';
import { readOrder } from './orders.ts';

/*
 * The writes of the port. Each runs inside `once`: it sees one state of the shop and leaves one, or refuses
 * and leaves none.
 */

type Request<Write extends keyof Shop> = Omit<Parameters<Shop[Write]>[0] & object, 'key'>;

const UNKNOWN: Written = { ok: false, reason: 'unknown' };

/** Lines that an open return already takes back give that return. */
export function createReturn(sql: SqlStorage, request: Request<'createReturn'>): Written {
  const order = readOrder(sql, request.order);
  if (!order) return UNKNOWN;
  // In the order's own sequence, whatever the caller's.
  const lines = order.items.map(({ line }) => line).filter((line) => request.lines.includes(line));
  if (lines.length === 0 || lines.length !== new Set(request.lines).size) return UNKNOWN;
  if (order.status === 'cancelled') return { ok: false, reason: 'already_cancelled' };

  const open = order.returns.find(
    ({ status, lines: taken }) => status === 'open' && lines.every((line) => taken.includes(line)),
  );
  if (open) return { ok: true, id: open.id, existing: true };
  if (order.status === 'returned' || lines.some((line) => returnOf(order, line))) {
    return { ok: false, reason: 'already_returned' };
  }

  const number = order.returns.length + 1;
  const id = `R-${order.id}-${number}`;
  sql.exec(
    `INSERT INTO returns (id, order_id, number, lines, reason, status, settlement, created_at, deadline, carrier, tracking)
     VALUES (?, ?, ?, ?, ?, 'open', 'undecided', ?, ?, ?, ?)`,
    id,
    order.id,
    number,
    JSON.stringify(lines),
    request.reason,
    request.now,
    request.deadline,
    request.carrier,
    trackingNumber(request.carrier, id),
  );
  return { ok: true, id, existing: false };
}

/**
 * The whole line changes: as many pieces are reserved as it has. The same exchange again gives the one there
 * is.
 */
export function createExchange(sql: SqlStorage, request: Request<'createExchange'>): Written {
  const order = readOrder(sql, request.order);
  const item = order?.items.find(({ line }) => line === request.line);
  const back = order?.returns.find(({ id }) => id === request.return);
  if (!order || !item || !back || back.status === 'undone' || !back.lines.includes(item.line)) return UNKNOWN;
  if (order.status === 'cancelled') return { ok: false, reason: 'already_cancelled' };

  const live = order.exchanges.find(({ line, status }) => line === item.line && status !== 'undone');
  if (live?.to.sku === request.sku) return { ok: true, id: live.id, existing: true };
  if (live) return { ok: false, reason: 'already_exchanged' };
  if (back.settlement === 'refund') return { ok: false, reason: 'already_returned' };

  const found = readVariant(sql, request.sku);
  if (!found) return UNKNOWN;
  if (found.variant.stock < item.quantity) return { ok: false, reason: 'out_of_stock' };

  const number = order.exchanges.length + 1;
  const id = `X-${order.id}-${number}`;
  const title = readProduct(sql, found.product)?.title ?? item.title;
  sql.exec(
    `INSERT INTO exchanges (id, order_id, number, line, return_id, sku, quantity, from_item, to_item, status, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'reserved', ?)`,
    id,
    order.id,
    number,
    item.line,
    back.id,
    request.sku,
    item.quantity,
    JSON.stringify({ sku: item.sku, title: item.title, options: item.options }),
    JSON.stringify({ sku: request.sku, title, options: found.variant.options }),
    request.now,
  );
  settle(sql, order.id, back.id);
  return { ok: true, id, existing: false };
}

/**
 * Pays a return's lines back that are not exchanged: once it is in, or at once when it is. A second time
 * gives the first.
 */
export function settleByRefund(sql: SqlStorage, request: Request<'settleByRefund'>): Written {
  const order = readOrder(sql, request.order);
  const back = order?.returns.find(({ id }) => id === request.return);
  if (!order || !back || back.status === 'undone') return UNKNOWN;
  const live = sql
    .exec<{ id: string }>("SELECT id FROM refunds WHERE return_id = ? AND status <> 'withdrawn'", back.id)
    .toArray()[0];
  if (live) return { ok: true, id: live.id, existing: true };
  const exchanged = (line: string) =>
    order.exchanges.some((exchange) => exchange.line === line && exchange.status !== 'undone');
  if (back.lines.every(exchanged)) return { ok: false, reason: 'already_exchanged' };

  const status = back.status === 'received' ? 'issued' : 'on_receipt';
  const id = writeRefund(sql, order, back.id, refundAmount(order, back), status, request.now);
  settle(sql, order.id, back.id);
  return { ok: true, id, existing: false };
}

/** Calls a pending order off and pays back what was paid. The shelf is the feed's affair. */
export function cancelOrder(sql: SqlStorage, request: Request<'cancelOrder'>): Written {
  const order = readOrder(sql, request.order);
  if (!order) return UNKNOWN;
  const verdict = cancellable(order);
  if (!verdict.ok) return verdict;
  sql.exec('INSERT INTO cancellations (order_id, at) VALUES (?, ?)', order.id, request.now);
  return { ok: true, id: writeRefund(sql, order, null, paid(order), 'issued', request.now), existing: false };
}

/** Gives the reserved pieces back. The return stays open and undecided. */
export function undoExchange(sql: SqlStorage, request: Request<'undoExchange'>): Written {
  const exchange = readOrder(sql, request.order)?.exchanges.find(({ id }) => id === request.exchange);
  if (!exchange) return UNKNOWN;
  if (exchange.status === 'undone') return { ok: true, id: exchange.id, existing: true };
  if (exchange.status !== 'reserved') return { ok: false, reason: 'moved' };
  sql.exec("UPDATE exchanges SET status = 'undone' WHERE id = ?", exchange.id);
  settle(sql, request.order, exchange.return);
  return { ok: true, id: exchange.id, existing: false };
}

/**
 * Takes an open return back, and with it the refund that waited for it. An exchange on it has to be undone
 * first.
 */
export function undoReturn(sql: SqlStorage, request: Request<'undoReturn'>): Written {
  const order = readOrder(sql, request.order);
  const back = order?.returns.find(({ id }) => id === request.return);
  if (!order || !back) return UNKNOWN;
  if (back.status === 'undone') return { ok: true, id: back.id, existing: true };
  if (back.status === 'received') return { ok: false, reason: 'moved' };
  if (order.exchanges.some((exchange) => exchange.return === back.id && exchange.status !== 'undone')) {
    return { ok: false, reason: 'already_exchanged' };
  }
  sql.exec("UPDATE refunds SET status = 'withdrawn' WHERE return_id = ?", back.id);
  sql.exec("UPDATE returns SET status = 'undone', settlement = 'undecided' WHERE id = ?", back.id);
  return { ok: true, id: back.id, existing: false };
}

/** What the warehouse reports: the old item has come in. Harmless again. */
export function receiveReturn(sql: SqlStorage, id: string): void {
  sql.exec("UPDATE returns SET status = 'received' WHERE id = ? AND status = 'open'", id);
  sql.exec("UPDATE refunds SET status = 'issued' WHERE return_id = ? AND status = 'on_receipt'", id);
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
function settle(sql: SqlStorage, order: string, id: string): void {
  const row = sql
    .exec<{ exchanged: number; refunded: number }>(
      `SELECT (SELECT count(*) FROM exchanges WHERE order_id = ?1 AND return_id = ?2 AND status <> 'undone') AS exchanged,
              (SELECT count(*) FROM refunds WHERE return_id = ?2 AND status <> 'withdrawn') AS refunded`,
      order,
      id,
    )
    .one();
  const settlement: Return['settlement'] = row.refunded ? 'refund' : row.exchanged ? 'exchange' : 'undecided';
  sql.exec('UPDATE returns SET settlement = ? WHERE id = ?', settlement, id);
}

function writeRefund(
  sql: SqlStorage,
  order: OrderRecord,
  ofReturn: string | null,
  amount: number,
  status: 'on_receipt' | 'issued',
  at: string,
): string {
  const { count } = sql
    .exec<{ count: number }>('SELECT count(*) AS count FROM refunds WHERE order_id = ?', order.id)
    .one();
  const id = `F-${order.id}-${count + 1}`;
  const methods = [...new Set(order.payments.map(({ method }) => method))];
  sql.exec(
    `INSERT INTO refunds (id, order_id, number, return_id, amount, currency, method, status, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    order.id,
    count + 1,
    ofReturn,
    amount,
    order.currency,
    methods.join(' + ') || 'original payment',
    status,
    at,
  );
  return id;
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
