import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/brain/embedded/understand.ts';
import { onlyKind, wishParts } from '../../../src/brain/embedded/wish-parts.ts';
import { languageOf } from '../../../src/language/index.ts';
import { compiled } from '../../../src/language/reading/compiled.ts';

/* What a message wishes for, part by part, and which of two wishes is left. */

const reader = { today: '2026-12-14', country: 'FR', known: ['45821', '45847'], expectsOrder: false };
const parts = (locale: string, text: string) =>
  wishParts(text, compiled(languageOf(locale)), reader).map(({ kind, reading }) => [
    kind,
    ...reading.named.orders,
  ]);

describe('a message with two wishes', () => {
  it.each([
    [
      'en',
      'cancel order 45847 and change the address of order 45821 to 12 rue de la Paix, 75002 Paris',
      [
        ['cancellation', '45847'],
        ['address_change', '45821'],
      ],
    ],
    [
      'en',
      'Please cancel order 45847. And send order 45821 to 12 rue de la Paix, 75002 Paris instead',
      [
        ['cancellation', '45847'],
        ['address_change', '45821'],
      ],
    ],
    [
      'en',
      'cancel the skirt of order 45847 and please change the address of it',
      [
        ['cancellation', '45847'],
        ['address_change', '45847'],
      ],
    ],
    [
      'en',
      'I want to pay order 45821 with my other card, and cancel 45847',
      [
        ['payment', '45821'],
        ['cancellation', '45847'],
      ],
    ],
    [
      'fr',
      'annulez la 45847 et changez l’adresse de la 45821 : 12 rue de la Paix, 75002 Paris',
      [
        ['cancellation', '45847'],
        ['address_change', '45821'],
      ],
    ],
    [
      'fr',
      'Je veux changer l’adresse de la commande 45821. Et annulez aussi la 45847 svp',
      [
        ['address_change', '45821'],
        ['cancellation', '45847'],
      ],
    ],
  ] as const)('is read wish by wish, each with its own order (%s: %s)', (locale, text, wishes) => {
    expect(parts(locale, text)).toEqual(wishes);
  });

  it.each([
    ['en', 'cancel order 45847 please, I live at 12 rue de la Paix, 75002 Paris'],
    ['en', 'I want to return the dress and the coat, they are too small'],
    ['en', 'cancel the coat, and the scarf too'],
    ['en', 'Where is my order? I want to cancel it'],
    ['fr', 'je veux renvoyer la robe et être remboursée'],
    ['fr', 'annulez la commande, je me suis trompée'],
  ])('is none with one (%s: %s)', (locale, text) => {
    expect(parts(locale, text)).toEqual([]);
  });
});

describe('the wish that is left of two', () => {
  it.each([
    ['en', 'only the address, leave the skirt', 'address_change'],
    ['en', 'just the address then', 'address_change'],
    ['en', 'not the cancellation, just the address change', 'address_change'],
    ['en', 'only the cancellation please', 'cancellation'],
    ['fr', 'seulement l’adresse, laissez la jupe', 'address_change'],
    ['fr', 'juste l’adresse alors', 'address_change'],
    ['fr', 'non, uniquement l’annulation', 'cancellation'],
    ['en', 'yes please', null],
    ['en', 'what is the address?', null],
    ['en', 'refund me to my card only', null],
    ['fr', 'oui, annulez et changez l’adresse', null],
  ] as const)('is the one that is named alone (%s: %s)', (locale, text, kind) => {
    expect(onlyKind(understand(text, compiled(languageOf(locale)), reader))).toBe(kind);
  });
});
