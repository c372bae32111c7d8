/** For how long a trouble is shown after it was last met: a week, in milliseconds. */
const SHOWN_FOR = 7 * 86_400_000;

/** Something only the shop's owner can mend: a blocked account, a template that was refused. */
export interface Trouble {
  channel: string;
  /** The class and the provider's code and words. */
  reason: string;
  since: string;
  last: string;
}

/** What the owner has to mend, once for each kind of it. */
export class Troubles {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** `now` in milliseconds. */
  note(channel: string, reason: string, now: number): void {
    const at = new Date(now).toISOString();
    this.#sql.exec('DELETE FROM troubles WHERE last_at < ?', new Date(now - SHOWN_FOR).toISOString());
    this.#sql.exec(
      `INSERT INTO troubles (channel, reason, first_at, last_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (channel, reason) DO UPDATE SET last_at = excluded.last_at`,
      channel,
      reason,
      at,
      at,
    );
  }

  /** Newest first. */
  list(): Trouble[] {
    return this.#sql
      .exec<{ channel: string; reason: string; first_at: string; last_at: string }>(
        'SELECT * FROM troubles ORDER BY last_at DESC LIMIT 100',
      )
      .toArray()
      .map(({ channel, reason, first_at, last_at }) => ({ channel, reason, since: first_at, last: last_at }));
  }
}
