import { type ReadonlySignal, signal } from '@preact/signals-core';
import { Refused } from './transport/api.ts';

/** What a pane shows: it is read for the first time, there, forbidden, or could not be had. */
export type Loaded<T> =
  | { state: 'first' }
  | { state: 'ready'; value: T; stale: boolean }
  | { state: 'forbidden' }
  | { state: 'missing' }
  | { state: 'error'; detail: string | null };

/** Something that is read from the service, shown as long as nothing newer is there, and read again on demand. */
export class Resource<T> {
  readonly #read: () => Promise<T>;
  readonly #current = signal<Loaded<T>>({ state: 'first' });
  #turn = 0;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  get current(): ReadonlySignal<Loaded<T>> {
    return this.#current;
  }

  /** What is there now; null where nothing is. */
  get value(): T | null {
    const current = this.#current.value;
    return current.state === 'ready' ? current.value : null;
  }

  /** Reads it; while it is being read, once more afterwards. */
  refresh(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#load().finally(() => {
      this.#running = null;
      if (!this.#again) return;
      this.#again = false;
      void this.refresh();
    });
    return this.#running;
  }

  /** Reads it again unless the service has said that it has no such thing. */
  refreshKnown(): void {
    if (this.#current.value.state !== 'missing') void this.refresh();
  }

  /** Puts something in its place that is newer than what is being read. */
  set(value: T): void {
    this.#turn++;
    this.#current.value = { state: 'ready', value, stale: false };
  }

  async #load(): Promise<void> {
    const turn = ++this.#turn;
    const before = this.#current.value;
    if (before.state === 'error') this.#current.value = { state: 'first' };
    try {
      const value = await this.#read();
      if (turn === this.#turn) this.#current.value = { state: 'ready', value, stale: false };
    } catch (error) {
      if (turn === this.#turn) this.#current.value = failed(before, error);
    }
  }
}

/** What is there stays there when it cannot be read anew, unless it may not be seen or is gone. */
function failed<T>(before: Loaded<T>, error: unknown): Loaded<T> {
  if (error instanceof Refused) {
    if (error.status === 403) return { state: 'forbidden' };
    if (error.status === 404) return { state: 'missing' };
  }
  if (before.state === 'ready') return { ...before, stale: true };
  return { state: 'error', detail: error instanceof Refused ? error.message : null };
}
