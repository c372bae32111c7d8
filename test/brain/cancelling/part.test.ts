import { describe, expect, it } from 'vitest';
import { order, World } from '../world.ts';

/* Of several things of an order those are cancelled that are named, and no others. */

const thing = (line: string, title: string) => ({
  ...{ line, sku: `SKU-${line}`, product: `P-${line}`, title },
  ...{ options: { size: 'M' }, quantity: 1, price: 4_000 },
});

function world(locale: string): World {
  const made = new World();
  made.locale = locale;
  made.orders = [
    order({
      id: '45847',
      status: 'pending',
      shippedAt: null,
      deliveredAt: null,
      shipments: [],
      total: 12_000,
      items: [thing('1', 'Hiver coat'), thing('2', 'Soie scarf'), thing('3', 'Opera flats')],
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    }),
  ];
  return made.speak('chat', 'recognised', 'Sophie');
}

/** What the words put on the card. */
async function put(locale: string, ...words: string[]) {
  const talk = world(locale);
  let last = await talk.say('Hello');
  for (const text of words) last = await talk.say(text);
  return last.steps.flatMap((step) => (step.type === 'propose' ? [step.call] : []));
}

const cancels = (...lines: string[]) => [{ tool: 'cancel_order', input: { order: '45847', lines } }];

describe('cancelling a part of an order', () => {
  it.each([
    ['en', 'can you cancel just the scarf in my order', ['2']],
    ['en', 'cancel the ballerinas, keep the rest', ['3']],
    ['en', 'please cancel the coat and the scarf', ['1', '2']],
    ['en', 'cancel everything except the coat in order 45847', ['2', '3']],
    ['fr', 'annuler le manteau de la commande 45847', ['1']],
    ['fr', 'annulez l’écharpe et gardez le reste', ['2']],
  ])('offers precisely what is named (%s: %s)', async (locale, words, lines) => {
    expect(await put(locale, words)).toEqual(cancels(...lines));
  });

  it.each([
    ['en', 'cancel one item of my order 45847'],
    ['en', 'cancel the hat of order 45847'],
    ['fr', 'annuler un article de ma commande 45847'],
  ])('asks which where that is not clear (%s: %s)', async (locale, words) => {
    const talk = world(locale);
    const said = await talk.say(words);
    expect(said.steps.filter(({ type }) => type === 'propose')).toEqual([]);
    expect(said.choices.map(({ id }) => id)).toEqual(['item:45847:1', 'item:45847:2', 'item:45847:3']);
    const { steps } = await talk.press('item:45847:2');
    expect(steps).toContainEqual(expect.objectContaining({ call: cancels('2')[0] }));
  });

  it.each([
    ['en', 'cancel order 45847', 'only the coat'],
    ['en', 'cancel the scarf of order 45847', 'ah no not the scarf, the coat'],
    ['fr', 'annule ma commande 45847', 'juste le manteau'],
    ['fr', 'annuler l’écharpe de la commande 45847', 'ah non pas l’écharpe, le manteau'],
  ])('changes the card where another part is named (%s: %s – %s)', async (locale, first, then) => {
    expect(await put(locale, first, then)).toEqual(cancels('1'));
  });

  it('says what was cancelled, and that alone', async () => {
    const talk = world('en');
    await talk.say('cancel the scarf of order 45847');
    const { text, calls } = await talk.say('yes');
    expect(calls).toEqual(['cancel_order']);
    expect(text).toContain('€40.00');
    expect(text).toMatch(/^Done: the Soie scarf .* is cancelled/);
  });

  it.each([
    ['en', 'cancel order 45847'],
    ['en', 'just cancel my order please'],
    ['en', 'cancel the whole order, the coat is not what I want'],
    ['fr', 'annulez toute la commande'],
  ])('takes the whole order where nothing of it is named (%s: %s)', async (locale, words) => {
    expect(await put(locale, words)).toEqual([{ tool: 'cancel_order', input: { order: '45847' } }]);
  });
});

describe('after a part of an order was cancelled', () => {
  it.each([
    ['en', 'cancel the scarf in order 45847', 'yes', 'blub blub'],
    ['fr', 'annulez la Soie scarf de la commande 45847', 'oui', 'blub blub'],
  ] as const)('nothing is said of the whole order or its total (%s)', async (locale, wish, yes, strange) => {
    const talk = world(locale).speak('chat', 'verified', 'Sophie');
    await talk.say(wish);
    const done = await talk.say(yes);
    expect(talk.calls.map(({ name }) => name)).toContain('cancel_order');
    const then = await talk.say(strange);
    const again = await talk.say(yes);
    for (const { text } of [done, then, again])
      expect(text).not.toMatch(
        /120[.,]00|nothing will be sent|rien ne vous sera envoyé|^Order #45847 is cancelled/m,
      );
  });
});
