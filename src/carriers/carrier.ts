import type { CarrierTrack, ParcelTrack, TrackRequest } from './tracking.ts';

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

/** Somebody a parcel comes from, or goes to. Texts as the shop has them: each carrier has limits of its own. */
export interface Party {
  name: string;
  line1: string;
  line2: string;
  postcode: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  email: string;
  /** E.164; empty where none is known. */
  phone: string;
}

/** A parcel that goes back to the store. */
export interface ReturnParcel {
  /** Ours of it: the same for the same label, 15 characters of `[0-9A-Z_-]`. */
  mark: string;
  /** The order's number. */
  order: string;
  from: Party;
  to: Party;
  grams: number;
  /** `price`: of one, in minor units. */
  items: { title: string; sku: string; quantity: number; price: number; currency: string }[];
}

/** A label that a carrier has been asked for. */
export interface AskedLabel {
  /** The carrier's own id of it. */
  id: string;
  /** The parcel's number; null where it has none yet. */
  tracking: string | null;
  /** Where its PDF is; null while it is being made. */
  document: string | null;
}

/** What a carrier makes labels by. */
export interface LabelSystem {
  /** Buys a label. Throws {@link CarrierUnavailable}, which says whether it may have been bought all the same. */
  ask(parcel: ReturnParcel): Promise<AskedLabel>;
  /** Looks for what was bought under a mark since (milliseconds); null where nothing was. Absent: the carrier cannot say. */
  find?(mark: string, since: number): Promise<AskedLabel | null>;
  /** How far one is that was being made. */
  look(label: AskedLabel): Promise<AskedLabel>;
  /** The bytes of its PDF. */
  fetch(label: AskedLabel & { document: string }): Promise<Uint8Array<ArrayBuffer>>;
}

/** The store's carrier, as far as it is asked. */
export interface Carrier {
  /** Whether there is one. */
  connected(): Promise<boolean>;
  /** The nearest first; none where the carrier knows no such place. Throws {@link CarrierUnavailable} and nothing else. */
  points(near: Near): Promise<PickupPoint[]>;
  /** The label of a return, bought once however often it is asked for; null where no carrier makes labels. Never throws. */
  label(back: LabelRequest): Promise<CarrierLabel | null>;
  /** Where a parcel is, as its carrier said at most half an hour ago; null where none can say. Never throws. */
  track(parcel: TrackRequest): Promise<CarrierTrack | null>;
}

/** A return whose label is wanted. */
export interface LabelRequest {
  return: string;
  order: string;
  /** The account it is made for: whoever the shop gives the order to later has a label of their own. */
  owner: string;
  parcel: Omit<ReturnParcel, 'mark' | 'grams'>;
}

/** How a label stands. `failed`: a person sees to it. */
export type CarrierLabel =
  | { state: 'ready'; key: string; size: number; tracking: string | null }
  | { state: 'coming' | 'failed' };

/** A carrier by its own API, and how the store's owner tries the connection. */
export interface CarrierSystem extends Pick<Carrier, 'points'> {
  readonly labels: LabelSystem;
  /** How a parcel stands; null where the carrier knows no such number. Throws {@link CarrierUnavailable} and nothing else. */
  track(number: string): Promise<ParcelTrack | null>;
  /** Sends something real, and says in the carrier's own words what came of it. */
  test(near: Near): Promise<{ ok: boolean; detail: string }>;
}

/** Thrown where a carrier does not answer, or refuses. The message holds no secret and no datum. */
export class CarrierUnavailable extends Error {
  override readonly name = 'CarrierUnavailable';
  /**
   * Of what was to be bought. `later`: nothing was, and the same may be asked for again. `unsure`: its answer was lost.
   * `refused`: nothing was, and nothing will be.
   */
  readonly kind: 'later' | 'unsure' | 'refused';

  constructor(message: string, kind: CarrierUnavailable['kind'] = 'unsure') {
    super(message);
    this.kind = kind;
  }
}

/** What an HTTP status says of something that was to be bought. */
export function kindOf(status: number): CarrierUnavailable['kind'] {
  // Turned away before it was looked at; or at the door, which its owner can mend.
  if ([401, 402, 403, 429, 503].includes(status)) return 'later';
  return status >= 400 && status < 500 && status !== 408 ? 'refused' : 'unsure';
}
