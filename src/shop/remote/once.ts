import { type KeptOutcome, outcomeOf, subjectOf } from '../outcome.ts';
import type { OrderRecord } from '../shop.ts';
import type { Applied, Outcome, ShopWrite } from '../writes.ts';
import type { Beside } from './beside.ts';

/** What came of a try. `changed` is no outcome: a new agreement comes under a new key. */
export type Tried = { kept: KeptOutcome; order: OrderRecord | null } | 'changed' | 'unknown';

/** How a write is carried out in another system. Each step throws where nobody knows what came of it. */
interface Carrying {
  key: string;
  write: ShopWrite;
  /** The record of what the write is about, as the system has it now. */
  record(): Promise<OrderRecord | null>;
  /**
   * `plan`: what `begin` kept, where an earlier try was cut off; else null. `begin` is called before the
   * system is asked to change anything.
   */
  carry(plan: unknown, begin: (plan: unknown) => void): Promise<Tried>;
}

/**
 * Carries writes out once for each key: the outcome of one is kept here, one that was cut off goes on from
 * its plan, and tries at the same moment are one.
 */
export class Once {
  readonly #beside: Beside;
  readonly #running = new Map<string, Promise<Outcome<Applied>>>();

  constructor(beside: Beside) {
    this.#beside = beside;
  }

  /** Throws where the key was used for another write: neither of two callers may get the other's outcome. */
  async apply(carrying: Carrying): Promise<Outcome<Applied>> {
    const { key, write } = carrying;
    const earlier = this.#beside.sending(key);
    const subject = subjectOf(write);
    if (earlier && earlier.subject !== subject) throw new Error(`The key ${key} was used for another write.`);
    if (earlier?.outcome !== undefined)
      return outcomeOf(earlier.outcome as KeptOutcome, await carrying.record());
    const running = this.#running.get(`${key} ${subject}`);
    if (running) return running;
    const run = this.#run(carrying, subject, earlier?.plan ?? null);
    this.#running.set(`${key} ${subject}`, run);
    try {
      return await run;
    } finally {
      this.#running.delete(`${key} ${subject}`);
    }
  }

  async #run({ key, carry }: Carrying, subject: string, plan: unknown): Promise<Outcome<Applied>> {
    const tried = await carry(plan, (next) => this.#beside.begin(key, subject, next));
    if (tried === 'changed' || tried === 'unknown') return { ok: false, reason: tried };
    this.#beside.finish(key, subject, tried.kept);
    return outcomeOf(tried.kept, tried.order);
  }
}
