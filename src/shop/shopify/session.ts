import { createHmac } from 'node:crypto';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import { equalText } from '../../constant-time.ts';

/*
 * Who is logged in at a shop on Shopify, by Shopify's own word: the theme's app proxy
 * (shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies) and customer accounts' session tokens.
 */

/** Seconds that a proxied request is good for, before and after. Machine time: Shopify's clock is not ours to move. */
const TOLERANCE = 90;

/** Shopify's word on a visitor. Two that are the same have the same `proof`. */
export interface ShopifySession {
  /** The shop's customer id, as the adapter names accounts; null: nobody is logged in. */
  account: string | null;
  proof: string;
  /** When Shopify said so: seconds since the epoch, machine time. */
  at: number;
}

/** The app at Shopify, as its connection has it. */
interface App {
  shop: string;
  clientId: string;
  clientSecret: string;
}

/** All that Shopify adds to a request. */
const ADDED = ['shop', 'path_prefix', 'timestamp', 'logged_in_customer_id', 'signature'] as const;

/**
 * What a request through the theme's app proxy says; null where it proves nothing. Shopify signs names and values glued together without
 * separators, and signs what visitors add to the address too: with a parameter of theirs, or an equals sign in a value, the same text
 * could be cut otherwise and name another customer. Such a request proves nothing.
 */
export function proxiedSession(query: URLSearchParams, app: App, seconds: number): ShopifySession | null {
  const names = [...query.keys()];
  if (names.some((name) => !ADDED.some((added) => added === name))) return null;
  if (new Set(names).size < names.length || [...query.values()].some((value) => value.includes('=')))
    return null;
  const [shop, , timestamp, customer, signature] = ADDED.map((name) => query.get(name));
  if (app.clientSecret === '' || !signature || shop !== app.shop) return null;
  if (!equalText(signature, proxySignature(query, app.clientSecret))) return null;
  const at = Number(timestamp);
  if (!/^\d{1,12}$/.test(timestamp ?? '') || Math.abs(seconds - at) > TOLERANCE) return null;
  // The signature itself is told to nobody: whoever has it can try it on another query.
  const proof = createHmac('sha256', app.clientSecret).update(`proof ${signature}`).digest('hex');
  if (!customer) return { account: null, proof, at };
  return /^[1-9]\d{0,17}$/.test(customer) ? { account: customer, proof, at } : null;
}

/** Hex HMAC-SHA256 over all parameters but the signature, sorted, glued without separators; repeated ones by commas. */
export function proxySignature(query: URLSearchParams, clientSecret: string): string {
  const names = [...new Set(query.keys())].filter((name) => name !== 'signature');
  const signed = names.map((name) => `${name}=${query.getAll(name).join(',')}`).sort();
  return createHmac('sha256', clientSecret).update(signed.join('')).digest('hex');
}

const Claims = z.object({
  dest: z.string(),
  sub: z.string().optional(),
  iat: z.number().int(),
  exp: z.number().int(),
});

/**
 * What a session token of Shopify's customer accounts says; null where it proves nothing: HS256 under the client secret, for this
 * app and of this shop.
 */
export async function accountSession(
  token: string,
  app: App,
  seconds: number,
): Promise<ShopifySession | null> {
  if (app.clientSecret === '' || app.clientId === '') return null;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(app.clientSecret), {
      ...{ algorithms: ['HS256'], audience: app.clientId, requiredClaims: ['exp', 'iat'] },
      ...{ currentDate: new Date(seconds * 1000), clockTolerance: 5, maxTokenAge: TOLERANCE + 300 },
    });
    const { dest, sub, iat } = Claims.parse(payload);
    if (dest.replace(/^https:\/\//, '') !== app.shop) return null;
    const proof = createHmac('sha256', app.clientSecret).update(token).digest('hex');
    if (sub === undefined || sub === '') return { account: null, proof, at: iat };
    const account = /^gid:\/\/shopify\/Customer\/([1-9]\d{0,17})$/.exec(sub)?.[1];
    return account === undefined ? null : { account, proof, at: iat };
  } catch {
    return null;
  }
}
