import { readFileSync } from 'node:fs';
import { getExampleNumber, parsePhoneNumberFromString as whole } from 'libphonenumber-js';
import { parsePhoneNumberFromString as bare, getCountries } from 'libphonenumber-js/core';
import examples from 'libphonenumber-js/mobile/examples';
import { expect, it } from 'vitest';
import { plansSource } from '../../scripts/bundle/numbering-plans.ts';
import { NUMBERING_PLANS } from '../../src/identity/numbering-plans.ts';

it('the numbering plans are the library’s: after an update, node scripts/bundle/numbering-plans.ts', () =>
  expect(readFileSync('src/identity/numbering-plans.ts', 'utf8')).toBe(plansSource()));

it('a number is read by them as by the whole metadata, in every country', () => {
  for (const country of getCountries(NUMBERING_PLANS)) {
    const example = getExampleNumber(country, examples)?.number ?? '';
    for (const written of [
      example,
      example.slice(3),
      `0${example.slice(3)}`,
      `00${example.slice(1)}`,
      example.slice(0, -1),
    ]) {
      const read = (found: ReturnType<typeof whole>) => [found?.number, found?.country, found?.isValid()];
      expect([country, written, read(bare(written, country, NUMBERING_PLANS))]).toEqual([
        country,
        written,
        read(whole(written, country)),
      ]);
    }
  }
});
