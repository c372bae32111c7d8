import { listDurableObjectIds } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { ask, bindings, JSON_TYPE } from './world.ts';

const upgrade = { upgrade: 'websocket', 'sec-websocket-protocol': 'onethread.1' };

describe('a store that is none', () => {
  it('is refused by URL and by bearer before any object is opened', async () => {
    const names = Array.from({ length: 10 }, () => `none-${crypto.randomUUID()}`);
    for (const name of names) {
      expect((await ask(`/chat/${name}`, { headers: upgrade })).status).toBe(404);
      expect((await ask(`/hooks/${name}/whatsapp`, { method: 'POST', body: '{}' })).status).toBe(404);
      const headers = { authorization: `Bearer ot_${name}_${'0'.repeat(64)}` };
      expect((await ask('/api/v1/desk', { headers })).status).toBe(401);
    }
    const opened = new Set(
      (await listDurableObjectIds(bindings.STORE as unknown as DurableObjectNamespace)).map(String),
    );
    for (const name of names)
      expect(opened.has(String(bindings.STORE.idFromName(`${name}:store`)))).toBe(false);
  });

  it('is one from the moment it is created, and known by its files where it was created before there were markers', async () => {
    const id = `one-${crypto.randomUUID()}`;
    const create = () =>
      ask('/api/v1/stores', {
        method: 'POST',
        headers: { ...JSON_TYPE, authorization: 'Bearer dev-platform-token' },
        body: JSON.stringify({ id }),
      });
    const created = await create();
    expect(created.status).toBe(201);
    const { token } = (await created.json()) as { token: string };
    const desk = () => ask('/api/v1/desk', { headers: { authorization: `Bearer ${token}` } });
    expect((await desk()).status).toBe(200);
    expect((await create()).status).toBe(409);
    await bindings.BLOBS.delete(`${id}/.store`);
    await bindings.BLOBS.put(`${id}/mail/x.eml`, 'x');
    expect((await desk()).status).toBe(200);
  });
});
