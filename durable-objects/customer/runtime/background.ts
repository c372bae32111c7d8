import { errorReason, trace } from '../../../src/trace.ts';

/** What one object is doing and has not come to the end of. */
export class BackgroundWork {
  readonly #store: string;
  readonly #works = new Set<Promise<unknown>>();

  constructor(store: string) {
    this.#store = store;
  }

  /** Keeps work in view, for whoever has to wait for its end. */
  noted<T>(work: Promise<T>): Promise<T> {
    const done = work.finally(() => this.#works.delete(done));
    this.#works.add(done);
    return done;
  }

  /**
   * Work that nobody waits for. What it fails to do is still owed: storage says so, and the alarm comes back
   * to it.
   */
  run(work: Promise<unknown>): void {
    this.noted(work).catch((error: unknown) => {
      trace('object.failed', { store: this.#store, reason: errorReason(error) }, 'error');
    });
  }

  /** Waits until all that is under way now has ended, so many milliseconds at most. */
  async ended(most: number): Promise<void> {
    // A timer that runs on would keep the object awake for nobody.
    const over = new AbortController();
    const patience = scheduler.wait(most, { signal: over.signal });
    await Promise.race([Promise.allSettled([...this.#works]), patience]);
    over.abort();
  }

  /** Waits until nothing is under way any more, so many milliseconds at most. Returns whether that is so. */
  async idle(most: number): Promise<boolean> {
    const until = Date.now() + most;
    while (this.#works.size > 0 && Date.now() < until) await this.ended(until - Date.now());
    return this.#works.size === 0;
  }
}
