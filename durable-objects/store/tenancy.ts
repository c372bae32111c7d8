import { z } from 'zod';
import { now } from '../../src/clock.ts';

/** What the platform allows a store in a day; null: what every store may. */
export const Quota = z.strictObject({
  mailsPerDay: z.number().int().min(0).max(10_000_000).nullable(),
  modelTurnsPerDay: z.number().int().min(0).max(10_000_000).nullable(),
});
export type Quota = z.infer<typeof Quota>;

/** How the platform has a store. */
export interface Standing {
  /** Why it is suspended; null while it is not. */
  suspended: string | null;
  quota: Quota;
  deleted: boolean;
}

export type TenancyAct =
  | { type: 'suspend'; reason: string }
  | { type: 'resume' }
  | { type: 'quota'; quota: Quota }
  | { type: 'delete' };

/** Objects that one page of the bucket's list has, and one deletion takes. */
const PAGE = 1_000;
/** Everything of a store that is not how the platform has it. */
const KEPT = ['migrations', 'tenancy', 'secrets', 'sqlite_sequence'];

type Row = {
  suspended: string | null;
  mails_per_day: number | null;
  model_turns_per_day: number | null;
  deleted_at: number | null;
  purged: number;
};

/** How the platform has one store. */
export class Tenancy {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  read(): Standing {
    const row = this.#row();
    return {
      suspended: row?.suspended ?? null,
      quota: {
        mailsPerDay: row?.mails_per_day ?? null,
        modelTurnsPerDay: row?.model_turns_per_day ?? null,
      },
      deleted: (row?.deleted_at ?? null) !== null,
    };
  }

  /** Inside the caller's transaction. */
  act(act: TenancyAct): Standing {
    this.#sql.exec('INSERT OR IGNORE INTO tenancy (one) VALUES (1)');
    switch (act.type) {
      case 'suspend':
        this.#sql.exec('UPDATE tenancy SET suspended = ?', act.reason);
        break;
      case 'resume':
        this.#sql.exec('UPDATE tenancy SET suspended = NULL');
        break;
      case 'quota':
        this.#sql.exec(
          'UPDATE tenancy SET mails_per_day = ?, model_turns_per_day = ?',
          act.quota.mailsPerDay,
          act.quota.modelTurnsPerDay,
        );
        break;
      case 'delete':
        this.#empty();
        this.#sql.exec('UPDATE tenancy SET deleted_at = coalesce(deleted_at, ?)', now());
    }
    return this.read();
  }

  /** Whether files of a deleted store are left. */
  get isPurging(): boolean {
    const row = this.#row();
    return (row?.deleted_at ?? null) !== null && row?.purged === 0;
  }

  /** Deletes files of a deleted store, a page at a time. */
  async purge(bucket: R2Bucket, store: string): Promise<void> {
    for (;;) {
      const { objects } = await bucket.list({ prefix: `${store}/`, limit: PAGE });
      if (!objects.length) break;
      await bucket.delete(objects.map(({ key }) => key));
    }
    this.#sql.exec('UPDATE tenancy SET purged = 1');
  }

  /** The name stays taken: nobody begins anew under it, and no secret of it opens anything. */
  #empty(): void {
    const tables = this.#sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      )
      .toArray()
      .filter(({ name }) => !KEPT.includes(name));
    for (const { name } of tables) this.#sql.exec(`DELETE FROM "${name}"`);
    this.#sql.exec("DELETE FROM secrets WHERE name <> 'all'");
    this.#sql.exec("UPDATE secrets SET sealed = '' WHERE name = 'all'");
  }

  #row(): Row | undefined {
    return this.#sql.exec<Row>('SELECT * FROM tenancy').toArray()[0];
  }
}
