import { evictAllDurableObjects } from 'cloudflare:test';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* What is promised to a customer stands on the desk until somebody has kept it. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);
const at = (time: string, day = '2027-03-02') => zoned(day, time, 'Europe/Paris');

beforeEach(async () => {
  await clock.set(at('10:00'));
});

/** Somebody who has written before. */
async function known(name: string): Promise<{ person: Shopper; customer: string }> {
  const person = await shopper(service, name);
  await new Mailbox(service, person).ask({ to: 'support@demo.example', subject: 'Hello', text: 'Hello!' });
  return { person, customer: await levers.customer(person) };
}

async function promise(customer: string, due: Date, more: object = {}): Promise<void> {
  const promised = {
    advisor: 'nora',
    name: 'Nora',
    what: 'Nora calls back about the coat',
    due: due.toISOString(),
  };
  await levers.post(`/api/v1/customers/${customer}/promise`, { ...promised, ...more });
}

async function onDesk(customer: string) {
  return (await levers.desk()).promises.filter((one) => one.customer === customer);
}

describe('a promise of an advisor', () => {
  it('is on the desk, warns before it falls due, is broken after, and leaves when it is kept', async () => {
    const { customer } = await known('Ada');
    await promise(customer, at('16:00'));
    const [made] = await onDesk(customer);
    expect(made).toMatchObject({
      by: 'advisor',
      name: 'Nora',
      what: 'Nora calls back about the coat',
      state: 'open',
    });
    expect(made?.due).toBe(at('16:00').toISOString());
    await evictAllDurableObjects();
    await clock.set(at('15:05'));
    expect(await onDesk(customer)).toMatchObject([{ id: made?.id, state: 'due' }]);
    await evictAllDurableObjects();
    await clock.set(at('16:01'));
    expect(await onDesk(customer)).toMatchObject([{ id: made?.id, state: 'broken' }]);
    const kept = `/api/v1/customers/${customer}/promises/${made?.id}/kept`;
    await levers.post(kept, { advisor: 'nora' });
    await levers.post(kept, { advisor: 'nora' });
    expect(await onDesk(customer)).toEqual([]);
  });

  it('is kept by the act that it names', async () => {
    const { customer } = await known('Bea');
    await promise(customer, at('16:00'), { act: 'reply' });
    expect(await onDesk(customer)).toHaveLength(1);
    await levers.post(`/api/v1/customers/${customer}/takeover`, { advisor: 'nora', name: 'Nora' });
    expect(await onDesk(customer)).toHaveLength(1);
    await levers.reply(customer, 'Here is the measure of the coat.');
    expect(await onDesk(customer)).toEqual([]);
  });

  it('is refused where it cannot be one, and for a promise that never was', async () => {
    const { customer } = await known('Cleo');
    const to = `/api/v1/customers/${customer}`;
    const promised = { advisor: 'nora', name: 'Nora', what: 'calls', due: at('09:00').toISOString() };
    await expect(levers.post(`${to}/promise`, promised)).rejects.toThrow(/400.*has passed/s);
    const far = { ...promised, due: '2027-06-01T10:00:00Z' };
    await expect(levers.post(`${to}/promise`, far)).rejects.toThrow(/400.*14 days/s);
    await expect(levers.post(`${to}/promise`, { ...promised, due: 'soon' })).rejects.toThrow(
      /400.*ISO 8601/s,
    );
    await expect(levers.post(`${to}/promises/pr_none/kept`, { advisor: 'nora' })).rejects.toThrow(/404/);
  });

  it('is forgotten by the desk with the customer, and in the export until then', async () => {
    const { customer } = await known('Dora');
    await promise(customer, at('16:00'));
    const document = await levers.get<{ events: object[] }>(`/api/v1/customers/${customer}/export`);
    expect(document).toMatchObject({
      promises: [{ by: 'advisor', state: 'open', due: at('16:00').toISOString() }],
    });
    expect(JSON.stringify(document.events)).not.toContain('"nora"');
    await levers.post(`/api/v1/customers/${customer}`, {}, 'DELETE');
    expect(await onDesk(customer)).toEqual([]);
  });
});

describe('a promise of the assistant', () => {
  it('made in the chat is told on WhatsApp, and kept by the answer', async () => {
    const person = await shopper(service, 'Flo');
    const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
    await chat.human();
    const customer = await levers.customer(person);
    const [made] = await onDesk(customer);
    expect(made).toMatchObject({
      by: 'assistant',
      state: 'open',
      what: expect.stringContaining('Answer the customer'),
    });
    const told = await new WhatsApp(service, person).say('When will I get an answer?', await clock.now());
    expect(told.map(({ text }) => text).join()).toMatch(
      /a colleague(?:, who)? is to answer you by tomorrow at/i,
    );
    await chat.say('By the way, my new address is 4 Elm Road, and call me after six.');
    expect(await levers.api.deskEntry(customer)).toMatchObject({
      summary: expect.stringMatching(/Elm Road, and call me after six/),
    });
    await levers.reply(customer, 'Here I am.');
    // The call that was wished for is another promise, which no written answer keeps.
    await vi.waitFor(async () =>
      expect(await onDesk(customer)).toMatchObject([{ what: expect.stringContaining('Call the customer') }]),
    );
    chat.close();
  });

  it('is told by name after the advisor gave the floor back', async () => {
    const { person, customer } = await known('Gil');
    await levers.post(`/api/v1/customers/${customer}/takeover`, { advisor: 'nora', name: 'Nora' });
    await levers.reply(customer, 'I will ring you this afternoon.');
    await promise(customer, at('16:00'), { act: 'call' });
    await levers.handBack(customer);
    const { answers } = await new Mailbox(service, person).ask({
      to: 'support@demo.example',
      subject: 'Your call',
      text: 'When will you call me back?',
    });
    expect(answers[0]?.text).toMatch(/Nora is to call you back by today at 16:00/);
  });

  it('to call back is made where nobody can take the call, and said instead of putting through', async () => {
    await clock.set(at('21:00'));
    const person = await shopper(service, 'Hal');
    const call = await Call.place(service, { from: person.phone, to: '+33187654321' });
    const said = await call.say('I want to talk to a person, please.');
    expect(said).toMatch(/colleague will call you back/);
    expect(said).not.toMatch(/passing you on|put you through/);
    const customer = await levers.customer(person);
    await vi.waitFor(async () =>
      expect(await onDesk(customer)).toMatchObject([
        { by: 'assistant', what: `Call back ${person.phone}`, state: 'open' },
      ]),
    );
    await call.hangUp();
  });

  it('is known to no stranger', async () => {
    const { person, customer } = await known('Ivy');
    await promise(customer, at('16:00'), { act: 'call', what: 'calls about the sapphire ring' });
    const chat = await Chat.open(service, {});
    const said = await chat.say(`My order is ${person.order}. When will you call me back?`);
    expect(said.map(({ text }) => text).join()).not.toMatch(/Nora|16:00|sapphire/);
    chat.close();
  });
});
