import { jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import type { DeskServerFrame, Me, Softphone, SoftphoneToken } from '../../../src/console/protocol.ts';
import { DESK_SUBPROTOCOL } from '../../../src/console/protocol.ts';
import { serviceInside } from '../../journeys/service.ts';
import { shopper } from '../../journeys/shop.ts';
import { ADMIN, ask, bindings, JSON_TYPE } from '../world.ts';
import { Colleague, type FrameLog } from './desk-client.ts';

/* Calls that advisors take in their browser: the token by which Twilio rings it, and the TwiML that does. */

const service = serviceInside();
const to = '+33187654321';
const KEY = { key: bindings.TWILIO_API_KEY ?? '', secret: bindings.TWILIO_API_SECRET ?? '' };

async function setPhone(phone: object): Promise<void> {
  const current = (await (await ask('/api/v1/settings', { headers: ADMIN })).json()) as { phone: object };
  const body = JSON.stringify({ phone: { ...current.phone, ...phone } });
  const headers = { ...ADMIN, ...JSON_TYPE };
  expect((await ask('/api/v1/settings', { method: 'PATCH', headers, body })).status).toBe(200);
}

/** An advisor at the console, whose browser may be rung. */
async function atDesk(name: string, calls = true) {
  const colleague = await Colleague.enter('advisor', name);
  const { person } = await colleague.get<Me>('/me');
  const desk: FrameLog<DeskServerFrame> = await colleague.dial('/desk/live', DESK_SUBPROTOCOL);
  desk.say({ type: 'hello', view: 'waiting', calls });
  await desk.until('list');
  return { colleague, person, desk };
}

/** A caller who presses 0: the TwiML that the call goes on with. */
async function wantsPerson() {
  const eve = await shopper(service, 'Eve');
  const call = await Call.place(service, { from: eve.phone, to });
  const from = call.frames.length;
  call.press('0');
  const { handoffData = '' } = await call.frame('end', from);
  const twiml = await call.told({
    ...{ CallStatus: 'in-progress', SessionStatus: 'ended' },
    HandoffData: handoffData,
  });
  return { call, twiml, eve };
}
const joinedOf = (twiml: string) => /<Client[^>]* url="([^"]+)"/.exec(twiml)?.[1] ?? '';
const dialledOf = (twiml: string) => /<Dial[^>]* action="([^"]+)"/.exec(twiml)?.[1] ?? '';
const rung = (twiml: string) => [...twiml.matchAll(/<Identity>(\w+)<\/Identity>/g)].map(([, who]) => who);

beforeAll(async () => {
  await new Clock(service).set(zoned('2027-03-02', '11:00', 'Europe/Paris'));
  await setPhone({ transferTo: '', number: to, browsers: true });
});

describe('a token to be rung by', () => {
  it('names the person, lets calls in and none out, and is signed by the store’s key for ten minutes', async () => {
    const { colleague, person, desk } = await atDesk('Tia');
    expect(await colleague.get<Softphone>('/me/softphone')).toEqual({ possible: true, reason: null });
    const { status, json } = await colleague.post('/me/softphone');
    expect(status).toBe(200);
    const { token, expires } = json as unknown as SoftphoneToken;
    const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(KEY.secret), {
      currentDate: new Date(Date.parse(expires) - 60_000),
    });
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' });
    expect(payload).toEqual({
      jti: `${KEY.key}-${payload.iat}`,
      iss: KEY.key,
      sub: bindings.TWILIO_ACCOUNT_SID,
      iat: payload.iat,
      exp: (payload.iat ?? 0) + 600,
      grants: { identity: person.id, voice: { incoming: { allow: true } } },
    });
    desk.close();
  });

  it('is for nobody who is not signed in, and for no token of a program', async () => {
    expect((await ask('/api/v1/me/softphone', { method: 'POST' })).status).toBe(401);
    expect((await ask('/api/v1/me/softphone', { method: 'POST', headers: ADMIN })).status).toBe(403);
  });

  it('is not given where the store allows no browsers, or has no key, and the reason is told', async () => {
    const colleague = await Colleague.enter('advisor', 'Tia');
    await setPhone({ browsers: false });
    const off = await colleague.get<Softphone>('/me/softphone');
    expect(off.possible).toBe(false);
    expect(off.reason).toContain('phone.browsers');
    expect((await colleague.post('/me/softphone')).status).toBe(409);
    await setPhone({ browsers: true });
  });
});

describe('a caller who wants a person', () => {
  it('is put through to the browsers of who takes calls there, speakers of the language first', async () => {
    const [one, two, paused, other] = await Promise.all([
      atDesk('Ada'),
      atDesk('Bob'),
      atDesk('Cem'),
      atDesk('Dan', false),
    ]);
    paused.desk.say({ type: 'presence', state: 'paused' });
    await paused.desk.until('presence', ({ people }) =>
      people.some(({ id, state }) => id === paused.person.id && state === 'paused'),
    );
    const { call, twiml } = await wantsPerson();
    expect(rung(twiml).sort()).toEqual([one.person.id, two.person.id].sort());
    expect(twiml).toMatch(/<Parameter name="customer" value="cu_[0-9a-f]{32}"\/>/);
    expect(twiml).not.toContain('<Number');

    // The first to accept has the caller; a second one who comes at the same moment is hung up on.
    const accepted = await call.told({ Called: `client:${one.person.id}` }, joinedOf(twiml));
    expect(accepted).not.toContain('Hangup');
    expect(await call.told({ Called: `client:${two.person.id}` }, joinedOf(twiml))).toContain('<Hangup/>');
    const over = await call.told(
      { CallStatus: 'in-progress', DialCallStatus: 'completed', DialCallDuration: '120' },
      dialledOf(twiml),
    );
    expect(over).toContain('<Hangup/>');
    const customer = /value="(cu_[0-9a-f]{32})"/.exec(twiml)?.[1] ?? '';
    const log = await (await ask(`/api/v1/customers/${customer}/export`, { headers: ADMIN })).text();
    expect(log).toMatch(/"transfer\.ended".*"completed"/s);
    expect(log).not.toContain(one.person.id);
    const { items } = await one.colleague.get<{ items: { event: string; author: { name?: string } }[] }>(
      `/customers/${customer}/timeline`,
    );
    expect(items.find(({ event }) => event === 'transfer.ended')?.author.name).toBe('Ada');
    for (const { desk } of [one, two, paused, other]) desk.close();
  });

  it('whom nobody takes goes on with the assistant and is called back, as one whom nobody is there for', async () => {
    const ada = await atDesk('Ada');
    const { call, twiml } = await wantsPerson();
    expect(rung(twiml)).toEqual([ada.person.id]);
    const declined = await call.told(
      { CallStatus: 'in-progress', DialCallStatus: 'no-answer' },
      dialledOf(twiml),
    );
    expect(declined).toContain('<ConversationRelay');
    expect(declined).toContain('called back');
    await call.take(declined);
    ada.desk.say({ type: 'calls', on: false });
    ada.desk.say({ type: 'hello', view: 'waiting' });
    await ada.desk.until('list');
    const from = call.frames.length;
    call.press('0');
    const { handoffData = '' } = await call.frame('end', from);
    const again = await call.told({
      ...{ CallStatus: 'in-progress', SessionStatus: 'ended' },
      HandoffData: handoffData,
    });
    expect(again).toContain('<ConversationRelay');
    expect(again).not.toContain('<Dial');
    await call.take(again);
    await call.hangUp();
    ada.desk.close();
  });

  it('is not put through to whoever is taken out of the store, before it rings or while it does, and no token of theirs is made anew', async () => {
    const [gone, ada] = [await atDesk('Gone'), await atDesk('Ada')];
    const before = await wantsPerson();
    expect(rung(before.twiml).sort()).toEqual([gone.person.id, ada.person.id].sort());
    const out = await ask(`/api/v1/people/${gone.person.id}`, { method: 'DELETE', headers: ADMIN });
    expect(out.status).toBe(200);
    const taken = { Called: `client:${gone.person.id}` };
    expect(await before.call.told(taken, joinedOf(before.twiml))).toContain('<Hangup/>');
    expect((await gone.colleague.post('/me/softphone')).status).toBe(401);
    const after = await wantsPerson();
    expect(rung(after.twiml)).toEqual([ada.person.id]);
    for (const { call } of [before, after]) await call.hangUp();
    ada.desk.close();
  });

  it('rings the number and the browsers at once where there are both; no stranger’s browser takes the call', async () => {
    await setPhone({ transferTo: '+33611223344' });
    const ada = await atDesk('Ada');
    const { call, twiml } = await wantsPerson();
    expect(rung(twiml)).toEqual([ada.person.id]);
    expect(twiml).toContain('>+33611223344</Number>');
    for (const Called of [`client:pe_${'0'.repeat(32)}`, 'client:', ada.person.id, '+33611223344'])
      expect(await call.told({ Called }, joinedOf(twiml))).toContain('<Hangup/>');
    await setPhone({ transferTo: '' });
    ada.desk.close();
  });
});
