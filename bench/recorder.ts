import { type Counts, type Segment, type Statement, type Step, tape, type Value } from './tape.ts';

/**
 * The libraries' own bookkeeping, which every contender has, and what an object does once when it is made.
 */
const APART = /cf_agents|\bmigrations\b|\bCREATE TABLE\b/;
const WRITES = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b/i;
const TABLE = /^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)/i;

/** Takes down what one object writes, sends and asks of others. */
class Recorder {
  #steps: Step[] = [];
  #cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
  #texts: string[] = [];
  #hops: string[] = [];
  #alarms = 0;
  #sent: string[] = [];
  /** Statements of the transaction under way; null outside of any. */
  #open: Statement[] | null = null;

  /** A statement has run. */
  ran(
    sql: string,
    values: SqlStorageValue[],
    cursor: SqlStorageCursor<Record<string, SqlStorageValue>>,
  ): void {
    if (APART.test(sql)) return;
    this.#cursors.push(cursor);
    this.#texts.push(sql);
    if (!WRITES.test(sql)) return;
    const statement = {
      sql,
      values: values.map((value) => (typeof value === 'string' ? tape.ids.cut(value) : value)),
    };
    if (this.#open) this.#open.push(statement);
    else this.#steps.push({ do: 'write', atomic: false, statements: [statement] });
  }

  /** Runs a transaction and keeps its statements together; those of one that throws are forgotten. */
  transaction<T>(run: () => T): T {
    if (this.#open) return run();
    const statements: Statement[] = [];
    this.#open = statements;
    try {
      const result = run();
      if (statements.length) this.#steps.push({ do: 'write', atomic: true, statements });
      return result;
    } finally {
      this.#open = null;
    }
  }

  sent(frame: string): void {
    this.#sent.push(frame);
    this.#steps.push({ do: 'send', frame: tape.ids.cut(frame) });
  }

  called(what: string): void {
    this.#hops.push(what);
    if (this.#steps.at(-1)?.do !== 'wait') this.#steps.push({ do: 'wait' });
  }

  armed(): void {
    this.#alarms++;
  }

  /** Ends a segment and begins the next. `message` is the id that the client gave. */
  cut(name: string, message: string | null): Segment {
    const segment: Segment = {
      name,
      message: message === null ? null : tape.ids.number(message),
      steps: this.#steps,
      counts: this.#counts(),
    };
    this.#steps = [];
    this.#cursors = [];
    this.#texts = [];
    this.#hops = [];
    this.#alarms = 0;
    this.#sent = [];
    return segment;
  }

  #counts(): Counts {
    const writing = this.#steps.flatMap((step) => (step.do === 'write' ? [step] : []));
    const statements = writing.flatMap((step) => step.statements);
    return {
      transactions: writing.length,
      commits: this.#steps.filter((step, at) => step.do === 'write' && startsCommit(this.#steps, at)).length,
      statements: this.#texts.length,
      writes: statements.length,
      rowsWritten: sum(this.#cursors.map((cursor) => cursor.rowsWritten)),
      rowsRead: sum(this.#cursors.map((cursor) => cursor.rowsRead)),
      bytesWritten: sum(statements.flatMap(({ values }) => values.map(sizeOf))),
      frames: this.#sent.length,
      frameBytes: sum(this.#sent.map((frame) => frame.length)),
      alarms: this.#alarms,
      hops: tally(this.#hops),
      tables: tally(statements.map(({ sql }) => TABLE.exec(sql)?.[1] ?? '?')),
      repeated: Object.fromEntries(
        Object.entries(tally(this.#texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()))).filter(
          ([, times]) => times > 1,
        ),
      ),
    };
  }
}

/** One recorded object at a time, in this isolate. */
export const recorder = new Recorder();

/** Whether no other write comes between step `at` and the wait before it. */
function startsCommit(steps: Step[], at: number): boolean {
  const before = steps.slice(0, at).findLast((step) => step.do !== 'send');
  return before?.do !== 'write';
}

/** Characters of a bound value; an id that was cut out counts as the 32 it mostly has. */
function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return sum(value.map((part) => (typeof part === 'string' ? part.length : 32)));
  return value === null ? 0 : 8;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function tally(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
