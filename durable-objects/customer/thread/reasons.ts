import { Why } from '../../../src/brain/why.ts';
import { unknownIn } from '../../storage/json.ts';

const DAY = 86_400_000;

/** What the messages of a thread rest on, for as long as the store keeps that. */
export class Reasons {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  keep(why: Why): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO reasons (message, session, at, body) VALUES (?, ?, ?, ?)',
      ...[why.message, why.session, why.at, JSON.stringify(why)],
    );
  }

  get(message: string): Why | null {
    const [row] = this.#sql
      .exec<{ body: string }>('SELECT body FROM reasons WHERE message = ?', message)
      .toArray();
    return row ? Why.parse(unknownIn(row.body)) : null;
  }

  /** Forgets what is older than so many days. */
  sweep(days: number, now: number): void {
    this.#sql.exec('DELETE FROM reasons WHERE at <= ?', new Date(now - days * DAY).toISOString());
  }

  /** When there is something to forget, a day later than it could be; null while there is nothing. */
  due(days: number): number | null {
    const { at } = this.#sql.exec<{ at: string | null }>('SELECT min(at) AS at FROM reasons').one();
    return at === null ? null : Date.parse(at) + (days + 1) * DAY;
  }
}
