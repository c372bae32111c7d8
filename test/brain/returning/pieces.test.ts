import { describe, expect, it } from 'vitest';
import { luneDress } from '../../../sandbox/seed/dress.ts';
import { piecesOut } from '../../../src/language/reading/pieces.ts';
import { ofType, order, type Said, World } from '../world.ts';

/* Of a thing that was ordered twice, as many pieces as are meant go on the card, and no more. */

const TITLE = 'Jardin denim skirt jupe en jean';

describe('how many pieces are to go', () => {
  it.each([
    ['je veux en renvoyer une seule', 2, 1],
    ['deux jupes alors que j’en voulais qu’une', 2, 1],
    ['finalement je n’en veux plus qu’une paire', 2, 1],
    ['j’en garde une et je renvoie les autres', 3, 2],
    ['annulez une des deux paires', 2, 1],
    ['une seule en fait', 2, 1],
    ['oui pour une jupe', 2, 1],
    ['j’ai reçu deux jupes au lieu d’une', 2, 1],
    ['oui les deux', 2, 2],
    ['one of the two skirts, I only need one', 2, 1],
    ['I ordered two skirts and want to return one', 2, 1],
    ['keep one and return the others', 3, 2],
    ['send back two of the three', 3, 2],
    ['I’d like one of the skirts refunded', 2, 1],
    ['yes, one', 2, 1],
    ['just one please', 2, 1],
    ['1', 2, 1],
    ['yes both', 2, 2],
    ['only one', 3, 'unclear'],
    ['une seule', 3, 'unclear'],
    ['I no longer need one of them', 3, 'unclear'],
    ['I want to return the skirt', 2, null],
    ['one question: how long does it take?', 2, null],
    ['cancel one order', 2, null],
    ['une seconde', 2, null],
    ['renvoyez-moi une étiquette', 2, null],
    ['the black one is too big', 2, null],
    ['I want one more', 2, null],
    ['yes', 2, null],
  ] as const)('“%s”, of %i: %s', (words, quantity, count) => {
    expect(piecesOut(words, quantity, TITLE)).toBe(count);
  });
});

const blazer = { ...luneDress(), sku: 'BL-1', product: 'BL-1', title: 'Brise blazer', quantity: 2 };

function world(locale: string, status: 'pending' | 'delivered', quantity = 2): World {
  const made = new World();
  made.locale = locale;
  made.orders = [
    order({
      total: 8700 * quantity,
      items: [{ ...blazer, quantity }],
      ...(status === 'pending'
        ? {
            ...{ status, shippedAt: null, deliveredAt: null, shipments: [] },
            returnable: { open: false, reason: 'not_delivered', lastDay: null },
          }
        : {}),
    }),
  ];
  return made.speak('chat', 'verified', 'Sophie');
}

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => call.input);
const lots = (quantity: number) => [{ lines: [{ line: '1', quantity }] }];

describe('a return of some of them', () => {
  it.each([
    ['en', 'I want to return one of the two blazers, I only need one'],
    ['en', 'One of the blazers is too big, can I send it back?'],
    ['fr', 'Je veux renvoyer un seul des deux blazers'],
    ['fr', 'J’ai deux blazers alors que j’en voulais qu’un, je voudrais le renvoyer'],
  ])('%s: “%s” goes through for one', async (locale, words) => {
    const shop = world(locale, 'delivered');
    const said = await shop.say(words);
    const asked = shop.calls.find(({ name }) => name === 'return_item')?.input ?? put(said)[0];
    expect(asked).toMatchObject(lots(1)[0] ?? {});
  });

  it.each([
    ['en', 'The blazers are too big, I would like a refund', 'yes, one'],
    ['en', 'The blazers are too big, I would like a refund', 'just one of them actually'],
    ['fr', 'Les blazers sont trop grands, je veux un remboursement', 'un seul en fait'],
    ['fr', 'Les blazers sont trop grands, je veux un remboursement', 'je veux en renvoyer un seul'],
    ['fr', 'Les blazers sont trop grands, je veux un remboursement', 'oui pour un blazer'],
  ])('%s: “%s”, “%s” makes the card one for one', async (locale, first, then) => {
    const shop = world(locale, 'delivered');
    expect(put(await shop.say(first))).toMatchObject([{ lines: ['1'] }]);
    expect(put(await shop.say(then))).toMatchObject(lots(1));
    expect(shop.calls.map(({ name }) => name)).not.toContain('return_item');
    await shop.say(locale === 'fr' ? 'oui' : 'yes');
    expect(shop.calls.at(-1)?.input).toMatchObject(lots(1)[0] ?? {});
  });

  it.each([
    ['en', 'I would like a refund for the blazer', /How many of the 2/, 'one please'],
    ['fr', 'Je voudrais un remboursement pour le blazer', /Sur les 2 articles/, 'un seul'],
  ])(
    '%s: “%s” asks how many, and an answer in words or by a button is one',
    async (locale, words, asks, one) => {
      const shop = world(locale, 'delivered');
      const said = await shop.say(words);
      expect(said.text).toMatch(asks);
      expect(said.choices.map(({ label }) => label)).toEqual(expect.arrayContaining(['1', '2']));
      expect(put(await shop.say(one))).toMatchObject(lots(1));
      const other = world(locale, 'delivered');
      await other.say(words);
      expect(put(await other.press('item:45821:1:x2'))).toMatchObject([{ lines: ['1'] }]);
    },
  );
});

describe('a cancellation of some of them', () => {
  it.each([
    ['en', 'Please cancel one of the two blazers'],
    ['en', 'I only want one blazer, cancel the other one'],
    ['fr', 'Annulez un des deux blazers'],
    ['fr', 'Je veux annuler, finalement je n’en veux plus qu’un'],
  ])('%s: “%s” is put for one', async (locale, words) => {
    const shop = world(locale, 'pending');
    expect(put(await shop.say(words))).toMatchObject(lots(1));
  });

  it.each([
    ['en', 'Cancel my order', 'actually I only need one of them'],
    ['fr', 'Annulez ma commande', 'finalement je n’en veux plus qu’un'],
  ])('%s: “%s”, “%s” keeps one, and a yes cancels the rest alone', async (locale, first, then) => {
    const shop = world(locale, 'pending', 3);
    expect(put(await shop.say(first))[0]).not.toHaveProperty('lines');
    expect(put(await shop.say(then))).toMatchObject(lots(2));
    await shop.say(locale === 'fr' ? 'oui' : 'yes');
    expect(shop.calls.at(-1)?.input).toMatchObject(lots(2)[0] ?? {});
    expect(shop.orders[0]?.status).toBe('pending');
  });

  it('all of it stays all of it', async () => {
    const shop = world('en', 'pending');
    expect(put(await shop.say('Cancel my order'))[0]).not.toHaveProperty('lines');
  });
});
