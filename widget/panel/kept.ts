/*
 * What the browser keeps of a session between two pages: the session's token and what has not been sent yet.
 * Where the browser keeps nothing (storage is blocked), a page's memory does.
 */

/** A frame that waits for its confirmation. `id` makes sending it again harmless. */
export interface Waiting {
  type: 'message' | 'choose' | 'human' | 'rate' | 'transcript' | 'withdraw';
  id: string;
  text?: string;
  attachments?: string[];
  [field: string]: unknown;
}

interface Record {
  token?: string;
  waiting: Waiting[];
}

/** Under which name a browser keeps a store's record. */
export function keyOf(origin: string, store: string): string {
  return `onethread:${origin}:${store}`;
}

/** What the browser keeps of a visitor: the token, and what was typed and not sent. Without storage it lasts as long as the page. */
export class Kept {
  readonly #key: string;
  #memory: Record = { waiting: [] };

  constructor(origin: string, store: string) {
    this.#key = keyOf(origin, store);
  }

  get token(): string | undefined {
    return this.#read().token;
  }

  set token(token: string | undefined) {
    this.#write({ ...this.#read(), token });
  }

  /** Oldest first. */
  get waiting(): Waiting[] {
    return this.#read().waiting;
  }

  add(frame: Waiting): void {
    const record = this.#read();
    this.#write({ ...record, waiting: [...record.waiting, frame] });
  }

  /** Confirmed, or refused for good. */
  drop(id: string): void {
    const record = this.#read();
    this.#write({ ...record, waiting: record.waiting.filter((one) => one.id !== id) });
  }

  /** Forgets the session and what it still had to send. */
  clear(): void {
    this.#write({ waiting: [] });
  }

  #read(): Record {
    try {
      const text = localStorage.getItem(this.#key);
      if (!text) return this.#memory;
      const { token, waiting } = JSON.parse(text) as Partial<Record>;
      return {
        token: typeof token === 'string' ? token : undefined,
        waiting: Array.isArray(waiting) ? waiting : [],
      };
    } catch {
      return this.#memory;
    }
  }

  #write(record: Record): void {
    this.#memory = record;
    try {
      localStorage.setItem(this.#key, JSON.stringify(record));
    } catch {
      // No storage, or none left: the page remembers.
    }
  }
}
