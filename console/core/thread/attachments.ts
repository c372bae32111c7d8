import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { FileLink, Problem } from '../../../src/console/protocol.ts';
import type { Kept } from '../platform.ts';
import { type Api, problemOf } from '../transport/api.ts';

/** What the service takes (`POST customers/:id/files`). */
const LARGEST = 10 * 1024 * 1024;
const TYPES = /^(image\/(png|jpeg|webp|hei[cf])|application\/pdf)$/;
export const ACCEPTED = 'image/png,image/jpeg,image/webp,image/heic,application/pdf';
/** Files of one answer. */
const MOST = 10;

/** A file that goes along with the next answer; without an id it is still on its way to the service. */
export interface Attached {
  key: string;
  filename: string;
  id: string | null;
}

/** A file that the service has. */
export type SentAlong = Pick<FileLink, 'id' | 'filename'>;

/** Why a file was not taken: in words of the console (`reason`), or the service's. */
export interface NotTaken {
  filename: string;
  reason: 'type' | 'large' | 'many' | null;
  problem: Problem | null;
}

/** The files that go along with the next answer, each uploaded as soon as it is chosen; they survive a reload. */
export class Attachments {
  readonly #api: Api;
  readonly #customer: string;
  readonly #storage: Kept;
  readonly #key: string;
  readonly #list = signal<Attached[]>([]);
  readonly notTaken = signal<NotTaken | null>(null);
  #n = 0;

  constructor(api: Api, customer: string, storage: Kept, key: string) {
    this.#api = api;
    this.#customer = customer;
    this.#storage = storage;
    this.#key = key;
    this.putBack(restored(storage.get(key)));
  }

  get list(): ReadonlySignal<Attached[]> {
    return this.#list;
  }

  /** One of them is still on its way. */
  readonly busy = computed(() => this.#list.value.some(({ id }) => id === null));

  async add(files: Iterable<File>): Promise<void> {
    this.notTaken.value = null;
    await Promise.all([...files].map((file) => this.#upload(file)));
  }

  remove(key: string): void {
    this.#keep(this.#list.value.filter((one) => one.key !== key));
  }

  /** What is there, to be sent: the list is empty after it. */
  take(): SentAlong[] {
    const taken = this.#list.value.flatMap(({ id, filename }) => (id === null ? [] : [{ id, filename }]));
    this.#keep([]);
    this.notTaken.value = null;
    return taken;
  }

  /** Puts back what was taken to be sent. */
  putBack(files: readonly SentAlong[]): void {
    const back = files.map((file) => ({ ...file, key: `a${this.#n++}` }));
    if (back.length) this.#keep([...back, ...this.#list.value]);
  }

  async #upload(file: File): Promise<void> {
    const { name: filename, type, size } = file;
    const reason =
      this.#list.value.length >= MOST
        ? 'many'
        : type && !TYPES.test(type)
          ? 'type'
          : size > LARGEST
            ? 'large'
            : null;
    if (reason) {
      this.notTaken.value = { filename, reason, problem: null };
      return;
    }
    const key = `a${this.#n++}`;
    this.#keep([...this.#list.value, { key, filename, id: null }]);
    try {
      const { id } = await this.#api.upload<FileLink>(`customers/${this.#customer}/files`, file, filename);
      this.#keep(this.#list.value.map((one) => (one.key === key ? { ...one, id } : one)));
    } catch (error) {
      this.remove(key);
      this.notTaken.value = { filename, reason: null, problem: problemOf(error) };
    }
  }

  #keep(list: Attached[]): void {
    this.#list.value = list;
    const there = list.flatMap(({ id, filename }) => (id === null ? [] : [{ id, filename }]));
    if (there.length) this.#storage.set(this.#key, JSON.stringify(there));
    else this.#storage.remove(this.#key);
  }
}

function restored(text: string | null): SentAlong[] {
  try {
    const files: SentAlong[] = JSON.parse(text ?? '[]');
    return files;
  } catch {
    return [];
  }
}
