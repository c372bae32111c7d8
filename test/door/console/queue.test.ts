import { evictDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { until } from '../../../scripts/clients/service.ts';
import {
  DESK_SUBPROTOCOL,
  type DeskServerFrame,
  type DeskView,
  type Found,
} from '../../../src/console/protocol.ts';
import { loginOf } from '../../journeys/identity/logins.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask, bindings } from '../world.ts';
import { Colleague, type FrameLog } from './desk-client.ts';

/* The desk as people work at it: what waits, whose it is, and what the clock says. */

const inside = serviceInside();
let nora: Colleague;
let max: Colleague;

const look = async (who: Colleague, view: DeskView): Promise<FrameLog<DeskServerFrame>> => {
  const socket = await who.dial<DeskServerFrame>('/desk/live', DESK_SUBPROTOCOL);
  socket.say({ type: 'hello', view });
  await socket.until('list');
  return socket;
};
/** A visitor who asks for a person, once the desk shows them. */
async function waiting(watcher: FrameLog<DeskServerFrame>): Promise<{ chat: Chat; customer: string }> {
  const chat = await Chat.open(inside);
  const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  chat.send({ type: 'human', id: 'human-1' });
  await watcher.until('entry', ({ entry }) => entry.customer === customer);
  return { chat, customer };
}

beforeAll(async () => {
  nora = await Colleague.enter('advisor', 'Nora');
  max = await Colleague.enter('advisor', 'Max');
});

describe('a thread that waits', () => {
  it('is on every desk as it comes, told to who is there, and leaves when it is taken', async () => {
    const mine = await look(nora, 'waiting');
    const { chat, customer } = await waiting(mine);
    const { entry } = await mine.until('entry', (frame) => frame.entry.customer === customer);
    expect(entry).toMatchObject({
      state: 'waiting',
      name: null,
      advisor: null,
      channels: ['chat'],
      due: expect.stringMatching(/^\d{4}-/),
    });
    expect(await mine.until('alert', (frame) => frame.customer === customer)).toMatchObject({
      why: 'waiting',
    });
    const own = await look(max, 'mine');
    await max.post(`/customers/${customer}/takeover`);
    await mine.until('gone', (frame) => frame.customer === customer);
    expect((await own.until('entry', (frame) => frame.entry.customer === customer)).entry.advisor?.name).toBe(
      'Max',
    );
    await own.until('counts', ({ counts }) => counts.mine === 1);
    await max.post(`/customers/${customer}/handback`);
    await own.until('gone', (frame) => frame.customer === customer);
    for (const socket of [mine, own]) socket.close();
    chat.close();
  });

  it('is given to one of two who take it at once, and from one to the other only knowingly', async () => {
    const mine = await look(nora, 'unassigned');
    const { chat, customer } = await waiting(mine);
    const both = await Promise.all([nora, max].map((who) => who.post(`/customers/${customer}/assign`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = both[0]?.status === 200 ? [nora, max] : [max, nora];
    const refusal = both.find(({ status }) => status === 409)?.json as { by: { id: string; name: string } };
    expect(refusal.by.name).toBe(winner.name);
    await mine.until('gone', (frame) => frame.customer === customer);
    const theirs = await look(winner, 'mine');
    expect((await loser.post(`/customers/${customer}/assign`, { from: refusal.by.id })).status).toBe(200);
    await theirs.until('gone', (frame) => frame.customer === customer);
    expect(await theirs.until('alert', (frame) => frame.customer === customer)).toMatchObject({
      why: 'taken',
    });
    expect((await nora.post(`/customers/${customer}/assign`, { to: 'pe_nobody', from: null })).status).toBe(
      400,
    );
    expect((await nora.post(`/customers/cu_${'0'.repeat(32)}/assign`)).status).toBe(404);
    for (const socket of [mine, theirs]) socket.close();
    chat.close();
  });

  it('knows its place behind those that waited before, and moves up as they are taken', async () => {
    const mine = await look(nora, 'waiting');
    const placeOf = ({ frames }: Chat) =>
      frames.findLast((frame) => frame.type === 'status' && frame.position !== undefined);
    const [first, second] = [await waiting(mine), await waiting(mine)];
    const told = await until('a place', () => placeOf(second.chat));
    const before = (await until('a place', () => placeOf(first.chat))) as { position: number };
    expect(told).toMatchObject({ state: 'waiting', position: before.position + 1 });
    await max.post(`/customers/${first.customer}/takeover`);
    await mine.until('gone', (frame) => frame.customer === first.customer);
    // Its browser asks now and then, and whenever it dials again.
    second.chat.send({ type: 'hello' });
    await until('the next place', () => {
      const place = placeOf(second.chat);
      return place?.type === 'status' && place.position === before.position ? place : null;
    });
    mine.close();
    for (const { chat } of [first, second]) chat.close();
  });

  it('put aside is back when its customer writes, and when its time has come', async () => {
    const mine = await look(nora, 'waiting');
    const { chat, customer } = await waiting(mine);
    const clock = new Clock(inside);
    const now = (await (await ask('/sandbox/clock')).json()) as { now: string };
    const later = new Date(Date.parse(now.now) + 3_600_000).toISOString();
    expect((await nora.post(`/customers/${customer}/snooze`, { until: later })).status).toBe(200);
    await mine.until('gone', (frame) => frame.customer === customer);
    const before = mine.all('entry').length;
    await chat.say('Are you still there?');
    await mine.until('entry', ({ entry }) => entry.customer === customer && entry.last.at > now.now);
    expect(mine.all('entry').length).toBeGreaterThan(before);
    await nora.post(`/customers/${customer}/snooze`, { until: later });
    await mine.until('counts', ({ counts }) => counts.snoozed === 1);
    const seen = mine.all('entry').length;
    await clock.advance('2h');
    await mine.until('entry', ({ entry }) => entry.customer === customer && entry.snoozedUntil === null);
    expect(mine.all('entry').length).toBeGreaterThan(seen);
    mine.close();
    chat.close();
  });

  it('is still there for who comes back after the desk slept, and its order is by urgency', async () => {
    const mine = await look(nora, 'waiting');
    const { chat, customer } = await waiting(mine);
    await evictDurableObject(bindings.DESK.getByName('demo:desk'), { webSockets: 'hibernate' });
    mine.say({ type: 'watching', customer });
    const theirs = await look(max, 'waiting');
    const { entries } = await theirs.until('list');
    expect(entries.map((one) => one.customer)).toContain(customer);
    const rank = { now: 0, next: 1, later: 2 };
    const ranks = entries.map(({ urgency }) => rank[urgency]);
    expect(ranks).toEqual([...ranks].sort());
    await mine.until('entry', ({ entry }) => entry.viewers.some(({ name }) => name === 'Nora'));
    const { people } = await theirs.until('presence', (frame) =>
      frame.people.some(({ state }) => state === 'online'),
    );
    expect(people.filter(({ state }) => state === 'online').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Nora', 'Max']),
    );
    for (const socket of [mine, theirs]) socket.close();
    chat.close();
  });

  it('is gone from the desk with who is erased', async () => {
    const mine = await look(nora, 'waiting');
    const { chat, customer } = await waiting(mine);
    expect((await ask(`/api/v1/customers/${customer}`, { method: 'DELETE', headers: ADMIN })).status).toBe(
      200,
    );
    await mine.until('gone', (frame) => frame.customer === customer);
    mine.close();
    chat.close();
  });
});

describe('a search', () => {
  it('finds by order and email wherever the thread stands, and by words on the desk, accents or not', async () => {
    const chat = await Chat.open(inside, { identity: await loginOf(inside, 'c-1') });
    await chat.say('Where is my order #45821?');
    const found = (q: string) => nora.get<Found>(`/search?q=${encodeURIComponent(q)}`);
    for (const q of ['45821', 'sophie.martin@example.com', '+33612345678', '06 12 34 56 78'])
      expect((await found(q)).entries[0], q).toMatchObject({ name: 'Sophie Martin', known: true });
    expect((await found('nobody@example.com')).entries).toEqual([]);
    const mine = await look(nora, 'waiting');
    const visitor = await waiting(mine);
    await visitor.chat.say('La crème brûlée de ma tante');
    await mine.until('entry', ({ entry }) => entry.customer === visitor.customer);
    const words = await until('the words on the desk', async () => {
      const { entries } = await found('CREME tante');
      return entries.length ? entries : null;
    });
    expect(words.map(({ customer }) => customer)).toEqual([visitor.customer]);
    const unassigned = await nora.get<Found>('/search?view=unassigned');
    expect(unassigned.entries.map(({ customer }) => customer)).toContain(visitor.customer);
    mine.close();
    visitor.chat.close();
    chat.close();
  });
});

describe('who is at the desk', () => {
  it('is told a few times while many come, and then only of whom something is new', async () => {
    const staff = await Promise.all(
      Array.from({ length: 12 }, (_, n) => Colleague.enter('advisor', `Shift${n}`)),
    );
    const desks = await Promise.all(staff.map((one) => look(one, 'waiting')));
    const isIn = ({ name, state }: { name: string; state: string }) =>
      name.startsWith('Shift') && state === 'online';
    const [first] = desks;
    if (!first) throw new Error('nobody came');
    const known = () =>
      new Set(first.all('presence').flatMap(({ people }) => people.filter(isIn).map(({ name }) => name)));
    await until('all of the shift', async () => (known().size === 12 ? true : null));
    expect(first.all('presence').length).toBeLessThanOrEqual(6);
    const whole = first.all('presence').length;
    desks[3]?.say({ type: 'presence', state: 'paused' });
    desks[4]?.close();
    const isNews = ({ name, state }: { name: string; state: string }) =>
      (name === 'Shift4' && state === 'offline') || (name === 'Shift3' && state === 'paused');
    const since = () => first.all('presence').slice(whole);
    await until('what is new', async () =>
      new Set(since().flatMap(({ people }) => people.filter(isNews).map(({ name }) => name))).size === 2
        ? true
        : null,
    );
    const news = since();
    expect(news.every(({ part }) => part)).toBe(true);
    const told = news.flatMap(({ people }) => people.map(({ name, state }) => `${name} ${state}`));
    expect([...new Set(told)].sort()).toEqual(['Shift3 paused', 'Shift4 offline']);
    for (const desk of desks) desk.close();
  });
});
