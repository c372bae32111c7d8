import { clockShift, now } from '../../../src/clock.ts';
import type { Env } from '../../../src/env.ts';
import { errorReason, newTrace, trace } from '../../../src/trace.ts';
import type { Thread } from '../thread/thread.ts';
import { nextAlarm } from './alarm.ts';

/** Before work that failed is tried again, in milliseconds: twice as long each time, up to an hour. */
const FAILED_AGAIN = { first: 30_000, most: 3_600_000 };

/** What a person's rights ask of the alarm. */
interface Rights {
  /** Erasing: it is under way. Erased: there is nobody to wake for. */
  standing(): 'kept' | 'erasing' | 'erased';
  retentionDue(): number | null;
}

/** Keeps the object's one alarm set for what the thread owes next. */
export class AlarmScheduler {
  readonly #storage: DurableObjectStorage;
  readonly #sandbox: Env['SANDBOX'];
  readonly #name: string;
  readonly #due: () => { call: number | null; link: number | null } | null;
  readonly #rights: Rights;
  /** What the alarm is set for, service time in milliseconds; null when this instance has set none. */
  #at: number | null = null;
  /** Alarms in a row whose work failed, in this instance. */
  #failures = 0;

  /**
   * `name` is the object's, for the sandbox, whose clock can be moved; `due` says when a call or a link needs attention, and is null
   * while another object leads this one: then nothing is owed here.
   */
  constructor(
    storage: DurableObjectStorage,
    sandbox: Env['SANDBOX'],
    name: string,
    due: () => { call: number | null; link: number | null } | null,
    rights: Rights,
  ) {
    this.#storage = storage;
    this.#sandbox = sandbox;
    this.#name = name;
    this.#due = due;
    this.#rights = rights;
  }

  /**
   * Sets the alarm, unless it is set for no later: a message costs none of its own while one is pending. Resolves when the
   * sandbox knows, too. `notBefore`: service time in milliseconds.
   */
  async arm(thread: Thread, notBefore = 0): Promise<void> {
    const standing = this.#rights.standing();
    // There is no thread to read any more.
    if (standing === 'erased') return;
    const due = standing === 'erasing' ? { call: null, link: null } : this.#due();
    if (!due) return;
    const { state, outbox } = thread;
    const waiting =
      state.control.kind === 'advisor' ? [] : state.pending.map(({ since }) => Date.parse(since));
    const owed = {
      pendingSince: waiting.length ? Math.min(...waiting) : null,
      outboxDue: outbox.nextDue(),
      callDue: due.call,
      linkDue: due.link,
      retentionDue: null,
      erasing: standing === 'erasing',
      now: now(),
    };
    // What is far off is looked up when nothing nearer is owed: whatever rings before comes back here.
    const at =
      nextAlarm(owed) ??
      (this.#at ? null : nextAlarm({ ...owed, retentionDue: this.#rights.retentionDue() }));
    if (at !== null) await this.#set(Math.max(at, notBefore));
  }

  /**
   * The alarm has rung: does what is owed, then sets it for what is owed later, whatever became of the work. It never throws: of
   * an alarm that does, the platform gives up after six more tries, and what is owed would sleep until somebody writes.
   */
  async onAlarm(work: () => Promise<unknown>, thread: Thread): Promise<void> {
    this.#at = null;
    let again = 0;
    try {
      await work();
      this.#failures = 0;
    } catch (error) {
      again = this.#failed(error);
    }
    try {
      if (this.#at === null) await this.#tell(null);
      await this.arm(thread, again);
    } catch (error) {
      // What is owed cannot even be looked up.
      await this.#set(this.#failed(error));
    }
  }

  /** When to try again, service time: what fails at once must not ring in a busy loop. */
  #failed(error: unknown): number {
    trace('alarm.failed', { trace: newTrace(), reason: errorReason(error), count: this.#failures }, 'error');
    return now() + Math.min(FAILED_AGAIN.first * 2 ** this.#failures++, FAILED_AGAIN.most);
  }

  async #set(at: number): Promise<void> {
    if (this.#at !== null && this.#at <= at) return;
    this.#at = at;
    await Promise.all([this.#storage.setAlarm(at - clockShift()), this.#tell(at)]);
  }

  async #tell(at: number | null): Promise<void> {
    await this.#sandbox?.armed({ binding: 'CUSTOMER', name: this.#name, at }).catch(() => undefined);
  }
}
