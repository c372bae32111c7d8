import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetIsolate } from '../../durable-objects/clients/isolate.ts';
import { metaSignature } from '../../sandbox/sign.ts';
import { app } from '../../src/index.ts';
import { serviceInside } from '../journeys/service.ts';
import { ask, bindings, HERE, JSON_TYPE } from './world.ts';

const upgrade = { upgrade: 'websocket', 'sec-websocket-protocol': 'onethread.1' };
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** The Store objects among `names` that have been opened, and what each of them keeps. */
async function opened(names: readonly string[]): Promise<{ name: string; kept: number }[]> {
  const space = bindings.STORE as unknown as DurableObjectNamespace;
  const ids = await listDurableObjectIds(space);
  const found: { name: string; kept: number }[] = [];
  for (const name of names) {
    const id = ids.find((one) => one.equals(bindings.STORE.idFromName(`${name}:store`)));
    if (!id) continue;
    const kept = await runInDurableObject(
      space.get(id),
      async (_, { storage }) =>
        storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray()
          .length +
        [...storage.kv.list()].length +
        ((await storage.getAlarm()) === null ? 0 : 1),
    );
    found.push({ name, kept });
  }
  return found;
}

const madeUp = (count: number) => Array.from({ length: count }, () => `none-${crypto.randomUUID()}`);

beforeEach(forgetIsolate);

describe('a store name that somebody made up', () => {
  it('is refused by URL and by bearer, and leaves nothing', async () => {
    const names = madeUp(10);
    for (const name of names) {
      expect((await ask(`/chat/${name}`, { headers: upgrade })).status).toBe(404);
      expect((await ask(`/hooks/${name}/whatsapp`, { method: 'POST', body: '{}' })).status).toBe(404);
      expect((await ask('/api/v1/desk', bearer(`ot_${name}_${'0'.repeat(64)}`))).status).toBe(401);
      const keys = await bindings.BLOBS.list({ prefix: `${name}/` });
      expect(keys.objects).toEqual([]);
    }
    expect((await opened(names)).filter(({ kept }) => kept > 0)).toEqual([]);
  });

  it('opens no object once its network has been refused too often, and counts once', async () => {
    let counted = 0;
    const REFUSALS_PER_NETWORK = { limit: async () => ({ success: ++counted <= 3 }) };
    const from = { 'cf-connecting-ip': '192.0.2.77' };
    const names = madeUp(8);
    const statuses: number[] = [];
    for (const [index, name] of names.entries()) {
      const authorization = `Bearer ot_${name}_${'0'.repeat(64)}`;
      const response = await (index % 2
        ? app.request(
            `${HERE}/api/v1/desk`,
            { headers: { ...from, authorization } },
            { ...bindings, REFUSALS_PER_NETWORK },
          )
        : app.request(
            `${HERE}/chat/${name}`,
            { headers: { ...from, ...upgrade } },
            { ...bindings, REFUSALS_PER_NETWORK },
          ));
      statuses.push(response.status);
    }
    expect(statuses).toEqual([404, 401, 404, 429, 429, 429, 429, 429]);
    expect(counted).toBe(8);
    expect((await opened(names)).map(({ name }) => name)).toEqual(names.slice(0, 3));
    // Nor is the answer to somebody else what this network was refused.
    expect((await ask(`/chat/${names[7]}`, { headers: upgrade })).status).toBe(404);
  });
});

describe('a store', () => {
  const create = (id: string) =>
    ask('/api/v1/stores', {
      method: 'POST',
      headers: { ...JSON_TYPE, authorization: 'Bearer dev-platform-token' },
      body: JSON.stringify({ id, whatsappAppSecret: `secret-of-${id}` }),
    });
  const marker = async (id: string) => (await bindings.BLOBS.list({ prefix: `${id}/.store` })).objects.length;

  it('is known from the moment it is created, and cannot be created twice', async () => {
    const id = `one-${crypto.randomUUID()}`;
    // Somebody asked before: the answer is not remembered.
    expect((await ask(`/chat/${id}`, { headers: upgrade })).status).toBe(404);
    const created = await create(id);
    expect(created.status).toBe(201);
    const { token } = (await created.json()) as { token: string };
    expect((await ask('/api/v1/desk', bearer(token))).status).toBe(200);
    expect((await create(id)).status).toBe(409);
  });

  /** A store as main left it before there were markers: an object with secrets, and nothing in the bucket. */
  async function unmarked(): Promise<{ id: string; token: string }> {
    const id = `old-${crypto.randomUUID()}`;
    const token = `ot_${id}_${'5'.repeat(64)}`;
    const secrets = { adminToken: token, identitySecret: 'i', whatsappAppSecret: `secret-of-${id}` };
    await bindings.STORE.getByName(`${id}:store`).create(id, secrets, null);
    expect(await marker(id)).toBe(0);
    return { id, token };
  }

  const doors: [string, (store: { id: string; token: string }) => Promise<Response>, number][] = [
    ['its chat', ({ id }) => ask(`/chat/${id}`, { headers: upgrade }), 101],
    [
      'a webhook',
      async ({ id }) => {
        const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });
        const signature = await metaSignature(`secret-of-${id}`, new TextEncoder().encode(body));
        return ask(`/hooks/${id}/whatsapp`, {
          method: 'POST',
          headers: { ...JSON_TYPE, 'x-hub-signature-256': signature },
          body,
        });
      },
      200,
    ],
    ['its own token', ({ token }) => ask('/api/v1/desk', bearer(token)), 200],
  ];

  it.each(doors)(
    'from before there were markers opens by %s, and is marked by it',
    async (_, use, status) => {
      const store = await unmarked();
      const response = await use(store);
      expect(response.status).toBe(status);
      response.webSocket?.accept();
      response.webSocket?.close();
      expect(await marker(store.id)).toBe(1);
    },
  );

  it('from before there were markers opens by an API token it has made', async () => {
    const store = await unmarked();
    const made = await ask('/api/v1/tokens', {
      method: 'POST',
      headers: { ...JSON_TYPE, authorization: `Bearer ${store.token}` },
      body: JSON.stringify({ name: 'Desk', scopes: ['desk'] }),
    });
    const { token } = (await made.json()) as { token: string };
    await bindings.BLOBS.delete(`${store.id}/.store`);
    forgetIsolate();
    expect((await ask('/api/v1/desk', bearer(token))).status).toBe(200);
    expect(await marker(store.id)).toBe(1);
  });

  it('from before there were markers gets its mail', async () => {
    const store = await unmarked();
    const mailbox = `help@${store.id}.example`;
    const settings = (await (await ask('/api/v1/settings', bearer(store.token))).json()) as object;
    const saved = await ask('/api/v1/settings', {
      method: 'PUT',
      headers: { ...JSON_TYPE, authorization: `Bearer ${store.token}` },
      body: JSON.stringify({ ...settings, email: { address: mailbox } }),
    });
    expect(saved.status).toBe(200);
    await bindings.BLOBS.delete(`${store.id}/.store`);
    forgetIsolate();
    const raw = `From: eve@example.com\r\nTo: ${mailbox}\r\nSubject: Hours\r\nMessage-ID: <${store.id}@x>\r\n\r\nWhen do you open?`;
    const query = new URLSearchParams({ from: 'eve@example.com', to: mailbox });
    const delivered = await serviceInside().fetch(`/cdn-cgi/handler/email?${query}`, {
      method: 'POST',
      body: raw,
    });
    expect(delivered.status).toBe(200);
    expect(await marker(store.id)).toBe(1);
  });

  it('is known by its files where it has no marker, and its object is asked for no leave', async () => {
    const store = await unmarked();
    await bindings.BLOBS.put(`${store.id}/mail/x.eml`, 'x');
    expect((await ask('/api/v1/desk', bearer(store.token))).status).toBe(200);
    expect(await marker(store.id)).toBe(0);
  });
});
