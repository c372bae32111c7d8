import { z } from 'zod';
import { ApprovalAsked } from '../../../src/conversation/events/approvals.ts';
import type { Event, FactOf } from '../../../src/conversation/events.ts';
import { Quote } from '../../../src/conversation/quote.ts';
import { storedPath } from '../../../src/conversation/upcast.ts';
import { Assurance, Channel } from '../../../src/conversation/values.ts';
import { unknownIn } from '../../storage/json.ts';
import type { Generation } from './generation.ts';
import { KnownAbsence } from './known-absence.ts';

/** Actions of the last time that a limit is measured by. */
const MOST_ACTIONS = 500;

/** What customers agreed to and a person decides. Times are ISO 8601. */
export type ApprovalRecord = z.infer<typeof Row>;

/** Writes down what an event says of approvals. Done twice it changes nothing. */
export function recordApproval(
  sql: SqlStorage,
  { at, path }: Event,
  fact: FactOf<'approval.asked' | 'approval.decided' | 'approval.settled'>,
): void {
  switch (fact.type) {
    case 'approval.asked':
      sql.exec(
        `INSERT OR IGNORE INTO approvals (id, at, tool, input, quote, reason, evidence, session, channel, assurance, due, lapses, state, path)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'asked', ?)`,
        fact.approval,
        at,
        fact.tool,
        JSON.stringify(fact.input),
        JSON.stringify(fact.quote),
        fact.reason,
        JSON.stringify(fact.evidence),
        fact.session,
        fact.channel,
        fact.assurance,
        Date.parse(fact.due),
        Date.parse(fact.lapses),
        JSON.stringify(path),
      );
      return;
    case 'approval.decided':
      sql.exec(
        `UPDATE approvals SET state = 'decided', decided_at = ?, decision = ?, advisor = ?, name = ?, why = ?, text = ?
         WHERE id = ? AND state = 'asked'`,
        at,
        fact.decision,
        fact.advisor,
        fact.name,
        fact.reason ?? null,
        fact.text ?? null,
        fact.approval,
      );
      return;
    case 'approval.settled':
      sql.exec(
        'UPDATE approvals SET state = ?, decided_at = coalesce(decided_at, ?) WHERE id = ?',
        fact.outcome,
        at,
        fact.approval,
      );
      return;
  }
}

/**
 * The approvals of a thread. Records of the leader: they come along when a thread joins, and what came
 * through a follower goes back with it, each by its path.
 */
export class ApprovalRecords {
  readonly #sql: SqlStorage;
  readonly #any: KnownAbsence;

  constructor(sql: SqlStorage, generation: Generation) {
    this.#sql = sql;
    this.#any = new KnownAbsence(sql, generation, "approvals WHERE state IN ('asked', 'decided')");
  }

  /** Events are in the log, and with them what they say of approvals. */
  happened(events: readonly Event[]): void {
    if (events.some(({ fact }) => fact.type === 'approval.asked')) this.#any.came();
  }

  get(id: string): ApprovalRecord | null {
    return this.#read('id = ?', id)[0] ?? null;
  }

  /** What waits for a decision, or for what follows from it. */
  open(): ApprovalRecord[] {
    return this.#any.some ? this.#read("state IN ('asked', 'decided')") : [];
  }

  /** What waits for a decision alone. */
  asked(): ApprovalRecord[] {
    return this.open().filter(({ state }) => state === 'asked');
  }

  /** What its customer withdrew since a time (ISO 8601). */
  withdrawnSince(at: string): ApprovalRecord[] {
    return this.#read("state = 'withdrawn' AND decided_at >= ?", at);
  }

  /** What a person refused since a time (ISO 8601), oldest first. */
  refusedSince(at: string): ApprovalRecord[] {
    return this.#read("state = 'refused' AND decided_at >= ?", at);
  }

  /** When one of them needs attention next, in milliseconds; null when none does. */
  nextDue(): number | null {
    if (!this.#any.some) return null;
    return this.#sql
      .exec<{ due: number | null }>(
        "SELECT min(iif(state = 'asked', lapses, again)) AS due FROM approvals WHERE state IN ('asked', 'decided')",
      )
      .one().due;
  }

  /** Carrying it out is tried again at a time, in milliseconds. */
  postpone(id: string, again: number): void {
    this.#sql.exec('UPDATE approvals SET tries = tries + 1, again = ? WHERE id = ?', again, id);
  }

  /** What a write that is about to run was quoted as: once it is done it counts towards the limits. */
  quoted(key: string, quote: Quote): void {
    this.#sql.exec('UPDATE actions SET quote = ? WHERE key = ?', JSON.stringify(quote), key);
  }

  /** What was done since a time (ISO 8601) and nobody approved, oldest first. */
  doneSince(at: string): { at: string; quote: Quote }[] {
    return this.#sql
      .exec<{ at: string; quote: string }>(
        'SELECT at, quote FROM actions WHERE quote IS NOT NULL AND output IS NOT NULL AND at >= ? ORDER BY at DESC LIMIT ?',
        at,
        MOST_ACTIONS,
      )
      .toArray()
      .map((row) => ({ at: row.at, quote: Quote.parse(unknownIn(row.quote)) }))
      .reverse();
  }

  #read(where: string, ...bindings: SqlStorageValue[]): ApprovalRecord[] {
    return this.#sql
      .exec(`SELECT * FROM approvals WHERE ${where} ORDER BY due LIMIT 100`, ...bindings)
      .toArray()
      .map((row) => Row.parse(row));
  }
}

const json = <T extends z.ZodType>(schema: T) => z.string().transform(unknownIn).pipe(schema);
const time = z.number().transform((at) => new Date(at).toISOString());

const Row = z.object({
  id: z.string(),
  at: z.string(),
  tool: z.string(),
  input: json(z.unknown()),
  quote: json(Quote),
  reason: z.string(),
  evidence: json(ApprovalAsked.shape.evidence),
  session: z.string(),
  channel: Channel,
  assurance: Assurance,
  due: time,
  lapses: time,
  state: z.enum(['asked', 'decided', 'done', 'refused', 'changed', 'lapsed', 'withdrawn']),
  decision: z.enum(['approve', 'refuse']).nullable(),
  advisor: z.string().nullable(),
  name: z.string().nullable(),
  why: z.string().nullable(),
  text: z.string().nullable(),
  tries: z.number(),
  /** When carrying it out is tried next, in milliseconds. */
  again: z.number(),
  path: z.string().transform(storedPath),
});
