import { z } from 'zod';
import { dropFiles } from '../../src/files.ts';
import { LIMITS } from '../../src/limits.ts';

const DAY = 86_400_000;
/** Rows that one sweep takes at once. */
const SWEPT_AT_ONCE = 500;

/** What reached a door and could be given to nobody. */
export interface Unclaimed {
  id: number;
  at: string;
  channel: string;
  reason: string;
  /** Where its bytes are kept; null where nothing is. */
  reference: string | null;
  /** How many more of the kind came on that day and were not kept. */
  more: number;
}

/** The last row of a page: the next page begins behind it. */
export const UnclaimedCursor = z.tuple([z.number(), z.number()]);
export type UnclaimedCursor = z.infer<typeof UnclaimedCursor>;

/** What machines send in any number: listed behind what a person may have written. */
const NOISE = new Set(['mail: report about an unknown mail']);

type Row = { [K in keyof Unclaimed]: Unclaimed[K] & SqlStorageValue };

/** What is kept and belongs to nobody: a list for a person, and what is to be deleted in time. */
export class UnclaimedList {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * Takes one in. False when there were too many of the kind on one day: it is counted, and its bytes need
   * not be kept.
   */
  keep(one: { channel: string; reason: string; reference: string | null }, now: number): boolean {
    const { channel, reason, reference } = one;
    const noise = NOISE.has(reason);
    const { n, newest } = this.#sql
      .exec<{ n: number; newest: number | null }>(
        'SELECT count(*) AS n, max(id) AS newest FROM unclaimed WHERE at > ? AND channel = ? AND reason = ? AND hidden = 0',
        iso(now - DAY),
        channel,
        reason,
      )
      .one();
    if (n >= (noise ? LIMITS.unclaimedNoise : LIMITS.unclaimed).most) {
      this.#sql.exec('UPDATE unclaimed SET more = more + 1 WHERE id = ?', newest);
      return false;
    }
    this.#insert({ channel, reason, reference, noise, hidden: false }, now);
    return true;
  }

  /**
   * Notes files that may be in no log: a delivery failed in between. They are deleted when a mail as it came
   * would be.
   */
  strayed(channel: string, references: readonly string[], now: number): void {
    for (const reference of references)
      this.#insert({ channel, reason: 'not delivered', reference, noise: false, hidden: true }, now);
  }

  #insert(
    row: Pick<Unclaimed, 'channel' | 'reason' | 'reference'> & { noise: boolean; hidden: boolean },
    now: number,
  ): void {
    this.#sql.exec(
      'INSERT INTO unclaimed (at, channel, reason, reference, noise, hidden) VALUES (?, ?, ?, ?, ?, ?)',
      iso(now),
      row.channel,
      row.reason,
      row.reference,
      row.noise ? 1 : 0,
      row.hidden ? 1 : 0,
    );
  }

  /** The newest first, noise behind everything else. */
  page(after: UnclaimedCursor | null, most: number): { entries: Unclaimed[]; next: UnclaimedCursor | null } {
    const [noise, id] = after ?? [0, Number.MAX_SAFE_INTEGER];
    const rows = this.#sql
      .exec<Row & { noise: number }>(
        `SELECT id, at, channel, reason, reference, more, noise FROM unclaimed
         WHERE hidden = 0 AND (noise > ?1 OR (noise = ?1 AND id < ?2)) ORDER BY noise, id DESC LIMIT ?3`,
        noise,
        id,
        most + 1,
      )
      .toArray();
    const shown = rows.slice(0, most);
    const last = rows.length > most ? shown.at(-1) : undefined;
    return {
      entries: shown.map(({ noise: _, ...entry }) => entry),
      next: last ? [last.noise, last.id] : null,
    };
  }

  get(id: number): Unclaimed | null {
    const columns = 'id, at, channel, reason, reference, more';
    return (
      this.#sql.exec<Row>(`SELECT ${columns} FROM unclaimed WHERE id = ? AND hidden = 0`, id).toArray()[0] ??
      null
    );
  }

  /** The oldest of those that came up to a time, hidden ones too. */
  until(time: number): { id: number; reference: string | null }[] {
    return this.#sql
      .exec<{ id: number; reference: string | null }>(
        'SELECT id, reference FROM unclaimed WHERE at <= ? ORDER BY at LIMIT ?',
        iso(time),
        SWEPT_AT_ONCE,
      )
      .toArray();
  }

  /**
   * Deletes rows, and the bytes that no other row keeps. The bytes first: a crash in between finds the rows
   * again, and deletes once more.
   */
  async delete(
    rows: readonly { id: number; reference: string | null }[],
    bucket: R2Bucket,
    store: string,
  ): Promise<void> {
    const ids = new Set(rows.map(({ id }) => id));
    const files = rows.flatMap(({ reference }) =>
      reference && !this.#keepsBeside(reference, ids) ? [reference] : [],
    );
    await dropFiles(bucket, store, files);
    for (const id of ids) this.#sql.exec('DELETE FROM unclaimed WHERE id = ?', id);
  }

  /** Whether other rows than these keep the same bytes: the same mail twice is one file. */
  #keepsBeside(reference: string, ids: ReadonlySet<number>): boolean {
    return this.#sql
      .exec<{ id: number }>('SELECT id FROM unclaimed WHERE reference = ?', reference)
      .toArray()
      .some(({ id }) => !ids.has(id));
  }

  /** When the oldest came, in milliseconds; null where there is none. */
  oldest(): number | null {
    const { at } = this.#sql.exec<{ at: string | null }>('SELECT min(at) AS at FROM unclaimed').one();
    return at === null ? null : Date.parse(at);
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
