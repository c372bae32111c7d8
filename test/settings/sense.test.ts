import { describe, expect, it } from 'vitest';
import { openingAt, spansOn, workingTime } from '../../src/language/calendar.ts';
import { keptSettings } from '../../src/settings/kept.ts';
import { defaultSettings, Settings } from '../../src/settings.ts';

function faultsOf(settings: unknown): string[] {
  const read = Settings.safeParse(settings);
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));
}

describe('settings that make no sense are refused at their place', () => {
  it.each([
    [{ hours: { mon: [['18:00', '09:00']] } }, 'hours.mon.0'],
    [{ hours: { mon: [['09:00', '09:00']] } }, 'hours.mon.0'],
    [{ hours: { tue: [['09:00', '25:00']] } }, 'hours.tue.0.1'],
    [{ hours: { tue: [['09:61', '10:00']] } }, 'hours.tue.0.0'],
    [
      {
        hours: {
          wed: [
            ['09:00', '13:00'],
            ['12:00', '18:00'],
          ],
        },
      },
      'hours.wed.1',
    ],
    [{ hours: { someday: [] } }, 'hours'],
    [{ holidays: [{ day: '2026-02-30' }] }, 'holidays.0.day'],
    [{ holidays: [{ day: '13-01' }] }, 'holidays.0.day'],
    [{ holidays: [{ day: '12-25' }, { day: '12-25' }] }, 'holidays.1.day'],
    [{ holidays: [{ day: '12-24', hours: [['14:00', '09:00']] }] }, 'holidays.0.hours.0'],
    [{ country: 'XX' }, 'country'],
    [{ country: 'fr' }, 'country'],
    [{ currency: 'EURO' }, 'currency'],
    [{ locale: 'xq' }, 'locale'],
    [{ languages: ['en', 'zz'] }, 'languages.1'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ origins: ['shop.example'] }, 'origins.0'],
    [{ origins: ['https://shop.example/'] }, 'origins.0'],
    [{ shipping: { days: [4, 2] } }, 'shipping.days'],
    [{ phone: { transferTo: '0612345678' } }, 'phone.transferTo'],
    [
      { returns: { address: { name: 'x', line1: 'x', postcode: 'x', city: 'x', country: 'France' } } },
      'returns.address.country',
    ],
    [{ approvals: { otherCurrencies: { EURO: 1 } } }, 'approvals.otherCurrencies.EURO'],
  ])('%j', (settings, at) => {
    expect(faultsOf(settings)).toContain(at);
  });

  it.each([
    {
      hours: {
        mon: [
          ['09:00', '12:30'],
          ['13:30', '18:00'],
        ],
        sun: [],
      },
    },
    { hours: { fri: [['18:00', '24:00']] } },
    { holidays: [{ day: '2028-02-29' }, { day: '02-29', name: 'Leap day', hours: [['10:00', '12:00']] }] },
    { locale: 'pt-BR', languages: ['de-CH', 'nl', 'zh-Hant'], country: 'BR', currency: 'BRL' },
    { origins: ['https://shop.example', 'http://localhost:3000'] },
  ])('what makes sense is taken: %j', (settings) => {
    expect(faultsOf(settings)).toEqual([]);
  });

  it('a store that keeps nonsense from before has the default of that setting alone', () => {
    const kept = keptSettings({
      ...defaultSettings(),
      name: 'Lune',
      hours: { mon: [['18:00', '09:00']], tue: [['09:00', '10:00']] },
    });
    expect(kept).toMatchObject({ name: 'Lune', hours: { tue: [['09:00', '10:00']] } });
    expect(kept.hours.mon).toBeUndefined();
  });
});

describe('a holiday', () => {
  const store = {
    timeZone: 'Europe/Paris',
    hours: {
      thu: [['09:00', '18:00']] as [string, string][],
      fri: [['09:00', '18:00']] as [string, string][],
    },
    holidays: [
      { day: '12-25', name: 'Christmas', hours: [] },
      { day: '12-24', name: '', hours: [['09:00', '12:00']] as [string, string][] },
      { day: '2027-12-24', name: '', hours: [] },
    ],
  };

  it('goes before its weekday, in every year', () => {
    expect(spansOn(store, '2026-12-25')).toEqual([]);
    expect(spansOn(store, '2026-12-18')).toEqual([['09:00', '18:00']]);
    expect(spansOn(store, '2026-12-24')).toEqual([['09:00', '12:00']]);
  });

  it('of one year goes before the same day of every year', () => {
    expect(spansOn(store, '2027-12-24')).toEqual([]);
  });

  it('is no day on which somebody answers, nor one that counts for a promise', () => {
    expect(openingAt('2026-12-24T13:00:00+01:00', store)).toEqual({
      open: false,
      next: { day: '2026-12-31', from: '09:00' },
    });
    expect(workingTime('2026-12-24T11:30:00+01:00', 60, store)).toBe('2026-12-31T08:30:00.000Z');
  });
});
