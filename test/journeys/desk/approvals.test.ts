import { evictAllDurableObjects, runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent } from '../../../scripts/clients/sent.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import type { FeedLine } from '../../../src/shop/shop.ts';
import { bindings } from '../../door/world.ts';
import { dressOrder } from '../../orders.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* What is beyond the store's limits waits for a person: it is decided once, done once, and told. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);
const to = 'support@demo.example';

beforeEach(async () => {
  await clock.set(zoned('2027-04-06', '10:00', 'Europe/Paris'));
});

let count = 0;

/** An order of somebody's that has not left yet, paid with so many cents. */
async function pending(
  person: Shopper,
  total: number,
  status: 'pending' | 'shipped' = 'pending',
  id?: string,
): Promise<string> {
  const order = id ?? `${80_000 + count++}`;
  const line: FeedLine & { type: 'order' } = dressOrder({ ...person, order }, await clock.now());
  const items = line.items.map((item) => ({ ...item, price: total }));
  const payments = [{ id: `p-${order}`, method: 'card', label: 'Visa ending 4242', amount: total }];
  const { shippedAt: _, deliveredAt: __, ...rest } = line;
  await levers.api.import([{ ...rest, status, total, items, payments, shipments: [] }]);
  return order;
}

/** Asks by mail for an order to be cancelled, and says yes to the offer. Returns what is answered to the yes. */
async function cancelByMail(person: Shopper, order: string): Promise<string> {
  const mailbox = new Mailbox(service, person);
  const asked = await mailbox.ask({
    to,
    subject: `Order ${order}`,
    text: `Please cancel my order ${order}.`,
  });
  const inReplyTo = asked.answers[0]?.raw.messageId ?? '';
  const yes = await mailbox.ask({
    to,
    subject: `Re: Order ${order}`,
    text: 'Yes, please cancel it.',
    inReplyTo,
  });
  return yes.answers[0]?.text ?? '';
}

async function asking(name: string, total = 613_300) {
  const person = await shopper(service, name);
  const order = await pending(person, total);
  const answer = await cancelByMail(person, order);
  const customer = await levers.customer(person);
  const [approval] = await onDesk(customer);
  return { person, order, answer, customer, approval, before: await lastSent(service, 'email') };
}

async function onDesk(customer: string) {
  return (await levers.desk()).approvals.filter((one) => one.customer === customer);
}

const decide = (id: string, decision: 'approve' | 'refuse', over: object = {}) =>
  levers.post(`/api/v1/approvals/${id}`, { decision, advisor: 'nora', name: 'Nora', ...over });

describe('an order of 6,133 euros that is cancelled', () => {
  it('waits for a person with its evidence, is done once when approved, and the customer is told', async () => {
    const { person, order, answer, customer, approval, before } = await asking('Ida');
    expect(answer).toContain('A colleague has to approve this before it is done');
    expect(answer).toMatch(/answer here by Wednesday,? 7 April at 10:00/);
    expect(await levers.api.order(order)).toMatchObject({ status: 'pending' });
    expect(approval).toMatchObject({
      order,
      tool: 'cancel_order',
      amount: { value: 613_300, currency: 'EUR' },
      reason: 'amount',
      evidence: [expect.stringMatching(/6,133.*limit is.*200/)],
      due: zoned('2027-04-07', '10:00', 'Europe/Paris').toISOString(),
    });
    expect(approval?.effect).toMatch(/Cancel order .*6,133.* to the customer/);
    const promised = (await levers.desk()).promises.filter((one) => one.customer === customer);
    expect(promised).toMatchObject([{ by: 'approval', state: 'open', due: approval?.due }]);

    await decide(approval?.id ?? '', 'approve');
    await decide(approval?.id ?? '', 'approve');
    expect(await levers.api.order(order)).toMatchObject({
      status: 'cancelled',
      cancellation: expect.anything(),
      refunds: [expect.objectContaining({ amount: 613_300 })],
    });
    const told = await levers.byEmail(person.email, before);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /A colleague has approved what you agreed to for order #\d+, and it is done\. €6,133\.00/,
    );
    expect(await onDesk(customer)).toEqual([]);
    expect((await levers.desk()).promises.filter((one) => one.customer === customer)).toEqual([]);
  });

  it('says on the card, before any yes, that a colleague decides, by mail and on the phone', async () => {
    const person = await shopper(service, 'Ilse');
    const order = await pending(person, 613_300);
    const mailbox = new Mailbox(service, person);
    const told =
      /A colleague has to approve this first: if you agree now, you have our answer by Wednesday,? 7 April/;
    const asked = await mailbox.ask({ to, subject: 'Stop', text: `Please cancel my order ${order}.` });
    expect(asked.answers[0]?.text).toMatch(told);
    const call = await Call.place(service, { from: person.phone, to: '+33187654321' });
    expect(await call.say('Please cancel my order.')).toMatch(told);
    await call.hangUp();
    expect((await levers.desk()).approvals.filter(({ order: of }) => of === order)).toEqual([]);
  });

  it('says nothing of a colleague on the card of what is within the limits', async () => {
    const person = await shopper(service, 'Ilka');
    const order = await pending(person, 8_700);
    const mailbox = new Mailbox(service, person);
    const asked = await mailbox.ask({ to, subject: 'Stop', text: `Please cancel my order ${order}.` });
    expect(asked.answers[0]?.text).toContain('This cannot be undone');
    expect(asked.answers[0]?.text).not.toContain('approve');
  });

  it('is asked for once, however often the customer says so', async () => {
    const { person, order, customer, approval } = await asking('Jo');
    expect(await cancelByMail(person, order)).toContain('has to approve this');
    expect(await onDesk(customer)).toEqual([approval]);
  });

  it('is left alone when refused, and the customer is told why', async () => {
    const { person, order, customer, approval, before } = await asking('Kim');
    await decide(approval?.id ?? '', 'refuse', { reason: 'It was made to measure.' });
    expect(await levers.api.order(order)).toMatchObject({ status: 'pending' });
    const told = await levers.byEmail(person.email, before);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/could not approve.*nothing has been changed.*It was made to measure\./s);
    expect(await onDesk(customer)).toEqual([]);
  });

  it('is decided by one of two advisors, and the other is told', async () => {
    const { order, approval } = await asking('Lea');
    const both = await Promise.allSettled([
      decide(approval?.id ?? '', 'approve'),
      decide(approval?.id ?? '', 'refuse', { advisor: 'paul', name: 'Paul' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(String(lost?.status === 'rejected' ? lost.reason : '')).toContain('409');
    const won = both[0]?.status === 'fulfilled' ? 'cancelled' : 'pending';
    expect(await levers.api.order(order)).toMatchObject({ status: won });
  });

  it('is carried out by the alarm where the object died between the decision and the deed', async () => {
    const { person, order, customer, approval, before } = await asking('Max');
    const stub = bindings.CUSTOMER.getByName(`demo:${customer}`);
    await runInDurableObject(stub, (_, { storage }) => {
      storage.sql.exec(
        "UPDATE approvals SET state = 'decided', decision = 'approve', advisor = 'nora', name = 'Nora' WHERE id = ?",
        approval?.id ?? '',
      );
    });
    await evictAllDurableObjects();
    await clock.set(zoned('2027-04-06', '17:30', 'Europe/Paris'));
    expect(await levers.api.order(order)).toMatchObject({ status: 'cancelled' });
    await evictAllDurableObjects();
    await clock.set(zoned('2027-04-06', '19:30', 'Europe/Paris'));
    expect(await levers.byEmail(person.email, before)).toHaveLength(1);
  });

  it('is not done where the order left meanwhile: customer and desk are told', async () => {
    const { person, order, customer, approval, before } = await asking('Nea');
    await pending(person, 613_300, 'shipped', order);
    await decide(approval?.id ?? '', 'approve');
    expect(await levers.api.order(order)).toMatchObject({ status: 'shipped', refunds: [] });
    expect((await levers.byEmail(person.email, before))[0]).toContain('something has changed meanwhile');
    expect(await levers.api.deskEntry(customer)).toMatchObject({ reason: 'approval changed' });
  });

  it('of a sender who is blocked leaves the desk and cannot be decided, until they are not', async () => {
    const { person, order, customer, approval, before } = await asking('Blanche');
    const block = (act: 'block' | 'unblock', more: object = {}) =>
      levers.post(`/api/v1/customers/${customer}/${act}`, {
        ...{ address: null, advisor: 'nora', name: 'Nora' },
        ...more,
      });
    expect((await block('block', { reason: 'not theirs' })).status).toBe(200);
    await service.atRest?.();
    expect(await onDesk(customer)).toEqual([]);
    await expect(decide(approval?.id ?? '', 'approve')).rejects.toThrow('409');
    expect(await levers.api.order(order)).toMatchObject({ status: 'pending' });
    expect((await block('unblock')).status).toBe(200);
    await service.atRest?.();
    expect(await onDesk(customer)).toHaveLength(1);
    expect((await decide(approval?.id ?? '', 'approve')).status).toBe(200);
    expect(await levers.api.order(order)).toMatchObject({ status: 'cancelled' });
    expect(await levers.byEmail(person.email, before)).toHaveLength(1);
  });

  it('of a sender who stays blocked lapses with a word to nobody', async () => {
    const { person, customer, before } = await asking('Bertille');
    await levers.post(`/api/v1/customers/${customer}/block`, {
      ...{ address: `email:${person.email}`, reason: 'threats', advisor: 'nora', name: 'Nora' },
    });
    await clock.advance('40d');
    expect(await levers.byEmail(person.email, before)).toEqual([]);
    expect(await onDesk(customer)).toEqual([]);
    expect(await levers.api.deskEntry(customer)).toBeNull();
  });

  it('lapses where nobody decides, with a word to both', async () => {
    const { person, order, customer, approval, before } = await asking('Ola');
    await evictAllDurableObjects();
    await clock.set(zoned('2027-04-10', '10:05', 'Europe/Paris'));
    expect(await onDesk(customer)).toEqual([]);
    expect((await levers.byEmail(person.email, before))[0]).toContain('nobody could decide in time');
    expect(await levers.api.deskEntry(customer)).toMatchObject({ reason: 'approval lapsed' });
    await expect(decide(approval?.id ?? '', 'approve')).rejects.toThrow(/409/);
    expect(await levers.api.order(order)).toMatchObject({ status: 'pending' });
  });

  it('is in the export, and nothing of it is left once the customer is erased', async () => {
    const { customer, approval } = await asking('Pia');
    expect(await levers.get(`/api/v1/customers/${customer}/export`)).toMatchObject({
      approvals: [{ id: approval?.id, state: 'asked', reason: 'amount' }],
      promises: [{ by: 'approval', state: 'open' }],
    });
    await levers.post(`/api/v1/customers/${customer}`, {}, 'DELETE');
    expect(await onDesk(customer)).toEqual([]);
    await expect(decide(approval?.id ?? '', 'approve')).rejects.toThrow(/404/);
  });
});

describe('what was agreed to elsewhere than by mail', () => {
  it('is told in the chat that asked, to a browser that comes back too', async () => {
    const person = await shopper(service, 'Rea');
    const order = await pending(person, 50_000);
    const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
    await chat.say(`Please cancel my order ${order}.`);
    const said = await chat.say('Yes, please cancel it.');
    expect(said.map(({ text }) => text).join()).toContain('has to approve this before it is done');
    const [approval] = await onDesk(await levers.customer(person));
    chat.close();
    await decide(approval?.id ?? '', 'approve');
    const back = await chat.again();
    await vi.waitFor(() =>
      expect(back.messages.map(({ text }) => text).join()).toMatch(/approved what you agreed to.*€500\.00/),
    );
    back.close();
  });

  it('is sent to the mailbox on file as well where the chat is closed, and not where it is open', async () => {
    for (const open of [false, true]) {
      const person = await shopper(service, open ? 'Uma' : 'Ute');
      const order = await pending(person, 50_000);
      const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
      await chat.say(`Please cancel my order ${order}.`);
      await chat.say('Yes, please cancel it.');
      const [approval] = await onDesk(await levers.customer(person));
      if (!open) chat.close();
      const before = await lastSent(service, 'email');
      await decide(approval?.id ?? '', 'approve');
      await vi.waitFor(async () =>
        expect(await levers.api.order(order)).toMatchObject({ status: 'cancelled' }),
      );
      const mails = async () =>
        (await levers.byEmail(person.email, before)).filter((text) =>
          text.includes('approved what you agreed to'),
        );
      await vi.waitFor(async () => expect(await mails()).toHaveLength(open ? 0 : 1));
      if (open) chat.close();
    }
  });

  it('and refused is told again to who asks, with its reason and no new card', async () => {
    const person = await shopper(service, 'Ira');
    const order = await pending(person, 50_000);
    const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
    await chat.say(`Please cancel my order ${order}.`);
    await chat.say('Yes, please cancel it.');
    const [approval] = await onDesk(await levers.customer(person));
    await decide(approval?.id ?? '', 'refuse', { reason: 'It is already in the van' });
    await vi.waitFor(() =>
      expect(chat.messages.map(({ text }) => text).join()).toContain('already in the van.'),
    );
    const [again] = await chat.say('hey what about my cancellation?');
    expect(again?.text).toContain('already in the van. Just answer');
    expect(again?.choices?.map(({ id }) => id)).toEqual(['human']);
    chat.close();
  });

  it('on the phone is told by mail once the call is over', async () => {
    const person = await shopper(service, 'Sam');
    const order = await pending(person, 50_000);
    const call = await Call.place(service, { from: person.phone, to: '+33187654321' });
    await call.say(`Please cancel my order ${order}.`);
    expect(await call.say('Yes, please cancel it.')).toMatch(/colleague has to approve this/);
    await call.hangUp();
    const before = await lastSent(service, 'email');
    const [approval] = await onDesk(await levers.customer(person));
    await decide(approval?.id ?? '', 'refuse', { reason: 'It is on its way to the warehouse.' });
    const told = await vi.waitFor(async () => {
      const mails = (await levers.byEmail(person.email, before)).filter((text) => text.includes('warehouse'));
      expect(mails).toHaveLength(1);
      return mails;
    });
    expect(told[0]).toMatch(/^Hello Sam,/);
  });
});

describe('a customer who thinks better of it', () => {
  async function chatted(name: string) {
    const person = await shopper(service, name);
    const order = await pending(person, 50_000);
    const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
    const say = async (text: string) => (await chat.say(text)).map((message) => message.text).join();
    await say(`Please cancel my order ${order}.`);
    expect(await say('Yes, please cancel it.')).toContain('has to approve this');
    const customer = await levers.customer(person);
    const [approval] = await onDesk(customer);
    return { order, chat, say, customer, approval };
  }

  it('withdraws what waits for a person: off the desk, and never carried out', async () => {
    const { order, chat, say, customer, approval } = await chatted('Uma');
    expect(await say('I changed my mind, can you un-cancel it?')).toMatch(
      /withdrawn what you agreed to for order #\d+: nothing will be done/,
    );
    expect(await onDesk(customer)).toEqual([]);
    expect((await levers.desk()).promises.filter((one) => one.customer === customer)).toEqual([]);
    await expect(decide(approval?.id ?? '', 'approve')).rejects.toThrow(/409/);
    expect(await levers.api.order(order)).toMatchObject({ status: 'pending' });
    await say(`Please cancel my order ${order}.`);
    expect(await say('Yes, please cancel it.')).toContain('has to approve this');
    expect(await onDesk(customer)).toHaveLength(1);
    chat.close();
  });

  it('withdraws what was taken for a yes and was none, and only that', async () => {
    const { order, chat, say, customer } = await chatted('Yve');
    expect(await say('when will I hear from you?')).not.toMatch(/withdrawn/);
    expect(await onDesk(customer)).toHaveLength(1);
    const told = await say('sorry — was that a yes? I only wanted to know');
    expect(told).toMatch(/withdrawn what you agreed to for order #\d+: nothing will be done[^?]*$/);
    expect(await onDesk(customer)).toEqual([]);
    expect(await levers.api.order(order)).toMatchObject({ status: 'pending' });
    chat.close();
  });

  it.each([
    ['Yul', 'euh non attendez, finalement une seule paire', 'fr'],
    ['Zed', 'wait no, only one of them', 'en'],
  ] as const)('withdraws all and puts less where less is meant (%s)', async (name, words, language) => {
    const person = await shopper(service, name);
    const order = `${80_000 + count++}`;
    const line: FeedLine & { type: 'order' } = dressOrder({ ...person, order }, await clock.now());
    const items = line.items.slice(0, 1).map((item) => ({ ...item, price: 50_000, quantity: 2 }));
    const payments = [{ id: `p-${order}`, method: 'card', label: 'Visa ending 4242', amount: 100_000 }];
    const { shippedAt: _, deliveredAt: __, ...rest } = line;
    await levers.api.import([{ ...rest, status: 'pending', total: 100_000, items, payments, shipments: [] }]);
    const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
    const say = async (text: string) => (await chat.say(text)).map((message) => message.text).join();
    const fr = language === 'fr';
    await say(fr ? `Bonjour, annulez toute ma commande ${order}` : `Please cancel all of my order ${order}`);
    await say(fr ? 'oui' : 'yes');
    const customer = await levers.customer(person);
    expect(await onDesk(customer)).toHaveLength(1);
    const told = await say(words);
    expect(told).toMatch(fr ? /J’ai retiré votre demande/ : /withdrawn what you agreed to/);
    expect(told).toMatch(/500/);
    expect(await onDesk(customer)).toEqual([]);
    expect(await levers.api.order(order)).toMatchObject({ status: 'pending' });
    chat.close();
  });

  it('hears that it is done where a person has approved it before', async () => {
    const { order, chat, say, approval } = await chatted('Vic');
    await decide(approval?.id ?? '', 'approve');
    expect(await say('oh wait, undo that')).toMatch(/is cancelled, so nothing will be sent/);
    expect(await levers.api.order(order)).toMatchObject({ status: 'cancelled' });
    chat.close();
  });

  it('does not withdraw what somebody else waits for', async () => {
    const { customer, chat } = await chatted('Wes');
    const other = await shopper(service, 'Xia');
    const theirs = await Chat.open(service, { identity: await loginOf(service, other.account) });
    await theirs.say('oh wait, undo that');
    expect(await onDesk(customer)).toHaveLength(1);
    theirs.close();
    chat.close();
  });
});

describe('money split into parts below the limit', () => {
  it('needs a person once the parts of a month are beyond it', async () => {
    const person = await shopper(service, 'Quinn');
    const orders = [await pending(person, 8_000), await pending(person, 8_000), await pending(person, 8_000)];
    const answers: string[] = [];
    for (const order of orders) answers.push(await cancelByMail(person, order));
    expect(answers.slice(0, 2).join()).not.toContain('approve');
    expect(answers[2]).toContain('has to approve this');
    const states = await Promise.all(orders.map(async (order) => (await levers.api.order(order))?.status));
    expect(states).toEqual(['cancelled', 'cancelled', 'pending']);
    expect(await onDesk(await levers.customer(person))).toMatchObject([
      { order: orders[2], reason: 'sum', evidence: [expect.stringMatching(/240.* within 30 days/)] },
    ]);
  });

  it('needs a person where the parts are of two threads of one customer', async () => {
    const [one, other] = [await shopper(service, 'Rae'), await shopper(service, 'Sol')];
    const [first, second, third] = [
      await pending(one, 8_000),
      await pending(other, 8_000),
      await pending(one, 8_000),
    ];
    expect(await cancelByMail(one, first)).not.toContain('approve');
    expect(await cancelByMail(other, second)).not.toContain('approve');
    const customer = await levers.customer(one);
    await levers.post(`/api/v1/customers/${await levers.customer(other)}/link`, {
      advisor: 'nora',
      customer,
      evidence: 'the customer said so',
    });
    expect(await cancelByMail(one, third)).toContain('has to approve this');
    expect((await levers.api.order(third))?.status).toBe('pending');
    expect(await onDesk(await levers.customer(one))).toMatchObject([
      { order: third, reason: 'sum', evidence: [expect.stringMatching(/240.* within 30 days/)] },
    ]);
  });
});
