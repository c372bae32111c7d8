import type { Context, MiddlewareHandler } from 'hono';
import { storeShop } from '../../durable-objects/clients/shop.ts';
import {
  credentialsOf,
  isStoreName,
  storeSecrets,
  storeSettings,
} from '../../durable-objects/clients/store.ts';
import type { Credentials } from '../channels/channel.ts';
import type { Env } from '../env.ts';
import type { Settings } from '../settings.ts';
import type { Shop } from '../shop/shop.ts';
import { denied, mayBeRefused } from './limits.ts';
import { notFound, unavailable } from './problems.ts';

/** What a route that names a store works with. */
export interface StoreDoor {
  store: string;
  settings: Settings;
  /** The platform has suspended it: nothing is accepted for it. */
  suspended: boolean;
  credentials: Credentials;
  shop: Shop;
  /** The public address of this service, as providers sign it. */
  origin: string;
}

export interface DoorEnv {
  Bindings: Env;
  Variables: { at: StoreDoor };
}
export type DoorContext = Context<DoorEnv>;

/** Webhooks of a call that was answered before: without an answer the caller would hear an error. */
const ENDS_CALL = /^\/hooks\/[^/]+\/twilio\/calls\/[^/]+\/(?:next|dialled|whisper|accept)$/;

/** Finds the store that a path names; 404 when there is none. */
export const withStore: MiddlewareHandler<DoorEnv> = async (c, next) => {
  const { env, req } = c;
  const at = await storeAt(env, req.param('store') ?? '', publicOrigin(env, req.url), () => mayBeRefused(c));
  if (!at) return denied(c, notFound('No such store.'));
  if (at.suspended && !ENDS_CALL.test(req.path)) return unavailable('This store is suspended.');
  c.set('at', at);
  await next();
};

/**
 * Everything about a store that its routes need; null when there is no such store. `mayAsk`: see {@link
 * storeSecrets}.
 */
export async function storeAt(
  env: Env,
  store: string,
  origin: string,
  mayAsk?: () => Promise<boolean>,
): Promise<StoreDoor | null> {
  if (!isStoreName(store)) return null;
  const secrets = await storeSecrets(env, store, mayAsk);
  if (!secrets) return null;
  const { settings, suspended = false } = await storeSettings(env, store);
  return {
    store,
    settings,
    suspended,
    credentials: credentialsOf(env, secrets),
    shop: storeShop(env, store, () => settings),
    origin,
  };
}

/** `https://support.example.com`: the configured address, else the one in the request. */
export function publicOrigin(env: Env, url: string): string {
  return env.PUBLIC_URL ? env.PUBLIC_URL.replace(/\/$/, '') : new URL(url).origin;
}

/** The URL of this request as the provider called it: what it signed. */
export function publicUrl(env: Env, url: string): string {
  const { pathname, search } = new URL(url);
  return `${publicOrigin(env, url)}${pathname}${search}`;
}
