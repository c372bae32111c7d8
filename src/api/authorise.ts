import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { isStoreName, storeObject, storeSecrets } from '../../durable-objects/clients/store.ts';
import { equalText } from '../constant-time.ts';
import { denied, limited, mayBeRefused } from '../door/limits.ts';
import { lacksScope, unauthorised } from '../door/problems.ts';
import { publicOrigin, storeAt } from '../door/stores.ts';
import type { Env } from '../env.ts';
import { accessTo } from './access.ts';
import { hashOfToken, isApiToken, storeOfApiToken } from './api-token.ts';
import type { ApiEnv, Caller } from './env.ts';

/** The bearer token of a request, or null. */
export function bearer(header: string | undefined): string | null {
  return /^Bearer ([^\s]+)$/i.exec(header ?? '')?.[1] ?? null;
}

/**
 * Who calls by a token, and at which store; null when it opens nothing. A missing secret opens nothing
 * either.
 */
async function callerOf(
  env: Env,
  token: string,
  mayAsk: () => Promise<boolean>,
): Promise<{ store: string; caller: Caller } | null> {
  if (!isApiToken(token)) {
    const store = await storeOfOwner(env, token, mayAsk);
    return store ? { store, caller: OWNER } : null;
  }
  const store = storeOfApiToken(env, token);
  // Asked each time: a token that was revoked a moment ago opens nothing.
  const known = store ? await storeObject(env, store).useToken(hashOfToken(token)) : null;
  return store && known ? { store, caller: { id: known.id, name: known.name, scopes: known.scopes } } : null;
}

const OWNER: Caller = { id: 'owner', name: null, scopes: 'all' };

/**
 * The store that a store's own token is for: the default store's is in the environment, another's names its
 * store (`ot_<store>_<secret>`) and is compared with the one sealed there.
 */
async function storeOfOwner(env: Env, token: string, mayAsk: () => Promise<boolean>): Promise<string | null> {
  const named = /^ot_([a-z0-9-]+)_/.exec(token)?.[1];
  const store = named && isStoreName(named) ? named : env.DEFAULT_STORE;
  const expected = (await storeSecrets(env, store, mayAsk))?.adminToken;
  return expected && equalText(expected, token) ? store : null;
}

/** Lets in whoever brings a token of a store: its own, or one of its API tokens. */
export const authorise: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const token = bearer(c.req.header('authorization'));
  const found = token ? await callerOf(c.env, token, () => mayBeRefused(c)) : null;
  const at = found ? await storeAt(c.env, found.store, publicOrigin(c.env, c.req.url)) : null;
  if (!found || !at) return denied(c, unauthorised());
  const refusal = await limited([c.env.API_PER_STORE, at.store]);
  if (refusal) return refusal;
  c.set('at', at);
  c.set('caller', found.caller);
  await next();
};

/**
 * Refuses a route to a token that has not the right to it. Where no route is, there is none to be refused.
 */
export const mayCall: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { scopes } = c.get('caller');
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
  const access = route ? accessTo(route.method, route.path) : null;
  if (scopes !== 'all' && access && !scopes.includes(access)) return lacksScope(access);
  await next();
};
