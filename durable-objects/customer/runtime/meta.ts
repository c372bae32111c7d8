import type { Schema } from '../../storage/migrate.ts';

/** Small facts an object keeps about itself: its name, where it is reached, its copy of the settings. */
export class Meta {
  readonly #sql: SqlStorage;
  readonly #schema: Schema;

  constructor(sql: SqlStorage, schema: Schema) {
    this.#sql = sql;
    this.#schema = schema;
  }

  /** Whether anything can be kept: before somebody is here, there are no tables. */
  get isReady(): boolean {
    return this.#schema.made;
  }

  get(
    name:
      | 'name'
      | 'settings'
      | 'origin'
      | 'country'
      | 'created'
      | 'led'
      | 'erasure'
      | 'swept'
      | 'restoring'
      | 'model-turns'
      | 'spent'
      | 'uploaded'
      | 'counted'
      | 'indexed'
      | 'hooked'
      | 'indexed-whole'
      | 'counted-whole'
      | 'indexed-orders'
      | `networks:${string}`
      | `draft/${string}`,
  ): string | null {
    if (!this.#schema.made) return null;
    const row = this.#sql.exec<{ value: string }>('SELECT value FROM meta WHERE name = ?', name).toArray()[0];
    return row?.value ?? null;
  }

  set(name: Parameters<Meta['get']>[0], value: string): void {
    this.#sql.exec('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', name, value);
  }
}
