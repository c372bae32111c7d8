import { describe, expect, it } from 'vitest';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, order, type Said } from '../world.ts';

/* A part of an order is on a card, and all of it is meant. */

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);
const items = [
  piece('1', 'C-1', 'Boréal coat'),
  piece('2', 'D-1', 'Colline dress'),
  piece('3', 'T-1', 'Essentiel top'),
];

const whole = [
  ['en', 'actually cancel everything'],
  ['en', 'the entire order please'],
  ['en', 'no wait, all of it'],
  ['en', 'hmm, make it the whole order'],
  ['en', 'cancel the lot'],
  ['fr', 'en fait annulez tout'],
  ['fr', 'toute la commande finalement'],
  ['fr', 'finalement tout svp'],
  ['fr', 'annulez la commande entière plutôt'],
  ['fr', 'non, l’ensemble de la commande'],
] as const;

describe('a card for a part of an order', () => {
  it.each(whole)('gives way to one for all of it (%s: %s)', async (locale, words) => {
    const talk = world(locale, { ...pending('45847', 'x'), items });
    await talk.say(locale === 'en' ? 'cancel the coat' : 'annuler le manteau de ma commande 45847');
    const said = await talk.say(words);
    expect(put(said)).toEqual([['cancel_order', { order: '45847' }]]);
    expect(talk.calls).toEqual([]);
    await talk.say(locale === 'en' ? 'yes' : 'oui');
    expect(talk.orders[0]?.status).toBe('cancelled');
  });

  it.each([
    ['en', 'not everything, only the coat'],
    ['en', 'cancel everything but the dress'],
    ['fr', 'pas tout, juste le manteau'],
    ['fr', 'tout de suite svp'],
  ])('stays where a part is meant (%s: %s)', async (locale, words) => {
    const talk = world(locale, { ...pending('45847', 'x'), items });
    await talk.say(locale === 'en' ? 'cancel the coat' : 'annuler le manteau de ma commande 45847');
    const said = await talk.say(words);
    expect(put(said)).not.toContainEqual(['cancel_order', { order: '45847' }]);
  });

  it.each([
    ['en', 'could I return the coat?', 'actually the whole order'],
    ['fr', 'je peux renvoyer le manteau ?', 'renvoyons tout finalement'],
  ])('to be sent back gives way to all of it (%s: %s)', async (locale, first, words) => {
    const talk = world(locale, order({ items }));
    await talk.say(first);
    expect(put(await talk.say(words))).toEqual([
      ['return_item', expect.objectContaining({ lines: ['1', '2', '3'] })],
    ]);
  });
});

describe('a card for all of an order', () => {
  const less = [
    ['en', 'oh sorry not the whole order, only one thing of it'],
    ['en', 'no not everything'],
    ['en', 'just one item please'],
    ['en', 'I don’t want to cancel all of it'],
    ['fr', 'non pas toute la commande, juste un article'],
    ['fr', 'pas tout, seulement un des articles'],
    ['fr', 'en fait juste un article'],
  ] as const;

  it.each(less)('gives way to the question which part (%s: %s)', async (locale, words) => {
    const talk = world(locale, { ...pending('45847', 'x'), items });
    await talk.say(locale === 'en' ? 'cancel order 45847' : 'annulez la commande 45847');
    const said = await talk.say(words);
    expect(put(said)).toEqual([]);
    expect(said.choices.map(({ id }) => id)).toEqual(['item:45847:1', 'item:45847:2', 'item:45847:3']);
    const first = await talk.say(locale === 'en' ? 'the first one yes thank you' : 'le premier oui merci');
    expect(put(first)).toEqual([['cancel_order', { order: '45847', lines: ['1'] }]]);
  });

  it.each([
    ['en', 'not the whole order, just the dress'],
    ['fr', 'pas toute la commande, juste la robe'],
  ])('gives way to the part that is named (%s: %s)', async (locale, words) => {
    const talk = world(locale, { ...pending('45847', 'x'), items });
    await talk.say(locale === 'en' ? 'cancel order 45847' : 'annulez la commande 45847');
    expect(put(await talk.say(words))).toEqual([['cancel_order', { order: '45847', lines: ['2'] }]]);
  });
});
