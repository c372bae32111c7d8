import { evictDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { until } from '../../../scripts/clients/service.ts';
import {
  type Brief,
  type Channels,
  type Orders,
  THREAD_SUBPROTOCOL,
  type ThreadServerFrame,
  type Timeline,
} from '../../../src/console/protocol.ts';
import { loginOf } from '../../journeys/identity/logins.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask, bindings } from '../world.ts';
import { Colleague } from './desk-client.ts';

/* A thread under the eyes of advisors: all of it, as it happens, and one of them at a time. */

const inside = serviceInside();
let nora: Colleague;
let max: Colleague;

async function visitor(): Promise<{ chat: Chat; customer: string }> {
  const chat = await Chat.open(inside);
  await chat.say('Hello!');
  const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  return { chat, customer };
}
const watch = async (who: Colleague, customer: string, since?: number) => {
  const socket = await who.dial<ThreadServerFrame>(`/customers/${customer}/live`, THREAD_SUBPROTOCOL);
  socket.say({ type: 'hello', ...(since === undefined ? {} : { since }) });
  await socket.until('welcome');
  return socket;
};
const items = async (who: Colleague, customer: string, limit = 200) =>
  (await who.get<Timeline>(`/customers/${customer}/timeline?limit=${limit}`)).items;

beforeAll(async () => {
  nora = await Colleague.enter('advisor', 'Nora');
  max = await Colleague.enter('advisor', 'Max');
});

describe('a timeline', () => {
  it('has all that happened, newest first, in pages without a gap or a double', async () => {
    const { chat, customer } = await visitor();
    for (const text of ['One', 'Two', 'What is your return policy?']) await chat.say(text);
    await nora.post(`/customers/${customer}/note`, { text: 'Looks like a regular.' });
    const whole = await items(nora, customer);
    expect(whole.map(({ at }) => at)).toEqual([...whole.map(({ at }) => at)].sort().reverse());
    expect(whole.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['message', 'note']));
    expect(whole.find(({ kind }) => kind === 'note')).toMatchObject({
      text: 'Looks like a regular.',
      author: { kind: 'advisor', name: 'Nora' },
    });
    const pages = [];
    for (let before: string | null = ''; before !== null; ) {
      const query: string = before ? `&before=${encodeURIComponent(before)}` : '';
      const page: Timeline = await nora.get<Timeline>(`/customers/${customer}/timeline?limit=3${query}`);
      pages.push(...page.items);
      before = page.next;
    }
    expect(pages.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    chat.close();
  });
});

describe('a live thread', () => {
  it('shows words as they come, and afterwards what was missed, each once, also to an object that slept', async () => {
    const { chat, customer } = await visitor();
    const socket = await watch(nora, customer);
    await chat.say('Do you ship to Belgium?');
    const answer = await socket.until('item', ({ item }) => item.author.kind === 'assistant');
    const deltas = socket.all('delta').filter(({ turn }) => turn === answer.item.turn);
    expect(deltas.length).toBeGreaterThan(0);
    const { seq } = answer;
    socket.close();
    await chat.say('And to Spain?');
    await evictDurableObject(bindings.CUSTOMER.getByName(`demo:${customer}`));
    const again = await watch(nora, customer, seq);
    await again.until('item', ({ item }) => item.text === 'And to Spain?');
    await evictDurableObject(bindings.CUSTOMER.getByName(`demo:${customer}`), { webSockets: 'hibernate' });
    await chat.say('And to Italy?');
    await again.until('item', ({ item }) => item.text === 'And to Italy?');
    const heard = again.all('item').filter(({ item }) => item.text === 'And to Spain?');
    expect(new Set(heard.map(({ item }) => item.id)).size).toBe(1);
    again.close();
    chat.close();
  });

  it('tells who looks and who writes, both ways', async () => {
    const { chat, customer } = await visitor();
    const mine = await watch(nora, customer);
    const theirs = await watch(max, customer);
    await mine.until(
      'viewers',
      ({ people }) =>
        people
          .map(({ name }) => name)
          .sort()
          .join() === 'Max,Nora',
    );
    await nora.post(`/customers/${customer}/takeover`);
    await mine.until('state', ({ state }) => state.floor.kind === 'advisor');
    chat.send({ type: 'typing' });
    await mine.until('typing', ({ from }) => from === 'customer');
    mine.say({ type: 'typing' });
    await theirs.until('typing', ({ from, name }) => from === 'advisor' && name === 'Nora');
    await until('the customer sees it', async () =>
      chat.frames.some((frame) => frame.type === 'typing' && frame.from === 'advisor') ? true : null,
    );
    theirs.close();
    await mine.until('viewers', ({ people }) => people.map(({ name }) => name).join() === 'Nora');
    mine.close();
    chat.close();
  });

  it('keeps what was written and not sent, for its author alone, until it is sent', async () => {
    const { chat, customer } = await visitor();
    const mine = await watch(nora, customer);
    mine.say({ type: 'draft', text: 'Dear' });
    mine.say({ type: 'viewing' });
    await mine.until('viewers');
    mine.close();
    const again = await watch(nora, customer);
    expect((await again.until('welcome')).draft).toBe('Dear');
    expect((await (await watch(max, customer)).until('welcome')).draft).toBe('');
    await nora.post(`/customers/${customer}/reply`, { text: 'Dear friend' });
    expect((await (await watch(nora, customer)).until('welcome')).draft).toBe('');
    chat.close();
  });

  it('is for nobody without a cookie of this store, from another page, or without the right', async () => {
    const { chat, customer } = await visitor();
    const upgrade = { upgrade: 'websocket', 'sec-websocket-protocol': THREAD_SUBPROTOCOL };
    const path = `/api/v1/customers/${customer}/live`;
    expect((await ask(path, { headers: upgrade })).status).toBe(401);
    const foreign = { ...upgrade, cookie: nora.cookie, origin: 'https://evil.example' };
    expect((await ask(path, { headers: foreign })).status).toBe(403);
    expect((await ask(path, { headers: { ...upgrade, cookie: nora.cookie } })).status).toBe(403);
    expect((await ask(path, { headers: ADMIN })).status).toBe(426);
    chat.close();
  });
});

describe('two advisors', () => {
  it('who take over at once: one has it, the other is told who', async () => {
    const { chat, customer } = await visitor();
    const both = await Promise.all([nora, max].map((who) => who.post(`/customers/${customer}/takeover`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both[0]?.status === 200 ? 'Nora' : 'Max';
    expect(both.find(({ status }) => status === 409)?.json).toMatchObject({
      by: { name: winner },
      at: expect.stringMatching(/^\d{4}-/),
    });
    chat.close();
  });

  it('one takes it from the other knowingly: both are told, and who lost it writes nothing', async () => {
    const { chat, customer } = await visitor();
    const mine = await watch(nora, customer);
    const theirs = await watch(max, customer);
    await nora.post(`/customers/${customer}/takeover`);
    const { state } = await theirs.until('state', (frame) => frame.state.floor.kind === 'advisor');
    const from = state.floor.kind === 'advisor' ? state.floor.id : '';
    expect((await max.post(`/customers/${customer}/takeover`, { from })).status).toBe(200);
    for (const socket of [mine, theirs])
      expect(await socket.until('taken')).toMatchObject({ from: { name: 'Nora' }, by: { name: 'Max' } });
    const refused = await nora.post(`/customers/${customer}/reply`, { text: 'Too late' });
    expect(refused).toMatchObject({ status: 409, json: { by: { name: 'Max' } } });
    expect((await items(nora, customer)).map(({ text }) => text)).not.toContain('Too late');
    chat.close();
  });

  it('nobody writes over the answer of a colleague that they have not seen', async () => {
    const { chat, customer } = await visitor();
    const { seq } = await nora.get<Timeline>(`/customers/${customer}/timeline`);
    await max.post(`/customers/${customer}/reply`, { text: 'I am on it.' });
    await max.post(`/customers/${customer}/handback`);
    const blind = await nora.post(`/customers/${customer}/reply`, { text: 'Hello, Nora here.', seen: seq });
    expect(blind).toMatchObject({ status: 409, json: { by: { name: 'Max' }, seq: expect.any(Number) } });
    const seen = (await nora.get<Timeline>(`/customers/${customer}/timeline`)).seq;
    expect(
      (await nora.post(`/customers/${customer}/reply`, { text: 'Hello, Nora here.', seen })).status,
    ).toBe(200);
    chat.close();
  });
});

describe('beside a thread', () => {
  it('stands what it is about, what may be done, and where an answer can go', async () => {
    const chat = await Chat.open(inside, { identity: await loginOf(inside, 'c-1') });
    await chat.say('Hello, I received my order #45821 but the size is too small, what should I do?');
    const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
    const brief = await until('who it is', async () => {
      const known = await nora.get<Brief>(`/customers/${customer}/brief`);
      return known.who.name ? known : null;
    });
    expect(brief).toMatchObject({ who: { name: 'Sophie Martin', assurance: 'verified' }, order: '45821' });
    const { channels } = await nora.get<Channels>(`/customers/${customer}/channels`);
    expect(channels[0]).toMatchObject({ channel: 'chat', last: true, possible: true });
    const { orders } = await nora.get<Orders>(`/customers/${customer}/orders`);
    const order = orders.find(({ id }) => id === '45821');
    expect(order).toMatchObject({
      status: 'delivered',
      address: expect.stringContaining('12 rue des Lilas'),
    });
    const act = order?.acts.find(({ fields }) => fields.some(({ kind }) => kind === 'lines'));
    const input = { ...act?.input, lines: ['1'] };
    const path = `/customers/${customer}/act`;
    const quoted = await nora.post(path, { tool: act?.tool, input, dryRun: true });
    expect(quoted).toMatchObject({ status: 200, json: { quote: { hash: expect.any(String) } } });
    const { hash } = (quoted.json as { quote: { hash: string } }).quote;
    expect((await nora.post(path, { tool: act?.tool, input })).status).toBe(409);
    expect((await nora.post(path, { tool: act?.tool, input, hash: 'made-up' })).status).toBe(409);
    expect(await nora.post(path, { tool: act?.tool, input, hash })).toMatchObject({
      status: 200,
      json: { done: true },
    });
    const done = (await items(nora, customer)).filter(({ kind }) => kind === 'action');
    expect(done).toHaveLength(1);
    const after = await nora.get<Orders>(`/customers/${customer}/orders`);
    expect(after.orders.find(({ id }) => id === '45821')?.done).toMatchObject([{ what: 'return' }]);
    const foreign = await nora.post(path, {
      tool: act?.tool,
      input: { order: '45830', lines: ['1'] },
      dryRun: true,
    });
    expect(foreign.status).toBe(409);
    chat.close();
  });

  it('is the address of an order that has not left, and the usual one, for an advisor to change', async () => {
    const { customer, chat } = await spokeOf('c-23', 'Where is my order #45831?');
    const read = async () => (await nora.get<Orders>(`/customers/${customer}/orders`)).orders;
    const before = await read();
    const acts = (id: string) => before.find((order) => order.id === id)?.acts ?? [];
    const usual = before
      .flatMap((order) => order.acts)
      .filter(({ tool }) => tool === 'change_profile_address');
    expect(usual).toHaveLength(1);
    const act = acts('45831').find(({ tool }) => tool === 'change_order_address');
    expect(act?.fields.map(({ name }) => name)).toEqual(
      ['line1', 'line2', 'postcode', 'city', 'country'].map((part) => `address.${part}`),
    );
    expect(act?.fields.find(({ name }) => name === 'address.country')?.value).toBe('FR');
    const address = { line1: '3 rue Mercière', postcode: '69002', city: 'Lyon', country: 'FR' };
    for (const [tool, input] of [
      ['change_order_address', { order: '45831', address }],
      ['change_profile_address', { address }],
    ] as const) {
      const quoted = await nora.post(`/customers/${customer}/act`, { tool, input, dryRun: true });
      expect(quoted, tool).toMatchObject({ status: 200 });
      const { hash, text } = (quoted.json as { quote: { hash: string; text: string } }).quote;
      expect(text).toContain('3 rue Mercière, 69002 Lyon, FR');
      const done = await nora.post(`/customers/${customer}/act`, { tool, input, hash });
      expect(done, tool).toMatchObject({ status: 200, json: { done: true } });
    }
    expect((await read()).find(({ id }) => id === '45831')?.address).toContain('3 rue Mercière');
    chat.close();
  });
});

it('a note is in no byte that leaves', async () => {
  const { chat, customer } = await visitor();
  const secret = 'zebra-crossing-note';
  await nora.post(`/customers/${customer}/note`, { text: secret });
  await nora.post(`/customers/${customer}/reply`, { text: 'One moment, please.' });
  await until('the reply', async () =>
    chat.frames.some((frame) => frame.type === 'message' && frame.text === 'One moment, please.')
      ? true
      : null,
  );
  expect(JSON.stringify(chat.frames)).not.toContain(secret);
  expect(await (await ask('/sandbox/sent?since=0')).text()).not.toContain(secret);
  expect((await items(nora, customer)).some(({ text }) => text === secret)).toBe(true);
  chat.close();
});

/** Somebody who is signed in has said something: their thread. */
async function spokeOf(persona: string, words: string): Promise<{ customer: string; chat: Chat }> {
  const chat = await Chat.open(inside, { identity: await loginOf(inside, persona) });
  await chat.say(words);
  const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  return { customer, chat };
}
