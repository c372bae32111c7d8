import type { ParcelState } from '../conversation/values.ts';

/** What a carrier says of a parcel last. */
export interface ParcelTrack {
  state: ParcelState;
  /** The carrier's own words; empty where it has none. Outside text. */
  words: string;
  /** Where it was seen last, as its town or its point is called; null where that is not said. Outside text. */
  place: string | null;
}

/** A parcel that is asked about: of an order by its shipment, of a return by the label that was bought for it. */
export interface TrackRequest {
  order: string;
  /** The account whose order it is. */
  owner: string;
  parcel: { return: string } | { carrier: string; tracking: string };
}

/** What is told of a parcel. */
export interface CarrierTrack extends ParcelTrack {
  /** What customers call the carrier. */
  carrier: string;
  /** When the carrier said so, ISO 8601. */
  asOf: string;
}

const MOST_WORDS = 200;
const MOST_PLACE = 60;

/** A carrier's words on one line. */
export function trackWords(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS);
}

/** A place as it is told: what is no name of a place is none. Fields in capitals are written as names are. */
export function placeOf(text: string | null): string | null {
  const place = (text ?? '').replace(/\s+/g, ' ').trim();
  if (place === '' || place.length > MOST_PLACE || !/^\p{L}[\p{L}\p{M}\d '’-]*$/u.test(place)) return null;
  if (place !== place.toUpperCase()) return place;
  return place
    .toLowerCase()
    .replace(/(^|[ '’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
