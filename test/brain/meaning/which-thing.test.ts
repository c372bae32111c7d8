import { describe, expect, it } from 'vitest';
import type { OrderView } from '../../../src/identity/view.ts';
import { ofType, order, type Said, World } from '../world.ts';

/* Of several orders with things alike, the one is meant whose things the words fit best. */

let lines = 0;
const thing = (title: string, colour: string, size = 'M', quantity = 1) => {
  const line = String(++lines);
  return {
    line,
    sku: `P-${line}`,
    product: `P-${line}`,
    title,
    options: { size, colour },
    quantity,
    price: 5000,
  };
};

const PENDING: Partial<OrderView> = {
  status: 'pending',
  deliveredAt: null,
  returnable: { open: false, reason: 'not_delivered', lastDay: null },
};

function shopper(locale: string, ...orders: OrderView[]): World {
  const world = new World().speak('chat', 'verified', 'Anna');
  world.locale = locale;
  world.orders = orders;
  return world;
}

const put = (said: Said) =>
  ofType(said, 'propose').map(({ call }) => [call.tool, (call.input as { order: string }).order]);
const linesPut = (said: Said) =>
  ofType(said, 'propose').map(({ call }) => (call.input as { lines?: string[] }).lines);

describe('which order is meant', () => {
  const slip = () => order({ ...PENDING, id: '45833', items: [thing('Soir slip dress', 'black')] });
  const lune = () =>
    order({
      ...PENDING,
      id: '45835',
      items: [thing('Escale sandals', 'tan'), thing('Lune dress', 'midnight')],
    });

  it.each([
    ['the black slip dress, please cancel it', '45833'],
    ['I want to cancel the slip dress', '45833'],
    ['cancel the lune dress please', '45835'],
  ])('of two with a dress, by its words: %s', async (text, id) => {
    expect(put(await shopper('en', lune(), slip()).say(text))).toEqual([['cancel_order', id]]);
  });

  it.each([
    ['Annulez le haut en soie.', '45851'],
    ['annulez la marinière svp', '45831'],
  ])('by the very word before its kind: %s', async (text, id) => {
    const orders = [
      order({ ...PENDING, id: '45831', items: [thing('Haut marinière', 'bleu')] }),
      order({ ...PENDING, id: '45851', items: [thing('Top en soie Cantate', 'champagne')] }),
    ];
    expect(put(await shopper('fr', ...orders).say(text))).toEqual([['cancel_order', id]]);
  });

  it('by all the things that are named, also where one is kept', async () => {
    const coats = order({
      id: '45802',
      items: [
        thing('Soir slip dress', 'black'),
        thing('Marée shirt dress', 'sky'),
        thing('Averse trench coat', 'sand'),
      ],
    });
    const old = order({ id: '45772', items: [thing('Lune dress', 'midnight')] });
    const said = await shopper('en', old, coats).say(
      'I want to return the slip dress and the trench, I keep the shirt dress',
    );
    expect(said.text).toContain('45802');
    expect(said.text).not.toContain('45772');
  });

  it('by colour where the same thing was ordered twice', async () => {
    const ivory = order({ id: '45800', items: [thing('Lune dress', 'ivory', 'S')] });
    const navy = order({ ...PENDING, id: '45849', items: [thing('Lune dress', 'midnight', 'L')] });
    expect((await shopper('en', navy, ivory).say('my ivory lune dress is too small')).text).toContain(
      '45800',
    );
  });

  it('goes on being the one we spoke of, in few words', async () => {
    const late = order({
      id: '45823',
      status: 'shipped',
      deliveredAt: null,
      items: [thing('Plume jacket', 'green')],
    });
    const old = order({ id: '45743', items: [thing('Givre sweater', 'grey')] });
    const world = shopper('en', late, old);
    await world.say('where is order 45823?');
    expect((await world.say('I want a refund then')).text).not.toContain('45743');
  });
});

describe('which thing of an order is meant', () => {
  it('with two pieces of it, "both" is those, and not all of the order', async () => {
    const items = [
      thing('Rivage shirt', 'white'),
      thing('Haut marinière', 'bleu', 'XL', 2),
      thing('Top en soie', 'noir'),
    ];
    const said = await shopper('fr', order({ id: '45798', items })).say(
      'je veux renvoyer les marinières, trop grandes, les deux',
    );
    const made = said.calls.includes('return_item') ? [[items[1]?.line]] : linesPut(said);
    expect(made).toEqual([[items[1]?.line]]);
  });
});

describe('an order that is over', () => {
  const over: Partial<OrderView> = {
    status: 'cancelled',
    deliveredAt: null,
    returnable: { open: false, reason: 'cancelled', lastDay: null },
  };

  it.each([
    ['fr', 'Jupe en jean', 'je veux échanger la jupe contre du 40'],
    ['en', 'Denim skirt', 'I want to exchange the skirt for a 40'],
    ['en', 'Denim skirt', 'I want to return the skirt, the 40'],
  ])(
    '%s: is not the one because its thing has the size that is named: %s – %s',
    async (locale, title, words) => {
      const had = order({ id: '45805', items: [thing(title, 'indigo', '44')] });
      const gone = order({ ...over, id: '45807', items: [thing(title, 'indigo', '40')] });
      const said = await shopper(locale, gone, had).say(words);
      expect(said.text).not.toContain('45807');
    },
  );

  it('is the one where nothing else has the thing', async () => {
    const had = order({ id: '45805', items: [thing('Lune dress', 'indigo')] });
    const gone = order({ ...over, id: '45807', items: [thing('Denim skirt', 'indigo', '40')] });
    expect((await shopper('en', gone, had).say('I want to return the skirt')).text).toContain('45807');
  });
});

describe('the other one, which is kept', () => {
  it.each([
    'I want to return the dress in size L and keep the other one.',
    'I want to return the dress in size L, I am keeping the other one',
    'I want to return the dress in size L and keep the other',
  ])('asks for no exchange: %s', async (words) => {
    const small = thing('Lune dress', 'midnight', 'M');
    const large = thing('Lune dress', 'midnight', 'L');
    const said = await shopper('en', order({ id: '45805', items: [small, large] })).say(words);
    expect(ofType(said, 'propose').map(({ call }) => call.tool)).not.toContain('exchange_item');
    expect(linesPut(said)).toEqual([[large.line]]);
  });
});
