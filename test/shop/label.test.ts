import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { Settings } from '../../src/settings.ts';
import { code128Bars } from '../../src/shop/barcode.ts';
import { makeLabel } from '../../src/shop/label.ts';
import { latin } from '../../src/shop/latin.ts';
import type { Order, Return } from '../../src/shop/shop.ts';
import { anOrder, NOW, SETTINGS } from './world.ts';

const BACK: Return = {
  id: 'R-45821-1',
  order: '45821',
  lines: ['1'],
  reason: '',
  status: 'open',
  settlement: 'undecided',
  createdAt: NOW,
  deadline: '2026-12-22',
  carrier: 'Mondial Relay',
  tracking: 'MR004582112345',
  label: null,
};

const label = (change: Partial<Order> = {}, back: Partial<Return> = {}, settings = SETTINGS) =>
  makeLabel({ return: { ...BACK, ...back }, order: anOrder(change), settings });

/** The words of the page in the order in which they are drawn. */
async function wordsOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes);
  const streams = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []));
  const drawn = streams
    .map((stream) => new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode()))
    .join('\n');
  return [...drawn.matchAll(/<([0-9A-F]*)> Tj/g)].map(([, hex = '']) =>
    new TextDecoder('windows-1252').decode(
      Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
    ),
  );
}

describe('the label', () => {
  test('is one A6 page that says all that is needed', async () => {
    const bytes = await label();
    const pdf = await PDFDocument.load(bytes);
    expect(pdf.getPageCount()).toBe(1);
    expect(pdf.getPage(0).getSize()).toEqual({ width: 297.64, height: 419.53 });
    expect(await wordsOf(bytes)).toEqual([
      'Mondial Relay',
      'PREPAID RETURN',
      'FROM',
      'Sophie Martin',
      '12 rue des Lilas',
      '69003 Lyon',
      'FRANCE',
      'TO',
      'Returns',
      '1 rue du Retour',
      '69007 Lyon',
      'FRANCE',
      'Order',
      '45821',
      'Return',
      'R-45821-1',
      'Hand in by',
      '22 Dec 2026',
      'MR004582112345',
    ]);
  });

  test('is the same file every time, and small', async () => {
    const bytes = await label();
    expect(await label()).toEqual(bytes);
    expect(bytes.byteLength).toBeLessThan(10_000);
  });

  test('speaks French to the French', async () => {
    const words = await wordsOf(await label({ customer: { ...anOrder().customer, locale: 'fr-FR' } }));
    expect(words).toContain('À déposer jusqu’au');
    expect(words).toContain('22 déc. 2026');
  });

  test('promises no free post where there is none', async () => {
    const settings = Settings.parse({ returns: { free: false } });
    expect(await wordsOf(await label({}, {}, settings))).toContain('RETURN');
  });

  test.each([
    ['Hélène D’Orléans-Œuvré', 'Hélène D’Orléans-Œuvré'],
    ['Łukasz Żółć', 'Lukasz Zólc'],
    ['Šárka Ďurišová', 'Šárka Durišová'],
    ['Лев Щербаков', 'Lev Shcherbakov'],
    ['Σοφία Παπαδάκη', 'Sofia Papadaki'],
    ['王小明', 'Customer c-1'],
    ['', 'Customer c-1'],
    ['😀', 'Customer c-1'],
    ['王 Wei', '? Wei'],
    ['Eve\u202E\u200B\nMallory\u0000', 'Eve Mallory'],
  ])('%s sends as %s', async (name, sender) => {
    const words = await wordsOf(await label({ customer: { ...anOrder().customer, name } }));
    expect(words[words.indexOf('FROM') + 1]).toBe(sender);
  });

  test('shortens what does not fit and survives what makes no sense', async () => {
    const long = 'Appartement 1203, au fond de la cour à gauche '.repeat(10);
    const address = { line1: long, line2: long, postcode: long, city: long, country: 'not a country' };
    const words = await wordsOf(
      await label(
        { address, customer: { ...anOrder().customer, name: long } },
        { carrier: long, deadline: '2026-12-22' },
      ),
    );
    expect(words.filter((word) => word.endsWith('…')).length).toBeGreaterThanOrEqual(5);
    await label({ address: null, id: '#1001/ß' }, { id: 'R-#1001/ß-1' });
  });
});

describe('the barcode', () => {
  test.each(['MR004582112345', 'R-45821-1', '1234', 'a', 'MRR0000000000000001'])(
    'of %s reads as %s',
    (text) => {
      expect(readCode128(code128Bars(text))).toBe(text);
    },
  );
});

test('latin keeps what every reader can show', () => {
  expect(latin('  L’été  coûte 5\u202F€ – “déjà” ')).toBe('L’été coûte 5 € – “déjà”');
  expect(latin('e\u0301')).toBe('é');
  expect(latin('ﬁn')).toBe('fin');
  expect(latin('東京都 1-2-3')).toBe('? 1-2-3');
});

/** A scanner after ISO/IEC 15417: bars to widths, widths to symbols, symbols to text, the check symbol checked. */
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
