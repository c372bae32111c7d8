import { describe, expect, it } from 'vitest';
import { postalIn } from '../../../src/language/reading/postal.ts';

describe('an address in a message', () => {
  it.each([
    [
      'please send it to my other address, 5 rue Mercière 69001 Lyon',
      'FR',
      '5 rue Mercière',
      '69001',
      'Lyon',
    ],
    [
      'Livrez-la plutôt au 12 bis avenue de la République, 75011 Paris svp',
      'FR',
      '12 bis avenue de la République',
      '75011',
      'Paris',
    ],
    ['My new address:\n8 rue de Sèze\n69006 Lyon\nThanks, Sophie', 'FR', '8 rue de Sèze', '69006', 'Lyon'],
    ['Bitte an Hauptstraße 5, 10115 Berlin schicken', 'DE', 'Hauptstraße 5', '10115', 'Berlin'],
    [
      'send order 45830 to 10 Downing Street, London SW1A 2AA please',
      'GB',
      '10 Downing Street',
      'SW1A 2AA',
      'London',
    ],
    ['naar Keizersgracht 12, 1015 CX Amsterdam graag', 'NL', 'Keizersgracht 12', '1015 CX', 'Amsterdam'],
  ])('is read whole: %s', (text, country, line1, postcode, city) => {
    expect(postalIn(text, country)).toEqual({ line1, postcode, city, country });
  });

  it.each([
    ['send it to my other address'],
    ['order 45830 to Lyon'],
    ['I paid 45000 Euros for it'],
    ['69001 Lyon'],
    ['rue Mercière, Lyon'],
    ['not 5 rue Mercière 69001 Lyon but 8 rue de Sèze 69006 Lyon'],
  ])('is none where it is not whole, or two are: %s', (text) => {
    expect(postalIn(text, 'FR')).toBeNull();
  });

  it.each([
    ['Hauptstr. 12, 10115 Berlin', 'FR', 'DE'],
    ['Rosenweg 15, 80331 München', 'FR', 'DE'],
    ['5 Rosenweg, 80331 Munich, Germany', 'FR', 'DE'],
    ['Am Markt 5, D-10115 Berlin', 'FR', 'DE'],
    ['Via Roma 12, 00184 Roma', 'FR', 'IT'],
    ['Av. Diagonal 5, 08019 Barcelona', 'FR', 'ES'],
    ['12 rue Haute, 1000 Bruxelles, Belgique', 'FR', 'BE'],
    ['Bahnhofstrasse 5, 8001 Zürich Schweiz', 'FR', 'CH'],
    ['Kaiserstr. 5, 1010 Wien, Österreich', 'DE', 'AT'],
    ['12 rue de la Paix, 75002 Paris', 'DE', 'FR'],
    ["12 place d'Italie, 75013 Paris", 'FR', 'FR'],
    ['Am Markt 5, 10115 Berlin', 'DE', 'DE'],
    ['5 Unter den Linden, 10117 Berlin', 'FR', null],
    ['12 rue Haute, 1000 Bruxelles', 'FR', null],
  ])(
    'is in the country that it says or is written as, and else in none yet: %s (%s)',
    (text, store, country) => {
      expect(postalIn(text, store)?.country).toBe(country);
    },
  );

  it('has a town without the country behind it', () => {
    expect(postalIn('Bahnhofstrasse 5, 8001 Zürich Schweiz', 'FR')?.city).toBe('Zürich');
  });
});
