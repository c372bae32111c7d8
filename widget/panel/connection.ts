import type * as protocol from '../../src/protocol.ts';
import type { ServerFrame } from '../../src/protocol.ts';
import type { Kept, Waiting } from './kept.ts';

// The service's own words, held to them by type: their file brings a validator along that no browser needs.
const SUBPROTOCOL: typeof protocol.SUBPROTOCOL = 'onethread.1';
const PING: typeof protocol.PING = '{"type":"ping"}';
const PONG: typeof protocol.PONG = '{"type":"pong"}';

/** Waits between two dials, in milliseconds: doubled from the first to the last, and scattered. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
/**
 * How often an idle socket is asked whether it is alive, and how long its answer may take. Proxies cut after
 * a minute of silence.
 */
const HEARTBEAT = 25_000;
const PATIENCE = 8_000;

export interface Connected {
  frame(frame: ServerFrame): void;
  /** The socket opened or went away. */
  up(connected: boolean): void;
  /** The last message that is here. */
  since(): number;
}

/**
 * The socket of a session, dialled again whenever it breaks. What waits is sent in order after each welcome,
 * and again until it is confirmed; the service takes each id once.
 */
export class Connection {
  readonly #url: string;
  readonly #kept: Kept;
  readonly #on: Connected;
  readonly #locale: string;
  #socket: WebSocket | null = null;
  #welcomed = false;
  #identity: string | null = null;
  /** The one that the last hello brought. */
  #shown: string | null = null;
  #tries = 0;
  #redial = 0;
  #beat = 0;
  #ended = false;
  #release: (() => void) | null = null;

  constructor(origin: string, store: string, locale: string, kept: Kept, on: Connected) {
    this.#url = `${origin.replace(/^http/, 'ws')}/chat/${encodeURIComponent(store)}`;
    this.#locale = locale;
    this.#kept = kept;
    this.#on = on;
    addEventListener('online', this.#now);
    document.addEventListener('visibilitychange', this.#now);
  }

  dial(): void {
    if (this.#socket || this.#ended) return;
    clearTimeout(this.#redial);
    const { token } = this.#kept;
    // Two tabs that open at once begin one session, not two: the second waits for the first one's token.
    if (token || !navigator.locks) {
      this.#open(token);
      return;
    }
    void navigator.locks.request(this.#url, async () => {
      if (this.#socket || this.#ended) return;
      this.#open(this.#kept.token);
      if (!this.#kept.token)
        await new Promise<void>((resolve) => {
          this.#release = resolve;
        });
    });
  }

  identify(token: string): void {
    this.#identity = token;
    if (this.#welcomed) this.#hello();
  }

  /** Asks how things stand. */
  ask(): void {
    if (this.#welcomed) this.#hello();
  }

  /** Keeps a frame until the service has confirmed it, and sends it when it can. */
  send(frame: Waiting): void {
    this.#kept.add(frame);
    if (this.#welcomed) this.#put(frame);
  }

  /** Sends what is of no use later; false where there is no service just now. */
  tell(frame: object): boolean {
    if (this.#welcomed) this.#put(frame);
    return this.#welcomed;
  }

  /** The session ends for good: its token opens nothing any more, and this browser is anybody. */
  logOut(): void {
    const { token } = this.#kept;
    this.#identity = null;
    this.#kept.clear();
    if (!token) return;
    const headers = { authorization: `Bearer ${token}` };
    const url = `${this.#url.replace(/^ws/, 'http')}/session`;
    // A page that is being left still says it.
    void fetch(url, { method: 'DELETE', headers, keepalive: true }).catch(() => {});
    if (this.#socket) this.#lost(this.#socket, 0);
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#redial);
    clearTimeout(this.#beat);
    removeEventListener('online', this.#now);
    document.removeEventListener('visibilitychange', this.#now);
    this.#release?.();
    this.#socket?.close();
  }

  #open(token: string | undefined): void {
    const socket = new WebSocket(this.#url, token ? [SUBPROTOCOL, `session.${token}`] : [SUBPROTOCOL]);
    this.#socket = socket;
    socket.onopen = () => {
      this.#hello();
      this.#alive();
    };
    socket.onmessage = ({ data }) => this.#heard(String(data));
    socket.onclose = () => this.#lost(socket);
    // A socket that neither opens nor fails is given up like one that broke.
    this.#beat = setTimeout(() => this.#lost(socket), PATIENCE * 2);
  }

  #hello(): void {
    const since = this.#on.since();
    this.#shown = this.#identity;
    const identity = this.#identity ?? undefined;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const page = location.href.slice(0, 2048);
    this.#put({ type: 'hello', since, identity, locale: this.#locale, timeZone, page });
  }

  #heard(data: string): void {
    this.#alive();
    if (data === PONG) return;
    const frame = JSON.parse(data) as ServerFrame;
    if (frame.type === 'moved') {
      this.#tries = 0;
      const moved = this.#socket;
      if (moved) this.#lost(moved, 0);
      return;
    }
    if (frame.type === 'welcome') {
      const first = !this.#welcomed;
      this.#kept.token = frame.session;
      this.#release?.();
      this.#tries = 0;
      this.#welcomed = true;
      this.#on.frame(frame);
      this.#on.up(true);
      if (first) for (const waiting of this.#kept.waiting) this.#put(waiting);
      // A login that came while the hello was on its way; one that was accepted is shown no more, as it expires.
      if (this.#identity !== this.#shown) this.#hello();
      else if (/^[rv]/.test(frame.assurance)) this.#identity = this.#shown = null;
      return;
    }
    const settled =
      frame.type === 'ack' || (frame.type === 'error' && !/^(too_many|internal)$/.test(frame.code));
    if (settled && frame.id) this.#kept.drop(frame.id);
    if (frame.type === 'error' && frame.code === 'bad_identity') this.#identity = null;
    this.#on.frame(frame);
  }

  /** A sign of life: the next is asked for in a while. */
  #alive(): void {
    clearTimeout(this.#beat);
    const socket = this.#socket;
    this.#beat = setTimeout(() => {
      if (!socket || socket !== this.#socket) return;
      socket.send(PING);
      this.#beat = setTimeout(() => this.#lost(socket), PATIENCE);
    }, HEARTBEAT);
  }

  /** A dead socket may take minutes to say so: another one is dialled without waiting for it. */
  #lost(socket: WebSocket, wait?: number): void {
    if (socket !== this.#socket) return;
    clearTimeout(this.#beat);
    socket.onclose = socket.onmessage = socket.onopen = null;
    socket.close();
    this.#socket = null;
    this.#welcomed = false;
    this.#release?.();
    this.#on.up(false);
    if (this.#ended) return;
    const doubled = Math.min(FIRST_WAIT * 2 ** this.#tries++, LONGEST_WAIT);
    this.#redial = setTimeout(() => this.dial(), wait ?? doubled * (0.5 + Math.random() / 2));
  }

  /** The network or the person is back: now is better than later. */
  readonly #now = () => {
    if (document.visibilityState === 'hidden') return;
    this.#tries = 0;
    if (!this.#socket) this.dial();
    else if (this.#welcomed) {
      clearTimeout(this.#beat);
      const socket = this.#socket;
      socket.send(PING);
      this.#beat = setTimeout(() => this.#lost(socket), PATIENCE);
    }
  };

  #put(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}
