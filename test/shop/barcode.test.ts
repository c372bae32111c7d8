import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code128Bars } from '../../src/shop/barcode.ts';

describe('the barcode', () => {
  test.each(['MR004582112345', 'R-45821-1', '1234', 'a', 'MRR0000000000000001'])(
    'of %s reads as %s',
    (text) => {
      expect(readCode128(code128Bars(text))).toBe(text);
    },
  );

  test('of any printable ASCII reads as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ minLength: 1, maxLength: 4 }), fc.stringMatching(/^\d{1,9}$/)), {
          minLength: 1,
        }),
        (parts) => {
          const text = parts.join('').replace(/[^\x20-\x7e]/g, '~');
          expect(readCode128(code128Bars(text))).toBe(text);
        },
      ),
    );
  });

  test.each([
    // Start, data, check symbol and stop; a stop has 13 modules, every other symbol 11.
    ['a', 1],
    ['12', 1],
    ['1234', 2],
    ['12345', 4],
    ['AB1234', 5],
    ['AB123456', 6],
    ['A12345B', 7],
    ['A1234567B', 8],
    ['MR004582112345', 9],
  ])('of %s takes no more than %i symbols', (text, symbols) => {
    expect(code128Bars(text).modules).toBe((symbols + 2) * 11 + 13);
  });

  test.each(['', 'é', 'a\nb'])('of %j is refused: Code 128 says printable ASCII here', (text) => {
    expect(() => code128Bars(text)).toThrow(RangeError);
  });
});

/**
 * A scanner after ISO/IEC 15417: bars to widths, widths to symbols, symbols to text, the check symbol
 * checked.
 */
function readCode128({ bars, modules }: ReturnType<typeof code128Bars>): string {
  const dark = Array.from({ length: modules }, (_, x) =>
    bars.some((bar) => x >= bar.x && x < bar.x + bar.width),
  );
  const widths = dark
    .map((on) => (on ? '1' : '0'))
    .join('')
    .match(/1+|0+/g)
    ?.map(({ length }) => length)
    .join('');
  expect(widths?.endsWith('2331112')).toBe(true);
  const symbols =
    widths
      ?.slice(0, -7)
      .match(/.{6}/g)
      ?.map((pattern) => PATTERNS.indexOf(pattern)) ?? [];
  expect(symbols).not.toContain(-1);
  const check = symbols.pop();
  expect(symbols.reduce((sum, symbol, place) => sum + symbol * Math.max(1, place), 0) % 103).toBe(check);

  const [start = 0, ...data] = symbols;
  let set = 'ABC'[start - 103];
  let text = '';
  for (const symbol of data) {
    if (symbol === 99 && set !== 'C') set = 'C';
    else if (symbol === 100 && set !== 'B') set = 'B';
    else if (symbol === 101 && set !== 'A') set = 'A';
    else text += set === 'C' ? String(symbol).padStart(2, '0') : String.fromCharCode(symbol + 32);
  }
  return text;
}

const PATTERNS =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323
131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113
213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214
112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112
421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232`.split(
    /\s+/,
  );
