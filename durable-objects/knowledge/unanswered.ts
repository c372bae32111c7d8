import { anonymous, keyOf } from '../../src/knowledge/question.ts';

const DAY = 86_400_000;
/** Days that a question is kept after it was last asked, and how many different ones. */
const KEPT_DAYS = 90;
const MOST = 1_000;

/** Questions that nothing answered, for the owner. */
export interface Unanswered {
  key: string;
  example: string;
  language: string;
  count: number;
  firstAt: string;
  lastAt: string;
}

/** What was asked and not found, grouped. Whoever asked is not kept. */
export class UnansweredQuestions {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  note(question: string, words: readonly string[], language: string, now: number): void {
    const key = keyOf(words);
    if (!key) return;
    this.#sql.exec('DELETE FROM unanswered WHERE last_at < ?', now - KEPT_DAYS * DAY);
    const { count } = this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM unanswered').one();
    if (count >= MOST)
      this.#sql.exec(
        'DELETE FROM unanswered WHERE key IN (SELECT key FROM unanswered ORDER BY count, last_at LIMIT ?)',
        count - MOST + 1,
      );
    this.#sql.exec(
      `INSERT INTO unanswered (key, example, language, count, first_at, last_at) VALUES (?1, ?2, ?3, 1, ?4, ?4)
       ON CONFLICT (key) DO UPDATE SET count = count + 1, last_at = ?4`,
      key,
      anonymous(question),
      language,
      now,
    );
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
        'SELECT * FROM unanswered WHERE last_at >= ? ORDER BY count DESC, last_at DESC LIMIT ?',
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
