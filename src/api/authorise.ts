import type { MiddlewareHandler } from 'hono';
import { isStoreName, storeSecrets } from '../../durable-objects/clients/store.ts';
import { equalText } from '../constant-time.ts';
import { denied, limited } from '../door/limits.ts';
import { unauthorised } from '../door/problems.ts';
import { publicOrigin, storeAt } from '../door/stores.ts';
import type { Env } from '../env.ts';
import type { ApiEnv } from './env.ts';

/** The bearer token of a request, or null. */
export function bearer(header: string | undefined): string | null {
  return /^Bearer ([^\s]+)$/i.exec(header ?? '')?.[1] ?? null;
}

/**
 * Which store a token is for: the default store's is in the environment, another's names its store (`ot_<store>_<secret>`) and
 * is compared with the one sealed there. Null when it opens nothing; a missing secret opens nothing either.
 */
async function storeOfToken(env: Env, token: string): Promise<string | null> {
  const named = /^ot_([a-z0-9-]+)_/.exec(token)?.[1];
  const store = named && isStoreName(named) ? named : env.DEFAULT_STORE;
  const expected = (await storeSecrets(env, store))?.adminToken;
  return expected && equalText(expected, token) ? store : null;
}

/** Lets a store's own token in, and nobody else. */
export const authorise: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const token = bearer(c.req.header('authorization'));
  const store = token ? await storeOfToken(c.env, token) : null;
  const at = store ? await storeAt(c.env, store, publicOrigin(c.env, c.req.url)) : null;
  if (!at) return denied(c, unauthorised());
  const refusal = await limited([c.env.API_PER_STORE, at.store]);
  if (refusal) return refusal;
  c.set('at', at);
  await next();
};
