import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Kept } from '../platform.ts';

/** What is being written and has not been sent: it survives a reload, a switch to another thread, a crash. */
export class Draft {
  readonly #storage: Kept;
  readonly #key: string;
  readonly #text = signal('');

  constructor(storage: Kept, key: string) {
    this.#storage = storage;
    this.#key = key;
    this.#text.value = storage.get(key) ?? '';
  }

  get text(): ReadonlySignal<string> {
    return this.#text;
  }

  write(text: string): void {
    this.#text.value = text;
    if (text) this.#storage.set(this.#key, text);
    else this.#storage.remove(this.#key);
  }

  /** Brings a text that was kept elsewhere; what is being written here stays. */
  offer(text: string): void {
    if (text && !this.#text.value) this.write(text);
  }

  /** Puts back what was taken away to be sent, before what has been written since. */
  putBack(text: string): void {
    const since = this.#text.value;
    this.write(since ? `${text}\n\n${since}` : text);
  }
}
