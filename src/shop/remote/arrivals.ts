import type { ArrivalWord, OrderRecord } from '../shop.ts';

const DAY = 86_400_000;

/** How an adapter reads arrivals. */
export interface ArrivalReading {
  /** Days after which what was sent counts as arrived, where nobody says so. */
  arrivesAfter: number;
  /** The system or its carrier says where the parcel is: then nobody else's word counts. */
  reported?: boolean;
}

/** What customers say of arrivals that a shop system never tells, kept beside it and never written there. */
export class Arrivals {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** An order as the system has it, with the customer's word where that counts; see {@link wordFor}. */
  told(record: OrderRecord, reading: ArrivalReading): OrderRecord {
    const row = this.#sql
      .exec<{ told_at: string; told_by: ArrivalWord['by'] }>(
        'SELECT told_at, told_by FROM arrivals WHERE order_id = ?',
        record.id,
      )
      .toArray()[0];
    const at = row ? wordFor(record, { at: row.told_at, by: row.told_by }, reading) : null;
    return at === null ? record : { ...record, toldDeliveredAt: at };
  }

  /** Keeps the word where it counts, and gives the order with it; null, and nothing kept, where it does not. */
  async tell(
    { order, at, by }: ArrivalWord,
    read: () => Promise<OrderRecord | null>,
  ): Promise<OrderRecord | null> {
    const before = await read();
    if (before?.id !== order || before.status !== 'shipped') return null;
    // Of the owner's words the first counts; what somebody said who only named the order makes way for it.
    this.#sql.exec(
      `INSERT INTO arrivals (order_id, told_at, told_by) VALUES (?, ?, ?)
       ON CONFLICT (order_id) DO UPDATE SET told_at = excluded.told_at, told_by = excluded.told_by
       WHERE told_by = 'visitor' AND excluded.told_by = 'customer'`,
      ...[order, at, by],
    );
    const after = await read();
    if (after?.toldDeliveredAt !== undefined) return after;
    this.#sql.exec('DELETE FROM arrivals WHERE order_id = ?', order);
    return null;
  }
}

/**
 * When an order came by its customer's word (ISO 8601), where that counts; null where it does not. It counts
 * where arrival is only inferred, from the moment it was said and never after the day that is inferred: no
 * window ends later by it. Once that day has come the word of the order's owner still counts; that of somebody
 * who only named the order shortens nobody's window.
 */
export function wordFor(
  { status, shippedAt, deliveredAt }: Pick<OrderRecord, 'status' | 'shippedAt' | 'deliveredAt'>,
  word: Pick<ArrivalWord, 'at' | 'by'>,
  { arrivesAfter, reported = false }: ArrivalReading,
): string | null {
  // What has not left, as far as anybody says, has not come.
  if (!shippedAt || Date.parse(word.at) < Date.parse(shippedAt)) return null;
  const inferred = Date.parse(shippedAt) + arrivesAfter * DAY;
  const isInferred =
    status === 'shipped'
      ? !reported
      : status === 'delivered' && word.by === 'customer' && Date.parse(deliveredAt ?? '') === inferred;
  return isInferred ? new Date(Math.min(Date.parse(word.at), inferred)).toISOString() : null;
}
