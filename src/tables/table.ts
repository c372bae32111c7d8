/** Reads a static file by its name in the folder of tables. Throws where it is not to be had. */
export type ReadTable = (file: string) => Promise<ArrayBuffer>;

/**
 * A table that is read beside the code, because an upload with it would be too large and no compression makes it smaller. The
 * build puts it among the static files under a name that changes with what is in it (scripts/tables.mjs), and an isolate
 * reads it once, before its first turn.
 */
export class Table<T> {
  readonly file: string;
  readonly #sha256: string;
  #content: T | null = null;

  /** `sha256`: of the file, in hexadecimal. What else the file may be is none of this table. */
  constructor(name: string, sha256: string) {
    this.file = `${name}-${sha256.slice(0, 16)}.json`;
    this.#sha256 = sha256;
  }

  /** Throws before it is loaded: nothing is understood by half. */
  get content(): T {
    if (this.#content === null) throw new Error(`${this.file} is not loaded`);
    return this.#content;
  }

  /**
   * Reads it, once. Throws where it cannot be read or is another; the next call tries again. Two requests may read it
   * beside each other: neither may wait for what the other one has asked the platform for.
   */
  async load(read: ReadTable): Promise<void> {
    if (this.#content !== null) return;
    const bytes = await read(this.file);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hash !== this.#sha256) throw new Error(`${this.file} is not the one that this code was made with`);
    const content: T = JSON.parse(new TextDecoder().decode(bytes));
    this.#content ??= content;
  }

  /** As in an isolate that has just started. */
  forget(): void {
    this.#content = null;
  }
}
