/** Whether there is anything of a kind that most threads never have, and every turn asks for. */
export class KnownAbsence {
  readonly #sql: SqlStorage;
  readonly #from: string;
  /** Null before it was looked up. */
  #some: boolean | null = null;

  /** `from`: table and condition, as they stand in a query. */
  constructor(sql: SqlStorage, from: string) {
    this.#sql = sql;
    this.#from = from;
  }

  get some(): boolean {
    this.#some ??= this.#sql.exec(`SELECT 1 FROM ${this.#from} LIMIT 1`).toArray().length > 0;
    return this.#some;
  }

  /** One is written. */
  came(): void {
    this.#some = true;
  }

  /** Rows were written or taken away beside this: what was known of them is void. */
  reload(): void {
    this.#some = null;
  }
}
