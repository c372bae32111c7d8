import { z } from 'zod';
import { now } from '../../src/clock.ts';
import type { DeskView, QueueEntry } from '../../src/console/protocol.ts';
import { folded } from '../../src/search/question.ts';
import { WholeCard } from './whole-card.ts';

/** A thread as its object tells the desk of it. What the desk itself knows is not in it. */
export type QueueCard = Omit<QueueEntry, 'advisor' | 'snoozedUntil' | 'viewers' | 'tags'> & {
  /** Absent in rows from before there were any. */
  tags?: string[];
  /** Who has the floor. */
  holder: { id: string; name: string } | null;
  /** When the customer said something last. */
  heardAt: string | null;
};

/** A thread on the desk, with what only the desk knows. */
export interface QueuedThread {
  card: QueueCard;
  assigned: string | null;
  snoozed: number | null;
  told: number;
}

/** What somebody has who was not given it. */
export interface Contested {
  by: string;
  at: string;
}

const URGENCY = { now: 0, next: 1, later: 2 } as const;
/** Entries that one question looks through. */
const MOST_SEARCHED = 5_000;
/** Behind every due time that there is. */
const NEVER = 8_640_000_000_000_000;

/** The last thread of a page. */
const Place = z.tuple([z.coerce.number(), z.coerce.number(), z.coerce.number(), z.string()]);

const Card = z.custom<QueueCard>((value) => typeof value === 'object' && value !== null);

type Row = {
  customer: string;
  urgency: number;
  since: number;
  due: number | null;
  told: number;
  holder: string | null;
  assigned: string | null;
  assigned_at: number | null;
  snoozed: number | null;
  card: string;
};

/** Whether a thread is in a view of a person's at a moment. */
export function isIn(view: DeskView, thread: QueuedThread, person: string, at: number): boolean {
  const sleeps = thread.snoozed !== null && thread.snoozed > at;
  switch (view) {
    case 'mine':
      return thread.assigned === person && !sleeps;
    case 'unassigned':
      return thread.assigned === null && !sleeps;
    case 'waiting':
      return thread.card.state !== 'advisor' && !sleeps;
    case 'snoozed':
      return sleeps;
    case 'all':
      return true;
    case 'assistant':
    case 'closed':
    case 'blocked':
      return false;
  }
}

const WHERE: Record<DeskView, string> = {
  mine: 'assigned = ?1 AND coalesce(snoozed, 0) <= ?2',
  // Every view names the person and the time: SQLite counts what is bound.
  unassigned: 'assigned IS NULL AND coalesce(snoozed, 0) <= ?2 AND ?1 IS NOT NULL',
  waiting: "state <> 'advisor' AND coalesce(snoozed, 0) <= ?2 AND ?1 IS NOT NULL",
  snoozed: 'snoozed > ?2 AND ?1 IS NOT NULL',
  all: '?1 IS NOT NULL AND ?2 IS NOT NULL',
  assistant: '?1 IS NULL AND ?2 IS NULL',
  closed: '?1 IS NULL AND ?2 IS NULL',
  blocked: '?1 IS NULL AND ?2 IS NULL',
};

/** The threads of one store that wait for a person or are with one, most urgent first. */
export class ThreadQueue {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(customer: string): QueuedThread | null {
    const row = this.#row(customer);
    return row ? toThread(row) : null;
  }

  /** A thread waits, or stands otherwise than before. It keeps since when it waits, and whose it is. */
  put(given: QueueCard): void {
    const before = this.#row(given.customer);
    const earlier = before && toThread(before).card;
    const card = {
      ...given,
      since: earlier?.since ?? given.since,
      reason: given.reason || earlier?.reason || '',
      summary: given.summary || earlier?.summary || '',
    };
    const due = time(card.due);
    this.#sql.exec(
      `INSERT INTO queue (customer, state, urgency, since, due, warn, holder, assigned, assigned_at, card)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, iif(?7 IS NULL, NULL, ?9), ?8)
       ON CONFLICT (customer) DO UPDATE SET state = ?2, urgency = ?3, told = iif(due IS ?5, told, 0), due = ?5, warn = ?6,
         assigned_at = iif(?7 IS NULL OR ?7 IS assigned, assigned_at, ?9), assigned = coalesce(?7, assigned), holder = ?7, card = ?8,
         snoozed = iif(?10, NULL, snoozed)`,
      ...[card.customer, card.state, URGENCY[card.urgency], Date.parse(card.since), due, time(card.warn)],
      ...[card.holder?.id ?? null, JSON.stringify(card), now()],
      // What the customer says wakes it.
      earlier !== null && (card.heardAt ?? '') > (earlier.heardAt ?? '') ? 1 : 0,
    );
  }

  remove(customer: string): void {
    this.#sql.exec('DELETE FROM queue WHERE customer = ?', customer);
  }

  /** Forgets the words of a thread that quoted somebody who is erased. */
  hush(customer: string): void {
    const thread = this.get(customer);
    if (!thread) return;
    const { card } = thread;
    const hushed = { ...card, summary: '', last: { ...card.last, text: '' } };
    this.#sql.exec('UPDATE queue SET card = ? WHERE customer = ?', JSON.stringify(hushed), customer);
  }

  /**
   * Gives a thread to somebody, or to nobody. Of two who take it at once one has it, and the other is told who: whoever has
   * it gives it up only to who knows that they have it (`from`). Whoever has the floor keeps the thread.
   */
  assign(customer: string, to: string | null, from: string | null): 'done' | 'unknown' | Contested {
    const row = this.#row(customer);
    if (!row) return 'unknown';
    if (row.assigned === to) return 'done';
    const keeps = row.holder !== null && row.holder !== to && row.holder !== from;
    if (keeps || (row.assigned !== null && row.assigned !== from))
      return {
        by: row.assigned ?? row.holder ?? '',
        at: new Date(row.assigned_at ?? row.since).toISOString(),
      };
    this.#sql.exec('UPDATE queue SET assigned = ?, assigned_at = ? WHERE customer = ?', to, now(), customer);
    return 'done';
  }

  /** Puts a thread aside until a time, or takes it up again (null). False where it is not on the desk. */
  snooze(customer: string, until: number | null): boolean {
    const found = this.#sql.exec(
      'UPDATE queue SET snoozed = ? WHERE customer = ? RETURNING customer',
      until,
      customer,
    );
    return found.toArray().length > 0;
  }

  /** A page of a view, most urgent first; `after` is the `next` of the page before. */
  page(
    view: DeskView,
    person: string,
    after: string | null,
    most: number,
  ): { threads: QueuedThread[]; next: string | null } {
    const place =
      after === null ? [-1, -1, -1, ''] : (Place.safeParse(after.split('~')).data ?? [-1, -1, -1, '']);
    const rows = this.#sql
      .exec<Row>(
        `SELECT * FROM queue WHERE ${WHERE[view]}
           AND (urgency, coalesce(due, ${NEVER}), since, customer) > (?3, ?4, ?5, ?6)
         ORDER BY urgency, coalesce(due, ${NEVER}), since, customer LIMIT ?7`,
        ...[person, now(), ...place, most + 1],
      )
      .toArray();
    const shown = rows.slice(0, most);
    const last = rows.length > most ? shown.at(-1) : undefined;
    return {
      threads: shown.map(toThread),
      next: last ? [last.urgency, last.due ?? NEVER, last.since, last.customer].join('~') : null,
    };
  }

  /** Threads of a view whose entry has all the words of a question, in the order of the desk; accents and case count for nothing. */
  find(question: string, view: DeskView, person: string, most: number): QueuedThread[] {
    const words = folded(question).split(/\s+/).filter(Boolean);
    const found: QueuedThread[] = [];
    const rows = this.#sql.exec<Row>(
      `SELECT * FROM queue WHERE ${WHERE[view]} ORDER BY urgency, coalesce(due, ${NEVER}), since, customer LIMIT ?3`,
      ...[person, now(), MOST_SEARCHED],
    );
    for (const row of rows) {
      const thread = toThread(row);
      const { name, summary, reason, order, last } = thread.card;
      const text = folded([name, summary, reason, order, last.text].join(' '));
      if (words.every((word) => text.includes(word))) found.push(thread);
      if (found.length === most) break;
    }
    return found;
  }

  /** Throws where one cannot be read. */
  readAll(): void {
    for (const { card } of this.#sql.exec<Row>('SELECT * FROM queue')) WholeCard.parse(JSON.parse(card));
  }

  /** The threads of a view, most urgent first. */
  threadsIn(view: DeskView, person: string): string[] {
    return this.#sql
      .exec<{ customer: string }>(
        `SELECT customer FROM queue WHERE ${WHERE[view]} ORDER BY urgency, coalesce(due, ${NEVER}), since, customer LIMIT ?3`,
        ...[person, now(), MOST_SEARCHED],
      )
      .toArray()
      .map(({ customer }) => customer);
  }

  /** How many threads each view has but those of one person, and how many each person has. */
  counts(): { waiting: number; unassigned: number; snoozed: number; all: number; of: Map<string, number> } {
    const at = now();
    const { waiting, unassigned, snoozed, all } = this.#sql
      .exec<{ waiting: number; unassigned: number; snoozed: number; all: number }>(
        `SELECT count(*) AS "all", coalesce(sum(coalesce(snoozed, 0) > ?1), 0) AS snoozed,
           coalesce(sum(assigned IS NULL AND coalesce(snoozed, 0) <= ?1), 0) AS unassigned,
           coalesce(sum(state <> 'advisor' AND coalesce(snoozed, 0) <= ?1), 0) AS waiting FROM queue`,
        at,
      )
      .one();
    const rows = this.#sql.exec<{ assigned: string; n: number }>(
      'SELECT assigned, count(*) AS n FROM queue WHERE assigned IS NOT NULL AND coalesce(snoozed, 0) <= ? GROUP BY assigned',
      at,
    );
    return {
      waiting,
      unassigned,
      snoozed,
      all,
      of: new Map(rows.toArray().map(({ assigned, n }) => [assigned, n])),
    };
  }

  /** The place of a thread among those that wait for a person now, from 1; null where it does not. */
  placeOf(customer: string): number | null {
    const { place } = this.#sql
      .exec<{ place: number }>(
        `SELECT count(*) AS place FROM queue AS other JOIN queue AS own ON own.customer = ?1
         WHERE own.state = 'waiting' AND coalesce(own.snoozed, 0) <= ?2
           AND other.state = 'waiting' AND coalesce(other.snoozed, 0) <= ?2
           AND (other.urgency, coalesce(other.due, ${NEVER}), other.since, other.customer)
             <= (own.urgency, coalesce(own.due, ${NEVER}), own.since, own.customer)`,
        ...[customer, now()],
      )
      .one();
    return place || null;
  }

  /** Somebody was told that it waits; true where nobody was before. */
  reach(customer: string): boolean {
    const row = this.#sql.exec(
      'UPDATE queue SET reached = 1 WHERE customer = ? AND reached = 0 RETURNING customer',
      customer,
    );
    return row.toArray().length > 0;
  }

  /** Whether somebody was told that it waits. */
  isReached(customer: string): boolean {
    const rows = this.#sql.exec('SELECT 1 FROM queue WHERE customer = ? AND reached = 1', customer);
    return rows.toArray().length > 0;
  }

  /** What a clock says now for the first time: threads that are warned of, past, or awake again. */
  struck(): { thread: QueuedThread; why: 'warning' | 'breached' | 'changed' }[] {
    const at = now();
    const breached = this.#sql
      .exec<Row>(
        "UPDATE queue SET told = 2 WHERE due <= ? AND told < 2 AND state <> 'advisor' RETURNING *",
        at,
      )
      .toArray()
      .map((row) => ({ thread: toThread(row), why: 'breached' as const }));
    const warned = this.#sql
      .exec<Row>(
        "UPDATE queue SET told = 1 WHERE warn <= ? AND told < 1 AND state <> 'advisor' RETURNING *",
        at,
      )
      .toArray()
      .map((row) => ({ thread: toThread(row), why: 'warning' as const }));
    const awake = this.#sql
      .exec<Row>('UPDATE queue SET snoozed = NULL WHERE snoozed <= ? RETURNING *', at)
      .toArray()
      .map((row) => ({ thread: toThread(row), why: 'changed' as const }));
    return [...breached, ...warned, ...awake];
  }

  /** When a clock strikes next, in milliseconds; null where none does. */
  nextStroke(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        `SELECT min(at) AS at FROM (
           SELECT min(warn) AS at FROM queue WHERE told < 1 AND state <> 'advisor'
           UNION ALL SELECT min(due) FROM queue WHERE told < 2 AND state <> 'advisor'
           UNION ALL SELECT min(snoozed) FROM queue)`,
      )
      .one().at;
  }

  /** Something waits for a decision, or does no more. */
  decide(kind: 'approval' | 'draft', id: string, customer: string, open: boolean): void {
    if (open)
      this.#sql.exec(
        'INSERT OR REPLACE INTO decisions (kind, id, customer) VALUES (?, ?, ?)',
        kind,
        id,
        customer,
      );
    else this.#sql.exec('DELETE FROM decisions WHERE kind = ? AND id = ?', kind, id);
  }

  decisions(): { approvals: number; drafts: number } {
    const rows = this.#sql.exec<{ kind: string; n: number }>(
      'SELECT kind, count(*) AS n FROM decisions GROUP BY kind',
    );
    const counted = new Map(rows.toArray().map(({ kind, n }) => [kind, n]));
    return { approvals: counted.get('approval') ?? 0, drafts: counted.get('draft') ?? 0 };
  }

  /** Forgets all of one customer. */
  forget(customer: string): void {
    this.remove(customer);
    this.#sql.exec('DELETE FROM decisions WHERE customer = ?', customer);
  }

  #row(customer: string): Row | null {
    return this.#sql.exec<Row>('SELECT * FROM queue WHERE customer = ?', customer).toArray()[0] ?? null;
  }
}

function time(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}

function toThread({ card, assigned, snoozed, told }: Row): QueuedThread {
  return { card: Card.parse(JSON.parse(card)), assigned, snoozed, told };
}
