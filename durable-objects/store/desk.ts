import { z } from 'zod';
import { LIMITS } from '../../src/limits.ts';

const DAY = 86_400_000;
/** Days after which a stranger's thread leaves the desk, whatever became of it: the thread itself stays. */
const STRANGERS_WAIT = 30 * DAY;

/** A thread that needs a person. */
export interface DeskEntry {
  customer: string;
  /** ISO time it began to wait. */
  since: string;
  channel: string;
  reason: string;
  summary: string;
  state: 'waiting' | 'advisor' | 'parked';
  advisor: string | null;
  /** Whether it is known who it is: on an account of the shop, or reached by what is theirs beyond doubt. */
  known: boolean;
}

/**
 * A thread as it is put on the desk. `source`: what a stranger's thread counts for, a blinded network; null
 * where there is none.
 */
export interface NewDeskEntry extends DeskEntry {
  source: string | null;
}

/** The last thread of a page: the next page begins behind it. */
export const DeskCursor = z.tuple([z.number(), z.string(), z.string()]);
export type DeskCursor = z.infer<typeof DeskCursor>;

/** How urgent a thread is; see migrations/store/0006_desk_order.sql. */
const URGENCY = { known: 0, stranger: 1, crowd: 2, attended: 3 } as const;

type Row = Omit<DeskEntry, 'known' | 'state'> & {
  [column: string]: SqlStorageValue;
  state: DeskEntry['state'];
  known: number;
  urgency: number;
};

/**
 * The store's waiting list. Who is known comes before who is not, and no network's strangers before the
 * others'.
 */
export class Desk {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * Puts a thread on the desk, or changes how it stands there. It keeps the time since when it waits, and
   * what it is about where news says nothing of that.
   */
  enlist(entry: NewDeskEntry): void {
    this.#sql.exec(
      `INSERT INTO desk (customer, since, channel, reason, summary, state, advisor, known, source, urgency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (customer) DO UPDATE SET channel = excluded.channel,
         reason = iif(excluded.reason = '', desk.reason, excluded.reason),
         summary = iif(excluded.summary = '', desk.summary, excluded.summary), state = excluded.state, advisor = excluded.advisor,
         known = excluded.known, source = excluded.source, urgency = excluded.urgency`,
      entry.customer,
      entry.since,
      entry.channel,
      entry.reason,
      entry.summary,
      entry.state,
      entry.advisor,
      entry.known ? 1 : 0,
      entry.source,
      this.#urgencyOf(entry),
    );
  }

  #urgencyOf({ customer, state, known, source }: NewDeskEntry): number {
    if (state === 'advisor') return URGENCY.attended;
    if (known) return URGENCY.known;
    if (source === null) return URGENCY.stranger;
    const { n } = this.#sql
      .exec<{ n: number }>(
        'SELECT count(*) AS n FROM desk WHERE known = 0 AND source = ? AND urgency = ? AND customer <> ?',
        source,
        URGENCY.stranger,
        customer,
      )
      .one();
    return n < LIMITS.deskPerNetwork.most ? URGENCY.stranger : URGENCY.crowd;
  }

  /** Takes a thread off the desk. */
  delist(customer: string): void {
    this.#sql.exec('DELETE FROM desk WHERE customer = ?', customer);
  }

  /** Forgets what a thread's place on the desk says of its story: it quoted somebody who is erased. */
  hush(customer: string): void {
    this.#sql.exec("UPDATE desk SET summary = '' WHERE customer = ?", customer);
  }

  /** Most urgent first, of those the longest waiting. */
  page(after: DeskCursor | null, most: number): { entries: DeskEntry[]; next: DeskCursor | null } {
    const rows = this.#sql
      .exec<Row>(
        `SELECT customer, since, channel, reason, summary, state, advisor, known, urgency FROM desk
         WHERE (urgency, since, customer) > (?, ?, ?) ORDER BY urgency, since, customer LIMIT ?`,
        ...(after ?? [-1, '', '']),
        most + 1,
      )
      .toArray();
    const shown = rows.slice(0, most);
    const last = rows.length > most ? shown.at(-1) : undefined;
    return {
      entries: shown.map(({ urgency: _, known, ...entry }) => ({ ...entry, known: known === 1 })),
      next: last ? [last.urgency, last.since, last.customer] : null,
    };
  }

  /** Strangers whom nobody has attended to for a month. */
  sweep(now: number): void {
    this.#sql.exec('DELETE FROM desk WHERE known = 0 AND since <= ?', iso(now - STRANGERS_WAIT));
  }

  /** When there is something to sweep, in milliseconds; null while there is nothing. */
  due(): number | null {
    const { since } = this.#sql
      .exec<{ since: string | null }>('SELECT min(since) AS since FROM desk WHERE known = 0')
      .one();
    return since === null ? null : Date.parse(since) + STRANGERS_WAIT;
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
