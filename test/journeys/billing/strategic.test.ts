import { expect, it, vi } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { ADMIN, ask } from '../../door/world.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { subscriber } from './subscribers.ts';

/* Whoever calls for a strategic account reaches a person first, where the store says so. */

const service = serviceInside();
const levers = new Levers(service);

const clock = new Clock(service);

async function deskOf(email: string) {
  const [customer] = await levers.api.customers({ email });
  return (await levers.desk()).waiting.find((one) => one.customer === customer) ?? null;
}

it('a caller of a strategic account is put through first, and the desk is told whose they are', async () => {
  await clock.set(zoned('2027-05-04', '10:00', 'Europe/Paris'));
  const { phone } = await levers.api.settings();
  await levers.api.change({
    handover: { strategic: ['voice'] },
    phone: { ...phone, transferTo: '+33199887766' },
  });
  const big = await subscriber(service, 'Ada', { company: 'Grand Groupe', tier: 'strategic' });
  const small = await subscriber(service, 'Bo', { company: 'Petit Atelier' });
  const call = await Call.place(service, { from: big.phone, to: '+33187654321' });
  await call.say('What plan am I on?');
  const waiting = await vi.waitFor(async () => (await deskOf(big.email)) ?? expect.fail('nobody waits'));
  expect(waiting).toMatchObject({ reason: 'strategic' });
  expect(waiting?.summary).toContain('Grand Groupe is a strategic account; Jeanne Morel looks after it.');
  const beside = await ask(`/api/v1/customers/${waiting.customer}/billing`, { headers: ADMIN });
  expect(await beside.json()).toMatchObject({
    companies: [{ name: 'Grand Groupe', tier: 'strategic', manager: 'Jeanne Morel' }],
    subscriptions: [{ plan: 'Team', price: 4900, company: 'Grand Groupe', endsOn: null }],
    invoices: [
      { id: big.open, status: 'open' },
      { id: big.paid, status: 'paid' },
    ],
  });
  const other = await Call.place(service, { from: small.phone, to: '+33187654321' });
  expect(await other.say('What plan am I on?')).toContain('Team');
  expect(await deskOf(small.email)).toBeNull();
  // On another channel the assistant answers them.
  const chat = await Chat.open(service, { identity: await loginOf(service, small.account) });
  expect((await chat.say('What plan am I on?')).map(({ text }) => text).join()).toContain('Petit Atelier');
  chat.close();
  await levers.api.change({ phone, handover: { strategic: [] } });
});

it('an export has what runs and what was invoiced, of the person alone', async () => {
  const one = await subscriber(service, 'Cleo');
  const chat = await Chat.open(service, { identity: await loginOf(service, one.account) });
  await chat.say('Please cancel my subscription.');
  await chat.say('yes');
  const [customer = ''] = await levers.api.customers({ email: one.email });
  const found = (await (await ask(`/api/v1/customers/${customer}/export`, { headers: ADMIN })).json()) as {
    billing: { subscriptions: { id: string }[]; invoices: { id: string }[] };
  };
  expect(found.billing.subscriptions.map(({ id }) => id)).toEqual([one.subscription]);
  expect(found.billing.invoices.map(({ id }) => id).toSorted()).toEqual([one.paid, one.open].toSorted());
  chat.close();
});
