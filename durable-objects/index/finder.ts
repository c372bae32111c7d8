import type { Channel } from '../../src/console/protocol.ts';
import { excerpt, hasWords, matchOf, SHORTEST, type Term } from '../../src/search/question.ts';
import { type Hit, type Hits, type IndexQuery, isBehind, type Place } from '../../src/search/rows.ts';
import { cardIn } from './card.ts';
import { timeOf } from './records.ts';

/** Rows that one question looks through: what is behind is looked through for the next page. */
const MOST_LOOKED = 5_000;
/** Threads that are found by name or address. */
const MOST_NAMED = 50;
/** Of so many threads that a part of the question names, the rest is looked for in what was said there, newest first. */
const MOST_NARROWED = 50;
const MOST_READ = 200;

type PersonRow = { customer: string; state: string; at: number; keys: string; card: string };
type SaidRow = { n: number; customer: string; channel: Channel | null; text: string };

const PERSON = 'p.customer, p.state, p.at, p.keys, p.card';

/** Finds threads in one part of the index. Nothing is sorted that can be read in its order, so that no question reads all there is. */
export class Finder {
  readonly #sql: SqlStorage;
  /** The only threads that may be found; null: any. */
  #only: ReadonlySet<string> | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  find(query: IndexQuery): Hits {
    this.#only = query.only && new Set(query.only);
    if (query.question.terms.length === 0) return this.#list(query);
    const named = this.#named(query);
    const { hits, next } = this.#said(query, named);
    return { hits: query.before ? hits : [...named.values(), ...hits], next };
  }

  /** Without words: threads by when something was said last. */
  #list(query: IndexQuery): Hits {
    const { state, before, most, question } = query;
    const [tag] = question.tags;
    const from = tag === undefined ? 'people p' : 'tags t CROSS JOIN people p ON p.customer = t.customer';
    const rows = this.#sql.exec<PersonRow>(
      `SELECT ${PERSON} FROM ${from} WHERE ${tag === undefined ? '?1 IS NULL' : 't.tag = ?1'}
         AND ${state === null ? '?2 IS NULL' : 'p.state = ?2'} AND (?3 IS NULL OR (p.at, p.customer) < (?3, ?4))
       ORDER BY p.at DESC, p.customer DESC LIMIT ${MOST_LOOKED + 1}`,
      ...[tag ?? null, state, before?.n ?? null, before?.customer ?? null],
    );
    const page = new Page(most);
    for (const row of rows) {
      const place = { n: row.at, customer: row.customer };
      page.look(place, this.#fits(row, query) ? toHit(row, 'said', place) : null);
      if (page.full) break;
    }
    return page.hits();
  }

  /** Threads that names, addresses or numbers lead to; where they lead to few, the rest of the question may be what was said there. */
  #named(query: IndexQuery): Map<string, Hit> {
    const { terms } = query.question;
    const found = new Map<string, Hit>();
    for (const row of this.#having(terms, MOST_NAMED))
      if (this.#fits(row, query)) found.set(row.customer, toHit(row, 'key', at(row)));
    for (const some of narrower(terms)) {
      const rows = this.#having(some, MOST_NARROWED + 1);
      if (rows.length > MOST_NARROWED) continue;
      for (const row of rows) {
        if (found.has(row.customer) || !this.#fits(row, query)) continue;
        const words = terms.filter(({ part }) => !row.keys.includes(part)).flatMap((term) => term.words);
        const line = this.#newest(row.customer, words);
        if (line) found.set(row.customer, toHit(row, 'key', at(row), line, words));
      }
    }
    return found;
  }

  /** Threads whose names, addresses and numbers have all of these parts. */
  #having(terms: readonly Term[], most: number): PersonRow[] {
    const long = terms.filter(({ part }) => part.length >= SHORTEST);
    const short = terms.filter(({ part }) => part.length < SHORTEST);
    const rows = long.length
      ? this.#sql.exec<PersonRow>(
          `SELECT ${PERSON} FROM parts f CROSS JOIN people p ON p.n = f.rowid WHERE f.parts MATCH ? ORDER BY f.rowid DESC LIMIT ?`,
          long.map(({ part }) => `"${part.replaceAll('"', '""')}"`).join(' AND '),
          most,
        )
      : this.#sql.exec<PersonRow>(
          `SELECT ${PERSON} FROM people p WHERE p.name >= ?1 AND p.name < ?1 || char(1114111) ORDER BY p.name LIMIT ?2`,
          short[0]?.part ?? '',
          most,
        );
    return rows.toArray().filter(({ keys }) => short.every(({ part }) => keys.includes(part)));
  }

  /** Threads in which all words were said in one message, by the newest such message. */
  #said(query: IndexQuery, but: ReadonlyMap<string, Hit>): Hits {
    const { question, before, most } = query;
    const words = question.terms.flatMap((term) => term.words);
    const page = new Page(most);
    const seen = new Set<string>(but.keys());
    const rows = this.#sql.exec<SaidRow>(
      `SELECT s.n, s.customer, s.channel, s.text FROM words w CROSS JOIN said s ON s.n = w.rowid
       WHERE w.words MATCH ?1 ${before ? 'AND w.rowid <= CAST(?2 AS INTEGER)' : ''} ORDER BY w.rowid DESC LIMIT ${MOST_LOOKED + 1}`,
      ...(before ? [matchOf(words), before.n] : [matchOf(words)]),
    );
    for (const line of rows) {
      const place = { n: line.n, customer: line.customer };
      if (before && !isBehind(place, before)) continue;
      const isNew = !seen.has(line.customer) && !(before && this.#wasShown(line.customer, words, before));
      seen.add(line.customer);
      const person = isNew ? this.#person(line.customer) : null;
      const fits = person && this.#fits(person, query);
      page.look(place, fits ? toHit(person, 'said', place, line, words) : null);
      if (page.full) break;
    }
    return page.hits();
  }

  /** Whether a newer message of the thread has the words: then an earlier page has shown it. */
  #wasShown(customer: string, words: readonly string[], before: Place): boolean {
    return this.#lines(customer, before.n).some(({ text }) => hasWords(text, words));
  }

  #newest(customer: string, words: readonly string[]): SaidRow | undefined {
    return this.#lines(customer, 0).find(({ text }) => hasWords(text, words));
  }

  #lines(customer: string, from: number): SaidRow[] {
    return this.#sql
      .exec<SaidRow>(
        `SELECT n, customer, channel, text FROM said WHERE customer = ? AND n >= CAST(? AS INTEGER) ORDER BY n DESC LIMIT ${MOST_READ}`,
        customer,
        from,
      )
      .toArray();
  }

  #person(customer: string): PersonRow | null {
    return (
      this.#sql
        .exec<PersonRow>(`SELECT ${PERSON} FROM people p WHERE p.customer = ?`, customer)
        .toArray()[0] ?? null
    );
  }

  #fits({ customer, state }: PersonRow, { state: wanted, question }: IndexQuery): boolean {
    if (wanted !== null && state !== wanted) return false;
    if (this.#only !== null && !this.#only.has(customer)) return false;
    return question.tags.every(
      (tag) =>
        this.#sql.exec('SELECT 1 FROM tags WHERE tag = ? AND customer = ?', tag, customer).toArray().length >
        0,
    );
  }
}

/** What of a question may be names, while the rest was said: each term alone, and all but one. */
function narrower(terms: readonly Term[]): Term[][] {
  if (terms.length < 2) return [];
  const alone = terms.map((term) => [term]);
  const butOne = terms.length > 2 ? terms.map((term) => terms.filter((other) => other !== term)) : [];
  return [...alone, ...butOne].filter((some) => some.some(({ part }) => part.length >= SHORTEST));
}

/** A page in the making. */
class Page {
  readonly #most: number;
  readonly #hits: Hit[] = [];
  #looked = 0;
  #last: Place | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  look(place: Place, hit: Hit | null): void {
    this.#last = place;
    this.#looked++;
    if (hit) this.#hits.push(hit);
  }

  /** One more than the page has says that there is a next one. */
  get full(): boolean {
    return this.#hits.length > this.#most || this.#looked >= MOST_LOOKED;
  }

  hits(): Hits {
    return { hits: this.#hits, next: this.full ? this.#last : null };
  }
}

function at({ at: n, customer }: PersonRow): Place {
  return { n, customer };
}

function toHit(
  row: PersonRow,
  rank: Hit['rank'],
  place: Place,
  line: SaidRow | null = null,
  words: readonly string[] = [],
): Hit {
  const found = line && { at: timeOf(line.n), channel: line.channel, text: excerpt(line.text, words) };
  return { card: cardIn(row.card), rank, place, found };
}
