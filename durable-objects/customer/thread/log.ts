import type { Event, Fact } from '../../../src/conversation/events.ts';
import { evolve } from '../../../src/conversation/evolve.ts';
import { initialState, type State } from '../../../src/conversation/state.ts';
import { factRow, isOutdated, parseEvent, storedState } from '../../../src/conversation/upcast.ts';
import { trace } from '../../../src/trace.ts';
import { hasTable } from '../../storage/migrate.ts';
import { type Generation, Remembered } from './generation.ts';
import { clearProjections, project } from './projections/project.ts';
import { dropSummary, takesBack } from './projections/summary.ts';
import type { RecentHistory } from './recent.ts';

/** How an event is stamped when it is not simply "now, here". */
export interface Stamp {
  at: string;
  /** One for each fact, where copies must be recognised. */
  ids?: string[];
  /** The path each fact came by, in order; none where all are of this object's own. */
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
 * The event log of one customer, with the state folded from it. Every append writes events, projections and
 * the snapshot together; the caller holds the transaction, so that what belongs together stands or falls
 * together.
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
   * Appends facts in order and returns them as events. Must run inside a transaction; one that is rolled back
   * ends the generation. An event whose id is already in the log is left out: copies are harmless.
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
   * Takes events as they were written elsewhere, each once, and numbers them here. The same rules as for
   * {@link append}.
   */
  adopt(found: UnnumberedEvent[]): Event[] {
    this.#afresh();
    return this.#write(found);
  }

  #write(found: UnnumberedEvent[]): Event[] {
    const events: Event[] = [];
    const numbers = this.#numbers.value;
    numbers.clear();
    const now = this.#snapshot.value;
    for (const one of found) {
      const event: Event = { ...one, seq: now.seq + 1 };
      const row = factRow(event.fact);
      const inserted = this.#sql.exec(
        'INSERT OR IGNORE INTO log (seq, id, at, type, session, origin, path, fact) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        event.seq,
        event.id,
        event.at,
        row.type,
        row.session,
        event.origin,
        JSON.stringify(event.path),
        row.fact,
      );
      if (inserted.rowsWritten === 0) continue;
      if (event.fact.type === 'later') tracePassedOver(event.fact.named);
      now.seq = event.seq;
      now.state = evolve(now.state, event);
      const numbered = project(this.#sql, this.#self, event);
      if (numbered) numbers.set(numbered.message, numbered.number);
      this.#mind.happened(event);
      events.push(event);
    }
    if (events.some(({ fact }) => takesBack(fact))) dropSummary(this.#sql);
    if (events.length) this.#keep(now);
    return events;
  }

  /**
   * Events after a number, oldest first, of this object's whole log or of what came through one follower; see
   * {@link Page}.
   */
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
      events.push(this.#read(row));
    }
    return { events, last: true };
  }

  /** Forgets what came through a follower. Afterwards {@link rebuild}. */
  forget(follower: string): void {
    this.#afresh();
    this.#sql.exec("DELETE FROM log WHERE path <> '[]' AND json_extract(path, '$[0]') = ?", follower);
  }

  /** Makes state and projections anew from the events alone. */
  rebuild(): void {
    // Numbers are not given twice: what was forgotten leaves a gap.
    const { seq } = this;
    this.#afresh();
    this.#snapshot.value = this.#refold(seq);
  }

  /** Events were put into the log as rows: makes state and projections of them. Inside the caller's transaction. */
  restored(): void {
    this.#afresh();
    const { seq } = this.#sql.exec<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM log').one();
    this.#snapshot.value = this.#refold(seq);
  }

  /** Nothing that was made of the events before holds any more. */
  #afresh(): void {
    this.#generation.next();
    dropSummary(this.#sql);
  }

  #refold(seq: number): { state: State; seq: number } {
    clearProjections(this.#sql);
    const now = { state: initialState(), seq };
    for (const row of this.#sql.exec<LogRow>('SELECT * FROM log ORDER BY seq')) {
      const event = this.#read(row);
      now.state = evolve(now.state, event);
      project(this.#sql, this.#self, event);
    }
    this.#keep(now);
    return now;
  }

  /** The number in its session of a message that was just appended; undefined for any other. */
  numberOf(message: string): number | undefined {
    return this.#numbers.value.get(message);
  }

  #readSnapshot(): { state: State; seq: number } {
    if (!hasTable(this.#sql, 'state')) return { state: initialState(), seq: 0 };
    const row = this.#sql.exec<{ seq: number; body: string }>('SELECT seq, body FROM state').toArray()[0];
    if (!row) return { state: initialState(), seq: 0 };
    const state = storedState(row.body);
    // Taken up by a version that was rolled back to: what it passed over is read now, in this one synchronous
    // step.
    return isOutdated(state) ? this.#refold(row.seq) : { state, seq: row.seq };
  }

  #read(row: LogRow): Event {
    const event = parseEvent(row);
    if (event.fact.type === 'later') tracePassedOver(event.fact.named);
    return event;
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
      .map((row) => this.#read(row));
  }

  /** The event of that number. */
  at(seq: number): Event | null {
    const row = this.#sql.exec<LogRow>('SELECT * FROM log WHERE seq = ?', seq).toArray()[0];
    return row ? this.#read(row) : null;
  }

  #keep({ seq, state }: { seq: number; state: State }): void {
    this.#sql.exec(
      'INSERT INTO state (one, seq, body) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, body = excluded.body',
      seq,
      JSON.stringify(state),
    );
  }
}

/** Types of a later version that were traced. */
const traced = new Set<string>();

/** Says once in the life of an isolate that there are events of a type that only a later version reads. */
function tracePassedOver(type: string): void {
  if (traced.has(type)) return;
  traced.add(type);
  trace('event.passed_over', { reason: type }, 'error');
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
