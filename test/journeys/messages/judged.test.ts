import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
// Loaded here: what the first turn loads by itself may take longer than a test waits.
import '../../../src/brain/model/claude-sdk.ts';
import { dressOrder } from '../../orders.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Words after a card that code cannot read: a model judges them, over the wire, and only its yes does anything. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);

afterAll(() => levers.brain({ kind: 'embedded' }));

let count = 0;

/** A chat in which a card is on the table: to cancel an order that has not left. */
async function withCard() {
  const person = await shopper(service, 'Judith');
  const order = `${86_000 + count++}`;
  const { shippedAt: _, deliveredAt: __, ...line } = dressOrder({ ...person, order }, await clock.now());
  await levers.api.import([{ ...line, status: 'pending', shipments: [] }]);
  const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
  const offer = await chat.say(`Please cancel my order ${order}.`);
  expect(offer.at(-1)?.text).toMatch(/cancel order #\d+.*Shall I do that\?/s);
  const since = (await levers.asked()).at(-1)?.n ?? 0;
  const status = async () => (await levers.api.order(order))?.status;
  /** What was asked of a model without giving it tools: it can only judge. */
  const judgings = async () =>
    (await levers.asked(since)).filter(({ request }) => !request.tools || request.tools.length === 0);
  return { chat, order, status, judgings };
}

const CRACK_ON = 'Crack on, captain';

describe.each([
  ['anthropic', { kind: 'claude', model: 'claude-judge' }],
  ['openai', { kind: 'gpt', model: 'gpt-6-judge' }],
  ['compatible', { chain: [{ kind: 'compatible', model: 'mistral-judge' }] }],
])('with %s behind the chat', (provider, brain) => {
  beforeAll(() => levers.brain(brain));

  it('what only a model understands is carried out on its yes, once, and it saw no more than the card', async () => {
    const { chat, order, status, judgings } = await withCard();
    await chat.say(CRACK_ON);
    expect(await status()).toBe('cancelled');
    const [only, ...more] = await judgings();
    expect(more).toEqual([]);
    const prompt = JSON.stringify(only?.request);
    expect(prompt).toContain(CRACK_ON);
    expect(prompt).toContain(`#${order}`);
    expect(prompt).not.toMatch(/Please cancel my order|Roche|<turn>/);
    chat.close();
  });

  it('a model that reads a yes into everything does nothing where code saw what stands against one', async () => {
    const { chat, status, judgings } = await withCard();
    await levers.fail(provider, Array(20).fill('compliant'));
    for (const words of [
      'yeah nah, crack on without me',
      'crack on with which one exactly?',
      'crack on if it is free',
    ])
      await chat.say(words);
    await levers.fail(provider, []);
    expect([await status(), await judgings()]).toEqual(['pending', []]);
    chat.close();
  });

  it('a model that is down leaves it unclear, and a plain yes is one all the same', async () => {
    const { chat, order, status } = await withCard();
    await levers.fail(provider, ['529', 'ok', 'ok', 'ok']);
    await chat.say(CRACK_ON);
    await levers.fail(provider, []);
    expect(await status()).toBe('pending');
    await chat.say(`Yes, please cancel order ${order}.`);
    expect(await status()).toBe('cancelled');
    chat.close();
  });
});

describe('with no model at hand', () => {
  it('what code does not understand does nothing', async () => {
    await levers.brain({ kind: 'embedded' });
    const { chat, status, judgings } = await withCard();
    await chat.say(CRACK_ON);
    expect([await status(), await judgings()]).toEqual(['pending', []]);
    chat.close();
  });
});
