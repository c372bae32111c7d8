/** What is left of an address's allowance, and when that was true, in milliseconds. */
export type Pace = { tokens: number; at: number };

/** How fast each address may be written to. */
export class Paces {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** How fast an address may be written to; null when it never was. */
  of(address: string): Pace | null {
    return (
      this.#sql.exec<Pace>('SELECT tokens, at FROM paces WHERE address = ?', address).toArray()[0] ?? null
    );
  }

  keep(address: string, { tokens, at }: Pace): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO paces (address, tokens, at) VALUES (?, ?, ?)',
      address,
      tokens,
      at,
    );
  }
}
