import { beforeAll, describe, expect, it } from 'vitest';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import type { DeskServerFrame, Me } from '../../../src/console/protocol.ts';
import { DESK_SUBPROTOCOL } from '../../../src/console/protocol.ts';
import { serviceInside } from '../../journeys/service.ts';
import { shopper } from '../../journeys/shop.ts';
import { ADMIN, ask, JSON_TYPE } from '../world.ts';
import { Colleague, type FrameLog } from './desk-client.ts';

/* Advisors whose own telephones ring for a caller, one after the other. */

const service = serviceInside();
const to = '+33187654321';
const HOUSE = '+33199887766';

async function setPhone(phone: object): Promise<void> {
  const current = (await (await ask('/api/v1/settings', { headers: ADMIN })).json()) as { phone: object };
  const body = JSON.stringify({ phone: { ...current.phone, ...phone } });
  const headers = { ...ADMIN, ...JSON_TYPE };
  expect((await ask('/api/v1/settings', { method: 'PATCH', headers, body })).status).toBe(200);
}

interface AtDesk {
  colleague: Colleague;
  id: string;
  phone: string;
  desk: FrameLog<DeskServerFrame>;
}

let last = 0;
/** An advisor at the console with a number of their own. */
async function atDesk(name: string, changes: object = {}): Promise<AtDesk> {
  const colleague = await Colleague.enter('advisor', name);
  const { person } = await colleague.get<Me>('/me');
  const phone = `+3361122${String(3_300 + last++)}`;
  const body = JSON.stringify({ phone, languages: ['en', 'fr'], ...changes });
  const headers = { ...ADMIN, ...JSON_TYPE };
  const changed = await ask(`/api/v1/people/${person.id}`, { method: 'PATCH', headers, body });
  expect(changed.status).toBe(200);
  const desk = await colleague.dial<DeskServerFrame>('/desk/live', DESK_SUBPROTOCOL);
  desk.say({ type: 'hello', view: 'waiting' });
  await desk.until('list');
  return { colleague, id: person.id, phone, desk };
}
async function leaves(...all: AtDesk[]): Promise<void> {
  for (const { desk } of all) desk.close();
  await new Clock(service).advance('2m');
}

/** A caller who presses 0, and how those who are rung answer. */
async function wantsPerson() {
  const eve = await shopper(service, 'Eve');
  const call = await Call.place(service, { from: eve.phone, to });
  const from = call.frames.length;
  call.press('0');
  const { handoffData = '' } = await call.frame('end', from);
  const left = { CallStatus: 'in-progress', SessionStatus: 'ended', HandoffData: handoffData };
  const ends = (twiml: string, status: string) =>
    call.told({ CallStatus: 'in-progress', DialCallStatus: status }, dialledOf(twiml));
  /** What the person who is rung hears, and what becomes of the key they press. */
  const answers = async (twiml: string, Digits: string) => {
    const whisper = await call.told({}, /<Number url="([^"]+)"/.exec(twiml)?.[1] ?? '');
    const accept = /<Gather[^>]* action="([^"]+)"/.exec(whisper)?.[1] ?? '';
    return { whisper, said: await call.told({ Digits }, accept) };
  };
  return { call, eve, left, first: await call.told(left), ends, answers };
}
const dialledOf = (twiml: string) => /<Dial[^>]* action="([^"]+)"/.exec(twiml)?.[1] ?? '';
const rung = (twiml: string) => [...twiml.matchAll(/>(\+\d+)<\/Number>/g)].map(([, number]) => number);

beforeAll(async () => {
  await new Clock(service).set(zoned('2027-03-02', '11:00', 'Europe/Paris'));
  await setPhone({ transferTo: '', advisors: true, browsers: false, number: to });
});

describe('a caller who wants a person', () => {
  it('is put through to one advisor’s own number after the other, then to the store’s, then called back', async () => {
    await setPhone({ transferTo: HOUSE });
    const [ada, bob] = [await atDesk('Ada'), await atDesk('Bob', { languages: ['de'] })];
    const { call, eve, first, ends, answers } = await wantsPerson();
    // Who speaks the language first, and nobody twice.
    expect(rung(first)).toEqual([ada.phone]);
    const declined = await answers(first, '9');
    expect(declined.whisper).toContain('Eve Roche');
    expect(declined.said).toContain('<Hangup/>');
    const second = await ends(first, 'completed');
    expect(rung(second)).toEqual([bob.phone]);
    const third = await ends(second, 'no-answer');
    expect(rung(third)).toEqual([HOUSE]);
    const nobody = await ends(third, 'busy');
    expect(nobody).toContain('called back on this number');
    await call.take(nobody);
    const { waiting } = (await (await ask('/api/v1/desk', { headers: ADMIN })).json()) as {
      waiting: { summary: string }[];
    };
    expect(waiting.filter(({ summary }) => summary.includes(eve.phone))).toHaveLength(1);
    await call.hangUp();
    await leaves(ada, bob);
    await setPhone({ transferTo: '' });
  });

  it('talks with whoever pressed 1, who stands in the thread and whose number stands nowhere', async () => {
    const ada = await atDesk('Ada');
    const { call, first, answers } = await wantsPerson();
    const { whisper, said } = await answers(first, '1');
    expect(whisper).toContain('Eve Roche');
    expect(said).not.toContain('Hangup');
    const over = await call.told(
      { CallStatus: 'in-progress', DialCallStatus: 'completed', DialCallDuration: '61' },
      dialledOf(first),
    );
    expect(over).toContain('<Hangup/>');
    const { customer } = JSON.parse(
      atob(/calls\/[\w-]+\.([\w-]+)/.exec(dialledOf(first))?.[1] ?? '') || '{}',
    ) as { customer?: string };
    const id = customer ?? '';
    const exported = await (await ask(`/api/v1/customers/${id}/export`, { headers: ADMIN })).text();
    expect(exported).not.toContain(ada.phone);
    expect(exported).not.toContain(ada.id);
    const { items } = await ada.colleague.get<{ items: { event: string; author: { name?: string } }[] }>(
      `/customers/${id}/timeline`,
    );
    expect(items.find(({ event }) => event === 'transfer.ended')?.author.name).toBe('Ada');
    await leaves(ada);
  });

  it('is not put through to who is on a break, has no number, has their hands full, is rung for another or is gone', async () => {
    const [ada, paused, none, full] = [
      await atDesk('Ada'),
      await atDesk('Bob'),
      await atDesk('Cem', { phone: null }),
      await atDesk('Dan', { limit: 1 }),
    ];
    paused.desk.say({ type: 'presence', state: 'paused' });
    await paused.desk.until('presence', ({ people }) =>
      people.some(({ id, state }) => id === paused.id && state === 'paused'),
    );
    const other = await wantsPerson();
    expect([ada.phone, full.phone]).toContain(rung(other.first)[0]);
    const one = await wantsPerson();
    expect(rung(one.first)).not.toEqual(rung(other.first));
    expect([ada.phone, full.phone]).toContain(rung(one.first)[0]);
    // Two are rung, and nobody is left for the third.
    const third = await wantsPerson();
    expect(third.first).toContain('called back');
    // Whoever is taken out of the store while it rings takes no call.
    const gone = rung(one.first)[0] === ada.phone ? ada : full;
    expect((await ask(`/api/v1/people/${gone.id}`, { method: 'DELETE', headers: ADMIN })).status).toBe(200);
    expect((await one.answers(one.first, '1')).said).toContain('<Hangup/>');
    for (const { call } of [other, one, third]) await call.hangUp();
    await leaves(ada, paused, none, full);
  });

  it('is put through to whose thread it is before all others', async () => {
    const [ada, bob] = [await atDesk('Ada'), await atDesk('Bob', { languages: ['de'] })];
    const before = await wantsPerson();
    expect(rung(before.first)).toEqual([ada.phone]);
    const customer = await ask(`/api/v1/customers?phone=${encodeURIComponent(before.eve.phone)}`, {
      headers: ADMIN,
    });
    const { customers } = (await customer.json()) as { customers: { id: string }[] };
    await before.call.take(
      await before.ends(before.first, 'no-answer').then((bobs) => before.ends(bobs, 'no-answer')),
    );
    expect((await bob.colleague.post(`/customers/${customers[0]?.id}/assign`, {})).status).toBe(200);
    const from = before.call.frames.length;
    before.call.press('0');
    const { handoffData = '' } = await before.call.frame('end', from);
    const again = await before.call.told({ ...before.left, HandoffData: handoffData });
    expect(rung(again)).toEqual([bob.phone]);
    await before.call.hangUp();
    await leaves(ada, bob);
  });

  it('is put through as before where Twilio tells the same end twice', async () => {
    const [ada, bob] = [await atDesk('Ada'), await atDesk('Bob', { languages: ['de'] })];
    const { call, first, ends } = await wantsPerson();
    expect(rung(first)).toEqual([ada.phone]);
    expect(rung(await ends(first, 'no-answer'))).toEqual([bob.phone]);
    const again = await ends(first, 'no-answer');
    expect(rung(again)).toEqual([bob.phone]);
    expect(await ends(again, 'no-answer')).toContain('called back');
    await call.hangUp();
    await leaves(ada, bob);
  });
});
