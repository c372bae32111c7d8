import { describe, expect, it } from 'vitest';
import { ofType, order, product, type Said, World } from '../world.ts';
import { pending, piece } from './parcels.ts';

/* A correction replaces what it contradicts of the last wish, and keeps the rest, whether that was offered, declined or done. */

function dresses(locale: 'en' | 'fr'): World {
  const world = new World().speak('chat', 'verified', 'Sophie');
  world.locale = locale;
  world.orders = [order()];
  world.products = [product()];
  return world;
}

function shoes(locale: 'en' | 'fr'): World {
  const world = new World().speak('chat', 'verified', 'Sophie');
  world.locale = locale;
  const options = { size: '38', colour: 'black' };
  world.orders = [
    order({ items: [{ ...piece('1', 'SH-1', 'Escale sandals'), sku: 'SH-1-38-black', options }] }),
  ];
  const variants = ['black', 'tan'].flatMap((colour) =>
    ['37', '38', '39', '40'].map((size) => ({
      sku: `SH-1-${size}-${colour}`,
      options: { size, colour },
      price: 5000,
      stock: 4,
    })),
  );
  world.products = [product({ id: 'SH-1', title: 'Escale sandals', variants })];
  return world;
}

const skus = (said: Said) => ofType(said, 'propose').map(({ call }) => (call.input as { sku?: string }).sku);

describe('a size or a colour put right', () => {
  it.each([
    ['en', 'exchange my dress for an M', 'and in the other colour', 'DR-101-M-SA'],
    ['en', 'exchange my dress for an M', 'I mean in the other colour', 'DR-101-M-SA'],
    ['en', 'exchange my dress for an M', 'in sand actually', 'DR-101-M-SA'],
    ['en', 'exchange my dress for M in sand', 'sorry, L', 'DR-101-L-SA'],
    ['en', 'exchange my dress for M in sand', 'wait, size L', 'DR-101-L-SA'],
    ['en', 'exchange my dress for M in sand', 'no, midnight', 'DR-101-M'],
    ['fr', 'échangez ma robe contre une M', 'ah et en sable plutôt', 'DR-101-M-SA'],
    ['fr', 'échangez ma robe en L sable', 'non M en fait', 'DR-101-M-SA'],
  ] as const)('%s: keeps the rest: %s – %s', async (locale, wish, words, sku) => {
    const world = dresses(locale);
    await world.say(wish);
    expect(skus(await world.say(words))).toEqual([sku]);
    expect(world.calls.filter(({ name }) => name === 'exchange_item')).toEqual([]);
  });

  it.each([
    ['échangez mes sandales en 39', 'oui enfin non, 37', 'SH-1-37-black'],
    ['échangez mes sandales en 39', 'ah non pardon, 37', 'SH-1-37-black'],
    ['échangez mes sandales en 39', 'non, plutôt en fauve', 'SH-1-39-tan'],
    ['mes sandales sont trop petites', 'ah non pardon, 39', 'SH-1-39-black'],
    ['je veux renvoyer mes sandales', '39 plutôt', 'SH-1-39-black'],
  ] as const)('fr, in numbers: %s – %s', async (wish, words, sku) => {
    const world = shoes('fr');
    await world.say(wish);
    expect(skus(await world.say(words))).toEqual([sku]);
  });

  it.each([
    ['en', 'exchange my dress for an L', 'yes', 'sorry, M'],
    ['en', 'exchange my dress for an L', 'yes', 'M actually'],
    ['fr', 'échangez ma robe en L', 'oui', 'non M en fait'],
    ['fr', 'échangez ma robe en L', 'oui', 'ah non pardon, M'],
  ] as const)(
    '%s: after it was done takes that back first: %s – %s – %s',
    async (locale, wish, yes, words) => {
      const world = dresses(locale);
      await world.say(wish);
      await world.say(yes);
      const said = await world.say(words);
      expect(ofType(said, 'propose').map(({ call }) => call.tool)).toEqual(['undo']);
      await world.say(yes);
      expect(skus(await world.say(yes)).concat(world.orders[0]?.exchanges.at(-1)?.to.options.size)).toContain(
        'M',
      );
    },
  );

  it('keeps the size that was exchanged for, where another colour is wanted then', async () => {
    const world = dresses('en');
    await world.say('exchange my dress for an M');
    await world.say('yes');
    const said = await world.say('I mean in the other colour');
    expect(said.text).toContain('size M, sand');
  });
});

describe('an order put right', () => {
  const two = () => [pending('45845', 'Valse skirt'), pending('45838', 'Voile scarf')];
  it.each([
    ['en', ['cancel 45845'], 'no wait 45838'],
    ['en', ['cancel 45845'], 'sorry I meant 45838'],
    ['en', ['cancel 45845', 'yes'], 'no wait 45838'],
    ['en', ['cancel 45845', 'no'], '45838'],
    ['fr', ['annulez la 45845'], 'non pardon, la 45838'],
    ['fr', ['annulez la 45845', 'oui'], 'oups, 45838'],
  ] as const)('%s: %s – %s', async (locale, before, words) => {
    const world = new World().speak('chat', 'verified', 'Zara');
    world.locale = locale;
    world.orders = two();
    for (const line of before) await world.say(line);
    const done = world.calls.length;
    const said = await world.say(words);
    expect(ofType(said, 'propose').map(({ call }) => call)).toEqual([
      { tool: 'cancel_order', input: { order: '45838' } },
    ]);
    expect(world.calls.slice(done)).toEqual([]);
  });
});

describe('a joke', () => {
  it.each([
    ['en', 'cancel 45845', 'just kidding'],
    ['en', 'cancel 45845', "haha I was joking, don't"],
    ['fr', 'annulez la 45845', 'non stop je rigolais !'],
    ['fr', 'annulez la 45845', 'je plaisantais'],
  ] as const)('%s: leaves all as it is and asks for nothing else: %s – %s', async (locale, wish, words) => {
    const world = new World().speak('chat', 'verified', 'Zara');
    world.locale = locale;
    world.orders = [pending('45845', 'Valse skirt')];
    await world.say(wish);
    const said = await world.say(words);
    expect(said.text).toMatch(/nothing is changed|rien ne change/);
    expect(world.cards).toEqual([]);
    await world.say(locale === 'en' ? 'yes' : 'oui');
    expect(world.calls.filter(({ name }) => name === 'cancel_order')).toEqual([]);
  });
});
