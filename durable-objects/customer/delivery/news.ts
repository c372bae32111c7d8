import { now } from '../../../src/clock.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import { Remembered } from '../thread/generation.ts';

/** Before what could not be told is told again, in milliseconds: twice as long each time. */
const FAILED_AGAIN = { first: 30_000, most: 3_600_000 };

/** What is told to another object, and of what. */
export interface Telling {
  /** Who is told. */
  to: 'figures' | 'index' | 'webhooks';
  /** Where it is kept up to which event was told. */
  upTo: 'counted' | 'indexed' | 'hooked';
  /** Milliseconds for which what happens is gathered before it is told. */
  gathered: number;
  /** Events that there is something to tell of. */
  types: readonly Fact['type'][];
  /** Tells what happened behind an event; returns up to which one. */
  tell(after: number): Promise<number>;
}

/** How far the log is told. */
interface Told {
  upTo: number;
  /** The last event that was looked at for something to tell. */
  seen: number;
  /** When the first event happened that was not told, in milliseconds; null where there is none. */
  since: number | null;
}

type NewsContext = Pick<ObjectContext, 'store' | 'sql' | 'schema' | 'meta' | 'thread'>;

/** What other objects of the store are told of a thread. */
export interface News {
  /** When it is to be told next, in milliseconds; null when all of it is. */
  nextDue(): number | null;
  /** Tells what is due. Who cannot be reached holds up nothing else. */
  wake(): Promise<void>;
  /** All of it is told anew. */
  retell(): void;
}

/** Several as one. */
export function allNews(all: readonly News[]): News {
  return {
    nextDue() {
      const due = all.map((one) => one.nextDue()).filter((at) => at !== null);
      return due.length ? Math.min(...due) : null;
    },
    async wake() {
      await Promise.all(all.map((one) => one.wake()));
    },
    retell() {
      for (const one of all) one.retell();
    },
  };
}

/**
 * Tells another object how the thread stands, once for all that happens in a while. What is owed follows from the log and from the
 * number of the last event that was told: a message queues nothing for it.
 */
export class ToldNews implements News {
  readonly #context: NewsContext;
  readonly #telling: Telling;
  readonly #told: Remembered<Told>;
  #running: Promise<void> | null = null;
  #failed = { times: 0, until: 0 };

  constructor(context: NewsContext, telling: Telling) {
    this.#context = context;
    this.#telling = telling;
    this.#told = new Remembered(context.thread.generation, () =>
      behind(Number(context.meta.get(telling.upTo) ?? 0)),
    );
  }

  nextDue(): number | null {
    if (!this.#context.schema.made) return null;
    const { since } = this.#look();
    return since === null ? null : Math.max(since + this.#telling.gathered, this.#failed.until);
  }

  async wake(): Promise<void> {
    const due = this.nextDue();
    if (due === null || due > now()) return;
    this.#running ??= this.#tell()
      .then(
        () => this.#ended(null),
        (error: unknown) => this.#ended(error),
      )
      .finally(() => {
        this.#running = null;
      });
    await this.#running;
  }

  retell(): void {
    if (!this.#context.thread.closed) this.#keep(0);
  }

  async #tell(): Promise<void> {
    const told = this.#told.value;
    const upTo = await this.#telling.tell(told.upTo);
    // Rows that came or went meanwhile may belong to another: then it is told again, and counts once.
    if (!this.#context.thread.closed && this.#told.value === told) this.#keep(upTo);
  }

  #ended(error: unknown): void {
    if (error === null) {
      this.#failed = { times: 0, until: 0 };
      return;
    }
    const { times } = this.#failed;
    const wait = Math.min(FAILED_AGAIN.first * 2 ** times, FAILED_AGAIN.most);
    this.#failed = { times: times + 1, until: now() + wait };
    const reason = errorReason(error);
    trace(`${this.#telling.to}.failed`, { store: this.#context.store, reason, count: times }, 'error');
  }

  #keep(upTo: number): void {
    this.#context.meta.set(this.#telling.upTo, String(upTo));
    this.#told.value = behind(upTo);
  }

  /** Looks at the log where it has grown: once for all that happens until it is told. */
  #look(): Told {
    const told = this.#told.value;
    const { seq } = this.#context.thread.log;
    if (told.since !== null || told.seen >= seq) return told;
    const first = this.#context.sql
      .exec<{ at: string }>(
        `SELECT at FROM log WHERE seq > ? AND type IN (${listed(this.#telling.types)}) ORDER BY seq LIMIT 1`,
        told.seen,
      )
      .toArray()[0];
    told.seen = seq;
    told.since = first ? Date.parse(first.at) : null;
    return told;
  }
}

function behind(upTo: number): Told {
  return { upTo, seen: upTo, since: null };
}

/** Types of events, as a list in SQL: names of our own. */
export function listed(types: readonly Fact['type'][]): string {
  return types.map((type) => `'${type}'`).join(', ');
}
