/** Records of ours that another system has under an id of its own. */
type Kind = 'order' | 'return' | 'exchange' | 'refund' | 'hold';

/** The ids that records of ours have in another system. */
export class Theirs {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  keep(kind: Kind, ours: string, id: number | string): void {
    this.#sql.exec('INSERT OR REPLACE INTO theirs (kind, ours, id) VALUES (?, ?, ?)', kind, ours, String(id));
  }

  idOf(kind: Kind, ours: string): string | null {
    return (
      this.#sql
        .exec<{ id: string }>('SELECT id FROM theirs WHERE kind = ? AND ours = ?', kind, ours)
        .toArray()[0]?.id ?? null
    );
  }

  oursOf(kind: Kind, id: number | string): string | null {
    return (
      this.#sql
        .exec<{ ours: string }>('SELECT ours FROM theirs WHERE kind = ? AND id = ?', kind, String(id))
        .toArray()[0]?.ours ?? null
    );
  }

  all(kind: Kind): ReadonlySet<string> {
    const rows = this.#sql.exec<{ id: string }>('SELECT id FROM theirs WHERE kind = ?', kind).toArray();
    return new Set(rows.map(({ id }) => id));
  }
}
