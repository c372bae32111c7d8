import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outside } from '../../../sandbox/env.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { bindings } from '../../door/world.ts';
import { dressOrder } from '../../orders.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* Where a parcel is, as its carrier says over the wire: asked once, kept half an hour, told with its age, and without it the shop's word. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);

/** Somebody whose dress left yesterday. */
async function waiting(firstName: string, carrier = 'Mondial Relay'): Promise<Shopper> {
  const person = await shopper(service, firstName);
  const now = await clock.now();
  const shippedAt = new Date(now.getTime() - 86_400_000).toISOString();
  const shipments = [
    {
      ...{ carrier, status: 'in_transit', at: shippedAt },
      tracking: `${carrier === 'DHL' ? 'DH' : 'MR'}${person.order}`,
    },
  ];
  await levers.api.import([
    dressOrder(person, now, { status: 'shipped', shippedAt, deliveredAt: null, shipments }),
  ]);
  return person;
}

const way = (person: Shopper, stat: string, number = `MR${person.order}`) =>
  outside(bindings).parcelAdd('way', JSON.stringify({ number, stat, place: 'VILLEURBANNE' }));
const chatOf = async (person: Shopper) =>
  Chat.open(service, { identity: await loginOf(service, person.account) });
const asks = async (chat: Chat) => (await chat.say('Where is my order?')).map(({ text }) => text).join('\n');
const troubles = async () =>
  (await levers.desk()).troubles.filter(({ reason }) => reason.startsWith('Where parcels are'));
const kept = (person: Shopper) => bindings.PARCELS.getByName('demo:parcels').tracked(person.account, []);

beforeEach(() => levers.fail('tracking', []));
afterEach(() => levers.fail('tracking', []));

describe('in the chat', () => {
  it('is what the carrier says, kept for half an hour, with its age', async () => {
    const sophie = await waiting('Sophie');
    await way(sophie, '81');
    const chat = await chatOf(sophie);
    expect(await asks(chat)).toMatch(
      /As of \d\d:\d\d, Mondial Relay says that your parcel is on its way \(Villeurbanne\)\./,
    );
    await way(sophie, '82');
    await clock.advance('20m');
    expect(await asks(chat)).toContain('says that your parcel is on its way');
    await clock.advance('11m');
    expect(await asks(chat)).toContain('says that your parcel has been delivered (Villeurbanne)');
  });

  it('has no place for who only knows the number of the order', async () => {
    const sophie = await waiting('Sophie');
    await way(sophie, '81');
    const chat = await Chat.open(service);
    const said = await chat.say(`Where is my order ${sophie.order}? My address is ${sophie.email}`);
    const text = said.map((one) => one.text).join('\n');
    expect(text).toContain('Mondial Relay says that your parcel is on its way.');
    expect(text).not.toMatch(/Villeurbanne|MR\d/);
  });

  it.each(['503', 'slow', 'garbage'])(
    'is the shop’s word while the carrier is broken (%s), and the owner is told once',
    async (fault) => {
      const sophie = await waiting('Sophie');
      await way(sophie, '81');
      const before = await troubles();
      await levers.fail('tracking', fault);
      const chat = await chatOf(sophie);
      for (let n = 0; n < 2; n++) {
        const text = await asks(chat);
        expect(text).toContain('is on its way');
        expect(text).not.toContain('As of');
      }
      await expect
        .poll(
          async () => (await troubles()).filter(({ reason }) => !before.some((one) => one.reason === reason)),
          {
            timeout: 10_000,
          },
        )
        .toHaveLength(1);
      await clock.advance('6m');
      expect(await asks(chat)).toContain('As of');
    },
  );

  it('is the shop’s word where the carrier knows no such parcel, and nobody is told', async () => {
    const sophie = await waiting('Sophie');
    const before = await troubles();
    const text = await asks(await chatOf(sophie));
    expect(text).toContain('is on its way');
    expect(text).not.toContain('As of');
    expect(await troubles()).toEqual(before);
  });
});

describe('of a carrier that the store has through Sendcloud', () => {
  const connect = (fields: object | null) =>
    levers.post('/api/v1/connections/sendcloud', fields ?? {}, fields ? 'PUT' : 'DELETE');
  beforeEach(() =>
    connect({ key: 'sandbox-public', secret: 'sandbox-secret', apiBase: 'http://sandbox/sendcloud' }),
  );
  afterEach(() => connect(null));

  it('is what Sendcloud says of its newest event, under the carrier’s own name', async () => {
    const sophie = await waiting('Sophie', 'DHL');
    const number = `DH${sophie.order}`;
    const ready = { number, code: 'awaiting-customer-pickup' };
    await outside(bindings).parcelAdd('way', JSON.stringify(ready));
    const chat = await chatOf(sophie);
    expect(await asks(chat)).toMatch(/As of \d\d:\d\d, DHL says that your parcel is ready to be picked up\./);
    await clock.advance('31m');
    await levers.fail('tracking', '503');
    // What was said before, with the age it has.
    expect(await asks(chat)).toMatch(/As of .*, DHL says that your parcel is ready to be picked up\./);
  });
});

describe('on the phone', () => {
  it('is told in words, with the town', async () => {
    const sophie = await waiting('Sophie');
    await way(sophie, '81');
    const call = await Call.place(service, { from: sophie.phone, to: '+33187654321' });
    expect(await call.say('Where is my order?')).toMatch(
      /As of .* [ap]\.m\., Mondial Relay says that your parcel is on its way, in Villeurbanne/,
    );
    await call.hangUp();
  });
});

describe('of a return', () => {
  it('that the carrier has delivered moves no money: the shop decides', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { answers } = await new Mailbox(service, sophie).ask({
      ...{ to: 'support@demo.example', subject: 'My order' },
      text: `I'd like to return my dress of order ${sophie.order}, it is too small. Please start the return.`,
    });
    expect(answers.flatMap(({ attachments }) => attachments ?? [])).toHaveLength(1);
    const [label] = await bindings.PARCELS.getByName('demo:parcels').known(sophie.account, []);
    await way(sophie, '82', label?.tracking ?? '');
    const chat = await chatOf(sophie);
    const text = (await chat.say('Have you received my return yet?')).map((one) => one.text).join('\n');
    expect(text).toMatch(
      /Your parcel has not reached us yet.*your return parcel has been delivered.*check it in/s,
    );
    const { returns = [], refunds = [] } = (await levers.api.order(sophie.order)) ?? {};
    expect(returns).toMatchObject([{ status: 'open' }]);
    expect(refunds).toEqual([]);
  });
});

describe('what is kept of it', () => {
  it('is exported with the customer, erased with them, and gone after a day', async () => {
    const [sophie, eve] = [await waiting('Sophie'), await waiting('Eve')];
    for (const person of [sophie, eve]) {
      await way(person, '81');
      await asks(await chatOf(person));
      expect(await kept(person)).toHaveLength(1);
    }
    const customer = await levers.customer(sophie);
    const { tracks } = await levers.get<{ tracks: unknown[] }>(`/api/v1/customers/${customer}/export`);
    expect(tracks).toMatchObject([
      { order: sophie.order, carrier: 'mondial-relay', tracking: `MR${sophie.order}`, place: 'Villeurbanne' },
    ]);
    await levers.post(`/api/v1/customers/${customer}`, {}, 'DELETE');
    await expect.poll(() => kept(sophie), { timeout: 15_000 }).toEqual([]);
    expect(await kept(eve)).toHaveLength(1);
    await clock.advance('25h');
    await expect.poll(() => kept(eve), { timeout: 15_000 }).toEqual([]);
  });
});
