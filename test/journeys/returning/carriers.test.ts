import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outside } from '../../../sandbox/env.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { bindings } from '../../door/world.ts';
import { readPdf } from '../../pdf/read.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* The story's Tuesday with each carrier: the label that the customer gets is the carrier's, at once or once it is made. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);
const STORE = 'support@demo.example';
const SENDCLOUD = { key: 'sandbox-public', secret: 'sandbox-secret', apiBase: 'http://sandbox/sendcloud' };
const MONDIAL_RELAY = {
  ...{ brand: 'BDTEST13', user: 'BDTEST13@business-api.mondialrelay.com', password: 'sandbox' },
  ...{ key: 'PrivateK', apiBase: 'http://sandbox/mondial-relay' },
};
const connect = async (name: string, fields: object | null) => {
  await levers.post(`/api/v1/connections/${name}`, fields ?? {}, fields ? 'PUT' : 'DELETE');
};
const returning = { to: STORE, subject: 'My order' };

/** Asks for a return by mail; what was answered in that mail, and how many letters there were before. */
async function ask(person: Shopper) {
  const since = await lastSent(service, 'email');
  const text = `I'd like to return my dress of order ${person.order}, it is too small. Please start the return.`;
  const { answers } = await new Mailbox(service, person).ask({ ...returning, text });
  return { since, answers, text: answers.map((one) => one.text).join('\n') };
}

async function words(url: string): Promise<string> {
  const bytes = await (await service.fetch(url)).arrayBuffer();
  return readPdf(new Uint8Array(bytes)).words.join('\n');
}

const labelsTo = async (person: Shopper, since: number) =>
  (await sentSince(service, 'email', since))
    .filter(({ to }) => to === person.email)
    .flatMap(({ attachments }) => attachments ?? []);
const bought = async (carrier: string, order: string) =>
  (await outside(bindings).parcels(carrier)).filter(({ body }) => body.includes(`${order}-`));

describe('with Mondial Relay', () => {
  it('the answer brings its label, bought once though it is asked for again', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { answers, text } = await ask(sophie);
    expect(text).toMatch(/label is attached/);
    const [label] = answers.flatMap(({ attachments }) => attachments ?? []);
    expect(await words(label?.url ?? '')).toMatch(/Mondial Relay[\s\S]*Sophie/);
    const again = await new Mailbox(service, sophie).ask({
      ...returning,
      text: 'Please send me the label again.',
    });
    expect(again.answers.flatMap(({ attachments }) => attachments ?? [])).toHaveLength(1);
    expect(await bought('mondial-relay', sophie.order)).toHaveLength(1);
  });

  it('that is down, the customer is told that the label comes, and gets it once it is there', async () => {
    const sophie = await shopper(service, 'Sophie');
    await levers.fail('carrier', '503');
    const { text, since, answers } = await ask(sophie);
    expect(text).toMatch(/The carrier is making your .*label/);
    expect(answers.flatMap(({ attachments }) => attachments ?? [])).toEqual([]);
    await clock.advance('5m');
    await expect.poll(() => labelsTo(sophie, since), { timeout: 15_000 }).toHaveLength(1);
    expect(await bought('mondial-relay', sophie.order)).toHaveLength(1);
  });
});

describe('with Sendcloud', () => {
  beforeEach(async () => {
    await connect('mondial-relay', null);
    await connect('sendcloud', SENDCLOUD);
  });
  afterEach(async () => {
    await connect('sendcloud', null);
    await connect('mondial-relay', MONDIAL_RELAY);
  });

  it('the label follows by mail, once, as soon as it is made', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { answers, text, since } = await ask(sophie);
    expect(text).toMatch(/The carrier is making your .*label: it goes to the email address on the order/);
    expect(answers.flatMap(({ attachments }) => attachments ?? [])).toEqual([]);
    // Asked for once more meanwhile.
    await new Mailbox(service, sophie).ask({ ...returning, text: 'Please send me the label.' });
    await clock.advance('10m');
    await expect.poll(() => labelsTo(sophie, since), { timeout: 15_000 }).toHaveLength(1);
    await clock.advance('1h');
    const [label, ...more] = await labelsTo(sophie, since);
    expect(more).toEqual([]);
    expect(label?.filename).toMatch(/^return-label-.*\.pdf$/);
    expect(await words(label?.url ?? '')).toMatch(/Sendcloud[\s\S]*3SSEND/);
    expect(await bought('sendcloud', sophie.order)).toHaveLength(1);
  });

  it('a label that the carrier refuses is a person’s to see to', async () => {
    const sophie = await shopper(service, 'Sophie');
    await levers.fail('carrier', ['ok', 'refused']);
    const { since } = await ask(sophie);
    await clock.advance('10m');
    const customer = await levers.customer(sophie);
    await expect
      .poll(async () => (await levers.desk()).waiting.find((one) => one.customer === customer), {
        timeout: 15_000,
      })
      .toMatchObject({ state: 'waiting', summary: expect.stringContaining('made no label') });
    expect(await labelsTo(sophie, since)).toEqual([]);
    const { troubles } = await levers.desk();
    expect(troubles.map(({ reason }) => reason).join('\n')).toMatch(/The address is not served/);
  });

  it('what was asked of the carrier is exported with the customer, and erased with them', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { since } = await ask(sophie);
    await clock.advance('10m');
    await expect.poll(() => labelsTo(sophie, since), { timeout: 15_000 }).toHaveLength(1);
    const customer = await levers.customer(sophie);
    const kept = () => bindings.PARCELS.getByName('demo:parcels').known(sophie.account, [sophie.order]);
    expect(await kept()).toHaveLength(1);
    const { labels } = await levers.get<{ labels: unknown[] }>(`/api/v1/customers/${customer}/export`);
    expect(labels).toMatchObject([{ order: sophie.order, carrier: 'sendcloud', state: 'ready' }]);
    await levers.post(`/api/v1/customers/${customer}`, {}, 'DELETE');
    await expect.poll(kept, { timeout: 15_000 }).toEqual([]);
  });
});

describe('without a carrier', () => {
  it('the label is our own', async () => {
    await connect('mondial-relay', null);
    const sophie = await shopper(service, 'Sophie');
    const { answers } = await ask(sophie);
    await connect('mondial-relay', MONDIAL_RELAY);
    const [label] = answers.flatMap(({ attachments }) => attachments ?? []);
    expect(await words(label?.url ?? '')).toContain(sophie.order);
    expect(await bought('mondial-relay', sophie.order)).toEqual([]);
  });
});
