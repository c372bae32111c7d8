import { z } from 'zod';
import { now } from '../../../src/clock.ts';
import { type Led, type Link, nextStep } from '../../../src/identity/linking.ts';
import type { ObjectContext } from '../context.ts';
import { Remembered } from '../thread/generation.ts';

/** Who leads an object, as it is stored. */
export const StoredLed: z.ZodType<Led> = z.object({
  leader: z.string().nullable(),
  epoch: z.number().int(),
});

/** Waits before a failed step is tried again, in milliseconds: doubled each time, up to a minute. */
const WAIT = { first: 250, most: 60_000 };

/**
 * A link as the leader stores it. `since` is the newest number in its log when the link was complete; `tries`
 * counts the attempts at the step that is due at `due`, milliseconds.
 */
export type StoredLink = Link & {
  since: number;
  evidence: string;
  by: string | null;
  tries: number;
  due: number;
};

/** Who leads this object, and which ones it leads, as stored. Synchronous: callers write in their own transaction. */
export class LinkBook {
  readonly #sql: SqlStorage;
  readonly #meta: ObjectContext['meta'];
  readonly #led: Remembered<Led>;
  readonly #links: Remembered<Map<string, StoredLink>>;

  constructor({ meta, sql, thread }: Pick<ObjectContext, 'sql' | 'meta' | 'thread'>) {
    this.#sql = sql;
    this.#meta = meta;
    this.#led = new Remembered(thread.generation, () => {
      const kept = meta.get('led');
      return kept ? StoredLed.parse(JSON.parse(kept)) : { leader: null, epoch: 0 };
    });
    this.#links = new Remembered(thread.generation, () => {
      const rows = meta.get('created')
        ? sql.exec<StoredLink & Record<string, SqlStorageValue>>('SELECT * FROM links').toArray()
        : [];
      return new Map(rows.map((row) => [row.follower, row]));
    });
  }

  /** Who leads this object, and in which epoch. */
  get led(): Led {
    return this.#led.value;
  }

  set led(led: Led) {
    this.#meta.set('led', JSON.stringify(led));
    this.#led.value = led;
  }

  get(follower: string): StoredLink | undefined {
    return this.#links.value.get(follower);
  }

  /** The objects that this one leads directly, is about to lead, or led until now. */
  all(): StoredLink[] {
    return [...this.#links.value.values()];
  }

  /** Links with something left to do. */
  unfinished(): StoredLink[] {
    return this.all().filter((link) => nextStep(link));
  }

  write(link: StoredLink): void {
    const { follower, phase, epoch, cursor, since, evidence, by, tries, due } = link;
    this.#sql.exec(
      `INSERT OR REPLACE INTO links (follower, phase, epoch, cursor, since, evidence, by, tries, due)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[follower, phase, epoch, cursor, since, evidence, by, tries, due],
    );
    this.#links.value.set(follower, link);
  }

  erase(follower: string): void {
    this.#sql.exec('DELETE FROM links WHERE follower = ?', follower);
    this.#links.value.delete(follower);
  }

  /** Tries the step again later; false where there is no such link. */
  postpone(follower: string): boolean {
    const link = this.get(follower);
    if (!link) return false;
    const wait = Math.min(WAIT.first * 2 ** link.tries, WAIT.most);
    this.write({ ...link, tries: link.tries + 1, due: now() + wait });
    return true;
  }
}
