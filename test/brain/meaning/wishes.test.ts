import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/brain/embedded/understand.ts';
import { firstOf, onlyKind, wishParts } from '../../../src/brain/embedded/wish-parts.ts';
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
      'I want the next size up for the sandals and a refund for the trousers',
      [['exchange'], ['return']],
    ],
    ['en', "I'd like to swap the dress for an M and return the belt", [['exchange'], ['return']]],
    ['en', 'could you exchange the coat for an L and refund the scarf please', [['exchange'], ['return']]],
    [
      'fr',
      'je voudrais la taille au-dessus pour les sandales et me faire rembourser le pantalon',
      [['exchange'], ['return']],
    ],
    ['fr', 'échangez la robe en M et remboursez la ceinture', [['exchange'], ['return']]],
    ['fr', "j'aimerais échanger le manteau contre un L et renvoyer l'écharpe", [['exchange'], ['return']]],
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
    ['en', 'take the trousers off, and make the skirt a size up', ['cancellation', 'exchange']],
    ['en', 'cancel the skirt but I want the dress one size bigger', ['cancellation', 'exchange']],
    ['en', 'cancel the scarf, also return the top', ['cancellation', 'return']],
    ['en', 'return the skirt and exchange the top for an L', ['return', 'exchange']],
    ['en', 'make the skirt an M and make the blouse an L', ['exchange', 'exchange']],
    ['en', 'cancel the scarf, return the top and cancel the belt', ['cancellation', 'return']],
    ['en', "I'd like to return the skirt; the top is too small, can I have it in L?", ['return', 'exchange']],
    ['en', 'exchange the dress for an M and refund the shirt', ['exchange', 'return']],
    ['fr', 'enlevez le foulard, et mettez la blouse en taille L', ['cancellation', 'exchange']],
    ['fr', 'Annulez le pantalon et passez la blouse en M svp', ['cancellation', 'exchange']],
    ['fr', "je renvoie la jupe et j'échange le pantalon en 40", ['return', 'exchange']],
    ['fr', 'annulez le manteau, et je voudrais renvoyer le pantalon', ['cancellation', 'return']],
    ['fr', 'échangez la robe en M et remboursez-moi le pull', ['exchange', 'return']],
    ['fr', 'je veux échanger le t-shirt contre un M et renvoyer la ceinture', ['exchange', 'return']],
    ['fr', 'je voudrais annuler le foulard et renvoyer la ceinture', ['cancellation', 'return']],
  ])('keeps each with its own verb (%s: %s)', (locale, text, kinds) => {
    expect(parts(locale, text).map(([kind]) => kind)).toEqual(kinds);
  });

  it.each([
    ['en', 'return the dress, or exchange it for an M'],
    ['en', 'return the dress and swap the dress for an M'],
    ['en', 'the coat is too big, I want to return it and the shirt too'],
    ['en', 'I bought the dress in M and the skirt in S, cancel both'],
    ['fr', 'je renvoie la robe, ou je l’échange contre un M'],
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

describe('the wish that comes first', () => {
  const of = (locale: string, wish: string, text: string) => {
    const words = compiled(languageOf(locale));
    return firstOf(wishParts(wish, words, reader), text, understand(text, words, reader));
  };
  const en = 'take the trousers off, and make the skirt a size up';
  const fr = 'enlevez le foulard, et mettez la blouse en taille L';

  it.each([
    ['en', en, 'the skirt first', 1],
    ['en', en, 'no, first the skirt please', 1],
    ['en', en, 'start with the skirt', 1],
    ['en', en, 'the trousers first', 0],
    ['en', en, 'do the exchange first', 1],
    ['en', en, 'first of all thank you', -1],
    ['en', en, 'it is my first skirt order with you, when will it arrive?', -1],
    ['en', en, 'the coat first', -1],
    ['fr', fr, "la blouse d'abord", 1],
    ['fr', fr, 'commencez par la blouse svp', 1],
    ['fr', fr, 'le foulard en premier', 0],
    ['fr', fr, "d'abord une question : où est mon colis ?", -1],
  ])('is the one that is named (%s: %s, then: %s)', (locale, wish, text, first) => {
    expect(of(locale, wish, text)).toBe(first);
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
