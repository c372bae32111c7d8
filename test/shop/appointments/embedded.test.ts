import { describe, expect, it } from 'vitest';
import { readAppointment, readChangedHere } from '../../../src/shop/embedded/appointments.ts';
import { forgetWords } from '../../../src/shop/embedded/billing.ts';
import { parseFeed } from '../../../src/shop/feed.ts';
import { FRIDAY, free, mark, NOW, pauline, served, THURSDAY, visit } from './world.ts';

const UNTIL = '2027-01-01T00:00:00Z';
const move = (over: object = {}) => ({
  ...{ act: 'reschedule' as const, appointment: 'RV-1', customer: 'fo-1' },
  ...{ startsAt: THURSDAY, with: 'Paul', ...over },
});
const book = (over: object = {}) => ({
  ...{ act: 'book' as const, customer: 'fo-2', service: 'Boiler service' },
  ...{ startsAt: THURSDAY, with: 'Paul', ...over },
});
const cancel = { act: 'call_off' as const, appointment: 'RV-1', customer: 'fo-1', reason: '' };

async function freeIn({ port }: ReturnType<typeof served>): Promise<string[]> {
  const times = await port.agenda?.free({ service: null, after: NOW, until: UNTIL });
  return (times ?? []).map(({ startsAt }) => startsAt);
}

describe('appointments of the feed', () => {
  it('are a customer’s, who is recognised by them without an order', async () => {
    const { port } = served();
    expect(await port.agenda?.of('fo-1')).toMatchObject([{ id: 'RV-1', status: 'confirmed', here: null }]);
    expect(await port.accountByContact({ phone: pauline.phone })).toMatchObject({
      holders: [{ account: { id: 'fo-1', name: 'Pauline Garnier' } }],
    });
  });

  it('are read with their times, and refused with the field that is wrong', () => {
    const lines = [
      JSON.stringify(visit()),
      JSON.stringify({ ...visit(), status: 'perhaps' }),
      JSON.stringify({ type: 'availability', service: 'Repair', times: ['2026-06-10T09:00+02:00/PT60M'] }),
      JSON.stringify({ type: 'availability', service: 'Repair', times: ['tomorrow at nine'] }),
      JSON.stringify({ type: 'availability', service: 'Repair', times: ['2026-06-10T09:00/PT60M'] }),
    ].join('\n');
    const { errors } = parseFeed(lines);
    expect(errors.map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(errors[1]?.message).toContain('2026-06-10T09:00+02:00/PT60M');
  });

  it('leave out of the free times what somebody is busy at', async () => {
    // Monday at half past ten lies within Pauline's visit.
    expect(await freeIn(served())).toEqual([THURSDAY, FRIDAY]);
  });

  it('tell the free times of a service and a person anew each time', async () => {
    const shop = served();
    shop.take(free(['2026-12-04T14:00+01:00/PT60M']));
    expect(await freeIn(shop)).toEqual([FRIDAY]);
    shop.take(free([]));
    expect(await freeIn(shop)).toEqual([]);
  });
});

describe('a service in other languages', () => {
  const fr = { fr: { service: 'Entretien de chaudière', note: 'Les papiers.' } };

  it('is told with every appointment and free time of it, also of lines that do not say it', async () => {
    const shop = served([
      visit({ translations: fr, note: 'Papers.' }),
      visit({ id: 'RV-2', customer: mark }),
      free(['2026-12-03T09:00+01:00/PT60M']),
    ]);
    expect(await shop.port.agenda?.of('fo-1')).toMatchObject([{ translations: fr }]);
    const [other] = (await shop.port.agenda?.of('fo-2')) ?? [];
    expect(other?.translations).toEqual({ fr: { service: 'Entretien de chaudière' } });
    const [time] = (await shop.port.agenda?.free({ service: null, after: NOW, until: UNTIL })) ?? [];
    expect(time?.translations).toEqual({ fr: { service: 'Entretien de chaudière' } });
  });

  it('is named in a quote by its titles, and told anew by a later line', async () => {
    const shop = served([visit(), free(['2026-12-03T09:00+01:00/PT60M'], { translations: fr })]);
    shop.take(free(['2026-12-03T09:00+01:00/PT60M'], { translations: { fr: { service: 'Entretien' } } }));
    expect(await shop.port.quote(move())).toMatchObject({
      ok: true,
      value: { in: [{ title: 'Boiler service', titles: { fr: 'Entretien' } }] },
    });
  });

  it('is of no language where its code is none', () => {
    const lines = JSON.stringify({ ...visit(), translations: { French: { service: 'Entretien' } } });
    expect(parseFeed(lines).errors).toHaveLength(1);
  });
});

describe('a change by the customer', () => {
  it('moves to a free time, which nobody else is offered any more, whatever the feed says', async () => {
    const shop = served();
    const quoted = await shop.port.quote(move());
    expect(quoted).toMatchObject({
      ok: true,
      value: {
        out: [{ title: 'Boiler service' }],
        in: [{ at: { from: THURSDAY, with: 'Paul' } }],
        final: false,
      },
    });
    expect(await shop.apply(move())).toMatchObject({ ok: true, existing: false });
    expect(readAppointment(shop.sql, 'RV-1')).toMatchObject({ startsAt: THURSDAY, here: 'moved' });
    shop.take(free(['2026-12-03T09:00+01:00/PT60M', '2026-12-04T14:00+01:00/PT60M']));
    expect(await freeIn(shop)).toEqual([FRIDAY]);
  });

  it('gives one time to one of two, and tells the other', async () => {
    const shop = served();
    expect(await shop.apply(book())).toMatchObject({ ok: true });
    expect(await shop.apply(move())).toEqual({ ok: false, reason: 'time_taken' });
    expect(await shop.apply(book({ customer: 'fo-1' }))).toEqual({ ok: false, reason: 'time_taken' });
    expect(readAppointment(shop.sql, 'RV-1')).toMatchObject({ here: null });
  });

  it('is done once for its key', async () => {
    const shop = served();
    await shop.apply(book(), 'same');
    expect(await shop.apply(book(), 'same')).toMatchObject({ ok: true });
    expect(await shop.port.agenda?.of('fo-2')).toHaveLength(2);
  });

  it('holds when the feed comes again as it was, and goes when the feed tells something else', async () => {
    const shop = served();
    await shop.apply(move());
    shop.take(visit());
    expect(readAppointment(shop.sql, 'RV-1')).toMatchObject({ startsAt: THURSDAY });
    expect(readChangedHere(shop.sql).map(({ id }) => id)).toEqual(['RV-1']);
    shop.take(visit({ startsAt: '2026-12-03T09:00:00+01:00' }));
    expect(readAppointment(shop.sql, 'RV-1')).toMatchObject({ here: null });
    expect(readChangedHere(shop.sql)).toEqual([]);
  });

  it('gives the time back that is moved from or cancelled', async () => {
    const shop = served();
    await shop.apply(move());
    await shop.apply(move({ startsAt: FRIDAY }));
    // Nobody is at Pauline's on Monday any more.
    const monday = '2026-12-07T09:30:00.000Z';
    expect(await freeIn(shop)).toEqual([THURSDAY, monday]);
    await shop.apply(cancel);
    expect(await freeIn(shop)).toEqual([THURSDAY, FRIDAY, monday]);
    expect(readAppointment(shop.sql, 'RV-1')).toMatchObject({ status: 'cancelled', here: 'cancelled' });
  });

  it('is refused of what is another customer’s, over, or as it is already', async () => {
    const shop = served();
    expect(await shop.apply(move({ customer: 'fo-2' }))).toEqual({ ok: false, reason: 'unknown' });
    expect(await shop.apply({ ...cancel, customer: 'fo-2' })).toEqual({ ok: false, reason: 'unknown' });
    expect(await shop.apply(move({ startsAt: '2026-12-07T09:00:00.000Z' }))).toEqual({
      ok: false,
      reason: 'nothing_changes',
    });
    await shop.apply(cancel);
    expect(await shop.apply(move())).toEqual({ ok: false, reason: 'already_cancelled' });
    expect(await shop.apply(cancel)).toEqual({ ok: false, reason: 'already_cancelled' });
  });

  it('books under a number above any of that shape that the feed has', async () => {
    const shop = served();
    shop.take(visit({ id: 'B-2', customer: mark, with: 'Leïla', startsAt: '2026-12-09T14:00:00+01:00' }));
    expect(await shop.apply(book())).toMatchObject({ ok: true });
    expect((await shop.port.agenda?.of('fo-2'))?.map(({ id }) => id)).toContain('B-3');
  });

  it('leaves no word of the customer once they are erased', async () => {
    const shop = served();
    await shop.apply({ ...cancel, reason: 'I am in hospital' });
    const reasons = () => shop.sql.exec('SELECT reason FROM appointment_changes').toArray();
    expect(reasons()).toEqual([{ reason: 'I am in hospital' }]);
    forgetWords(shop.sql, 'fo-1');
    expect(reasons()).toEqual([{ reason: '' }]);
  });

  it('books for the customer as they are on file, at the address on file', async () => {
    const home = { line1: '22 rue de Marseille', line2: '', postcode: '69007', city: 'Lyon', country: 'FR' };
    const shop = served([
      visit({ customer: { ...mark, addresses: [home] } }),
      free(['2026-12-03T09:00+01:00/PT60M']),
    ]);
    await shop.apply(book());
    const [made] = (await shop.port.agenda?.of('fo-2')) ?? [];
    const booked = (await shop.port.agenda?.of('fo-2'))?.find(({ here }) => here === 'booked');
    expect(made).toBeDefined();
    expect(booked).toMatchObject({ id: 'B-1', startsAt: THURSDAY, status: 'booked', address: home });
    expect(booked?.customer).not.toHaveProperty('paymentMethods');
  });
});
