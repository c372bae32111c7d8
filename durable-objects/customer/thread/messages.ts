import type { AskedMessage, PastExchange } from '../../../src/brain/context.ts';
import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import { fileEvent } from '../../../src/conversation/files.ts';
import { storedFact } from '../../../src/conversation/upcast.ts';
import { type Assurance, atLeast, type Channel } from '../../../src/conversation/values.ts';
import type { RecentEvents, RecentHistory } from './recent.ts';

/** A message's event, with its number in its session and its time. */
export interface NumberedFact {
  number: number;
  at: string;
  fact: Fact;
}

type Numbered = { number: number; fact: string; at: string };

/** Single messages, by their id, their number in their session, or what a platform calls them. */
export class MessageStore {
  readonly #sql: SqlStorage;
  readonly #mind: RecentHistory;

  /** `mind` holds what need not be read again. */
  constructor(sql: SqlStorage, mind: RecentHistory) {
    this.#sql = sql;
    this.#mind = mind;
  }

  /** A message's event. */
  get(message: string): Fact | null {
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

  /**
   * What a message answers, where that is of the same session, may be read by somebody so sure, and was not
   * taken back.
   */
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

  /** One session's messages after number `since`, oldest first, with their numbers. */
  transcript(session: string, since: number): NumberedFact[] {
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

  /** A session's last messages both ways, newest first. */
  latestIn(session: string, most: number): NumberedFact[] {
    return this.#sql
      .exec<Numbered>(
        `SELECT t.number, l.at, l.fact FROM transcript t JOIN log l ON l.seq = t.seq
         WHERE t.session = ? ORDER BY t.number DESC LIMIT ?`,
        session,
        most,
      )
      .toArray()
      .map((row) => ({ number: row.number, at: row.at, fact: storedFact(row.fact) }));
  }

  /**
   * What was composed in a session for these strengths, up to a number, oldest first: what was kept from
   * somebody less sure.
   */
  composedFor(session: string, strengths: readonly Assurance[], upTo: number): NumberedFact[] {
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

  /** The number of a message's event. */
  seqOf(message: string): number | null {
    const row = this.#sql
      .exec<{ seq: number }>('SELECT seq FROM transcript WHERE message = ?', message)
      .toArray()[0];
    return row?.seq ?? null;
  }

  /** The session a message was spoken in. */
  sessionOf(message: string): string | null {
    const row = this.#sql
      .exec<{ session: string }>('SELECT session FROM transcript WHERE message = ?', message)
      .toArray()[0];
    return row?.session ?? null;
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
}
