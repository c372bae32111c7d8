import { CallRecord, newCall } from '../../../src/channels/voice/call.ts';

/** The calls of one customer, as they stand. What is not worth a write is in memory alone, and read first. */
export class CallRecords {
  readonly #sql: SqlStorage;
  readonly #known = new Map<string, CallRecord>();
  /** When the next call needs attention; undefined until it is asked again. Every message of every channel asks. */
  #next: number | null | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(session: string): CallRecord {
    const known = this.#known.get(session) ?? this.#read(session) ?? newCall(session);
    this.#known.set(session, known);
    return known;
  }

  /** Changes a call; `durable` false leaves storage as it is until the next change that is. */
  change(session: string, change: Partial<CallRecord>, durable = true): CallRecord {
    const record = { ...this.get(session), ...change };
    this.#known.set(session, record);
    if (durable) {
      this.#next = undefined;
      this.#sql.exec(
        'INSERT INTO calls (session, due, body) VALUES (?, ?, ?) ON CONFLICT (session) DO UPDATE SET due = excluded.due, body = excluded.body',
        session,
        dueOf(record),
        JSON.stringify(record),
      );
    }
    if (record.phase === 'over') this.#known.delete(session);
    return record;
  }

  /** Calls were written beside this: what is remembered of them is void. */
  reload(): void {
    this.#known.clear();
    this.#next = undefined;
  }

  /** When the next call needs attention, or null. */
  nextDue(): number | null {
    if (this.#next !== undefined) return this.#next;
    this.#next = this.#sql
      .exec<{ due: number | null }>('SELECT min(due) AS due FROM calls WHERE due IS NOT NULL')
      .one().due;
    return this.#next;
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
