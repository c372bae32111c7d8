import { clockShift, now } from '../../../src/clock.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import { objectName } from '../../clients/open.ts';
import type { CallRecords } from '../calls/record.ts';
import type { ObjectContext } from '../context.ts';
import type { News } from '../delivery/news.ts';
import type { Links } from '../links/links.ts';
import type { Erasure } from '../privacy/erase.ts';
import type { Retention } from '../privacy/retention.ts';
import type { Approvals } from '../turns/approvals.ts';
import type { Promises } from '../turns/promises.ts';
import { nextAlarm } from './alarm.ts';

/** Before work that failed is tried again, in milliseconds: twice as long each time, up to an hour. */
const FAILED_AGAIN = { first: 30_000, most: 3_600_000 };

/** The parts that something falls due for. */
interface ScheduledParts {
  erasure: Pick<Erasure, 'gone' | 'done' | 'nextAt'>;
  retention: Pick<Retention, 'due'>;
  links: Pick<Links, 'leader' | 'nextDue'>;
  calls: Pick<CallRecords, 'nextDue'>;
  promises: Pick<Promises, 'nextDue'>;
  approvals: Pick<Approvals, 'nextDue'>;
  news: Pick<News, 'nextDue'>;
}

type ScheduleContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'storage' | 'schema' | 'thread'>;

/** Keeps the object's one alarm set for what the thread owes next. */
export class AlarmScheduler {
  readonly #context: ScheduleContext;
  readonly #parts: ScheduledParts;
  /** What the alarm is set for, service time in milliseconds; null when this instance has set none. */
  #at: number | null = null;
  /** Alarms in a row whose work failed, in this instance. */
  #failures = 0;

  constructor(context: ScheduleContext, parts: ScheduledParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /**
   * Sets the alarm, unless it is set for no later: a message costs none of its own while one is pending.
   * Resolves when the sandbox knows, too. `notBefore`: service time in milliseconds.
   */
  async arm(notBefore = 0): Promise<void> {
    const { erasure, retention, links, calls, promises, approvals, news } = this.#parts;
    // There is no thread to read any more: what is left is forgotten in time.
    if (erasure.done) return this.#set(erasure.nextAt);
    if (!this.#context.schema.made) return;
    // While another object leads this one, nothing is owed here.
    if (!erasure.gone && links.leader !== null) return;
    const { state, outbox } = this.#context.thread;
    const waiting =
      state.control.kind === 'advisor' ? [] : state.pending.map(({ since }) => Date.parse(since));
    const owed = {
      pendingSince: waiting.length ? Math.min(...waiting) : null,
      outboxDue: outbox.nextDue(),
      callDue: erasure.gone ? null : calls.nextDue(),
      promiseDue: erasure.gone ? null : promises.nextDue(),
      approvalDue: erasure.gone ? null : approvals.nextDue(),
      newsDue: erasure.gone ? null : news.nextDue(),
      linkDue: erasure.gone ? null : links.nextDue(),
      retentionDue: null,
      erasing: erasure.gone,
      now: now(),
    };
    // What is far off is looked up when nothing nearer is owed: whatever rings before comes back here.
    const at = nextAlarm(owed) ?? (this.#at ? null : nextAlarm({ ...owed, retentionDue: retention.due() }));
    if (at !== null) await this.#set(Math.max(at, notBefore));
  }

  /**
   * The alarm has rung: does what is owed, then sets it for what is owed later, whatever became of the work.
   * It never throws: of an alarm that does, the platform gives up after six more tries, and what is owed
   * would sleep until somebody writes.
   */
  async onAlarm(work: () => Promise<unknown>): Promise<void> {
    this.#at = null;
    let again = 0;
    try {
      await work();
      this.#failures = 0;
    } catch (error) {
      again = this.#failed(error);
    }
    try {
      if (this.#at === null) await this.#reportAlarm(null);
      await this.arm(again);
    } catch (error) {
      // What is owed cannot even be looked up.
      await this.#set(this.#failed(error));
    }
  }

  /** When to try again, service time: what fails at once must not ring in a busy loop. */
  #failed(error: unknown): number {
    trace('alarm.failed', { reason: errorReason(error), count: this.#failures }, 'error');
    return now() + Math.min(FAILED_AGAIN.first * 2 ** this.#failures++, FAILED_AGAIN.most);
  }

  async #set(at: number): Promise<void> {
    if (this.#at !== null && this.#at <= at) return;
    this.#at = at;
    await Promise.all([this.#context.storage.setAlarm(at - clockShift()), this.#reportAlarm(at)]);
  }

  async #reportAlarm(at: number | null): Promise<void> {
    const { env, store, self } = this.#context;
    const name = objectName(store, self);
    // The sandbox's clock can be moved, and rings whoever is due by then.
    await env.SANDBOX?.armed({ binding: 'CUSTOMER', name, at }).catch(() => undefined);
  }
}
