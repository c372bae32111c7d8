import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, ask, JSON_TYPE, kept, LEAK } from '../world.ts';

/* Webhooks of mailboxes, shops and carriers that nobody signed, by the hundred: nothing is made, and nothing is told. */

const HOOKS = ['gmail', 'graph', 'sendcloud', 'shopify', 'woocommerce', 'http'] as const;
type Hook = (typeof HOOKS)[number];
const BODY = JSON.stringify({
  message: { data: btoa(JSON.stringify({ emailAddress: 'owner@shop.example', historyId: 1 })) },
  value: [{ clientState: 'x'.repeat(43), lifecycleEvent: 'subscriptionRemoved' }],
  ...{ id: 1, shop_id: 1, customer: { id: 1, email: 'sophie.martin@example.com' }, orders_to_redact: [1] },
});
const hmac = (secret: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(BODY).digest(encoding);

/** Headers as the provider's are, signed by a secret that is not the store's. */
const SIGNED: Record<Hook, Record<string, string>> = {
  gmail: { authorization: 'Bearer e30.e30.e30' },
  graph: {},
  sendcloud: { 'sendcloud-signature': hmac('', 'hex') },
  shopify: {
    'x-shopify-hmac-sha256': hmac('', 'base64'),
    'x-shopify-topic': 'customers/redact',
    'x-shopify-shop-domain': 'lune.myshopify.com',
  },
  woocommerce: { 'x-wc-webhook-signature': hmac('', 'base64') },
  http: { 'onethread-signature': `t=${Math.floor(Date.now() / 1_000)},v1=${'0'.repeat(64)}` },
};

async function flood(times: number, store: (n: number) => string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const all = Array.from({ length: times }, async (_, n) => {
    const hook = HOOKS[n % HOOKS.length] ?? 'http';
    const headers = { ...JSON_TYPE, ...(n % 3 ? SIGNED[hook] : {}) };
    const answer = await ask(`/hooks/${store(n)}/${hook}`, { method: 'POST', headers, body: BODY });
    expect(await answer.text()).not.toMatch(LEAK);
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
  });
  await Promise.all(all);
  return counts;
}

beforeAll(async () => {
  expect((await ask('/api/v1/desk', { headers: ADMIN })).status).toBe(200);
});

describe('a flood of webhooks that nobody signed', () => {
  it('makes nothing at a store that is connected to none of them', async () => {
    const before = await kept();
    const counts = await flood(300, () => 'demo');
    expect(Object.keys(counts).filter((status) => !['401', '403', '429'].includes(status))).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  it('makes nothing for stores that there are not, nor for names that are none', async () => {
    const before = await kept();
    const counts = await flood(300, (n) =>
      n % 2 ? `no-such-store-${n}` : (['__proto__', 'demo~x', 'DEMO'][n % 3] ?? ''),
    );
    expect(Object.keys(counts).filter((status) => !['404', '429'].includes(status))).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  it('has no body read that is no push: 2 MB under a header that is no signature', async () => {
    for (const hook of HOOKS) {
      const answer = await ask(`/hooks/demo/${hook}`, {
        method: 'POST',
        headers: { ...JSON_TYPE, ...SIGNED[hook] },
        body: 'x'.repeat(2 * 1024 * 1024),
      });
      expect([hook, [401, 403, 413].includes(answer.status)]).toEqual([hook, true]);
    }
  });
});
