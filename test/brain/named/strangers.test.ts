import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understandLine } from '../../../scripts/understand/line.ts';

/*
 * Numbers, sums, sizes, days, addresses and names as people write and say them, by somebody who had not seen the code: the language, all
 * that a line names (`-`: nothing), the line. Things are left out. Nobody fits anything to these; the floors leave room for a line.
 */

const lines = readFileSync('test/brain/named/lines.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));

function namedIn(text: string, locale: string): string {
  const country = locale === 'en' ? 'GB' : 'FR';
  const read = understandLine(text, {
    locale,
    country,
    now: '2026-06-10T09:00:00.000Z',
    timeZone: 'Europe/Paris',
  });
  const named = read.entities
    .filter(({ type }) => type !== 'product')
    .map(
      ({ type, value }) => `${type}=${typeof value === 'string' ? value : `${value.value}${value.currency}`}`,
    );
  return [...new Set(named)].sort().join(',') || '-';
}

describe.each([
  ['en', 0.86],
  ['fr', 0.9],
] as const)('what strangers name (%s)', (language, floor) => {
  const own = lines.filter(([locale]) => locale === language);

  it('is read whole, and nothing besides, as often as before', () => {
    const missed = own.filter(
      ([, wanted = '', text = '']) => namedIn(text, language) !== wanted.split(',').sort().join(','),
    );
    expect(own.length).toBeGreaterThan(40);
    expect(1 - missed.length / own.length, JSON.stringify(missed)).toBeGreaterThanOrEqual(floor);
  });
});
