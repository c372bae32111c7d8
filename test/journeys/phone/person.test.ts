import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* People on the phone: one who is rung, one who joins from the desk, and one caller on two lines. */

const service = serviceInside();
const levers = new Levers(service);
const to = '+33187654321';

beforeAll(async () => {
  await new Clock(service).set(zoned('2027-03-02', '11:00', 'Europe/Paris'));
  const settings = await levers.api.settings();
  const phone = {
    ...(settings as unknown as { phone: object }).phone,
    transferTo: '+33611223344',
    number: to,
  };
  await levers.post('/api/v1/settings', { ...settings, phone }, 'PUT');
});

async function said(eve: Shopper): Promise<string[]> {
  const rows = await levers.api.exchanges(await levers.customer(eve));
  return rows.filter(({ channel }) => channel === 'voice').map(({ text }) => text);
}

describe('a person who is rung', () => {
  it.each(['busy', 'no-answer', 'failed', 'canceled'])(
    '%s: the caller is told, and called back',
    async (result) => {
      const eve = await shopper(service, 'Eve');
      const call = await Call.place(service, { from: eve.phone, to });
      call.press('0');
      const { handoffData = '' } = await call.frame('end');
      const ended = { CallStatus: 'in-progress', SessionStatus: 'ended', HandoffData: handoffData };
      const dial = await call.told(ended);
      const after = /<Dial[^>]* action="([^"]+)"/.exec(dial)?.[1] ?? '';
      const back = await call.told({ CallStatus: 'in-progress', DialCallStatus: result }, after);
      expect(back).toContain('called back on this number');
      const customer = await levers.customer(eve);
      const { waiting } = await levers.desk();
      const [entry] = waiting.filter((one) => one.customer === customer);
      expect(entry).toMatchObject({ state: 'waiting', summary: expect.stringContaining(eve.phone) });
      // Told twice by Twilio, it changes nothing.
      await call.told({ CallStatus: 'in-progress', DialCallStatus: result }, after);
      expect((await levers.desk()).waiting.filter((one) => one.customer === customer)).toEqual([entry]);
      await call.take(back);
      expect(await call.say('What are your opening hours?')).toMatch(/open/);
      await call.hangUp();
    },
  );
});

describe('an advisor who joins from the desk', () => {
  it('is heard on the line, and the assistant is not until they have left', async () => {
    const eve = await shopper(service, 'Eve');
    const call = await Call.place(service, { from: eve.phone, to });
    const customer = await levers.customer(eve);
    await levers.post(`/api/v1/customers/${customer}/takeover`, { advisor: 'nora', name: 'Nora' });
    const from = call.frames.length;
    await levers.reply(customer, 'Hello, this is Nora. Your parcel is at the shop.');
    expect(await call.hears(/Your parcel is at the shop/, from)).toContain('Nora');
    const silent = call.frames.length;
    call.prompt('Thank you, and where is that?');
    await vi.waitFor(async () => expect((await said(eve)).at(-1)).toContain('where is that'));
    expect(call.heard(silent)).toBe('');
    await levers.handBack(customer);
    expect(await call.hears(/\w/, silent)).not.toBe('');
    await call.hangUp();
  });
});

describe('one number on two lines', () => {
  it('keeps each offer to the line it was made on until that line can hear it', async () => {
    const eve = await shopper(service, 'Eve');
    const first = await Call.place(service, { from: eve.phone, to });
    const second = await Call.place(service, { from: eve.phone, to });
    expect(await first.say('My dress is too small, I would like to send it back.')).toMatch(/return/i);
    const before = first.frames.length;
    expect(await second.say('What are your opening hours?')).toMatch(/open/);
    expect(first.frames.slice(before)).toEqual([]);
    await first.say('Yes please.');
    expect((await levers.api.order(eve.order))?.returns).toHaveLength(1);
    await second.say('Yes.');
    expect((await levers.api.order(eve.order))?.returns).toHaveLength(1);
    await first.hangUp();
    await second.hangUp();
  });
});
