import { beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask } from '../world.ts';
import { Colleague } from './desk-client.ts';

/* What whoever opens the shop looks at first, on the page and by mail. */

const inside = serviceInside();
const clock = new Clock(inside);
const api = new Api(inside);

interface Morning {
  since: string;
  happened: { people: number };
  waiting: { count: number; threads: { customer: string; name: string | null; reason: string }[] };
  unanswered: { example: string }[];
}
const morning = async (query = '') => {
  const answer = await ask(`/api/v1/morning${query}`, { headers: ADMIN });
  return { status: answer.status, body: (await answer.json()) as Morning };
};
const mails = async (since: number) =>
  (await sentSince(inside, 'email', since)).filter(({ to }) => /olga/i.test(to));

let olga: Colleague;
beforeAll(async () => {
  await clock.set(zoned('2026-12-02', '10:00', 'Europe/Paris'));
  olga = await Colleague.enter('owner', 'Olga');
});

describe('the morning', () => {
  it('begins when people went home the day before', async () => {
    expect((await morning()).body.since).toBe('2026-12-01T17:00:00.000Z');
    expect((await morning('?since=2026-12-02T08:00:00%2B01:00')).body.since).toBe('2026-12-02T07:00:00.000Z');
    expect((await morning('?since=yesterday')).status).toBe(400);
  });

  it('tells who waits, how many came, and what was asked and not found', async () => {
    const before = (await morning()).body;
    const chat = await Chat.open(inside);
    await chat.say('Do you repair zippers of hiking boots from the eighties?');
    const customer = (JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string })
      .customer;
    await chat.human();
    await until(
      'it is there',
      async () => (await morning()).body.waiting.threads.some((one) => one.customer === customer) || null,
    );
    const { body } = await morning();
    expect(body.waiting.count).toBe(before.waiting.count + 1);
    expect(body.unanswered.map(({ example }) => example).join()).toMatch(/zippers/);
    chat.close();
  });

  it('is for whoever may see figures', async () => {
    const nora = await Colleague.enter('advisor', 'Nora');
    expect((await nora.call('GET', '/morning')).status).toBe(403);
    expect((await nora.call('PUT', '/me/digest', { often: 'daily' })).status).toBe(403);
    expect((await olga.call('GET', '/morning')).status).toBe(200);
    expect((await ask('/api/v1/me/digest', { headers: ADMIN })).status).toBe(403);
  });
});

describe('the morning by mail', () => {
  it('comes to who asked for it, in their language, at eight, with numbers and nobody’s words', async () => {
    const before = await lastSent(inside, 'email');
    expect(await (await olga.call('GET', '/me/digest')).json()).toEqual({ often: null });
    await olga.call('PUT', '/me/digest', { often: 'daily', language: 'fr' });
    await clock.set(zoned('2026-12-03', '07:50', 'Europe/Paris'));
    expect(await mails(before)).toEqual([]);
    await clock.set(zoned('2026-12-03', '08:10', 'Europe/Paris'));
    await until('it is there', async () => (await mails(before)).length === 1 || null);
    const [mail] = await mails(before);
    expect(mail?.text).toMatch(/Fils qui attendent une personne\s:\s[1-9]/);
    expect(mail?.text).toContain('/console/#/morning');
    expect(mail?.text).not.toMatch(/zippers/);
    await clock.set(zoned('2026-12-04', '08:10', 'Europe/Paris'));
    await until('it is there', async () => (await mails(before)).length === 2 || null);
  });

  it('comes no more once it is ended, and weekly on a Monday', async () => {
    olga = await Colleague.enter('owner', 'Olga');
    await olga.call('PUT', '/me/digest', { often: null });
    const before = await lastSent(inside, 'email');
    await clock.set(zoned('2026-12-05', '08:10', 'Europe/Paris'));
    expect(await mails(before)).toEqual([]);
    // The clock is moved further than a session lasts.
    olga = await Colleague.enter('owner', 'Olga');
    await olga.call('PUT', '/me/digest', { often: 'weekly', language: 'en' });
    await clock.set(zoned('2026-12-06', '12:00', 'Europe/Paris'));
    expect(await mails(before)).toEqual([]);
    await clock.set(zoned('2026-12-07', '08:10', 'Europe/Paris'));
    await until('it is there', async () => (await mails(before)).length === 1 || null);
    expect((await mails(before))[0]?.text).toContain('Threads that wait for a person');
  });

  it('is not sent to who works there no more', async () => {
    olga = await Colleague.enter('owner', 'Olga');
    const eve = await Colleague.enter('lead', 'Eve');
    await eve.call('PUT', '/me/digest', { often: 'daily' });
    await olga.call('PUT', '/me/digest', { often: null });
    const before = await lastSent(inside, 'email');
    const { people } = (await (await ask('/api/v1/people', { headers: ADMIN })).json()) as {
      people: { id: string; name: string }[];
    };
    const id = people.find(({ name }) => name === 'Eve')?.id;
    expect((await ask(`/api/v1/people/${id}`, { method: 'DELETE', headers: ADMIN })).status).toBeLessThan(
      300,
    );
    await clock.set(zoned('2026-12-08', '08:10', 'Europe/Paris'));
    expect(await sentSince(inside, 'email', before)).toEqual([]);
    expect((await api.troubles('email')).join()).not.toMatch(/morning/);
  });
});
