import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import type { ServerFrame } from '../../../src/protocol.ts';
import { serviceInside } from '../service.ts';

/* A chat that goes on elsewhere by the code that its browser was shown. */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
let numbers = 0;

const stranger = (name: string) => ({ name, phone: `+3362270${String(10_000 + numbers++).slice(1)}` });
const heard = (customer: string) => api.exchanges(customer).then((rows) => rows.map(({ text }) => text));

/** What the chat is told to take along. */
async function codeOf(chat: Chat): Promise<string> {
  const id = crypto.randomUUID();
  chat.send({ type: 'carry', id });
  const frame = await vi.waitFor(() => {
    const found = chat.frames.find((one) => 'id' in one && one.id === id);
    if (!found) throw new Error('no answer');
    return found as Extract<ServerFrame, { type: 'carry' }>;
  });
  expect(frame.type).toBe('carry');
  return frame.code;
}

/** Sends a line over WhatsApp; gives whose thread it is in. */
async function write(person: ReturnType<typeof stranger>, text: string): Promise<string> {
  await new WhatsApp(service, person).say(text, await clock.now());
  const [customer = ''] = await api.customers({ phone: person.phone });
  return customer;
}

async function chatOf(...lines: string[]): Promise<Chat> {
  const chat = await Chat.open(service);
  for (const line of lines) await chat.say(line);
  return chat;
}

describe('a chat that goes on over WhatsApp', () => {
  it('is read there, with the code taken out, and is shown as who may be the same', async () => {
    const chat = await chatOf('Do you sell a dress in emerald for a wedding of 84 guests?');
    const customer = await write(stranger('Ida'), `Hello, I come from the chat. (${await codeOf(chat)})`);
    const rows = await api.exchanges(customer);
    expect(rows.map(({ text }) => text)).toContain(
      'Do you sell a dress in emerald for a wedding of 84 guests?',
    );
    expect(rows.map(({ text }) => text)).toContain('Hello, I come from the chat.');
    const { links } = (await api.customer(customer)) as unknown as {
      links: { suggestions: { evidence: string }[] };
    };
    expect(JSON.stringify(links ?? (await api.customer(customer)))).toContain('the code of a chat');
  });

  it('carries no answer that only the visitor may read', async () => {
    const chat = await chatOf(
      'Hello, I received my order #45821 but the size is too small, what should I do?',
    );
    expect(chat.messages.at(-1)?.text).toMatch(/days/);
    const told = await heard(await write(stranger('Thief'), `Hi ${await codeOf(chat)}`));
    expect(told).toContain('Hello, I received my order #45821 but the size is too small, what should I do?');
    expect(told.filter((text) => /days left|label/.test(text))).toEqual([]);
  });

  it('opens nothing by a code that somebody has shown, or that is old', async () => {
    const chat = await chatOf('My parrot ate the sleeve, what now?');
    const code = await codeOf(chat);
    expect(await heard(await write(stranger('First'), code))).toContain(
      'My parrot ate the sleeve, what now?',
    );
    expect((await heard(await write(stranger('Second'), `Hello ${code}`))).join()).not.toContain('parrot');
    const late = await codeOf(chat);
    await clock.advance('20m');
    expect((await heard(await write(stranger('Late'), `Hello ${late}`))).join()).not.toContain('parrot');
  });

  it('gives a browser that has said nothing no code', async () => {
    const chat = await Chat.open(service);
    chat.send({ type: 'carry', id: 'c1' });
    await vi.waitFor(() =>
      expect(chat.frames).toContainEqual(
        expect.objectContaining({ type: 'error', id: 'c1', code: 'bad_frame' }),
      ),
    );
  });

  it('is forgotten there when the visitor is erased', async () => {
    const chat = await chatOf('My canary hates the zip.');
    const customer = await write(stranger('Kept'), `Hi ${await codeOf(chat)}`);
    expect((await heard(customer)).join()).toContain('canary');
    const { customer: visitor } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as {
      customer: string;
    };
    await service.fetch(`/api/v1/customers/${visitor}`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer dev-admin-token' },
    });
    await vi.waitFor(async () => expect((await heard(customer)).join()).not.toContain('canary'));
  });
});

describe('a chat that goes on by mail', () => {
  const letter = { to: 'support@demo.example', subject: 'From the chat' };

  it('is read there', async () => {
    const chat = await chatOf('My lama needs a coat.');
    const email = `lama-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const text = `Hello,\n\nas I said in the chat. (${await codeOf(chat)})`;
    await new Mailbox(service, { name: 'Lea', email }).ask({ ...letter, text });
    const [customer = ''] = await api.customers({ email });
    expect(await heard(customer)).toContain('My lama needs a coat.');
  });

  it('is not where nothing proves the sender', async () => {
    const chat = await chatOf('My lama needs a hat.');
    const code = await codeOf(chat);
    const email = `forged-${crypto.randomUUID().slice(0, 8)}@example.com`;
    await new Mailbox(service, { name: 'Lea', email }).send(
      { ...letter, text: `Hi ${code}`, authentic: false },
      await clock.now(),
    );
    // Nobody has shown it yet.
    expect(await heard(await write(stranger('Own'), `Hello ${code}`))).toContain('My lama needs a hat.');
  });
});
