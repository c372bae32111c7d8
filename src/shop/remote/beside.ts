import { now } from '../../clock.ts';
import type { Return } from '../shop.ts';

/** Milliseconds that a copy is used before the system is asked anew. */
const FRESH = 30_000;
/** … and one of what the system can do, which hardly ever changes. */
const LASTING = 10 * 60_000;
/** … and that one is shown, with its age, where the system is down. */
const SHOWN = 3_600_000;
const AGES = { fresh: FRESH, lasting: LASTING, old: SHOWN } as const;
/** … and between two looks for what has changed meanwhile. */
const POLLED = 3 * 60_000;
/** … and that it is known what the system has told of. */
const TOLD_FOR = 3 * 86_400_000;

/** An answer of the system, and when it was read. */
interface Copy {
  body: unknown;
  at: number;
}

/** A write under its key. */
interface Sending {
  subject: string;
  plan: unknown;
  /** Undefined while nobody knows what came of it. */
  outcome: unknown;
}

/**
 * What is kept of ours beside a shop system: copies of its answers with their age, writes by their key, where
 * labels are. The system's own word comes before all of it.
 */
export class Beside {
  readonly #sql: SqlStorage;
  /** How often something was forgotten: what was asked before that is no copy any more when its answer comes. */
  #forgotten = 0;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** An answer that is fresh, or as old as may be used (`lasting`) or shown (`old`). */
  copy(path: string, age: keyof typeof AGES = 'fresh'): Copy | null {
    const row = this.#sql
      .exec<{ body: string; read_at: number }>('SELECT body, read_at FROM copies WHERE path = ?', path)
      .toArray()[0];
    // Whatever the clock was moved to, a copy from later is none.
    if (!row || Math.abs(now() - row.read_at) > AGES[age]) return null;
    return { body: JSON.parse(row.body), at: row.read_at };
  }

  /** What {@link keep} is told to keep by: asked for before the question is. */
  get asOf(): number {
    return this.#forgotten;
  }

  /** `asOf`: from before the system was asked. What was asked before a write to it is not kept after that. */
  keep(path: string, body: unknown, asOf: number = this.#forgotten): void {
    if (asOf !== this.#forgotten) return;
    this.#sql.exec('DELETE FROM copies WHERE read_at < ?', now() - SHOWN);
    this.#sql.exec(
      'INSERT OR REPLACE INTO copies (path, body, read_at) VALUES (?, ?, ?)',
      path,
      JSON.stringify(body ?? null),
      now(),
    );
  }

  /** Something has changed there: nothing that was read before is shown any more. */
  forgetCopies(): void {
    this.#forgotten++;
    this.#sql.exec('DELETE FROM copies');
  }

  /** The same of what was asked for by a path that begins so. */
  forgetCopiesUnder(...prefixes: readonly string[]): void {
    this.#forgotten++;
    for (const prefix of prefixes)
      this.#sql.exec('DELETE FROM copies WHERE substr(path, 1, ?) = ?', prefix.length, prefix);
  }

  /** Copies of what begins so was asked for, as old as may be shown. */
  copiesUnder(prefix: string): { path: string; body: unknown }[] {
    return this.#sql
      .exec<{ path: string; body: string }>(
        'SELECT path, body FROM copies WHERE substr(path, 1, ?) = ? AND read_at > ?',
        ...[prefix.length, prefix, now() - SHOWN],
      )
      .toArray()
      .map(({ path, body }) => ({ path, body: JSON.parse(body) as unknown }));
  }

  /** A part of it is another now; the rest is as old as it was. */
  putRight(path: string, body: unknown): void {
    this.#sql.exec('UPDATE copies SET body = ? WHERE path = ?', JSON.stringify(body), path);
  }

  forget(path: string): void {
    this.#sql.exec('DELETE FROM copies WHERE path = ?', path);
  }

  /** Up to where the system was asked what has changed; null where it never was. */
  cursor(): string | null {
    return this.#sql.exec<{ cursor: string | null }>('SELECT cursor FROM polls').toArray()[0]?.cursor ?? null;
  }

  asked(cursor: string | null): void {
    this.#sql.exec('INSERT OR REPLACE INTO polls (one, cursor, at) VALUES (1, ?, ?)', cursor, now());
  }

  /** When the system is to be asked again, in milliseconds; null where there is nothing that could be out of date. */
  nextPoll(): number | null {
    const { first, at } = this.#sql
      .exec<{ first: number | null; at: number | null }>(
        'SELECT (SELECT min(read_at) FROM copies) AS first, (SELECT at FROM polls) AS at',
      )
      .one();
    return first === null ? null : Math.max(first, at ?? 0) + POLLED;
  }

  /** When something is next to be asked or forgotten, in milliseconds; null where there is nothing. */
  nextDue(): number | null {
    const times = [this.#nextOld(), this.nextPoll()].filter((at) => at !== null);
    return times.length > 0 ? Math.min(...times) : null;
  }

  /** When something is next too old to be kept. */
  #nextOld(): number | null {
    const { end } = this.#sql
      .exec<{ end: number | null }>(
        `SELECT min(at) AS end FROM (SELECT min(read_at) + ? AS at FROM copies UNION ALL SELECT min(at) + ? FROM events)`,
        ...[SHOWN, TOLD_FOR],
      )
      .one();
    return end;
  }

  /** Copies that may be shown no longer, and what the system would not tell once more. */
  dropOld(): void {
    this.#sql.exec('DELETE FROM copies WHERE read_at <= ?', now() - SHOWN);
    this.#sql.exec('DELETE FROM events WHERE at <= ?', now() - TOLD_FOR);
  }

  /** Whether the system has told of it before. */
  knows(event: string): boolean {
    return this.#sql.exec('SELECT 1 FROM events WHERE id = ?', event).toArray().length > 0;
  }

  /** It has, by now: the system tells once more only for some hours. */
  told(event: string): void {
    this.#sql.exec('DELETE FROM events WHERE at < ?', now() - TOLD_FOR);
    this.#sql.exec('INSERT OR IGNORE INTO events (id, at) VALUES (?, ?)', event, now());
  }

  sending(key: string): Sending | null {
    const row = this.#sql
      .exec<{ subject: string; plan: string; outcome: string | null }>(
        'SELECT subject, plan, outcome FROM sendings WHERE key = ?',
        key,
      )
      .toArray()[0];
    if (!row) return null;
    const { subject, plan, outcome } = row;
    return { subject, plan: JSON.parse(plan), outcome: outcome === null ? undefined : JSON.parse(outcome) };
  }

  /** Written before the system is asked: what is cut off from here on may have arrived. */
  begin(key: string, subject: string, plan: unknown): void {
    this.#sql.exec(
      `INSERT INTO sendings (key, subject, state, plan, begun_at) VALUES (?, ?, 'begun', ?, ?)
       ON CONFLICT (key) DO UPDATE SET plan = excluded.plan`,
      key,
      subject,
      JSON.stringify(plan),
      now(),
    );
  }

  /** Nothing of it has arrived, for certain. */
  abandon(key: string): void {
    this.#sql.exec("DELETE FROM sendings WHERE key = ? AND state = 'begun'", key);
  }

  finish(key: string, subject: string, outcome: unknown): void {
    this.#sql.exec(
      `INSERT INTO sendings (key, subject, state, plan, outcome, begun_at) VALUES (?, ?, 'done', 'null', ?, ?)
       ON CONFLICT (key) DO UPDATE SET state = 'done', outcome = excluded.outcome`,
      key,
      subject,
      JSON.stringify(outcome),
      now(),
    );
  }

  label(back: string): Return['label'] {
    const row = this.#sql
      .exec<{ label: string }>('SELECT label FROM labels WHERE return_id = ?', back)
      .toArray()[0];
    return row ? (JSON.parse(row.label) as Return['label']) : null;
  }

  keepLabel(back: string, label: Return['label']): void {
    if (label === null) this.#sql.exec('DELETE FROM labels WHERE return_id = ?', back);
    else
      this.#sql.exec(
        'INSERT OR REPLACE INTO labels (return_id, label) VALUES (?, ?)',
        back,
        JSON.stringify(label),
      );
  }
}
