import type { ServerFrame } from '../../src/protocol.ts';
import type { World } from './world.ts';

type Message = Extract<ServerFrame, { type: 'message' }>;

/**
 * A browser that keeps the chat protocol: it says again what was not acknowledged, and asks for what it has
 * not seen.
 */
export class Browser {
  readonly session: string;
  /** Every message it was sent, in the order it came; a well-behaved server sends each once. */
  readonly heard: Message[] = [];
  readonly #world: World;
  readonly #owed = new Map<string, string>();
  #socket: WebSocket | null = null;
  #dialling = false;

  constructor(world: World, session: string) {
    this.#world = world;
    this.session = session;
  }

  get isConnected(): boolean {
    return this.#socket !== null;
  }

  /** Dials, unless it is connected. */
  async dial(): Promise<void> {
    if (this.#socket || this.#dialling) return;
    this.#dialling = true;
    const socket = await this.#world.dial({
      kind: 'chat',
      session: this.session,
      token: 'token',
      locale: 'en',
      origin: 'http://localhost:8787',
      welcomed: false,
    });
    this.#dialling = false;
    if (!socket) return;
    this.#socket = socket;
    socket.accept();
    socket.addEventListener('close', () => {
      if (this.#socket === socket) this.#socket = null;
    });
    socket.addEventListener('message', ({ data }) => {
      if (this.#socket !== socket) return;
      const frame = JSON.parse(String(data)) as ServerFrame;
      if (frame.type === 'message') this.heard.push(frame);
      if (frame.type === 'ack') this.#owed.delete(frame.id);
    });
    this.#send({ type: 'hello', since: this.heard.at(-1)?.seq });
    for (const [id, text] of this.#owed) this.#send({ type: 'message', id, text });
  }

  /** Writes a line; when the connection is bad it is said once it is better. */
  say(id: string, text: string): void {
    this.#owed.set(id, text);
    this.#send({ type: 'message', id, text });
  }

  /** What has not been acknowledged is said again. */
  insist(): void {
    for (const [id, text] of this.#owed) this.#send({ type: 'message', id, text });
  }

  /** The connection breaks. */
  lose(): void {
    this.#socket?.close(1000, 'gone');
    this.#socket = null;
  }

  #send(frame: object): void {
    try {
      this.#socket?.send(JSON.stringify(frame));
    } catch {
      this.#socket = null;
    }
  }
}
