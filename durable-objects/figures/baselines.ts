import { Baseline } from '../../src/figures/baseline.ts';

/** What stood before the assistant, as the store's owner gave it. */
export class Baselines {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  read(): Baseline | null {
    const [row] = this.#sql
      .exec<{ label: string; figures: string }>('SELECT label, figures FROM baseline')
      .toArray();
    return row ? Baseline.parse({ label: row.label, figures: JSON.parse(row.figures) }) : null;
  }

  set(baseline: Baseline | null): void {
    this.#sql.exec('DELETE FROM baseline');
    if (baseline)
      this.#sql.exec(
        'INSERT INTO baseline (one, label, figures) VALUES (1, ?, ?)',
        baseline.label,
        JSON.stringify(baseline.figures),
      );
  }
}
