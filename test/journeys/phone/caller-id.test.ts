import { describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { dressOrder } from '../../orders.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* A number is no proof where nobody vouches for it: what cannot be undone waits for one. */

const service = serviceInside();
const api = new Api(service);
const NUMBER = '+33187654321';

/** A customer with one order that has not left yet. */
async function waiting(name: string): Promise<Shopper> {
  const person = await shopper(service, name);
  const now = await new Clock(service).now();
  const pending = { status: 'pending', deliveredAt: undefined, shippedAt: undefined, shipments: [] } as const;
  await api.import([{ ...dressOrder(person, now), ...pending, placedAt: now.toISOString() }]);
  return person;
}

const cancelled = async ({ order }: Shopper) => (await api.order(order))?.cancellation ?? null;

describe('a caller by the number alone', () => {
  it.each(['B', 'C', 'none'] as const)(
    'cancels nothing by a yes, and is offered a code (%s)',
    async (attestation) => {
      const sophie = await waiting('Sophie');
      const call = await Call.place(service, { from: sophie.phone, to: NUMBER, attestation });
      await call.say(`I want to cancel my order ${sophie.order}.`);
      const answer = await call.say('Yes, cancel it.');
      expect(await cancelled(sophie)).toBeNull();
      if (attestation !== 'C') expect(answer).toMatch(/code/);
      await call.hangUp();
    },
  );

  it('cancels it once a code has proven who calls', async () => {
    const sophie = await waiting('Sophie');
    const call = await Call.place(service, { from: sophie.phone, to: NUMBER, attestation: 'none' });
    await call.say(`I want to cancel my order ${sophie.order}.`);
    const since = await lastSent(service, 'email');
    const offered = await call.say('Yes, cancel it.');
    if (!/on its way/.test(offered)) await call.say('Yes, by email please.');
    const code = await until('a code', async () => {
      const mine = (await sentSince(service, 'email', since)).filter(({ to }) => to === sophie.email);
      return mine.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).findLast(Boolean) ?? null;
    });
    const told = await call.say([...code].join(' '));
    if ((await cancelled(sophie)) === null) await call.say('Yes, please cancel it.');
    expect(await cancelled(sophie), told).not.toBeNull();
    await call.hangUp();
  });

  it('whose carrier vouches for the number cancels by a yes', async () => {
    const sophie = await waiting('Sophie');
    const call = await Call.place(service, { from: sophie.phone, to: NUMBER, attestation: 'A' });
    await call.say(`I want to cancel my order ${sophie.order}.`);
    await call.say('Yes, cancel it.');
    expect(await cancelled(sophie)).not.toBeNull();
    await call.hangUp();
  });

  it('has what was undone told in writing to the address on file', async () => {
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'email');
    const call = await Call.place(service, { from: sophie.phone, to: NUMBER, attestation: 'none' });
    await call.say('My dress is too small, I want to exchange it for the next size up.');
    await call.say('Yes, please.');
    expect((await api.order(sophie.order))?.exchanges).toHaveLength(1);
    await call.say('Please undo the exchange.');
    await call.say('Yes.');
    await call.hangUp();
    expect((await api.order(sophie.order))?.exchanges?.[0]?.status).toBe('undone');
    const letters = await until('letters', async () => {
      const mine = (await sentSince(service, 'email', since)).filter(({ to }) => to === sophie.email);
      return mine.length > 1 ? mine : null;
    });
    expect(letters.length).toBeGreaterThan(1);
  });
});
