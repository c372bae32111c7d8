import type { Page, Route, WebSocketRoute } from 'playwright-core';
import type {
  Counts,
  DeskServerFrame,
  QueueEntry,
  ThreadServerFrame,
  ThreadState,
  TimelineItem,
} from '../../../src/console/protocol.ts';
import {
  BRIEF,
  CHANNELS,
  conversation,
  counts,
  DESK,
  NORA,
  ORDERS,
  PROFILE,
  SOPHIE,
  state,
  timeline,
  waiting,
} from '../../console/shop.ts';

/** What the service answers to a call: a body, or a status with a problem. */
export type Answer = { status?: number; body: unknown };
type Handler = (call: {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}) => Answer | 'cut' | undefined;

/**
 * The service's side of the console, played in the browser test itself: the page, its policy and its scripts are the real ones, and
 * every state can be had.
 */
export class FakeService {
  readonly calls: { method: string; path: string; body: unknown; key: string | null }[] = [];
  entries: QueueEntry[] = waiting();
  counts: Counts = counts();
  items: TimelineItem[] = conversation();
  state: ThreadState = state();
  /** How many actions wait for a decision. */
  approvals = 1;
  /** Asked first; what it does not answer is answered as usual. */
  handle: Handler = () => undefined;
  /** Nothing gets through any more. */
  cut = false;
  /** Calls are never answered. */
  silent = false;
  readonly #page: Page;
  #desk: WebSocketRoute | null = null;
  #thread: WebSocketRoute | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  async install(): Promise<void> {
    await this.#page.route('**/api/v1/**', (route) => this.#answer(route));
    await this.#page.routeWebSocket('**/api/v1/desk/live', (socket) => this.#onDesk(socket));
    await this.#page.routeWebSocket('**/api/v1/customers/*/live', (socket) => this.#onThread(socket));
  }

  desk(frame: DeskServerFrame): void {
    this.#desk?.send(JSON.stringify(frame));
  }

  thread(frame: ThreadServerFrame): void {
    this.#thread?.send(JSON.stringify(frame));
  }

  /** Something happens in the thread. */
  add(item: TimelineItem): void {
    this.items.push(item);
    this.thread({ type: 'item', item, seq: item.seq });
  }

  setState(changes: Partial<ThreadState>): void {
    this.state = { ...this.state, ...changes };
    this.thread({ type: 'state', state: this.state });
  }

  async dropSockets(): Promise<void> {
    const sockets = [this.#desk, this.#thread];
    this.#desk = this.#thread = null;
    await Promise.all(sockets.map((socket) => socket?.close()));
  }

  made(method: string, path: RegExp) {
    return this.calls.filter((call) => call.method === method && path.test(call.path));
  }

  #onDesk(socket: WebSocketRoute): void {
    if (this.cut) return void socket.close();
    this.#desk = socket;
    socket.onMessage((text) => {
      const frame = JSON.parse(String(text));
      if (frame.type === 'ping') socket.send('{"type":"pong"}');
      if (frame.type !== 'hello') return;
      const entries = frame.view === 'waiting' ? this.entries : [];
      socket.send(
        JSON.stringify({ type: 'list', view: frame.view, entries, next: null, counts: this.counts }),
      );
      const people = [
        { id: NORA.person.id, name: 'Nora Petit', state: 'online', load: 1, limit: 6 },
        { id: 'pe_maria', name: 'Maria Lopez', state: 'away', load: 3, limit: 6 },
      ];
      socket.send(JSON.stringify({ type: 'presence', people }));
    });
  }

  #onThread(socket: WebSocketRoute): void {
    if (this.cut) return void socket.close();
    this.#thread = socket;
    socket.onMessage((text) => {
      const frame = JSON.parse(String(text));
      if (frame.type === 'ping') socket.send('{"type":"pong"}');
      if (frame.type !== 'hello') return;
      const { seq } = timeline(this.items);
      const welcome = { type: 'welcome', customer: SOPHIE, seq, state: this.state, draft: '', viewers: [] };
      socket.send(JSON.stringify(welcome));
      for (const item of this.items)
        if (frame.since !== undefined && item.seq > frame.since)
          socket.send(JSON.stringify({ type: 'item', item, seq: item.seq }));
    });
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const { pathname, searchParams: query } = new URL(request.url());
    const path = pathname.replace('/api/v1/', '');
    const method = request.method();
    const text = request.postData();
    const isJson = /json/.test(request.headers()['content-type'] ?? '');
    const body: unknown = text && isJson ? JSON.parse(text) : null;
    if (this.silent) return;
    if (this.cut) return route.abort('internetdisconnected');
    this.calls.push({ method, path, body, key: request.headers()['idempotency-key'] ?? null });
    const answer = this.handle({ method, path, query, body }) ?? this.#usual(method, path);
    if (answer === 'cut') return route.abort('internetdisconnected');
    const { status = 200 } = answer;
    const contentType = status < 400 ? 'application/json' : 'application/problem+json';
    await route.fulfill({ status, contentType, body: JSON.stringify(answer.body) });
  }

  #undecided(): object[] {
    const decided = this.made('POST', /^approvals/).map(({ path }) => path.split('/')[1]);
    return Array.from({ length: this.approvals }, (_, n) => ({
      ...DESK.approvals[0],
      id: `ap_${n + 1}`,
    })).filter(({ id }) => !decided.includes(id));
  }

  #usual(method: string, path: string): Answer {
    if (method !== 'GET') return { body: { ok: true } };
    if (path === 'me') return { body: NORA };
    if (path === 'mentions') return { body: { mentions: [] } };
    if (path === 'desk') return { body: { ...DESK, approvals: this.#undecided() } };
    if (/\/timeline$/.test(path)) return { body: timeline(this.items) };
    if (/\/brief$/.test(path)) return { body: BRIEF };
    if (/\/channels$/.test(path)) return { body: CHANNELS };
    if (/\/orders$/.test(path)) return { body: ORDERS };
    if (/\/agenda$/.test(path)) return { body: { appointments: [], free: [], acts: [] } };
    if (/\/billing$/.test(path)) return { body: { companies: [], subscriptions: [], invoices: [] } };
    if (/^customers\/[^/]+$/.test(path)) return { body: PROFILE };
    if (path === 'people') return { body: { people: [NORA.person] } };
    if (path === 'search') return { body: { entries: this.entries, next: null } };
    return { status: 404, body: { type: 'about:blank', title: 'Not found', status: 404 } };
  }
}

/** A refusal as the service words it. */
export function problem(status: number, title: string, more: object = {}): Answer {
  return { status, body: { type: 'about:blank', title, status, ...more } };
}
