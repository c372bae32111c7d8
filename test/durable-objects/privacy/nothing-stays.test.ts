import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { ADMIN, bindings, JSON_TYPE } from '../../door/world.ts';
import { Chance } from '../../faults/chance.ts';
import { loginOf } from '../../journeys/identity/logins.ts';
import { serviceInside } from '../../journeys/service.ts';
import { type Shopper, shopper } from '../../journeys/shop.ts';
import { objectsMade } from '../../machine/made.ts';
import { dressOrder } from '../../orders.ts';

/*
 * Strangers and customers come over every channel and do as they please. Once everybody was erased and a year
 * has passed, the platform holds the stores and nothing else: no object, no row, no file.
 */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
const STORE = 'support@demo.example';
const NUMBER = '+33187654321';
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);

/** Namespaces whose objects are a store's: their tables stay, and no row of anybody. */
const OF_STORES = [
  'STORE',
  'INDEX',
  'DESK',
  'KNOWLEDGE',
  'WEBHOOKS',
  'MAILBOX',
  'PARCELS',
  'REMOTE_SHOP',
] as const;

/** Objects of a namespace that keep anything, with what they keep. */
async function keeping(
  namespace: 'CUSTOMER' | 'ADDRESS' | 'FIGURES' | (typeof OF_STORES)[number],
): Promise<string[]> {
  const found: string[] = [];
  for (const object of objectsMade(namespace)) {
    await runInDurableObject(object, (_, { storage }) => {
      const tables = storage.sql.exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      );
      for (const { name } of tables.toArray()) {
        const rows = storage.sql.exec(`SELECT * FROM "${name}"`).toArray();
        if (!OF_STORES.some((one) => one === namespace) || rows.length > 0)
          found.push(`${name} ${JSON.stringify(rows.slice(0, 3))}`);
      }
      for (const [key] of storage.kv.list()) found.push(`kv ${key}`);
    });
  }
  return found;
}

/** Words of the pages that the index's full text is kept in. */
async function wordsInIndex(): Promise<string[]> {
  const found: string[] = [];
  for (const object of objectsMade('INDEX'))
    await runInDurableObject(object, (_, { storage }) => {
      const { sql } = storage;
      if (sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'words_data'").toArray().length === 0) return;
      for (const table of ['words_data', 'parts_data'])
        for (const { block } of sql.exec<{ block: ArrayBuffer }>(`SELECT block FROM ${table}`))
          found.push(...(new TextDecoder('latin1').decode(block).match(/[a-z]{3,}/g) ?? []));
    });
  return found;
}

const files = async () => (await bindings.BLOBS.list()).objects.map(({ key }) => key);

/** Ids of everybody who has a thread, or is led by somebody. */
async function everybody(): Promise<string[]> {
  const ids: string[] = [];
  for (const object of objectsMade('CUSTOMER')) {
    const name = await runInDurableObject(object, (_, { storage }) => {
      const { n } = storage.sql
        .exec<{ n: number }>("SELECT count(*) AS n FROM sqlite_master WHERE name = 'meta'")
        .one();
      return n
        ? storage.sql.exec<{ value: string }>("SELECT value FROM meta WHERE name = 'name'").one().value
        : null;
    });
    if (name) ids.push(name.slice(name.indexOf(':') + 1));
  }
  return ids;
}

async function dial(...frames: object[]): Promise<string[]> {
  const url = `${service.base.replace('http', 'ws')}/chat/demo`;
  const socket = await service.dial(url, { protocols: ['onethread.1'] });
  const heard: string[] = [];
  socket.addEventListener('message', ({ data }) => void heard.push(String(data)));
  for (const frame of frames) {
    const before = heard.length;
    socket.send(JSON.stringify(frame));
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before));
  }
  socket.close(1000);
  return heard;
}

async function upload(token: string): Promise<void> {
  const response = await service.fetch('/chat/demo/files', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'x-filename': 'photo.png' },
    body: PNG,
  });
  expect(response.status).toBe(200);
}

describe('of somebody who only looks', () => {
  const hello = { type: 'hello', locale: 'fr' };
  it.each<[string, object[]]>([
    ['says nothing', []],
    ['says hello', [hello]],
    ['shows a login that is none', [{ ...hello, identity: 'x.y.z' }]],
    ['presses a button that nobody offered', [hello, { type: 'choose', id: '1', message: 'm', choice: 'c' }]],
    ['rates a ticket that is none', [hello, { type: 'rate', id: '1', kind: 'csat', score: 5, ticket: 't' }]],
    ['wants what was not said by mail', [hello, { type: 'transcript', id: '1' }]],
  ])('and %s, no database is left', async (_, frames) => {
    const before = (await everybody()).length;
    expect((await dial(...frames)).join()).not.toContain('internal');
    expect(await everybody()).toHaveLength(before);
    expect(await keeping('CUSTOMER')).toEqual([]);
  });

  it('the words are kept from the first one on, in the language of the page, and a reload finds them', async () => {
    const chat = await Chat.open(service, { locale: 'fr' });
    chat.send({ type: 'hello' });
    const [answer] = await chat.say('Quels sont vos délais de livraison ?');
    expect(answer?.text).toMatch(/jours|livr/);
    const again = await chat.again(0);
    await vi.waitFor(() => {
      expect(again.messages.map(({ from }) => from)).toEqual(['customer', 'assistant']);
    });
    again.close();
  });

  it('what was uploaded is gone after two days, unless something was said', async () => {
    const silent = await Chat.open(service);
    await upload(silent.welcome.session);
    expect(await files()).toHaveLength(1);
    await clock.advance('49h');
    expect(await files()).toEqual([]);
    expect((await silent.say('Where is my order?')).length).toBeGreaterThan(0);
    silent.close();
  });
});

/** What anybody may do. `who` is the shop's customer where it is one. */
const DEEDS: Record<string, (who: Shopper, chance: Chance) => Promise<void>> = {
  'looks and goes': async (_, chance) => void (await dial(...(chance.once(2) ? [{ type: 'hello' }] : []))),
  'chats as nobody': async ({ order }, chance) => {
    const chat = await Chat.open(service);
    await chat.say(chance.once(2) ? `Where is my order ${order}?` : 'What are your opening hours?');
    if (chance.once(2)) await upload(chat.welcome.session);
    if (chance.once(2)) await chat.human();
    chat.close();
  },
  'uploads and says nothing': async () => {
    const chat = await Chat.open(service);
    await upload(chat.welcome.session);
    chat.close();
  },
  'signs in': async ({ account }) => {
    const chat = await Chat.open(service, { identity: await loginOf(service, account) });
    await chat.say('Where is my order?');
    chat.close();
  },
  'shows logins that are none': async ({ account }) => {
    await dial({ type: 'hello', identity: await loginOf(service, account, { secret: 'wrong' }) });
  },
  'asks for a code': async ({ order }) => {
    const chat = await Chat.open(service);
    await chat.say('Hello, I need to change the delivery address of my account.');
    await chat.say(`It is order ${order}`);
    await chat.say('000000');
    chat.close();
  },
  'tries numbers': async (_, chance) => {
    const chat = await Chat.open(service);
    for (let n = 0; n < 3; n++) await chat.say(`Where is order ${10_000 + chance.below(9_000)}?`);
    chat.close();
  },
  'writes a mail': async (who, chance) => {
    const authentic = !chance.once(3);
    const attachments = chance.once(2) ? [{ filename: 'a.png', type: 'image/png', content: PNG }] : [];
    const text = `Where is my order? ${chance.once(2) ? who.order : ''}`;
    await new Mailbox(service, who).send({ to: STORE, subject: 'My dress', text, authentic, attachments });
  },
  'writes a mail as a stranger': async (_, chance) => {
    const email = `${chance.below(1e6)}@stranger.example`;
    await new Mailbox(service, { name: 'X', email }).send({
      to: STORE,
      subject: 'Hello',
      text: 'Are you open?',
    });
  },
  'sends a report of a mail that nobody sent': async () => {
    const headers = { 'Auto-Submitted': 'auto-replied' };
    await new Mailbox(service, { name: 'Mail', email: 'mailer-daemon@example.org' }).send({
      ...{ to: STORE, subject: 'Undelivered', text: 'No such user.', headers },
    });
  },
  'writes on WhatsApp': async (who, chance) => {
    const userId = chance.once(2) ? `FR.${who.order}${chance.below(1e6)}` : undefined;
    await new WhatsApp(service, { ...who, userId }).send(
      { text: 'Return my dress please' },
      await clock.now(),
    );
  },
  'writes on WhatsApp as a stranger': async (_, chance) => {
    const phone = `+336555${String(chance.below(100_000)).padStart(5, '0')}`;
    await new WhatsApp(service, { name: 'Y', phone }).send({ text: 'Hello' }, await clock.now());
  },
  'asks what nobody has written down': async ({ name }, chance) => {
    const chat = await Chat.open(service);
    await chat.say(`My name is ${name}, do you ${chance.of(['repair', 'dye', 'engrave'])} umbrellas?`);
    chat.close();
  },
  'is tagged, noted and blocked': async (who) => {
    const [customer] = await api.customers({ email: who.email });
    if (!customer) return;
    const by = { advisor: 'nora', name: 'Nora' };
    await api.advise(customer, 'tags', { add: ['vip'] });
    await api.advise(customer, 'note', { ...by, text: `${who.name} called twice.` });
    await api.advise(customer, 'block', { ...by, address: null, reason: `${who.name} is spam` });
  },
  calls: async ({ phone }, chance) => {
    const from = chance.once(3) ? 'anonymous' : phone;
    const attestation = chance.of(['A', 'B', 'none', 'failed'] as const);
    const call = await Call.place(service, { from, to: NUMBER, attestation });
    await call.say('My dress is too small, I want to send it back.');
    await call.hangUp();
  },
  'has other contacts in the shop': async (who) => {
    const moved = { ...who, email: `new.${who.email}`, phone: `+33698${who.phone.slice(-6)}` };
    await api.import([dressOrder(moved, await clock.now())]);
  },
  'shares the contacts with a guest': async (who) => {
    const guest = { ...who, account: `g-${who.account}`, order: `9${who.order}` };
    await api.import([dressOrder(guest, await clock.now())]);
  },
  'is made a test': async (who) => {
    const [customer] = await api.customers({ email: who.email });
    if (!customer) return;
    const made = await service.fetch(`/api/v1/customers/${customer}/scenario`, {
      method: 'POST',
      headers: { ...ADMIN, ...JSON_TYPE },
      body: '{}',
    });
    // Nothing was said yet, or it is one already.
    expect([200, 404, 409, 422]).toContain(made.status);
  },
  'has a label from the carrier, and a pickup point': async (who) => {
    const mailbox = new Mailbox(service, who);
    await mailbox.send({
      to: STORE,
      subject: 'Return',
      text: `Please open the return of order ${who.order}.`,
    });
    await mailbox.send({ to: STORE, subject: 'Point', text: 'Where is the nearest pickup point to 69003?' });
  },
  'has an address revoked': async (who) => {
    const [customer] = await api.customers({ email: who.email });
    const address = `email:${who.email}`;
    if (customer)
      await api.advise(customer, 'revoke-address', { address, advisor: 'nora' }).catch(() => undefined);
  },
};

describe('once everybody was erased and a year has passed', () => {
  it.each([1, 2, 3, 4, 5, 6])('the platform holds the stores and nothing else (%i)', async (seed) => {
    const chance = new Chance(seed + 1_200);
    const people = [await shopper(service, 'Ada'), await shopper(service, 'Ben')];
    await service.fetch('/api/v1/webhooks', {
      method: 'POST',
      headers: { ...ADMIN, ...JSON_TYPE },
      body: JSON.stringify({ url: 'http://sandbox/webhook/stays' }),
    });
    const done: string[] = [];
    for (let n = 0; n < 30; n++) {
      const name = chance.of(Object.keys(DEEDS));
      done.push(name);
      await DEEDS[name]?.(chance.of(people), chance);
      if (chance.once(6)) await clock.advance(`${1 + chance.below(30)}h`);
    }
    await clock.advance('10m');
    for (const id of await everybody()) {
      const erased = await service.fetch(`/api/v1/customers/${id}`, { method: 'DELETE', headers: ADMIN });
      expect([200, 404], `${id} ${erased.status}`).toContain(erased.status);
    }
    await clock.advance('400d');
    const story = done.join(', ');
    expect(await keeping('CUSTOMER'), story).toEqual([]);
    expect(await keeping('ADDRESS'), story).toEqual([]);
    expect(await files(), story).toEqual([]);
    // Numbers stay, and lead to nobody.
    expect(
      (await keeping('FIGURES')).filter((row) => /cu_|@|\+\d{6}/.test(row)),
      story,
    ).toEqual([]);
    // Of what was searched only the empty index is left: no word in its pages.
    expect(await wordsInIndex(), story).toEqual([]);
    const own: Partial<Record<(typeof OF_STORES)[number], RegExp>> = {
      STORE: /^(?:settings|settings_history|connections|credentials|erasures|requests|meta|tokens) /,
      WEBHOOKS: /^(?:endpoints|requests) /,
      INDEX: /^(?:words|parts)_(?:config|data) /,
      KNOWLEDGE: /^(?:articles|passages|passages_\w+) /,
      MAILBOX: /^state /,
    };
    for (const namespace of OF_STORES)
      expect(
        (await keeping(namespace)).filter(
          (row) => !/^(?:migrations|sqlite_sequence) /.test(row) && !own[namespace]?.test(row),
        ),
        `${namespace}: ${story}`,
      ).toEqual([]);
  });
});
