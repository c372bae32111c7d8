import { titlesOf } from '../../conversation/titles.ts';
import type { Change, Charge, Exchange, Order, OrderRecord, Part, Refund, Return, Span } from '../shop.ts';
import { amended } from './amendments.ts';

/*
 * An order as it stands: the feed's word, and what has happened here since.
 */

export type OrderRow = { body: string; history: number };

/** Whether anything has happened to the order `o` here: to most nothing has, and one look tells. */
export const HAS_HISTORY = ['returns', 'exchanges', 'refunds', 'changes', 'cancellations']
  .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE order_id = o.id)`)
  .join(' OR ');

/** An order as the feed brought it, with all that was done to it since. */
export function recordOf(sql: SqlStorage, { body, history }: OrderRow): OrderRecord {
  const fed: Order = JSON.parse(body);
  if (!history) {
    return {
      ...called(sql, fed),
      returns: [],
      exchanges: [],
      refunds: [],
      charges: [],
      changes: [],
      cancellation: null,
    };
  }
  const order = called(sql, { ...fed, ...amended(sql, fed, 'items'), ...amended(sql, fed, 'address') });
  const cancelled = sql
    .exec<{ at: string; reason: string }>('SELECT at, reason FROM cancellations WHERE order_id = ?', order.id)
    .toArray()[0];
  return {
    ...order,
    // A parcel that left in spite of a cancellation is on its way all the same.
    status: cancelled && order.status === 'pending' ? 'cancelled' : order.status,
    returns: readReturns(sql, order),
    exchanges: readExchanges(sql, order),
    refunds: readRefunds(sql, order.id),
    charges: readCharges(sql, fed),
    changes: sql
      .exec<{ what: Change['what']; at: string; reason: string }>(
        'SELECT what, at, reason FROM changes WHERE order_id = ? ORDER BY number',
        order.id,
      )
      .toArray(),
    cancellation: cancelled ?? null,
  };
}

/** An order whose items have the titles that their products have in other languages. */
function called(sql: SqlStorage, order: Order): Order {
  const rows = sql
    .exec<{ id: string; translations: string }>(
      `SELECT id, translations FROM products WHERE translations <> '{}' AND id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(order.items.map(({ product }) => product)),
    )
    .toArray();
  if (rows.length === 0) return order;
  const titles = new Map(rows.map(({ id, translations }) => [id, titlesOf(JSON.parse(translations))]));
  return {
    ...order,
    items: order.items.map((item) => {
      const own = item.titles ?? titles.get(item.product);
      return own ? { ...item, titles: own } : item;
    }),
  };
}

function readReturns(sql: SqlStorage, order: Order): Return[] {
  return sql
    .exec<
      Record<'id' | 'lines' | 'reason' | 'created_at' | 'deadline' | 'carrier' | 'tracking', string> & {
        status: Return['status'];
        settlement: Return['settlement'];
        label: string | null;
        parts: string | null;
      }
    >('SELECT * FROM returns WHERE order_id = ? ORDER BY number', order.id)
    .toArray()
    .map((row) => ({
      id: row.id,
      order: order.id,
      lines: JSON.parse(row.lines),
      parts: row.parts === null ? wholeLines(order, JSON.parse(row.lines)) : JSON.parse(row.parts),
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

/** What a return takes back that was opened before parts were counted. */
function wholeLines(order: Order, lines: string[]): Part[] {
  return order.items
    .filter(({ line }) => lines.includes(line))
    .map(({ line, quantity }) => ({ line, quantity, pieces: [{ from: 0, to: quantity }] }));
}

function readExchanges(sql: SqlStorage, { id: order }: Order): Exchange[] {
  return sql
    .exec<
      Record<'id' | 'line' | 'return_id' | 'from_item' | 'to_item' | 'created_at', string> & {
        quantity: number;
        pieces: string | null;
        status: Exchange['status'];
      }
    >('SELECT * FROM exchanges WHERE order_id = ? ORDER BY number', order)
    .toArray()
    .map((row) => {
      const whole: Span[] = [{ from: 0, to: row.quantity }];
      return {
        id: row.id,
        order,
        line: row.line,
        quantity: row.quantity,
        pieces: row.pieces === null ? whole : JSON.parse(row.pieces),
        return: row.return_id,
        from: JSON.parse(row.from_item),
        to: JSON.parse(row.to_item),
        status: row.status,
        createdAt: row.created_at,
      };
    });
}

function readRefunds(sql: SqlStorage, order: string): Refund[] {
  return sql
    .exec<
      Record<'id' | 'currency' | 'method' | 'label' | 'at', string> &
        Record<'return_id' | 'exchange_id' | 'sources' | 'covers', string | null> & {
          amount: number;
          status: Refund['status'];
        }
    >("SELECT * FROM refunds WHERE order_id = ? AND status <> 'withdrawn' ORDER BY number", order)
    .toArray()
    .map((row) => ({
      id: row.id,
      order,
      return: row.return_id,
      exchange: row.exchange_id,
      amount: row.amount,
      currency: row.currency,
      method: row.method,
      label: row.label,
      status: row.status,
      at: row.at,
      sources: row.sources === null ? [] : JSON.parse(row.sources),
      covers: row.covers === null ? null : JSON.parse(row.covers),
    }));
}

function readCharges(sql: SqlStorage, fed: Order): Charge[] {
  return sql
    .exec<Omit<Charge, 'exchange'> & { exchange_id: string | null }>(
      `SELECT id, payment, method, label, amount, exchange_id, at FROM charges
       WHERE order_id = ? AND status = 'made' AND base = ? ORDER BY number`,
      fed.id,
      JSON.stringify(fed.payments),
    )
    .toArray()
    .map(({ exchange_id: exchange, ...row }) => ({ ...row, exchange }));
}
