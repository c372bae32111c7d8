import { CallRecord, newCall } from '../../../src/channels/voice/call.ts';
import { type Generation, Remembered } from '../thread/generation.ts';

/** The calls of one customer, as they stand. What is not worth a write is in memory alone, and read first. */
export class CallRecords {
  readonly #sql: SqlStorage;
  readonly #known: Remembered<Map<string, CallRecord>>;
  /** When the next call needs attention. Every message of every channel asks. */
  readonly #next: Remembered<number | null>;

  constructor(sql: SqlStorage, generation: Generation) {
    this.#sql = sql;
    this.#known = new Remembered(generation, () => new Map());
    this.#next = new Remembered(
      generation,
      () =>
        sql.exec<{ due: number | null }>('SELECT min(due) AS due FROM calls WHERE due IS NOT NULL').one().due,
    );
  }

  get(session: string): CallRecord {
    const known = this.#known.value.get(session) ?? this.#read(session) ?? newCall(session);
    this.#known.value.set(session, known);
    return known;
  }

  /** Changes a call; `durable` false leaves storage as it is until the next change that is. */
  change(session: string, change: Partial<CallRecord>, durable = true): CallRecord {
    const record = { ...this.get(session), ...change };
    this.#known.value.set(session, record);
    if (durable) {
      this.#next.forget();
      this.#sql.exec(
        'INSERT INTO calls (session, due, body) VALUES (?, ?, ?) ON CONFLICT (session) DO UPDATE SET due = excluded.due, body = excluded.body',
        session,
        dueOf(record),
        JSON.stringify(record),
      );
    }
    if (record.phase === 'over') this.#known.value.delete(session);
    return record;
  }

  /** When the next call needs attention, or null. */
  nextDue(): number | null {
    return this.#next.value;
  }

  /** Calls that need attention by now. */
  due(now: number): CallRecord[] {
    return this.#sql
      .exec<{ session: string }>('SELECT session FROM calls WHERE due <= ? ORDER BY due', now)
      .toArray()
      .map(({ session }) => this.get(session));
  }

  #read(session: string): CallRecord | null {
    const row = this.#sql
      .exec<{ body: string }>('SELECT body FROM calls WHERE session = ?', session)
      .toArray()[0];
    return row ? (CallRecord.safeParse(JSON.parse(row.body)).data ?? null) : null;
  }
}

function dueOf({ keys, quiet, phase }: CallRecord): number | null {
  if (phase !== 'talking') return null;
  const times = [keys?.due, quiet?.due].filter((time) => time !== undefined);
  return times.length ? Math.min(...times) : null;
}
