import { describe, expect, it } from 'vitest';
import { ofType, order, product, type Said, World } from '../world.ts';

/* Words that keep what is on a card take it off, and another thing that they name is all that is put: a bare yes covers that alone. */

const TALKS = {
  en: {
    cancel: [
      'cancel the coat in my order',
      'actually no, cancel the dress and keep the coat',
      'keep the coat, cancel the dress instead',
      'leave the coat, cancel the dress',
      'the coat stays, cancel the dress',
      'wait, cancel the dress and leave the coat in the order',
      'I’ll keep the coat but cancel the dress',
      'cancel the dress, don’t cancel the coat',
    ],
    return: [
      'I want to return the coat for a refund',
      'actually no, return the dress and keep the coat',
      'keep the coat, return the dress instead',
      'no keep the coat and send back the dress',
      'the coat stays, return the dress',
      'I’m keeping the coat, send the dress back',
    ],
    exchange: [
      'exchange the coat for an M',
      'actually no, exchange the dress for an M and keep the coat',
      'keep the coat, exchange the dress for an M instead',
      'the coat stays, swap the dress for an M',
      'exchange the dress for an M and leave the coat',
      'sorry, swap the dress for an M, I keep the coat',
    ],
  },
  fr: {
    cancel: [
      'annulez le manteau de ma commande',
      'en fait non, annulez la robe et gardez le manteau',
      'gardez le manteau, annulez plutôt la robe',
      'laissez le manteau, annulez la robe',
      'le manteau reste, annulez la robe',
      'finalement annulez la robe et laissez le manteau',
      'annulez la robe à la place, je garde le manteau',
    ],
    return: [
      'je veux renvoyer le manteau contre remboursement',
      'en fait non, je renvoie la robe et je garde le manteau',
      'je garde le manteau, je renvoie plutôt la robe',
      'finalement je garde le manteau et je rends la robe',
      'le manteau reste, renvoyez la robe',
      'je renvoie la robe et je garde le manteau',
    ],
    exchange: [
      'échangez le manteau contre un M',
      'en fait non, échangez la robe contre un M et je garde le manteau',
      'je garde le manteau, échangez plutôt la robe en M',
      'finalement je garde le manteau, échangez la robe contre un M',
      'échangez la robe contre un M et gardez le manteau',
      'le manteau reste, échangez la robe contre un M',
    ],
  },
} as const;
const YES = { en: 'yes', fr: 'oui' } as const;
const cases = (['en', 'fr'] as const).flatMap((locale) =>
  (['cancel', 'return', 'exchange'] as const).flatMap((does) => {
    const [first, ...others] = TALKS[locale][does];
    return others.map((words) => ({ locale, does, first, words }));
  }),
);

const thing = (line: string, title: string) => ({
  ...{ line, sku: `${title}-S`, product: title, title },
  ...{ options: { size: 'S' }, quantity: 1, price: 4_000 },
});

function world(locale: string, pending: boolean): World {
  const made = new World().speak('whatsapp', 'verified', 'Sophie');
  made.locale = locale;
  made.products = ['Nuage coat', 'Lune dress'].map((title) =>
    product({
      ...{ id: title, title },
      variants: ['S', 'M', 'L'].map((size) => ({
        ...{ sku: `${title}-${size}`, options: { size }, price: 4_000, stock: 3 },
      })),
    }),
  );
  const items = [thing('1', 'Nuage coat'), thing('2', 'Lune dress')];
  made.orders = [
    pending
      ? order({
          ...{ items, status: 'pending', shippedAt: null, deliveredAt: null, shipments: [] },
          returnable: { open: false, reason: 'not_delivered', lastDay: null },
        })
      : order({ items }),
  ];
  return made;
}

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => JSON.stringify(call.input));
const done = (talk: World) =>
  talk.done.filter(({ does }) => does !== null).map(({ input }) => JSON.stringify(input));
const COAT = /"line":"1"|"lines":\[[^\]]*"1"/;
const DRESS = /"line":"2"|"lines":\["2"\]/;

describe('words that keep the thing on a card and name another', () => {
  it.each(cases)('put the other alone ($locale, $does): $words', async ({ locale, does, first, words }) => {
    const talk = world(locale, does === 'cancel');
    const before = await talk.say(first);
    expect(put(before)).toEqual([expect.stringMatching(COAT)]);
    const after = await talk.say(words);
    expect(put(after)).toEqual([expect.stringMatching(DRESS)]);
    expect(talk.cards.map(({ alternatives }) => JSON.stringify(alternatives))).toEqual([
      expect.not.stringMatching(/Nuage coat/),
    ]);
    await talk.say(YES[locale]);
    expect(done(talk)).toEqual([expect.stringMatching(DRESS)]);
  });

  it.each([
    ['en', 'cancel the coat in my order', 'actually no, cancel the dress and keep the coat'],
    ['fr', 'annulez le manteau de ma commande', 'en fait non, annulez la robe et gardez le manteau'],
  ] as const)('leave the kept thing alone beyond the limits too (%s)', async (locale, first, words) => {
    const talk = world(locale, true);
    talk.limited = ['cancel_order'];
    await talk.say(first);
    expect(put(await talk.say(words))).toEqual([expect.stringMatching(DRESS)]);
    await talk.say(YES[locale]);
    expect(done(talk)).toEqual([]);
    expect(talk.cards).toEqual([]);
  });

  it.each([
    ['en', 'cancel the coat in my order', 'actually no, cancel the trousers and keep the coat', 'yes'],
    [
      'fr',
      'annulez le manteau de ma commande',
      'en fait non, annulez le pantalon et gardez le manteau',
      'oui',
    ],
  ] as const)(
    'void the card where the other is not theirs: a yes is to nothing (%s)',
    async (locale, first, words, yes) => {
      const talk = world(locale, true);
      await talk.say(first);
      expect(put(await talk.say(words)).filter((input) => COAT.test(input))).toEqual([]);
      await talk.say(yes);
      expect(done(talk).filter((input) => COAT.test(input))).toEqual([]);
    },
  );

  it.each([
    ['en', 'cancel the coat in my order', 'yes, cancel the coat and keep the dress'],
    ['fr', 'annulez le manteau de ma commande', 'oui, annulez le manteau et gardez la robe'],
  ] as const)('and are none against a card about what is not kept (%s)', async (locale, first, words) => {
    const talk = world(locale, true);
    await talk.say(first);
    await talk.say(words);
    if (done(talk).length === 0) await talk.say(YES[locale]);
    expect(done(talk)).toEqual([expect.stringMatching(COAT)]);
  });
});
