import { decodeJwt, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { storeShop } from '../../../durable-objects/clients/shop.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { proxySignature } from '../../../src/shop/shopify/session.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ask, bindings, JSON_TYPE } from '../world.ts';

/* Whoever is logged in at a shop on Shopify is known in its chat. */

const STORE = 'proxied';
const SECRET = 'dev-shopify-secret';
const SHOP = 'lune.myshopify.com';
const service = { ...serviceInside(), store: STORE };
let token = '';
let account = '';

async function call(method: string, path: string, body: object): Promise<void> {
  const answer = await ask(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...JSON_TYPE },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBeLessThan(300);
}

beforeAll(async () => {
  const made = await ask('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', ...JSON_TYPE },
    body: JSON.stringify({ id: STORE }),
  });
  token = ((await made.json()) as { token: string }).token;
  await call('PUT', '/connections/shopify', {
    ...{ shop: SHOP, clientId: 'dev-shopify-app', clientSecret: SECRET },
    apiBase: 'http://sandbox/shopify',
  });
  await call('PATCH', '/settings', { shop: { kind: 'shopify' } });
  const kind = { kind: 'shopify' as const, arrivesAfterDays: 5 };
  const shop = storeShop(bindings, STORE, () => ({ ...defaultSettings(), shop: kind }));
  account = (await shop.order('45821'))?.customer.id ?? '';
  expect(account).toMatch(/^\d+$/);
});

const seconds = () => Math.floor(Date.now() / 1000);

let requests = 0;

function proxied(fields: Record<string, string> = {}, secret = SECRET) {
  const asked = new URLSearchParams({
    // No two requests of one second are the same.
    ...{ shop: SHOP, path_prefix: '/apps/onethread', timestamp: String(seconds() - requests++) },
    ...{ logged_in_customer_id: account, ...fields },
  });
  asked.set('signature', proxySignature(asked, secret));
  return () => ask(`/hooks/${STORE}/shopify/session?${asked}`);
}

async function identityOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { identity } = (await answer.json()) as { identity: string | null };
  if (identity === null) throw new Error('nobody is logged in');
  return identity;
}

async function seen(identity: string) {
  const chat = await Chat.open(service, { identity });
  const refused = chat.frames.some((frame) => frame.type === 'error' && frame.code === 'bad_identity');
  const { assurance } = chat.welcome;
  chat.close();
  return { assurance, refused };
}

describe('the theme’s app proxy', () => {
  it('tells who is logged in, and the chat knows them and their orders', async () => {
    const chat = await Chat.open(service, { identity: await identityOf(await proxied()()) });
    expect(chat.welcome.assurance).toBe('verified');
    const [answer] = await chat.say('Where is my order?');
    expect(answer?.text).toContain('45821');
    chat.close();
  });

  it('tells of nobody where nobody is logged in', async () => {
    const answer = await proxied({ logged_in_customer_id: '' })();
    expect([answer.status, await answer.json()]).toEqual([200, { identity: null }]);
  });

  it('that is played again gives what is worth nothing in another browser', async () => {
    const request = proxied();
    expect(await seen(await identityOf(await request()))).toEqual({ assurance: 'verified', refused: false });
    expect(await seen(await identityOf(await request()))).toEqual({ assurance: 'anonymous', refused: true });
  });

  it.each<[string, () => () => Promise<Response>]>([
    ['signed by another', () => proxied({}, 'another')],
    ['of another shop', () => proxied({ shop: 'other.myshopify.com' })],
    ['that is old', () => proxied({ timestamp: String(seconds() - 100) })],
    [
      'without a signature',
      () => () => ask(`/hooks/${STORE}/shopify/session?logged_in_customer_id=${account}`),
    ],
  ])('is refused %s', async (_, request) => {
    const answer = await request()();
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toMatch(/identity|hush|secret/);
  });

  it.each<[string, (victim: string) => Record<string, string>, Record<string, string>]>([
    [
      'a parameter',
      (victim) => ({ a: `1logged_in_customer_id=${victim}m` }),
      { a: '1', mlogged_in_customer_id: '999' },
    ],
    [
      'a name',
      (victim) => ({ [`logged_in_customer_id=${victim}path_prefix=`]: 'x' }),
      { path_prefix: '=xlogged_in_customer_id=999path_prefix=/apps/onethread' },
    ],
  ])('names nobody else by what a visitor slipped into the signed text as %s', async (_, slipped, cut) => {
    const own = { shop: SHOP, path_prefix: '/apps/onethread', timestamp: String(seconds() - requests++) };
    // Shopify signs for the visitor's own account whatever they add.
    const signed = new URLSearchParams({ ...slipped(account), ...own, logged_in_customer_id: '999' });
    const forged = new URLSearchParams({ ...own, logged_in_customer_id: account, ...cut });
    expect(proxySignature(forged, SECRET)).toBe(proxySignature(signed, SECRET));
    forged.set('signature', proxySignature(signed, SECRET));
    expect((await ask(`/hooks/${STORE}/shopify/session?${forged}`)).status).toBe(401);
  });

  it('tells no visitor the signature of their own request', async () => {
    const asked = new URLSearchParams({ shop: SHOP, path_prefix: '/apps/onethread' });
    asked.set('timestamp', String(seconds() - requests++));
    asked.set('logged_in_customer_id', account);
    const signature = proxySignature(asked, SECRET);
    asked.set('signature', signature);
    const identity = await identityOf(await ask(`/hooks/${STORE}/shopify/session?${asked}`));
    expect(JSON.stringify(decodeJwt(identity))).not.toContain(signature);
  });

  it('is nothing to a store whose shop is another one', async () => {
    const asked = new URLSearchParams({ shop: SHOP, timestamp: String(seconds()) });
    asked.set('signature', proxySignature(asked, SECRET));
    expect((await ask(`/hooks/demo/shopify/session?${asked}`)).status).toBe(401);
  });
});

describe('a customer account at Shopify', () => {
  const session = (claims: object = {}) =>
    new SignJWT({ dest: SHOP, jti: crypto.randomUUID(), sub: `gid://shopify/Customer/${account}`, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('dev-shopify-app')
      .setIssuedAt(seconds())
      .setExpirationTime(seconds() + 300)
      .sign(new TextEncoder().encode(SECRET));
  const exchange = async (bearer: string) =>
    ask(`/hooks/${STORE}/shopify/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, origin: 'https://extensions.shopifycdn.com' },
    });

  it('is exchanged for a login token, once, from wherever Shopify runs it', async () => {
    const bearer = await session();
    const answer = await exchange(bearer);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await seen(await identityOf(answer))).toEqual({ assurance: 'verified', refused: false });
    expect(await seen(await identityOf(await exchange(bearer)))).toMatchObject({ refused: true });
    const preflight = await ask(`/hooks/${STORE}/shopify/session`, {
      method: 'OPTIONS',
      headers: { origin: 'https://extensions.shopifycdn.com' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
  });

  it('of another shop, or made up, is refused', async () => {
    expect((await exchange(await session({ dest: 'other.myshopify.com' }))).status).toBe(401);
    expect((await exchange('a.b.c')).status).toBe(401);
    expect((await ask(`/hooks/${STORE}/shopify/session`, { method: 'POST' })).status).toBe(401);
  });
});
