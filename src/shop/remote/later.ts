/** Something to be done in a shop system; `again`: it was begun before, and may have been done. */
export interface LaterEffect {
  mark: string;
  effect: unknown;
  again: boolean;
  /** No try comes after this one. */
  last: boolean;
}

/** Milliseconds until it is done: the turn that left it is over by then. */
const AFTER = 2_000;
/** … and between tries, by how many there were; from the last of these on always so long. */
const AGAIN = [60_000, 600_000, 3_600_000];
/** Tries in all: within a day, for as long as Shopify knows a key. */
const MOST = 20;

/** What writes leave to be done in a shop system that nobody waits for: a note, stock that is set free. */
export class LaterEffects {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** `order`: of whom something may stand in it; it is not done once they are erased. `at`: now, in milliseconds. */
  put(mark: string, order: string | null, effect: object, at: number): void {
    this.#sql.exec(
      'INSERT OR IGNORE INTO later_effects (mark, order_id, effect, tries, due_at) VALUES (?, ?, ?, 0, ?)',
      ...[mark, order, JSON.stringify(effect), at + AFTER],
    );
  }

  /**
   * Begins those that are due: each comes again unless it is {@link done}. To be done one after the other: whose customer is erased
   * meanwhile does not come.
   */
  *begin(at: number): Generator<LaterEffect> {
    const rows = this.#sql
      .exec<{ mark: string; tries: number }>(
        'SELECT mark, tries FROM later_effects WHERE due_at <= ? ORDER BY due_at, mark LIMIT 20',
        at,
      )
      .toArray();
    for (const { mark, tries } of rows)
      this.#sql.exec(
        'UPDATE later_effects SET tries = tries + 1, due_at = ? WHERE mark = ?',
        ...[at + (AGAIN[tries] ?? AGAIN.at(-1) ?? 0), mark],
      );
    for (const { mark, tries } of rows) {
      const row = this.#sql
        .exec<{ effect: string }>('SELECT effect FROM later_effects WHERE mark = ?', mark)
        .toArray()[0];
      if (!row) continue;
      const effect: unknown = JSON.parse(row.effect);
      yield { mark, effect, again: tries > 0, last: tries + 1 >= MOST };
    }
  }

  done(mark: string): void {
    this.#sql.exec('DELETE FROM later_effects WHERE mark = ?', mark);
  }

  /** When the next is due, in milliseconds; null where there is none. */
  nextDue(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(due_at) AS at FROM later_effects').one().at;
  }
}
