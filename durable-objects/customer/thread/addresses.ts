import { storedPath } from '../../../src/conversation/upcast.ts';

/** Where the customer can be reached or was recognised. */
export class AddressBook {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Where the customer can be reached or was recognised, oldest first. */
  all(): {
    address: string;
    assurance: string;
    at: string;
    confirmedAt: string | null;
    path: string[];
  }[] {
    return this.#sql
      .exec<{ address: string; assurance: string; at: string; confirmedAt: string | null; path: string }>(
        'SELECT address, assurance, at, confirmed_at AS confirmedAt, path FROM addresses WHERE departed_at IS NULL ORDER BY at',
      )
      .toArray()
      .map((row) => ({ ...row, path: storedPath(row.path) }));
  }

  /** Whether the customer left an address: somebody else may have it. */
  hasLeft(address: string): boolean {
    return (
      this.#sql
        .exec('SELECT 1 FROM addresses WHERE address = ? AND departed_at IS NOT NULL', address)
        .toArray().length > 0
    );
  }

  /** Whether the customer left an address after a session with it began. */
  leftSince(address: string, session: string): boolean {
    return (
      this.#sql
        .exec(
          `SELECT 1 FROM addresses WHERE address = ? AND departed_at >=
             (SELECT at FROM log WHERE session = ? AND type = 'session.opened' ORDER BY seq LIMIT 1)`,
          address,
          session,
        )
        .toArray().length > 0
    );
  }
}
