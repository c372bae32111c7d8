import type { Keyed } from '../storage/requests.ts';

/** Versions that are kept: those before are forgotten. */
const MOST_VERSIONS = 100;

/** Who changes the settings, and why. */
export interface SettingsChange {
  /** The name of a token or of a person; null where it is not known. */
  by: string | null;
  /** In the changer's own words; null where nothing was said. */
  why: string | null;
}

/** A change as it is asked for. */
export interface AskedChange extends SettingsChange {
  /** The version that is to be changed; null: whichever holds. */
  expected: number | null;
  /** The call's `Idempotency-Key`: a change that came before is not made again. */
  request?: Keyed | null;
}

/** Why settings stay as they are: they have another version by now, or the key came with another call. */
export type SettingsRefusal = 'changed' | 'other_request';

/** A version of the settings. `at`, `by` and `why` are null of one from before changes were noted. */
export interface SettingsVersion extends SettingsChange {
  version: number;
  /** ISO 8601. */
  at: string | null;
  /** The settings as they were kept, as JSON. */
  body: string;
}

/** What the settings were, newest first, and who made them so. */
export class SettingsHistory {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Keeps a version; one that is kept already stays as it is. `at` in ISO 8601. */
  keep(version: number, body: string, at: string | null, { by, why }: SettingsChange): void {
    this.#sql.exec(
      'INSERT OR IGNORE INTO settings_history (version, at, by, why, body) VALUES (?, ?, ?, ?, ?)',
      version,
      at,
      by,
      why,
      body,
    );
    this.#sql.exec('DELETE FROM settings_history WHERE version <= ?', version - MOST_VERSIONS);
  }

  /** The newest `most` versions, newest first. */
  list(most: number): SettingsVersion[] {
    return this.#sql
      .exec<{ [column: string]: SqlStorageValue } & SettingsVersion>(
        'SELECT version, at, by, why, body FROM settings_history ORDER BY version DESC LIMIT ?',
        most,
      )
      .toArray();
  }

  /** The settings of a version as they were kept; null when it is not kept (any more). */
  body(version: number): string | null {
    const row = this.#sql
      .exec<{ body: string }>('SELECT body FROM settings_history WHERE version = ?', version)
      .toArray()[0];
    return row?.body ?? null;
  }
}
