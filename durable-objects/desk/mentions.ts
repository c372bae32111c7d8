import { now } from '../../src/clock.ts';
import type { Mention } from '../../src/console/protocol.ts';
import type { Mentioned } from './rpc.ts';

const DAY = 86_400_000;
/** How long somebody is told that they were named: who has not looked by then looks no more. */
const KEPT_MS = 90 * DAY;
/** Mentions that one list shows. */
const MOST = 100;

type Row = { id: string; customer: string; name: string | null; by_name: string; text: string; at: number };

/** Who was named in a note and has not seen it yet. */
export class Mentions {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Each person once, however often it is told. Returns whom it is new to. */
  add({ id, people, customer, name, by, text, at }: Mentioned): string[] {
    return people.filter((person) => {
      const { rowsWritten } = this.#sql.exec(
        'INSERT OR IGNORE INTO mentions (id, person, customer, name, by_name, text, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...[id, person, customer, name, by, text, Date.parse(at)],
      );
      return rowsWritten > 0;
    });
  }

  /** Newest first. */
  of(person: string): Mention[] {
    return this.#sql
      .exec<Row>('SELECT * FROM mentions WHERE person = ? ORDER BY at DESC, id LIMIT ?', person, MOST)
      .toArray()
      .map(({ at, by_name: by, id, customer, name, text }) => {
        return { ...{ id, customer, name, by, text }, at: new Date(at).toISOString() };
      });
  }

  /** They have looked at the thread. */
  seen(person: string, customer: string): void {
    this.#sql.exec('DELETE FROM mentions WHERE person = ? AND customer = ?', person, customer);
  }

  /** Forgets the words of a thread that quoted somebody who is erased. */
  hush(customer: string): void {
    this.#sql.exec("UPDATE mentions SET text = '' WHERE customer = ?", customer);
  }

  /** A customer is erased. */
  forget(customer: string): void {
    this.#sql.exec('DELETE FROM mentions WHERE customer = ?', customer);
  }

  /** A person works here no more. */
  dismiss(person: string): void {
    this.#sql.exec('DELETE FROM mentions WHERE person = ?', person);
  }

  sweep(): void {
    this.#sql.exec('DELETE FROM mentions WHERE at <= ?', now() - KEPT_MS);
  }

  /** When there is something to forget, in milliseconds; null while there is nothing. */
  due(): number | null {
    const { at } = this.#sql.exec<{ at: number | null }>('SELECT min(at) AS at FROM mentions').one();
    return at === null ? null : at + KEPT_MS;
  }
}
