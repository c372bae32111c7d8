import { z } from 'zod';

/** A promise of some thread that is not kept. */
export interface DeskPromise {
  id: string;
  customer: string;
  /** When it was made, ISO 8601. */
  at: string;
  by: 'assistant' | 'advisor' | 'approval';
  /** The advisor who made it. */
  name: string | null;
  what: string;
  /** ISO 8601. */
  due: string;
  /** `due`: it falls due soon. `broken`: its time has passed. */
  state: 'open' | 'due' | 'broken';
}

/** The last promise of a page: the next page begins behind it. */
export const PromiseCursor = z.tuple([z.string(), z.string()]);
export type PromiseCursor = z.infer<typeof PromiseCursor>;

/** What the store's threads have promised and not kept, whatever falls due first first. */
export class PromiseList {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Lists a promise, or changes how it stands. */
  put({ id, customer, at, by, name, what, due, state }: DeskPromise): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO promises (id, customer, at, by, name, what, due, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[id, customer, at, by, name, what, due, state],
    );
  }

  /** It is kept. */
  drop(id: string): void {
    this.#sql.exec('DELETE FROM promises WHERE id = ?', id);
  }

  /** Forgets everything that was promised to one customer. */
  forget(customer: string): void {
    this.#sql.exec('DELETE FROM promises WHERE customer = ?', customer);
  }

  /** What is due first comes first, and so what is broken before all. */
  page(after: PromiseCursor | null, most: number): { entries: DeskPromise[]; next: PromiseCursor | null } {
    const rows = this.#sql
      .exec<DeskPromise & Record<string, SqlStorageValue>>(
        `SELECT id, customer, at, by, name, what, due, state FROM promises
         WHERE (due, id) > (?, ?) ORDER BY due, id LIMIT ?`,
        ...(after ?? ['', '']),
        most + 1,
      )
      .toArray();
    const entries = rows.slice(0, most);
    const last = rows.length > most ? entries.at(-1) : undefined;
    return { entries, next: last ? [last.due, last.id] : null };
  }
}
