/** Attempts and codes are counted over an hour, in milliseconds. */
export const HOUR = 3_600_000;

/**
 * What an Address keeps for a while. `claimed`: whose claim it was, until somebody was seen behind it; `redeemed`: who
 * showed first what one may show.
 */
export type LapsingName = 'nonce' | 'erased' | 'claimed' | 'redeemed';

/** What of an Address is true for a while, and when it is of no use any more. Times in milliseconds. */
export class Lapsing {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(name: LapsingName, now: number): string | null {
    const row = this.#sql
      .exec<{ value: string }>('SELECT value FROM lapsing WHERE name = ? AND until > ?', name, now)
      .toArray()[0];
    return row?.value ?? null;
  }

  set(name: LapsingName, value: string, until: number): void {
    this.#sql.exec(
      'INSERT INTO lapsing (name, value, until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, until = excluded.until',
      name,
      value,
      until,
    );
  }

  drop(name: LapsingName): void {
    this.#sql.exec('DELETE FROM lapsing WHERE name = ?', name);
  }

  /** The value of what has lapsed by `now`; null where it has not. */
  lapsed(name: LapsingName, now: number): string | null {
    const row = this.#sql
      .exec<{ value: string }>('SELECT value FROM lapsing WHERE name = ? AND until <= ?', name, now)
      .toArray()[0];
    return row?.value ?? null;
  }

  /** Forgets what has lapsed by `now`. */
  sweep(now: number): void {
    this.#sql.exec('DELETE FROM lapsing WHERE until <= ?', now);
    this.#sql.exec('DELETE FROM attempts WHERE at <= ?', now - HOUR);
    this.#sql.exec('DELETE FROM codes WHERE at <= ?', now - HOUR);
  }

  /** When to look again; null when nothing will lapse. A count is looked at when the last of it has. */
  due(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        `SELECT min(at) AS at FROM (
           SELECT min(until) AS at FROM lapsing
           UNION ALL SELECT max(at) + ?1 FROM attempts
           UNION ALL SELECT max(at) + ?1 FROM codes)`,
        HOUR,
      )
      .one().at;
  }
}
