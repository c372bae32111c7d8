import { type CarrierSystem, CarrierUnavailable } from '../../src/carriers/carrier.ts';
import type { ParcelTrack } from '../../src/carriers/tracking.ts';
import { now } from '../../src/clock.ts';
import type { CarrierConnection } from '../../src/connections/roster.ts';
import { ParcelState } from '../../src/conversation/values.ts';

/** Milliseconds for which what a carrier said is told without asking anew … */
const FRESH = 30 * 60_000;
/** … and for which one that did not answer is left alone. Longer than any call takes. */
const LEFT_ALONE = 5 * 60_000;
/** For how long what was said is told at all, with its age. */
const TOLD = 86_400_000;

/** A parcel that is asked about. */
export interface TrackKey {
  carrier: CarrierConnection;
  number: string;
  owner: string;
}

/** What is kept of a parcel. */
export interface KeptTrack extends TrackKey {
  order: string;
  said: (ParcelTrack & { at: number }) | null;
  /** Until when the carrier is not asked again, in milliseconds. */
  until: number;
}

type Stored = {
  carrier: CarrierConnection;
  number: string;
  owner: string;
  of_order: string;
  state: string | null;
  words: string;
  place: string | null;
  said_at: number | null;
  until: number;
};

/** Where parcels are, as their carriers said last. */
export class Tracks {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get({ carrier, number, owner }: TrackKey): KeptTrack | null {
    const [row] = this.#sql
      .exec<Stored>(
        'SELECT * FROM tracks WHERE carrier = ? AND number = ? AND owner = ?',
        ...[carrier, number, owner],
      )
      .toArray();
    return row ? keptOf(row) : null;
  }

  /**
   * Asks the carrier, and keeps what it says. Only what is still there is written to: a customer who was erased meanwhile stays so. What
   * was known before is kept where it does not answer; throws {@link CarrierUnavailable} then.
   */
  async ask(key: TrackKey, order: string, system: CarrierSystem): Promise<void> {
    const { carrier, number, owner } = key;
    this.#sql.exec(
      `INSERT INTO tracks (carrier, number, owner, of_order, until) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET of_order = excluded.of_order, until = excluded.until`,
      ...[carrier, number, owner, order, now() + LEFT_ALONE],
    );
    const said = await system.track(number);
    this.#sql.exec(
      'UPDATE tracks SET state = ?, words = ?, place = ?, said_at = ?, until = ? WHERE carrier = ? AND number = ? AND owner = ?',
      ...[said?.state ?? null, said?.words ?? '', said?.place ?? null, now(), now() + FRESH],
      ...[carrier, number, owner],
    );
  }

  /** All of an account, and of orders. */
  of(owner: string, orders: readonly string[]): KeptTrack[] {
    return this.#sql
      .exec<Stored>(
        'SELECT * FROM tracks WHERE owner = ? OR of_order IN (SELECT value FROM json_each(?)) ORDER BY until',
        owner,
        JSON.stringify(orders),
      )
      .toArray()
      .map(keptOf);
  }

  forget(owner: string, orders: readonly string[]): void {
    this.#sql.exec(
      'DELETE FROM tracks WHERE owner = ? OR of_order IN (SELECT value FROM json_each(?))',
      owner,
      JSON.stringify(orders),
    );
  }

  /** When the first of them is old enough to go; null when there is none. */
  next(): number | null {
    const { until } = this.#sql
      .exec<{ until: number | null }>('SELECT min(until) AS until FROM tracks')
      .one();
    return until === null ? null : until + TOLD;
  }

  sweep(at: number): void {
    this.#sql.exec('DELETE FROM tracks WHERE until <= ?', at - TOLD);
  }
}

/** A carrier's words for a call that came to nothing. */
export function silenceOf(error: unknown): string {
  return error instanceof CarrierUnavailable ? error.message : 'The carrier did not answer.';
}

function keptOf({ of_order: order, state, words, place, said_at: at, ...row }: Stored): KeptTrack {
  const { carrier, number, owner, until } = row;
  const isTold = state !== null && at !== null && now() - at < TOLD;
  const said = isTold ? { state: ParcelState.parse(state), words, place, at } : null;
  return { carrier, number, owner, order, until, said };
}
