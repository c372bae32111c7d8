import type { Keyed } from '../storage/requests.ts';

/** How long an answer is kept: a day, in milliseconds. */
const LIFE = 86_400_000;
/** How long a call may be under way before it is taken for one that was cut off, in milliseconds. */
const UNDER_WAY = 120_000;

/** What came of a call before: its answer, sealed; another call came under its key; it is under way. Null: it has begun now. */
export type EarlierAnswer = { answer: string } | 'other' | 'running' | null;

/**
 * Answers of the API's calls under their `Idempotency-Key`, sealed: what was answered once is answered again. A call stands here from its
 * beginning on, so that of two at the same moment one acts. Synchronous.
 */
export class KeptAnswers {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Begins a call, unless one under its key has come before. */
  begin({ key, print }: Keyed, now: number): EarlierAnswer {
    this.sweep(now);
    const row = this.#sql
      .exec<{ print: string; answer: string | null }>(
        'SELECT print, answer FROM requests WHERE key = ?',
        named(key),
      )
      .toArray()[0];
    if (!row) {
      this.#put(key, print, null, now);
      return null;
    }
    if (row.print !== print) return 'other';
    if (row.answer === null) return 'running';
    return { answer: String(JSON.parse(row.answer)) };
  }

  /** The call is over: keeps its answer for a day; null: none is kept, and it may come anew. */
  end({ key, print }: Keyed, answer: string | null, now: number): void {
    if (answer === null)
      this.#sql.exec(
        'DELETE FROM requests WHERE key = ? AND print = ? AND answer IS NULL',
        ...[named(key), print],
      );
    else this.#put(key, print, JSON.stringify(answer), now);
  }

  /** Those that are kept, with the keys that {@link drop} takes. */
  all(): { key: string; answer: string }[] {
    return this.#sql
      .exec<{ key: string; answer: string }>(
        `SELECT key, answer FROM requests WHERE ${OURS} AND answer IS NOT NULL`,
      )
      .toArray()
      .map(({ key, answer }) => ({ key, answer: String(JSON.parse(answer)) }));
  }

  drop(key: string): void {
    this.#sql.exec('DELETE FROM requests WHERE key = ?', key);
  }

  /** Forgets what is too old. */
  sweep(now: number): void {
    this.#sql.exec(
      `DELETE FROM requests WHERE ${OURS} AND at <= iif(answer IS NULL, ?, ?)`,
      ...[now - UNDER_WAY, now - LIFE],
    );
  }

  /** When the oldest is forgotten, in milliseconds; null while there is none. */
  due(): number | null {
    const { at } = this.#sql
      .exec<{ at: number | null }>(`SELECT min(at) AS at FROM requests WHERE ${OURS}`)
      .one();
    return at === null ? null : at + LIFE;
  }

  #put(key: string, print: string, answer: string | null, now: number): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO requests (key, print, answer, at) VALUES (?, ?, ?, ?)',
      ...[named(key), print, answer, now],
    );
  }
}

/** The table holds other keys, too: a range, so that the primary key finds them. */
const OURS = "key >= 'answer:' AND key < 'answer;'";
const named = (key: string) => `answer:${key}`;
