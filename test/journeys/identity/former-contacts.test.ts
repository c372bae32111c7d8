import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import { claimOf, lookUp } from '../../../durable-objects/clients/address.ts';
import type { SandboxEnv } from '../../../sandbox/env.ts';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { header, Mailbox, type SentMail } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import type { Order } from '../../../src/shop/shop.ts';
import { dressOrder } from '../../orders.ts';
import { readPdf } from '../../pdf/read.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';
import { loginOf } from './logins.ts';

/* A contact counts for what the shop says now: what rested on the one before opens nothing any more. */

const bindings = env as unknown as SandboxEnv;
const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
const STORE = 'support@demo.example';
const NUMBER = '+33187654321';
const chats: Chat[] = [];
afterEach(async () => {
  await api.change({ orderLookup: 'number' });
  for (const chat of chats.splice(0)) chat.close();
});

async function dial(options: Parameters<typeof Chat.open>[1] = {}): Promise<Chat> {
  const chat = await Chat.open(service, options);
  chats.push(chat);
  return chat;
}

const text = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n');
const question = { to: STORE, subject: 'My dress', text: 'Where is my order?' };

/** The shop has other contacts for the customer, or another customer for the order. */
async function change(person: Shopper, over: Partial<Shopper>, order: Partial<Order> = {}): Promise<Shopper> {
  const next = { ...person, ...over };
  await api.import([dressOrder(next, await clock.now(), order)]);
  return next;
}

const elsewhere = ({ order }: Shopper) => ({
  email: `new.${order}@example.net`,
  phone: `+336999${order.slice(-5)}`,
});

/** A letter to the signed address of an answer. */
const replyTo = (answer: SentMail | undefined) => {
  const address = answer && /<?([^<>\s]+@[^<>\s]+)>?$/.exec(header(answer, 'Reply-To'))?.[1];
  return { to: address ?? '', inReplyTo: answer?.raw.messageId, subject: 'Re: My dress' };
};

async function codeTo(email: string, since: number): Promise<string> {
  return until(`a code to ${email}`, async () => {
    const mine = (await sentSince(service, 'email', since)).filter(({ to }) => to === email);
    return mine.map((one) => /\b\d{6}\b/.exec(one.text)?.[0]).findLast(Boolean) ?? null;
  });
}

describe('once the shop has other contacts for a customer', () => {
  it('the old mailbox is a stranger’s, and its signed reply address proves nobody', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mailbox = new Mailbox(service, sophie);
    const { answers } = await mailbox.ask(question);
    expect(text(answers)).toContain('Sophie');
    const thread = await lookUp(bindings, 'demo', `account:${sophie.account}`);
    // What a stranger says who names an order is told to its owner, and stays a stranger's.
    const said = async () => (await api.exchanges(thread ?? '')).filter(({ origin }) => origin === thread);
    const before = (await said()).length;
    const order = `6${sophie.order}`;
    const moved = await change({ ...sophie, ...elsewhere(sophie) }, {});
    await change(
      moved,
      { order },
      { status: 'pending', shippedAt: null, deliveredAt: undefined, shipments: [] },
    );

    const again = await mailbox.ask({ ...question, subject: 'Again' });
    expect(text(again.answers)).not.toMatch(/Sophie|DR-101|MR\d/);
    expect(text(again.answers)).not.toContain(order);
    const cancel = await mailbox.ask({ ...replyTo(answers[0]), text: `Please cancel order ${order}.` });
    await mailbox.ask({ ...replyTo(cancel.answers[0]), text: 'Yes, I confirm.' });
    const label = await mailbox.ask({ ...replyTo(answers[0]), text: 'Please send me the return label.' });
    expect(label.answers.flatMap(({ attachments }) => attachments)).toEqual([]);
    expect(text([...cancel.answers, ...label.answers])).not.toMatch(/Sophie|new\./);
    expect((await api.order(order))?.cancellation).toBeNull();
    expect(await said()).toHaveLength(before);

    const { answers: own } = await new Mailbox(service, moved).ask({
      ...question,
      subject: 'From the new one',
    });
    expect(text(own)).toContain('Sophie');
    expect(await lookUp(bindings, 'demo', `email:${moved.email}`)).toBe(thread);
  });

  it('the old number is a stranger’s on WhatsApp and on the phone, by its user id too', async () => {
    const sophie = await shopper(service, 'Sophie');
    const userId = `FR.66${sophie.order}`;
    const phone = new WhatsApp(service, { ...sophie, userId });
    expect(text(await phone.say('Where is my order?', await clock.now()))).toContain(sophie.order);
    const moved = await change(sophie, elsewhere(sophie));
    const said = await phone.say('Where is my order? Please cancel it.', await clock.now());
    expect(text(said)).not.toMatch(/Sophie|MR\d/);
    expect(text(said)).not.toContain(sophie.order);
    const nameless = new WhatsApp(service, { name: 'x', phone: userId });
    await nameless.send({ text: 'And now?' }, await clock.now());
    const thread = await lookUp(bindings, 'demo', `account:${sophie.account}`);
    expect(text(await api.exchanges(thread ?? ''))).not.toContain('And now?');

    const call = await Call.place(service, { from: sophie.phone, to: NUMBER, attestation: 'A' });
    expect(`${call.greeting} ${await call.say('Where is my order?')}`).not.toMatch(/Sophie|MR\d/);
    await call.hangUp();
    const own = await Call.place(service, { from: moved.phone, to: NUMBER, attestation: 'A' });
    expect(own.greeting).toContain('Sophie');
    await own.hangUp();
  });

  it('a code that went to the old mailbox opens nothing, used or not', async () => {
    const sophie = await shopper(service, 'Sophie');
    const proven = async () => {
      const chat = await dial();
      const since = await lastSent(service, 'email');
      await chat.say('Hello, I need to change the delivery address of my account.');
      await chat.say(`It is order ${sophie.order}`);
      return { chat, code: await codeTo(sophie.email, since) };
    };
    const [used, unused] = [await proven(), await proven()];
    expect(text(await used.chat.say(used.code))).toMatch(/confirmed/);
    await change(sophie, elsewhere(sophie));
    const again = await used.chat.again(0);
    chats.push(again);
    expect(again.welcome.assurance).not.toMatch(/recognised|verified/);
    expect(text(await again.say('What is my name, and what are my orders?'))).not.toContain('Sophie');
    expect(text(await unused.chat.say(unused.code))).not.toMatch(/confirmed|Sophie/);
  });

  it('a number that was mistyped and is corrected is nobody’s, and the right one is recognised', async () => {
    const sophie = await shopper(service, 'Sophie');
    const typo = { ...sophie, phone: `+336777${sophie.order.slice(-5)}` };
    await change(typo, {});
    const other = new WhatsApp(service, { name: 'Marc', phone: typo.phone });
    await other.say('Hello?', await clock.now());
    await change(sophie, {});
    expect(text(await other.say('Where is my order?', await clock.now()))).not.toMatch(/Sophie|MR\d/);
    const call = await Call.place(service, { from: sophie.phone, to: NUMBER });
    expect(call.greeting).toContain('Sophie');
    await call.hangUp();
  });
});

describe('an order that the shop gives to another customer', () => {
  it('is seen by its former owner’s visitor no more, and has a label in the new owner’s name', async () => {
    const sophie = await shopper(service, 'Sophie');
    await api.change({ orderLookup: 'number+contact' });
    const letter = {
      to: STORE,
      subject: 'Return',
      text: `I want to return order ${sophie.order}, too small.`,
    };
    const { answers } = await new Mailbox(service, sophie).ask(letter);
    const former = answers.flatMap(({ attachments }) => attachments ?? [])[0];
    expect(former?.type).toBe('application/pdf');
    const visitor = await dial();
    expect(text(await visitor.say(`Where is order ${sophie.order}? My email is ${sophie.email}.`))).toContain(
      'delivered',
    );

    const claire = { ...sophie, ...elsewhere(sophie), account: `c-9${sophie.order}`, name: 'Claire Blanc' };
    await change(
      claire,
      {},
      { address: { line1: '9 quai Vert', line2: '', postcode: '33000', city: 'Bordeaux', country: 'FR' } },
    );
    expect(text(await visitor.say('And what is the last day to return it?'))).not.toMatch(
      /December|delivered/,
    );
    const lost = await new Mailbox(service, sophie).ask({
      ...letter,
      subject: 'Label',
      text: 'Send me my label again.',
    });
    expect(lost.answers.flatMap(({ attachments }) => attachments ?? [])).toEqual([]);

    const own = await new Mailbox(service, claire).ask({
      ...letter,
      text: 'I want to return my dress, it is too small.',
    });
    const label = own.answers.flatMap(({ attachments }) => attachments ?? [])[0];
    expect(label?.type).toBe('application/pdf');
    const pdf = async (url: string) =>
      readPdf(new Uint8Array(await (await service.fetch(url)).arrayBuffer())).words.join('\n');
    const [one, two] = await Promise.all([former, label].map((file) => pdf(file?.url ?? '')));
    expect(one).toContain('Sophie Roche');
    expect(two).toContain('Claire Blanc');
    expect(two).not.toMatch(/Sophie|rue Neuve/);
  });
});

describe('a guest’s order that names somebody else’s mailbox and number', () => {
  const guestOf = (sophie: Shopper) => ({
    ...sophie,
    account: `g-${sophie.order}`,
    name: 'Mallory Guest',
    order: `5${sophie.order}`,
  });

  it('takes nothing from a customer who has proven who they are', async () => {
    const sophie = await shopper(service, 'Sophie');
    const chat = await dial({ identity: await loginOf(service, sophie.account) });
    expect(chat.welcome.assurance).toBe('verified');
    const account = await lookUp(bindings, 'demo', `account:${sophie.account}`);
    await until('the proof is known', async () => {
      const claim = await claimOf(bindings, 'demo', `account:${sophie.account}`);
      return claim?.confirmed ? true : null;
    });
    const now = await clock.now();
    await api.import([dressOrder(guestOf(sophie), now, { placedAt: now.toISOString() })]);
    const { answers } = await new Mailbox(service, sophie).ask(question);
    expect(text(answers)).toContain('Sophie');
    const call = await Call.place(service, { from: sophie.phone, to: NUMBER });
    expect(call.greeting).toContain('Sophie');
    await call.hangUp();
    expect(await lookUp(bindings, 'demo', `email:${sophie.email}`)).toBe(account);
  });

  it('takes nothing from a customer who has ordered before', async () => {
    const sophie = await shopper(service, 'Sophie');
    await change(sophie, { order: `4${sophie.order}` });
    await new Mailbox(service, sophie).ask(question);
    const now = await clock.now();
    await api.import([dressOrder(guestOf(sophie), now, { placedAt: now.toISOString() })]);
    const { answers } = await new Mailbox(service, sophie).ask({ ...question, subject: 'Again' });
    expect(text(answers)).toContain('Sophie');
    expect(text(answers)).not.toContain(`5${sophie.order}`);
  });
});

describe('an advisor', () => {
  it('takes an address off a customer: whoever writes from it is a stranger until it is ordered with again', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mailbox = new Mailbox(service, sophie);
    const { answers } = await mailbox.ask(question);
    const [customer = ''] = await api.customers({ email: sophie.email });
    const body = { address: `email:${sophie.email}`, advisor: 'nora' };
    await api.advise(customer, 'revoke-address', body);
    const again = await mailbox.ask({ ...replyTo(answers[0]), text: 'What did I order?' });
    expect(text(again.answers)).not.toMatch(/Sophie|MR\d/);
    expect((await api.customer(customer)).addresses.map(({ address }) => address)).not.toContain(
      body.address,
    );
    await expect(
      api.advise(customer, 'revoke-address', { ...body, address: 'email:x@example.com' }),
    ).rejects.toThrow(/409/);
    await expect(api.advise(customer, 'revoke-address', { ...body, address: 'visitor:x' })).rejects.toThrow(
      /400/,
    );
    const now = await clock.now();
    await change(
      sophie,
      { order: `3${sophie.order}` },
      { placedAt: new Date(now.getTime() + 1000).toISOString() },
    );
    const back = await mailbox.ask({ ...question, subject: 'Back' });
    expect(text(back.answers)).toContain('Sophie');
  });

  it('ends a browser’s session: its token begins anew as anybody', async () => {
    const sophie = await shopper(service, 'Sophie');
    const chat = await dial({ identity: await loginOf(service, sophie.account) });
    await chat.say('Where is my order?');
    const customer = (await lookUp(bindings, 'demo', `account:${sophie.account}`)) ?? '';
    const { sessions } = await api.customer(customer);
    expect(sessions).toContainEqual(expect.objectContaining({ channel: 'chat', assurance: 'verified' }));
    const session = sessions.find((one) => one.channel === 'chat')?.id ?? '';
    await api.advise(customer, 'revoke-session', { session, advisor: 'nora' });
    const stolen = await dial({ token: chat.welcome.session, since: 0 });
    expect(stolen.welcome.assurance).toBe('anonymous');
    expect(stolen.welcome.session).not.toBe(chat.welcome.session);
    expect(stolen.frames.filter(({ type }) => type === 'message')).toEqual([]);
    expect(text(await stolen.say('Where is my order?'))).not.toContain(sophie.order);
    await expect(api.advise(customer, 'revoke-session', { session: 'c0', advisor: 'nora' })).rejects.toThrow(
      /409/,
    );
  });
});
