import { BLOCKED_SENDER, PAST } from '../../../src/conversation/events/messages.ts';
import type { State } from '../../../src/conversation/state.ts';
import { storedEntities, storedFactOf } from '../../../src/conversation/upcast.ts';
import {
  type CountedExchange,
  type PromiseFigures,
  type ThreadFigures,
  type TicketFigures,
  type TrafficFigures,
  ticketFigures,
} from '../../../src/figures/rows.ts';
import { addDays, localTime } from '../../../src/language/calendar.ts';
import type { Settings } from '../../../src/settings.ts';

/** Events looked through at once: an old thread is told in several goes. */
const MOST_EVENTS = 5_000;
/** Exchanges of one problem that are read: nobody's problem has more. */
const MOST_EXCHANGES = 2_000;

type Row<T> = { [column: string]: SqlStorageValue } & T;

/** What a thread tells the store's figures of itself: what changed since an event. */
export class CountedThread {
  readonly #sql: SqlStorage;
  readonly #state: State;
  readonly #settings: Pick<Settings, 'timeZone' | 'locale'>;

  constructor(sql: SqlStorage, state: State, settings: Pick<Settings, 'timeZone' | 'locale'>) {
    this.#sql = sql;
    this.#state = state;
    this.#settings = settings;
  }

  /** All that changed behind event `after`, as it stands now; `upTo` is the last event that was looked at, `more` whether there are more. */
  since(after: number): ThreadFigures & { upTo: number; more: boolean } {
    const newest = this.#sql.exec<{ seq: number | null }>('SELECT max(seq) AS seq FROM log').one().seq ?? 0;
    const upTo = Math.min(newest, after + MOST_EVENTS);
    return {
      tickets: this.#touched(after, upTo).flatMap((id) => this.#ticket(id, this.#ratings(id, after, upTo))),
      traffic: this.#days(after, upTo).flatMap((day) => this.#traffic(day)),
      promises: this.#promises(after, upTo),
      upTo,
      more: upTo < newest,
    };
  }

  #touched(after: number, upTo: number): string[] {
    return this.#sql
      .exec<{ ticket: string }>(
        `SELECT ticket FROM exchanges WHERE rowid > ?1 AND rowid <= ?2 AND ticket IS NOT NULL
         UNION SELECT json_extract(fact, '$.ticket') FROM log WHERE seq > ?1 AND seq <= ?2
           AND type IN ('ticket.opened', 'ticket.moved', 'ticket.rated', 'exchange.recorded') AND json_extract(fact, '$.ticket') IS NOT NULL`,
        after,
        upTo,
      )
      .toArray()
      .map(({ ticket }) => ticket);
  }

  #ticket(id: string, ratings: Pick<TicketFigures, 'csat' | 'nps'>): TicketFigures[] {
    const ticket = this.#sql
      .exec<{ intent: string; status: string; opened_at: string; channel: string }>(
        'SELECT intent, status, opened_at, channel FROM tickets WHERE id = ?',
        id,
      )
      .toArray()[0];
    if (!ticket) return [];
    const exchanges = this.#sql
      .exec<Row<Omit<CountedExchange, 'orders' | 'emails'> & { entities: string; session: string }>>(
        `SELECT x.timestamp AS at, x.channel, x.author, x.resolution_achieved AS resolution, x.text, x.entities, t.session
         FROM exchanges x JOIN log l ON l.seq = x.rowid LEFT JOIN transcript t ON t.seq = x.rowid
         WHERE x.ticket = ? AND l.type <> 'testimony.heard' ORDER BY x.timestamp, x.rowid LIMIT ?`,
        id,
        MOST_EXCHANGES,
      )
      .toArray()
      .map(({ entities, ...one }) => ({ ...one, ...storedEntities(entities) }));
    // Only heard of from a visitor who named the order: it is counted where that visitor's own thread is.
    if (exchanges.length === 0) return [];
    return [
      {
        id,
        day: localTime(ticket.opened_at, this.#settings.timeZone).day,
        channel: ticket.channel,
        intent: ticket.intent,
        language: this.#languageOf(exchanges.at(-1)?.session ?? null),
        closed: ticket.status === 'resolved',
        ...ratings,
        ...ticketFigures(exchanges),
      },
    ];
  }

  #ratings(ticket: string, after: number, upTo: number): Pick<TicketFigures, 'csat' | 'nps'> {
    const ratings = { csat: null as number | null, nps: null as number | null };
    for (const { fact } of this.#sql.exec<{ fact: string }>(
      `SELECT fact FROM log WHERE seq > ? AND seq <= ? AND type = 'ticket.rated' AND json_extract(fact, '$.ticket') = ? ORDER BY seq`,
      after,
      upTo,
      ticket,
    )) {
      const { kind, score } = storedFactOf('ticket.rated', fact);
      ratings[kind] = score;
    }
    return ratings;
  }

  #days(after: number, upTo: number): string[] {
    const days = this.#sql
      .exec<{ timestamp: string }>(
        'SELECT timestamp FROM exchanges WHERE rowid > ? AND rowid <= ?',
        after,
        upTo,
      )
      .toArray()
      .map(({ timestamp }) => localTime(timestamp, this.#settings.timeZone).day);
    return [...new Set(days)];
  }

  /** All messages of a day, whenever they were told before: a count is put, never added to. */
  #traffic(day: string): TrafficFigures[] {
    const counts = new Map<string, TrafficFigures>();
    for (const row of this.#sql.exec<
      Row<{ at: string; channel: string; direction: string; origin: string; session: string | null }>
    >(
      `SELECT x.timestamp AS at, x.channel, x.direction, x.origin, t.session
       FROM exchanges x JOIN log l ON l.seq = x.rowid LEFT JOIN transcript t ON t.seq = x.rowid
       WHERE x.timestamp >= ? AND x.timestamp < ? AND l.type <> 'testimony.heard'
         AND coalesce(json_extract(l.fact, '$.automatic'), '') NOT IN ('${BLOCKED_SENDER}', '${PAST}')
         AND (x.direction = 'in' OR json_extract(l.fact, '$.sentAt') IS NULL)`,
      addDays(day, -1),
      addDays(day, 2),
    )) {
      if (localTime(row.at, this.#settings.timeZone).day !== day) continue;
      const { origin, channel } = row;
      const key = `${origin} ${channel}`;
      const count = counts.get(key) ?? { origin, day, channel, language: '', received: 0, sent: 0 };
      count.language = this.#languageOf(row.session);
      if (row.direction === 'in') count.received++;
      else count.sent++;
      counts.set(key, count);
    }
    return [...counts.values()];
  }

  #promises(after: number, upTo: number): PromiseFigures[] {
    return this.#sql
      .exec<{ id: string; due: number; state: string }>(
        `SELECT id, due, iif(EXISTS (SELECT 1 FROM log WHERE type = 'promise.kept' AND json_extract(fact, '$.promise') = promises.id
           AND json_extract(fact, '$.dropped')), 'dropped', state) AS state FROM promises WHERE id IN (SELECT json_extract(fact, '$.promise') FROM log
           WHERE seq > ? AND seq <= ? AND type IN ('promise.made', 'promise.kept', 'promise.broken'))`,
        after,
        upTo,
      )
      .toArray()
      .map(({ id, due, state }) => ({
        id,
        day: localTime(new Date(due).toISOString(), this.#settings.timeZone).day,
        kept: state === 'kept' ? true : state === 'broken' ? false : null,
      }));
  }

  #languageOf(session: string | null): string {
    const locale = this.#state.sessions.find(({ id }) => id === session)?.locale ?? this.#settings.locale;
    return locale.split('-')[0] ?? locale;
  }
}
