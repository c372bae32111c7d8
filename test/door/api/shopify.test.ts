import { abortAllDurableObjects } from 'cloudflare:test';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { storeShop } from '../../../durable-objects/clients/shop.ts';
import { storeObject } from '../../../durable-objects/clients/store.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { ask, bindings, JSON_TYPE } from '../world.ts';

/* A shop on Shopify: connected, tried and asked. */

const SECRET = 'dev-shopify-secret';
const FIELDS = {
  shop: 'lune.myshopify.com',
  clientId: 'dev-shopify-app',
  clientSecret: SECRET,
  apiBase: 'http://sandbox/shopify',
};
const store = 'shopify-shop';
let token = '';

beforeAll(async () => {
  const made = await ask('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', ...JSON_TYPE },
    body: JSON.stringify({ id: store }),
  });
  token = ((await made.json()) as { token: string }).token;
});

// Nothing that is logged or shown on the way holds a secret or a token.
const seen: string[] = [];
for (const level of ['info', 'error', 'log', 'warn'] as const)
  vi.spyOn(console, level).mockImplementation((...words) => void seen.push(words.join(' ')));
afterAll(() => expect(seen.filter((line) => /shpat_|shprt_|dev-shopify-secret/.test(line))).toEqual([]));

async function call(method: string, path: string, body?: object): Promise<Response> {
  const answer = await ask(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...JSON_TYPE },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  seen.push(text);
  return new Response(text === '' ? null : text, answer);
}

const fault = (code: string) =>
  ask('/sandbox/faults', {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ channel: 'shop', code, times: 1 }),
  });
const shop = () =>
  storeShop(bindings, store, () => ({
    ...defaultSettings(),
    shop: { kind: 'shopify' as const, arrivesAfterDays: 5 },
  }));
const connect = () => call('PUT', '/connections/shopify', FIELDS);

describe('a connection to Shopify', () => {
  it('shows no secret, and of those that may be left out only what is kept', async () => {
    expect((await connect()).status).toBe(200);
    const shown = { ...FIELDS, name: 'shopify', clientSecret: true, seen: null };
    expect(await (await call('GET', '/connections/shopify')).json()).toEqual(shown);
  });

  it('is made to Shopify alone', async () => {
    for (const host of ['lune.example', 'lune.myshopify.com.evil.example', 'Lune.myshopify.com', 'a/b'])
      expect((await call('PUT', '/connections/shopify', { ...FIELDS, shop: host })).status).toBe(400);
  });

  it('is tried for real, in Shopify’s own words', async () => {
    await connect();
    expect(await (await call('POST', '/connections/shopify/test', {})).json()).toEqual({
      ok: true,
      detail: 'Lune (lune.myshopify.com)',
    });
    await call('PUT', '/connections/shopify', { ...FIELDS, clientSecret: 'quite-another' });
    expect(await (await call('POST', '/connections/shopify/test', {})).json()).toEqual({
      ok: false,
      detail: 'Shopify gives no token: HTTP 401. Are client id and secret right?',
    });
  });
});

describe('a token that is refreshed', () => {
  it('takes the old one’s place, sealed, and is used from then on', async () => {
    const plain = `shprt_${Math.floor(Date.now() / 1000) + 400 * 86_400}_0`;
    const signed = createHmac('sha256', SECRET).update(plain).digest('hex').slice(0, 24);
    const refreshToken = `${plain}_${signed}`;
    await call('PUT', '/connections/shopify', { ...FIELDS, refreshToken });
    expect(await shop().order('45821')).toMatchObject({ id: '45821' });
    const kept = async () => {
      const opened = await storeObject(bindings, store).connection({ type: 'open', name: 'shopify' });
      return opened.ok ? opened.fields?.refreshToken : null;
    };
    const next = await kept();
    expect(next).toMatch(/^shprt_/);
    expect(next).not.toBe(refreshToken);
    expect(await (await call('GET', '/connections/shopify')).json()).toMatchObject({ refreshToken: true });
    await abortAllDurableObjects();
    expect(await shop().account('7000000')).not.toBeUndefined();
    expect(await kept()).not.toBe(next);
  });
});

describe('the shop on Shopify', () => {
  it('answers the port, also where it asks for patience once', async () => {
    await connect();
    await fault('THROTTLED');
    expect(await shop().order('45821')).toMatchObject({ id: '45821', customer: { name: 'Sophie Martin' } });
  });
});
