import { clockShift, restoreClock } from '../../src/clock.ts';
import type { Env, Sleeper } from '../../src/env.ts';

const DAY = 86_400_000;

/**
 * The one alarm of an object that owes little but to forget in time. All times are service time, in
 * milliseconds.
 */
export class OwnAlarm {
  readonly #storage: DurableObjectStorage;
  readonly #sandbox: Env['SANDBOX'];
  readonly #binding: Sleeper;
  readonly #exact: boolean;
  readonly #name: string | undefined;
  /** What it is set for; undefined while this instance has not set it. */
  #at: number | null | undefined;

  /** `exact`: somebody waits for it, so that a moved clock stops there. */
  constructor(
    { storage, id }: DurableObjectState,
    env: Pick<Env, 'SANDBOX'>,
    binding: Sleeper,
    exact = false,
  ) {
    this.#exact = exact;
    this.#storage = storage;
    this.#sandbox = env.SANDBOX;
    this.#binding = binding;
    this.#name = id.name;
  }

  /**
   * Sets it, or takes it back. The alarm is one commit with what was written right before the call; the
   * promise is for the sandbox alone, whose clock can be moved. `exact`: as for the constructor, for this once.
   */
  async set(at: number | null, exact = this.#exact): Promise<void> {
    if (at === this.#at) return;
    this.#at = at;
    if (at === null) void this.#storage.deleteAlarm();
    else void this.#storage.setAlarm(at - clockShift());
    if (this.#name === undefined) return;
    // A moved clock goes from alarm to alarm: those that only forget ring together there, once a day.
    const day = at === null || exact ? at : Math.ceil(at / DAY) * DAY;
    await this.#sandbox?.armed({ binding: this.#binding, name: this.#name, at: day }).catch(() => undefined);
  }

  /**
   * It has rung: nothing is set any more. Resolves when the clock is right: an alarm may be what starts an
   * isolate.
   */
  async rang(): Promise<void> {
    this.#at = undefined;
    const sandbox = this.#sandbox;
    if (sandbox) await restoreClock(() => sandbox.clockShift());
  }
}
