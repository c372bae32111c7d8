import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { metaSignature } from '../../sandbox/sign.ts';
import { networkOf, siteOf } from '../../src/identity/network.ts';
import { app } from '../../src/index.ts';
import { within } from '../../src/limits.ts';
import { Rate } from '../../src/rate.ts';
import { sessionToken } from '../../src/tokens.ts';
import { ADMIN, bindings, HERE, JSON_TYPE } from './world.ts';

/** A limiter that lets `most` through for each key, as the platform's does within a minute. */
function limiter(most: number): RateLimit & { counted: Map<string, number> } {
  const counted = new Map<string, number>();
  return {
    counted,
    async limit({ key }) {
      counted.set(key, (counted.get(key) ?? 0) + 1);
      return { success: (counted.get(key) ?? 0) <= most };
    },
  };
}

const from = (ip: string, headers: Record<string, string> = {}) => ({ 'cf-connecting-ip': ip, ...headers });
const upgrade = { upgrade: 'websocket', 'sec-websocket-protocol': 'onethread.1' };

async function statuses(count: number, path: string, init: RequestInit, over: Partial<typeof bindings>) {
  const seen: number[] = [];
  for (let index = 0; index < count; index++) {
    const response = await app.request(HERE + path, init as never, { ...bindings, ...over });
    if (response.status === 429) {
      expect(response.headers.get('retry-after')).toBe('60');
      expect(await response.json()).toMatchObject({ type: 'about:blank', status: 429 });
    } else if (!response.webSocket) await response.body?.cancel();
    response.webSocket?.accept();
    response.webSocket?.close();
    seen.push(response.status);
  }
  return seen;
}

describe('limits at the edge', () => {
  it('count new chats by network and by store', async () => {
    const SESSIONS_PER_NETWORK = limiter(2);
    const over = { SESSIONS_PER_NETWORK };
    const chat = (ip: string) => statuses(3, '/chat/demo', { headers: from(ip, upgrade) }, over);
    expect(await chat('192.0.2.1')).toEqual([101, 101, 429]);
    expect(await chat('192.0.2.2')).toEqual([101, 101, 429]);
    expect(await chat('2001:db8:1:2::1')).toEqual([101, 101, 429]);
    expect(await chat('2001:db8:1:2:ffff::9')).toEqual([429, 429, 429]);
    const store = { SESSIONS_PER_STORE: limiter(1) };
    expect(await statuses(2, '/chat/demo', { headers: upgrade }, store)).toEqual([101, 429]);
  });

  it('let a browser that has its session dial again', async () => {
    const over = { SESSIONS_PER_NETWORK: limiter(0) };
    const token = await sessionToken(bindings, { store: 'demo', customer: 'cu_limits', session: 'climits' });
    const known = { ...upgrade, 'sec-websocket-protocol': `onethread.1, session.${token}` };
    expect(await statuses(2, '/chat/demo', { headers: from('192.0.2.1', known) }, over)).toEqual([101, 101]);
  });

  it('count uploads by session and by network', async () => {
    const UPLOADS = limiter(1);
    const upload = async (session: string, ip: string) => {
      const token = await sessionToken(bindings, { store: 'demo', customer: 'cu_limits', session });
      const headers = from(ip, { authorization: `Bearer ${token}` });
      return statuses(2, '/chat/demo/files', { method: 'POST', headers, body: '%PDF-1.7' }, { UPLOADS });
    };
    expect(await upload('c1', '192.0.2.1')).toEqual([200, 429]);
    expect(await upload('c2', '192.0.2.1')).toEqual([429, 429]);
    expect(await upload('c3', '192.0.2.3')).toEqual([200, 429]);
  });

  it('count failed credentials, and let the right ones in from behind the same address', async () => {
    const over = { REFUSALS_PER_NETWORK: limiter(2) };
    const wrong = { headers: from('192.0.2.1', { authorization: 'Bearer guess' }) };
    expect(await statuses(4, '/api/v1/desk', wrong, over)).toEqual([401, 401, 429, 429]);
    expect(await statuses(1, '/files/x', { headers: from('192.0.2.1') }, over)).toEqual([429]);
    expect(await statuses(1, '/chat/nowhere', { headers: from('192.0.2.1') }, over)).toEqual([429]);
    expect(await statuses(3, '/api/v1/desk', { headers: from('192.0.2.1', ADMIN) }, over)).toEqual([
      200, 200, 200,
    ]);
  });

  it('count calls of the API by store', async () => {
    const over = { API_PER_STORE: limiter(2) };
    expect(await statuses(3, '/api/v1/desk', { headers: ADMIN }, over)).toEqual([200, 200, 429]);
    expect([...over.API_PER_STORE.counted.keys()]).toEqual(['demo']);
  });

  it('stand in no provider’s way', async () => {
    const none = limiter(0);
    const over = { SESSIONS_PER_NETWORK: none, SESSIONS_PER_STORE: none, API_PER_STORE: none, UPLOADS: none };
    const raw = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });
    const signature = await metaSignature('dev-whatsapp-secret', new TextEncoder().encode(raw));
    const init = {
      method: 'POST',
      headers: from('192.0.2.1', { ...JSON_TYPE, 'x-hub-signature-256': signature }),
      body: raw,
    };
    expect(await statuses(3, '/hooks/demo/whatsapp', init, over)).toEqual([200, 200, 200]);
  });

  it('are bound, in development out of the way', async () => {
    for (const name of [
      'SESSIONS_PER_NETWORK',
      'SESSIONS_PER_STORE',
      'UPLOADS',
      'API_PER_STORE',
      'REFUSALS_PER_NETWORK',
      'LOOKUPS_PER_NETWORK',
    ] as const) {
      const bound = (env as unknown as typeof bindings)[name];
      expect(await bound?.limit({ key: 'test' })).toEqual({ success: true });
    }
  });

  it('close no door when they fail, or know nobody', async () => {
    const broken: RateLimit = { limit: () => Promise.reject(new Error('down')) };
    expect(await within(broken, 'key')).toBe(true);
    expect(await within(undefined, 'key')).toBe(true);
    expect(await within(limiter(0), null)).toBe(true);
    expect(await within(limiter(0), 'key')).toBe(false);
  });
});

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['fe80::1%eth0', null],
    ['', null],
    ['unknown', null],
    ['1'.repeat(10_000), null],
  ])('of %s is %s', (ip, network) => expect(networkOf(ip)).toBe(network));

  it('of IPv6 stands in a site, and no other does', () => {
    expect(siteOf(networkOf('2001:db8:1:2::9') ?? '')).toBe('2001:db8:1::/48');
    expect(siteOf('192.0.2.1')).toBeNull();
    expect(siteOf('')).toBeNull();
  });
});

describe('a rate', () => {
  it('is counted over the last minute, by key', () => {
    const rate = new Rate();
    expect([0, 1, 2].map((now) => rate.take('a', now, 2))).toEqual([true, true, false]);
    expect(rate.take('b', 2, 2)).toBe(true);
    expect(rate.take('a', 60_000, 2)).toBe(true);
    expect(rate.take('a', 60_000, 2)).toBe(false);
  });
});
