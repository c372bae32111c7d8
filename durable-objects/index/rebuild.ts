import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { errorReason, trace } from '../../src/trace.ts';
import { objectName, open } from '../clients/open.ts';
import { IndexRecords } from './records.ts';

/** Threads that are asked at once, and how long until the next ones are, in milliseconds. */
const AT_ONCE = 20;
const PAUSE = 1_000;
/** Before somebody who could not be reached is asked again. */
const LATER = 60_000;

/**
 * Has everybody tell everything again, some at a time. Who is still to be asked stands in a row of their own, so that a crash only
 * asks somebody twice.
 */
export class Rebuild {
  readonly #env: Env;
  readonly #store: string;
  readonly #sql: SqlStorage;

  constructor(env: Env, store: string, sql: SqlStorage) {
    this.#env = env;
    this.#store = store;
    this.#sql = sql;
  }

  /** Returns how many are to be asked. */
  begin(customers: readonly string[]): number {
    this.#sql.exec('INSERT OR IGNORE INTO asked (customer) SELECT customer FROM people');
    for (const customer of customers)
      this.#sql.exec('INSERT OR IGNORE INTO asked (customer) VALUES (?)', customer);
    return this.#sql.exec<{ n: number }>('SELECT count(*) AS n FROM asked').one().n;
  }

  /** When the next ones are to be asked, in milliseconds; null when all were. */
  due(): number | null {
    const { due } = this.#sql.exec<{ due: number | null }>('SELECT min(due) AS due FROM asked').one();
    return due === null ? null : Math.max(due, now() + PAUSE);
  }

  async goOn(): Promise<void> {
    const rows = this.#sql
      .exec<{ customer: string }>(
        'SELECT customer FROM asked WHERE due <= ? ORDER BY due LIMIT ?',
        now(),
        AT_ONCE,
      )
      .toArray();
    await Promise.all(rows.map(({ customer }) => this.#ask(customer)));
  }

  async #ask(customer: string): Promise<void> {
    const object = open(this.#env, this.#env.CUSTOMER, objectName(this.#store, customer));
    try {
      const tells = await object.retell();
      this.#sql.exec('DELETE FROM asked WHERE customer = ?', customer);
      // Whose thread is another one's now, or who is nobody any more, has nothing here.
      if (!tells) while (new IndexRecords(this.#sql).forget(customer));
    } catch (error) {
      this.#sql.exec('UPDATE asked SET due = ? WHERE customer = ?', now() + LATER, customer);
      trace('index.failed', { store: this.#store, reason: errorReason(error) }, 'error');
    }
  }
}
