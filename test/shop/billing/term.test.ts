import { describe, expect, it } from 'vitest';
import { endOf, isOver, termOf } from '../../../src/shop/billing/term.ts';
import { team } from './world.ts';

const PARIS = 'Europe/Paris';
const term = (over: Parameters<typeof team>[0], today = '2026-12-01') => termOf(team(over), today, PARIS);

describe('until when a subscription runs that is ended', () => {
  it.each([
    ['with the period that is paid for', {}, { endsOn: '2026-12-15', renewals: 0 }],
    [
      'with that one where the notice is over by then',
      { noticeDays: 14 },
      { endsOn: '2026-12-15', renewals: 0 },
    ],
    ['with the next one where it is not', { noticeDays: 15 }, { endsOn: '2027-01-15', renewals: 1 }],
    ['after three months of notice', { noticeDays: 90 }, { endsOn: '2027-03-15', renewals: 3 }],
    ['by the year', { interval: 'year', noticeDays: 60 }, { endsOn: '2027-12-15', renewals: 1 }],
    ['at the end of a trial', { status: 'trialing' }, { endsOn: '2026-12-15', renewals: 0 }],
    [
      'at once where it is paused and nothing is paid for',
      { status: 'paused', renewsAt: null },
      { endsOn: '2026-12-01', renewals: 0 },
    ],
  ] as const)('is %s', (_, over, expected) => {
    expect(term(over)).toEqual(expected);
  });

  it('keeps to the last day of a month that is shorter, and comes back to its own', () => {
    const over = { startedAt: '2026-01-31T12:00:00Z', renewsAt: '2027-01-31T12:00:00Z' };
    expect(term({ ...over, noticeDays: 45 }, '2027-01-01')).toEqual({ endsOn: '2027-02-28', renewals: 1 });
    expect(term({ ...over, noticeDays: 75 }, '2027-01-01')).toEqual({ endsOn: '2027-03-31', renewals: 2 });
    const february = { startedAt: '2026-01-31T12:00:00Z', renewsAt: '2027-02-28T12:00:00Z' };
    expect(term({ ...february, noticeDays: 45 }, '2027-02-01')).toEqual({
      endsOn: '2027-03-31',
      renewals: 1,
    });
  });

  it('is nothing that could be told where nobody says when it renews, or what is said is past', () => {
    expect(term({ renewsAt: null })).toBeNull();
    expect(term({ renewsAt: '2026-11-30T10:00:00Z' })).toBeNull();
  });

  it('is reckoned by the store’s own day', () => {
    expect(term({ renewsAt: '2026-12-15T23:30:00Z' })?.endsOn).toBe('2026-12-16');
  });
});

it('a subscription is over once its last day has passed, whoever ended it', () => {
  const ending = { at: '2026-12-01T09:00:00Z', endsOn: '2026-12-15', reason: '' };
  const here = { ...team(), ending };
  expect(endOf(here, PARIS)).toBe('2026-12-15');
  expect([isOver(here, '2026-12-15', PARIS), isOver(here, '2026-12-16', PARIS)]).toEqual([false, true]);
  const there = { ...team({ endsAt: '2026-12-20T10:00:00Z' }), ending: null };
  expect([isOver(there, '2026-12-20', PARIS), isOver(there, '2026-12-21', PARIS)]).toEqual([false, true]);
  expect(isOver({ ...team({ status: 'cancelled' }), ending: null }, '2026-12-01', PARIS)).toBe(true);
});
