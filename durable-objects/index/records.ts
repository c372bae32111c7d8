import { keyOf } from '../../src/search/question.ts';
import type { IndexedThread, SaidLine } from '../../src/search/rows.ts';
import { listIn } from './card.ts';

/** Rows of one moment at most: what is more goes into the next. */
const PER_MOMENT = 2_048;
/** Order numbers of one thread that are kept beside its own, and characters of all its keys. */
const MOST_NAMED = 300;
const MOST_KEYS = 20_000;
/** Lines that are forgotten at once. */
const FORGOTTEN_AT_ONCE = 2_000;

type LineRow = { n: number; customer: string; kind: string; text: string };

/** Takes in what threads tell. What is told twice, or in pieces, is there once. The caller holds the transaction. */
export class IndexRecords {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  put(customer: string, { card, keys, orders, lines, gone }: IndexedThread): void {
    const named = new Set(lines.flatMap((line) => line.orders));
    for (const value of named) this.#name(customer, value);
    this.#person(customer, { card, keys, orders });
    this.#sql.exec('DELETE FROM tags WHERE customer = ?', customer);
    for (const tag of card.tags)
      this.#sql.exec('INSERT OR IGNORE INTO tags (tag, customer) VALUES (?, ?)', tag, customer);
    for (const line of lines) this.#line(customer, line);
    this.unsay(customer, gone);
  }

  /** Whose threads there are, by id, behind one of them. */
  customers(after: string, most: number): string[] {
    return this.#sql
      .exec<{ customer: string }>(
        'SELECT customer FROM people WHERE customer > ? ORDER BY customer LIMIT ?',
        after,
        most,
      )
      .toArray()
      .map(({ customer }) => customer);
  }

  /** Forgets all of a person's, a part at a time: true while there is more. */
  forget(customer: string): boolean {
    const person = this.#sql
      .exec<{ n: number; keys: string }>('SELECT n, keys FROM people WHERE customer = ?', customer)
      .toArray()[0];
    if (person) {
      this.#unfind(person.n, person.keys);
      this.#sql.exec('DELETE FROM people WHERE customer = ?', customer);
    }
    for (const table of ['named', 'tags', 'asked'])
      this.#sql.exec(`DELETE FROM ${table} WHERE customer = ?`, customer);
    const lines = this.#sql
      .exec<LineRow>(
        'SELECT n, customer, kind, text FROM said WHERE customer = ? LIMIT ?',
        customer,
        FORGOTTEN_AT_ONCE,
      )
      .toArray();
    for (const line of lines) this.#drop(line);
    if (lines.length === FORGOTTEN_AT_ONCE) return true;
    this.#clear();
    return false;
  }

  /** Where nothing is left, neither are the empty pages of the full text. */
  #clear(): void {
    for (const [rows, pages] of [
      ['said', 'words'],
      ['people', 'parts'],
    ])
      if (this.#sql.exec(`SELECT 1 FROM ${rows} LIMIT 1`).toArray().length === 0)
        this.#sql.exec(`INSERT INTO ${pages} (${pages}) VALUES ('delete-all')`);
  }

  /** Forgets some of what was said in a thread. */
  unsay(customer: string, events: readonly string[]): void {
    for (const event of events) {
      const line = this.#lineOf(event);
      if (line?.customer === customer) this.#drop(line);
    }
  }

  /** Forgets the words by which a list shows a thread. */
  hush(customer: string): void {
    this.#sql.exec(
      "UPDATE people SET card = json_set(card, '$.summary', '', '$.last.text', '') WHERE customer = ?",
      customer,
    );
  }

  #person(customer: string, { card, keys, orders }: Pick<IndexedThread, 'card' | 'keys' | 'orders'>): void {
    const before = this.#sql
      .exec<{ n: number; keys: string; orders: string }>(
        'SELECT n, keys, orders FROM people WHERE customer = ?',
        customer,
      )
      .toArray()[0];
    const known = orders ?? listIn(before?.orders ?? '[]');
    const named = this.#sql
      .exec<{ value: string }>('SELECT value FROM named WHERE customer = ?', customer)
      .toArray()
      .map(({ value }) => value);
    const all = [...(card.name === null ? [] : [card.name]), ...keys, ...known, ...named];
    const text = [...new Set(all.map(keyOf))].filter(Boolean).join('\n').slice(0, MOST_KEYS);
    const { n } = this.#sql
      .exec<{ n: number }>(
        `INSERT INTO people (customer, state, at, name, keys, orders, card) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (customer) DO UPDATE SET state = ?2, at = ?3, name = ?4, keys = ?5, orders = ?6, card = ?7
         RETURNING n`,
        ...[customer, card.state, Date.parse(card.last.at) || 0, keyOf(card.name ?? ''), text],
        ...[JSON.stringify(known), JSON.stringify(card)],
      )
      .one();
    if (before?.keys === text) return;
    if (before) this.#unfind(n, before.keys);
    this.#sql.exec('INSERT INTO parts (rowid, keys) SELECT n, keys FROM people WHERE customer = ?', customer);
  }

  #name(customer: string, value: string): void {
    this.#sql.exec(
      'INSERT OR IGNORE INTO named (customer, value) SELECT ?1, ?2 WHERE (SELECT count(*) FROM named WHERE customer = ?1) < ?3',
      ...[customer, value, MOST_NAMED],
    );
  }

  #line(customer: string, { event, at, kind, channel, author, text }: SaidLine): void {
    const before = this.#lineOf(event);
    if (before?.customer === customer && before.kind === kind && before.text === text) return;
    if (before) this.#drop(before);
    this.#sql.exec(
      `INSERT INTO said (n, event, customer, kind, channel, author, text) VALUES (CAST(? AS INTEGER), ?, ?, ?, ?, ?, ?)`,
      ...[this.#place(Date.parse(at) || 0), event, customer, kind, channel, author, text],
    );
    this.#sql.exec('INSERT INTO words (rowid, text) SELECT n, text FROM said WHERE event = ?', event);
  }

  /** The first place of a moment that is free, or of the moments behind it. */
  #place(ms: number): number {
    for (let first = ms * PER_MOMENT; ; first += PER_MOMENT) {
      const { n } = this.#sql
        .exec<{ n: number | null }>(
          'SELECT max(n) AS n FROM said WHERE n >= CAST(? AS INTEGER) AND n < CAST(? AS INTEGER)',
          ...[first, first + PER_MOMENT],
        )
        .one();
      if (n === null) return first;
      if (n + 1 < first + PER_MOMENT) return n + 1;
    }
  }

  #lineOf(event: string): LineRow | null {
    return (
      this.#sql
        .exec<LineRow>('SELECT n, customer, kind, text FROM said WHERE event = ?', event)
        .toArray()[0] ?? null
    );
  }

  #drop({ n, text }: LineRow): void {
    this.#sql.exec(
      "INSERT INTO words (words, rowid, text) VALUES ('delete', CAST(? AS INTEGER), ?)",
      n,
      text,
    );
    this.#sql.exec('DELETE FROM said WHERE n = CAST(? AS INTEGER)', n);
  }

  #unfind(n: number, keys: string): void {
    this.#sql.exec(
      "INSERT INTO parts (parts, rowid, keys) VALUES ('delete', CAST(? AS INTEGER), ?)",
      n,
      keys,
    );
  }
}

/** The time of a place, ISO 8601. */
export function timeOf(n: number): string {
  return new Date(Math.floor(n / PER_MOMENT)).toISOString();
}
