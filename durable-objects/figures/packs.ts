import { NONE, type PackedDay, packed } from '../../src/figures/packed.ts';

/** Rows in one part of a day: what a row of the database holds, with room to spare. */
const PART = 20_000;

const TICKETS = `SELECT ${numberOf('person')}, ${numberOf('channel')}, ${numberOf('intent')}, ${numberOf('language')}, closed, contacts > 1,
  handed_over, by_person, reopened, messages, coalesce(first_answer, ${NONE}), coalesce(first_person, ${NONE}),
  coalesce(resolved_after, ${NONE}), coalesce(csat, ${NONE}), coalesce(nps, ${NONE}), asked_again FROM tickets WHERE day = ?`;
const MESSAGES = `SELECT ${numberOf('person')}, ${numberOf('channel')}, ${numberOf('language')}, received + sent FROM traffic WHERE day = ?`;
const KINDS = [
  { kind: 0, table: 'tickets', rows: TICKETS, names: ['person', 'channel', 'intent', 'language'] },
  { kind: 1, table: 'traffic', rows: MESSAGES, names: ['person', 'channel', 'language'] },
] as const;

/** The days of a store as packed numbers, made anew from its rows where these have changed. */
export class Packs {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Days in their order, both ends inclusive. Writes: inside a transaction. */
  days(from: string, to: string): PackedDay[] {
    const stale = this.#sql
      .exec<{ day: string }>('SELECT day FROM stale WHERE day BETWEEN ? AND ?', from, to)
      .toArray();
    for (const { day } of stale) this.#pack(day);
    const days = new Map<string, PackedDay>();
    for (const { day, kind, body } of this.#sql.exec<{ day: string; kind: number; body: ArrayBuffer }>(
      'SELECT day, kind, body FROM packed WHERE day BETWEEN ? AND ? ORDER BY day, kind, part',
      from,
      to,
    )) {
      const its = days.get(day) ?? { day, tickets: [], traffic: [] };
      its[kind === 0 ? 'tickets' : 'traffic'].push(new Int32Array(body));
      days.set(day, its);
    }
    return [...days.values()];
  }

  /** The number of a name; 0, which nothing has, where there is none. */
  number(name: string): number {
    return this.#sql.exec<{ n: number }>('SELECT n FROM numbers WHERE name = ?', name).toArray()[0]?.n ?? 0;
  }

  name(n: number): string {
    return (
      this.#sql.exec<{ name: string }>('SELECT name FROM numbers WHERE n = ?', n).toArray()[0]?.name ?? ''
    );
  }

  /** The largest number there is. */
  most(): number {
    return this.#sql.exec<{ n: number | null }>('SELECT max(n) AS n FROM numbers').one().n ?? 0;
  }

  #pack(day: string): void {
    this.#sql.exec('DELETE FROM packed WHERE day = ?', day);
    for (const { kind, table, rows, names } of KINDS) {
      for (const name of names)
        this.#sql.exec(
          `INSERT OR IGNORE INTO numbers (name) SELECT DISTINCT ${name} FROM ${table} WHERE day = ?`,
          day,
        );
      const all = [...this.#sql.exec(rows, day).raw<number[]>()];
      for (let part = 0; part * PART < all.length; part++)
        this.#sql.exec(
          'INSERT INTO packed (day, kind, part, body) VALUES (?, ?, ?, ?)',
          ...[day, kind, part, packed(all.slice(part * PART, (part + 1) * PART))],
        );
    }
    this.#sql.exec('DELETE FROM stale WHERE day = ?', day);
  }
}

function numberOf(column: string): string {
  return `(SELECT n FROM numbers WHERE name = ${column})`;
}
