import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import type { State } from '../../../src/conversation/state.ts';
import { storedFactOf } from '../../../src/conversation/upcast.ts';
import type { WebhookNews } from '../../../src/webhooks/news.ts';

/** Events looked at in one go. */
const MOST_EVENTS = 500;

/** The events of which a store's systems are told something. */
export const WEBHOOK_TYPES = [
  'handover.requested',
  'ticket.moved',
  'action.done',
  'promise.broken',
  'ticket.rated',
] as const satisfies Fact['type'][];
type Type = (typeof WEBHOOK_TYPES)[number];

interface Row {
  [column: string]: SqlStorageValue;
  seq: number;
  id: string;
  at: string;
  type: Type;
  fact: string;
}

/** What of one event is told; null where nothing is. */
type Said = Pick<WebhookNews, 'event' | 'ticket' | 'data'> | null;

/** Reads what a store's own systems are told of a thread: what follows from its log, by the events' own ids. */
export class WebhookReader {
  readonly #sql: SqlStorage;
  readonly #state: State;
  readonly #self: string;

  constructor(sql: SqlStorage, state: State, self: string) {
    this.#sql = sql;
    this.#state = state;
    this.#self = self;
  }

  /**
   * What happened behind event `after` and since a time (ISO 8601): what is older is told to nobody any more.
   * `upTo`: the last event that was looked at.
   */
  since(after: number, from: string): { news: WebhookNews[]; upTo: number } {
    const rows = this.#sql
      .exec<Row>(
        `SELECT seq, id, at, type, fact FROM log WHERE seq > ? AND type IN (${WEBHOOK_TYPES.map((type) => `'${type}'`).join(', ')})
         ORDER BY seq LIMIT ?`,
        ...[after, MOST_EVENTS],
      )
      .toArray();
    const whole = rows.length < MOST_EVENTS;
    const newest = this.#sql.exec<{ seq: number | null }>('SELECT max(seq) AS seq FROM log').one().seq ?? 0;
    const news = rows.flatMap((row): WebhookNews[] => {
      const said = row.at < from ? null : this.#said(row);
      return said ? [{ id: row.id, at: row.at, customer: this.#self, ...said }] : [];
    });
    return { news, upTo: whole ? newest : (rows.at(-1)?.seq ?? newest) };
  }

  #said(row: Row): Said {
    switch (row.type) {
      case 'handover.requested':
        return this.#escalated();
      case 'ticket.moved':
        return this.#resolved(row, storedFactOf('ticket.moved', row.fact));
      case 'action.done':
        return this.#done(storedFactOf('action.done', row.fact));
      case 'promise.broken':
        return this.#due(storedFactOf('promise.broken', row.fact));
      case 'ticket.rated': {
        const { ticket, kind, score } = storedFactOf('ticket.rated', row.fact);
        return { event: 'rating', ticket, data: { kind, score } };
      }
    }
  }

  #escalated(): Said {
    const { tickets } = this.#state;
    const about =
      tickets.findLast(({ status }) => status === 'escalated') ??
      tickets.findLast(({ status }) => status !== 'resolved');
    return { event: 'escalated', ticket: about?.id ?? null, data: {} };
  }

  /** A move may say that a problem is solved which was solved before. */
  #resolved({ seq }: Row, { ticket, status, channel }: FactOf<'ticket.moved'>): Said {
    if (status !== 'resolved') return null;
    const before = this.#sql
      .exec<{ status: string }>(
        `SELECT json_extract(fact, '$.status') AS status FROM log
         WHERE type = 'ticket.moved' AND seq < ? AND json_extract(fact, '$.ticket') = ? ORDER BY seq DESC LIMIT 1`,
        ...[seq, ticket],
      )
      .toArray()[0];
    return before?.status === 'resolved' ? null : { event: 'resolved', ticket, data: { channel } };
  }

  #done({ tool, order, channel }: FactOf<'action.done'>): Said {
    const about = order === null ? undefined : this.#state.tickets.findLast((one) => one.order === order);
    const data = { tool, channel, ...(order === null ? {} : { order }) };
    return { event: 'action_done', ticket: about?.id ?? null, data };
  }

  #due({ promise }: FactOf<'promise.broken'>): Said {
    const made = this.#sql
      .exec<{ ticket: string | null; by: string }>('SELECT ticket, by FROM promises WHERE id = ?', promise)
      .toArray()[0];
    return made ? { event: 'promise_due', ticket: made.ticket, data: { promise, by: made.by } } : null;
  }
}
