import { evictAllDurableObjects, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { figuresObject } from '../../durable-objects/clients/figures.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../scripts/clients/clock.ts';
import type { Env } from '../../src/env.ts';
import type { Figures } from '../../src/figures/report.ts';
import type { TicketFigures } from '../../src/figures/rows.ts';
import { ask } from '../door/world.ts';
import { serviceInside } from '../journeys/service.ts';

const bindings = env as unknown as Env;
const service = serviceInside();
const clock = new Clock(service);

/** Numbers that look random and are the same each time. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

/** What stands in a token, unverified. */
function customerIn(token: string): string {
  const [, payload = ''] = token.split('.');
  const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return (claims as { customer: string }).customer;
}

const JUNE = { from: '2026-06-01', to: '2026-06-30' };

describe('the figures of a store', () => {
  it('are those of a recount, however often and in whatever order threads tell them', async () => {
    const roll = dice(7);
    const figures = figuresObject(bindings, 'recount');
    const tickets = new Map<string, { person: string; ticket: TicketFigures }>();
    for (let n = 0; n < 400; n++) {
      const id = `t${roll(120)}`;
      const person = `cu_${Number(id.slice(1)) % 40}`;
      const closed = roll(3) > 0;
      const ticket: TicketFigures = {
        id,
        day: `2026-06-${String(1 + roll(28)).padStart(2, '0')}`,
        channel: ['chat', 'email', 'voice'][roll(3)] ?? 'chat',
        intent: ['return', 'order_status'][roll(2)] ?? 'return',
        language: ['en', 'fr'][roll(2)] ?? 'en',
        closed,
        contacts: 1 + roll(3),
        messages: 2 + roll(9),
        handedOver: roll(4) === 0,
        byPerson: roll(5) === 0,
        reopened: roll(6) === 0,
        firstAnswer: roll(300),
        firstPerson: roll(2) ? roll(9_000) : null,
        resolvedAfter: closed ? roll(90_000) : null,
        csat: roll(2) ? roll(6) : null,
        nps: roll(3) ? null : roll(11),
        askedAgain: 0,
      };
      tickets.set(id, {
        person,
        ticket: {
          ...ticket,
          csat: ticket.csat ?? tickets.get(id)?.ticket.csat ?? null,
          nps: ticket.nps ?? tickets.get(id)?.ticket.nps ?? null,
        },
      });
      await figures.put(person, { tickets: [ticket], traffic: [], promises: [] });
      if (roll(4) === 0) await figures.put(person, { tickets: [ticket], traffic: [], promises: [] });
      // What a report has packed may not outlive a change of it.
      if (roll(20) === 0) await figures.report({ ...JUNE, channel: null, intent: null, language: null });
    }
    for (const [channel, language] of [
      [null, null],
      ['email', null],
      ['chat', 'fr'],
    ] as const) {
      const query = { from: '2026-06-05', to: '2026-06-20', channel, intent: 'return', language };
      const counted = [...tickets.values()].filter(
        ({ ticket }) =>
          ticket.day >= query.from &&
          ticket.day <= query.to &&
          ticket.intent === 'return' &&
          (channel === null || ticket.channel === channel) &&
          (language === null || ticket.language === language),
      );
      const people = Map.groupBy(counted, ({ person }) => person);
      const some = (rule: (all: TicketFigures[]) => boolean) =>
        [...people.values()].filter((all) => rule(all.map(({ ticket }) => ticket))).length;
      const solved = some((all) => all.every(({ closed }) => closed));
      const once = some((all) => all.every((t) => t.closed && t.contacts === 1 && !t.reopened));
      const alone = some((all) => all.every((t) => t.closed && !t.byPerson && !t.handedOver));
      const rated = counted.flatMap(({ ticket: { csat } }) => csat ?? []);
      const answers = counted.map(({ ticket }) => ticket.firstAnswer ?? 0).sort((a, b) => a - b);
      const report = (await figures.report(query)).figures;
      expect(counted.length).toBeGreaterThan(5);
      expect(report.volume).toEqual({
        people: people.size,
        tickets: counted.length,
        messages: counted.reduce((sum, { ticket }) => sum + ticket.messages, 0),
      });
      expect(report.first_contact_resolution).toEqual({ value: solved ? once / solved : null, of: solved });
      expect(report.resolved_alone).toEqual({ value: alone / people.size, of: people.size });
      expect(report.assisted.value).toBeCloseTo((solved - alone) / people.size);
      expect(report.handed_over.value).toBeCloseTo(
        some((all) => all.some((t) => t.handedOver)) / people.size,
      );
      expect(report.csat).toEqual({
        value: rated.filter((score) => score >= 4).length / rated.length,
        of: rated.length,
      });
      expect(report.first_answer.assistant).toEqual({
        median: answers[Math.floor(answers.length * 0.5)],
        p90: answers[Math.floor(answers.length * 0.9)],
      });
    }
  });

  it('keep the numbers of somebody who is erased, and no way to them', async () => {
    const figures = figuresObject(bindings, 'forgetful');
    await figures.put('cu_1', {
      tickets: [],
      traffic: [{ origin: 'cu_1', day: '2026-06-08', channel: 'chat', language: 'en', received: 2, sent: 3 }],
      promises: [{ id: 'pr_1', day: '2026-06-08', kept: true }],
    });
    const june = { ...JUNE, channel: null, intent: null, language: null };
    expect(await figures.threads(june, { figure: 'promises_kept', counted: true })).toHaveLength(1);
    await figures.report(june);
    await figures.forget('cu_1');
    const rows = await runInDurableObject(figures as never, (_, { storage }) =>
      ['tickets', 'traffic', 'promises', 'numbers'].map((table) => [
        ...storage.sql.exec(`SELECT * FROM ${table}`),
      ]),
    );
    expect(JSON.stringify(rows)).not.toContain('cu_1');
    expect(await figures.threads(june, { figure: 'promises_kept', counted: true })).toEqual([]);
    // Told once more by a row that was on its way: it must not be there twice.
    const query = { from: '2026-06-08', to: '2026-06-08', channel: null, intent: null, language: null };
    const { figures: told, days } = await figures.report(query);
    expect(told).toMatchObject({ volume: { people: 1, messages: 5 }, promises_kept: { value: 1, of: 1 } });
    expect(days).toHaveLength(1);
  });
});

describe('the threads behind a figure', () => {
  const ticket = (id: string, day: string, change: Partial<TicketFigures> = {}): TicketFigures => ({
    ...{ id, day, channel: 'chat', intent: 'return', language: 'en', closed: true, contacts: 1, messages: 2 },
    ...{ handedOver: false, byPerson: false, reopened: false, firstAnswer: 1, firstPerson: null },
    ...{ resolvedAfter: 1, csat: null, nps: null, askedAgain: 0 },
    ...change,
  });

  it('are those that it counts, or those that it looks at and does not', async () => {
    const figures = figuresObject(bindings, 'behind');
    const put = (person: string, ...tickets: TicketFigures[]) =>
      figures.put(person, { tickets, traffic: [], promises: [] });
    await put('cu_once', ticket('t1', '2026-06-03', { csat: 5 }));
    await put('cu_twice', ticket('t2', '2026-06-04', { contacts: 2, csat: 1 }));
    await put('cu_open', ticket('t3', '2026-06-05', { closed: false }), ticket('t4', '2026-06-06'));
    await put('cu_helped', ticket('t5', '2026-06-07', { handedOver: true, channel: 'email' }));
    const june = { ...JUNE, channel: null, intent: null, language: null };
    const who = async (figure: string, counted: boolean, query = june) =>
      (await figures.threads(query, { figure, counted }))?.map(({ customer }) => customer);
    expect(await who('first_contact_resolution', true)).toEqual(['cu_helped', 'cu_once']);
    expect(await who('first_contact_resolution', false)).toEqual(['cu_twice']);
    expect(await who('handed_over', true)).toEqual(['cu_helped']);
    expect(await who('handed_over', true, { ...june, channel: 'chat' } as never)).toEqual([]);
    expect(await who('csat', false)).toEqual(['cu_twice']);
    expect(await who('volume', true)).toBeUndefined();
  });
});

describe('GET reports', () => {
  beforeEach(() => clock.set(zoned('2028-03-07', '10:00', 'Europe/Paris')));

  async function report(
    query: string,
  ): Promise<{ status: number; figures: Figures; days: { day: string }[] }> {
    const response = await ask(`/api/v1/reports${query}`, {
      headers: { authorization: 'Bearer dev-admin-token' },
    });
    return {
      status: response.status,
      ...((await response.json()) as { figures: Figures; days: { day: string }[] }),
    };
  }

  it('counts what was said in a chat, once, within two minutes', async () => {
    const chat = await Chat.open(service, {});
    await chat.say('What are your opening hours?');
    await chat.say('And how long do I have to return something?');
    await clock.advance('2m');
    await clock.advance('2m');
    const today = '?from=2028-03-07&to=2028-03-07';
    await expect
      .poll(async () => (await report(today)).figures.volume, { timeout: 10_000 })
      .toEqual({ people: 1, tickets: 2, messages: 4 });
    const { figures, days } = await report(today);
    expect(figures).toMatchObject({
      first_contact_resolution: { value: 1, of: 1 },
      resolved_alone: { value: 1, of: 1 },
      handed_over: { value: 0, of: 1 },
      repetition: { value: 0, of: 2 },
    });
    expect(days).toEqual([expect.objectContaining({ day: '2028-03-07', messages: 4 })]);
    expect((await report(`${today}&channel=email`)).figures.volume.messages).toBe(0);
    expect((await report(`${today}&intent=hours`)).figures.volume).toEqual({
      people: 1,
      tickets: 1,
      messages: 2,
    });
    expect((await report(`${today}&language=fr`)).figures.volume.people).toBe(0);
  });

  it('counts what was said before an eviction after it, once, and what an earlier version had queued not again', async () => {
    await clock.set(zoned('2028-03-09', '10:00', 'Europe/Paris'));
    const today = '?from=2028-03-09&to=2028-03-09';
    const volume = async () => (await report(today)).figures.volume;
    const chat = await Chat.open(service, {});
    await chat.say('What are your opening hours?');
    expect(await volume()).toMatchObject({ messages: 0 });
    await evictAllDurableObjects();
    await clock.advance('2m');
    await expect.poll(volume, { timeout: 10_000 }).toEqual({ people: 1, tickets: 1, messages: 2 });

    const again = await Chat.open(service, { token: chat.welcome.session });
    await again.say('And how long do I have to return something?');
    const customer = bindings.CUSTOMER.getByName(`demo:${customerIn(chat.welcome.session)}`);
    await runInDurableObject(customer, (_, { storage: { sql } }) => {
      sql.exec(
        `INSERT INTO outbox (kind, address, message, body, state, attempts, due, path)
         VALUES ('figures', 'figures', NULL, '{"trace":"t"}', 'queued', 0, 0, '[]')`,
      );
    });
    await evictAllDurableObjects();
    for (let minutes = 0; minutes < 3; minutes++) await clock.advance('2m');
    await expect.poll(volume, { timeout: 10_000 }).toEqual({ people: 1, tickets: 2, messages: 4 });
    const rows = await runInDurableObject(customer, (_, { storage: { sql } }) =>
      sql.exec("SELECT state, attempts FROM outbox WHERE kind = 'figures'").toArray(),
    );
    expect(rows).toEqual([{ state: 'sent', attempts: 1 }]);
  });

  it.each([
    '?from=2026-02-30',
    '?from=2028-03-08&to=2028-03-07',
    '?from=2001-01-01',
    '?channel=fax',
    '?language=English',
  ])('refuses %s', async (query) => {
    expect((await report(query)).status).toBe(400);
  });

  it('stand beside the figures of a time before, which make sense or are refused', async () => {
    const put = async (body: object) =>
      (
        await ask('/api/v1/reports/baseline', {
          method: 'PUT',
          headers: { authorization: 'Bearer dev-admin-token', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    const before = { label: '2025', figures: { first_contact_resolution: 0.47, nps: 12 } };
    const told = async () => (await report('')) as unknown as { baseline: object | null };
    expect(await put(before)).toBe(200);
    expect((await told()).baseline).toEqual(before);
    expect(await put({ label: '2025', figures: { first_contact_resolution: 47 } })).toBe(400);
    expect(await put({ label: '2025', figures: { firstContact: 0.47 } })).toBe(400);
    const headers = { authorization: 'Bearer dev-admin-token' };
    expect((await ask('/api/v1/reports/baseline', { method: 'DELETE', headers })).status).toBe(204);
    expect((await told()).baseline).toBeNull();
  });
});
