import { now } from '../../src/clock.ts';
import type { AuditEntry } from '../../src/console/protocol.ts';

const DAY = 86_400_000;
/** How long it is known who saw what: a year (CNIL, recommendation on logging, 2021: six months to one year). */
const KEPT_MS = 365 * DAY;
/** What is looked at again and again within this time is written once. */
const SAME_LOOK_MS = 600_000;

/** Something that somebody saw or did. */
export interface Audited {
  by: { id: string; name: string | null };
  what: string;
  customer: string | null;
  status: number;
}

type Row = {
  n: number;
  at: number;
  by_id: string;
  by_name: string | null;
  what: string;
  customer: string | null;
  status: number;
};

/** Who saw or did what in one store. */
export class AuditLog {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  note({ by, what, customer, status }: Audited): void {
    if (what.startsWith('GET ') && this.#isSeen(by.id, what, customer)) return;
    this.#sql.exec(
      'INSERT INTO audit (at, by_id, by_name, what, customer, status) VALUES (?, ?, ?, ?, ?, ?)',
      ...[now(), by.id, by.name, what, customer, status],
    );
  }

  /** Newest first. */
  page(before: number | null, most: number): { entries: AuditEntry[]; next: number | null } {
    const rows = this.#sql
      .exec<Row>(
        'SELECT * FROM audit WHERE n < ? ORDER BY n DESC LIMIT ?',
        before ?? Number.MAX_SAFE_INTEGER,
        most + 1,
      )
      .toArray();
    const shown = rows.slice(0, most);
    return {
      entries: shown.map(({ n, at, by_id, by_name, what, customer, status }) => ({
        ...{ n, what, customer, status },
        at: new Date(at).toISOString(),
        by: by_id === 'owner' ? null : { id: by_id, name: by_name ?? by_id },
      })),
      next: rows.length > most ? (shown.at(-1)?.n ?? null) : null,
    };
  }

  /** Somebody is erased: that they were looked at stays, and who it was goes. */
  forget(customer: string): void {
    this.#sql.exec('UPDATE audit SET customer = NULL WHERE customer = ?', customer);
  }

  sweep(): void {
    this.#sql.exec('DELETE FROM audit WHERE at <= ?', now() - KEPT_MS);
  }

  /** When there is something to forget, in milliseconds; null while there is nothing. */
  due(): number | null {
    const { at } = this.#sql.exec<{ at: number | null }>('SELECT min(at) AS at FROM audit').one();
    return at === null ? null : at + KEPT_MS;
  }

  #isSeen(by: string, what: string, customer: string | null): boolean {
    const row = this.#sql
      .exec<{ at: number; customer: string | null }>(
        'SELECT at, customer FROM audit WHERE by_id = ? AND what = ? AND customer IS ? ORDER BY n DESC LIMIT 1',
        ...[by, what, customer],
      )
      .toArray()[0];
    return row !== undefined && now() - row.at < SAME_LOOK_MS;
  }
}
