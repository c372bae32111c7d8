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
});
