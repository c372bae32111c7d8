import { clockShift, now } from '../src/clock.ts';
import type { Env } from '../src/env.ts';
import { nextAlarm } from './alarm.ts';
import type { Thread } from './thread.ts';

/** Keeps the object's one alarm set for what the thread owes next. */
export class Waker {
  readonly #storage: DurableObjectStorage;
  readonly #sandbox: Env['SANDBOX'];
  readonly #name: string;
  readonly #due: () => { call: number | null; link: number | null } | null;
  /** What the alarm is set for, service time in milliseconds; null when this instance has set none. */
  #at: number | null = null;

  /**
   * `name` is the object's, for the sandbox, whose clock can be moved; `due` says when a call or a link needs attention, and is null
   * while another object leads this one: then nothing is owed here.
   */
  constructor(
    storage: DurableObjectStorage,
    sandbox: Env['SANDBOX'],
    name: string,
    due: () => { call: number | null; link: number | null } | null,
  ) {
    this.#storage = storage;
    this.#sandbox = sandbox;
    this.#name = name;
    this.#due = due;
  }

  /**
   * Sets the alarm, unless it is set for no later: a message costs none of its own while one is pending. Resolves when the
   * sandbox knows, too.
   */
  async arm({ state, outbox }: Thread): Promise<void> {
    const due = this.#due();
    if (!due) return;
    const waiting =
      state.control.kind === 'advisor' ? [] : state.pending.map(({ since }) => Date.parse(since));
    const at = nextAlarm({
      pendingSince: waiting.length ? Math.min(...waiting) : null,
      outboxDue: outbox.nextDue(),
      callDue: due.call,
      linkDue: due.link,
      now: now(),
    });
    if (at === null || (this.#at !== null && this.#at <= at)) return;
    this.#at = at;
    void this.#storage.setAlarm(at - clockShift());
    await this.#tell(at);
  }

  /** The alarm has rung: does what is owed, then sets it for what is owed later. */
  async rung(work: () => Promise<unknown>, thread: Thread): Promise<void> {
    this.#at = null;
    await work();
    if (this.#at === null) await this.#tell(null);
    await this.arm(thread);
  }

  async #tell(at: number | null): Promise<void> {
    await this.#sandbox?.armed({ binding: 'CUSTOMER', name: this.#name, at }).catch(() => undefined);
  }
}
