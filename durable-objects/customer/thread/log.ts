import type { Event, Fact } from '../../../src/conversation/events.ts';
import { evolve } from '../../../src/conversation/evolve.ts';
import { initialState, type State } from '../../../src/conversation/state.ts';
import { parseEvent, storedState } from '../../../src/conversation/upcast.ts';
import { type Generation, Remembered } from './generation.ts';
import { clearProjections, project } from './projections.ts';
import type { RecentHistory } from './recent.ts';

/** How an event is stamped when it is not simply "now, here". */
export interface Stamp {
  at: string;
  /** One for each fact, where copies must be recognised. */
  ids?: string[];
  /** The way each fact came by, in order; none where all are of this object's own. */
  paths?: string[][];
}

/** An event on its way to a log that has yet to number it. */
export type UnnumberedEvent = Omit<Event, 'seq'>;

/** Some events; `last` when there are no more behind them. */
export interface Page {
  events: Event[];
  last: boolean;
}

/**
 * The event log of one customer, with the state folded from it. Every append writes events, projections and the snapshot
 * together; the caller holds the transaction, so that what belongs together stands or falls together.
 */
export class Log {
  readonly #sql: SqlStorage;
  readonly #self: string;
  /** Read when it is first asked for: before, there may be no table to read. */
  readonly #snapshot: Remembered<{ state: State; seq: number }>;
  /** Of the messages in the last append. */
  readonly #numbers: Remembered<Map<string, number>>;
  readonly #mind: Pick<RecentHistory, 'happened'>;
  readonly #generation: Generation;

  /** `self` is the customer's opaque id: the origin of what happens here. `mind` is told of it. */
  constructor(sql: SqlStorage, self: string, mind: Pick<RecentHistory, 'happened'>, generation: Generation) {
    this.#sql = sql;
    this.#self = self;
    this.#mind = mind;
    this.#generation = generation;
    this.#snapshot = new Remembered(generation, () => this.#readSnapshot());
    this.#numbers = new Remembered(generation, () => new Map());
  }

  get state(): State {
    return this.#snapshot.value.state;
  }

  /** The newest event's number; 0 for an empty log. */
  get seq(): number {
    return this.#snapshot.value.seq;
  }

  /**
   * Appends facts in order and returns them as events. Must run inside a transaction; one that is rolled back ends the
   * generation. An event whose id is already in the log is left out: copies are harmless.
   */
  append(facts: Fact[], stamp: Stamp): Event[] {
    const found: UnnumberedEvent[] = facts.map((fact, index) => {
      const path = stamp.paths?.[index] ?? [];
      const id = stamp.ids?.[index] ?? crypto.randomUUID();
      // What came through a follower is of where it entered, and goes back there.
      return { id, at: stamp.at, origin: path.at(-1) ?? this.#self, path, fact };
    });
    return this.#write(found);
  }

  /**
   * Takes events as they were written elsewhere, each once, and numbers them here. The same rules as for {@link append}.
   */
  adopt(found: UnnumberedEvent[]): Event[] {
    this.#generation.next();
    return this.#write(found);
  }

  #write(found: UnnumberedEvent[]): Event[] {
    const events: Event[] = [];
    const numbers = this.#numbers.value;
    numbers.clear();
    const now = this.#snapshot.value;
    for (const one of found) {
      const event: Event = { ...one, seq: now.seq + 1 };
      const inserted = this.#sql.exec(
        'INSERT OR IGNORE INTO log (seq, id, at, type, session, origin, path, fact) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        event.seq,
        event.id,
        event.at,
        event.fact.type,
        'session' in event.fact ? event.fact.session : null,
        event.origin,
        JSON.stringify(event.path),
        JSON.stringify(event.fact),
      );
      if (inserted.rowsWritten === 0) continue;
      now.seq = event.seq;
      now.state = evolve(now.state, event);
      const numbered = project(this.#sql, this.#self, event);
      if (numbered) numbers.set(numbered.message, numbered.number);
      this.#mind.happened(event);
      events.push(event);
    }
    if (events.length) this.#keep(now);
    return events;
  }

  /** Events after a number, oldest first, of this object's whole log or of what came through one follower; see {@link Page}. */
  page(after: number, most: number, follower: string | null = null): Page {
    const rows = this.#sql.exec<LogRow>(
      follower === null
        ? 'SELECT * FROM log WHERE seq > ? ORDER BY seq'
        : "SELECT * FROM log WHERE path <> '[]' AND json_extract(path, '$[0]') = ?2 AND seq > ?1 ORDER BY seq",
      ...(follower === null ? [after] : [after, follower]),
    );
    const events: Event[] = [];
    let size = 0;
    for (const row of rows) {
      size += row.fact.length + row.path.length + 200;
      if (events.length && size > most) return { events, last: false };
      events.push(parseEvent(row));
    }
    return { events, last: true };
  }

  /** Forgets what came through a follower. Afterwards {@link rebuild}. */
  forget(follower: string): void {
    this.#generation.next();
    this.#sql.exec("DELETE FROM log WHERE path <> '[]' AND json_extract(path, '$[0]') = ?", follower);
  }

  /** Makes state and projections anew from the events alone. */
  rebuild(): void {
    clearProjections(this.#sql);
    // Numbers are not given twice: what was forgotten leaves a gap.
    const now = { state: initialState(), seq: this.seq };
    this.#generation.next();
    for (const row of this.#sql.exec<LogRow>('SELECT * FROM log ORDER BY seq')) {
      const event = parseEvent(row);
      now.state = evolve(now.state, event);
      project(this.#sql, this.#self, event);
    }
    this.#snapshot.value = now;
    this.#keep(now);
  }

  /** The number in its session of a message that was just appended; undefined for any other. */
  numberOf(message: string): number | undefined {
    return this.#numbers.value.get(message);
  }

  #readSnapshot(): { state: State; seq: number } {
    const row = this.#sql.exec<{ seq: number; body: string }>('SELECT seq, body FROM state').toArray()[0];
    return { state: row ? storedState(row.body) : initialState(), seq: row?.seq ?? 0 };
  }

  /** Whether an event of that id happened. */
  has(id: string): boolean {
    return this.#sql.exec('SELECT 1 FROM log WHERE id = ?', id).toArray().length > 0;
  }

  /** The events after one number up to another, oldest first. */
  between(after: number, to: number): Event[] {
    return this.#sql
      .exec<LogRow>('SELECT * FROM log WHERE seq > ? AND seq <= ? ORDER BY seq', after, to)
      .toArray()
      .map(parseEvent);
  }

  /** The event of that number. */
  at(seq: number): Event | null {
    const row = this.#sql.exec<LogRow>('SELECT * FROM log WHERE seq = ?', seq).toArray()[0];
    return row ? parseEvent(row) : null;
  }

  #keep({ seq, state }: { seq: number; state: State }): void {
    this.#sql.exec(
      'INSERT INTO state (one, seq, body) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, body = excluded.body',
      seq,
      JSON.stringify(state),
    );
  }
}

type LogRow = {
  seq: number;
  id: string;
  at: string;
  type: string;
  session: string | null;
  origin: string;
  path: string;
  fact: string;
};
