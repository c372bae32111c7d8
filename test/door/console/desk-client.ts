import { until } from '../../../scripts/clients/service.ts';
import { ask, HERE, JSON_TYPE } from '../world.ts';

/** A person at the console: their cookie, and calls of the API as a page of the service makes them. */
export class Colleague {
  readonly cookie: string;
  readonly name: string;

  private constructor(name: string, cookie: string) {
    this.name = name;
    this.cookie = cookie;
  }

  /** Signs in as development does. */
  static async enter(as: 'advisor' | 'lead' | 'owner', name: string): Promise<Colleague> {
    const response = await ask(`/sandbox/console?as=${as}&name=${name}`);
    return new Colleague(name, (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }

  call(method: string, path: string, body?: object): Promise<Response> {
    const headers = { ...JSON_TYPE, origin: HERE, cookie: this.cookie };
    return ask(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  }

  async get<T>(path: string): Promise<T> {
    const response = await this.call('GET', path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** A call's status, and its body. */
  async post(path: string, body: object = {}): Promise<{ status: number; json: Record<string, unknown> }> {
    const response = await this.call('POST', path, body);
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  }

  /** Opens a socket of the console; the first frame is said by the caller. */
  async dial<Frame extends { type: string }>(path: string, subprotocol: string): Promise<FrameLog<Frame>> {
    const response = await ask(`/api/v1${path}`, {
      headers: {
        upgrade: 'websocket',
        'sec-websocket-protocol': subprotocol,
        origin: HERE,
        cookie: this.cookie,
      },
    });
    if (!response.webSocket) throw new Error(`refused: ${response.status} ${await response.text()}`);
    response.webSocket.accept();
    return new FrameLog<Frame>(response.webSocket);
  }
}

/** What came over a socket, in order. */
export class FrameLog<Frame extends { type: string }> {
  readonly frames: Frame[] = [];
  closed: number | null = null;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.frames.push(JSON.parse(String(data)) as Frame);
    });
    socket.addEventListener('close', ({ code }) => {
      this.closed = code;
    });
  }

  say(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close(1000, 'done');
  }

  /** All frames of a kind that came. */
  all<T extends Frame['type']>(type: T): Extract<Frame, { type: T }>[] {
    return this.frames.filter((frame): frame is Extract<Frame, { type: T }> => frame.type === type);
  }

  /** Waits for a frame of a kind that fits. */
  until<T extends Frame['type']>(
    type: T,
    fits: (frame: Extract<Frame, { type: T }>) => boolean = () => true,
  ): Promise<Extract<Frame, { type: T }>> {
    return until(`a frame ${type}`, async () => this.all(type).findLast(fits) ?? null);
  }
}
