import { type ExecutionContext, Hono } from 'hono';
import { authorise, bearer } from '../api/authorise.ts';
import type { ApiEnv } from '../api/env.ts';
import { bodyAtMost } from '../door/body.ts';
import { forbidden, tooLarge } from '../door/problems.ts';
import { publicOrigin } from '../door/stores.ts';
import type { Env } from '../env.ts';
import type { ApiCall, CallApi } from './tool.ts';

/** Largest message of a client, in bytes: as much as the API takes. */
const LARGEST = 1024 * 1024;

/** The service itself, as a request from outside would reach it. */
type Dispatch = (request: Request, env: Env, ctx: ExecutionContext) => Response | Promise<Response>;

/**
 * `/mcp`: the store for an owner's own assistant, over MCP's streamable HTTP. Who may call: whoever brings a
 * token of the store. A tool is a call of `/api/v1` with the same token, so that scopes, limits and refusals
 * are those of the API.
 *
 * No session is kept: every message stands alone, `GET` and `DELETE` are answered with 405 as the protocol
 * asks of a server that has neither a stream nor a session.
 */
export function mcpDoor(dispatch: Dispatch) {
  return new Hono<ApiEnv>().post(
    '/',
    async (c, next) => {
      const origin = c.req.header('origin');
      if (origin !== undefined && !mayCome(origin, c.env, c.req.url))
        return forbidden('MCP is not for pages of other origins.');
      return next();
    },
    authorise,
    async (c) => {
      const body = await bodyAtMost(c.req.raw, LARGEST);
      if (!body) return tooLarge('A message may have 1 MB here.');
      const { settings } = c.get('at');
      const caller = c.get('caller');
      const call: CallApi = (wanted) =>
        dispatch(
          requestOf(wanted, c.req.url, bearer(c.req.header('authorization')) ?? ''),
          c.env,
          c.executionCtx,
        );
      // Loaded by the first message: no other request waits for the protocol's library.
      const { answer } = await import('./server.ts');
      const message = new Request(c.req.raw, { body });
      // The library checks Host against the address, and a call by a binding comes without one.
      message.headers.set('host', new URL(c.req.url).host);
      return answer(message, {
        store: settings.name,
        advisor: { advisor: caller.id, name: caller.name ?? settings.name },
        call,
      });
    },
  );
}

/**
 * Whether a page of this origin may call: the service's own, and no other. A program says nothing of where it
 * comes from. A page that was made to point at a developer's machine (DNS rebinding) is of the origin it asks
 * for, so that there only the machine's own names count; at the edge no foreign name leads here.
 */
function mayCome(origin: string, env: Env, url: string): boolean {
  if (origin !== publicOrigin(env, url)) return false;
  return !env.SANDBOX || Boolean(env.PUBLIC_URL) || LOOPBACK.has(new URL(url).hostname);
}
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function requestOf({ method, path, query, body }: ApiCall, here: string, token: string): Request {
  const url = new URL(`/api/v1${path}`, here);
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return new Request(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : null,
  });
}
