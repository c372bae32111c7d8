import { Inbox } from '../../scripts/clients/inbox.ts';
import { PATIENCE, type Service, socketUrl } from '../../scripts/clients/service.ts';
import type { ServerFrame } from '../../src/protocol.ts';

type Message = Extract<ServerFrame, { type: 'message' }>;

/** A customer's open chat. As little as possible happens here between a frame's arrival and its time. */
export class Line {
  readonly #socket: WebSocket;
  readonly #inbox = new Inbox<{ frame: ServerFrame; at: number }>();
  /** The session's token, and the number of its last message when the line was opened. */
  session = '';
  seq = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const at = performance.now();
      this.#inbox.push({ frame: JSON.parse(String(data)) as ServerFrame, at });
    });
    socket.addEventListener('close', ({ code }) => this.#inbox.close(`the socket was closed (${code})`));
  }

  /** Dials `path`, says hello and waits for the welcome; with an earlier line's token its session goes on. */
  static async open(
    service: Service,
    path = '/chat/demo',
    { token, since }: { token?: string; since?: number } = {},
  ): Promise<Line> {
    const protocols = ['onethread.1', ...(token ? [`session.${token}`] : [])];
    const line = new Line(await service.dial(socketUrl(service, path), { protocols }));
    line.#socket.send(JSON.stringify({ type: 'hello', locale: 'en', since }));
    const { frame } = await line.#next('the welcome', ({ type }) => type === 'welcome', 0);
    if (frame.type === 'welcome') Object.assign(line, { session: frame.session, seq: frame.seq });
    return line;
  }

  /** Sends a message; the milliseconds until its finished reply. One at a time. */
  async ask(text: string): Promise<number> {
    const from = this.#inbox.all.length;
    const since = performance.now();
    this.#socket.send(JSON.stringify({ type: 'message', id: crypto.randomUUID(), text }));
    const answers = (frame: ServerFrame) => frame.type === 'message' && frame.from !== 'customer';
    return (await this.#next(`a reply to "${text}"`, answers, from)).at - since;
  }

  /** Every message that came, from the customer and from the service. */
  get messages(): Message[] {
    return this.#inbox.all.flatMap(({ frame }) => (frame.type === 'message' ? [frame] : []));
  }

  close(): void {
    this.#socket.close(1000);
  }

  async #next(what: string, fits: (frame: ServerFrame) => boolean, from: number) {
    const wanted = ({ frame }: { frame: ServerFrame }) => frame.type === 'error' || fits(frame);
    const found = await this.#inbox.next(what, wanted, from, PATIENCE);
    if (found.frame.type === 'error') throw new Error(`${what}: ${found.frame.message}`);
    return found;
  }
}
