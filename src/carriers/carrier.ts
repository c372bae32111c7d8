/** From and to, local time of the place: `09:00`. */
export type OpenFrom = readonly [from: string, to: string];

/** A shop or locker of a carrier where parcels are handed in and fetched. */
export interface PickupPoint {
  /** What customers call the carrier. */
  carrier: string;
  /** The carrier's own number of it. */
  id: string;
  name: string;
  address: { line1: string; postcode: string; city: string; country: string };
  /** Monday first; null where the carrier does not say. */
  hours: readonly (readonly OpenFrom[])[] | null;
}

/** Where points are looked for. */
export interface Near {
  postcode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

/** The store's carrier, as far as it is asked. */
export interface Carrier {
  /** Whether there is one. */
  connected(): Promise<boolean>;
  /** The nearest first; none where the carrier knows no such place. Throws {@link CarrierUnavailable} and nothing else. */
  points(near: Near): Promise<PickupPoint[]>;
}

/** A carrier by its own API, and how the store's owner tries the connection. */
export interface CarrierSystem extends Pick<Carrier, 'points'> {
  /** Sends something real, and says in the carrier's own words what came of it. */
  test(near: Near): Promise<{ ok: boolean; detail: string }>;
}

/** Thrown where a carrier does not answer, or refuses. The message holds no secret and no datum. */
export class CarrierUnavailable extends Error {
  override readonly name = 'CarrierUnavailable';
}
