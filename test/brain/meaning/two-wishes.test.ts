import { describe, expect, it } from 'vitest';
import { ofType, order, product, type Said, World } from '../world.ts';

/* Two wishes about two things: each keeps its own verb and its own thing, and both are taken up. */

const thing = (line: string, title: string) => ({
  ...{ line, sku: `${title}-S`, product: title, title },
  ...{ options: { size: 'S' }, quantity: 1, price: 4_000 },
});
const sizes = (title: string) =>
  product({
    id: title,
    title,
    variants: ['S', 'M', 'L'].map((size) => ({
      ...{ sku: `${title}-${size}`, options: { size }, price: 4_000, stock: 3 },
    })),
  });

function world(locale: string): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = locale;
  made.products = ['Atelier trousers', 'Valse skirt', 'Nuage blouse', 'Soie scarf'].map(sizes);
  made.orders = [
    order({
      ...{ id: '45847', status: 'pending', shippedAt: null, deliveredAt: null, shipments: [] },
      items: [thing('1', 'Atelier trousers'), thing('2', 'Valse skirt'), thing('3', 'Soie scarf')],
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    }),
    order({ items: [thing('1', 'Nuage blouse')] }),
  ];
  return made;
}

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);
const CANCEL = ['cancel_order', { order: '45847', lines: ['1'] }];
const CHANGE = ['change_items', { order: '45847', items: [{ line: '2', sku: 'Valse skirt-M' }] }];
const RETURN = ['return_item', { order: '45821', lines: ['1'] }];

describe.each([
  [
    'en',
    ['take the trousers off, and make the skirt a size up', 'the skirt first', 'yes please'],
    'cancel the trousers, also return the blouse',
  ],
  [
    'fr',
    ['enlevez le pantalon, et mettez la jupe en taille M', "la jupe d'abord", 'oui merci'],
    'annulez le pantalon, et je voudrais renvoyer le chemisier',
  ],
] as const)('two wishes (%s)', (locale, [wish, first, yes], back) => {
  it('are put one after the other, each with its own verb', async () => {
    const talk = world(locale);
    expect(put(await talk.say(wish))).toEqual([CANCEL]);
    expect(put(await talk.say(yes))).toEqual([CHANGE]);
    await talk.say(yes);
    expect(talk.done.map(({ tool }) => tool)).toEqual(['cancel_order', 'change_items']);
  });

  it('are taken up in the order that is asked for', async () => {
    const talk = world(locale);
    await talk.say(wish);
    expect(put(await talk.say(first))).toEqual([CHANGE]);
    expect(put(await talk.say(yes))).toEqual([CANCEL]);
    await talk.say(yes);
    expect(talk.done.map(({ tool }) => tool)).toEqual(['change_items', 'cancel_order']);
  });

  it('leave the second once the first is declined', async () => {
    const talk = world(locale);
    await talk.say(wish);
    expect(put(await talk.say(locale === 'fr' ? 'non' : 'no'))).toEqual([CHANGE]);
  });

  it('leave the second when the first waits for a person', async () => {
    const talk = world(locale);
    talk.limited = ['cancel_order'];
    expect(put(await talk.say(back))).toEqual([CANCEL]);
    const said = await talk.say(yes);
    expect(said.text).toContain('A colleague has to approve this.');
    expect(put(said)).toEqual([RETURN]);
  });
});

describe('a swap and a return of one order', () => {
  const both = (locale: string): World => {
    const made = world(locale);
    made.orders = [order({ items: [thing('1', 'Nuage blouse'), thing('2', 'Valse skirt')] })];
    return made;
  };

  it.each([
    ['en', 'return the blouse and exchange the skirt for an M', 'the skirt first', 'yes please'],
    ['fr', 'je renvoie le chemisier et j’échange la jupe contre un M', "la jupe d'abord", 'oui merci'],
  ])('are both taken up, the swap first (%s)', async (locale, wish, first, yes) => {
    const talk = both(locale);
    expect(put(await talk.say(wish))).toEqual([['return_item', { order: '45821', lines: ['1'] }]]);
    expect(put(await talk.say(first))).toEqual([
      ['exchange_item', { order: '45821', line: '2', sku: 'Valse skirt-M' }],
    ]);
    expect(put(await talk.say(yes))).toEqual([['return_item', { order: '45821', lines: ['1'] }]]);
  });
});

describe('“cancel nothing else”', () => {
  it.each([
    ['en', 'my blouse is too big so send it back, and cancel nothing else'],
    ['fr', 'le chemisier est trop grand, je le renvoie, et n’annulez rien d’autre'],
  ])('cancels nothing (%s: %s)', async (locale, words) => {
    const said = await world(locale).say(words);
    expect(put(said).filter(([tool]) => tool === 'cancel_order')).toEqual([]);
    expect([...put(said).map(([tool]) => tool), ...said.calls]).toContain('return_item');
  });
});
