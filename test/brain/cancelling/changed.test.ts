import { describe, expect, it } from 'vitest';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, product, type Said } from '../world.ts';

/* What is to be changed of an order that has not left is never cancelled for it, whatever is on a card meanwhile. */

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);

function shopper(locale: string) {
  const sandals = {
    ...piece('2', 'S-1', locale === 'fr' ? 'Sandales Rivage' : 'Rivage sandals'),
    ...{ sku: 'S-1-38', options: { size: '38', colour: 'navy' } },
  };
  const dress = piece('1', 'D-1', locale === 'fr' ? 'Robe Lune' : 'Lune dress');
  const made = world(locale, {
    ...pending('45832', 'x'),
    items: [dress, sandals, piece('3', 'B-1', 'Boréal')],
  });
  made.products = [
    product({
      ...{ id: 'S-1', title: 'Rivage sandals' },
      variants: ['38', '39', '40'].map((size) => ({
        ...{ sku: `S-1-${size}`, options: { size, colour: 'navy' }, price: 5000, stock: 3 },
      })),
    }),
  ];
  return made;
}

const to = (sku: string) => [['change_items', { order: '45832', items: [{ line: '2', sku }] }]];

describe('another size for a thing, by a bare number', () => {
  const lines = [
    ['en', 'Actually also change the sandals to a 39', 'S-1-39'],
    ['en', 'can you switch the sandals to 39 too?', 'S-1-39'],
    ['en', 'change the sandals for a 40, they run small', 'S-1-40'],
    ['fr', 'et changez aussi les sandales pour du 39', 'S-1-39'],
    ['fr', 'passez les sandales en 40 svp', 'S-1-40'],
  ] as const;

  it.each(lines)('is put while a cancellation is on a card (%s: %s)', async (locale, words, sku) => {
    const talk = shopper(locale);
    await talk.say(locale === 'en' ? 'cancel the dress' : 'annulez la robe');
    expect(put(await talk.say(words))).toEqual(to(sku));
  });

  it.each(lines)(
    'is put after a cancellation, and with nothing before (%s: %s)',
    async (locale, words, sku) => {
      const talk = shopper(locale);
      expect(put(await talk.say(words))).toEqual(to(sku));
      const after = shopper(locale);
      await after.say(locale === 'en' ? 'cancel the dress' : 'annulez la robe');
      await after.say(locale === 'en' ? 'yes' : 'oui');
      expect(put(await after.say(words))).toEqual(to(sku));
    },
  );
});

describe('a change of something else', () => {
  it.each([
    ['en', 'change the delivery of the sandals to 31 December'],
    ['en', 'change the sandals to the blue pair'],
    ['en', 'change the address for the sandals to 39 King Street'],
    ['fr', 'changez la livraison des sandales pour le 31 décembre'],
  ])('cancels nothing while a cancellation is on a card (%s: %s)', async (locale, words) => {
    const talk = shopper(locale);
    await talk.say(locale === 'en' ? 'cancel the dress' : 'annulez la robe');
    const tools = put(await talk.say(words)).map(([tool]) => tool);
    expect(tools).not.toContain('cancel_order');
    expect(put(await shopper(locale).say(words))).not.toEqual(to('S-1-39'));
  });

  it.each([
    ['en', 'the sandals'],
    ['en', 'also the sandals'],
  ])('is not what a thing named beside a cancellation is for (%s: %s)', async (locale, words) => {
    const talk = shopper(locale);
    await talk.say('cancel the dress');
    expect(put(await talk.say(words)).map(([tool]) => tool)).toEqual(['cancel_order']);
  });
});
