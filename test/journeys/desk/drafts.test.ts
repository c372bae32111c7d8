import { evictAllDurableObjects } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent } from '../../../scripts/clients/sent.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* What the store lets nobody have before a person has seen it, and what it leaves to people. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);
const to = 'support@demo.example';

beforeEach(async () => {
  await clock.set(zoned('2027-05-04', '10:00', 'Europe/Paris'));
});

afterEach(async () => {
  await levers.api.change({ modes: [], drafts: {} });
});

const modes = (...rules: object[]) => levers.api.change({ modes: rules });
const decide = (id: string, decision: 'send' | 'drop', over: object = {}) =>
  levers.post(`/api/v1/drafts/${id}`, { decision, advisor: 'nora', name: 'Nora', ...over });

async function draftsOf(person: Shopper) {
  const customer = await levers.customer(person);
  return (await levers.desk()).drafts.filter((one) => one.customer === customer);
}

/** The one draft of a person, once the desk has it. */
async function draftOf(person: Shopper, than = '') {
  return vi.waitFor(async () => {
    const [draft, ...others] = await draftsOf(person);
    expect(others).toEqual([]);
    expect(draft?.id).not.toBe(than || undefined);
    if (!draft) throw new Error('no draft');
    return draft;
  });
}

async function written(name: string, text: (order: string) => string) {
  const person = await shopper(service, name);
  const before = await lastSent(service, 'email');
  const mailbox = new Mailbox(service, person);
  await mailbox.send({ to, subject: `Order ${person.order}`, text: text(person.order) });
  return { person, before, mailbox, draft: await draftOf(person) };
}

describe('a mail whose answer a person sees first', () => {
  beforeEach(() => modes({ intent: '*', channel: 'email', mode: 'draft' }));

  it('is answered when the draft is sent, once, and by one of two advisors', async () => {
    const { person, before, draft } = await written('Ann', (order) => `Where is my order ${order}?`);
    expect(draft).toMatchObject({ channel: 'email', intent: 'order_status' });
    expect(draft.text).toContain(person.order);
    expect(await levers.byEmail(person.email, before)).toEqual([]);

    const both = await Promise.allSettled([
      decide(draft.id, 'send'),
      decide(draft.id, 'drop', { advisor: 'paul', name: 'Paul' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(String(lost?.status === 'rejected' ? lost.reason : '')).toContain('409');
    expect(both[0]?.status).toBe('fulfilled');
    await decide(draft.id, 'send');
    const told = await levers.byEmail(person.email, before);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('AI assistant');
    expect(await draftsOf(person)).toEqual([]);
  });

  it('is the advisor’s own message once its words are changed', async () => {
    const { person, before, draft } = await written('Bea', (order) => `Where is my order ${order}?`);
    await decide(draft.id, 'send', { text: 'It is with your neighbour.' });
    await vi.waitFor(async () =>
      expect(await levers.byEmail(person.email, before)).toEqual([
        expect.stringContaining('It is with your neighbour.'),
      ]),
    );
    const rows = await levers.api.exchanges(await levers.customer(person));
    expect(rows.at(-1)).toMatchObject({ author: 'advisor', text: 'It is with your neighbour.' });
  });

  it('does nothing in the shop before it is sent, and what it says then, once', async () => {
    const { person, before, draft } = await written(
      'Cleo',
      (order) => `I want to return the dress of order ${order}, please send me the label.`,
    );
    expect(await levers.api.order(person.order))?.toMatchObject({ returns: [] });
    expect(draft.text).toMatch(/it is done/);
    await evictAllDurableObjects();
    await decide(draft.id, 'send');
    await decide(draft.id, 'send');
    expect((await levers.api.order(person.order))?.returns).toHaveLength(1);
    await vi.waitFor(async () => expect(await levers.byEmail(person.email, before)).toHaveLength(1));
  });

  it('carries out what the customer agrees to on a card when it is sent, and not before', async () => {
    const { person, mailbox, draft } = await written(
      'Dora',
      (order) => `Please exchange the dress of order ${order} for size M.`,
    );
    const before = await lastSent(service, 'email');
    await decide(draft.id, 'send');
    const asked = await vi.waitFor(async () => {
      const [mail] = await levers.byEmail(person.email, before);
      expect(mail).toBeDefined();
      return mail;
    });
    expect(asked).toMatch(/exchange/i);
    await mailbox.send({ to, subject: `Re: Order ${person.order}`, text: 'Yes, please do that.' });
    const second = await draftOf(person, draft.id);
    expect(second.text).toMatch(/it is done/);
    expect((await levers.api.order(person.order))?.exchanges ?? []).toEqual([]);
    await decide(second.id, 'send');
    expect((await levers.api.order(person.order))?.exchanges).toHaveLength(1);
  });

  it('is void once the customer goes on in the thread, and both are answered together', async () => {
    const person = await shopper(service, 'Eva');
    const before = await lastSent(service, 'email');
    const mailbox = new Mailbox(service, person);
    const subject = `Order ${person.order}`;
    const id = await mailbox.send({ to, subject, text: `Where is order ${person.order}?` });
    const draft = await draftOf(person);
    await mailbox.send({ to, subject: `Re: ${subject}`, text: 'And when are you open?', inReplyTo: id });
    const both = await draftOf(person, draft.id);
    expect(both.text).toContain(person.order);
    expect(both.text).toMatch(/9/);
    await expect(decide(draft.id, 'send')).rejects.toThrow(/409/);
    expect(await levers.byEmail(person.email, before)).toEqual([]);
  });

  it('is dropped when an advisor takes the thread over, and a dropped one waits on the desk', async () => {
    const { person, draft } = await written('Fay', (order) => `Where is order ${order}?`);
    const customer = await levers.customer(person);
    await levers.post(`/api/v1/customers/${customer}/takeover`, { advisor: 'paul', name: 'Paul' });
    expect(await draftsOf(person)).toEqual([]);
    await expect(decide(draft.id, 'send')).rejects.toThrow(/409/);

    const other = await written('Gil', (order) => `Where is order ${order}?`);
    await decide(other.draft.id, 'drop');
    expect(await levers.api.deskEntry(await levers.customer(other.person))).toMatchObject({
      reason: 'draft dropped',
    });
    expect(await levers.byEmail(other.person.email, other.before)).toEqual([]);
  });

  it('is in the export, and gone with the customer', async () => {
    const { person, draft } = await written('Hal', (order) => `Where is order ${order}?`);
    const customer = await levers.customer(person);
    const { events } = await levers.get<{ events: { type: string; draft?: string }[] }>(
      `/api/v1/customers/${customer}/export`,
    );
    expect(events).toContainEqual(expect.objectContaining({ type: 'draft.made', draft: draft.id }));
    await levers.post(`/api/v1/customers/${customer}`, {}, 'DELETE');
    expect((await levers.desk()).drafts.filter((one) => one.customer === customer)).toEqual([]);
    await expect(decide(draft.id, 'send')).rejects.toThrow(/404/);
  });

  it('is acknowledged where the store wants that', async () => {
    await levers.api.change({ drafts: { acknowledge: true } });
    const { person, before } = await written('Ina', (order) => `Where is order ${order}?`);
    await vi.waitFor(async () =>
      expect(await levers.byEmail(person.email, before)).toEqual([
        expect.stringContaining('A colleague will look at your message'),
      ]),
    );
  });
});

describe('in a chat whose answers a person sees first', () => {
  beforeEach(() => modes({ intent: 'order_status', channel: 'chat', mode: 'draft' }));

  it('nothing of the draft shows, who waits is told once, and other matters are answered at once', async () => {
    const person = await shopper(service, 'Jan');
    const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
    await chat.say(`Where is my order ${person.order}?`);
    const draft = await draftOf(person);
    const notices = () => chat.messages.filter(({ text }) => text.includes('A colleague will look'));
    expect(notices()).toHaveLength(1);
    chat.send({ type: 'message', id: 'more', text: `Where is it, order ${person.order}?` });
    const second = await draftOf(person, draft.id);
    expect(notices()).toHaveLength(1);
    expect(JSON.stringify(chat.frames)).not.toContain(second.text.slice(0, 60));
    await decide(second.id, 'send');
    await vi.waitFor(() => expect(chat.messages.at(-1)?.text).toBe(second.text));
    const said = await chat.say('When are you open?');
    expect(said.at(-1)?.text).toMatch(/9/);
    chat.close();
  });
});

describe('what the store leaves to people', () => {
  it('is on the desk, unanswered by any brain; who waits in a chat is told so', async () => {
    await modes({ intent: 'complaint', mode: 'off' }, { channel: 'email', mode: 'off' });
    const person = await shopper(service, 'Kay');
    const before = await lastSent(service, 'email');
    await new Mailbox(service, person).send({ to, subject: 'Order', text: `Where is ${person.order}?` });
    const customer = await vi.waitFor(() => levers.customer(person));
    await vi.waitFor(async () =>
      expect(await levers.api.deskEntry(customer)).toMatchObject({ reason: 'a person answers' }),
    );
    expect(await levers.byEmail(person.email, before)).toEqual([]);

    const other = await shopper(service, 'Lou');
    const chat = await Chat.open(service, { identity: await loginOf(service, other.account) });
    const said = await chat.say('This is a scandal, I want to complain about your service!');
    expect(said.map(({ text }) => text)).toEqual([
      'A colleague will look at your message and answer you here.',
    ]);
    chat.close();
  });

  it('puts a caller through, or promises to call back', async () => {
    await modes({ channel: 'voice', mode: 'draft' });
    const person = await shopper(service, 'Mia');
    const { phone } = await levers.api.settings();
    const call = await Call.place(service, { from: person.phone, to: phone.number });
    expect(await call.say('Where is my order?')).toMatch(/colleague/i);
    await call.hangUp();
    const customer = await levers.customer(person);
    expect((await levers.desk()).waiting).toContainEqual(expect.objectContaining({ customer }));
    expect((await levers.desk()).promises).toContainEqual(expect.objectContaining({ customer }));
    expect(await draftsOf(person)).toEqual([]);
  });
});
