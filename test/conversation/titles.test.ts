import { describe, expect, it } from 'vitest';
import { everyTitle, inLanguage, titlesOf } from '../../src/conversation/titles.ts';

const dress = { title: 'Lune dress', titles: { fr: 'Robe Lune' }, options: { size: 'S' } };

describe('what things are called', () => {
  it('is said in the language that is spoken, wherever they stand', () => {
    const told = inLanguage({ orders: [{ id: '1', items: [dress] }], at: null }, 'fr-CA');
    expect(told.orders[0]?.items[0]?.title).toBe('Robe Lune');
    expect(everyTitle(told.orders[0]?.items[0] ?? { title: '' })).toEqual(['Robe Lune', 'Lune dress']);
  });

  it('stays where the shop has no word for it, and the data is the same data', () => {
    const data = { orders: [{ items: [dress] }] };
    expect(inLanguage(data, 'de')).toBe(data);
    expect(inLanguage(data, 'en')).toBe(data);
  });

  it('covers a product and its description', () => {
    const product = {
      title: 'Lune dress',
      description: 'Bias-cut.',
      translations: {
        fr: { title: 'Robe Lune', description: 'En biais.' },
        de: { title: undefined, description: 'Schräg.' },
      },
    };
    expect(inLanguage(product, 'fr')).toMatchObject({ title: 'Robe Lune', description: 'En biais.' });
    expect(inLanguage(product, 'de')).toMatchObject({ title: 'Lune dress', description: 'Schräg.' });
    expect(everyTitle(product)).toEqual(['Lune dress', 'Robe Lune']);
  });

  it('comes of no language that is a property’s name', () => {
    for (const locale of ['constructor', '__proto__', 'toString'])
      expect(inLanguage(dress, locale)).toBe(dress);
  });

  it('leaves dates, bytes and maps as they are', () => {
    const data = { at: new Date(0), bytes: new Uint8Array([1]), map: new Map([['title', 'a']]) };
    expect(inLanguage(data, 'fr')).toBe(data);
  });

  it('is absent where no translation has a title', () => {
    expect(titlesOf(undefined)).toBeNull();
    expect(titlesOf({ fr: { title: undefined } })).toBeNull();
  });
});
