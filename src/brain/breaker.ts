/** Failures within `WINDOW` that close a brain for `REST`, all in milliseconds. */
const MOST = 3;
const WINDOW = 60_000;
const REST = 30_000;

/**
 * Remembers how a service fared, so that a dead one does not cost every customer its timeout. After {@link MOST} failures in
 * a row it rests; then one turn may try it again.
 */
export class Breaker {
  #failures: number[] = [];
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

  failed(now: number): void {
    this.#failures = [...this.#failures.filter((at) => at > now - WINDOW), now];
    if (this.#failures.length >= MOST || this.#restsUntil > 0) this.#restsUntil = now + REST;
  }
}
