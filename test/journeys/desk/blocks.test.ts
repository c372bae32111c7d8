import { beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import {
  type AuditEntry,
  type DeskView,
  type Found,
  THREAD_SUBPROTOCOL,
  type ThreadServerFrame,
  type ThreadState,
} from '../../../src/console/protocol.ts';
import { Colleague } from '../../door/console/desk-client.ts';
import { loginOf } from '../identity/logins.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Spam and blocked senders, over the real wire formats. */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
const STORE = 'support@demo.example';
const NUMBER = '+33187654321';
let nora: Colleague;

beforeAll(async () => {
  nora = await Colleague.enter('advisor', 'Nora');
});

async function idOf(email: string): Promise<string> {
  return (await api.customers({ email }))[0] ?? '';
}
async function inView(view: DeskView, q: string): Promise<string[]> {
  const found = await nora.get<Found>(`/search?${new URLSearchParams({ q, view })}`);
  return found.entries.map(({ customer }) => customer);
}
const rows = (customer: string) => api.exchanges(customer);

describe('a blocked sender', () => {
  it('is kept and not answered by mail, WhatsApp and phone, while the chat of the same person is', async () => {
    const who = await shopper(service, 'Igor');
    const mailbox = new Mailbox(service, who);
    const whatsapp = new WhatsApp(service, who);
    await mailbox.ask({ to: STORE, subject: 'Hello', text: 'When are you open?' });
    await whatsapp.send({ text: 'When are you open?' }, await clock.now());
    await (await Call.place(service, { from: who.phone, to: NUMBER })).hangUp();
    const customer = await idOf(who.email);
    const { blocked: _, sessions } = await stateOf(customer);
    expect(new Set(sessions.map(({ channel }) => channel)).size).toBe(3);
    for (const address of new Set(sessions.map((one) => one.address)))
      expect(
        (await nora.post(`/customers/${customer}/block`, { address, reason: 'abuse' })).status,
        address,
      ).toBe(200);

    const before = await Promise.all(['email', 'whatsapp'].map((channel) => lastSent(service, channel)));
    await mailbox.send({ to: STORE, subject: 'Again', text: 'I want to talk to a person. Narval.' });
    await whatsapp.send({ text: 'I want to talk to a person. Narval.' }, await clock.now());
    await expect(Call.place(service, { from: who.phone, to: NUMBER })).rejects.toThrow(
      '<Reject reason="busy"/>',
    );
    await service.atRest?.();
    await clock.advance('5m');
    expect(await Promise.all(['email', 'whatsapp'].map((channel) => lastSent(service, channel)))).toEqual(
      before,
    );
    const heard = (await rows(customer)).filter(({ text }) => text.includes('Narval'));
    expect(heard).toMatchObject([{ unanswered: 'blocked sender' }, { unanswered: 'blocked sender' }]);
    expect(
      await until('the view', async () => ((await inView('blocked', 'narval')).length ? true : null)),
    ).toBe(true);
    expect(await inView('waiting', 'narval')).toEqual([]);

    const chat = await Chat.open(service, { identity: await loginOf(service, who.account) });
    expect((await chat.say('When are you open?')).length).toBeGreaterThan(0);
    chat.close();
  });
});

describe('a thread that is spam', () => {
  it('leaves the desk, is found in its own view, cannot be written to and counts for nobody until it is none', async () => {
    const mailbox = new Mailbox(service, { name: 'Offers', email: 'offers@spam.example' });
    await mailbox.ask({ to: STORE, subject: 'Offer', text: 'I want to talk to a person about my zibeline.' });
    const { customer } = await until('the desk', async () => {
      const found = await nora.get<Found>(`/search?${new URLSearchParams({ q: 'zibeline' })}`);
      return found.entries[0] ?? null;
    });
    expect(await inView('waiting', 'zibeline')).toEqual([customer]);
    await clock.advance('2m');
    const counted = await people();
    expect((await stateOf(customer)).promises).toHaveLength(1);

    const spam = { address: null, reason: 'advertising' };
    expect((await nora.post(`/customers/${customer}/block`, { address: null })).status).toBe(400);
    expect((await nora.post(`/customers/${customer}/block`, spam)).status).toBe(200);
    await clock.advance('2m');
    await until('the view', async () => ((await inView('blocked', 'zibeline')).length ? true : null));
    expect(await inView('waiting', 'zibeline')).toEqual([]);
    expect((await stateOf(customer)).promises).toEqual([]);
    await until('the figures', async () => ((await people()) === counted - 1 ? true : null));
    const refused = await nora.post(`/customers/${customer}/reply`, { text: 'Hello' });
    expect([refused.status, refused.json.detail]).toEqual([409, expect.stringContaining('blocked')]);
    const channels = await nora.get<{ channels: { possible: boolean }[] }>(`/customers/${customer}/channels`);
    expect(channels.channels.map(({ possible }) => possible)).toEqual([false]);

    const sent = await lastSent(service, 'email');
    await mailbox.send({ to: STORE, subject: 'Offer', text: 'Last chance, zibeline!' });
    await service.atRest?.();
    expect((await nora.post(`/customers/${customer}/unblock`, { address: null })).status).toBe(200);
    await clock.advance('5m');
    expect(await lastSent(service, 'email')).toBe(sent);
    await until('the figures', async () => ((await people()) === counted ? true : null));
    expect((await nora.post(`/customers/${customer}/unblock`, { address: null })).status).toBe(409);
    const { answers } = await mailbox.ask({ to: STORE, subject: 'Offer', text: 'When are you open?' });
    expect(answers).toHaveLength(1);

    const lead = await Colleague.enter('lead', 'Max');
    const { entries } = await lead.get<{ entries: AuditEntry[] }>('/audit');
    expect(
      entries.filter((one) => one.customer === customer && one.status === 200).map(({ what }) => what),
    ).toEqual(expect.arrayContaining(['POST /customers/{id}/block', 'POST /customers/{id}/unblock']));
  });

  it('answers a chat with silence that is open meanwhile', async () => {
    const chat = await Chat.open(service);
    await chat.say('Hello, are you open on Sunday, ocelot?');
    const customer = await until('the index', async () => {
      await clock.advance('30s');
      return (await inView('all', 'ocelot'))[0] ?? null;
    });
    await nora.post(`/customers/${customer}/block`, { address: null, reason: 'noise' });
    const before = chat.messages.length;
    chat.send({ type: 'message', id: 'm-again', text: 'Hello?' });
    chat.send({ type: 'human', id: 'm-human' });
    await until('the ack', async () =>
      chat.frames.some((frame) => frame.type === 'ack' && frame.id === 'm-human') ? true : null,
    );
    await service.atRest?.();
    expect(chat.messages.slice(before).map(({ from }) => from)).toEqual(['customer', 'customer']);
    expect((await stateOf(customer)).floor).toEqual({ kind: 'assistant' });
    chat.close();
  });

  it('is blocked by nobody who may not act, nor by an address that is not in it', async () => {
    const who = await shopper(service, 'Jana');
    await new Mailbox(service, who).ask({ to: STORE, subject: 'Hello', text: 'When are you open?' });
    const path = `/customers/${await idOf(who.email)}/block`;
    const other = { address: 'email:somebody.else@example.com', reason: 'abuse' };
    expect((await nora.post(path, other)).status).toBe(409);
  });
});

async function people(): Promise<number> {
  const lead = await Colleague.enter('lead', 'Max');
  const day = (await clock.now()).toISOString().slice(0, 10);
  const report = await lead.get<{ figures: { volume: { people: number } } }>(
    `/reports?from=2025-01-01&to=${day}`,
  );
  return report.figures.volume.people;
}

async function stateOf(customer: string): Promise<ThreadState> {
  const line = await nora.dial<ThreadServerFrame>(`/customers/${customer}/live`, THREAD_SUBPROTOCOL);
  line.say({ type: 'hello' });
  const { state } = await line.until('welcome');
  line.close();
  return state;
}
