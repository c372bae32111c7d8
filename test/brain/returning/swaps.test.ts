import { describe, expect, it } from 'vitest';
import { ofType, order, product, type Said, World } from '../world.ts';

/* Exchanges of several things, of some pieces of a thing, and of what is there already. */

const shirts = product({
  id: 'TS-1',
  title: 'Essentiel T-shirt',
  variants: ['S', 'M', 'L'].map((size) => ({
    ...{ sku: `TS-1-${size}`, options: { size, colour: 'white' }, price: 2900, stock: size === 'S' ? 0 : 4 },
  })),
});

const dress = (line: string, size: string) => ({
  ...{ line, sku: `DR-101-${size}`, product: 'DR-101', title: 'Lune dress' },
  ...{ options: { size, colour: 'midnight' }, quantity: 1, price: 8700 },
});
const shirt = (line: string, quantity = 1) => ({
  ...{ line, sku: 'TS-1-M', product: 'TS-1', title: 'Essentiel T-shirt' },
  ...{ options: { size: 'M', colour: 'white' }, quantity, price: 2900 },
});

function talk(locale: string, ...items: ReturnType<typeof dress>[]): World {
  const world = new World().speak('chat', 'verified', 'Sophie');
  world.locale = locale;
  world.products = structuredClone([product(), shirts]);
  world.orders = [order({ items, total: 20_000 })];
  return world;
}

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => call.input);
const swap = (line: string, sku: string) => ({ line, sku });

describe('several things for one size', () => {
  it.each([
    ['en', 'exchange the t-shirt and the dress for L'],
    ['en', 'exchange both for L'],
    ['fr', 'échanger le t-shirt et la robe contre du L'],
    ['fr', 'je voudrais échanger les deux contre du L'],
  ])('are one card, and one receipt tells of each (%s: %s)', async (locale, words) => {
    const world = talk(locale, shirt('1'), dress('2', 'S'));
    expect(put(await world.say(words))).toEqual([
      { order: '45821', ...swap('1', 'TS-1-L'), also: [swap('2', 'DR-101-L')] },
    ]);
    const done = await world.say(locale === 'fr' ? 'oui' : 'yes');
    expect(done.text).toMatch(/T-shirt/);
    expect(done.text).toMatch(
      locale === 'fr' ? /Lune dress .*aussi échangé/ : /Lune dress .* exchanged for size L too/,
    );
  });

  it('are read each with its own size', async () => {
    const world = talk('en', shirt('1'), dress('2', 'S'));
    const said = await world.say('exchange the t-shirt for L and the dress for M');
    const [input] = put(said);
    expect(input).toEqual({ order: '45821', ...swap('1', 'TS-1-L'), also: [swap('2', 'DR-101-M')] });
  });

  it('go on with what there is, and say what is left of the other', async () => {
    const world = talk('en', shirt('1'), dress('2', 'M'));
    const said = await world.say('exchange the t-shirt and the dress for S');
    expect(put(said)).toEqual([{ order: '45821', ...swap('2', 'DR-101-S'), also: [] }]);
    expect(said.text).toContain('out of stock');
  });
});

describe('some pieces of a thing', () => {
  it.each([
    ['en', 'exchange one of the t-shirts for L', 1],
    ['fr', 'échanger un des t-shirts contre du L', 1],
    ['en', 'exchange both t-shirts for L', 2],
    ['fr', 'échanger les deux t-shirts contre du L', 2],
  ])('are exchanged, and no more (%s: %s)', async (locale, words, quantity) => {
    const world = talk(locale, shirt('1', 2));
    const some = quantity < 2 ? { quantity } : {};
    expect(put(await world.say(words))).toEqual([{ order: '45821', ...some, ...swap('1', 'TS-1-L') }]);
    const done = await world.say(locale === 'fr' ? 'oui' : 'yes');
    if (quantity > 1) expect(done.text).toContain('2 × ');
    else expect(done.text).not.toContain('2 × ');
  });

  it.each([
    ['en', 'exchange the t-shirt for L', 'one', 1],
    ['fr', 'échanger le t-shirt contre du L', 'les deux', 2],
  ])('are asked for where the words leave it open (%s: %s – %s)', async (locale, words, answer, quantity) => {
    const world = talk(locale, shirt('1', 2));
    const asked = await world.say(words);
    expect(put(asked)).toEqual([]);
    expect(asked.choices.map(({ id }) => id)).toEqual(['item:45821:1:x1', 'item:45821:1:x2']);
    const some = quantity < 2 ? { quantity } : {};
    expect(put(await world.say(answer))).toEqual([{ order: '45821', ...some, ...swap('1', 'TS-1-L') }]);
  });

  it.each([
    ['en', 'one of the two t-shirts is damaged'],
    ['fr', 'un des deux t-shirts est abîmé'],
  ])('go back where they are damaged (%s: %s)', async (locale, words) => {
    const said = await talk(locale, shirt('1', 2)).say(words);
    expect(put(said)).toMatchObject([{ order: '45821', lines: [{ line: '1', quantity: 1 }] }]);
    expect(said.text).not.toContain('2 × ');
  });
});

describe('what is there already', () => {
  it.each([
    ['en', 'exchange my dress for an M'],
    ['fr', 'échanger ma robe contre du M'],
  ])('is offered for nothing (%s: %s)', async (locale, words) => {
    const said = await talk(locale, dress('1', 'M')).say(words);
    expect(put(said)).toEqual([]);
    expect(said.text).toMatch(/already|déjà/);
  });

  it.each([
    ['en', 'exchange my dress for an M'],
    ['fr', 'échanger ma robe contre du M'],
  ])('is not what is exchanged beside another that is not (%s: %s)', async (locale, words) => {
    const said = await talk(locale, dress('1', 'M'), dress('2', 'S')).say(words);
    expect(put(said)).toEqual([{ order: '45821', ...swap('2', 'DR-101-M') }]);
  });

  it.each([
    ['fr', "je voudrais renvoyer la robe en L et garder l'autre"],
    ['fr', 'je veux renvoyer la robe en taille L'],
    ['en', 'I would like to send back the dress in L and keep the other'],
  ])('is sent back, and swapped for nothing, by its size (%s: %s)', async (locale, words) => {
    const world = talk(locale, dress('1', 'S'), dress('2', 'L'));
    const said = await world.say(words);
    const returned = [
      ...put(said),
      ...world.calls.filter(({ name }) => name === 'return_item').map(({ input }) => input),
    ];
    expect(returned).toMatchObject([{ order: '45821', lines: ['2'] }]);
  });

  it.each([
    ['fr', 'je voudrais renvoyer la robe et la prendre en L'],
    ['fr', 'renvoyer la robe S contre une L'],
  ])('is swapped where another is wanted (%s: %s)', async (locale, words) => {
    const said = await talk(locale, dress('1', 'S')).say(words);
    expect(put(said)).toEqual([{ order: '45821', ...swap('1', 'DR-101-L') }]);
  });
});

describe('a question about another order beside a wish', () => {
  const other = order({ id: '45813', status: 'shipped', deliveredAt: null, items: [dress('1', 'XL')] });

  it.each([
    ['en', 'cancel the t-shirt and tell me where order 45813 is'],
    ['en', 'where is order 45813? and cancel the t-shirt please'],
    ['fr', 'annulez le t-shirt et dites-moi où est la commande 45813'],
  ])('lends it no number (%s: %s)', async (locale, words) => {
    const world = talk(locale);
    const pending = { status: 'pending' as const, shippedAt: null, deliveredAt: null, shipments: [] };
    world.orders = [
      other,
      order({
        ...{ id: '45822', ...pending, items: [shirt('1')] },
        returnable: { open: false, reason: 'not_delivered', lastDay: null },
      }),
    ];
    const said = await world.say(words);
    expect(put(said)).toEqual([{ order: '45822' }]);
    expect(said.text).toContain('45813');
  });
});

describe('after it was said that nothing can be exchanged any more', () => {
  it.each([
    ['en', 'I want to exchange my dress, it is too big', 'yeah whats one size down have you got it'],
    ['fr', 'je veux échanger ma robe, elle est trop grande', "et la taille en dessous vous l'avez ?"],
  ])('what is in stock is told, and no second refusal (%s: %s – %s)', async (locale, first, words) => {
    const world = talk(locale, dress('1', 'S'));
    const [order] = world.orders;
    if (order) order.returnable = { open: false, reason: 'window_closed', lastDay: '2026-11-01' };
    const told = await world.say(first);
    expect(told.text).toMatch(/ended on|a pris fin/);
    const said = await world.say(words);
    expect(said.text).toContain('XS');
    expect(said.text).not.toMatch(/ended on|a pris fin/);
    // Who insists hears it again, and may have a person.
    const again = await world.say(
      locale === 'fr' ? "je veux l'échanger contre du XS" : 'I want to exchange it for XS',
    );
    expect(again.text).toMatch(/ended on|a pris fin|colleague|équipe/);
    expect(put(again)).toEqual([]);
  });
});
