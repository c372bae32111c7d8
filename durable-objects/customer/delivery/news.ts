import { now } from '../../../src/clock.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import { Remembered } from '../thread/generation.ts';

/** How long to wait before what could not be sent is sent again, in milliseconds: doubled each time. */
const FAILED_AGAIN = { first: 30_000, most: 3_600_000 };

/** What another object of the store is sent about a thread. */
export interface Telling {
  /** The receiver. */
  to: 'figures' | 'index' | 'webhooks';
  /** The key under which the number of the last event that was sent is stored. */
  upTo: 'counted' | 'indexed' | 'hooked';
  /** How long events are gathered before they are sent, in milliseconds. */
  gathered: number;
  /** The types of events that there is something to send for. */
  types: readonly Fact['type'][];
  /** Sends what happened after an event; returns the last one that was included. */
  tell(after: number): Promise<number>;
}

/** How much of the log was sent. */
interface Told {
  upTo: number;
  /** The last event that was checked for something to send. */
  seen: number;
  /** When the first unsent event happened, in milliseconds; null where there is none. */
  since: number | null;
}

type NewsContext = Pick<ObjectContext, 'store' | 'sql' | 'schema' | 'meta' | 'thread'>;

/** What other objects of the store are sent about a thread. */
export interface News {
  /** When to send next, in milliseconds; null when everything was sent. */
  nextDue(): number | null;
  /** Sends what is due. A receiver that cannot be reached delays no other. */
  wake(): Promise<void>;
  /** Sends everything again. */
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
 * Sends another object the thread's state, once for everything within a period. What is owed follows from the
 * log and the number of the last event that was sent: a message queues nothing for it.
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
    // Rows that came or went meanwhile may belong to another thread: then it is sent again, and counts once.
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

  /** Reads the log where it has grown, once until the next sending. */
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

/** Types of events, as a list in SQL. They are our own names, so nothing is escaped. */
export function listed(types: readonly Fact['type'][]): string {
  return types.map((type) => `'${type}'`).join(', ');
}
