/** Failures within `WINDOW` that close a brain for `REST`, all in milliseconds. */
const MOST = 3;
const WINDOW = 60_000;
const REST = 30_000;

/**
 * Remembers how a service fared, so that a dead one does not cost every customer its timeout. After {@link
 * MOST} failures in a row it rests; then one turn may try it again.
 */
export class Breaker {
  #failures: { at: number; only: string | null }[] = [];
  #restsUntil = 0;

  /** Whether a turn may ask the service at `now` (ms). */
  allows(now: number): boolean {
    if (now < this.#restsUntil) return false;
    // One turn tries; until it is back the others do without.
    if (this.#restsUntil > 0) this.#restsUntil = now + REST;
    return true;
  }

  worked(): void {
    this.#failures = [];
    this.#restsUntil = 0;
  }

  /**
   * A turn failed. What may be one conversation's own fault (it would not answer *this*) is counted once for
   * each of them, by `only`: no customer can talk the service away from all the others. Returns whether it
   * rests from now on.
   */
  failed(now: number, only: string | null = null): boolean {
    const kept = this.#failures.filter(
      (other) => other.at > now - WINDOW && (only === null || other.only !== only),
    );
    this.#failures = [...kept, { at: now, only }];
    const rests = this.#failures.length >= MOST || this.#restsUntil > 0;
    if (rests) this.#restsUntil = now + REST;
    return rests;
  }
}
