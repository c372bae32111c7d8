import { describe, expect, it } from 'vitest';
import { workingTime } from '../../../src/language/calendar.ts';
import { cannotPromise } from '../../../src/language/promising.ts';
import { defaultSettings } from '../../../src/settings.ts';

/* Hours of the store, Monday to Friday from 09:00 to 18:00 in Paris. 2026-03-27 is a Friday; the clocks change on Sunday. */

const store = defaultSettings();

describe('working time', () => {
  it.each([
    ['within the day', '2026-03-25T10:00:00+01:00', 240, '2026-03-25T14:00:00+01:00'],
    ['to the very end of it', '2026-03-25T10:00:00+01:00', 480, '2026-03-25T18:00:00+01:00'],
    ['from before it opens', '2026-03-25T06:00:00+01:00', 60, '2026-03-25T10:00:00+01:00'],
    ['over a night', '2026-03-25T17:00:00+01:00', 240, '2026-03-26T12:00:00+01:00'],
    [
      'over a weekend on which the clocks change',
      '2026-03-27T17:00:00+01:00',
      120,
      '2026-03-30T10:00:00+02:00',
    ],
  ])('passes %s', (_, from, minutes, by) => {
    expect(workingTime(from, minutes, store)).toBe(new Date(by).toISOString());
  });

  it('passes around a break at noon', () => {
    const hours = { wed: [['09:00', '12:00'] as [string, string], ['14:00', '18:00'] as [string, string]] };
    expect(workingTime('2026-03-25T11:00:00+01:00', 120, { ...store, hours })).toBe(
      '2026-03-25T14:00:00.000Z',
    );
  });

  it('of a store that never opens is a day', () => {
    expect(workingTime('2026-03-25T10:00:00Z', 60, { ...store, hours: {} })).toBe('2026-03-26T11:00:00.000Z');
  });
});

describe('a time that is promised', () => {
  const now = '2026-03-25T10:00:00+01:00';
  it.each([
    ['2026-03-25T16:00:00+01:00', null],
    ['2026-03-25T18:00:00+01:00', null],
    ['2026-03-25T18:30:00+01:00', /nobody is there then; people are back on 2026-03-26 from 09:00/],
    ['2026-03-28T11:00:00+01:00', /2026-03-30 from 09:00/],
    ['2026-03-25T09:59:00+01:00', /passed/],
    ['2026-06-25T16:00:00+02:00', /14 days/],
    ['2026-03-25T16:00:00', /offset/],
    ['tomorrow', /ISO 8601/],
    ['2026-13-45T99:00:00Z', /ISO 8601/],
  ])('%s: %s', (due, problem) => {
    const said = cannotPromise(due, now, store, true);
    if (problem === null) expect(said).toBeNull();
    else expect(said).toMatch(problem);
  });

  it('may be any hour where it is a person’s own', () => {
    expect(cannotPromise('2026-03-28T11:00:00+01:00', now, store, false)).toBeNull();
  });
});
