import type { PromiseFigures, ThreadFigures, TicketFigures, TrafficFigures } from '../../src/figures/rows.ts';

/** Takes in how things stand. What is told twice, or in pieces, is there once. */
export class FigureRecords {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  put(person: string, { tickets, traffic, promises }: ThreadFigures): void {
    for (const ticket of tickets) this.#ticket(person, ticket);
    for (const day of traffic) this.#traffic(person, day);
    for (const { day } of [...tickets, ...traffic]) this.#stale('SELECT ?', day);
    for (const promise of promises) this.#promise(person, promise);
  }

  people(after: string, most: number): string[] {
    return this.#sql
      .exec<{ person: string }>(
        `SELECT person FROM (SELECT person FROM tickets WHERE person > ?1 UNION SELECT person FROM traffic WHERE person > ?1)
         ORDER BY person LIMIT ?2`,
        after,
        most,
      )
      .toArray()
      .map(({ person }) => person);
  }

  remove(person: string): void {
    this.#stale(
      'SELECT day FROM tickets WHERE person = ?1 UNION SELECT day FROM traffic WHERE person = ?1',
      person,
    );
    for (const table of ['tickets', 'traffic', 'promises'])
      this.#sql.exec(`DELETE FROM ${table} WHERE person = ?`, person);
  }

  /** The numbers stay, and lead to nobody: `nobody` stands for the person from now on. */
  forget(person: string, nobody: string): void {
    for (const table of ['tickets', 'traffic', 'promises'])
      this.#sql.exec(`UPDATE ${table} SET person = ? WHERE person = ?`, nobody, person);
    this.#sql.exec('UPDATE numbers SET name = ? WHERE name = ?', nobody, person);
    // These names lead to the person as well.
    for (const [table, name] of [
      ['tickets', 'id'],
      ['promises', 'id'],
      ['traffic', 'origin'],
    ])
      this.#sql.exec(`UPDATE ${table} SET ${name} = lower(hex(randomblob(16))) WHERE person = ?`, nobody);
  }

  /** Rows of some days came beside what threads tell. */
  repack(days: readonly string[]): void {
    for (const day of new Set(days)) this.#stale('SELECT ?', day);
  }

  /** The packed numbers of these days are of rows that are no more. */
  #stale(days: string, value: string): void {
    this.#sql.exec(`INSERT OR IGNORE INTO stale ${days}`, value);
  }

  #ticket(person: string, t: TicketFigures): void {
    // It may have been of another day, as the store's zone was another.
    this.#stale('SELECT day FROM tickets WHERE id = ?', t.id);
    this.#sql.exec(
      // A rating is told once, with the events that brought it.
      `INSERT OR REPLACE INTO tickets (id, person, day, channel, intent, language, closed, contacts, messages, handed_over, by_person,
         reopened, first_answer, first_person, resolved_after, asked_again, csat, nps)
       VALUES (?1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, (SELECT csat FROM tickets WHERE id = ?1)),
         coalesce(?, (SELECT nps FROM tickets WHERE id = ?1)))`,
      ...[t.id, person, t.day, t.channel, t.intent, t.language, Number(t.closed), t.contacts, t.messages],
      ...[Number(t.handedOver), Number(t.byPerson), Number(t.reopened)],
      ...[t.firstAnswer, t.firstPerson, t.resolvedAfter, t.askedAgain, t.csat, t.nps],
    );
  }

  #traffic(person: string, { origin, day, channel, language, received, sent }: TrafficFigures): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO traffic (origin, day, channel, person, language, received, sent) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[origin, day, channel, person, language, received, sent],
    );
  }

  #promise(person: string, { id, day, kept }: PromiseFigures): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO promises (id, person, day, kept) VALUES (?, ?, ?, ?)',
      ...[id, person, day, kept === null ? null : Number(kept)],
    );
  }
}
