import type { TimelineItem } from '../../../src/console/protocol.ts';

/* The thread as rows. Pure. */

export type Row =
  | { kind: 'day'; key: string; at: string }
  /** Below it is what came since this person looked last. */
  | { kind: 'new'; key: string; count: number }
  /** Below it is what came while the connection was cut. */
  | { kind: 'missed'; key: string; count: number }
  | { kind: 'item'; key: string; item: TimelineItem };

export interface Marks {
  /** The newest number when this person looked last; null: they never did. */
  looked: number | null;
  /** What a cut connection missed: after the first number, up to the second. */
  missed: { from: number; to: number } | null;
}

/** Adds items, or puts them in the place of what they replace; oldest first. */
export function merge(there: readonly TimelineItem[], more: readonly TimelineItem[]): TimelineItem[] {
  if (more.length === 0) return [...there];
  const byId = new Map(there.map((item) => [item.id, item]));
  for (const item of more) byId.set(item.id, item);
  return [...byId.values()].sort(inOrder);
}

function inOrder(one: TimelineItem, other: TimelineItem): number {
  if (one.at === other.at) return one.seq - other.seq;
  return Date.parse(one.at) - Date.parse(other.at) || one.seq - other.seq;
}

/** `own`: who looks; what they did themselves is no news to them. */
export function rowsOf(
  items: readonly TimelineItem[],
  { looked, missed }: Marks,
  own: string,
  dayOf: (at: string) => string,
): Row[] {
  const rows: Row[] = [];
  const isNew = (item: TimelineItem) =>
    looked !== null && looked > 0 && item.seq > looked && item.author.id !== own;
  const isMissed = (item: TimelineItem) =>
    missed !== null && item.seq > missed.from && item.seq <= missed.to && item.author.id !== own;
  const missing = items.filter(isMissed).length;
  const fresh = items.filter(isNew).length;
  let day = '';
  let marked = false;
  for (const item of items) {
    const its = dayOf(item.at);
    if (its !== day) rows.push({ kind: 'day', key: `day ${its}`, at: item.at });
    day = its;
    if (!marked && missing > 0 && isMissed(item)) {
      rows.push({ kind: 'missed', key: 'missed', count: missing });
      marked = true;
    } else if (!marked && missing === 0 && isNew(item)) {
      rows.push({ kind: 'new', key: 'new', count: fresh });
      marked = true;
    }
    rows.push({ kind: 'item', key: item.id, item });
  }
  return rows;
}

/** The newest number that is here. */
export function newest(items: readonly TimelineItem[]): number {
  return items.reduce((most, { seq }) => Math.max(most, seq), 0);
}
