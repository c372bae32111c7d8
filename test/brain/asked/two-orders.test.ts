import { describe, expect, it } from 'vitest';
import { postalIn } from '../../../src/language/reading/postal.ts';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, order, product, type Said } from '../world.ts';

/* Each wish keeps its own order, and a question that was asked on one channel is answered on another. */

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);

describe('two wishes for two orders', () => {
  const wishes = {
    fr: "je veux annuler 45851 et changer l'adresse de 45831 pour 5 rue des Lilas 69003 Lyon",
    en: 'cancel 45851 and change the address of 45831 to 5 rue des Lilas 69003 Lyon',
  };

  it.each([
    ['fr', 'oui pour les deux merci'],
    ['fr', 'oui les deux svp'],
    ['fr', 'ok pour les deux'],
    ['en', 'yes to both thanks'],
    ['en', 'yes, both please'],
  ] as const)('are both agreed to, and the second order is not cancelled (%s: %s)', async (locale, words) => {
    const talk = world(locale, pending('45851', 'Cantate top'), pending('45831', 'Marinière'));
    await talk.say(wishes[locale]);
    const said = await talk.say(words);
    const all = [...put(said), ...talk.calls.map(({ name, input }) => [name, input])];
    expect(all).not.toContainEqual(['cancel_order', { order: '45831' }]);
    expect(all).toContainEqual(['cancel_order', { order: '45851' }]);
    expect(all).toContainEqual(['change_order_address', expect.objectContaining({ order: '45831' })]);
  });
});

describe('a question that was asked on another channel', () => {
  const coat = piece('1', 'C-1', 'Boréal coat');
  const coats = [
    coat,
    { ...piece('2', 'C-1', 'Boréal coat'), sku: 'C-1-M', options: { size: 'M', colour: 'navy' } },
  ];
  const shelf = product({
    ...{ id: 'C-1', title: 'Boréal coat' },
    variants: ['S', 'M', 'L'].map((size) => ({
      ...{ sku: `C-1-${size}`, options: { size, colour: 'navy' }, price: 5000, stock: 3 },
    })),
  });

  it.each([
    [
      'fr',
      'je voudrais échanger un article de ma commande',
      "c'est le premier article, il me faut une taille au dessus",
    ],
    ['fr', 'je veux échanger un article', 'le premier, en M'],
    ['en', 'I want to exchange an item of my order', "it's the first one, I need a size up"],
    ['en', 'can I exchange an item?', 'the first one, in M please'],
    ['en', 'I would like to swap one item', 'the first one. one size bigger'],
  ])('is answered there, with what is wished for of it (%s: %s, %s)', async (locale, first, then) => {
    const talk = world(locale, order({ items: coats }));
    talk.products = [shelf];
    const asked = await talk.say(first);
    expect(asked.choices.map(({ id }) => id)).toContain('item:45821:1');
    talk.speak('whatsapp', 'verified', 'Solène');
    expect(put(await talk.say(then))).toEqual([
      ['exchange_item', expect.objectContaining({ line: '1', sku: 'C-1-M' })],
    ]);
  });

  it.each([
    ['en', 'I want to return an order', 'the latest one', 'voice'],
    ['en', 'I want to return an order', 'the first one', 'email'],
    ['fr', 'je veux retourner une commande', 'la plus récente', 'voice'],
  ] as const)('which order it is (%s: %s, %s)', async (locale, first, then, channel) => {
    const talk = world(
      locale,
      order({ id: '45798', items: [coat], placedAt: '2026-12-10T10:00:00Z' }),
      order({ id: '45750', items: [piece('1', 'T', 'Essentiel top')] }),
    );
    await talk.say(first);
    talk.speak(channel, 'verified', 'Sophie');
    expect((await talk.say(then)).text).toContain('45798');
  });

  it('is none for a stranger', async () => {
    const talk = world('en', order({ id: '45798', items: coats }));
    await talk.say('I want to exchange an item of my order');
    talk.speak('chat', 'anonymous');
    expect((await talk.say('the first one')).text).not.toContain('45798');
  });
});

describe('an address without a comma before its town', () => {
  it.each([
    ['its 12 Baker St London NW1 6XE', '12 Baker St', 'London'],
    ['12 Baker Street London NW1 6XE', '12 Baker Street', 'London'],
    ['send it to 5 Mill Rd Cambridge CB1 2AZ', '5 Mill Rd', 'Cambridge'],
    ['27 Kings Ave Leeds LS6 1QF', '27 Kings Ave', 'Leeds'],
    ['3 Hanover Sq London W1S 1JF', '3 Hanover Sq', 'London'],
    ['8 Penny Ln Liverpool L18 1DE', '8 Penny Ln', 'Liverpool'],
    ['12 High Road St Albans AL1 3AB', '12 High Road', 'St Albans'],
    ['12 St John Street London EC1V 4LB', '12 St John Street', 'London'],
    ['12 Baker St, London NW1 6XE', '12 Baker St', 'London'],
  ])('is read whole: %s', (text, line1, city) => {
    expect(postalIn(text, 'FR')).toMatchObject({ line1, city });
  });
});
