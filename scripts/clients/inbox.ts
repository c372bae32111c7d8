/**
 * Values that arrive in any order and are asked for later: a queue between a socket and whoever waits for its
 * frames.
 */
export class Inbox<T> {
  readonly all: T[] = [];
  #closed: string | null = null;
  #changed: (() => void)[] = [];

  push(value: T): void {
    this.all.push(value);
    this.#wake();
  }

  /** Nothing more will come; who waits is told why. */
  close(reason: string): void {
    this.#closed ??= reason;
    this.#wake();
  }

  /**
   * The first value from index `from` on that `fits`; rejects after `patience` milliseconds or when nothing
   * more can come.
   */
  async next<S extends T>(
    what: string,
    fits: (value: T) => value is S,
    from: number,
    patience: number,
  ): Promise<S>;
  async next(what: string, fits: (value: T) => boolean, from: number, patience: number): Promise<T>;
  async next(what: string, fits: (value: T) => boolean, from: number, patience: number): Promise<T> {
    const deadline = Date.now() + patience;
    for (;;) {
      const found = this.all.slice(from).find(fits);
      if (found !== undefined) return found;
      if (this.#closed) throw new Error(`${what}: ${this.#closed}`);
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`${what}: nothing within ${patience} ms`);
      await this.#change(left);
    }
  }

  /** Resolves once nothing has come for `quiet` milliseconds. */
  async settled(quiet: number): Promise<void> {
    for (;;) {
      const before = this.all.length;
      await this.#change(quiet);
      if (this.all.length === before) return;
    }
  }

  #change(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#changed.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #wake(): void {
    for (const resolve of this.#changed.splice(0)) resolve();
  }
}
