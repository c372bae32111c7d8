/** A call that may come twice: its `Idempotency-Key`, and a fingerprint of everything else that it said. */
export interface Keyed {
  key: string;
  print: string;
}

/** How long a key is remembered: a day, in milliseconds. */
const LIFE = 86_400_000;

/**
 * What an object has done under an `Idempotency-Key`, kept beside what was done. Synchronous: the caller's
 * transaction holds the effect and its record together, so that of two calls at once one has the effect and
 * both have its answer.
 */
export class Requests {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * What came of the key before: its answer, `other` when that was another request, null when there was none.
   */
  earlier({ key, print }: Keyed, now: number): { answer: unknown } | 'other' | null {
    const row = this.#sql
      .exec<{ print: string; answer: string | null }>(
        'SELECT print, answer FROM requests WHERE key = ? AND at > ?',
        key,
        now - LIFE,
      )
      .toArray()[0];
    if (!row) return null;
    if (row.print !== print) return 'other';
    return { answer: row.answer === null ? null : (JSON.parse(row.answer) as unknown) };
  }

  /** Remembers what came of it; what is older than a day is forgotten. */
  keep({ key, print }: Keyed, answer: unknown, now: number): void {
    this.#sql.exec('DELETE FROM requests WHERE at <= ?', now - LIFE);
    this.#sql.exec(
      'INSERT OR REPLACE INTO requests (key, print, answer, at) VALUES (?, ?, ?, ?)',
      key,
      print,
      answer === null ? null : JSON.stringify(answer),
      now,
    );
  }
}
