import { Counts } from './counts.ts';
import { Desk } from './desk.ts';
import { FailedLookups } from './lookups.ts';
import { UnclaimedList } from './unclaimed.ts';

const HOUR = 3_600_000;

/**
 * What a store forgets in time. `keptFor`: how long bytes that belong to nobody are kept. Times in
 * milliseconds.
 */
export class StoreRetention {
  readonly #desk: Desk;
  readonly #counts: Counts;
  readonly #lookups: FailedLookups;
  readonly #unclaimed: UnclaimedList;
  readonly #keptFor: number;

  constructor(sql: SqlStorage, keptFor: number) {
    this.#desk = new Desk(sql);
    this.#counts = new Counts(sql);
    this.#lookups = new FailedLookups(sql);
    this.#unclaimed = new UnclaimedList(sql);
    this.#keptFor = keptFor;
  }

  /** When there is something to forget next, an hour from now at the soonest; null while there is nothing. */
  due(now: number): number | null {
    const oldest = this.#unclaimed.oldest();
    const bytes = oldest === null ? null : oldest + this.#keptFor;
    const times = [this.#desk.due(), this.#counts.due(), this.#lookups.due(), bytes];
    const due = times.filter((time) => time !== null);
    return due.length ? Math.max(Math.min(...due), now + HOUR) : null;
  }

  /** Rejects when bytes cannot be deleted: then their rows stay too. */
  async sweep(now: number, bucket: R2Bucket, store: string): Promise<void> {
    this.#desk.sweep(now);
    this.#counts.sweep(now);
    this.#lookups.sweep(now);
    const aged = () => this.#unclaimed.until(now - this.#keptFor);
    for (let rows = aged(); rows.length; rows = aged()) await this.#unclaimed.delete(rows, bucket, store);
  }
}
