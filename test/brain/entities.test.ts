import { describe, expect, it } from 'vitest';
import { english } from '../../src/language/en/index.ts';
import { compiled } from '../../src/language/reading/compiled.ts';
import { entitiesOf, type Reader } from '../../src/language/reading/entities.ts';

const read = (text: string, over: Partial<Reader> = {}) =>
  entitiesOf(text, compiled(english), {
    today: '2026-12-15',
    country: 'FR',
    known: [],
    expectsOrder: false,
    ...over,
  });

describe('order numbers', () => {
  it('are read past thousands of spaces, each of which is looked at once', () => {
    expect(read(`return my order 45821${' '.repeat(7_900)}x 45822`).orders).toContain('45821');
  });

  it.each([
    ['order #45821', ['45821']],
    ['my order 45821 is late', ['45821']],
    ['n° 45821', ['45821']],
    ['order number is 45821', ['45821']],
    ['Order no. 45821', ['45821']],
    ['order: 45821', ['45821']],
    ['#45821', ['45821']],
    ['45821', ['45821']],
    ["it's 45821", ['45821']],
    ['orders #45821 and #45900', ['45821', '45900']],
    ['order FR-10023 please', ['FR-10023']],
    ['my order is four five eight two one', ['45821']],
    ['order number 4 5 8 2 1', ['45821']],
    ['order 45 821', ['45821']],
    ['not 45821 but 45812', ['45812']],
    ['cancel 45812, not order 45821', ['45812']],
    ['45821, no sorry, 45812', ['45812']],
    ['I do not want to cancel 45821', ['45821']],
    ['forty five thousand eight hundred and nine, no, eight ten', ['45810']],
    ['four five eight oh nine, no sorry, four five eight one oh', ['45810']],
    ['59,077', ['59077']],
    ["it's 59.077", ['59077']],
    ['fifty nine thousand and seventy seven', ['59077']],
    ['order 59 077 cost 87,5 €', ['59077']],
    ['¥59,077', []],
    ['59.077 kr', []],
    ['I was charged 59,077', []],
    ['I paid 59077', []],
    ['you charged me fifty nine thousand and seventy seven', []],
    ['I paid 45821 euros', []],
    ['I was born in 1985', []],
    ['in 2025', []],
    ['call me on 06 12 34 56 78', []],
    ['my postcode is 69003', []],
  ])('%s', (text, orders) => expect(read(text).orders).toEqual(orders));

  it('a bare number is an order when one was asked for, or when it is known', () => {
    expect(read('well I think that it might be 45821 then', { expectsOrder: true }).orders).toEqual([
      '45821',
    ]);
    expect(read('about 45821, where does it stand now exactly', { known: ['45821'] }).orders).toEqual([
      '45821',
    ]);
    expect(read('I live in the area of 69003 near the station').orders).toEqual([]);
  });
  it('a number and a postcode together', () => {
    const named = read('45821, 69003', { expectsOrder: true });
    expect([named.orders, named.postcodes]).toEqual([['45821'], ['69003']]);
  });
});

describe('sizes', () => {
  it.each([
    ['in size M please', ['M']],
    ['size xl', ['XL']],
    ['an M instead', ['M']],
    ['exchange it for m please', ['M']],
    ['from S to M', ['S', 'M']],
    ['a medium one', ['M']],
    ['extra large', ['XL']],
    ['2XL', ['XXL']],
    ['size 38', ['38']],
    ['a 40 instead', ['40']],
    ['in 42 please', ['42']],
    ['size 38.5', ['38.5']],
    ['the size is too small', []],
    ["I'm happy", []],
    ["it's fine", []],
    ['a small problem with my parcel', []],
    ['a large parcel arrived', []],
    ['I ordered 2 dresses', []],
  ])('%s', (text, sizes) => expect(read(text).sizes).toEqual(sizes));
});

describe('the rest', () => {
  it.each([
    ['I paid €87', [{ value: 8700, currency: 'EUR' }]],
    ['87,50 € were taken', [{ value: 8750, currency: 'EUR' }]],
    ['200 euros', [{ value: 20_000, currency: 'EUR' }]],
    ['$12.99', [{ value: 1299, currency: 'USD' }]],
    ['15 pounds', [{ value: 1500, currency: 'GBP' }]],
    ['2 dresses', []],
    [
      '£1,299.00 instead of £129',
      [
        { value: 129_900, currency: 'GBP' },
        { value: 12_900, currency: 'GBP' },
      ],
    ],
    ['€ 1.299,00', [{ value: 129_900, currency: 'EUR' }]],
    ["CHF 1'299.-", [{ value: 129_900, currency: 'CHF' }]],
    ['12,5 € for the post', [{ value: 1250, currency: 'EUR' }]],
    ['9,- €', [{ value: 900, currency: 'EUR' }]],
    ['R$ 1.299,90', [{ value: 129_990, currency: 'BRL' }]],
    ['1.299 kr', [{ value: 129_900, currency: 'SEK' }]],
    ['100 zł', [{ value: 10_000, currency: 'PLN' }]],
    ['¥12,000', [{ value: 12_000, currency: 'JPY' }]],
    ['12 euros 50', [{ value: 1250, currency: 'EUR' }]],
    ['12 pounds and 50 pence', [{ value: 1250, currency: 'GBP' }]],
    ['forty five pounds and ten pence', [{ value: 4510, currency: 'GBP' }]],
    ['50 pence', [{ value: 50, currency: 'GBP' }]],
    ['page 50 p', []],
    ['12 euros 50 2 dresses', [{ value: 1200, currency: 'EUR' }]],
    ['2 all black dresses', []],
    ['€45,821', [{ value: 4_582_100, currency: 'EUR' }]],
  ])('money: %s', (text, amounts) => expect(read(text).amounts).toEqual(amounts));

  it.each([
    ['yesterday', ['2026-12-14']],
    ['the day before yesterday', ['2026-12-13']],
    ['tomorrow', ['2026-12-16']],
    ['on Monday', ['2026-12-14']],
    ['last Tuesday', ['2026-12-08']],
    ['next Friday', ['2026-12-18']],
    ['three days ago', ['2026-12-12']],
    ['in 2 days', ['2026-12-17']],
    ['on 3 December', ['2026-12-03']],
    ['December 3rd', ['2026-12-03']],
    ['the 3rd of January', ['2027-01-03']],
    ['2026-11-30', ['2026-11-30']],
    ['03/12/2026', ['2026-12-03']],
    ['it may be late', []],
    ['31/02/2026', []],
  ])('days: %s', (text, dates) => expect(read(text).dates).toEqual(dates));

  it('contacts', () => {
    expect(read('write to Sophie.Martin@Example.com.').emails).toEqual(['sophie.martin@example.com']);
    expect(read('my number is 06 12 34 56 78').phones).toEqual(['+33612345678']);
    expect(read('+44 20 7946 0958').phones).toEqual(['+442079460958']);
    expect(read('postcode 69003').postcodes).toEqual(['69003']);
    expect(read('my zip code is 69003').postcodes).toEqual(['69003']);
  });
  it('colours and products', () => {
    const named = read('the dress in midnight, or the blue skirt');
    expect([named.products, named.colours]).toEqual([
      ['dress', 'skirt'],
      ['midnight', 'blue'],
    ]);
  });
  it('sees through invisible characters', () =>
    expect(read('order #45\u200b8\u200b21').orders).toEqual(['45821']));
});
