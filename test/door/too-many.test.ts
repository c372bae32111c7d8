import { describe, expect, it } from 'vitest';
import { metaSignature, twilioSignature } from '../../sandbox/sign.ts';
import { app } from '../../src/index.ts';
import type { Limiters } from '../../src/limits.ts';
import { sessionToken } from '../../src/tokens.ts';
import { ADMIN, bindings, HERE, JSON_TYPE } from './world.ts';

/*
 * The platform's limiter itself, with a limit of three. Its minutes begin by the clock: at most one begins
 * while we count.
 */

const LIMIT = 3;
const few = (bindings as unknown as { FEW: RateLimit }).FEW;
/** The same limiter under keys of one test's own. */
const fresh = (): RateLimit => {
  const own = crypto.randomUUID();
  return { limit: ({ key }) => few.limit({ key: `${own} ${key}` }) };
};
const all = (): Required<Limiters> => ({
  SESSIONS_PER_NETWORK: fresh(),
  SESSIONS_PER_SITE: fresh(),
  SESSIONS_PER_STORE: fresh(),
  UPLOADS: fresh(),
  API_PER_STORE: fresh(),
  REFUSALS_PER_NETWORK: fresh(),
  LOOKUPS_PER_NETWORK: fresh(),
});

/** What more calls than two minutes may have are answered with. */
async function statuses(path: string, init: () => RequestInit | Promise<RequestInit>, over: Limiters) {
  const seen: number[] = [];
  for (let count = 0; count <= 2 * LIMIT; count++) {
    const response = await app.request(HERE + path, (await init()) as never, { ...bindings, ...over });
    seen.push(response.status);
    response.webSocket?.accept();
    response.webSocket?.close();
    if (response.status !== 429) continue;
    expect(response.headers.get('retry-after')).toBe('60');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: 'about:blank',
      status: 429,
      title: expect.any(String),
    });
  }
  return seen;
}
const network = { 'cf-connecting-ip': '192.0.2.9' };
/** Another /64 of the same /48 each time. */
let networks = 0;
const nextOfSite = () => ({ 'cf-connecting-ip': `2001:db8:7:${(networks++).toString(16)}::1` });
const upgrade = { upgrade: 'websocket', 'sec-websocket-protocol': 'onethread.1' };

describe('the platform’s limiter', () => {
  const limits: [
    name: keyof Limiters,
    path: string,
    within: number,
    init: () => RequestInit | Promise<RequestInit>,
  ][] = [
    ['SESSIONS_PER_NETWORK', '/chat/demo', 101, () => ({ headers: { ...network, ...upgrade } })],
    ['SESSIONS_PER_SITE', '/chat/demo', 101, () => ({ headers: { ...upgrade, ...nextOfSite() } })],
    ['SESSIONS_PER_STORE', '/chat/demo', 101, () => ({ headers: upgrade })],
    [
      'UPLOADS',
      '/chat/demo/files',
      200,
      async () => {
        const token = await sessionToken(bindings, { store: 'demo', customer: 'cu_few', session: 'cfew' });
        return { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '%PDF-1.7' };
      },
    ],
    ['API_PER_STORE', '/api/v1/desk', 200, () => ({ headers: ADMIN })],
    [
      'REFUSALS_PER_NETWORK',
      '/api/v1/desk',
      401,
      () => ({ headers: { ...network, authorization: 'Bearer no' } }),
    ],
  ];
  it.each(limits)('answers 429 for %s at %s, after so many', async (name, path, within, init) => {
    const seen = await statuses(path, init, { [name]: fresh() });
    expect(seen.slice(0, LIMIT)).toEqual(Array(LIMIT).fill(within));
    expect(seen).toContain(429);
    expect(new Set(seen)).toEqual(new Set([within, 429]));
  });

  it('lets nobody whom their network refuses use up what all visitors of the store have', async () => {
    let counted = 0;
    const counting = { limit: async () => ({ success: ++counted <= LIMIT }) } as RateLimit;
    await statuses('/chat/demo', () => ({ headers: { ...network, ...upgrade } }), {
      SESSIONS_PER_NETWORK: { limit: async () => ({ success: false }) } as RateLimit,
      SESSIONS_PER_STORE: counting,
    });
    expect(counted).toBe(0);
  });

  it('stands in no provider’s way, whatever others have used up', async () => {
    const over = all();
    await statuses('/api/v1/desk', () => ({ headers: { ...network, authorization: 'Bearer no' } }), over);
    await statuses('/chat/demo', () => ({ headers: { ...network, ...upgrade } }), over);
    const raw = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });
    const meta = await statuses(
      '/hooks/demo/whatsapp',
      async () => {
        const signature = await metaSignature('dev-whatsapp-secret', new TextEncoder().encode(raw));
        return {
          method: 'POST',
          headers: { ...network, ...JSON_TYPE, 'x-hub-signature-256': signature },
          body: raw,
        };
      },
      over,
    );
    expect(new Set(meta)).toEqual(new Set([200]));
    const fields = { CallSid: `CA${'0'.repeat(32)}`, From: '+33600000123', To: '+33187654321' };
    const url = `${HERE}/hooks/demo/twilio/voice`;
    const calls = await statuses(
      '/hooks/demo/twilio/voice',
      async () => ({
        method: 'POST',
        headers: {
          ...network,
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': await twilioSignature('dev-twilio-token', url, fields),
        },
        body: new URLSearchParams(fields),
      }),
      over,
    );
    expect(new Set(calls)).toEqual(new Set([200]));
  });
});
