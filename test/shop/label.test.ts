import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { Settings } from '../../src/settings.ts';
import { makeLabel } from '../../src/shop/label.ts';
import type { Order, Return } from '../../src/shop/shop.ts';
import { readPdf } from '../pdf/read.ts';
import { anOrder, NOW, SETTINGS } from './world.ts';

const BACK: Return = {
  id: 'R-45821-1',
  order: '45821',
  lines: ['1'],
  parts: [{ line: '1', quantity: 1, pieces: [{ from: 0, to: 1 }] }],
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

const wordsOf = (bytes: Uint8Array) => readPdf(bytes).words;

describe('the label', () => {
  test('is one A6 page that says all that is needed', async () => {
    const bytes = label();
    const pdf = await PDFDocument.load(bytes, { throwOnInvalidObject: true });
    expect(pdf.getPageCount()).toBe(1);
    expect(pdf.getPage(0).getSize()).toEqual({ width: 297.64, height: 419.53 });
    expect(pdf.getTitle()).toBe('Return label R-45821-1');
    expect(readPdf(bytes).words).toEqual([
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

  test('is the same file every time, and small', () => {
    const bytes = label();
    expect(label()).toEqual(bytes);
    expect(bytes.byteLength).toBeLessThan(10_000);
  });

  test('speaks French to the French', () => {
    const words = wordsOf(label({ customer: { ...anOrder().customer, locale: 'fr-FR' } }));
    expect(words).toContain('À déposer jusqu’au');
    expect(words).toContain('22 déc. 2026');
  });

  test('promises no free post where there is none', () => {
    const settings = Settings.parse({ returns: { free: false } });
    expect(wordsOf(label({}, {}, settings))).toContain('RETURN');
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
  ])('%s sends as %s', (name, sender) => {
    const words = wordsOf(label({ customer: { ...anOrder().customer, name } }));
    expect(words[words.indexOf('FROM') + 1]).toBe(sender);
  });

  test('shortens what does not fit and survives what makes no sense', () => {
    const long = 'Appartement 1203, au fond de la cour à gauche '.repeat(10);
    const address = { line1: long, line2: long, postcode: long, city: long, country: 'not a country' };
    const words = wordsOf(
      label(
        { address, customer: { ...anOrder().customer, name: long } },
        { carrier: long, deadline: '2026-12-22' },
      ),
    );
    expect(words.filter((word) => word.endsWith('…')).length).toBeGreaterThanOrEqual(5);
    readPdf(label({ address: null, id: '#1001/ß' }, { id: 'R-#1001/ß-1' }));
  });
});
