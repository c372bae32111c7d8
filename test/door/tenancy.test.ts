import { runInDurableObject } from 'cloudflare:test';
import { afterEach, describe, expect, it } from 'vitest';
import { forgetIsolate } from '../../durable-objects/clients/isolate.ts';
import { webhooksObject } from '../../durable-objects/clients/webhooks.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../scripts/clients/sent.ts';
import { type Service, until } from '../../scripts/clients/service.ts';
import { Call } from '../../scripts/clients/voice.ts';
import { loginOf } from '../journeys/identity/logins.ts';
import { serviceInside } from '../journeys/service.ts';
import { objectsMade } from '../machine/made.ts';
import { dressOrder } from '../orders.ts';
import { ask, bindings, JSON_TYPE } from './world.ts';

/* What an owner and the platform may do about a store: give it other secrets, hold it, limit it, end it. */

const PLATFORM = { authorization: 'Bearer dev-platform-token', ...JSON_TYPE };
const inside = serviceInside();
const clock = new Clock(inside);
let count = 0;

const OBJECTS = [
  ...(['CUSTOMER', 'ADDRESS', 'STORE', 'SHOP', 'REMOTE_SHOP', 'KNOWLEDGE', 'FIGURES'] as const),
  ...(['DESK', 'INDEX', 'WEBHOOKS', 'MAILBOX', 'PARCELS'] as const),
];
/** What says that the name is taken, the names of migrations, and figures that are nobody's. */
const NAMED = /^(?:STORE (?:tenancy|secrets)|\w+ migrations|FIGURES (?!.*(?:cu_|@|\+\d{6}))\w+) /;
const ARTICLE = { title: 'Hours', body: 'We sleep at noon.', language: 'en', audience: 'public' };
const IMAP = { host: 'imap.shop.example', port: 993, security: 'tls', user: 'a', password: 'right-horse' };

interface Tenant extends Service {
  mailbox: string;
  identitySecret: string;
}
const platform = (method: string, path: string, body?: object) =>
  ask(`/api/v1/stores${path}`, { method, headers: PLATFORM, body: body && JSON.stringify(body) });
const as = (token: string) => ({ authorization: `Bearer ${token}`, ...JSON_TYPE });
const call = (store: Tenant, method: string, path: string, body?: object, token = store.adminToken) =>
  ask(`/api/v1${path}`, { method, headers: as(token), body: body && JSON.stringify(body) });

async function tenant(): Promise<Tenant> {
  const store = `held-${count++}`;
  const made = await platform('POST', '', { id: store, twilioAuthToken: 't' });
  const { token, identitySecret } = (await made.json()) as { token: string; identitySecret: string };
  const tenant = {
    ...inside,
    ...{ store, adminToken: token, identitySecret, mailbox: `help@${store}.example` },
  };
  const put = await call(tenant, 'PUT', '/settings', { name: 'T', email: { address: tenant.mailbox } });
  expect(put.status).toBe(200);
  return tenant;
}

async function written(store: Tenant, email = `ana.${crypto.randomUUID()}@example.org`) {
  const since = await lastSent(inside, 'email');
  await new Mailbox(inside, { name: 'Ana', email }).send(
    { to: store.mailbox, subject: 'Hours', text: 'When are you open?' },
    await clock.now(),
  );
  return {
    email,
    answers: async () => (await sentSince(inside, 'email', since)).filter(({ to }) => to === email),
  };
}
const answered = async (store: Tenant) => {
  const { answers } = await written(store);
  return until('an answer', async () => ((await answers()).length ? true : null));
};

const ids = () => new Set(OBJECTS.flatMap((binding) => objectsMade(binding).map(({ id }) => `${id}`)));

/** Every row of the objects that were made since, and every file of a store. */
async function keptSince(before: ReadonlySet<string>, store: string): Promise<string[]> {
  const rows: string[] = [];
  for (const binding of OBJECTS)
    for (const object of objectsMade(binding)) {
      if (before.has(`${object.id}`)) continue;
      await runInDurableObject(object, (_, { storage }) => {
        const { sql } = storage;
        const tables = sql.exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
        );
        for (const { name } of tables.toArray())
          for (const row of sql.exec(`SELECT * FROM "${name}"`).toArray())
            rows.push(`${binding} ${name} ${JSON.stringify(row)}`);
        for (const [key] of storage.kv.list()) rows.push(`${binding} kv ${key}`);
      });
    }
  const files = (await bindings.BLOBS.list({ prefix: `${store}/` })).objects;
  return [...rows, ...files.map(({ key }) => `file ${key}`)];
}

afterEach(() => forgetIsolate());

describe('a secret', () => {
  it('of the store’s own API is made anew by its owner, or by the platform for one who has lost it', async () => {
    const store = await tenant();
    const { token } = (await (await call(store, 'PUT', '/secrets/token')).json()) as {
      token: string;
    };
    expect((await call(store, 'GET', '/desk')).status).toBe(401);
    expect((await call(store, 'GET', '/desk', undefined, token)).status).toBe(200);
    const lost = await platform('PUT', `/${store.store}/token`);
    const given = (await lost.json()) as { token: string };
    expect((await call(store, 'GET', '/desk', undefined, token)).status).toBe(401);
    expect((await call(store, 'GET', '/desk', undefined, given.token)).status).toBe(200);
  });

  it('of a program is made anew under its name and rights', async () => {
    const store = await tenant();
    const made = await call(store, 'POST', '/tokens', { name: 'Desk', scopes: ['desk'] });
    const before = (await made.json()) as { id: string; token: string };
    const rotated = await call(store, 'PUT', `/tokens/${before.id}/secret`);
    const after = (await rotated.json()) as { id: string; token: string; scopes: string[] };
    expect(after).toMatchObject({ id: before.id, scopes: ['desk'] });
    expect((await call(store, 'GET', '/desk', undefined, before.token)).status).toBe(401);
    expect((await call(store, 'GET', '/desk', undefined, after.token)).status).toBe(200);
    expect((await call(store, 'GET', '/settings', undefined, after.token)).status).toBe(403);
  });

  it('for logins is made anew: what was signed before proves nobody', async () => {
    const store = await tenant();
    await ask('/api/v1/import', {
      method: 'POST',
      headers: { ...as(store.adminToken), 'content-type': 'application/x-ndjson' },
      body: JSON.stringify(
        dressOrder(
          { name: 'Ana Roy', email: 'ana@x.example', phone: '+33612400001', account: 'c-9', order: '9' },
          await clock.now(),
        ),
      ),
    });
    const login = (secret: string) => loginOf(inside, 'c-9', { secret, claims: { store: store.store } });
    const assured = async (secret: string) => {
      const chat = await Chat.open(store, { identity: await login(secret) });
      chat.close();
      return chat.welcome.assurance;
    };
    expect(await assured(store.identitySecret)).toBe('verified');
    const response = await call(store, 'PUT', '/secrets/identity');
    const { identitySecret } = (await response.json()) as { identitySecret: string };
    expect(await assured(store.identitySecret)).toBe('anonymous');
    expect(await assured(identitySecret)).toBe('verified');
  });

  it('of a provider is changed and forgotten, and never shown', async () => {
    const store = await tenant();
    const kept = async () => (await call(store, 'GET', '/secrets')).json();
    expect(await kept()).toMatchObject({ twilioAuthToken: true, whatsappToken: false });
    const put = await call(store, 'PUT', '/secrets', { twilioAuthToken: null, whatsappToken: 'new-token' });
    expect(await put.text()).not.toContain('new-token');
    expect(await kept()).toMatchObject({ twilioAuthToken: false, whatsappToken: true });
    expect((await call(store, 'PUT', '/secrets', { adminToken: 'mine' })).status).toBe(400);
  });

  it('of the default store is the deployment’s', async () => {
    const admin = { ...inside, mailbox: '', identitySecret: '' };
    expect((await call(admin, 'PUT', '/secrets/token')).status).toBe(409);
  });
});

describe('a suspended store', () => {
  it('takes nothing in and sends nothing, and goes on where it was', async () => {
    const store = await tenant();
    await answered(store);
    const suspended = await platform('PUT', `/${store.store}/suspension`, { reason: 'unpaid' });
    expect(await suspended.json()).toMatchObject({ suspended: 'unpaid', deleted: false });
    expect((await call(store, 'GET', '/desk')).status).toBe(403);
    const hook = await ask(`/hooks/${store.store}/twilio/voice`, { method: 'POST', body: 'x' });
    expect([hook.status, hook.headers.get('retry-after')]).toEqual([503, '3600']);
    await expect(Chat.open(store)).rejects.toThrow('503');
    await expect(written(store)).rejects.toThrow(/suspended|refused/);
    expect((await platform('DELETE', `/${store.store}/suspension`)).status).toBe(200);
    expect((await call(store, 'GET', '/desk')).status).toBe(200);
    await answered(store);
  });

  it('lets go of whoever is on the line, and answers nothing more there', async () => {
    const store = await tenant();
    const chat = await Chat.open(store);
    await chat.say('When are you open?');
    await platform('PUT', `/${store.store}/suspension`, { reason: 'x' });
    const before = chat.messages.length;
    await expect(chat.say('Are you still there?')).rejects.toThrow('1013');
    expect(chat.messages).toHaveLength(before);
  });

  it('ends a call with a word, and takes nothing more in', async () => {
    const store = { ...(await tenant()), twilioAuthToken: 't' };
    const call = await Call.place(store, { from: '+33612349876', to: '+33187654321' });
    await call.answer('When are you open?');
    const [customer] = objectsMade('CUSTOMER').slice(-1);
    await platform('PUT', `/${store.store}/suspension`, { reason: 'x' });
    const from = call.frames.length;
    const heard = await call.say('Do you have red umbrellas?');
    expect(heard).toMatch(/interrupted.*Goodbye/s);
    const last = call.frames.slice(from).at(-1);
    expect(JSON.parse(last?.handoffData ?? '{}')).toMatchObject({ reasonCode: 'suspended' });
    expect(call.frames.slice(from).filter(({ type }) => type === 'end')).toHaveLength(1);
    const ended = await call.told({
      CallStatus: 'in-progress',
      SessionStatus: 'ended',
      HandoffData: last?.handoffData ?? '',
    });
    expect(ended).toMatch(/<Hangup ?\/>/);
    expect(ended).not.toMatch(/<Say/);
    // A relay that broke meanwhile is not connected again, and the caller is told all the same.
    const broken = await call.told({
      CallStatus: 'in-progress',
      SessionStatus: 'failed',
      ErrorCode: '64102',
    });
    expect(broken).toMatch(/<Say.*interrupted.*<Hangup ?\/>/s);
    expect(broken).not.toContain('Relay');
    if (customer)
      await runInDurableObject(customer, (_, { storage }) => {
        const { n } = storage.sql
          .exec<{ n: number }>("SELECT count(*) AS n FROM log WHERE fact LIKE '%umbrellas%'")
          .one();
        expect(n).toBe(0);
      });
  });

  it('tells its own systems nothing until it goes on', async () => {
    const store = await tenant();
    const to = `/webhook/${store.store}`;
    const url = `http://sandbox${to}`;
    expect((await call(store, 'POST', '/webhooks', { url })).status).toBe(201);
    const since = await lastSent(inside, 'webhook');
    const told = async () =>
      (await sentSince(inside, 'webhook', since)).filter((one) => one.to === to).length;
    await platform('PUT', `/${store.store}/suspension`, { reason: 'x' });
    const at = new Date((await clock.now()).getTime() + 60_000).toISOString();
    const news = { id: 'n1', event: 'resolved', at, customer: 'cu_1', ticket: null, data: {} } as const;
    const object = webhooksObject(bindings, store.store);
    await object.tell([news]);
    await object.wake();
    expect(await told()).toBe(0);
    await platform('DELETE', `/${store.store}/suspension`);
    await clock.advance('2h');
    await until('the webhook', async () => ((await told()) === 1 ? true : null));
  });

  it('has its letters leave once it goes on', async () => {
    const store = await tenant();
    const { email, answers } = await written(store);
    await until('an answer', async () => ((await answers()).length ? true : null));
    const found = await call(store, 'GET', `/customers?email=${email}`);
    const [customer] = ((await found.json()) as { customers: { id: string }[] }).customers;
    await platform('PUT', `/${store.store}/suspension`, { reason: 'x' });
    const object = bindings.CUSTOMER.getByName(`${store.store}:${customer?.id}`);
    await object.advise({ type: 'reply', advisor: 'a', name: 'Nora', text: 'Held words.' } as never, 't');
    await new Promise((resolve) => setTimeout(resolve, 800));
    const held = async () => (await answers()).filter(({ text }) => text.includes('Held words.')).length;
    expect(await held()).toBe(0);
    await platform('DELETE', `/${store.store}/suspension`);
    await clock.advance('5h');
    await until('the letter', async () => ((await held()) ? true : null));
  });
});

describe('a quota', () => {
  it('of mails holds what is beyond it until the next day', async () => {
    const store = await tenant();
    const quota = { mailsPerDay: 2, modelTurnsPerDay: null };
    expect(await (await platform('PUT', `/${store.store}/quota`, quota)).json()).toMatchObject({ quota });
    await answered(store);
    await answered(store);
    const third = await written(store);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await third.answers()).toEqual([]);
    const desk = (await (await call(store, 'GET', '/desk')).json()) as { troubles: { reason: string }[] };
    expect(desk.troubles.map(({ reason }) => reason).join()).toMatch(/mails are spent/);
    await clock.advance('30h');
    await until('the letter', async () => ((await third.answers()).length ? true : null));
  });

  it('takes no part of a number', async () => {
    const store = await tenant();
    for (const mailsPerDay of [-1, 1.5, '5'])
      expect(
        (await platform('PUT', `/${store.store}/quota`, { mailsPerDay, modelTurnsPerDay: null })).status,
      ).toBe(400);
  });
});

describe('a deleted store', () => {
  it('is as if it had never been, and its name stays taken', async () => {
    const store = await tenant();
    await answered(store);
    const made = await call(store, 'POST', '/tokens', { name: 'Desk', scopes: ['desk'] });
    const { token } = (await made.json()) as { token: string };
    expect((await bindings.BLOBS.list({ prefix: `${store.store}/` })).objects.length).toBeGreaterThan(1);
    expect(await (await platform('DELETE', `/${store.store}`)).json()).toMatchObject({ deleted: true });
    for (const bearer of [store.adminToken, token])
      expect((await call(store, 'GET', '/desk', undefined, bearer)).status).toBe(401);
    await expect(Chat.open(store)).rejects.toThrow('404');
    await expect(written(store)).rejects.toThrow(/No such mailbox/);
    await bindings.STORE.getByName(`${store.store}:store`).wake();
    expect((await bindings.BLOBS.list({ prefix: `${store.store}/` })).objects).toEqual([]);
    expect((await platform('POST', '', { id: store.store })).status).toBe(409);
    // Its mailbox is free.
    const next = await tenant();
    const take = await call(next, 'PUT', '/settings', { name: 'N', email: { address: store.mailbox } });
    expect(take.status).toBe(200);
  });

  it('leaves nothing in any object, once its customers have been silent for a quarter', async () => {
    await inside.fetch('/api/v1/desk', { headers: { authorization: 'Bearer dev-admin-token' } });
    const before = ids();
    const store = await tenant();
    await answered(store);
    const chat = await Chat.open(store);
    await chat.say('Do you repair umbrellas?');
    await chat.human();
    await call(store, 'PUT', '/articles/hours', ARTICLE);
    await call(store, 'POST', '/webhooks', { url: 'http://sandbox/webhook/gone' });
    await call(store, 'PUT', '/connections/http', { url: 'http://sandbox/shop', secret: 's'.repeat(20) });
    await call(store, 'PUT', '/connections/imap', IMAP);
    await call(store, 'POST', '/people', { name: 'Nora', email: 'nora@shop.example', role: 'lead' });
    await clock.advance('1h');
    expect((await keptSince(before, store.store)).length).toBeGreaterThan(20);
    expect((await platform('DELETE', `/${store.store}`)).status).toBe(200);
    chat.send({ type: 'message', id: 'late', text: 'Hello?' });
    await clock.advance('100d');
    await clock.advance('300d');
    const left = (await keptSince(before, store.store)).filter((row) => !NAMED.test(row));
    expect(left).toEqual([]);
  });

  it('is never the default one', async () => {
    expect((await platform('DELETE', '/demo')).status).toBe(409);
    expect((await platform('PUT', '/demo/suspension', { reason: 'x' })).status).toBe(409);
    expect((await platform('DELETE', '/nobody')).status).toBe(404);
  });
});
