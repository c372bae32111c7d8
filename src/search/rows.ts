import type { Channel, QueueEntry } from '../console/protocol.ts';
import type { Question } from './question.ts';

/** Something that was said or noted, as a thread tells it. */
export interface SaidLine {
  /** The event's id: the same wherever a copy of it stands. */
  event: string;
  /** ISO 8601. */
  at: string;
  kind: 'message' | 'note';
  channel: Channel | null;
  author: QueueEntry['last']['author'];
  text: string;
  /** Order numbers in it. */
  orders: string[];
}

/** What a thread tells of itself. */
export interface IndexedThread {
  card: QueueEntry;
  /** Names and addresses. */
  keys: string[];
  /** Numbers of orders and parcels, and what else the shop knows them by; null: as they were told before. */
  orders: string[] | null;
  lines: SaidLine[];
  /** Events of which nothing is to be found any more. */
  gone: string[];
}

/** What is looked for in one part of the index. */
export interface IndexQuery {
  question: Question;
  state: 'assistant' | 'closed' | 'blocked' | null;
  /** Only these; null: anybody. */
  only: string[] | null;
  /** What comes behind this place. */
  before: Place | null;
  most: number;
}

/** Where a page ends: in the order of time, and of names within one moment. */
export interface Place {
  n: number;
  customer: string;
}

/** A thread that was found. */
export interface Hit {
  card: QueueEntry;
  /** By which it stands in the list: what is found by name or address comes before what was said. */
  rank: 'key' | 'said';
  place: Place;
  found: { at: string; channel: Channel | null; text: string } | null;
}

export interface Hits {
  hits: Hit[];
  /** Where to go on; null where there is no more. */
  next: Place | null;
}

/** Which of two comes first. */
function compare(one: Hit, other: Hit): number {
  if (one.rank !== other.rank) return one.rank === 'key' ? -1 : 1;
  return other.place.n - one.place.n || (one.place.customer < other.place.customer ? 1 : -1);
}

/**
 * One page of what the parts of the index found, in one order. What a part has not looked at yet bounds the page: nothing of it may
 * belong before what is shown.
 */
export function merged(parts: readonly Hits[], most: number): Hits {
  const all = parts.flatMap(({ hits }) => hits).sort(compare);
  const named = all.filter(({ rank }) => rank === 'key');
  const bound = newest(parts.flatMap(({ next }) => next ?? []));
  const said = all.filter(({ rank, place }) => rank === 'said' && (!bound || !isBehind(place, bound)));
  const shown = said.slice(0, most);
  const last = shown.at(-1);
  const next = said.length > most && last ? last.place : bound;
  return { hits: [...named, ...shown], next };
}

function newest(places: readonly Place[]): Place | null {
  return places.reduce<Place | null>((best, one) => (best && isBehind(one, best) ? best : one), null);
}

/** Whether one place is behind another: older, or of a smaller name. */
export function isBehind(one: Place, other: Place): boolean {
  return one.n < other.n || (one.n === other.n && one.customer < other.customer);
}
