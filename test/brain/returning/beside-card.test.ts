import { describe, expect, it } from 'vitest';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, order, product, type Said, type World } from '../world.ts';

/* What is on a card stays there when something of the same kind is added in words of any length; what replaces it does not. */

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);

const NAMES = {
  en: ['Nacre shirt', 'Perle silk top', 'Brume scarf', 'Dune trousers', 'Valse skirt'],
  fr: ['Chemise Nacre', 'Haut en soie Perle', 'Écharpe Brume', 'Pantalon Dune', 'Jupe Valse'],
} as const;

function shopper(locale: 'en' | 'fr', sent = true): World {
  const items = NAMES[locale].map((title, n) => piece(`${n + 1}`, `P-${n + 1}`, title));
  const made = world(locale, sent ? order({ id: '45840', items }) : { ...pending('45840', 'x'), items });
  made.products = NAMES[locale].map((title, n) =>
    product({
      ...{ id: `P-${n + 1}`, title },
      variants: ['S', 'M', 'L'].map((size) => ({
        ...{ sku: `P-${n + 1}-${size}`, options: { size, colour: 'navy' }, price: 5000, stock: 3 },
      })),
    }),
  );
  return made;
}

const RETURN = {
  en: 'I want to return the shirt for a refund',
  fr: 'je veux renvoyer la chemise pour un remboursement',
};
const SWAP = { en: 'exchange the trousers for an M', fr: 'je voudrais échanger le pantalon contre un M' };
const CANCEL = { en: 'cancel the trousers', fr: 'annulez le pantalon' };

describe('a return for a refund on a card', () => {
  it.each([
    ['en', "oh and the silk top as well while we're at it", '2'],
    ['en', "I'd also like to return the silk top", '2'],
    ['en', 'and the scarf too', '3'],
    ['en', 'can I return the scarf too?', '3'],
    ['fr', "et le haut en soie aussi tant qu'on y est", '2'],
    ['fr', 'et aussi le haut en soie, il est trop grand', '2'],
    ['fr', "et l'écharpe aussi ?", '3'],
  ] as const)('stays there with what is added (%s: %s)', async (locale, words, line) => {
    const talk = shopper(locale);
    await talk.say(RETURN[locale]);
    const both = { order: '45840', lines: ['1', line], settlement: 'original' };
    expect(put(await talk.say(words))).toEqual([['return_item', both]]);
    await talk.say(locale === 'en' ? 'yes' : 'oui');
    expect(talk.calls.map(({ input }) => input)).toEqual([both]);
  });

  it.each([
    ['en', 'no, the silk top'],
    ['en', 'not the shirt, the silk top'],
    ['fr', 'non, le haut en soie'],
    ['fr', 'pas la chemise, le haut en soie'],
  ] as const)('does not stay beside what is meant in its place (%s: %s)', async (locale, words) => {
    const talk = shopper(locale);
    await talk.say(RETURN[locale]);
    const lines = put(await talk.say(words)).map(([, input]) => (input as { lines: string[] }).lines);
    expect(lines).toEqual([['2']]);
  });
});

describe('an exchange on a card', () => {
  it.each([
    ['en', 'and the skirt too', 'P-5-M'],
    ['en', 'and the skirt in L too', 'P-5-L'],
    ['en', 'can I also swap the skirt for an L?', 'P-5-L'],
    ['fr', 'et la jupe aussi', 'P-5-M'],
    ['fr', "et la jupe en L aussi tant qu'on y est", 'P-5-L'],
  ] as const)('stays there with what is added (%s: %s)', async (locale, words, sku) => {
    const talk = shopper(locale);
    await talk.say(SWAP[locale]);
    expect(put(await talk.say(words))).toEqual([
      ['exchange_item', { order: '45840', line: '4', sku: 'P-4-M', also: [{ line: '5', sku }] }],
    ]);
  });

  it.each([
    ['en', 'exchange the trousers for one size up', 'and the skirt one size up too'],
    [
      'fr',
      'je voudrais échanger le pantalon contre la taille au dessus',
      'et la jupe en taille au dessus aussi',
    ],
  ] as const)('stays there with the next size of another (%s: %s, %s)', async (locale, wish, words) => {
    const talk = shopper(locale);
    await talk.say(wish);
    expect(put(await talk.say(words))).toEqual([
      ['exchange_item', { order: '45840', line: '4', sku: 'P-4-M', also: [{ line: '5', sku: 'P-5-M' }] }],
    ]);
  });

  it.each([
    ['en', "yes to the exchange, but I'll think about the skirt"],
    ['fr', "oui pour l'échange, mais pour la jupe je vais réfléchir"],
  ] as const)('is done where another thing is put off beside a yes to it (%s: %s)', async (locale, words) => {
    const talk = shopper(locale);
    await talk.say(SWAP[locale]);
    await talk.say(words);
    expect(talk.calls.filter(({ name }) => name === 'exchange_item').map(({ input }) => input)).toEqual([
      { order: '45840', line: '4', sku: 'P-4-M' },
    ]);
  });

  it.each(['en', 'fr'] as const)('of what has not left stays there too (%s)', async (locale) => {
    const talk = shopper(locale, false);
    await talk.say(SWAP[locale]);
    const words = locale === 'en' ? 'and the skirt in L too' : 'et la jupe en L aussi';
    const items = [
      { line: '4', sku: 'P-4-M' },
      { line: '5', sku: 'P-5-L' },
    ];
    expect(put(await talk.say(words))).toEqual([['change_items', { order: '45840', items }]]);
  });

  it.each([
    ['en', 'make it an L'],
    ['fr', 'plutôt en L'],
  ] as const)('gives way to another size of the same thing (%s: %s)', async (locale, words) => {
    const talk = shopper(locale);
    await talk.say(SWAP[locale]);
    expect(put(await talk.say(words))).toEqual([
      ['exchange_item', { order: '45840', line: '4', sku: 'P-4-L' }],
    ]);
  });
});

describe('a cancellation on a card', () => {
  it.each([
    ['en', "oh and the skirt too while you're at it"],
    ['en', 'also please cancel the skirt, it is far too long for me'],
    ['fr', 'et la jupe aussi pendant que vous y êtes'],
    ['fr', "et la jupe tant qu'on y est"],
  ] as const)('stays there with what is added (%s: %s)', async (locale, words) => {
    const talk = shopper(locale, false);
    await talk.say(CANCEL[locale]);
    expect(put(await talk.say(words))).toEqual([['cancel_order', { order: '45840', lines: ['4', '5'] }]]);
  });

  it.each([
    ['en', 'and when does the skirt arrive?'],
    ['fr', 'et la jupe, elle arrive quand ?'],
  ] as const)('takes up nothing that is only asked about (%s: %s)', async (locale, words) => {
    const talk = shopper(locale, false);
    await talk.say(CANCEL[locale]);
    expect(JSON.stringify(put(await talk.say(words)))).not.toContain('"5"');
  });
});
