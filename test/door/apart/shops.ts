import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { proxySignature } from '../../../src/shop/shopify/session.ts';
import { signature } from '../../../src/signature.ts';
import { ask, JSON_TYPE, kept } from '../world.ts';
import { api, booty, east, SHOP_SECRET, told, west } from './stores.ts';

const HTTP = { url: 'http://sandbox/shop-by-http', secret: SHOP_SECRET };

const SENDCLOUD = { key: 'sandbox-public', secret: 'sandbox-secret', apiBase: 'http://sandbox/sendcloud' };

/** What no key of the west's opens at the east. */
export async function byTheOwner(method: string, path: string, body?: object): Promise<void> {
  const before = await kept();
  for (const token of [booty.apiToken, west.adminToken.replace('ot_west_', 'ot_east_'), west.identitySecret])
    expect([401, 403]).toContain((await api({ ...east, adminToken: token }, method, path, body)).status);
  expect(await kept()).toEqual(before);
}

/** A push of the west's shop is the west's alone. */
async function pushed(path: string, headers: (body: string) => Record<string, string>): Promise<void> {
  const before = await kept();
  const body = JSON.stringify({ orders: ['W-1'] });
  const sent = await ask(path, { method: 'POST', headers: { ...JSON_TYPE, ...headers(body) }, body });
  expect(sent.status).toBe(403);
  expect(await kept()).toEqual(before);
}

/** The systems of a store's own, and what they tell. */
const seconds = () => Math.floor(Date.now() / 1000);

export const shops: Record<string, () => Promise<void>> = {
  'GET /api/v1/connections': async () => {
    const { text } = await told(await api(east, 'GET', '/connections'));
    expect(text).not.toMatch(/west|url/);
    await byTheOwner('GET', '/connections');
  },
  'GET /api/v1/connections/:name': async () => {
    expect((await api(east, 'GET', '/connections/http')).status).toBe(404);
    await byTheOwner('GET', '/connections/http');
  },
  'PUT /api/v1/connections/:name': () => byTheOwner('PUT', '/connections/http', HTTP),
  'DELETE /api/v1/connections/:name': async () => {
    expect((await api(east, 'DELETE', '/connections/http')).status).toBe(204);
    await byTheOwner('DELETE', '/connections/http');
  },
  'POST /api/v1/connections/:name/test': async () => {
    expect((await api(east, 'POST', '/connections/http/test', {})).status).toBe(404);
    await byTheOwner('POST', '/connections/http/test', {});
  },
  'POST /hooks/:store/http': () =>
    pushed('/hooks/east/http', (body) => ({
      'onethread-signature': signature(SHOP_SECRET, { method: 'POST', path: '/hooks/east/http', body }),
    })),
  'POST /hooks/:store/shopify': async () => {
    const before = await kept();
    const body = JSON.stringify({ id: 1 });
    const hmac = createHmac('sha256', SHOP_SECRET).update(body).digest('base64');
    const headers = { 'x-shopify-hmac-sha256': hmac, 'x-shopify-topic': 'shop/redact' };
    const sent = await ask('/hooks/east/shopify', {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body,
    });
    expect(sent.status).toBe(401);
    expect(await kept()).toEqual(before);
  },
  // The east has no shop on Shopify: the west's signature and token are of nobody's there.
  'GET /hooks/:store/shopify/session': async () => {
    const asked = new URLSearchParams({ shop: 'lune.myshopify.com', timestamp: String(seconds()) });
    asked.set('logged_in_customer_id', '7000001');
    asked.set('signature', proxySignature(asked, SHOP_SECRET));
    const sent = await ask(`/hooks/east/shopify/session?${asked}`);
    expect(sent.status).toBe(401);
  },
  'POST /hooks/:store/shopify/session': async () => {
    const sent = await ask('/hooks/east/shopify/session', {
      method: 'POST',
      headers: { authorization: `Bearer ${booty.session}` },
    });
    expect(sent.status).toBe(401);
  },
  'OPTIONS /hooks/:store/shopify/session': async () => {
    const sent = await ask('/hooks/east/shopify/session', { method: 'OPTIONS' });
    expect([sent.status, await sent.text()]).toEqual([204, '']);
  },
  'POST /hooks/:store/sendcloud': async () => {
    // The east has an integration of its own: the west's secret signs nothing there.
    expect((await api(east, 'PUT', '/connections/sendcloud', SENDCLOUD)).status).toBe(200);
    await pushed('/hooks/east/sendcloud', (body) => ({
      'sendcloud-signature': createHmac('sha256', SHOP_SECRET).update(body).digest('hex'),
    }));
    expect((await api(east, 'DELETE', '/connections/sendcloud')).status).toBe(204);
  },
  'POST /hooks/:store/woocommerce': () =>
    pushed('/hooks/east/woocommerce', (body) => ({
      'x-wc-webhook-signature': createHmac('sha256', SHOP_SECRET).update(body).digest('base64'),
    })),
};
