import { describe, expect, it } from 'vitest';
import { order, type Said, World } from '../world.ts';

/* An order that is named by its day is the one placed on it, in the store's own zone; where none or several are, it is asked which. */

const pending = (id: string, title: string, placedAt: string) =>
  order({
    ...{ id, status: 'pending', placedAt, shippedAt: null, deliveredAt: null, shipments: [] },
    items: [
      { line: '1', sku: `SKU-${id}`, product: id, title, options: { size: 'M' }, quantity: 1, price: 4_000 },
    ],
    returnable: { open: false, reason: 'not_delivered', lastDay: null },
  });

/** Monday 14 December: one order of today, in Paris, and one of yesterday, which is a Sunday. */
function world(locale: string): World {
  const made = new World();
  made.locale = locale;
  made.orders = [
    pending('45835', 'Hiver coat', '2026-12-13T23:30:00Z'),
    pending('45833', 'Lune dress', '2026-12-12T23:30:00Z'),
  ];
  return made.speak('chat', 'recognised', 'Sophie');
}

const put = ({ steps }: Said) =>
  steps.flatMap((step) => (step.type === 'propose' ? [(step.call.input as { order: string }).order] : []));

describe('an order named by its day', () => {
  it.each([
    ['en', "cancel yesterday's order", '45833'],
    ['en', 'cancel the order I placed yesterday', '45833'],
    ['en', 'cancel the one from Sunday', '45833'],
    ['en', "cancel Sunday's order", '45833'],
    ['en', 'cancel my order of Sunday', '45833'],
    ['en', "please cancel today's order", '45835'],
    ['fr', "la cmd d'hier, annulez", '45833'],
    ['fr', "annulez celle d'hier", '45833'],
    ['fr', "je veux annuler ma commande d'hier", '45833'],
    ['fr', 'annulez ma commande de dimanche', '45833'],
    ['fr', 'annuler la commande passée hier', '45833'],
    ['fr', "annulez ma commande d'aujourd'hui", '45835'],
  ])('is the one placed on it (%s: %s)', async (locale, words, id) => {
    expect(put(await world(locale).say(words))).toEqual([id]);
  });

  it.each([
    ['en', 'cancel my order from last Tuesday'],
    ['en', 'cancel the one from Wednesday'],
    ['fr', 'annulez ma commande de mardi'],
    ['fr', "annulez la commande d'avant-hier"],
  ])('is asked for where there is none (%s: %s)', async (locale, words) => {
    const said = await world(locale).say(words);
    expect(put(said)).toEqual([]);
    expect(said.choices.map(({ id }) => id)).toEqual(['order:45835', 'order:45833']);
  });

  it.each([
    ['en', "cancel yesterday's order"],
    ['fr', "annulez ma commande d'hier"],
  ])('is asked for where there are two (%s)', async (locale, words) => {
    const talk = world(locale);
    talk.orders = [...talk.orders, pending('45832', 'Soie scarf', '2026-12-13T10:00:00Z')];
    const said = await talk.say(words);
    expect(put(said)).toEqual([]);
    expect(said.choices.map(({ id }) => id)).toEqual(['order:45833', 'order:45832']);
  });
});
