import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { isStoreName, storeObject, storeSecrets } from '../../durable-objects/clients/store.ts';
import { isAllowed, rightsOf } from '../console/rights.ts';
import { equalText } from '../constant-time.ts';
import { denied, limited, mayBeRefused } from '../door/limits.ts';
import { forbidden, lacksScope, signedOut, unauthorised } from '../door/problems.ts';
import { publicOrigin, storeAt } from '../door/stores.ts';
import type { Env } from '../env.ts';
import { accessTo } from './access.ts';
import { hashOfToken, isApiToken, storeOfApiToken } from './api-token.ts';
import { personOfAccess } from './console/cloudflare-access.ts';
import { cookieFor, hasCookie, isFromOwnPage, personOfCookie } from './console/cookie.ts';
import type { ApiEnv, Caller } from './env.ts';

interface Found {
  store: string;
  caller: Caller;
  /** The cookie is to be renewed. */
  renewed?: boolean;
}

/** The bearer token of a request, or null. */
export function bearer(header: string | undefined): string | null {
  return /^Bearer ([^\s]+)$/i.exec(header ?? '')?.[1] ?? null;
}

/**
 * Who calls with a token, and at which store; null when it is not valid. Without the secret that verifies it,
 * no token is valid.
 */
async function callerOf(env: Env, token: string, mayAsk: () => Promise<boolean>): Promise<Found | null> {
  if (!isApiToken(token)) {
    const store = await storeOfOwner(env, token, mayAsk);
    return store ? { store, caller: OWNER } : null;
  }
  const store = storeOfApiToken(env, token);
  // Looked up each time: a token that was revoked a moment ago is invalid.
  const known = store ? await storeObject(env, store).useToken(hashOfToken(token)) : null;
  return store && known ? { store, caller: { id: known.id, name: known.name, scopes: known.scopes } } : null;
}

const OWNER: Caller = { id: 'owner', name: null, scopes: 'all' };

/**
 * The store that a store's own token is for: the default store's token is in the environment, another one
 * names its store (`ot_<store>_<secret>`) and is compared with the one sealed there.
 */
async function storeOfOwner(env: Env, token: string, mayAsk: () => Promise<boolean>): Promise<string | null> {
  const named = /^ot_([a-z0-9-]+)_/.exec(token)?.[1];
  const store = named && isStoreName(named) ? named : env.DEFAULT_STORE;
  const expected = (await storeSecrets(env, store, mayAsk))?.adminToken;
  return expected && equalText(expected, token) ? store : null;
}

/** The caller of a request: by a token, by a person's cookie, or by Cloudflare Access in front of the service. */
async function found(c: Context<ApiEnv>): Promise<Found | null> {
  const token = bearer(c.req.header('authorization'));
  if (token) return callerOf(c.env, token, () => mayBeRefused(c));
  const signedIn = (await personOfCookie(c)) ?? (await personOfAccess(c));
  if (!signedIn) return null;
  const { store, person, session, renewed } = signedIn;
  const scopes = person.role === 'owner' ? 'all' : rightsOf(person.role);
  return { store, caller: { id: person.id, name: person.name, scopes, person, session }, renewed };
}

/** Admits callers with a token of a store (its own, or one of its API tokens), and signed-in people. */
export const authorise: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const known = await found(c);
  const at = known ? await storeAt(c.env, known.store, publicOrigin(c.env, c.req.url)) : null;
  if (!known || !at) return denied(c, hasCookie(c) ? signedOut() : unauthorised());
  if (at.suspended) return forbidden('This store is suspended.');
  if (known.caller.person && !isFromOwnPage(c)) return forbidden('This page may not act for you.');
  const refusal = await limited([c.env.API_PER_STORE, at.store]);
  if (refusal) return refusal;
  c.set('at', at);
  c.set('caller', known.caller);
  // The answer to an upgrade takes no more headers.
  if (known.renewed && known.caller.session && !c.req.header('upgrade'))
    c.header('set-cookie', await cookieFor(c.env, at.store, known.caller.session));
  await next();
};

/** Refuses a route to a caller without the right to it. An unknown path is left to the 404. */
export const mayCall: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { scopes, person } = c.get('caller');
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
  for (const access of route ? accessTo(route.method, route.path) : []) {
    if (access === 'person' && !person) return forbidden('This is for people who are signed in.');
    if (access !== 'person' && !isAllowed(scopes, access, c.req.method))
      return person ? forbidden('Your role does not allow this.') : lacksScope(access);
  }
  await next();
};
