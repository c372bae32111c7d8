import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { addressObject, lookUp } from '../../../durable-objects/clients/address.ts';
import type { SandboxEnv } from '../../../sandbox/env.ts';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { dressOrder } from '../../orders.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* A household's phone, a family's mailbox: what several customers have tells none of them apart. */

const bindings = env as unknown as SandboxEnv;
const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
const to = '+33187654321';
const letter = { to: 'support@demo.example', subject: 'My dress', text: 'Where is my dress?' };

/** Somebody else of the house orders with the same contacts. */
async function joins(first: Shopper, name: string, over: Partial<Shopper> = {}): Promise<Shopper> {
  const order = `9${first.order}`;
  const second = { ...first, name: `${name} Roche`, account: `c-${order}`, order, ...over };
  await api.import([dressOrder(second, await clock.now())]);
  return second;
}

/** What nobody may be told who writes or calls from such an address. */
const secretsOf = (...people: Shopper[]) =>
  new RegExp(
    people.flatMap(({ name, order }) => [name.split(' ')[0], `\\b${order}\\b`, `MR${order}`]).join('|'),
  );

async function threadOf(person: Shopper): Promise<string> {
  return (await lookUp(bindings, 'demo', `account:${person.account}`)) ?? '';
}

describe('an address of two customers', () => {
  it('greets nobody by name and shows nobody’s thread, by phone, WhatsApp and mail', async () => {
    const sophie = await shopper(service, 'Sophie');
    const paul = await joins(sophie, 'Paul');
    const secrets = secretsOf(sophie, paul);

    const call = await Call.place(service, { from: sophie.phone, to });
    expect(call.greeting).toMatch(/AI assistant|assistant IA/);
    expect(`${call.greeting} ${await call.say('Where is my order?')}`).not.toMatch(secrets);
    await call.hangUp();
    const said = await new WhatsApp(service, sophie).say('Where is my order?', await clock.now());
    expect(said.map(({ text }) => text).join(' ')).not.toMatch(secrets);
    const { answers } = await new Mailbox(service, sophie).ask(letter);
    expect(answers.map(({ text }) => text).join(' ')).not.toMatch(secrets);
    expect(answers).toHaveLength(1);
    for (const person of [sophie, paul]) expect(await threadOf(person)).toBe('');
  });

  it('lets each of them name an order, in a session of their own', async () => {
    const sophie = await shopper(service, 'Sophie');
    const paul = await joins(sophie, 'Paul');
    const mailbox = new Mailbox(service, sophie);
    const sophies = await mailbox.ask({
      ...letter,
      subject: 'Mine',
      text: `Where is order ${sophie.order}?`,
    });
    expect(sophies.answers[0]?.text).toContain(sophie.order);
    expect(sophies.answers[0]?.text).not.toMatch(/Sophie|Paul|MR\d/);
    // Paul writes from the same mailbox: nothing of Sophie's dealings is there.
    const pauls = await mailbox.ask({
      ...letter,
      subject: 'Another thing',
      text: 'I want to return my dress.',
    });
    expect(pauls.answers[0]?.text).not.toMatch(secretsOf(sophie, paul));
    // And Sophie's next mail in the thread goes on where it was.
    const more = await mailbox.ask({
      ...letter,
      subject: 'Re: Mine',
      text: 'And what is the last day to return it?',
      inReplyTo: sophies.id,
    });
    expect(more.answers[0]?.text).toContain(sophie.order);
    const order = await api.order(sophie.order);
    expect(order?.returns).toEqual([]);
  });

  it('was one’s before: from the second’s first order on it opens the first one’s thread to nobody', async () => {
    const sophie = await shopper(service, 'Sophie');
    const phone = new WhatsApp(service, { ...sophie, userId: `FR.77${sophie.order}` });
    const known = await Call.place(service, { from: sophie.phone, to });
    expect(known.greeting).toContain('Sophie');
    await known.hangUp();
    await phone.say('My dress is too small and I am furious, my name for it is Gertrude.', await clock.now());
    await new Mailbox(service, sophie).ask(letter);
    const thread = await threadOf(sophie);
    const before = await api.exchanges(thread);
    expect(before.length).toBeGreaterThan(4);

    const paul = await joins(sophie, 'Paul');
    const secrets = new RegExp(`${secretsOf(sophie, paul).source}|Gertrude`);
    const call = await Call.place(service, { from: sophie.phone, to });
    expect(`${call.greeting} ${await call.say('Where is my order?')}`).not.toMatch(secrets);
    await call.hangUp();
    const said = await phone.say('Where is my order? What did I write before?', await clock.now());
    expect(said.map(({ text }) => text).join(' ')).not.toMatch(secrets);
    const nameless = new WhatsApp(service, { name: 'x', phone: `FR.77${sophie.order}` });
    await nameless.send({ text: 'And now?' }, await clock.now());
    const { answers } = await new Mailbox(service, sophie).ask({ ...letter, subject: 'Again' });
    expect(answers.map(({ text }) => text).join(' ')).not.toMatch(secrets);
    expect(await api.exchanges(thread)).toHaveLength(before.length);
    expect(await threadOf(sophie)).toBe(thread);
  });

  it('that is one’s again leads to that customer’s thread, and leaves what others said in between where it was', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mailbox = new Mailbox(service, sophie);
    await mailbox.ask(letter);
    const thread = await threadOf(sophie);
    const paul = await joins(sophie, 'Paul');
    await mailbox.ask({ ...letter, subject: 'Paul here', text: 'I broke the vase, tell nobody.' });
    const between = await lookUp(bindings, 'demo', `email:${sophie.email}`);
    expect(between).not.toBe(thread);
    // Paul takes a new address with the next order.
    const moved = { ...paul, email: `paul.${paul.order}@example.com`, phone: '', order: `8${paul.order}` };
    await api.import([dressOrder(moved, new Date((await clock.now()).getTime() + 60_000))]);
    await clock.advance('25h');
    const { answers } = await mailbox.ask({ ...letter, subject: 'Back' }, await clock.now());
    expect(answers[0]?.text).toContain('Sophie');
    expect(answers[0]?.text).not.toMatch(/vase/);
    expect(await lookUp(bindings, 'demo', `email:${sophie.email}`)).toBe(thread);
    const texts = (await api.exchanges(thread)).map(({ text }) => text).join(' ');
    expect(texts).not.toContain('vase');
  });
});

describe('the object of such an address', () => {
  it('passes once, whoever comes first, and back once', async () => {
    const address = addressObject(bindings, 'demo', `email:pass-${crypto.randomUUID()}@example.com`, {});
    const one = { account: { id: 'c-1', name: 'Sophie', locale: 'en' }, lastOrderAt: null, knownAt: 1 };
    const several = { account: null, lastOrderAt: null, knownAt: 2, shared: true };
    expect(await address.pass('cu_x', several)).toBeNull();
    await address.claim('cu_1', one);
    const passed = await Promise.all(
      Array.from({ length: 8 }, (_, n) => address.pass(`cu_own${n}`, several)),
    );
    expect(new Set(passed.map((claim) => claim?.home)).size).toBe(1);
    expect(await address.resolve()).toMatchObject({ account: null, home: passed[0]?.home });
    expect((await address.resolve())?.sharedAt).not.toBeNull();
    expect(await address.pass('cu_1', one)).toMatchObject({
      home: 'cu_1',
      sharedAt: null,
      account: { id: 'c-1' },
    });
    expect(await address.pass('cu_9', one)).toMatchObject({ home: 'cu_1' });
  });
});
