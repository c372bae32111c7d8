import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Box } from './box.ts';
import { gmail } from './gmail.ts';
import { graph } from './graph.ts';
import { Consents } from './oauth.ts';
import { certs, Pushes } from './push.ts';
import { watching } from './watching.ts';

/** What is to go wrong at a call. */
export interface ApiFault {
  /** Of `METHOD /path?query`, a regular expression. */
  at: string;
  /** `cut`: the line breaks before the call is heard; `taken-cut`: it is done, and its answer lost. */
  status: number | 'cut' | 'taken-cut';
  code?: string;
  /** Seconds. */
  retryAfter?: number;
  /** How many such calls go well before. */
  skip?: number;
  times: number;
}

/** A call of an API. */
export interface ApiCall {
  method: string;
  /** Path and query. */
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface ApiAnswer {
  status: number;
  headers?: Record<string, string>;
  /** A Buffer as it is, anything else as JSON. */
  body?: unknown;
}

/** Answers the calls of Gmail's API, of Microsoft Graph, and of both providers' consents, as one server. */
export class MailApis {
  readonly consents: Consents;
  readonly pushes = new Pushes();
  readonly #boxOf: (user: string) => Box;

  constructor(boxOf: (user: string) => Box) {
    this.#boxOf = boxOf;
    this.consents = new Consents(boxOf);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const call = { method: request.method ?? 'GET', url, headers, body: Buffer.concat(parts) };
    const answer = await this.#answer(call);
    if (answer === 'cut') {
      request.socket.destroy();
      return;
    }
    const isBytes = Buffer.isBuffer(answer.body);
    response.writeHead(answer.status, {
      ...(answer.body === undefined ? {} : { 'content-type': isBytes ? 'text/plain' : 'application/json' }),
      ...answer.headers,
    });
    response.end(isBytes ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body));
  }

  async #answer(call: ApiCall): Promise<ApiAnswer | 'cut'> {
    const { pathname } = call.url;
    if (pathname === '/oauth2/v3/certs') return { status: 200, body: certs() };
    const consent = this.consents.answer(call);
    if (consent) return consent;
    const isGmail = pathname.startsWith('/gmail/');
    const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
    const user = this.consents.userOf(token);
    const box = user === null ? null : this.#boxOf(user);
    const refused = (status: number, code: string, more = {}) => ({
      status,
      headers: more,
      body: isGmail
        ? { error: { code: status, message: code, errors: [{ reason: code }], status: code } }
        : { error: { code, message: code, innerError: { 'request-id': crypto.randomUUID() } } },
    });
    if (!box || user === null || !box.access.has(token))
      return refused(401, isGmail ? 'authError' : 'InvalidAuthenticationToken');
    const answer = () =>
      watching(call, box, this.pushes) ??
      (isGmail ? gmail(call, box, user) : graph(call, box, user, this.#boxOf));
    box.asked.calls++;
    const fault = box.apiFaults.find(
      ({ at, times }) => times > 0 && new RegExp(at).test(`${call.method} ${pathname}${call.url.search}`),
    );
    if (fault && (fault.skip ?? 0) > 0) fault.skip = (fault.skip ?? 0) - 1;
    else if (fault) {
      fault.times--;
      if (fault.status === 'cut') return 'cut';
      if (fault.status !== 'taken-cut') {
        const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
        return refused(fault.status, fault.code ?? 'backendError', wait);
      }
      await answer();
      return 'cut';
    }
    return (await answer()) ?? refused(404, isGmail ? 'notFound' : 'ErrorItemNotFound');
  }
}
