import { describe, expect, it } from 'vitest';
import { retentionDue } from '../../durable-objects/customer/privacy/retention.ts';
import { nextAlarm } from '../../durable-objects/customer/runtime/alarm.ts';
import { defaultSettings, Settings } from '../../src/settings.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T09:00:00Z');
const policy = defaultSettings().retention;
const nothing = {
  pendingSince: null,
  outboxDue: null,
  callDue: null,
  promiseDue: null,
  approvalDue: null,
  newsDue: null,
  linkDue: null,
  retentionDue: null,
  erasing: false,
  now: NOW,
};

describe('when retention is due', () => {
  it('is never, where nothing happened', () => {
    expect(retentionDue({ last: null, original: null, file: null }, policy, NOW)).toBeNull();
  });

  it('is no later than a quarter from now, since the policy may be shortened', () => {
    expect(retentionDue({ last: NOW, original: null, file: null }, policy, NOW)).toBe(NOW + 90 * DAY);
  });

  it('is a day after the oldest mail or file came of age, so that a day of them goes together', () => {
    const ages = { last: NOW, original: NOW - 80 * DAY, file: NOW - 364 * DAY };
    expect(retentionDue(ages, policy, NOW)).toBe(NOW + 2 * DAY);
    expect(retentionDue({ ...ages, file: null }, policy, NOW)).toBe(NOW + 11 * DAY);
  });

  it('is when the silence has lasted', () => {
    const short = { ...policy, threadDays: 30 };
    expect(retentionDue({ last: NOW - 10 * DAY, original: null, file: null }, short, NOW)).toBe(
      NOW + 20 * DAY,
    );
  });

  it('has documented defaults, and no endless or empty time', () => {
    expect(policy).toEqual({ threadDays: 1_095, originalDays: 90, fileDays: 365, whyDays: 90 });
    for (const days of [0, -1, 1.5, 4_000])
      expect(Settings.safeParse({ retention: { threadDays: days } }).success, `${days}`).toBe(false);
  });
});

describe('the alarm', () => {
  it('is retention’s when nothing else is owed', () => {
    expect(nextAlarm(nothing)).toBeNull();
    expect(nextAlarm({ ...nothing, retentionDue: NOW + 90 * DAY })).toBe(NOW + 90 * DAY);
    expect(nextAlarm({ ...nothing, retentionDue: NOW + 90 * DAY, outboxDue: NOW + 5 })).toBe(NOW + 5);
  });

  it('comes back a week later to what could not be erased at its time', () => {
    expect(nextAlarm({ ...nothing, retentionDue: NOW - DAY })).toBe(NOW + 7 * DAY);
  });

  it('is the erasure’s alone while there is one', () => {
    expect(nextAlarm({ ...nothing, erasing: true, pendingSince: NOW - DAY, callDue: NOW })).toBe(
      NOW + 30_000,
    );
  });
});
