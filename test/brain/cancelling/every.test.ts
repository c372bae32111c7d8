import { describe, expect, it } from 'vitest';
import { order, type Said, World } from '../world.ts';

/* Who cancels all of their orders is put all of them, each with its money; one is never taken for the whole. */

const pending = (id: string, title: string, total: number) =>
  order({
    ...{ id, status: 'pending', shippedAt: null, deliveredAt: null, shipments: [], total },
    items: [
      { line: '1', sku: `SKU-${id}`, product: id, title, options: { size: 'M' }, quantity: 1, price: total },
    ],
    returnable: { open: false, reason: 'not_delivered', lastDay: null },
  });

function world(locale: string, channel: 'chat' | 'email' = 'chat'): World {
  const made = new World();
  made.locale = locale;
  made.orders = [pending('45835', 'Hiver coat', 4_000), pending('45833', 'Lune dress', 6_500)];
  return made.speak(channel, 'recognised', 'Sophie');
}

const put = ({ steps }: Said) =>
  steps.flatMap((step) => (step.type === 'propose' ? [(step.call.input as { order: string }).order] : []));
const cancelled = ({ orders }: World) =>
  orders.filter(({ status }) => status === 'cancelled').map(({ id }) => id);
const BOTH = ['45835', '45833'];

const YES = { en: 'Yes, both.', fr: 'Oui, les deux.' };

describe('two orders', () => {
  it.each([
    ['en', 'could you cancel both of my orders please?'],
    ['en', 'I want to cancel both my orders'],
    ['en', 'cancel all my orders'],
    ['en', 'cancel my two orders'],
    ['en', 'both orders should be cancelled please'],
    ['en', 'cancel 45833 and 45835'],
    ['fr', 'Pouvez-vous annuler mes deux commandes ?'],
    ['fr', 'annulez toutes mes commandes'],
    ['fr', 'je voudrais annuler les deux commandes'],
    ['fr', 'annuler mes 2 commandes svp'],
    ['fr', 'annulez les deux'],
    ['fr', 'annulez 45833 et 45835'],
  ] as const)('stand on one card, and one yes cancels both (%s: %s)', async (locale, words) => {
    const talk = world(locale, 'email');
    const said = await talk.say(words);
    expect(put(said)).toEqual(BOTH);
    expect(said.text).toMatch(/40[\s\S]*65/);
    expect(cancelled(talk)).toEqual([]);
    await talk.say(YES[locale]);
    expect(cancelled(talk)).toEqual(BOTH);
  });

  it.each([
    ['en', 'cancel order 45835', 'Yes, both.'],
    ['en', 'cancel order 45835', 'both please'],
    ['en', 'cancel order 45835', 'yes, all my orders'],
    ['en', 'cancel order 45835', 'Yes, both of my orders.'],
    ['en', 'cancel my order', 'both'],
    ['fr', 'annulez la 45835', 'oui, les deux'],
    ['fr', 'annulez la 45835', 'oui pour les deux commandes'],
    ['fr', 'annulez la commande du manteau', 'oui, les deux'],
    ['fr', 'annulez la 45835', 'toutes mes commandes'],
    ['fr', 'annulez ma commande', 'les deux'],
  ])(
    'are both put once both are said of one, and none is cancelled yet (%s: %s, %s)',
    async (locale, ...words) => {
      const talk = world(locale);
      await talk.say(words[0] ?? '');
      expect(put(await talk.say(words[1] ?? ''))).toEqual(BOTH);
      expect(cancelled(talk)).toEqual([]);
    },
  );

  it.each([
    ['en', 'I placed two orders, cancel one'],
    ['en', 'are both of my orders cancelled?'],
    ['en', 'where are both my orders?'],
    ['en', 'both of my orders are late, cancel the coat'],
    ['en', 'cancel all my orders except 45833'],
    ['fr', 'annulez une de mes deux commandes'],
    ['fr', 'où sont mes deux commandes ?'],
    ['fr', 'mes deux commandes sont-elles annulées ?'],
    ['fr', 'de mes deux commandes, annulez le manteau'],
    ['fr', 'annulez toutes mes commandes sauf la 45833'],
  ])('are not both put where one is set apart or it is only asked (%s: %s)', async (locale, words) => {
    expect(put(await world(locale).say(words)).length).toBeLessThan(2);
  });

  it.each([
    ['en', 'no, not both'],
    ['en', 'both?'],
    ['fr', 'non, pas les deux'],
    ['fr', 'les deux ?'],
  ] as const)('stay where no yes is said to both (%s: %s)', async (locale, words) => {
    const talk = world(locale);
    await talk.say(locale === 'en' ? 'cancel both of my orders' : 'annulez mes deux commandes');
    await talk.say(words);
    expect(cancelled(talk)).toEqual([]);
  });
});

it.each([
  ['en', 'cancel both of my orders'],
  ['fr', 'annulez mes deux commandes'],
])('of three orders it is asked which two are meant (%s)', async (locale, words) => {
  const talk = world(locale);
  talk.orders = [...talk.orders, pending('45830', 'Soie scarf', 2_000)];
  const said = await talk.say(words);
  expect(put(said)).toEqual([]);
  expect(said.choices.map(({ id }) => id)).toEqual(['order:45835', 'order:45833', 'order:45830']);
});

it.each([
  ['en', 'cancel both of my orders'],
  ['fr', 'annulez mes deux commandes'],
])('one that has left already is named beside the card for the other (%s)', async (locale, words) => {
  const talk = world(locale);
  talk.orders = talk.orders.map((one) => (one.id === '45833' ? { ...one, status: 'shipped' } : one));
  const said = await talk.say(words);
  expect(put(said)).toEqual(['45835']);
  expect(said.text).toContain('45833');
});
