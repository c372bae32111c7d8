import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { messageBatch, wamid } from '../../sandbox/meta/wire.ts';
import { Api } from '../../scripts/clients/api.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { sentSince } from '../../scripts/clients/sent.ts';
import { Call } from '../../scripts/clients/voice.ts';
import { WhatsApp } from '../../scripts/clients/whatsapp.ts';
import type { Env } from '../../src/env.ts';
import { everythingKept } from '../kept.ts';
import { Levers } from './levers.ts';
import { serviceInside } from './service.ts';
import { type Shopper, shopper } from './shop.ts';

/*
 * What a person may ask for: all that is kept of them, and that nothing is. Over the wire, on every channel
 * at once.
 */

const bindings = env as unknown as Env;
const service = serviceInside();
const api = new Api(service);
const levers = new Levers(service);
const clock = new Clock(service);
const STORE = 'support@demo.example';
const PNG = new Uint8Array([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 5_000 }, (_, n) => n % 251),
]);

interface Receipt {
  id: string;
  at: string;
  customer: string;
  reason: string;
  erased: Record<string, number>;
}
interface Exported {
  events: { seq: number; at: string; type: string; withheld?: string; text?: string }[];
  exchanges: { text: string }[];
  files: {
    file: string;
    filename: string;
    type: string;
    size: number;
    sha256: string;
    content?: string;
    missing?: true;
  }[];
  addresses: { address: string }[];
  [part: string]: unknown;
}

const call = (method: string, path: string, token = 'dev-admin-token') =>
  service.fetch(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}` } });
const erase = async (id: string): Promise<Receipt> => {
  const response = await call('DELETE', `/customers/${id}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { receipt: Receipt }).receipt;
};
const exportOf = async (id: string): Promise<Exported> =>
  (await (await call('GET', `/customers/${id}/export`)).json()) as Exported;
const idOf = async ({ email }: Shopper): Promise<string> => (await api.customers({ email }))[0] ?? '';

async function login(account: string): Promise<string> {
  const issued = Math.floor((await clock.now()).getTime() / 1000);
  return new SignJWT({ store: 'demo', nonce: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(account)
    .setIssuedAt(issued)
    .setExpirationTime(issued + 300)
    .sign(new TextEncoder().encode('dev-identity-secret'));
}

async function upload(chat: Chat): Promise<{ id: string }> {
  const response = await service.fetch('/chat/demo/files', {
    method: 'POST',
    headers: { authorization: `Bearer ${chat.welcome.session}`, 'x-filename': 'seam.png' },
    body: PNG,
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { id: string };
}

/**
 * Somebody with a life on every channel: a mail with a photograph, a label, WhatsApp, a chat with uploads, an
 * advisor's note.
 */
async function lived(name: string) {
  const person = await shopper(service, name);
  const word = `zircon${person.order}`;
  const mailbox = new Mailbox(service, person);
  await mailbox.ask({
    to: STORE,
    subject: 'Return',
    text: `I'd like to return order ${person.order}, it is too small. The photograph shows the ${word} hem.`,
    attachments: [{ filename: 'torn.png', type: 'image/png', content: PNG }],
  });
  await new WhatsApp(service, person).say('Where is my order?', await clock.now());
  const identity = await login(person.account);
  const first = await Chat.open(service, { identity });
  await vi.waitFor(() => expect(first.frames.map(({ type }) => type)).toContain('moved'));
  const chat = await Chat.open(service, { token: first.welcome.session, identity });
  const { id } = await upload(chat);
  await upload(chat);
  chat.send({
    type: 'message',
    id: crypto.randomUUID(),
    text: `Here is the ${word} seam.`,
    attachments: [id],
  });
  await vi.waitFor(() => expect(chat.messages.some(({ from }) => from === 'assistant')).toBe(true));
  const customer = await idOf(person);
  await levers.post(`/api/v1/customers/${customer}/note`, {
    advisor: 'nora-7',
    text: 'She was very patient.',
  });
  return { person, mailbox, chat, customer };
}

/** What of somebody is still anywhere. */
async function traces({ name, email, phone, order }: Shopper) {
  const words = [name, email, phone, order];
  return (await everythingKept()).filter(({ row }) => words.some((word) => row.includes(word)));
}

beforeAll(async () => {
  // The first request seeds the shop.
  await clock.now();
});

describe('an export', () => {
  it('has every event, every row and every byte, and nothing by which the service works', async () => {
    const { person, customer, chat } = await lived('Irene');
    const response = await call('GET', `/customers/${customer}/export`);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${customer}-\\d{4}-\\d\\d-\\d\\d\\.json"$`),
    );
    const text = await response.text();
    const document = JSON.parse(text) as Exported;

    const log = await runInDurableObject(
      bindings.CUSTOMER.getByName(`demo:${customer}`),
      (_, { storage }) => ({
        events: storage.sql
          .exec<{ seq: number; type: string }>('SELECT seq, type FROM log ORDER BY seq')
          .toArray(),
        texts: storage.sql.exec<{ text: string }>('SELECT text FROM exchanges ORDER BY rowid').toArray(),
        keys: storage.sql
          .exec<{ key: string }>(
            "SELECT DISTINCT json_extract(a.value, '$.key') AS key FROM log l, json_each(l.fact, '$.attachments') a",
          )
          .toArray(),
      }),
    );
    expect(document).toMatchObject({
      format: 'onethread.customer/1',
      customer,
      account: { name: person.name },
    });
    expect(document.events.map(({ seq, type }) => ({ seq, type }))).toEqual(log.events);
    expect(document.exchanges.map(({ text }) => text)).toEqual(log.texts.map(({ text }) => text));
    expect(document.events.filter(({ type }) => type === 'note.added')).toMatchObject([
      { text: 'She was very patient.' },
    ]);
    expect(document.addresses.map(({ address }) => address)).toEqual(
      expect.arrayContaining([`email:${person.email}`, `whatsapp:${person.phone}`]),
    );

    // The mail as it came and its photograph, the upload, the label.
    expect(document.files.map(({ type }) => type).sort()).toEqual(
      ['application/pdf', 'image/png', 'image/png', 'message/rfc822'].sort(),
    );
    for (const { content = '', size, sha256, filename, type } of document.files) {
      const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
      expect(bytes.length, filename).toBe(size);
      expect(createHash('sha256').update(bytes).digest('hex'), filename).toBe(sha256);
      if (type === 'image/png') expect(bytes).toEqual(PNG);
    }
    for (const { key } of log.keys) expect(text.includes(key), key).toBe(false);
    const plain = JSON.stringify({
      ...document,
      files: document.files.map(({ content: _, ...file }) => file),
    });
    for (const secret of ['nora-7', chat.welcome.session, 'eyJ', 'labels/', '"key"', 'dev-'])
      expect(plain.includes(secret), secret).toBe(false);

    // A file that is gone is said to be gone.
    for (const { key } of log.keys) await bindings.BLOBS.delete(`demo/${key}`);
    const later = await exportOf(customer);
    expect(later.files.filter(({ missing }) => missing)).toHaveLength(3);
    expect(later.files.filter(({ content }) => content)).toHaveLength(1);
    chat.close();
  });

  it('says that a stranger spoke of the customer’s order, and neither who nor what', async () => {
    const person = await shopper(service, 'Judith');
    await new Mailbox(service, person).ask({
      to: STORE,
      subject: 'Hello',
      text: 'What are your opening hours?',
    });
    const visitor = await Chat.open(service);
    await visitor.say(`My order ${person.order} is too small, I whispered tourmaline to my neighbour.`);
    const customer = await idOf(person);
    const told = await vi.waitFor(async () => {
      const document = await exportOf(customer);
      const heard = document.events.filter(({ type }) => type === 'testimony.heard');
      expect(heard.length).toBeGreaterThan(0);
      return { document, heard };
    });
    expect(told.heard[0]).toMatchObject({ order: person.order, withheld: 'third party' });
    expect(JSON.stringify(told.document)).not.toContain('tourmaline');
    expect(
      JSON.stringify(told.document)
        .match(/cu_[0-9a-f]{32}/g)
        ?.every((id) => id === customer),
    ).toBe(true);
    visitor.close();
  });
});

describe('an erasure', () => {
  it('leaves nothing of the customer anywhere but a receipt that names nobody', async () => {
    const stranger = await lived('Klara');
    const before = (await everythingKept()).filter(
      ({ row, where }) => where.includes(stranger.customer) || row.includes(stranger.customer),
    );
    const { person, customer } = await lived('Lena');
    expect((await traces(person)).length).toBeGreaterThan(20);

    const receipt = await erase(customer);
    expect(receipt).toMatchObject({ id: expect.stringMatching(/^er_/), reason: 'request' });
    expect(receipt.customer).not.toContain(customer);
    expect(receipt.erased.events).toBeGreaterThan(10);
    // Mail, WhatsApp, account.
    expect(receipt.erased.addresses).toBe(3);
    // Mail, its photograph, two uploads of which one was never sent, the label.
    expect(receipt.erased.files).toBe(5);

    expect(await traces(person)).toEqual([]);
    // The stranger's thread is unchanged.
    expect(
      (await everythingKept()).filter(
        ({ row, where }) => where.includes(stranger.customer) || row.includes(stranger.customer),
      ),
    ).toEqual(before);
    expect((await exportOf(stranger.customer)).files.every(({ content }) => content)).toBe(true);

    expect(await erase(customer)).toEqual(receipt);
    for (const path of ['', '/exchanges', '/export'])
      expect((await call('GET', `/customers/${customer}${path}`)).status).toBe(404);
    const { erasures } = (await (await call('GET', '/erasures?limit=1')).json()) as { erasures: Receipt[] };
    expect(erasures).toEqual([receipt]);
    stranger.chat.close();
  });

  it('closes the open chat, hangs up, and lets nothing leave afterwards', async () => {
    const { person, customer, chat } = await lived('Mona');
    const phone = await Call.place(service, { from: person.phone, to: '+33140000000' });
    await phone.say('What are your opening hours?');
    const n = Math.max(
      0,
      ...(await sentSince(service, 'email', 0)).map((one) => one.n),
      ...(await sentSince(service, 'whatsapp', 0)).map((one) => one.n),
    );
    await levers.fail('email', ['E_INTERNAL_SERVER_ERROR', 'E_INTERNAL_SERVER_ERROR']);
    await levers.reply(customer, 'A reply by the channel of the last message.');
    await new Mailbox(service, person).send({
      to: STORE,
      subject: 'Hours',
      text: 'What are your opening hours?',
    });
    const heard = phone.frames.length;
    // A person has the floor: nobody answers.
    await levers.post(`/api/v1/customers/${customer}/takeover`, { advisor: 'nora', name: 'Nora' });
    const unanswered = chat.say('Hello?');
    unanswered.catch(() => undefined);
    await vi.waitFor(() => expect(chat.messages.some(({ text }) => text === 'Hello?')).toBe(true));
    await erase(customer);
    expect(phone.frames.slice(heard).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['text', 'end']),
    );
    expect(await phone.told({ SessionStatus: 'ended', CallStatus: 'in-progress' })).toContain('<Hangup');
    await expect(unanswered).rejects.toThrow(/4410 this conversation was erased/);
    const left = (
      await Promise.all(['email', 'whatsapp'].map((channel) => sentSince(service, channel, n)))
    ).flat();
    await clock.advance('3d');
    const later = (
      await Promise.all(['email', 'whatsapp'].map((channel) => sentSince(service, channel, n)))
    ).flat();
    expect(later.map(({ n: number }) => number)).toEqual(left.map(({ n: number }) => number));
  });

  it('lets no signed webhook of before bring the words back, and takes what is sent afterwards', async () => {
    const person = await shopper(service, 'Olga');
    const phone = new WhatsApp(service, person);
    const word = `beryl${person.order}`;
    const batch = messageBatch({
      from: person.phone,
      name: person.name,
      id: wamid(),
      at: await clock.now(),
      gesture: { text: `What are your opening hours, ${word}?` },
    });
    const whose = async () => (await api.customers({ phone: person.phone }))[0];
    await phone.batch(batch);
    const customer = await vi.waitFor(async () => {
      const found = await whose();
      expect(found).toMatch(/^cu_/);
      return found ?? '';
    });
    await clock.advance('10s');
    await erase(customer);
    const words = async () => (await everythingKept()).filter(({ row }) => row.includes(word));
    expect(await words()).toEqual([]);
    await phone.batch(batch);
    expect(await words()).toEqual([]);
    await clock.advance('10s');
    await phone.say('What are your opening hours now?', await clock.now());
    const next = await whose();
    expect(next).not.toBe(customer);
    expect((await api.exchanges(next ?? '')).map(({ text }) => text)).toContain(
      'What are your opening hours now?',
    );
    // Longer than the erasure is remembered.
    await clock.advance('40d');
    await phone.batch(batch);
    expect(await words()).toEqual([]);
  });

  it('makes somebody new of whoever comes with an erased address', async () => {
    const { person, customer, chat, mailbox } = await lived('Nadia');
    const at = await clock.now();
    const letter = { to: STORE, subject: 'Late', text: 'What are your opening hours?' };
    const id = await mailbox.send(letter, at);
    await erase(customer);

    // A duplicate of an old mail, and a browser that remembers twenty messages.
    await mailbox.send(letter, at, id);
    const again = await Chat.open(service, { token: chat.welcome.session, since: 20 });
    expect(again.welcome).toMatchObject({ seq: 0, assurance: 'anonymous' });
    expect(again.welcome.session).not.toBe(chat.welcome.session);
    await again.say('What are your opening hours?');
    expect(again.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    // What it remembers of the old one hides nothing of the new one.
    const once = await Chat.open(service, { token: again.welcome.session, since: 20 });
    await vi.waitFor(() => expect(once.messages.map(({ seq }) => seq)).toEqual([1, 2]));

    const now = await vi.waitFor(async () => {
      const found = await idOf(person);
      expect(found).toMatch(/^cu_/);
      return found;
    });
    expect(now).not.toBe(customer);
    expect(
      (await api.exchanges(now)).filter(({ direction }) => direction === 'in').map(({ text }) => text),
    ).toEqual([letter.text]);
    expect((await everythingKept()).filter(({ row }) => row.includes(`zircon${person.order}`))).toEqual([]);
    // An upload under the old token finds nobody either.
    const refused = await service.fetch('/chat/demo/files', {
      method: 'POST',
      headers: { authorization: `Bearer ${chat.welcome.session}`, 'x-filename': 'seam.png' },
      body: PNG,
    });
    expect(refused.status).toBe(401);
    expect(
      (await everythingKept()).filter(({ where, row }) => where === 'BLOBS' && row.includes(customer)),
    ).toEqual([]);
    // The label can be had again: the shop knows that the first one is gone.
    const { answers } = await mailbox.ask({
      to: STORE,
      subject: 'Return',
      text: `I'd like to return order ${person.order}, it is too small. Please send me the label.`,
    });
    const [label] = answers.flatMap(({ attachments }) => attachments);
    expect(label?.size).toBeGreaterThan(1_000);
    const { pathname } = new URL(label?.url ?? '');
    expect((await service.fetch(pathname)).status).toBe(200);
    again.close();
    once.close();
  });

  it('of a visitor takes the visitor’s words out of the thread of the order they named', async () => {
    const person = await shopper(service, 'Olga');
    const mailbox = new Mailbox(service, person);
    await mailbox.ask({ to: STORE, subject: 'Hello', text: 'What are your opening hours?' });
    const owner = await idOf(person);
    const visitor = await Chat.open(service);
    await visitor.say(`My order ${person.order} is too small and smells of peridot, I want to send it back.`);
    await visitor.say('Yes please, send me the label.');
    const heard = () => api.exchanges(owner).then((rows) => rows.filter(({ origin }) => origin !== owner));
    const from = await vi.waitFor(async () => {
      const [first] = await heard();
      expect(first?.text).toBeDefined();
      return first?.origin ?? '';
    });
    // A colleague's briefing quotes the visitor.
    await mailbox.ask({ to: STORE, subject: 'Person', text: 'I want to talk to a human about it.' });
    expect(JSON.stringify(await everythingKept())).toContain('peridot');

    const receipt = await erase(from);
    expect(receipt.erased.testimony).toBeGreaterThan(0);
    expect((await everythingKept()).filter(({ row }) => row.includes('peridot'))).toEqual([]);
    expect(await heard()).toEqual([]);
    expect(
      (await everythingKept()).filter(
        ({ row, where }) => row.includes(from) && where.includes(`${owner} log`) && row.includes('"from"'),
      ),
    ).toEqual([]);
    // What was done to the owner's order stays the owner's.
    const events = (await exportOf(owner)).events.filter(({ type }) => type === 'testimony.heard');
    expect(events.map((event) => (event as unknown as { about: string }).about)).toContain('action.done');
    const order = await api.order(person.order);
    expect(order?.returns).toHaveLength(1);
    visitor.close();
  });

  it('of an owner lets a visitor’s words go to whoever has the account next', async () => {
    const person = await shopper(service, 'Petra');
    await new Mailbox(service, person).ask({
      to: STORE,
      subject: 'Hello',
      text: 'What are your opening hours?',
    });
    const visitor = await Chat.open(service);
    await visitor.say(`My order ${person.order} is too small.`);
    const owner = await idOf(person);
    await vi.waitFor(async () =>
      expect((await api.exchanges(owner)).some(({ origin }) => origin !== owner)).toBe(true),
    );
    await erase(owner);
    await visitor.say(`And can I exchange order ${person.order}?`);
    await vi.waitFor(async () => {
      const [next = ''] = await api.customers({ order: person.order });
      expect(next).toMatch(/^cu_/);
      expect(next).not.toBe(owner);
    });
    visitor.close();
  });

  it('is for whoever has the token of that store alone', async () => {
    const { customer, chat } = await lived('Ruth');
    const created = await service.fetch('/api/v1/stores', {
      method: 'POST',
      headers: { authorization: 'Bearer dev-platform-token', 'content-type': 'application/json' },
      body: '{"id":"neighbour"}',
    });
    const { token } = (await created.json()) as { token: string };
    for (const [method, path] of [
      ['GET', '/export'],
      ['DELETE', ''],
    ] as const) {
      const foreign = await call(method, `/customers/${customer}${path}`, token);
      const unknown = await call(method, `/customers/cu_${'0'.repeat(32)}${path}`, token);
      expect([foreign.status, unknown.status]).toEqual([404, 404]);
      expect(await foreign.text()).toBe(await unknown.text());
      expect((await call(method, `/customers/${customer}${path}`, 'wrong')).status).toBe(401);
    }
    expect(await (await call('GET', '/erasures', token)).json()).toEqual({ erasures: [], next: null });
    expect((await call('GET', `/customers/${customer}`)).status).toBe(200);
    chat.close();
  });

  it('pages its receipts, newest first', async () => {
    const page = async (query: string) =>
      (await (await call('GET', `/erasures?${query}`)).json()) as {
        erasures: Receipt[];
        next: number | null;
      };
    const all = (await page('limit=200')).erasures.map(({ id }) => id);
    expect(all.length).toBeGreaterThan(2);
    const first = await page('limit=2');
    const second = await page(`limit=200&before=${first.next}`);
    expect([...first.erasures, ...second.erasures].map(({ id }) => id)).toEqual(all);
    expect(second.next).toBeNull();
  });
});

describe('retention', () => {
  afterAll(async () => {
    await api.change({ retention: {} });
  });

  it('lets mails as they came go first, then files, then the thread, and leaves a receipt', async () => {
    const { person, customer, chat } = await lived('Stella');
    chat.close();
    for (const { id, status } of (await levers.api.customer(customer)).tickets)
      if (status !== 'resolved') await levers.post(`/api/v1/customers/${customer}/resolve`, { ticket: id });
    const files = async () =>
      (await exportOf(customer)).files.map(({ type, missing }) => `${type}${missing ? ' gone' : ''}`).sort();
    await clock.advance('89d');
    expect(await files()).toEqual(['application/pdf', 'image/png', 'image/png', 'message/rfc822']);
    await clock.advance('3d');
    expect(await files()).toEqual(['application/pdf', 'image/png', 'image/png', 'message/rfc822 gone']);
    const originals = (await (await call('GET', `/customers/${customer}/exchanges`)).json()) as {
      exchanges: { original: unknown }[];
    };
    expect(originals.exchanges.every(({ original }) => original === null)).toBe(true);
    await clock.advance('275d');
    expect(await files()).toEqual([
      'application/pdf',
      'image/png gone',
      'image/png gone',
      'message/rfc822 gone',
    ]);
    expect((await api.exchanges(customer)).length).toBeGreaterThan(3);
    await clock.advance('731d');
    expect((await call('GET', `/customers/${customer}`)).status).toBe(404);
    const { erasures } = (await (await call('GET', '/erasures')).json()) as { erasures: Receipt[] };
    const again = await erase(customer);
    expect(again.reason).toBe('retention');
    expect(erasures).toContainEqual(again);
    expect((await everythingKept()).filter(({ row }) => row.includes(person.email))).toEqual([]);
  });

  it('touches nothing while a ticket is open, and follows a policy that was shortened', async () => {
    const kept = await lived('Theresa');
    const going = await shopper(service, 'Ute');
    await new Mailbox(service, going).ask({
      to: STORE,
      subject: 'Hello',
      text: 'What are your opening hours?',
    });
    const gone = await idOf(going);
    const { tickets } = await levers.api.customer(gone);
    for (const { id, status } of tickets)
      if (status !== 'resolved') await levers.post(`/api/v1/customers/${gone}/resolve`, { ticket: id });
    await levers.reply(kept.customer, 'A colleague looks at it.').catch(() => undefined);
    await levers.post(`/api/v1/customers/${kept.customer}/takeover`, { advisor: 'nora', name: 'Nora' });
    await api.change({ retention: { threadDays: 30 } });
    await clock.advance('125d');
    expect((await call('GET', `/customers/${gone}`)).status).toBe(404);
    expect((await call('GET', `/customers/${kept.customer}`)).status).toBe(200);
    expect((await exportOf(kept.customer)).files.every(({ missing }) => !missing)).toBe(true);
    kept.chat.close();
  });
});
