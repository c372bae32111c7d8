import { describe, expect, it } from 'vitest';
import { codeMessage } from '../../src/language/notices.ts';
import { codesSaid, hiddenCodes, withoutCodes } from '../../src/language/reading/codes.ts';

/* Codes as people type and say them, and the message that brings one. */

describe('a code', () => {
  it.each([
    ['482913', 'en'],
    ['482 913', 'en'],
    ['4 8 2 9 1 3', 'en'],
    ['482-913.', 'en'],
    ['4, 8, 2, 9, 1, 3', 'en'],
    ['my code is 482 913, thanks', 'en'],
    ['Hi,\n\n482913\n\nSophie', 'en'],
    ['My order is 45821, the code 482913', 'en'],
    ['four eight two nine one three', 'en'],
    ["it's four eight two, uh, nine one three", 'en'],
    ['forty-eight twenty-nine thirteen', 'en'],
    ['le code est le 482913', 'fr'],
    ['quatre huit deux neuf un trois', 'fr'],
    ['quarante-huit vingt-neuf treize', 'fr'],
    ['quatre cent quatre-vingt-deux, neuf cent treize', 'fr'],
    ['quatre huit deux neuf un trois', 'en'],
  ])('is found in "%s" (%s)', (text, locale) => {
    expect(codesSaid(text, locale)).toEqual(['482913']);
  });

  it('may begin with zeros, and be said with a double', () => {
    expect(codesSaid('double oh four two nine one', 'en')).toEqual(['004291']);
    expect(codesSaid('zéro zéro quatre deux neuf un', 'fr')).toEqual(['004291']);
  });

  it.each([
    ['45821', 'en'],
    ['call me at 06 12 34 56 78', 'en'],
    ['+33612345678', 'en'],
    ['I have two dresses', 'en'],
    ['1234567', 'en'],
  ])('is none in "%s"', (text, locale) => {
    expect(codesSaid(text, locale)).toEqual([]);
  });

  it('is each one that a text holds, in order', () => {
    expect(codesSaid('111111 or maybe 222222', 'en')).toEqual(['111111', '222222']);
  });

  it('names nothing else once it is taken out', () => {
    expect(withoutCodes('order 45821, code 482 913', 'en')).toMatch(/order 45821, code\s*$/);
    expect(withoutCodes('four eight two nine one three', 'en').trim()).toBe('');
  });
});

describe('the message that brings one', () => {
  it.each(['en', 'fr'])(
    'says store, code, minutes and what to do if somebody else asked for it (%s)',
    (locale) => {
      const { subject, text, short } = codeMessage({ store: 'Lune', code: '482913', minutes: 10 }, locale);
      for (const words of [text, short]) {
        expect(words).toContain('482913');
        expect(words).toContain('10 minutes'.replace(' ', words.includes('10\u00a0') ? '\u00a0' : ' '));
        expect(words).toMatch(/if it was not you|n['’]était pas vous/i);
      }
      // On a locked screen a subject is read by whoever holds the phone.
      expect(subject).not.toContain('482913');
      // GSM 03.38 alone: another character halves what one text holds.
      expect(short).toMatch(/^[ -~éèêàùÉ]*$/);
      expect(short.length).toBeLessThanOrEqual(160);
    },
  );
});

describe('what others read of a message with a code', () => {
  it.each([
    ['482 913', '••••••'],
    ['my code is 482913, and order 45821 is late', 'my code is ••••••, and order 45821 is late'],
    ['it is four eight two nine one three', 'it is ••••••'],
    ['order 45821', 'order 45821'],
  ])('"%s" is "%s"', (text, shown) => {
    expect(hiddenCodes(text)).toBe(shown);
  });
});
