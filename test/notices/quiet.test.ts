import { describe, expect, it } from 'vitest';
import { Quiet } from '../../src/notices/choices.ts';
import { quietUntil } from '../../src/notices/quiet.ts';

const quiet = (over: object = {}) =>
  Quiet.parse({ from: '20:00', to: '08:00', timeZone: 'Europe/Paris', ...over });
const until = (over: object, at: string) => {
  const end = quietUntil(quiet(over), Date.parse(at));
  return end === null ? null : new Date(end).toISOString();
};

describe('quiet hours', () => {
  it.each([
    ['in the evening', '2026-11-23T22:10:30+01:00', '2026-11-24T07:00:00.000Z'],
    ['at their first minute', '2026-11-23T20:00:00+01:00', '2026-11-24T07:00:00.000Z'],
    ['after midnight', '2026-11-24T03:00:00+01:00', '2026-11-24T07:00:00.000Z'],
    ['at their end', '2026-11-24T08:00:00+01:00', null],
    ['by day', '2026-11-24T12:00:00+01:00', null],
  ])('over midnight: %s', (_, at, end) => {
    expect(until({}, at)).toBe(end);
  });

  it('within a day last from one time to the other', () => {
    expect(until({ from: '12:00', to: '13:30' }, '2026-11-24T12:15:00+01:00')).toBe(
      '2026-11-24T12:30:00.000Z',
    );
    expect(until({ from: '12:00', to: '13:30' }, '2026-11-24T11:59:00+01:00')).toBeNull();
  });

  it('are those of the person’s own time zone', () => {
    expect(until({ timeZone: 'America/New_York' }, '2026-11-24T12:00:00Z')).toBe('2026-11-24T13:00:00.000Z');
    expect(until({ timeZone: 'Asia/Tokyo' }, '2026-11-24T12:00:00Z')).toBe('2026-11-24T23:00:00.000Z');
  });

  it('join whole days that are quiet with the nights beside them', () => {
    // From Friday night over the weekend to Monday morning.
    expect(until({ days: ['sat', 'sun'] }, '2026-11-27T21:00:00+01:00')).toBe('2026-11-30T07:00:00.000Z');
    expect(until({ days: ['sat', 'sun'] }, '2026-11-28T12:00:00+01:00')).toBe('2026-11-30T07:00:00.000Z');
    expect(until({ days: ['sun'] }, '2026-11-28T12:00:00+01:00')).toBeNull();
  });

  it('end at some time also where every day is quiet', () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const end = until({ days }, '2026-11-24T12:00:00+01:00');
    expect(Date.parse(end ?? '')).toBeGreaterThan(Date.parse('2026-12-01T00:00:00Z'));
  });

  it('that begin when they end are refused, and so is no time or no zone', () => {
    const refused = (over: object) => Quiet.safeParse({ ...quiet(), ...over }).error?.issues[0]?.path;
    expect(refused({ to: '20:00' })).toEqual(['to']);
    expect(refused({ from: '25:00' })).toEqual(['from']);
    expect(refused({ timeZone: 'Europe/Atlantis' })).toEqual(['timeZone']);
    expect(quietUntil(null, 0)).toBeNull();
  });
});
