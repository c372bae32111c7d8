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

  /** Begins a call, unless one under its key has come before. Looks at its own row alone: a day's rows may be many. */
  begin({ key, print }: Keyed, now: number): EarlierAnswer {
    const row = this.#sql
      .exec<{ print: string; answer: string | null; at: number }>(
        'SELECT print, answer, at FROM requests WHERE key = ?',
        named(key),
      )
      .toArray()[0];
    if (!row || row.at <= now - (row.answer === null ? UNDER_WAY : LIFE)) {
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

  /** Those that are kept, one read after the other, with the keys that {@link drop} takes. */
  *all(): Generator<{ key: string; answer: string }> {
    const keys = this.#sql
      .exec<{ key: string }>(`SELECT key FROM requests WHERE ${OURS} AND answer IS NOT NULL`)
      .toArray();
    for (const { key } of keys) {
      const row = this.#sql
        .exec<{ answer: string | null }>('SELECT answer FROM requests WHERE key = ?', key)
        .toArray()[0];
      if (row?.answer) yield { key, answer: String(JSON.parse(row.answer)) };
    }
  }

  drop(key: string): void {
    this.#sql.exec('DELETE FROM requests WHERE key = ?', key);
  }

  /** Forgets what is too old. */
  sweep(now: number): void {
    this.#sql.exec(`DELETE FROM requests WHERE at <= ? AND ${BY_TIME}`, now - LIFE);
  }

  /** When the oldest is forgotten, in milliseconds; null while there is none. */
  due(): number | null {
    const oldest = this.#sql
      .exec<{ at: number }>(`SELECT at FROM requests WHERE ${BY_TIME} ORDER BY at LIMIT 1`)
      .toArray()[0];
    return oldest ? oldest.at + LIFE : null;
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
/** The same where rows are found by the index of their time. */
const BY_TIME = "+key >= 'answer:' AND +key < 'answer;'";
const named = (key: string) => `answer:${key}`;
