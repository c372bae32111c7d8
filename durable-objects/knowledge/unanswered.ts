import { anonymous, keyOf } from '../../src/knowledge/question.ts';

const DAY = 86_400_000;
/** Days that a question is kept after it was last asked, and how many different ones. */
const KEPT_DAYS = 90;
const MOST = 1_000;
/** What one person asks again within so many milliseconds is one question: a turn may look for it more than once. */
const ONCE = 600_000;

/** Questions that nothing answered, for the owner. */
export interface Unanswered {
  key: string;
  example: string;
  language: string;
  count: number;
  firstAt: string;
  lastAt: string;
}

/** What was asked and not found, grouped. Of whom an example is, is kept for their erasure alone. */
export class UnansweredQuestions {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  note(question: string, words: readonly string[], language: string, asker: string, now: number): void {
    const key = keyOf(words);
    if (!key) return;
    this.sweep(now);
    const { count } = this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM unanswered').one();
    if (count >= MOST)
      this.#sql.exec(
        'DELETE FROM unanswered WHERE key IN (SELECT key FROM unanswered ORDER BY count, last_at LIMIT ?)',
        count - MOST + 1,
      );
    this.#sql.exec(
      `INSERT INTO unanswered (key, example, language, count, first_at, last_at, asker) VALUES (?1, ?2, ?3, 1, ?4, ?4, ?5)
       ON CONFLICT (key) DO UPDATE SET last_at = ?4,
         count = count + CASE WHEN asker IS ?5 AND last_at > ?4 - ${ONCE} THEN 0 ELSE 1 END`,
      ...[key, anonymous(question), language, now, asker],
    );
  }

  sweep(now: number): void {
    this.#sql.exec('DELETE FROM unanswered WHERE last_at <= ?', now - KEPT_DAYS * DAY);
  }

  /** When the oldest is forgotten, in milliseconds; null while there is none. */
  due(): number | null {
    const { at } = this.#sql.exec<{ at: number | null }>('SELECT min(last_at) AS at FROM unanswered').one();
    return at === null ? null : at + KEPT_DAYS * DAY;
  }

  /** Somebody is erased: what they alone asked goes, and of what others asked too their words for it. */
  forget(asker: string): void {
    this.#sql.exec('DELETE FROM unanswered WHERE asker = ? AND count = 1', asker);
    this.#sql.exec('UPDATE unanswered SET example = key, asker = NULL WHERE asker = ?', asker);
  }

  list(now: number, most: number): Unanswered[] {
    return this.#sql
      .exec<{
        key: string;
        example: string;
        language: string;
        count: number;
        first_at: number;
        last_at: number;
      }>(
        'SELECT key, example, language, count, first_at, last_at FROM unanswered WHERE last_at > ? ORDER BY count DESC, last_at DESC LIMIT ?',
        now - KEPT_DAYS * DAY,
        most,
      )
      .toArray()
      .map(({ first_at, last_at, ...row }) => ({
        ...row,
        firstAt: new Date(first_at).toISOString(),
        lastAt: new Date(last_at).toISOString(),
      }));
  }

  /** The owner has dealt with it. */
  drop(key: string): boolean {
    return this.#sql.exec('DELETE FROM unanswered WHERE key = ? RETURNING key', key).toArray().length > 0;
  }
}
