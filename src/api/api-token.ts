import { createHash } from 'node:crypto';
import { equalText } from '../constant-time.ts';
import type { Env } from '../env.ts';
import { blindName } from '../seal.ts';

/*
 * `otk_<store>_<256 random bits>_<mac>`: an API token names its store in clear, and 80 bits of HMAC under
 * SEAL_KEY prove that this service made it. An invented token is refused by arithmetic, before any object is
 * opened. The store's own token (`ot_<store>_<secret>`) is another kind.
 */
const API_TOKEN = /^otk_([a-z0-9][a-z0-9-]{0,62})_([0-9a-f]{64})_([0-9a-f]{20})$/;

/** A new token for a store. Throws without SEAL_KEY. */
export function newApiToken(env: Env, store: string): string {
  const secret = hex(crypto.getRandomValues(new Uint8Array(32)));
  return `otk_${store}_${secret}_${mac(env, store, secret)}`;
}

/** Whether a bearer token has the form of an API token. */
export const isApiToken = (token: string): boolean => token.startsWith('otk_');

/** The store that a token is for; null when this service did not make it, or has no SEAL_KEY to verify it. */
export function storeOfApiToken(env: Env, token: string): string | null {
  const [, store, secret, given] = API_TOKEN.exec(token) ?? [];
  if (!env.SEAL_KEY || !store || !secret || !given) return null;
  return equalText(mac(env, store, secret), given) ? store : null;
}

/** The stored hash of a token: 256 random bits need no salt and no slow hash. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function mac(env: Env, store: string, secret: string): string {
  return blindName(env, 'api-token', store, secret).slice(0, 20);
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
