import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { until } from '../../../scripts/clients/service.ts';
import {
  DESK_SUBPROTOCOL,
  type DeskServerFrame,
  type Me,
  THREAD_SUBPROTOCOL,
  type ThreadServerFrame,
} from '../../../src/console/protocol.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask, JSON_TYPE } from '../world.ts';
import { Colleague, FrameLog } from './desk-client.ts';

/* Sockets of the console outlive the sign-in that opened them: nothing comes over them once it has ended. */

const SECRET = 'My new address is 4 rue Secrète.';
const inside = serviceInside();
let owner: Colleague;

async function visitor(): Promise<{ chat: Chat; customer: string }> {
  const chat = await Chat.open(inside);
  await chat.say('Hello!');
  const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  return { chat, customer };
}

/** Both of a person's sockets, over which they are told what happens. */
async function watch(who: Pick<Colleague, 'dial'>, customer: string) {
  const thread = await who.dial<ThreadServerFrame>(`/customers/${customer}/live`, THREAD_SUBPROTOCOL);
  thread.say({ type: 'hello' });
  await thread.until('welcome');
  const desk = await who.dial<DeskServerFrame>('/desk/live', DESK_SUBPROTOCOL);
  desk.say({ type: 'hello', view: 'all' });
  await desk.until('list');
  return { thread, desk };
}

const isClosed = (socket: { closed: number | null }) =>
  until('the socket to be closed', async () => socket.closed);

/** The visitor says something that a colleague who stays hears, and the one who is out does not. */
async function staysUnheard(
  { chat, customer }: Awaited<ReturnType<typeof visitor>>,
  { thread, desk }: Awaited<ReturnType<typeof watch>>,
): Promise<void> {
  const stays = await watch(owner, customer);
  await chat.say(SECRET);
  await stays.thread.until('item', ({ item }) => item.text === SECRET);
  expect([await isClosed(thread), await isClosed(desk)]).toEqual([4401, 4401]);
  expect(JSON.stringify([thread.frames, desk.frames])).not.toContain('Secr');
  for (const socket of [stays.thread, stays.desk]) socket.close();
  chat.close();
}

beforeAll(async () => {
  owner = await Colleague.enter('owner', 'Odile');
});

describe('a console that is open', () => {
  it('of somebody who is taken out of the store is told nothing from then on', async () => {
    const who = await Colleague.enter('advisor', 'Gone');
    const { person } = await who.get<Me>('/me');
    const about = await visitor();
    const sockets = await watch(who, about.customer);
    expect((await owner.call('DELETE', `/people/${person.id}`)).status).toBe(200);
    await staysUnheard(about, sockets);
  });

  it('of a sign-in that was ended is told nothing, and that person’s other browser is told all', async () => {
    const [stolen, own] = [await Colleague.enter('advisor', 'Two'), await Colleague.enter('advisor', 'Two')];
    const about = await visitor();
    const [sockets, others] = [await watch(stolen, about.customer), await watch(own, about.customer)];
    expect((await stolen.call('DELETE', '/console/session')).status).toBe(200);
    await staysUnheard(about, sockets);
    await others.thread.until('item', ({ item }) => item.text === SECRET);
    expect([others.thread.closed, others.desk.closed]).toEqual([null, null]);
    for (const socket of [others.thread, others.desk]) socket.close();
  });

  it.each([
    ['revoked', 'DELETE', ''],
    ['made anew', 'PUT', '/secret'],
  ])('of a token that is %s is told nothing', async (_, method, path) => {
    const body = JSON.stringify({ name: 'A program', scopes: ['customers:read', 'desk'] });
    const made = await ask('/api/v1/tokens', { method: 'POST', headers: { ...ADMIN, ...JSON_TYPE }, body });
    const { id, token } = (await made.json()) as { id: string; token: string };
    const about = await visitor();
    const sockets = await watch(program(token), about.customer);
    const ended = await ask(`/api/v1/tokens/${id}${path}`, { method, headers: ADMIN });
    expect(ended.status).toBe(200);
    await staysUnheard(about, sockets);
  });

  it('gives nobody who was signed out what was missed', async () => {
    const who = await Colleague.enter('advisor', 'Late');
    const { person } = await who.get<Me>('/me');
    const { chat, customer } = await visitor();
    await chat.say(SECRET);
    const thread = await who.dial<ThreadServerFrame>(`/customers/${customer}/live`, THREAD_SUBPROTOCOL);
    expect((await owner.call('DELETE', `/people/${person.id}`)).status).toBe(200);
    thread.say({ type: 'hello', since: 0 });
    expect(await isClosed(thread)).toBe(4401);
    expect(thread.frames).toEqual([]);
    chat.close();
  });
});

/** A program at the console, by its API token. */
function program(token: string): Pick<Colleague, 'dial'> {
  return {
    dial: async <Frame extends { type: string }>(path: string, subprotocol: string) => {
      const headers = { upgrade: 'websocket', 'sec-websocket-protocol': subprotocol };
      const answer = await ask(`/api/v1${path}`, {
        headers: { ...headers, authorization: `Bearer ${token}` },
      });
      if (!answer.webSocket) throw new Error(`refused: ${answer.status}`);
      answer.webSocket.accept();
      return new FrameLog<Frame>(answer.webSocket);
    },
  };
}
