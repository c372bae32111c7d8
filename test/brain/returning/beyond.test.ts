import { describe, expect, it } from 'vitest';
import { ofType, order, type Said, World } from '../world.ts';

/*
 * A shop system that is only read, or does some things: the embedded brain offers what it can do, and what it cannot
 * is a person's, who is told what is wanted.
 */

const CHANGES = ['change_items', 'change_order_address', 'change_payment', 'change_profile_address'];
/** As PrestaShop: returns are kept beside the shop, and nothing else is done. */
const RETURNS_ALONE = ['exchange_item', 'choose_refund', 'cancel_order', ...CHANGES];
/** As an HTTP shop that says it can do nothing. */
const NOTHING = [...RETURNS_ALONE, 'return_item', 'undo'];

function shop(unable: readonly string[], status: 'delivered' | 'pending' = 'delivered'): World {
  const world = new World().speak('chat', 'verified', 'Sophie');
  world.unable = [...unable];
  if (status === 'pending')
    world.orders = [
      order({
        ...{ status, shippedAt: null, deliveredAt: null, shipments: [] },
        returnable: { open: false, reason: 'not_delivered', lastDay: null },
      }),
    ];
  return world;
}

async function told(world: World, ...lines: string[]): Promise<Said> {
  let said: Said | null = null;
  for (const line of lines) {
    said = await world.say(line);
    const put = ofType(said, 'propose').map(({ call }) => call.tool);
    expect(put.filter((tool) => world.unable.includes(tool))).toEqual([]);
  }
  if (!said) throw new Error('nothing was said');
  return said;
}

describe.each([
  ['that only takes returns', RETURNS_ALONE],
  ['that can do nothing', NOTHING],
])('a shop %s', (_, unable) => {
  it.each<[string, 'delivered' | 'pending', string, RegExp]>([
    [
      'en',
      'delivered',
      'I want to exchange my dress for an M',
      /size M is in stock\..*cannot make the exchange/is,
    ],
    ['fr', 'delivered', 'Je voudrais échanger ma robe contre un M', /ne peux pas faire l’échange/],
    ['en', 'pending', 'Please cancel my order', /cannot cancel the order/],
    ['fr', 'pending', 'Je veux annuler ma commande', /ne peux pas annuler la commande/],
  ])(
    'has a person do what it cannot, with what is wanted: %s, %s, %s',
    async (locale, status, line, words) => {
      const world = shop(unable, status);
      world.locale = locale;
      const said = await told(world, line);
      expect(said.text).toMatch(words);
      expect(said.text).not.toMatch(/Shall I do that|m’en charge \?/);
      const [handover] = ofType(said, 'handover');
      expect(handover).toMatchObject({ reason: 'beyond' });
      expect(handover?.summary).toContain(line);
      expect(handover?.summary).toContain('45821');
      expect(world.calls.filter(({ name }) => unable.includes(name))).toEqual([]);
    },
  );
});

describe('a shop that only takes returns', () => {
  it('opens the return, and leaves the money to a person', async () => {
    const world = shop(RETURNS_ALONE);
    await told(world, 'I want my money back for the dress');
    const said = await told(world, 'Yes, please');
    expect(said.calls).toContain('return_item');
    expect(said.text).toMatch(/return of the Lune dress .* is open.*cannot pay the money back myself/s);
    expect(ofType(said, 'handover')).toMatchObject([{ reason: 'beyond' }]);
  });

  it.each([
    ['a refund', 'pay the money back'],
    ['an exchange for M please', 'make the exchange'],
  ])('asks what the return is to end in, and passes it on: %s', async (wish, what) => {
    const said = await told(shop(RETURNS_ALONE), 'My dress is too small', 'yes', wish);
    expect(said.text).toContain(`I cannot ${what} myself`);
    expect(said.text).not.toContain('not sure I understood');
    expect(ofType(said, 'handover')).toMatchObject([{ reason: 'beyond' }]);
  });

  it('asks which size where none is named, and a person makes the exchange', async () => {
    const world = shop(RETURNS_ALONE);
    expect((await told(world, 'exchange my dress')).text).toContain('What should I exchange');
    expect((await told(world, 'M')).text).toContain('I cannot make the exchange myself');
  });
});

it('a wish beside one that it cannot do gets its card all the same', async () => {
  const world = shop(['cancel_order', ...CHANGES.slice(2)], 'pending');
  world.orders.push(
    order({ id: '45900', items: order().items.map((item) => ({ ...item, title: 'Plume scarf' })) }),
  );
  const said = await world.say('Please cancel order 45821 and return the scarf of order 45900');
  expect(ofType(said, 'propose').map(({ call }) => call.tool)).toEqual(['return_item']);
  expect(ofType(said, 'handover')).toMatchObject([{ reason: 'beyond' }]);
  expect(said.text).toContain('I cannot cancel the order myself');
});

it('a shop that can do nothing has a person open the return, also where it was only told what is wrong', async () => {
  for (const line of ['My dress is too small', 'I want to return my dress', 'I want my money back']) {
    const said = await told(shop(NOTHING), line);
    expect(said.text, line).toContain('I cannot open the return myself');
    expect(ofType(said, 'handover'), line).toMatchObject([{ reason: 'beyond' }]);
  }
});
