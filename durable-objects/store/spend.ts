import type { ModelUse } from '../../src/brain/why.ts';

const DAY = 86_400_000;
/** Days that it is known what models cost. */
const KEPT = 800;
/** Rows of one answer. */
const MOST_ROWS = 5_000;
const MICROS = 1_000_000;

/** What models took on one day, channel and model. `cost` in US dollars. */
export interface SpendRow {
  /** ISO day of the store. */
  day: string;
  channel: string;
  model: string;
  requests: number;
  input: number;
  cached: number;
  cacheWrite: number;
  output: number;
  cost: number;
  /** Requests whose price is not known: they are in no cost. */
  unpriced: number;
}

/** What the models of a store cost. */
export class Spend {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add(day: string, channel: string, requests: readonly ModelUse[]): void {
    for (const { model, input, cached, cacheWrite, output, cost } of requests)
      this.#sql.exec(
        `INSERT INTO spend (day, channel, model, requests, input, cached, cache_write, output, micros, unpriced)
         VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (day, channel, model) DO UPDATE SET requests = requests + 1, input = input + excluded.input,
           cached = cached + excluded.cached, cache_write = cache_write + excluded.cache_write,
           output = output + excluded.output, micros = micros + excluded.micros, unpriced = unpriced + excluded.unpriced`,
        ...[day, channel, model, input, cached, cacheWrite, output],
        ...[Math.round((cost ?? 0) * MICROS), cost === null ? 1 : 0],
      );
    const oldest = new Date(Date.parse(day) - KEPT * DAY).toISOString().slice(0, 10);
    this.#sql.exec('DELETE FROM spend WHERE day < ?', oldest);
  }

  /** Days inclusive, oldest first. */
  between(from: string, to: string): SpendRow[] {
    return this.#sql
      .exec<Omit<SpendRow, 'cost' | 'cacheWrite'> & { micros: number; cache_write: number }>(
        'SELECT * FROM spend WHERE day >= ? AND day <= ? ORDER BY day, channel, model LIMIT ?',
        ...[from, to, MOST_ROWS],
      )
      .toArray()
      .map(({ micros, cache_write: cacheWrite, ...row }) => ({ ...row, cacheWrite, cost: micros / MICROS }));
  }
}
