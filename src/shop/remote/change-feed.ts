import type { Beside } from './beside.ts';

/** What a shop system can be asked where it may forget to tell: what has changed there. */
export interface ChangeFeed {
  /**
   * Takes in what has changed since the cursor (null: lately), and gives the cursor of the next time; null where nothing was seen
   * yet. Throws `ShopUnavailable`.
   */
  poll(cursor: string | null): Promise<string | null>;
}

/** Something that a look has found. */
interface Found {
  /** What it is at one moment: told twice, it is the same. Null where that cannot be said: then it is news each time. */
  version: string | null;
  /** When it changed, as the system writes it; null where it does not say. */
  time: string | null;
}

/**
 * What of a look is news: what a webhook or a look has told before is none. `next` is the next cursor, the newest change that was
 * seen. Times of one system sort as text.
 */
export function newsOf<Row extends Found>(
  beside: Beside,
  rows: readonly Row[],
  cursor: string | null,
): { news: Row[]; next: string | null } {
  const times = [...rows.flatMap(({ time }) => time ?? []), ...(cursor === null ? [] : [cursor])];
  return {
    news: rows.filter(({ version }) => version === null || !beside.knows(version)),
    next: times.sort().at(-1) ?? null,
  };
}
