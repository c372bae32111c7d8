import type { Problem } from '../../../src/console/protocol.ts';
import type { Platform } from '../platform.ts';

/** The service said no, and why. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title);
    this.status = status;
    this.problem = problem;
  }
}

/** What the service says against a call; without words where nobody answered. */
export function problemOf(error: unknown): Problem {
  return error instanceof Refused ? error.problem : { type: 'about:blank', title: '', status: 0 };
}

/** Nobody answered: no network, or a service that is just starting. */
class Unreachable extends Error {}

/** Statuses that say nothing of the request: it is sent again later. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

type Asked = RequestInit & { headers: Record<string, string> };

/** Calls of `/api/v1`, as the person whom the cookie names. */
export class Api {
  readonly #platform: Platform;
  /** Called when the cookie opens nothing any more. */
  onSignedOut: () => void = () => {};

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  get<T>(path: string): Promise<T> {
    return this.#call<T>('GET', path);
  }

  /** The same with what names its version. */
  async getVersioned<T>(path: string): Promise<{ value: T; etag: string | null }> {
    const response = await this.#ask(path, { method: 'GET', headers: {} });
    return { value: await read<T>(response), etag: response.headers.get('etag') };
  }

  /** With the same `key` it has one effect, however often it is sent. */
  post<T = unknown>(path: string, body: unknown, key = this.#platform.newId()): Promise<T> {
    return this.#call<T>('POST', path, body, key);
  }

  /** Hands a text over as it is: lines of a feed. */
  send<T = unknown>(path: string, type: string, body: string): Promise<T> {
    const headers = { 'content-type': type, 'idempotency-key': this.#platform.newId() };
    return this.#send<T>(path, { method: 'POST', headers, body });
  }

  /** Uploads a file under its name. */
  upload<T>(path: string, file: Blob, name: string): Promise<T> {
    const headers = { 'content-type': 'application/octet-stream', 'x-filename': encodeURIComponent(name) };
    return this.#send<T>(path, { method: 'POST', headers, body: file });
  }

  /** `match`: the version that is replaced; another one stays (412). */
  put<T = unknown>(path: string, body: unknown, match: string | null = null): Promise<T> {
    return this.#call<T>('PUT', path, body, undefined, match);
  }

  /** `match`: the version that it is a change of; of another one nothing is changed (412). */
  patch<T = unknown>(path: string, body: unknown, match: string | null = null): Promise<T> {
    return this.#call<T>('PATCH', path, body, undefined, match);
  }

  delete<T = unknown>(path: string): Promise<T> {
    return this.#call<T>('DELETE', path);
  }

  #call<T>(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
    match: string | null = null,
  ): Promise<T> {
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(match ? { 'if-match': match } : {}),
    };
    return this.#send<T>(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  }

  async #send<T>(path: string, init: Asked): Promise<T> {
    return read<T>(await this.#ask(path, init));
  }

  async #ask(path: string, { headers, ...init }: Asked): Promise<Response> {
    let response: Response;
    try {
      response = await this.#platform.fetch(`/api/v1/${path}`, {
        ...init,
        headers: { accept: 'application/json', ...headers },
      });
    } catch {
      throw new Unreachable();
    }
    if (PASSING.has(response.status)) throw new Unreachable();
    if (response.ok) return response;
    if (response.status === 401) this.onSignedOut();
    throw new Refused(response.status, await problemIn(response));
  }
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  return JSON.parse(text || 'null');
}

async function problemIn(response: Response): Promise<Problem> {
  const { status } = response;
  try {
    const said: Problem = JSON.parse(await response.text());
    return { ...said, status, title: said.title || `HTTP ${status}` };
  } catch {
    return { type: 'about:blank', title: `HTTP ${status}`, status };
  }
}
