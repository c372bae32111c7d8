import { z } from 'zod';
import { KeepingAct, type PromiseMade } from '../../../src/conversation/events/promises.ts';
import type { Event, Fact, FactOf } from '../../../src/conversation/events.ts';
import { storedPath } from '../../../src/conversation/upcast.ts';
import { deedOf } from '../../../src/tools/index.ts';
import type { Generation } from './generation.ts';
import { KnownAbsence } from './known-absence.ts';

/** Unkept promises that a turn, the desk or a fact looks at: more at once is nobody's diary. */
const MOST = 50;

/** A promise as it stands. Times are ISO 8601. */
export interface PromiseRecord {
  id: string;
  at: string;
  by: PromiseMade['by'];
  /** The name of whoever promised it, where that is a person. */
  name: string | null;
  what: string;
  due: string;
  /** `due`: the desk was warned in time. */
  state: 'open' | 'due' | 'broken' | 'kept';
  /** Where it was said; null where an advisor noted it by hand. */
  session: string | null;
  act: KeepingAct | null;
  order: string | null;
  approval: string | null;
  path: string[];
}

/**
 * Writes down what an event says of promises. Done twice it changes nothing: a log that is folded again, or a
 * thread that comes back.
 */
export function recordPromise(
  sql: SqlStorage,
  { at, path }: Event,
  fact: FactOf<'promise.made' | 'promise.kept' | 'promise.broken'>,
): void {
  switch (fact.type) {
    case 'promise.made':
      sql.exec(
        `INSERT OR IGNORE INTO promises (id, at, by, advisor, name, what, due, ticket, session, act, "order", approval, state, path)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)`,
        fact.promise,
        at,
        fact.by,
        fact.advisor ?? null,
        fact.name ?? null,
        fact.what,
        Date.parse(fact.due),
        fact.ticket,
        fact.session ?? null,
        fact.act ?? null,
        fact.order ?? null,
        fact.approval ?? null,
        JSON.stringify(path),
      );
      return;
    case 'promise.kept':
      sql.exec(
        "UPDATE promises SET state = 'kept', ended_at = ? WHERE id = ? AND state <> 'kept'",
        at,
        fact.promise,
      );
      return;
    case 'promise.broken':
      sql.exec(
        "UPDATE promises SET state = 'broken' WHERE id = ? AND state IN ('open', 'due')",
        fact.promise,
      );
      return;
  }
}

/**
 * What was promised in a thread. Records of the leader: they come along when a thread joins, and what came
 * through a follower goes back with it, each by its path.
 */
export class PromiseRecords {
  readonly #sql: SqlStorage;
  readonly #any: KnownAbsence;

  constructor(sql: SqlStorage, generation: Generation) {
    this.#sql = sql;
    this.#any = new KnownAbsence(sql, generation, "promises WHERE state <> 'kept'");
  }

  /** Events are in the log, and with them what they say of promises. */
  happened(events: readonly Event[]): void {
    if (events.some(({ fact }) => fact.type === 'promise.made')) this.#any.came();
  }

  get(id: string): PromiseRecord | null {
    return this.#read('id = ?', id)[0] ?? null;
  }

  /** What is not kept, earliest due first. */
  unkept(): PromiseRecord[] {
    return this.#any.some ? this.#read("state <> 'kept'") : [];
  }

  /** What these events keep, each once. One that is made with them is not kept by them. */
  keptBy(events: readonly Event[]): FactOf<'promise.kept'>[] {
    if (!this.#any.some) return [];
    const made = new Set(events.map(({ fact }) => (fact.type === 'promise.made' ? fact.promise : '')));
    return this.unkept()
      .filter((promise) => !made.has(promise.id) && events.some(({ fact }) => keeps(promise, fact)))
      .map(({ id }) => ({ type: 'promise.kept', promise: id }));
  }

  /**
   * What is due by a time (milliseconds), or falls due within so many: of those still open, or of all that
   * are not over.
   */
  dueBy(now: number, warnMs: number): PromiseRecord[] {
    if (!this.#any.some) return [];
    return this.#read(
      `((state = 'open' AND due <= ${Number(now + warnMs)}) OR (state IN ('open', 'due') AND due <= ?))`,
      now,
    );
  }

  /** The desk is warned of it. */
  warned(id: string): void {
    this.#sql.exec("UPDATE promises SET state = 'due' WHERE id = ? AND state = 'open'", id);
  }

  /** When the desk is to be warned next, or one is broken, in milliseconds; null when none is open. */
  nextDue(warnMs: number): number | null {
    if (!this.#any.some) return null;
    const { due } = this.#sql
      .exec<{ due: number | null }>(
        "SELECT min(iif(state = 'open', due - ?, due)) AS due FROM promises WHERE state IN ('open', 'due')",
        warnMs,
      )
      .one();
    return due;
  }

  #read(where: string, ...bindings: SqlStorageValue[]): PromiseRecord[] {
    return this.#sql
      .exec(
        `SELECT id, at, by, name, what, due, state, session, act, "order", approval, path FROM promises
         WHERE ${where} ORDER BY due LIMIT ${MOST}`,
        ...bindings,
      )
      .toArray()
      .map((row) => Row.parse(row));
  }
}

/** Whether a fact is what a promise was about. */
function keeps({ act, order, approval }: PromiseRecord, fact: Fact): boolean {
  switch (act) {
    case null:
      return false;
    case 'reply':
      // Who gives the floor back has dealt with it, in whatever words.
      return (fact.type === 'message.composed' && fact.author === 'advisor') || fact.type === 'advisor.left';
    case 'call':
      return fact.type === 'transfer.ended' && fact.result === 'completed';
    case 'approval':
      return fact.type === 'approval.settled' && fact.approval === approval && fact.outcome !== 'lapsed';
    default:
      return (
        fact.type === 'action.done' && deedOf(fact.tool) === act && (order === null || fact.order === order)
      );
  }
}

const Row: z.ZodType<PromiseRecord> = z.object({
  id: z.string(),
  at: z.string(),
  by: z.enum(['assistant', 'advisor', 'approval']),
  name: z.string().nullable(),
  what: z.string(),
  due: z.number().transform((time) => new Date(time).toISOString()),
  state: z.enum(['open', 'due', 'broken', 'kept']),
  session: z.string().nullable(),
  act: KeepingAct.nullable(),
  order: z.string().nullable(),
  approval: z.string().nullable(),
  path: z.string().transform(storedPath),
});
