import { runInDurableObject } from 'cloudflare:test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import type { Why } from '../../../src/brain/why.ts';
import { bindings } from '../../door/world.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What a message of the assistant rests on, what it cost, and what may be spent. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);

beforeEach(async () => {
  await clock.set(zoned('2027-06-01', '10:00', 'Europe/Paris'));
});

async function asked(name: string, text: (order: string) => string) {
  const person = await shopper(service, name);
  const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
  const said = await chat.say(text(person.order));
  const customer = await levers.customer(person);
  const message = said.findLast(({ from }) => from === 'assistant')?.id ?? '';
  return { person, chat, said, customer, message };
}

const why = (customer: string, message: string) =>
  levers.get<Why & { status?: number }>(`/api/v1/customers/${customer}/why/${message}`);

describe('why the embedded brain said something', () => {
  it('is kept with intent, plan, tools and what it knew, and reaches no customer', async () => {
    const { chat, customer, message, person } = await asked('Ada', (order) => `Where is my order ${order}?`);
    expect(await why(customer, message)).toMatchObject({
      ...{ message, channel: 'chat', brain: 'embedded', cost: 0, requests: [], failed: [] },
      ...{ assurance: 'verified', intents: ['order_status'], handover: null },
      plan: expect.arrayContaining([expect.any(String)]),
      knew: { orders: [person.order] },
    });
    const rows = await levers.api.exchanges(customer);
    expect(rows.at(-1)?.message).toBe(message);
    expect(JSON.stringify(chat.frames)).not.toContain('"knew"');
    chat.close();
  });

  it('names the article that was quoted, and what was refused', async () => {
    await levers.post(
      '/api/v1/articles/silk',
      { title: 'Washing silk', body: 'Silk is washed by hand in cold water.', language: 'en' },
      'PUT',
    );
    const { chat, customer, message } = await asked('Bo', () => 'How do I wash silk?');
    expect((await why(customer, message)).articles).toContainEqual(
      expect.objectContaining({ article: 'silk', title: 'Washing silk' }),
    );
    chat.close();
  });

  it('is kept for 90 days, is in the export without what it cost, and goes with the customer', async () => {
    const { chat, customer, message } = await asked('Cy', (order) => `Where is my order ${order}?`);
    chat.close();
    const { reasons } = await levers.get<{ reasons: object[] }>(`/api/v1/customers/${customer}/export`);
    expect(reasons).toEqual([expect.objectContaining({ message })]);
    expect(reasons[0]).not.toHaveProperty('cost');
    await clock.advance('92d');
    const stub = bindings.CUSTOMER.getByName(`demo:${customer}`);
    await stub.wake();
    const left = await runInDurableObject(stub, (_, { storage }) =>
      storage.sql.exec('SELECT * FROM reasons').toArray(),
    );
    expect(left).toEqual([]);
    await expect(why(customer, message)).resolves.toMatchObject({ status: 404 });
  });
});

describe('what a model costs', () => {
  beforeAll(() => levers.brain({ kind: 'claude' }));
  afterAll(() => levers.api.change({ brain: { kind: 'embedded' }, budget: {} }));

  it('stands with each message, and by day, channel and model', async () => {
    const { chat, customer, message } = await asked('Di', () => 'Hello, when are you open on Saturday?');
    const rests = await why(customer, message);
    expect(rests.brain).toMatch(/claude/);
    expect(rests.requests[0]).toMatchObject({ model: 'claude-sonnet-5-5', output: expect.any(Number) });
    expect(rests.cost).toBeGreaterThan(0);
    const costs = await levers.get<{ total: number; rows: { day: string; channel: string }[] }>(
      '/api/v1/costs?from=2027-06-01&to=2027-06-01',
    );
    expect(costs.total).toBeGreaterThanOrEqual(rests.cost ?? 1);
    expect(costs.rows).toContainEqual(
      expect.objectContaining({ day: '2027-06-01', channel: 'chat', model: 'claude-sonnet-5-5' }),
    );
    chat.close();
  });

  it.each(['perDay', 'perCustomerPerDay'])('is capped (%s): the embedded brain goes on', async (cap) => {
    await levers.api.change({ budget: {} });
    const { chat, customer } = await asked('Ed', () => 'Hello, when are you open on Saturday?');
    await levers.api.change({ budget: { [cap]: 0.000001 } });
    const said = await chat.say('When are you open?');
    const message = said.findLast(({ from }) => from === 'assistant')?.id ?? '';
    expect(await why(customer, message)).toMatchObject({ brain: 'embedded' });
    expect((await levers.desk()).troubles).toContainEqual(
      expect.objectContaining({
        channel: 'brain',
        reason: expect.stringMatching(/budget for today is spent/),
      }),
    );
    chat.close();
  });

  it('is capped by the store’s wish so that a person goes on', async () => {
    await levers.api.change({ budget: { perDay: 0, beyond: 'person' } });
    const { chat, customer, said } = await asked('Fi', () => 'Hello, when are you open on Saturday?');
    expect(said.map(({ text }) => text)).toEqual([expect.stringContaining('A colleague will look')]);
    expect(await levers.api.deskEntry(customer)).toMatchObject({ reason: 'a person answers' });
    chat.close();
  });
});
