const HOUR = 3_600_000;

/**
 * Order numbers that opened nothing, whoever tried them, for an hour: from so many on, the store asks for more
 * beside the number. Times in milliseconds.
 */
export class FailedLookups {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Counts one; the newest `most` say whether that many were reached, and a flood of them takes no room. */
  note(most: number, now: number): void {
    this.#sql.exec('INSERT INTO lookups (at) VALUES (?)', now);
    this.#sql.exec('DELETE FROM lookups WHERE id <= (SELECT max(id) FROM lookups) - ?', most);
    this.sweep(now);
  }

  /** Until when there are too many: an hour after the oldest of them; null while there are not. */
  tightenedUntil(most: number, now: number): number | null {
    const { n, oldest } = this.#sql
      .exec<{ n: number; oldest: number | null }>(
        'SELECT count(*) AS n, min(at) AS oldest FROM lookups WHERE at > ?',
        now - HOUR,
      )
      .one();
    return oldest !== null && n >= most ? oldest + HOUR : null;
  }

  sweep(now: number): void {
    this.#sql.exec('DELETE FROM lookups WHERE at <= ?', now - HOUR);
  }

  /** When the last of them is of no use; null while there is none. */
  due(): number | null {
    const { at } = this.#sql.exec<{ at: number | null }>('SELECT max(at) AS at FROM lookups').one();
    return at === null ? null : at + HOUR;
  }
}
