import { expect, it } from 'vitest';
import { momentText } from '../../../src/language/approvals.ts';
import { townIn } from '../../../src/language/told/towns.ts';

it.each([
  ['London', 'fr', 'Londres'],
  ['New York', 'es', 'Nueva York'],
  ['Lisbon', 'pt-PT', 'Lisboa'],
  ['Vienna', 'de', 'Wien'],
  ['Sao Paulo', 'fr', 'São Paulo'],
  ['London', 'en-GB', 'London'],
  ['Dublin', 'fr', 'Dublin'],
])('%s is called as %s calls it', (town, locale, called) => {
  expect(townIn(town, locale)).toBe(called);
});

it('a moment names the town of its clock in the language that is spoken', () => {
  const frame = { timeZone: 'Europe/London', place: 'London' };
  expect(momentText('2026-12-03T09:00:00Z', { ...frame, locale: 'fr' })).toContain('(Londres)');
});
