import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { awaitSent, lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { DESK_SUBPROTOCOL, type DeskServerFrame, type NoticesView } from '../../../src/console/protocol.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask, JSON_TYPE } from '../world.ts';
import { Colleague } from './desk-client.ts';

/* People who have no console before them are told of what waits, once and as they chose; and who waits is told that they were. */

const inside = serviceInside();
const clock = new Clock(inside);
const WORDS = 'My parcel is lost and I am getting worried';
let nora: Colleague;
let max: Colleague;

const notices = (who: Colleague) => who.get<NoticesView>('/me/notices');
const choose = async (who: Colleague, changes: object): Promise<NoticesView> => {
  const response = await who.call('PATCH', '/me/notices', changes);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as NoticesView;
};
const NOTHING = { threads: 'fitting', mail: false, webhook: null, quiet: null };

/** A browser of theirs at the emulated push service; returns what its service calls it. */
async function browser(who: Colleague, name = 'Chrome on Linux'): Promise<string> {
  const { push } = await notices(who);
  const answer = await ask('/sandbox/push', {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ key: push.key }),
  });
  const subscription = (await answer.json()) as { endpoint: string; keys: object };
  const added = await who.post('/me/notices/browsers', { ...subscription, name });
  expect(added.status).toBe(201);
  return subscription.endpoint.split('/')[4] ?? '';
}

const faults = (channel: string, code: string | string[]) =>
  ask('/sandbox/faults', {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ channel, code }),
  });

/** Somebody says something and asks for a person. */
async function waits(words = WORDS): Promise<{ chat: Chat; customer: string }> {
  const chat = await Chat.open(inside);
  await chat.say(words);
  const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  await chat.human();
  return { chat, customer };
}
const told = (chat: Chat) => chat.frames.some((frame) => frame.type === 'status' && frame.told === true);
const lately = async (who: Colleague) =>
  (await notices(who)).lately.map(({ way, about, state }) => `${way} ${about} ${state}`);

beforeAll(async () => {
  await clock.set(zoned('2026-12-02', '11:00', 'Europe/Paris'));
});
beforeEach(async () => {
  // The clock is moved further than a session lasts.
  nora = await Colleague.enter('advisor', 'Nora');
  max = await Colleague.enter('advisor', 'Max');
  for (const who of [nora, max]) {
    await choose(who, NOTHING);
    for (const { id } of (await notices(who)).push.browsers)
      await who.call('DELETE', `/me/notices/browsers/${id}`);
  }
});

describe('how a person is told', () => {
  it('is theirs to choose, kept for them alone, and shows the secret of a new webhook once', async () => {
    const quiet = { from: '20:00', to: '08:00', days: ['sun'], timeZone: 'Europe/Paris', urgent: true };
    const webhook = 'http://sandbox/webhook/nora';
    const chosen = await choose(nora, { threads: 'all', mail: true, webhook, quiet });
    expect(chosen).toMatchObject({ threads: 'all', mail: true, webhook, quiet });
    expect(chosen.secret).toMatch(/^whsec_/);
    expect(await notices(nora)).not.toHaveProperty('secret');
    expect((await choose(nora, { webhook, mail: false })).secret).toBeUndefined();
    expect(await notices(nora)).toMatchObject({ threads: 'all', mail: false, webhook, quiet });
    expect(await notices(max)).toMatchObject(NOTHING);
    expect((await choose(nora, { webhook: 'http://sandbox/webhook/other' })).secret).not.toBe(chosen.secret);
  });

  it('is refused where it makes no sense, and to tokens', async () => {
    const quiet = { from: '20:00', to: '20:00', timeZone: 'Europe/Paris' };
    for (const wrong of [{ quiet }, { threads: 'none' }, { webhook: 'ftp://shop.example' }, { email: true }])
      expect((await nora.call('PATCH', '/me/notices', wrong)).status, JSON.stringify(wrong)).toBe(400);
    const keys = { p256dh: 'AAAA', auth: 'AAAA' };
    const endpoint = 'https://push.example/1';
    expect((await nora.post('/me/notices/browsers', { endpoint, keys, name: 'x' })).status).toBe(400);
    expect((await nora.call('DELETE', `/me/notices/browsers/pb_${'0'.repeat(32)}`)).status).toBe(404);
    expect((await ask('/api/v1/me/notices', { headers: ADMIN })).status).toBe(403);
    expect((await ask('/api/v1/me/notices')).status).toBe(401);
  });

  it('can be tried out by each way, and says what the other side said', async () => {
    await choose(nora, { mail: true, webhook: 'http://sandbox/webhook/trial' });
    const id = await browser(nora);
    const since = await lastSent(inside, 'push');
    for (const way of ['push', 'mail', 'webhook'] as const)
      expect((await nora.post('/me/notices/test', { way })).json, way).toMatchObject({ ok: true });
    const [pushed] = await awaitSent(inside, 'push', id, since);
    expect(JSON.parse(pushed?.text ?? '')).toMatchObject({ title: 'Test', customer: '' });
    await faults('push', '500');
    expect((await nora.post('/me/notices/test', { way: 'push' })).json).toMatchObject({
      ok: false,
      detail: expect.stringContaining('500'),
    });
    expect(await lately(nora)).toEqual([
      'push test failed',
      'webhook test told',
      'mail test told',
      'push test told',
    ]);
  });
});

describe('a thread that waits', () => {
  it('is told by push with the first words, by mail and webhook without any, once; and who waits hears of it', async () => {
    const { secret = '' } = await choose(nora, { mail: true, webhook: 'http://sandbox/webhook/desk' });
    const id = await browser(nora);
    const since = Math.max(
      ...(await Promise.all(['push', 'email', 'webhook'].map((one) => lastSent(inside, one)))),
    );
    const { chat, customer } = await waits();
    const [pushed] = await awaitSent<{ headers: Record<string, string> }>(inside, 'push', id, since);
    expect(JSON.parse(pushed?.text ?? '')).toEqual({ title: 'Visitor', text: expect.any(String), customer });
    expect(pushed?.raw.headers).toMatchObject({ ttl: '3600', topic: customer.slice(3) });
    const [mail] = await awaitSent(inside, 'email', 'nora.advisor@demo.example', since);
    expect(mail?.text).toContain(`/console/#/inbox/${customer}`);
    type Hook = { headers: Record<string, string>; body: string };
    const [hook] = await awaitSent<Hook>(inside, 'webhook', '/webhook/desk', since);
    const { headers = {}, body = '' } = hook?.raw ?? {};
    expect(JSON.parse(body)).toMatchObject({ event: 'notice', customer, data: { about: 'waiting' } });
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    for (const text of [JSON.stringify(mail), body]) expect(text).not.toMatch(/parcel|worried|Visitor/);
    await until('a told status', async () => told(chat) || null);
    await chat.say('Hello? Is anybody there?');
    await clock.advance('3h');
    for (const [channel, to] of [
      ['push', id],
      ['webhook', '/webhook/desk'],
    ] as const)
      expect((await sentSince(inside, channel, since)).filter((one) => one.to === to)).toHaveLength(1);
    chat.close();
  });

  it('is not said to be told to anybody while nobody was', async () => {
    const { chat } = await waits();
    await until(
      'its place',
      async () => chat.frames.some((frame) => frame.type === 'status' && frame.position) || null,
    );
    await clock.advance('10m');
    expect(told(chat)).toBe(false);
    chat.close();
  });

  it('is shown at the console to who looks at one, and sent to nobody else’s pocket of theirs', async () => {
    const id = await browser(nora);
    const since = await lastSent(inside, 'push');
    const desk = await nora.dial<DeskServerFrame>('/desk/live', DESK_SUBPROTOCOL);
    desk.say({ type: 'hello', view: 'waiting' });
    await desk.until('list');
    const first = await waits();
    await desk.until('alert', (frame) => frame.customer === first.customer);
    await until('a told status', async () => told(first.chat) || null);
    // Whoever looks elsewhere is told where they are.
    desk.say({ type: 'presence', state: 'away' });
    await desk.until('presence', ({ people }) =>
      people.some((one) => one.name === 'Nora' && one.state === 'away'),
    );
    const second = await waits();
    const pushed = await awaitSent(inside, 'push', id, since);
    expect(pushed.map(({ text }) => JSON.parse(text).customer)).toEqual([second.customer]);
    for (const { chat } of [first, second]) chat.close();
    desk.close();
  });

  it('concerns whose languages fit, or who wants to know of all, and not who wants their own alone', async () => {
    await choose(nora, { threads: 'mine', webhook: 'http://sandbox/webhook/mine' });
    await choose(max, { threads: 'all', webhook: 'http://sandbox/webhook/all' });
    const since = await lastSent(inside, 'webhook');
    const { chat, customer } = await waits();
    await awaitSent(inside, 'webhook', '/webhook/all', since);
    const { person } = await nora.get<{ person: { id: string } }>('/me');
    expect((await sentSince(inside, 'webhook', since)).map(({ to }) => to)).toEqual(['/webhook/all']);
    expect((await max.post(`/customers/${customer}/assign`, { to: person.id, from: null })).status).toBe(200);
    const [given] = await awaitSent(inside, 'webhook', '/webhook/mine', since);
    expect(JSON.parse(given?.text ?? '')).toMatchObject({ customer, data: { about: 'assigned' } });
    chat.close();
  });

  it('tells who has it that its customer wrote, in pockets too while they look elsewhere, once for several lines', async () => {
    const id = await browser(nora);
    const { chat, customer } = await waits();
    expect((await nora.post(`/customers/${customer}/takeover`)).status).toBe(200);
    const since = await lastSent(inside, 'push');
    const desk = await nora.dial<DeskServerFrame>('/desk/live', DESK_SUBPROTOCOL);
    desk.say({ type: 'hello', view: 'mine' });
    await desk.until('list');
    chat.send({ type: 'message', id: 'line-1', text: 'Are you there?' });
    await desk.until('alert', (frame) => frame.why === 'answered' && frame.customer === customer);
    expect(await sentSince(inside, 'push', since)).toEqual([]);
    desk.close();
    await until('nobody at the desk', async () => {
      const other = await max.dial<DeskServerFrame>('/desk/live', DESK_SUBPROTOCOL);
      other.say({ type: 'hello', view: 'mine' });
      const { people } = await other.until('presence');
      other.close();
      return people.find(({ name, state }) => name === 'Nora' && state === 'offline') ?? null;
    });
    chat.send({ type: 'message', id: 'line-2', text: 'Hello?' });
    chat.send({ type: 'message', id: 'line-3', text: 'It is urgent.' });
    const pushed = await awaitSent(inside, 'push', id, since);
    expect(pushed.map(({ text }) => JSON.parse(text).customer)).toEqual([customer]);
    expect(await lately(nora)).toContain('push answered told');
    chat.close();
  });

  it('is tried again where a push service is down, and told no more once somebody has it', async () => {
    const id = await browser(nora);
    const since = await lastSent(inside, 'push');
    await faults('push', ['503', 'ok']);
    const first = await waits();
    await until('a failed try', async () =>
      (await lately(nora))[0] === 'push waiting waiting' ? true : null,
    );
    expect(told(first.chat)).toBe(false);
    await clock.advance('2m');
    expect(await awaitSent(inside, 'push', id, since)).toHaveLength(1);
    await until('a told status', async () => told(first.chat) || null);
    await faults('push', ['503', '503']);
    const second = await waits();
    await until('a failed try', async () =>
      (await lately(nora))[0] === 'push waiting waiting' ? true : null,
    );
    await max.post(`/customers/${second.customer}/takeover`);
    await faults('push', []);
    await clock.advance('2h');
    expect(await sentSince(inside, 'push', since)).toHaveLength(1);
    expect((await lately(nora))[0]).toBe('push waiting told');
    for (const { chat } of [first, second]) chat.close();
  });

  it('that nobody could be told of stands among the troubles, and a browser that is gone is forgotten', async () => {
    await choose(nora, { webhook: 'http://sandbox/webhook/broken' });
    await browser(nora);
    await faults('push', '410');
    await faults('webhook', Array<string>(9).fill('500'));
    const { chat } = await waits();
    await until('the end of the browser', async () =>
      (await notices(nora)).push.browsers.length === 0 ? true : null,
    );
    await clock.advance('2h');
    expect(await lately(nora)).toContain('webhook waiting failed');
    expect(told(chat)).toBe(false);
    const desk = (await (await ask('/api/v1/desk', { headers: ADMIN })).json()) as {
      troubles: { channel: string; reason: string }[];
    };
    expect(desk.troubles).toContainEqual(
      expect.objectContaining({
        channel: 'notice',
        reason: expect.stringMatching(/webhook, Nora: HTTP 500/),
      }),
    );
    await faults('webhook', []);
    chat.close();
  });

  it('leaves nothing to tell once its customer is erased', async () => {
    await choose(nora, { webhook: 'http://sandbox/webhook/erased' });
    await faults('webhook', Array<string>(9).fill('500'));
    const { chat, customer } = await waits();
    await until('a failed try', async () => ((await lately(nora)).length > 0 ? true : null));
    await ask(`/api/v1/customers/${customer}`, { method: 'DELETE', headers: ADMIN });
    await until('its end', async () =>
      (await lately(nora)).includes('webhook waiting waiting') ? null : true,
    );
    await faults('webhook', []);
    chat.close();
  });
});

describe('at night', () => {
  const quiet = { from: '20:00', to: '08:00', timeZone: 'Europe/Paris' };

  it('nobody is told before their morning, and then of what waits still', async () => {
    const id = await browser(nora);
    await choose(nora, { quiet });
    await clock.set(zoned('2026-12-03', '22:00', 'Europe/Paris'));
    const since = await lastSent(inside, 'push');
    const [stays, leaves] = [await waits(), await waits()];
    await clock.set(zoned('2026-12-04', '06:00', 'Europe/Paris'));
    max = await Colleague.enter('advisor', 'Max');
    expect((await max.post(`/customers/${leaves.customer}/takeover`)).status).toBe(200);
    expect(await sentSince(inside, 'push', since)).toEqual([]);
    expect(told(stays.chat)).toBe(false);
    await clock.set(zoned('2026-12-04', '08:05', 'Europe/Paris'));
    const pushed = await awaitSent(inside, 'push', id, since);
    expect(pushed.map(({ text }) => JSON.parse(text).customer)).toEqual([stays.customer]);
    for (const { chat } of [stays, leaves]) chat.close();
  });

  it('whoever wants to is told of what is urgent', async () => {
    const [ids, wants] = [await browser(nora), await browser(max)];
    await choose(nora, { quiet });
    await choose(max, { quiet: { ...quiet, urgent: true } });
    await clock.set(zoned('2026-12-04', '23:00', 'Europe/Paris'));
    max = await Colleague.enter('advisor', 'Max');
    const since = await lastSent(inside, 'push');
    const chat = await Chat.open(inside);
    await chat.say(WORDS);
    const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
    expect((await max.post(`/customers/${customer}/tags`, { add: ['vip'], remove: [] })).status).toBe(200);
    await chat.human();
    await awaitSent(inside, 'push', wants, since);
    expect((await sentSince(inside, 'push', since)).map(({ to }) => to)).toEqual([wants]);
    expect(ids).not.toBe(wants);
    await until('a told status', async () => told(chat) || null);
    chat.close();
  });
});
