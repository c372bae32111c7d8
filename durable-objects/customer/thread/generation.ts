/**
 * Counts how often rows were written or taken away beside what memory knows of them: with another object's
 * thread, when a thread was rebuilt or redacted, by a transaction that was rolled back. What is remembered
 * holds for one count and is read again at the next: there is no list of caches that somebody has to tell.
 */
export class Generation {
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** From here on nothing that was remembered holds. */
  next(): void {
    this.#count++;
  }
}

/** Something that was read, for as long as its generation lasts. */
export class Remembered<T> {
  readonly #generation: Generation;
  readonly #read: () => T;
  #held: { count: number; value: T } | null = null;

  constructor(generation: Generation, read: () => T) {
    this.#generation = generation;
    this.#read = read;
  }

  get value(): T {
    const { count } = this.#generation;
    if (this.#held?.count !== count) this.#held = { count, value: this.#read() };
    return this.#held.value;
  }

  set value(value: T) {
    this.#held = { count: this.#generation.count, value };
  }

  /** The next one who asks reads again. */
  forget(): void {
    this.#held = null;
  }
}
