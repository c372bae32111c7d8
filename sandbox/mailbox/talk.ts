import type { Socket } from 'node:net';
import { type SecureContextOptions, TLSSocket } from 'node:tls';

/** The server's side of a connection: lines and counted bytes. */
export class Talk {
  /** What an APPEND brought, for whoever answers it. */
  literal: Buffer | null = null;
  #socket: Socket;
  #rest = Buffer.alloc(0);
  #ended = false;
  #wake: () => void = () => undefined;
  #tls: SecureContextOptions | null;

  /** `tls`: with what STARTTLS is offered. */
  constructor(socket: Socket, tls: SecureContextOptions | null = null) {
    this.#socket = socket;
    this.#tls = tls;
    this.#listen();
  }

  get canStartTls(): boolean {
    return this.#tls !== null;
  }

  async startTls(): Promise<void> {
    const plain = this.#socket;
    plain.removeAllListeners('data');
    this.#socket = new TLSSocket(plain, { isServer: true, ...this.#tls });
    this.#tls = null;
    this.#listen();
  }

  say(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }

  write(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** The next line without its end; null once the client is gone. */
  async line(encoding: BufferEncoding = 'utf8'): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf('\r\n');
      if (end >= 0) {
        const line = this.#rest.subarray(0, end).toString(encoding);
        this.#rest = this.#rest.subarray(end + 2);
        return line;
      }
      if (this.#ended) return null;
      await this.#more();
    }
  }

  async bytes(count: number): Promise<Buffer> {
    while (this.#rest.length < count && !this.#ended) await this.#more();
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  end(): void {
    this.#socket.end();
  }

  cut(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.on('data', (data: Buffer) => {
      this.#rest = Buffer.concat([this.#rest, data]);
      this.#wake();
    });
    const gone = () => {
      this.#ended = true;
      this.#wake();
    };
    this.#socket.on('end', gone);
    this.#socket.on('close', gone);
    this.#socket.on('error', gone);
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
