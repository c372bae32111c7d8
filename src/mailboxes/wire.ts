import { base64 } from '../bytes/base64.ts';
import { MailboxError } from './port.ts';

/** A connection as `cloudflare:sockets` has it; tests have others. */
export interface Line {
  readable: ReadableStream<Uint8Array>;
  writable: WritableStream<Uint8Array>;
  startTls(): Line;
  close(): Promise<unknown>;
}

/** A server, and how the line to it is kept private. `none` is for development. */
export interface ServerAddress {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
}

/** Opens a line to a server. */
export type Dial = (to: ServerAddress) => Line;

/** Milliseconds that a server may take for its next byte. A refused login takes some seconds on purpose. */
const PATIENCE = 30_000;
/** Milliseconds that a talk with a server may take in all: one that drips never ends. An alarm has fifteen minutes. */
const LONGEST_TALK = 10 * 60_000;
/** Bytes of a line of a server's; none has a reason to be longer. */
const LONGEST_LINE = 256 * 1024;

/** Lines and counted bytes over a connection. Whatever breaks is a {@link MailboxError} of kind `later`. */
export class Wire {
  #line: Line;
  #reader: ReadableStreamDefaultReader<Uint8Array>;
  #writer: WritableStreamDefaultWriter<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();
  readonly #until = Date.now() + LONGEST_TALK;

  constructor(line: Line) {
    this.#line = line;
    this.#reader = line.readable.getReader();
    this.#writer = line.writable.getWriter();
    // A line that breaks is met where it is read.
    this.#reader.closed.catch(() => undefined);
    this.#writer.closed.catch(() => undefined);
  }

  /** The next line without its end. */
  async line(): Promise<string> {
    let searched = 0;
    for (;;) {
      const end = this.#rest.indexOf(10, searched);
      if (end >= 0) {
        const bytes = this.#take(end + 1);
        return decode(bytes.subarray(0, bytes.at(-2) === 13 ? -2 : -1));
      }
      searched = this.#rest.length;
      if (searched > LONGEST_LINE) throw new MailboxError('later', 'the server sent a line without an end');
      await this.#more();
    }
  }

  async bytes(count: number): Promise<Uint8Array<ArrayBuffer>> {
    const all = new Uint8Array(count);
    let filled = 0;
    for (;;) {
      const part = this.#take(Math.min(count - filled, this.#rest.length));
      all.set(part, filled);
      filled += part.length;
      if (filled === count) return all;
      await this.#more();
    }
  }

  write(data: string | Uint8Array): Promise<void> {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    return patient(this.#writer.write(bytes), this.#until);
  }

  /** Goes on under TLS. What came in clear behind the server's word for it may be anybody's. */
  startTls(): void {
    if (this.#rest.length > 0) throw new MailboxError('wrong', 'words in clear behind STARTTLS');
    this.#reader.releaseLock();
    this.#writer.releaseLock();
    this.#line = this.#line.startTls();
    this.#reader = this.#line.readable.getReader();
    this.#writer = this.#line.writable.getWriter();
    this.#reader.closed.catch(() => undefined);
    this.#writer.closed.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#line.close().catch(() => undefined);
  }

  #take(count: number): Uint8Array {
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  async #more(): Promise<void> {
    const { done, value } = await patient(this.#reader.read(), this.#until);
    if (done || !value) throw new MailboxError('later', 'the server closed the connection');
    if (this.#rest.length === 0) this.#rest = value;
    else {
      const joined = new Uint8Array(this.#rest.length + value.length);
      joined.set(this.#rest);
      joined.set(value, this.#rest.length);
      this.#rest = joined;
    }
  }
}

/** Servers of long ago write Latin-1 in their sentences; each byte stays one character. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

/** `until`: when it is late in any case, in milliseconds. */
async function patient<T>(work: Promise<T>, until: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const left = Math.max(0, Math.min(PATIENCE, until - Date.now()));
    timer = setTimeout(() => reject(new MailboxError('later', 'the server does not answer')), left);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof MailboxError) throw error;
    throw new MailboxError(
      'later',
      `the connection broke: ${error instanceof Error ? error.message : error}`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Base64 of a text's UTF-8. */
export function base64Text(text: string): string {
  return base64(new TextEncoder().encode(text));
}
