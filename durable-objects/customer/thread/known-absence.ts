import { type Generation, Remembered } from './generation.ts';

/** Whether there is anything of a kind that most threads never have, and every turn asks for. */
export class KnownAbsence {
  readonly #some: Remembered<boolean>;

  /** `from`: table and condition, as they stand in a query. */
  constructor(sql: SqlStorage, generation: Generation, from: string) {
    this.#some = new Remembered(
      generation,
      () => sql.exec(`SELECT 1 FROM ${from} LIMIT 1`).toArray().length > 0,
    );
  }

  get some(): boolean {
    return this.#some.value;
  }

  /** One is written. */
  came(): void {
    this.#some.value = true;
  }
}
