import { type AskedMessage, type PastExchange, TESTIMONY } from '../../../src/brain/context.ts';
import type { Event, Fact, FactOf } from '../../../src/conversation/events.ts';
import { fileEvent } from '../../../src/conversation/files.ts';
import { storedEntities, storedFact, storedFactOf, storedPath } from '../../../src/conversation/upcast.ts';
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
import type { PastMessage, RecentEvents, RecentHistory, View } from './recent.ts';

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
}

type StoredRow = Omit<ExchangeRow, 'entities'> & { entities: string };
type Numbered = { number: number; fact: string; at: string };

/** How much of something is kept. */
interface TestimonySize {
  events: number;
  bytes: number;
}

/**
 * Questions about the past, each answered by index however long the log is. `CROSS JOIN` where the planner would rather read a
 * whole session: SQLite keeps its order (sqlite.org/lang_select.html, "Special handling of CROSS JOIN").
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
  exchanges(limit: number, before: number | null): { exchanges: ExchangeRow[]; next: number | null } {
    const rows = this.#sql
      .exec<StoredRow & { seq: number }>(
        `SELECT x.rowid AS seq, x.*, iif(x.rowid <= coalesce((SELECT json_extract(value, '$.originals') FROM meta WHERE name = 'swept'), 0), NULL,
           json_extract(l.fact, '$.original')) AS original
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
   * The last exchanges for a turn, oldest first: of the whole thread, or of one session where its assurance covers no more.
   * `except` are the messages the turn is about to answer; words of ours for somebody surer than `reader` are left out.
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

  /** One session's messages after number `since`, oldest first, with their numbers. */
  transcript(session: string, since: number): { number: number; at: string; fact: Fact }[] {
    return this.#sql
      .exec<Numbered>(
        `SELECT t.number, l.at, l.fact FROM transcript t JOIN log l ON l.seq = t.seq
         WHERE t.session = ? AND t.number > ? ORDER BY t.number`,
        session,
        since,
      )
      .toArray()
      .map((row) => ({ number: row.number, at: row.at, fact: storedFact(row.fact) }));
  }

  /** What was composed in a session for these strengths, up to a number, oldest first: what was kept from somebody less sure. */
  composedFor(
    session: string,
    strengths: readonly Assurance[],
    upTo: number,
  ): { number: number; at: string; fact: Fact }[] {
    if (strengths.length === 0) return [];
    return this.#sql
      .exec<Numbered>(
        `SELECT t.number, l.at, l.fact FROM transcript t JOIN log l ON l.seq = t.seq JOIN exchanges x ON x.rowid = t.seq
         WHERE t.session = ? AND t.number <= ? AND x.direction = 'out'
           AND x.assurance IN (${strengths.map(() => '?').join(', ')}) ORDER BY t.number`,
        session,
        upTo,
        ...strengths,
      )
      .toArray()
      .map((row) => ({ number: row.number, at: row.at, fact: storedFact(row.fact) }));
  }

  /** The number of the session's last message; 0 when there is none. */
  lastNumber(session: string): number {
    const row = this.#sql
      .exec<{ n: number | null }>('SELECT max(number) AS n FROM transcript WHERE session = ?', session)
      .one();
    return row.n ?? 0;
  }

  /** The number of one message in its session. */
  numberOf(message: string): number | null {
    const row = this.#sql
      .exec<{ number: number }>('SELECT number FROM transcript WHERE message = ?', message)
      .toArray()[0];
    return row?.number ?? null;
  }

  /** A message's event. */
  message(message: string): Event['fact'] | null {
    const row = this.#sql
      .exec<{ fact: string }>(
        'SELECT l.fact FROM transcript t JOIN log l ON l.seq = t.seq WHERE t.message = ?',
        message,
      )
      .toArray()[0];
    return row ? storedFact(row.fact) : null;
  }

  /** A message the customer wrote, with its time. */
  received(message: string): RecentEvents | null {
    const lately = this.#mind.heard(message);
    if (lately) return lately;
    const row = this.#sql
      .exec<{ at: string; fact: string }>(
        'SELECT l.at, l.fact FROM transcript t JOIN log l ON l.seq = t.seq WHERE t.message = ?',
        message,
      )
      .toArray()[0];
    const fact = row ? storedFact(row.fact) : null;
    return row && fact?.type === 'message.received' ? { at: row.at, fact: this.#withFile(fact) } : null;
  }

  /** A message with the file that was announced with it, and what that says, where it is here. */
  #withFile(fact: FactOf<'message.received'>): FactOf<'message.received'> {
    if (!fact.missing) return fact;
    const row = this.#sql
      .exec<{ fact: string }>('SELECT fact FROM log WHERE id = ?', fileEvent(fact.missing))
      .toArray()[0];
    const file = row ? storedFact(row.fact) : null;
    if (file?.type !== 'file.arrived' || file.message !== fact.message) return fact;
    const text = [fact.text, file.text].filter(Boolean).join('\n');
    return { ...fact, text, attachments: [...fact.attachments, file.attachment] };
  }

  /** What a message answers, where that is of the same session, may be read by somebody so sure, and was not taken back. */
  quoted({ about, session, kind }: FactOf<'message.received'>, reader: Assurance): AskedMessage['quoted'] {
    if (!about || kind === 'edit') return null;
    const row = this.#sql
      .exec<{ author: PastExchange['author']; text: string; assurance: Assurance }>(
        `SELECT x.author, x.text, x.assurance FROM transcript t JOIN exchanges x ON x.rowid = t.seq
         WHERE t.message = ? AND t.session = ? AND t.withdrawn IS NULL`,
        about,
        session,
      )
      .toArray()[0];
    return row && (row.author === 'customer' || atLeast(reader, row.assurance))
      ? { author: row.author, text: row.text }
      : null;
  }

  /** The last message the customer wrote in a session. */
  lastReceived(session: string): Fact | null {
    return this.#lastOf(session, 'message.received');
  }

  /** The last message we said in a session. */
  lastSaid(session: string): Fact | null {
    return this.#lastOf(session, 'message.composed');
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
           AND channel IN ('email', 'whatsapp') LIMIT ?)`,
        since,
        most,
      )
      .one().n;
  }

  /** Where a platform's id belongs, in or out. */
  external(channel: Channel, external: string): { message: string; session: string } | null {
    const row = this.#sql
      .exec<{ message: string; session: string }>(
        'SELECT message, session FROM externals WHERE channel = ? AND external = ?',
        channel,
        external,
      )
      .toArray()[0];
    return row ?? null;
  }

  /** The number of a message's event. */
  seqOf(message: string): number | null {
    const row = this.#sql
      .exec<{ seq: number }>('SELECT seq FROM transcript WHERE message = ?', message)
      .toArray()[0];
    return row?.seq ?? null;
  }

  /** What a session rested on when it began. */
  openedWith(session: string): string | null {
    const fact = this.#lastOf(session, 'session.opened');
    return fact?.type === 'session.opened' ? fact.evidence : null;
  }

  /** The briefing of the last handover in a session. */
  lastHandover(session: string): FactOf<'handover.requested'> | null {
    const fact = this.#lastOf(session, 'handover.requested');
    return fact?.type === 'handover.requested' ? fact : null;
  }

  /** Remembers what a platform calls a message of ours. */
  nameExternal(channel: Channel, external: string, message: string, session: string): void {
    this.#sql.exec(
      'INSERT OR IGNORE INTO externals (channel, external, message, session) VALUES (?, ?, ?, ?)',
      channel,
      external,
      message,
      session,
    );
  }

  /** The last WhatsApp chat with an address over one of the shop's numbers; one from before numbers were kept fits any. */
  chatWith(address: string, via: string | undefined): string | null {
    const row = this.#sql
      .exec<{ id: string }>(
        `SELECT id FROM sessions WHERE channel = 'whatsapp' AND address = ? AND (? IS NULL OR via IS NULL OR via = ?)
         ORDER BY at DESC LIMIT 1`,
        address,
        via ?? null,
        via ?? null,
      )
      .toArray()[0];
    return row?.id ?? null;
  }

  /**
   * Over which of the shop's numbers a session runs, and when the customer last wrote there by the provider's
   * clock.
   */
  line(session: string): { via: string | null; heardAt: string | null } {
    const row = this.#sql
      .exec<{ via: string | null; heard_at: string | null }>(
        'SELECT via, heard_at FROM sessions WHERE id = ?',
        session,
      )
      .toArray()[0];
    return { via: row?.via ?? null, heardAt: row?.heard_at ?? null };
  }

  /** Whether the customer left an address: somebody else may have it. */
  hasLeft(address: string): boolean {
    return (
      this.#sql
        .exec('SELECT 1 FROM addresses WHERE address = ? AND departed_at IS NOT NULL', address)
        .toArray().length > 0
    );
  }

  /** The last session on a channel with an address, and its subject. */
  latestSession(
    channel: Channel,
    address: string,
  ): { id: string; subject: string | null; at: string } | null {
    const row = this.#sql
      .exec<{ id: string; subject: string | null; at: string }>(
        'SELECT id, subject, at FROM sessions WHERE channel = ? AND address = ? ORDER BY at DESC LIMIT 1',
        channel,
        address,
      )
      .toArray()[0];
    return row ?? null;
  }

  /** Whom a session is with. */
  addressOf(session: string): string | null {
    return (
      this.#sql.exec<{ address: string }>('SELECT address FROM sessions WHERE id = ?', session).toArray()[0]
        ?.address ?? null
    );
  }

  /** The way by which a session came to this thread, nearest first: empty for its own, and for one that is not here. */
  pathOf(session: string): string[] {
    const row = this.#sql
      .exec<{ path: string }>('SELECT path FROM sessions WHERE id = ?', session)
      .toArray()[0];
    return row ? storedPath(row.path) : [];
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

  /** How much testimony there is: of one visitor, and of all together. Bounded by what is kept of it. */
  testimonyFrom(from: string): { one: TestimonySize; all: TestimonySize } {
    const [row] = this.#sql
      .exec<{ events: number; bytes: number; oneEvents: number; oneBytes: number }>(
        `SELECT count(*) AS events, total(size) AS bytes, total(mine) AS oneEvents, total(mine * size) AS oneBytes FROM (
           SELECT length(CAST(fact AS BLOB)) AS size, json_extract(fact, '$.from') = ? AS mine
           FROM log INDEXED BY log_of_testimony WHERE type = 'testimony.heard')`,
        from,
      )
      .toArray();
    const { events = 0, bytes = 0, oneEvents = 0, oneBytes = 0 } = row ?? {};
    return { one: { events: oneEvents, bytes: oneBytes }, all: { events, bytes } };
  }

  /** The session a message was spoken in. */
  sessionOfMessage(message: string): string | null {
    const row = this.#sql
      .exec<{ session: string }>('SELECT session FROM transcript WHERE message = ?', message)
      .toArray()[0];
    return row?.session ?? null;
  }

  /** Where the customer can be reached or was recognised, oldest first. */
  addresses(): {
    address: string;
    assurance: string;
    at: string;
    confirmedAt: string | null;
    path: string[];
  }[] {
    return this.#sql
      .exec<{ address: string; assurance: string; at: string; confirmedAt: string | null; path: string }>(
        'SELECT address, assurance, at, confirmed_at AS confirmedAt, path FROM addresses ORDER BY at',
      )
      .toArray()
      .map((row) => ({ ...row, path: storedPath(row.path) }));
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

  /** The type stands in the words of the query: only so is an index of that type's events taken where there is one. */
  #lastOf(
    session: string,
    type: 'message.received' | 'message.composed' | 'session.opened' | 'handover.requested',
  ): Fact | null {
    const row = this.#sql
      .exec<{ fact: string }>(
        `SELECT fact FROM log WHERE session = ? AND type = '${type}' ORDER BY seq DESC LIMIT 1`,
        session,
      )
      .toArray()[0];
    return row ? storedFact(row.fact) : null;
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
