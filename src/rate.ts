/** A minute, in milliseconds. */
const PERIOD = 60_000;

/**
 * What happened within the last minute, by key, in memory: for limits that may forget when an object sleeps.
 */
export class Rate {
  readonly #times = new Map<string, number[]>();

  /** Counts one at `now` (ms) and returns true, unless `most` have been counted within the minute. */
  take(key: string, now: number, most: number): boolean {
    // The sandbox's clock can go back: a time to come counts for nothing.
    const times = (this.#times.get(key) ?? []).filter((time) => time > now - PERIOD && time <= now);
    if (times.length >= most) return false;
    times.push(now);
    this.#times.set(key, times);
    return true;
  }
}
