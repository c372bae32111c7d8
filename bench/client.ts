import { type Service, socketUrl } from '../scripts/clients/service.ts';
import type { ServerFrame } from '../src/protocol.ts';

/** An answer that takes longer than this is none, in milliseconds. */
const PATIENCE = 15_000;

/** One message as its sender saw it; times in milliseconds from its sending. */
export interface Answered {
  /** Until the acknowledgement; null where there is none. */
  ack: number | null;
  /** Until the finished reply. */
  reply: number;
  text: string;
}

type Message = Extract<ServerFrame, { type: 'message' }>;

interface Waiting {
  since: number;
  ack: number | null;
  resolve(answered: Answered): void;
  reject(error: Error): void;
}

/** A customer's open chat. As little as possible happens here between a frame's arrival and its time. */
export class Line {
  readonly #socket: WebSocket;
  #welcomed: { resolve(): void; reject(error: Error): void } | null = null;
  #waiting: Waiting | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#heard(JSON.parse(String(data)) as ServerFrame));
    socket.addEventListener('close', ({ code, reason }) =>
      this.#failed(`the socket was closed (${code} ${reason})`),
    );
  }

  /** The session's token, and the number of its last message when the line was opened. */
  session = '';
  seq = 0;
  /** Every message that came, from the customer and from the service. */
  readonly messages: Message[] = [];

  /**
   * Dials `path`, says hello and waits for the welcome; with the token of an earlier line its session goes
   * on.
   */
  static async open(
    service: Service,
    path: string,
    again: { token?: string; since?: number } = {},
  ): Promise<Line> {
    const { token, since } = again;
    const protocols = ['onethread.1', ...(token ? [`session.${token}`] : [])];
    const line = new Line(await service.dial(socketUrl(service, path), { protocols }));
    await within(
      'the welcome',
      new Promise<void>((resolve, reject) => {
        line.#welcomed = { resolve, reject };
        line.#socket.send(JSON.stringify({ type: 'hello', locale: 'en', since }));
      }),
    );
    return line;
  }

  /** Sends a message and resolves with its finished reply. One at a time. */
  ask(text: string, id: string = crypto.randomUUID()): Promise<Answered> {
    const frame = JSON.stringify({ type: 'message', id, text });
    return within(
      `a reply to "${text}"`,
      new Promise<Answered>((resolve, reject) => {
        this.#waiting = { since: performance.now(), ack: null, resolve, reject };
        this.#socket.send(frame);
      }),
    );
  }

  close(): void {
    this.#socket.close(1000);
  }

  #heard(frame: ServerFrame): void {
    const now = performance.now();
    const waiting = this.#waiting;
    switch (frame.type) {
      case 'welcome':
        this.session = frame.session;
        this.seq = frame.seq;
        this.#welcomed?.resolve();
        return;
      case 'ack':
        if (waiting) waiting.ack ??= now - waiting.since;
        return;
      case 'message':
        this.messages.push(frame);
        if (frame.from === 'customer' || !waiting) return;
        this.#waiting = null;
        waiting.resolve({ ack: waiting.ack, reply: now - waiting.since, text: frame.text });
        return;
      case 'error':
        this.#failed(`${frame.code}: ${frame.message}`);
    }
  }

  #failed(reason: string): void {
    this.#waiting?.reject(new Error(reason));
    this.#welcomed?.reject(new Error(reason));
  }
}

async function within<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : 'failed'}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
