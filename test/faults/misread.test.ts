import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Thread } from '../../durable-objects/customer/thread/thread.ts';
import { messagesBatch, wamid } from '../../sandbox/meta/wire.ts';
import { metaSignature } from '../../sandbox/sign.ts';
import { Api } from '../../scripts/clients/api.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { Call } from '../../scripts/clients/voice.ts';
import { WhatsApp } from '../../scripts/clients/whatsapp.ts';
import { languages } from '../../src/language/index.ts';
import { compiled } from '../../src/language/reading/compiled.ts';
import { serviceInside } from '../journeys/service.ts';
import { type Shopper, shopper } from '../journeys/shop.ts';

/*
 * Understanding that throws. A message is admitted first and understood later: whatever a reader of words
 * does, the message is in the log, its provider has a 200, and a person is called.
 */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
/** A word that no reader survives. */
const POISON = 'zzyzxq';

beforeEach(() => {
  for (const language of languages) {
    const words = compiled(language);
    const { correct } = words;
    vi.spyOn(words, 'correct').mockImplementation((word) => {
      if (word === POISON) throw new TypeError('a reader tripped');
      return correct(word);
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function heard(by: { email: string } | { phone: string }): Promise<string[]> {
  const [customer = ''] = await api.customers(by);
  const rows = customer ? await api.exchanges(customer) : [];
  return rows.filter(({ direction }) => direction === 'in').map(({ text }) => text);
}

async function personCalled(by: { email: string } | { phone: string }): Promise<void> {
  await vi.waitFor(
    async () => {
      const [customer = ''] = await api.customers(by);
      expect(await api.deskEntry(customer)).not.toBeNull();
    },
    { timeout: 10_000 },
  );
}

async function posted(batch: object): Promise<number> {
  const body = new TextEncoder().encode(JSON.stringify(batch));
  const phone = new WhatsApp(service, { name: 'Meta', phone: '' });
  const response = await phone.post(body, await metaSignature(service.whatsappAppSecret, body));
  await response.arrayBuffer();
  return response.status;
}

async function lineOf({ name, phone }: Shopper, text: string) {
  return { from: phone, name, id: wamid(), at: await clock.now(), gesture: { text } };
}

describe('words that make understanding throw', () => {
  it('on WhatsApp are kept, and cost the others of the batch nothing', async () => {
    const [ann, bob] = [await shopper(service, 'Ann'), await shopper(service, 'Bob')];
    const batch = messagesBatch([
      await lineOf(ann, `Hello ${POISON}`),
      await lineOf(bob, 'What are your opening hours?'),
    ]);
    expect(await posted(batch)).toBe(200);
    expect(await heard(ann)).toEqual([`Hello ${POISON}`]);
    expect(await heard(bob)).toEqual(['What are your opening hours?']);
    await personCalled(ann);
    expect(await posted(batch)).toBe(200);
    expect(await heard(ann)).toHaveLength(1);
  });

  it('by mail are kept, and a person is called', async () => {
    const eve = await shopper(service, 'Eve');
    await new Mailbox(service, eve).send({
      subject: 'A question',
      text: `Hello ${POISON}`,
      to: 'support@demo.example',
    });
    expect(await heard({ email: eve.email })).toEqual([`Hello ${POISON}`]);
    await personCalled({ email: eve.email });
  });

  it('in the chat are acknowledged, and the visitor is told that a person is called', async () => {
    const chat = await Chat.open(service);
    const answers = await chat.say(`Hello ${POISON}`);
    expect(answers.length).toBeGreaterThan(0);
    expect(chat.frames.some((frame) => frame.type === 'ack')).toBe(true);
    expect(chat.frames.some((frame) => frame.type === 'status' && frame.state === 'waiting')).toBe(true);
    expect(chat.frames.some((frame) => frame.type === 'error')).toBe(false);
    chat.close();
  });

  it('on the phone are kept, and the caller is answered', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to: '+33187654321' });
    expect(await call.say(`Hello ${POISON}`)).not.toBe('');
    expect(await heard({ phone: eve.phone })).toContain(`Hello ${POISON}`);
    await personCalled({ phone: eve.phone });
  });
});

describe('a message that cannot be written down', () => {
  it('comes again and keeps nobody else’s back', async () => {
    const [ann, bob] = [await shopper(service, 'Ann'), await shopper(service, 'Bob')];
    const act = Thread.prototype.act;
    const broken = vi.spyOn(Thread.prototype, 'act').mockImplementation(function (this: Thread, ...args) {
      const [command] = args;
      if (command.type === 'hear' && command.message.text === 'first') throw new Error('the disk is full');
      return act.apply(this, args);
    });
    const batch = messagesBatch([
      await lineOf(ann, 'first'),
      await lineOf(ann, 'second'),
      await lineOf(bob, 'Hello'),
    ]);
    expect(await posted(batch)).toBe(500);
    expect(await heard(ann)).toEqual(['second']);
    expect(await heard(bob)).toEqual(['Hello']);
    const desk = await service.fetch('/api/v1/desk', {
      headers: { authorization: `Bearer ${service.adminToken}` },
    });
    expect(await desk.text()).toContain('WhatsApp sends it again');
    broken.mockRestore();
    expect(await posted(batch)).toBe(200);
    expect((await heard(ann)).sort()).toEqual(['first', 'second']);
    expect(await heard(bob)).toEqual(['Hello']);
  });
});
