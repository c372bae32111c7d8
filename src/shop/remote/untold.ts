import type { Return } from '../shop.ts';

/** A label that a shop system is to know of. */
export interface LabelNews {
  return: string;
  label: NonNullable<Return['label']>;
}

/** Milliseconds until a shop system is told of a label: the turn that made it is over by then. */
const AFTER = 5_000;
/** … and between tries, by how many have failed; after the last of them it is let be: the customer has the label. */
const AGAIN = [60_000, 600_000, 3_600_000];

/** Labels of returns that a shop system is still to be told of. Nobody waits for that. */
export class UntoldLabels {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** A label that was made, or (null) that is kept no longer. `at`: now, in milliseconds. */
  put({ return: back, label }: { return: string; label: Return['label'] }, at: number): void {
    this.#sql.exec('DELETE FROM untold_labels WHERE return_id = ?', back);
    if (label)
      this.#sql.exec(
        'INSERT INTO untold_labels (return_id, label, tries, due_at) VALUES (?, ?, 0, ?)',
        ...[back, JSON.stringify(label), at + AFTER],
      );
  }

  due(at: number): LabelNews[] {
    return this.#sql
      .exec<{ return_id: string; label: string }>(
        'SELECT return_id, label FROM untold_labels WHERE due_at <= ? ORDER BY due_at LIMIT 20',
        at,
      )
      .toArray()
      .map(({ return_id, label }) => ({ return: return_id, label: JSON.parse(label) as LabelNews['label'] }));
  }

  /** The system knows that one; another that was made meanwhile it does not. */
  told({ return: back, label }: LabelNews): void {
    this.#sql.exec(
      'DELETE FROM untold_labels WHERE return_id = ? AND label = ?',
      ...[back, JSON.stringify(label)],
    );
  }

  /** The system did not take it. */
  failed(news: LabelNews, at: number): void {
    const back = news.return;
    const [row] = this.#sql
      .exec<{ tries: number }>('SELECT tries FROM untold_labels WHERE return_id = ?', back)
      .toArray();
    const pause = row && AGAIN[row.tries];
    if (pause === undefined) this.told(news);
    else
      this.#sql.exec(
        'UPDATE untold_labels SET tries = tries + 1, due_at = ? WHERE return_id = ?',
        ...[at + pause, back],
      );
  }

  /** When the next is due, in milliseconds; null where there is none. */
  nextDue(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(due_at) AS at FROM untold_labels').one().at;
  }
}
