import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import type { ServerFrame } from '../../../src/protocol.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* A consumer withdraws from a contract in the chat, without having to be known. */

const service = serviceInside();
const api = new Api(service);

interface Statement {
  id?: string;
  name?: string;
  order: string;
  email: string;
}

function withdraw(chat: Chat, { id = crypto.randomUUID(), name = 'Sophie Roche', ...what }: Statement) {
  const after = chat.frames.length;
  chat.send({ type: 'withdraw', id, name, ...what });
  return until<ServerFrame>('an answer to the frame', () =>
    chat.frames
      .slice(after)
      .find((frame) => (frame.type === 'ack' || frame.type === 'error') && frame.id === id),
  );
}

const mailTo = async (email: string, since: number) =>
  (await sentSince<{ subject: string }>(service, 'email', since)).filter(({ to }) => to === email);
const freshAddress = () => `sophie.${crypto.randomUUID().slice(0, 8)}@example.org`;

beforeAll(() => api.change({ withdrawal: true }));
afterAll(() => api.change({ withdrawal: false }));

describe('a withdrawal from a contract', () => {
  it('is acknowledged in the chat and by mail with its content and the time, and waits for a person', async () => {
    const sophie = await shopper(service, 'Sophie');
    const email = freshAddress();
    const before = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    const id = crypto.randomUUID();
    expect((await withdraw(chat, { id, order: sophie.order, email })).type).toBe('ack');
    expect((await withdraw(chat, { id, order: sophie.order, email })).type).toBe('ack');
    const told = await until('the chat says so', () =>
      chat.messages.find(
        ({ from, text }) => from === 'system' && text.includes('We received your withdrawal'),
      ),
    );
    expect(told.text).toMatch(/\d{1,2}:\d\d:\d\d/);
    const mails = await until('the mail', async () => {
      const sent = await mailTo(email, before);
      return sent.length > 0 ? sent : null;
    });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(
      `I, Sophie Roche, withdraw from the contract for order ${sophie.order}.`,
    );
    expect(mails[0]?.text).toMatch(/\d{1,2}:\d\d:\d\d/);
    const desk = await service.fetch('/api/v1/desk', {
      headers: { authorization: 'Bearer dev-admin-token' },
    });
    const { waiting } = (await desk.json()) as { waiting: { reason: string; summary: string }[] };
    expect(waiting.find(({ summary }) => summary.includes(email))?.reason).toBe('withdrawal from a contract');
    chat.close();
  });

  it('brings one address no more mails in an hour than codes, and loses no statement', async () => {
    const email = freshAddress();
    const before = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    for (let n = 0; n < 7; n++)
      expect((await withdraw(chat, { order: `${10_000 + n}`, email })).type).toBe('ack');
    await until('seven statements', () =>
      chat.messages.filter(({ from }) => from === 'system').length >= 7 ? true : null,
    );
    await until('five mails', async () => ((await mailTo(email, before)).length >= 5 ? true : null));
    expect(await mailTo(email, before)).toHaveLength(5);
    // What the chat says of the mail is what happens.
    const told = chat.messages.filter(({ from }) => from === 'system').map(({ text }) => text);
    expect(told.filter((text) => text.includes('The confirmation goes to'))).toHaveLength(5);
    expect(told.filter((text) => text.includes('No confirmation can go to'))).toHaveLength(2);
    chat.close();
  });

  it.each([
    ['a name with an address in it', { name: 'visit evil.example', order: '45821', email: 'a@example.org' }],
    ['an order of other signs', { order: '<b>45821</b>', email: 'a@example.org' }],
    ['no mail address', { order: '45821', email: 'nobody' }],
  ])('is refused with %s', async (_, statement) => {
    const chat = await Chat.open(service);
    expect((await withdraw(chat, statement)).type).toBe('error');
    chat.close();
  });

  it('is refused where the store does not offer it', async () => {
    await api.change({ withdrawal: false });
    const chat = await Chat.open(service);
    expect((await withdraw(chat, { order: '45821', email: freshAddress() })).type).toBe('error');
    chat.close();
    await api.change({ withdrawal: true });
  });
});
