import type { CarrierSystem } from '../../src/carriers/carrier.ts';
import { now } from '../../src/clock.ts';
import { patiently } from '../../src/patience.ts';
import { type KeptTrack, silenceOf, type TrackKey, type Tracks } from './tracks.ts';

/** Milliseconds that somebody waits for a carrier's word: behind that it is kept for whoever asks next. */
const WAITED = 2_000;

/** What asking works with. */
export interface TrackingWorld {
  tracks: Tracks;
  /** The carrier; null where it is connected no longer. */
  system(): Promise<CarrierSystem | null>;
  /** The owner is told what went wrong. */
  tell(words: string): Promise<void>;
}

/** Asks carriers where parcels are: each parcel at most once at a time, and not again while what was said is fresh. */
export class Tracking {
  readonly #running = new Map<string, Promise<void>>();

  /** As it is known within two seconds; null where nothing is. */
  async look(key: TrackKey, order: string, world: TrackingWorld): Promise<KeptTrack | null> {
    const { tracks } = world;
    const name = JSON.stringify([key.carrier, key.number, key.owner]);
    const known = tracks.get(key);
    if (!this.#running.has(name) && (known === null || known.until <= now()))
      this.#running.set(
        name,
        ask(key, order, world).finally(() => this.#running.delete(name)),
      );
    const running = this.#running.get(name);
    if (running) await patiently(WAITED, (signal) => Promise.race([running, aborted(signal)]));
    return tracks.get(key);
  }
}

async function ask(key: TrackKey, order: string, { tracks, system, tell }: TrackingWorld): Promise<void> {
  try {
    const carrier = await system();
    if (carrier) await tracks.ask(key, order, carrier);
  } catch (error) {
    await tell(`Where parcels are: ${silenceOf(error)}`);
  }
}

/** Once a signal is given. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
