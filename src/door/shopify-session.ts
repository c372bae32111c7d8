import { SignJWT } from 'jose';
import { connectionOf } from '../../durable-objects/clients/connections.ts';
import { storeSecrets } from '../../durable-objects/clients/store.ts';
import { clockShift, now } from '../clock.ts';
import { accountSession, proxiedSession, type ShopifySession } from '../shop/shopify/session.ts';
import { trace } from '../trace.ts';
import { unauthorised } from './problems.ts';
import type { DoorContext } from './stores.ts';

/** How long the login token is valid after Shopify's statement, in seconds. */
const LIFE = 480;

/** Customer accounts run their extensions at an origin of Shopify's; no cookie of ours is read here. */
const ANYWHERE = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization',
  'access-control-allow-methods': 'POST',
};

/** `GET …/shopify/session`: through the theme's app proxy. Who may call: Shopify, proven by the signature of the query. */
export const proxiedLogin = (c: DoorContext): Promise<Response> =>
  login(c, async (app) => proxiedSession(new URL(c.req.url).searchParams, app, Date.now() / 1000));

/** `POST …/shopify/session`: a customer account. Who may call: whoever has a session token of Shopify's, as bearer. */
export async function accountLogin(c: DoorContext): Promise<Response> {
  const token = /^Bearer ([\w.-]{1,4000})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const answer = await login(c, async (app) =>
    token === undefined ? null : accountSession(token, app, Date.now() / 1000),
  );
  return fromAnywhere(c, answer);
}

export const accountPreflight = (c: DoorContext): Response =>
  fromAnywhere(c, new Response(null, { status: 204 }));

function fromAnywhere(c: DoorContext, answer: Response): Response {
  if (c.req.header('origin') !== undefined)
    for (const [name, value] of Object.entries(ANYWHERE)) answer.headers.set(name, value);
  return answer;
}

/** A login token for the customer whom Shopify says is logged in: `{identity}`, null where nobody is. */
async function login(
  c: DoorContext,
  read: (app: { shop: string; clientId: string; clientSecret: string }) => Promise<ShopifySession | null>,
): Promise<Response> {
  const { store, settings } = c.get('at');
  // The numbers of another shop's customers mean other people.
  const fields = settings.shop.kind === 'shopify' ? await connectionOf(c.env, store, 'shopify') : null;
  const { shop = '', clientId = '', clientSecret = '' } = fields ?? {};
  const session = fields && (await read({ shop, clientId, clientSecret }));
  if (!session) return unauthorised();
  trace('shop.session', { store, reason: session.account === null ? 'guest' : 'customer' });
  return c.json({ identity: session.account && (await identityOf(c, session.account, session)) });
}

/**
 * Bound to Shopify's statement, and valid no longer than it: a replayed request gets the token that only the
 * first session can use.
 */
async function identityOf(
  c: DoorContext,
  account: string,
  { proof, at }: ShopifySession,
): Promise<string | null> {
  const { store } = c.get('at');
  const secret = (await storeSecrets(c.env, store))?.identitySecret;
  if (!secret) return null;
  const said = at + Math.round(clockShift() / 1000);
  return new SignJWT({ store, nonce: `shopify/${proof}` })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(account)
    .setIssuedAt(Math.min(said, Math.floor(now() / 1000)))
    .setExpirationTime(said + LIFE)
    .sign(new TextEncoder().encode(secret));
}
