import { expect, it } from 'vitest';
import { duration } from '../../sandbox/duration.ts';

it.each([
  ['14h', 50_400_000],
  ['1d 2h', 93_600_000],
  ['1d2h30m', 95_400_000],
  ['90s', 90_000],
  ['1.5h', 5_400_000],
  ['-30m', -1_800_000],
])('reads %s', (text, milliseconds) => {
  expect(duration(text)).toBe(milliseconds);
});

it.each(['', '14', 'h', '14 hours', '1w', 'soon'])('refuses %j', (text) => {
  expect(duration(text)).toBeNull();
});
