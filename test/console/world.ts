import { type LayLine, LineRefused } from '../../console/core/calls/line.ts';
import type { PasskeyDevice, Platform, Wire } from '../../console/core/platform.ts';
import type { Bar } from '../../console/core/router.ts';

/** One socket as the service holds it. */
export class FakeWire implements Wire {
  readonly path: string;
  readonly protocol: string;
  readonly heard: unknown[] = [];
  closed = false;
  readonly #listener: { onOpen(): void; onText(text: string): void; onClose(): void };

  constructor(
    path: string,
    protocol: string,
    listener: { onOpen(): void; onText(text: string): void; onClose(): void },
  ) {
    this.path = path;
    this.protocol = protocol;
    this.#listener = listener;
  }

  send(text: string): void {
    this.heard.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.#listener.onOpen();
  }

  say(frame: object): void {
    this.#listener.onText(JSON.stringify(frame));
  }

  /** The network cuts it. */
  cut(): void {
    this.#listener.onClose();
  }
}

interface Answered {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}
export interface Call {
  method: string;
  path: string;
  body: unknown;
  key: string | null;
}

/** The world of a console without a browser: a clock that is moved by hand, calls that are answered, sockets that are held. */
export class FakeWorld implements Platform {
  readonly calls: Call[] = [];
  readonly wires: FakeWire[] = [];
  /** Answers a call; `cut`: there is no network. */
  answer: (call: Call) => Answered | 'cut' | Promise<Answered | 'cut'> = () => ({ body: { ok: true } });
  readonly #timers = new Map<number, { at: number; run: () => void }>();
  readonly #wakers = new Set<() => void>();
  readonly #kept: Map<string, string>;
  #now = Date.parse('2026-11-25T10:00:00Z');
  #made = 0;

  constructor(kept = new Map<string, string>()) {
    this.#kept = kept;
  }

  readonly storage = {
    get: (key: string) => this.#kept.get(key) ?? null,
    set: (key: string, value: string) => void this.#kept.set(key, value),
    remove: (key: string) => void this.#kept.delete(key),
    keys: () => [...this.#kept.keys()],
  };

  async fetch(path: string, init: RequestInit): Promise<Response> {
    const call: Call = {
      method: init.method ?? 'GET',
      path: path.replace('/api/v1/', ''),
      body: typeof init.body === 'string' ? bodyIn(init.body) : null,
      key: new Headers(init.headers).get('idempotency-key'),
    };
    this.calls.push(call);
    const answer = await this.answer(call);
    if (answer === 'cut') throw new TypeError('failed to fetch');
    return new Response(JSON.stringify(answer.body ?? null), {
      ...{ status: answer.status ?? 200, headers: answer.headers ?? {} },
    });
  }

  dial(path: string, protocol: string, listener: ConstructorParameters<typeof FakeWire>[2]): Wire {
    const wire = new FakeWire(path, protocol, listener);
    this.wires.push(wire);
    return wire;
  }

  passkeys: PasskeyDevice | null = null;
  layLine: LayLine = async () => {
    throw new LineRefused('unsupported');
  };
  now = () => this.#now;
  random = () => 0.5;
  newId = () => `id-${++this.#made}`;
  online = () => true;

  later(ms: number, run: () => void): () => void {
    const id = ++this.#made;
    this.#timers.set(id, { at: this.#now + ms, run });
    return () => void this.#timers.delete(id);
  }

  onWake(run: () => void): () => void {
    this.#wakers.add(run);
    return () => void this.#wakers.delete(run);
  }

  wake(): void {
    for (const run of [...this.#wakers]) run();
  }

  /** Moves the clock, with all that falls due on the way. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const [due] = [...this.#timers].sort(([, one], [, other]) => one.at - other.at);
      if (!due || due[1].at > end) break;
      this.#timers.delete(due[0]);
      this.#now = Math.max(this.#now, due[1].at);
      due[1].run();
    }
    this.#now = end;
    await settled();
  }

  /** The last socket of a path that is not closed. */
  wire(path: RegExp): FakeWire {
    const found = this.wires.findLast((one) => path.test(one.path) && !one.closed);
    if (!found) throw new Error(`no socket ${path}`);
    return found;
  }

  made(method: string, path: RegExp): Call[] {
    return this.calls.filter((call) => call.method === method && path.test(call.path));
  }
}

/** JSON as what it says; a feed as it stands. */
function bodyIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

export class FakeBar implements Bar {
  at: string;
  readonly #changed: (() => void)[] = [];

  constructor(at = '') {
    this.at = at;
  }

  read = () => this.at;
  push = (href: string) => {
    this.at = href;
  };
  replace = (href: string) => {
    this.at = href;
  };
  onChange = (run: () => void) => {
    this.#changed.push(run);
  };

  go(href: string): void {
    this.at = href;
    for (const run of this.#changed) run();
  }
}

/** A refusal as the service words it. */
export function refusal(status: number, title: string, more: object = {}) {
  return { status, body: { type: 'about:blank', title, status, ...more } };
}
