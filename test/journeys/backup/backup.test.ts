import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { indexParts } from '../../../durable-objects/clients/index-parts.ts';
import type { Call } from '../../../scripts/backup/call.ts';
import { backupLines } from '../../../scripts/backup/give.ts';
import { restoreLines } from '../../../scripts/backup/take.ts';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import type { Service } from '../../../scripts/clients/service.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import type { Env } from '../../../src/env.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* A store that is written into lines and taken back elsewhere, by what `npm run backup` and `npm run restore` run, over the wire. */

const bindings = env as unknown as Env;
const service = serviceInside();
const clock = new Clock(service);
const PNG = new Uint8Array([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 300_000 }, (_, n) => n % 251),
]);
let stores = 0;

interface Store extends Service {
  api: Api;
  call: Call;
}

function under(store: string, token: string, more: Partial<Service> = {}): Store {
  const there: Service = { ...service, store, adminToken: token, ...more };
  const call: Call = (path, init = {}) =>
    service.fetch(path, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), authorization: `Bearer ${token}` },
    });
  return { ...there, api: new Api(there), call };
}

const demo = under('demo', 'dev-admin-token');

/** An empty store of its own. */
async function emptyStore(): Promise<Store> {
  const id = `kept-${stores++}`;
  const secrets = {
    whatsappAppSecret: 'its-own-secret',
    whatsappToken: 'dev-whatsapp-token',
    twilioAuthToken: 't',
  };
  const made = await service.fetch('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', 'content-type': 'application/json' },
    body: JSON.stringify({ id, ...secrets }),
  });
  const { token } = (await made.json()) as { token: string };
  return under(id, token, { whatsappAppSecret: 'its-own-secret' });
}

async function linesFrom(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of backupLines(store.call, null)) lines.push(line);
  return lines;
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const restore = (store: Store, lines: readonly string[], erasedIn?: readonly string[]) =>
  restoreLines(store.call, each(lines), {
    ...{ store: store.store, anyway: false },
    erasedIn: erasedIn && each(erasedIn),
  });

/** Somebody whom the shop knows, who wrote a mail with a photograph and got a label, until the index knows of them. */
async function lived(name: string): Promise<{ person: Shopper; id: string }> {
  const person = await shopper(service, name);
  await new Mailbox(service, person).ask({
    to: 'support@demo.example',
    subject: 'Return',
    text: `I'd like to return order ${person.order}, it is too small.`,
    attachments: [{ filename: 'hem.png', type: 'image/png', content: PNG }],
  });
  const [id = ''] = await demo.api.customers({ email: person.email });
  await clock.advance('2m');
  await vi.waitFor(async () => {
    const known = await Promise.all(indexParts(bindings, 'demo').map((part) => part.customers('', 10_000)));
    expect(known.flat()).toContain(id);
  });
  return { person, id };
}

/** The thread as its reader sees it, but for links to files, which last a quarter of an hour. */
async function threadOf(store: Store, id: string): Promise<unknown> {
  const answer = await store.call(`/api/v1/customers/${id}/export`);
  expect(answer.status).toBe(200);
  const {
    exportedAt: _,
    store: __,
    receipts: ___,
    ...rest
  } = (await answer.json()) as Record<string, unknown>;
  return rest;
}

/** The memory of a thread, but for links to files, which last a quarter of an hour. */
const saidIn = async (store: Store, id: string) =>
  (await store.api.exchanges(id)).map(({ original: _, ...rest }) => rest);
const erase = (store: Store, id: string) => store.call(`/api/v1/customers/${id}`, { method: 'DELETE' });
const fileKeys = async (store: Store) =>
  (await bindings.BLOBS.list({ prefix: `${store.store}/` })).objects
    .map(({ key }) => key.slice(store.store.length + 1))
    .filter((key) => key !== '.store');

describe('a backup taken back', () => {
  it('has every thread as it was, with its files, and goes on with whoever writes again', async () => {
    const { person, id } = await lived('Vera');
    const lines = await linesFrom(demo);
    const before = await threadOf(demo, id);
    const there = await emptyStore();
    const sent = await lastSent(service, 'email');
    const restored = await restore(there, lines);
    expect(restored).toMatchObject({ store: 'demo', missing: 0, kept: new Set(), erased: new Set() });
    expect(restored.files).toBeGreaterThanOrEqual(3);
    expect(await threadOf(there, id)).toEqual(before);
    expect(await there.api.order(person.order)).toEqual(await demo.api.order(person.order));
    expect(await there.api.customers({ email: person.email })).toEqual([id]);
    const asked = await there.call('/api/v1/articles?q=return');
    expect(await asked.json()).toEqual(await (await demo.call('/api/v1/articles?q=return')).json());
    expect((await there.api.settings()).returns).toEqual((await demo.api.settings()).returns);
    // Nothing leaves by it but the code that proves the new store's mailbox.
    const left = await sentSince(service, 'email', sent);
    expect(left.filter(({ to }) => to === person.email)).toEqual([]);

    await new WhatsApp(there, person).say('Can I still return it, and until when?', await clock.now());
    const exchanges = await there.api.exchanges(id);
    expect(exchanges.map(({ channel }) => channel)).toContain('whatsapp');
    const answer = exchanges.findLast(
      ({ author, channel }) => author === 'assistant' && channel === 'whatsapp',
    );
    expect(answer?.entities.orders ?? []).toContain(person.order);
    expect(await demo.api.exchanges(id)).toHaveLength(exchanges.length - 2);
  });

  it('has joined threads joined, and lets them be parted', async () => {
    const [ann, bea] = [await lived('Ann'), await lived('Bea')];
    const apart = { ann: await saidIn(demo, ann.id), bea: await saidIn(demo, bea.id) };
    await demo.api.advise(ann.id, 'link', { advisor: 'a1', customer: bea.id, evidence: 'sisters' });
    await vi.waitFor(async () => expect(await saidIn(demo, bea.id)).toEqual(await saidIn(demo, ann.id)));
    const there = await emptyStore();
    await restore(there, await linesFrom(demo));
    for (const { person, id } of [ann, bea]) {
      expect(await saidIn(there, id)).toEqual(await saidIn(demo, id));
      expect(await there.api.customers({ email: person.email })).toEqual([ann.id]);
    }
    await there.api.advise(ann.id, 'unlink', { advisor: 'a1', customer: bea.id });
    await vi.waitFor(async () => {
      expect(await saidIn(there, ann.id)).toEqual(apart.ann);
      expect(await saidIn(there, bea.id)).toEqual(apart.bea);
    });
  });

  it('brings nobody back who was erased since, here or by a later backup', async () => {
    const { person, id } = await lived('Erased');
    const lines = await linesFrom(demo);
    const theirs = lines.filter((line) => line.includes(person.email)).length;
    expect(theirs).toBeGreaterThan(0);
    expect((await erase(demo, id)).status).toBe(200);
    const later = await linesFrom(demo);
    const here = await restoreLines(demo.call, each(lines), { store: 'demo', anyway: true });
    expect(here.erased).toContain(id);
    expect(here.kept.size).toBeGreaterThan(0);
    expect(await demo.api.customers({ email: person.email })).toEqual([]);

    const there = await emptyStore();
    const restored = await restore(there, lines, later);
    expect(restored.erased).toEqual(new Set([id]));
    expect((await there.call(`/api/v1/customers/${id}/export`)).status).toBe(404);
    expect(await there.api.customers({ email: person.email })).toEqual([]);
    const keys = await fileKeys(demo);
    expect((await fileKeys(there)).filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('goes on where it was cut off, and is refused a store that is not empty', async () => {
    const { id } = await lived('Cut');
    const lines = await linesFrom(demo);
    const there = await emptyStore();
    const cut = lines.findLastIndex((line) => line.includes('"type":"bytes"'));
    await expect(restore(there, lines.slice(0, cut))).rejects.toThrow(/breaks off|that many bytes/);
    await restore(there, lines);
    expect(await threadOf(there, id)).toEqual(await threadOf(demo, id));
    await expect(restore(there, lines)).rejects.toThrow('not empty');
    const again = await restoreLines(there.call, each(lines), { store: there.store, anyway: true });
    expect(again.kept).toContain(id);
    expect(await threadOf(there, id)).toEqual(await threadOf(demo, id));
    await expect(restoreLines(there.call, each(lines), { store: 'demo', anyway: true })).rejects.toThrow(
      'token',
    );
  });

  it('is read from any page again', async () => {
    const lines = await linesFrom(demo);
    const marks = lines.flatMap((line, at) => (line.startsWith('{"type":"next"') ? [at] : []));
    const at = marks[Math.floor(marks.length / 2)] ?? 0;
    const { after } = JSON.parse(lines[at] ?? '') as { after: string };
    const rest: string[] = [];
    for await (const line of backupLines(demo.call, after)) rest.push(line);
    expect(rest.slice(0, -1)).toEqual(lines.slice(at + 1, -1));
  });

  it('holds no secret and no token', async () => {
    const text = (await linesFrom(demo)).join('\n');
    expect(/dev-[a-z]+-(?:token|secret)|"sealed"|"secret"/.test(text)).toBe(false);
    expect(text).toContain('"password":true');
  });

  it('is no line that this release does not read, and none that nobody began', async () => {
    const there = await emptyStore();
    const backup = `bk_${'1'.repeat(32)}`;
    const post = (body: string) =>
      there.call(`/api/v1/restore/${backup}/lines`, {
        method: 'PUT',
        headers: { 'content-type': 'application/x-ndjson' },
        body,
      });
    expect((await post('')).status).toBe(409);
    await there.call('/api/v1/restore', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ backup }),
    });
    const customer = `cu_${'2'.repeat(32)}`;
    const thread = { type: 'thread', customer };
    const begin = JSON.stringify({
      type: 'customer',
      id: customer,
      created: '2026-11-01T00:00:00Z',
      country: null,
      led: null,
    });
    for (const wrong of [
      '{"type":"rows","of":"store","table":"tokens","rows":[{"id":"a"}]}',
      '{"type":"rows","of":"desk","table":"people","rows":[{"id) VALUES (1); --":"a"}]}',
      `${begin}\n${JSON.stringify({ ...thread, table: 'meta', rows: [{ name: 'name', value: 'demo:cu_x' }] })}`,
      `${begin}\n${JSON.stringify({ ...thread, table: 'log', rows: [{ seq: 1, fact: '[]' }] })}`,
      '{"type":"secrets"}',
      'no line',
    ])
      expect((await post(wrong)).status, wrong).toBe(400);
    const file = new URLSearchParams({ customer, key: 'mail/1.eml', size: '1', type: 'text/plain' });
    const put = await there.call(`/api/v1/restore/${backup}/files?${file}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: 'a',
    });
    expect(put.status).toBe(404);
  });
});
