import { type PastExchange, TESTIMONY } from '../../../src/brain/context.ts';
import { channelsWhere } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { storedEntities, storedFact, storedFactOf } from '../../../src/conversation/upcast.ts';
import {
  type Assurance,
  atLeast,
  between,
  type Channel,
  type Entities,
  type Intent,
  noEntities,
} from '../../../src/conversation/values.ts';
import { tools } from '../../../src/tools/index.ts';
import type { PastMessage, RecentHistory, View } from './recent.ts';

/** Names of tools that leave nothing to tell of, as a list in SQL. */
const UNTOLD = Object.values(tools)
  .filter(({ does }) => does === null)
  .map(({ name }) => `'${name}'`)
  .join(', ');

/** A row of the structured memory, with the field names of the public contract. */
export interface ExchangeRow {
  client_id: string;
  timestamp: string;
  channel: Channel;
  direction: 'in' | 'out';
  author: 'customer' | 'assistant' | 'advisor' | 'system';
  text: string;
  detected_intent: Intent | null;
  entities: Entities;
  resolution_achieved: 'yes' | 'no' | 'escalated' | null;
  inferred_satisfaction: number | null;
  ticket: string | null;
  assurance: Assurance;
  origin: string;
  /** Where a mail is kept as it came: a key of the file store. */
  original: string | null;
  /** What its page keeps from a reader. */
  hidden: string | null;
  /** Why it got no answer by machine; null where it is owed one, and for what we said. */
  unanswered: string | null;
  /** When it was written, by the provider's clock; null where that is not said. */
  written: string | null;
  /** Its id; null for what a visitor told elsewhere. */
  message: string | null;
}

const POSTED_NAMES = channelsWhere(({ kind }) => kind === 'posted');

type StoredRow = Omit<ExchangeRow, 'entities'> & { entities: string };

/**
 * What was said and done, over all sessions, each question answered by index however long the log is.
 * `CROSS JOIN` where the planner would rather read a whole session: SQLite keeps its order
 * (sqlite.org/lang_select.html, "Special handling of CROSS JOIN").
 */
export class ExchangeStore {
  readonly #sql: SqlStorage;
  readonly #mind: RecentHistory;

  /** `mind` holds what need not be read again. */
  constructor(sql: SqlStorage, mind: RecentHistory) {
    this.#sql = sql;
    this.#mind = mind;
  }

  /** A page of exchanges, newest first. `before` is the `next` of the page before it. */
  page(limit: number, before: number | null): { exchanges: ExchangeRow[]; next: number | null } {
    const rows = this.#sql
      .exec<StoredRow & { seq: number }>(
        `SELECT x.rowid AS seq, x.*, iif(x.rowid <= coalesce((SELECT json_extract(value, '$.originals') FROM meta WHERE name = 'swept'), 0), NULL,
           json_extract(l.fact, '$.original')) AS original, json_extract(l.fact, '$.hidden') AS hidden,
           json_extract(l.fact, '$.automatic') AS unanswered, json_extract(l.fact, '$.sentAt') AS written, json_extract(l.fact, '$.message') AS message
         FROM exchanges x LEFT JOIN log l ON l.seq = x.rowid
         WHERE ?1 IS NULL OR (x.timestamp, x.rowid) < ((SELECT timestamp FROM exchanges WHERE rowid = ?1), ?1)
         ORDER BY x.timestamp DESC, x.rowid DESC LIMIT ?2`,
        before,
        limit + 1,
      )
      .toArray();
    const page = rows.slice(0, limit);
    return {
      exchanges: page.map(({ seq: _, ...row }) => ({
        ...row,
        entities: storedEntities(row.entities),
      })),
      next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null,
    };
  }

  /**
   * The last exchanges for a turn, oldest first: of the whole thread, or of one session where its assurance
   * covers no more. `except` are the messages the turn is about to answer; words of ours for somebody surer
   * than `reader` are left out.
   */
  history(
    self: string,
    session: string,
    scope: 'thread' | 'session',
    limit: number,
    except: string[],
    reader: Assurance = 'verified',
  ): PastExchange[] {
    const view = { session: scope === 'session' ? session : null, reader, limit };
    let messages = this.#mind.recent(view);
    if (!messages) {
      messages = this.#past(view, self);
      this.#mind.keep(view, messages);
    }
    return messages
      .filter(({ message }) => !except.includes(message))
      .map(({ said, ...one }) => ({
        ...said,
        // The meaning of the words was found among the orders that the session could see then.
        ...(atLeast(reader, one.assurance) || atLeast(reader, 'recognised')
          ? {}
          : { entities: noEntities(), ticket: null }),
        sameSession: one.session === session,
      }));
  }

  /** A part of the past as it is stored, oldest first. */
  #past({ session, reader, limit }: View, self: string): PastMessage[] {
    const columns = `x.rowid AS seq, x.timestamp, x.channel, x.author, x.text, x.detected_intent, x.entities, x.ticket, x.origin,
      t.session, t.message, t.cut, x.assurance, l.fact`;
    const hidden = between(reader, 'verified');
    const readable = `t.withdrawn IS NULL
      AND (x.direction = 'in' OR x.assurance NOT IN (${hidden.map(() => '?').join(', ')}))`;
    if (session !== null) {
      return this.#sql
        .exec<HistoryRow>(
          `SELECT ${columns} FROM transcript t JOIN exchanges x ON x.rowid = t.seq JOIN log l ON l.seq = t.seq
           WHERE ${readable} AND t.session = ? ORDER BY t.number DESC LIMIT ?`,
          ...hidden,
          session,
          limit,
        )
        .toArray()
        .reverse()
        .map((row) => pastMessage(row, self));
    }
    const own = this.#sql.exec<HistoryRow>(
      `SELECT ${columns} FROM exchanges x JOIN transcript t ON t.seq = x.rowid JOIN log l ON l.seq = t.seq
       WHERE ${readable} AND l.type <> 'testimony.heard' ORDER BY x.timestamp DESC, x.rowid DESC LIMIT ?`,
      ...hidden,
      limit,
    );
    const claimed = this.#sql.exec<HistoryRow>(
      `SELECT ${columns} FROM log l INDEXED BY log_of_testimony JOIN transcript t ON t.seq = l.seq
         JOIN exchanges x ON x.rowid = t.seq
       WHERE l.type = 'testimony.heard' AND ${readable} ORDER BY l.seq DESC LIMIT ?`,
      ...hidden,
      TESTIMONY,
    );
    return [...own, ...claimed]
      .sort((one, other) => other.timestamp.localeCompare(one.timestamp) || other.seq - one.seq)
      .slice(0, limit)
      .reverse()
      .map((row) => pastMessage(row, self));
  }

  /** How many messages we said in a session since a time (ISO 8601). */
  saidSince(session: string, since: string): number {
    return this.#sql
      .exec<{ n: number }>(
        `SELECT count(*) AS n FROM exchanges x CROSS JOIN transcript t ON t.seq = x.rowid
         WHERE x.timestamp > ? AND x.direction = 'out' AND t.session = ?`,
        since,
        session,
      )
      .one().n;
  }

  /**
   * How many messages of the customer came by a posted channel since a time (ISO 8601), counted up to `most`.
   */
  heardSince(since: string, most: number): number {
    return this.#sql
      .exec<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT 1 FROM exchanges WHERE timestamp > ? AND direction = 'in'
           AND channel IN (${POSTED_NAMES}) LIMIT ?)`,
        since,
        most,
      )
      .one().n;
  }

  /** The tickets that a session's messages were about, each looked up when it is asked for. */
  ticketsOf(session: string): Pick<ReadonlySet<string>, 'has'> {
    return {
      has: (ticket) =>
        this.#sql
          .exec(
            `SELECT 1 FROM exchanges x CROSS JOIN transcript t ON t.seq = x.rowid
             WHERE x.ticket = ? AND t.session = ? LIMIT 1`,
            ticket,
            session,
          )
          .toArray().length > 0,
    };
  }

  /** Actions done in the shop, newest last. */
  done(limit: number): { at: string; fact: Extract<Fact, { type: 'action.done' }> }[] {
    if (!this.#mind.acted) return [];
    return this.#sql
      .exec<{ at: string; fact: string }>(
        `SELECT at, fact FROM log WHERE type = 'action.done' AND json_extract(fact, '$.tool') NOT IN (${UNTOLD})
         ORDER BY at DESC, seq DESC LIMIT ?`,
        limit,
      )
      .toArray()
      .reverse()
      .map((row) => ({ at: row.at, fact: storedFactOf('action.done', row.fact) }));
  }
}

type HistoryRow = {
  seq: number;
  timestamp: string;
  channel: Channel;
  author: PastExchange['author'];
  text: string;
  detected_intent: Intent | null;
  entities: string;
  ticket: string | null;
  origin: string;
  session: string;
  message: string;
  cut: number;
  assurance: Assurance;
  fact: string;
};

function pastMessage(row: HistoryRow, self: string): PastMessage {
  const fact = storedFact(row.fact);
  return {
    message: row.message,
    session: row.session,
    assurance: row.assurance,
    said: {
      at: row.timestamp,
      channel: row.channel,
      author: row.author,
      text: row.text,
      intent: row.detected_intent,
      entities: storedEntities(row.entities),
      ticket: row.ticket,
      testimony: row.origin !== self && fact.type === 'testimony.heard',
      choices: fact.type === 'message.composed' ? fact.choices : [],
      cut: row.cut === 1,
    },
  };
}
