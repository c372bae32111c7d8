import { now } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import type { Thread } from '../thread/thread.ts';

/** How often a gathering pause starts over because somebody writes on. */
const MOST_PAUSES = 4;

/**
 * The pause after somebody's last word, as long as the channel's manner says, so that quick messages are
 * answered together. What waits is pending in the log: a crash in here costs the pause, and the guard
 * answers.
 */
export class Gathering {
  readonly #thread: Thread;
  /** Sessions that are given time to write on, and how to end it. */
  readonly #ends = new Map<string, () => void>();

  constructor(thread: Thread) {
    this.#thread = thread;
  }

  /** Waits until the session has had time to write on; `waiting` is called before each wait. */
  async over(session: string, waiting: () => void): Promise<void> {
    for (let left = MOST_PAUSES; left > 0 && this.#left(session) > 0; left--) {
      waiting();
      const hurried = new Promise<void>((resolve) => this.#ends.set(session, resolve));
      await Promise.race([scheduler.wait(this.#left(session)), hurried]);
    }
    this.#ends.delete(session);
  }

  /** Ends the pause if it is over by the service's clock, which may have been moved. */
  hurry(session: string): void {
    if (this.#left(session) <= 0) this.#ends.get(session)?.();
  }

  /** Milliseconds until the session has had time to write on. */
  #left(id: string): number {
    const session = sessionOf(this.#thread.state, id);
    if (!session?.heardAt) return 0;
    return Date.parse(session.heardAt) + CHANNELS[session.channel].gather - now();
  }
}
