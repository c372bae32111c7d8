import { evictAllDurableObjects } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What a line does: it breaks, falls silent, carries keys, and reaches a person or nobody. */

const service = serviceInside();
const api = new Api(service);
const to = '+33187654321';
const HUMAN = '+33611223344';

async function rows(phone: string) {
  const [customer = ''] = await api.customers({ phone });
  return (await api.exchanges(customer)).filter(({ channel }) => channel === 'voice');
}

async function setPhone(phone: object): Promise<void> {
  const headers = { authorization: `Bearer ${service.adminToken}`, 'content-type': 'application/json' };
  const current = (await (await service.fetch('/api/v1/settings', { headers })).json()) as object;
  const settings = 'settings' in current ? (current.settings as object) : current;
  const body = JSON.stringify({
    ...settings,
    phone: { ...('phone' in settings ? (settings.phone as object) : {}), ...phone },
  });
  const response = await service.fetch('/api/v1/settings', { method: 'PUT', headers, body });
  expect(response.status).toBe(200);
}

describe('a line that breaks', () => {
  it.each([false, true])('in mid-sentence says the rest once (objects evicted: %s)', async (evict) => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    const answer = await call.say('What are your opening hours?');
    const [first = ''] = answer.split(/(?<=[.]) /);
    call.played(first);
    await vi.waitFor(async () => expect((await rows(eve.phone)).length).toBe(3));
    call.breakLine();
    if (evict) await evictAllDurableObjects();
    const from = call.frames.length;
    await call.reconnect();
    expect(call.greeting).toBe('');
    const again = await call.hears(/As I was saying: .+/, from);
    expect(again).not.toContain(first);
    expect(answer.endsWith(again.replace(/^.*As I was saying: /, ''))).toBe(true);
    const said = (await rows(eve.phone)).map(({ text }) => text);
    expect(said[2]).toBe(first);
    await call.hangUp();
  });

  it('is connected anew a few times, then ends with a callback', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    for (let n = 0; n < 3; n++) expect(await call.reconnect()).toContain('<ConversationRelay');
    const last = await call.reconnect();
    expect(last).toContain('call you back');
    expect(last).toContain('<Hangup/>');
  });

  it('of a spoofed number does not come back as its owner', async () => {
    const eve = await shopper(service, 'Eve');
    await (await Call.place(service, { from: eve.phone, to })).hangUp();
    const call = await Call.place(service, { from: eve.phone, to, attestation: 'C' });
    call.breakLine();
    await call.reconnect();
    expect(await call.say('Where is my order?')).not.toContain(eve.order);
    await call.hangUp();
  });
});

describe('two callers', () => {
  it('from one number have two calls, and two who withhold theirs have nothing in common', async () => {
    const eve = await shopper(service, 'Eve');
    const one = await Call.place(service, { from: eve.phone, to });
    const two = await Call.place(service, { from: eve.phone, to, attestation: 'B' });
    await one.say('What are your opening hours?');
    expect(two.heard()).toBe('');
    await one.hangUp();
    expect(await two.say('Where is my order?')).toBeTruthy();
    await two.hangUp();
    for (const from of ['anonymous', 'Restricted', '+266696687', '']) {
      const stranger = await Call.place(service, { from, to });
      expect(await stranger.say('Did I call before?')).not.toContain(eve.order);
      await stranger.hangUp();
    }
  });
});

describe('keys and silence', () => {
  it('take digits after a pause, though the object was evicted, and ask who is silent, then hang up', async () => {
    const eve = await shopper(service, 'Eve');
    const clock = new Clock(service);
    const call = await Call.place(service, { from: eve.phone, to });
    await call.say('Where is my order?');
    call.press(eve.order);
    await vi.waitFor(async () => expect((await rows(eve.phone)).length).toBe(3));
    await evictAllDurableObjects();
    await clock.advance('5s');
    await vi.waitFor(async () =>
      expect((await rows(eve.phone)).map(({ text }) => text)).toContain(eve.order),
    );
    const from = call.frames.length;
    await clock.advance('2m');
    await call.hears(/still there.*Goodbye/s, from);
    const end = await call.frame('end', from);
    expect(
      await call.told({
        CallStatus: 'in-progress',
        SessionStatus: 'ended',
        HandoffData: end.handoffData ?? '',
      }),
    ).toContain('<Hangup/>');
  });
});

describe('a caller who wants a person', () => {
  const url = (twiml: string, pattern: RegExp) => pattern.exec(twiml)?.[1] ?? '';

  it('is put through after a briefing and a key; when nobody answers the call goes on, and is called back', async () => {
    const clock = new Clock(service);
    await clock.set(zoned('2027-03-02', '11:00', 'Europe/Paris'));
    await setPhone({ transferTo: HUMAN, number: to });
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    const leave = async () => {
      const from = call.frames.length;
      call.press('0');
      const { handoffData = '' } = await call.frame('end', from);
      return call.told({ CallStatus: 'in-progress', SessionStatus: 'ended', HandoffData: handoffData });
    };
    let dial = await leave();
    expect(dial).toContain(`>${HUMAN}</Number>`);
    const whisper = await call.told({}, url(dial, /<Number url="([^"]+)"/));
    expect(whisper).toContain('Eve Roche');
    const accept = url(whisper, /<Gather[^>]* action="([^"]+)"/);
    expect(await call.told({ Digits: '9' }, accept)).toContain('<Hangup/>');
    const dialled = url(dial, /<Dial[^>]* action="([^"]+)"/);
    const back = await call.told({ CallStatus: 'in-progress', DialCallStatus: 'completed' }, dialled);
    expect(back).toContain('called back on this number');
    await call.take(back);
    expect(await call.say('What are your opening hours?')).toMatch(/open/);

    dial = await leave();
    expect(await call.told({ Digits: '1' }, accept)).not.toContain('Hangup');
    const over = await call.told(
      { CallStatus: 'in-progress', DialCallStatus: 'completed', DialCallDuration: '200' },
      url(dial, /<Dial[^>]* action="([^"]+)"/),
    );
    expect(over).toContain('<Hangup/>');
    expect((await rows(eve.phone)).at(-1)?.text).toMatch(/talked.*3 minutes/);
  });

  it('outside opening hours is told when, and nobody is rung', async () => {
    const clock = new Clock(service);
    await clock.set(zoned('2027-03-07', '11:00', 'Europe/Paris'));
    await setPhone({ transferTo: HUMAN });
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    expect(await call.say('I want to talk to a person')).toMatch(/Monday|back/);
    expect(call.frames.some(({ type }) => type === 'end')).toBe(false);
    await call.hangUp();
  });
});
