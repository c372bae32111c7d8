import { beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { download, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import type { Channels, FileLink } from '../../../src/console/protocol.ts';
import { loginOf } from '../../journeys/identity/logins.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ask, HERE } from '../world.ts';
import { Colleague } from './desk-client.ts';

/* Files that an advisor sends along: on every channel that carries any, and to nobody else. */

const inside = serviceInside();
const CHART = new TextEncoder().encode('%PDF-1.7 the size chart');
const SOPHIE = { name: 'Sophie Martin', email: 'sophie.martin@example.com', phone: '+33612345678' };

let nora: Colleague;
let customer: string;
let chat: Chat;

const upload = (to: string, bytes: Uint8Array, name = 'size chart.pdf') =>
  ask(`/api/v1/customers/${to}/files`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-filename': encodeURIComponent(name),
      origin: HERE,
      cookie: nora.cookie,
    },
    body: new Uint8Array(bytes),
  });
async function chart(): Promise<string> {
  const response = await upload(customer, CHART);
  expect(response.status).toBe(200);
  const kept = (await response.json()) as FileLink;
  expect(kept).toMatchObject({ filename: 'size chart.pdf', type: 'application/pdf', size: CHART.length });
  return kept.id;
}
const reply = (body: object) => nora.post(`/customers/${customer}/reply`, body);

beforeAll(async () => {
  nora = await Colleague.enter('advisor', 'Nora');
  chat = await Chat.open(inside, { identity: await loginOf(inside, 'c-1') });
  await chat.say('Hello!');
  [customer = ''] = await new Api(inside).customers({ email: SOPHIE.email });
  await nora.post(`/customers/${customer}/takeover`);
});

describe('a file that goes along with an advisor’s answer', () => {
  it('arrives in the chat as it was sent', async () => {
    expect((await reply({ text: 'Our sizes.', channel: 'chat', attachments: [await chart()] })).status).toBe(
      200,
    );
    const message = await until('the answer', () => chat.messages.find(({ text }) => text === 'Our sizes.'));
    const [file] = message.attachments ?? [];
    expect(file?.filename).toBe('size chart.pdf');
    expect(file && (await download(inside, file))).toEqual(CHART);
  });

  it.each([
    [
      'email',
      SOPHIE.email,
      () =>
        new Mailbox(inside, SOPHIE).send({
          subject: 'Sizes',
          text: 'Your sizes?',
          to: 'support@demo.example',
        }),
    ],
    [
      'whatsapp',
      SOPHIE.phone,
      async () => new WhatsApp(inside, SOPHIE).send({ text: 'Your sizes?' }, await new Clock(inside).now()),
    ],
  ] as const)('is attached by %s', async (channel, address, write) => {
    await write();
    await until('the channel', async () => {
      const { channels } = await nora.get<Channels>(`/customers/${customer}/channels`);
      return channels.find((one) => one.channel === channel && one.files && one.possible);
    });
    expect((await reply({ text: 'Here they are.', channel, attachments: [await chart()] })).status).toBe(200);
    const sent = await until('the answer', async () => {
      const all = await sentSince(inside, channel, 0);
      return all.find(({ to, text }) => to === address && text.includes('Here they are.'));
    });
    expect(sent.attachments[0]).toMatchObject({ filename: 'size chart.pdf', type: 'application/pdf' });
    expect(sent.attachments[0] && (await download(inside, sent.attachments[0]))).toEqual(CHART);
  });

  it('is refused on the phone, in words, and nothing is said', async () => {
    const call = await Call.place(inside, { from: SOPHIE.phone, to: '+33180000000', attestation: 'A' });
    const { channels } = await nora.get<Channels>(`/customers/${customer}/channels`);
    expect(channels.find(({ channel }) => channel === 'voice')).toMatchObject({ files: false });
    const before = call.heard().length;
    const { status, json } = await reply({ text: 'Listen.', channel: 'voice', attachments: [await chart()] });
    expect(status).toBe(409);
    expect(json.detail).toMatch(/No file can go along there/);
    expect(call.heard().slice(before)).not.toContain('Listen.');
    await call.hangUp();
  });

  it('is another customer’s for nobody, and what is no file is not taken', async () => {
    const stranger = await Chat.open(inside);
    await stranger.say('Hello!');
    const { customer: other } = JSON.parse(atob(stranger.welcome.session.split('.')[1] ?? '')) as {
      customer: string;
    };
    const foreign = ((await (await upload(other, CHART)).json()) as FileLink).id;
    expect((await reply({ text: 'Yours?', channel: 'chat', attachments: [foreign] })).status).toBe(409);
    expect((await reply({ text: 'Yours?', channel: 'chat', attachments: ['made.up'] })).status).toBe(409);
    expect((await upload(customer, new TextEncoder().encode('<script>'))).status).toBe(415);
    expect((await upload(customer, new Uint8Array())).status).toBe(400);
    expect((await upload(`cu_${'0'.repeat(32)}`, CHART)).status).toBe(404);
    expect(chat.messages.some(({ text }) => text === 'Yours?')).toBe(false);
    stranger.close();
  });
});
