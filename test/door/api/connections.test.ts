import { runInDurableObject } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { remoteShopObject, storeShop } from '../../../durable-objects/clients/shop.ts';
import { storeObject } from '../../../durable-objects/clients/store.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { signature } from '../../../src/signature.ts';
import { ask, bindings, JSON_TYPE } from '../world.ts';

/* The other systems of a store: connected, tried, asked, and told of by their own word. */

const SECRET = 'dev-shop-by-http-secret';
const HTTP = { url: 'http://sandbox/shop-by-http', secret: SECRET };
const store = 'connected';
let token = '';

beforeAll(async () => {
  const made = await ask('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', ...JSON_TYPE },
    body: JSON.stringify({ id: store }),
  });
  token = ((await made.json()) as { token: string }).token;
});

// Nothing that is logged or shown on the way holds the secret.
const seen: string[] = [];
for (const level of ['info', 'error', 'log', 'warn'] as const)
  vi.spyOn(console, level).mockImplementation((...words) => void seen.push(words.join(' ')));
afterAll(() => expect(seen.filter((line) => line.includes(SECRET))).toEqual([]));

async function call(method: string, path: string, body?: object, as = token): Promise<Response> {
  const answer = await ask(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, ...JSON_TYPE },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  seen.push(text);
  return new Response(text === '' ? null : text, answer);
}

async function fault(code: string, times: number): Promise<void> {
  const body = JSON.stringify({ channel: 'shop', code, times });
  await ask('/sandbox/faults', { method: 'POST', headers: JSON_TYPE, body });
}

const shop = () =>
  storeShop(bindings, store, () => ({
    ...defaultSettings(),
    shop: { kind: 'http' as const, arrivesAfterDays: 5 },
  }));
const connect = () => call('PUT', '/connections/http', HTTP);

describe('a connection', () => {
  it('is put, and shown without its secret', async () => {
    expect((await call('GET', '/connections/http')).status).toBe(404);
    expect((await connect()).status).toBe(200);
    const shown = { name: 'http', url: HTTP.url, secret: true, seen: null };
    expect(await (await call('GET', '/connections/http')).json()).toEqual(shown);
    expect(await (await call('GET', '/connections')).json()).toEqual({ connections: [shown] });
  });

  it('lies sealed', async () => {
    await connect();
    const rows = await runInDurableObject(storeObject(bindings, store) as never, (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM connections').toArray()),
    );
    expect(rows).toContain('shop-by-http');
    expect(rows).not.toContain(SECRET);
  });

  it('keeps its secret where what was shown is put again, and sends it to no other address', async () => {
    await connect();
    const shown = (await (await call('GET', '/connections/http')).json()) as object;
    expect((await call('PUT', '/connections/http', shown)).status).toBe(200);
    expect((await call('PUT', '/connections/http', { url: HTTP.url })).status).toBe(200);
    expect(await (await call('POST', '/connections/http/test', {})).json()).toMatchObject({ ok: true });
    const moved = await call('PUT', '/connections/http', { ...shown, url: 'http://sandbox/elsewhere' });
    expect(moved.status).toBe(400);
    expect(await moved.json()).toMatchObject({ errors: [{ at: 'secret' }] });
    expect(await (await call('GET', '/connections/http')).json()).toMatchObject({ url: HTTP.url });
  });

  it('that does not fit is refused, field by field', async () => {
    const wrong = await call('PUT', '/connections/http', { url: 'ftp://x', secret: 'short', more: 1 });
    expect(wrong.status).toBe(400);
    const { errors } = (await wrong.json()) as { errors: { at: string }[] };
    expect(errors.map(({ at }) => at)).toEqual(expect.arrayContaining(['url', 'secret']));
    expect((await call('PUT', '/connections/carrier-pigeon', HTTP)).status).toBe(400);
  });

  it('is the owner’s alone', async () => {
    const made = await call('POST', '/tokens', { name: 'program', scopes: ['settings', 'shop:read'] });
    const { token: program } = (await made.json()) as { token: string };
    for (const [method, path] of [
      ['GET', '/connections'],
      ['GET', '/connections/http'],
      ['PUT', '/connections/http'],
      ['DELETE', '/connections/http'],
      ['POST', '/connections/http/test'],
    ] as const)
      expect((await call(method, path, method === 'PUT' ? HTTP : undefined, program)).status).toBe(403);
  });

  it('is tried for real, and what came of it is kept', async () => {
    await connect();
    const good = await (await call('POST', '/connections/http/test', {})).json();
    expect(good).toMatchObject({ ok: true, detail: expect.stringContaining('"returns":true') });
    await call('PUT', '/connections/http', { ...HTTP, secret: 'quite another secret' });
    const bad = await (await call('POST', '/connections/http/test', {})).json();
    expect(bad).toMatchObject({ ok: false, detail: expect.stringMatching(/^HTTP 401.*does not fit/) });
    expect(await (await call('GET', '/connections/http')).json()).toMatchObject({
      seen: { what: expect.stringMatching(/^HTTP 401/) },
    });
  });

  it('is forgotten whole', async () => {
    await connect();
    expect((await call('DELETE', '/connections/http')).status).toBe(204);
    expect((await call('GET', '/connections/http')).status).toBe(404);
    expect((await call('POST', '/connections/http/test', {})).status).toBe(404);
    await expect(shop().order('45821')).rejects.toBeInstanceOf(ShopUnavailable);
  });
});

describe('the shop behind it', () => {
  it('answers the port, and a write is done once', async () => {
    await connect();
    const order = await shop().order('45821');
    expect(order).toMatchObject({ id: '45821', customer: { name: 'Sophie Martin' }, returns: [] });
    const write = {
      act: 'return' as const,
      order: '45821',
      lots: [{ line: '1', quantity: null }],
      reason: 'too_small',
      settlement: null,
      deadline: '2026-12-22',
      carrier: 'Mondial Relay',
    };
    const terms = { key: 'k-1', agreed: null, now: new Date().toISOString() };
    const first = await shop().apply(write, terms);
    expect(first).toMatchObject({ ok: true, value: { return: { status: 'open' } } });
    expect(await shop().apply(write, terms)).toEqual(first);
    expect((await shop().order('45821'))?.returns).toHaveLength(1);
  });

  it('that is down is said to be, and what it said before is shown with its age', async () => {
    await connect();
    const object = remoteShopObject(bindings, store, 'http');
    await object.changed();
    await fault('503', 1);
    await expect(shop().product('DR-101')).rejects.toBeInstanceOf(ShopUnavailable);
    const desk = (await (await call('GET', '/desk')).json()) as { troubles: { channel: string }[] };
    expect(desk.troubles[0]).toMatchObject({ channel: 'shop', reason: expect.stringContaining('503') });

    await shop().order('45821');
    await runInDurableObject(object as never, (_, { storage }) => {
      storage.sql.exec('UPDATE copies SET read_at = read_at - 120000');
    });
    await fault('503', 1);
    expect(await shop().order('45821')).toMatchObject({ id: '45821', asOf: expect.any(String) });
    expect(await shop().order('45821')).not.toHaveProperty('asOf');
  });

  it('tells what has changed, under its signature alone', async () => {
    await connect();
    await shop().order('45821');
    const path = `/hooks/${store}/http`;
    const body = '{"type":"deleted","order":"45821"}';
    const push = (header: string | null, sent = body) =>
      ask(path, {
        method: 'POST',
        body: sent,
        headers: header === null ? {} : { 'onethread-signature': header },
      });
    const good = signature(SECRET, { method: 'POST', path, body });
    const old = signature(SECRET, { method: 'POST', path, body }, Math.floor(Date.now() / 1000) - 301);
    const copies = () =>
      runInDurableObject(
        remoteShopObject(bindings, store, 'http') as never,
        (_, { storage }) => storage.sql.exec('SELECT count(*) AS n FROM copies').one().n,
      );
    for (const refused of [push(null), push('t=1,v1=00'), push(old), push(good, `${body} `)])
      expect((await refused).status).toBe(403);
    expect(await copies()).toBeGreaterThan(0);
    expect((await push(good)).status).toBe(204);
    expect(await copies()).toBe(0);
  });
});
