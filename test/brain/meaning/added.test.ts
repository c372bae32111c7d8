import { describe, expect, it } from 'vitest';
import { ofType, order, type Said, World } from '../world.ts';
import { pending, piece } from './parcels.ts';

/* What is named beside what is on a card is added to it, and how many of the same thing are meant is asked by number. */

const calls = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);

function shopper(locale: 'en' | 'fr', ...orders: World['orders']): World {
  const world = new World().speak('chat', 'verified', 'Anna');
  world.locale = locale;
  world.orders = orders;
  return world;
}

const unsent = (id: string, ...items: ReturnType<typeof piece>[]) => ({ ...pending(id, 'x'), items });
const three = () => [
  piece('1', 'B-1', 'Danse ballerinas'),
  piece('2', 'K-1', 'Givre sweater'),
  piece('3', 'T-1', 'Dune trousers'),
];

describe('"and that too", while a card is open', () => {
  it.each([
    ['en', 'cancel the ballerinas', 'and the sweater too', ['1', '2']],
    ['en', 'cancel the ballerinas', 'also the trousers please', ['1', '3']],
    ['fr', 'annulez les ballerines', 'et le pull aussi', ['1', '2']],
    ['fr', 'annulez les ballerines', 'et aussi le pantalon svp', ['1', '3']],
  ] as const)('%s: adds it to a cancellation: %s – %s', async (locale, wish, words, lines) => {
    const world = shopper(locale, unsent('45848', ...three()));
    await world.say(wish);
    expect(calls(await world.say(words))).toEqual([['cancel_order', { order: '45848', lines }]]);
    await world.say(locale === 'en' ? 'yes' : 'oui');
    expect(world.calls.map(({ input }) => input)).toEqual([{ order: '45848', lines }]);
  });

  it('puts what another order holds on the same card', async () => {
    const world = shopper('en', unsent('45848', ...three()), pending('45837', 'Essentiel T-shirt'));
    await world.say('cancel the ballerinas');
    expect(calls(await world.say('and the T-shirt as well'))).toEqual([
      ['cancel_order', { order: '45848', lines: ['1'] }],
      ['cancel_order', { order: '45837' }],
    ]);
  });

  it.each([
    ['en', 'the ballerinas do not fit', 'and the sweater too'],
    ['fr', 'les ballerines ne me vont pas', 'et le pull aussi'],
  ] as const)('%s: adds it to a return: %s – %s', async (locale, wish, words) => {
    const world = shopper(locale, order({ id: '45848', items: three() }));
    await world.say(wish);
    const [[tool, input] = []] = calls(await world.say(words));
    expect([tool, (input as { lines: string[] }).lines]).toEqual(['return_item', ['1', '2']]);
  });

  it.each([
    ['en', 'I want to send back the ballerinas', 'and the sweater too'],
    ['fr', 'je veux renvoyer les ballerines', 'et le pull aussi'],
  ] as const)(
    '%s: is about that alone where the first is on its way back: %s – %s',
    async (locale, wish, words) => {
      const world = shopper(locale, order({ id: '45848', items: three() }));
      await world.say(wish);
      expect(calls(await world.say(words))).toEqual([['return_item', { order: '45848', lines: ['2'] }]]);
    },
  );

  it('leaves a question about another thing beside the card alone', async () => {
    const world = shopper('en', unsent('45848', ...three()));
    await world.say('cancel the ballerinas');
    const put = calls(await world.say('and the sweater too, when does it arrive?'));
    expect(put.filter(([, input]) => JSON.stringify(input).includes('"2"'))).toEqual([]);
  });
});

describe('two things named at once', () => {
  it('are both meant where they do not fit', async () => {
    const world = shopper('en', order({ id: '45848', items: three() }));
    const put = calls(await world.say("the ballerinas and the trousers don't fit"));
    expect(put.map(([tool, input]) => [tool, (input as { lines: string[] }).lines])).toEqual([
      ['return_item', ['1', '3']],
    ]);
    await world.say('yes both');
    expect(world.orders[0]?.returns.map(({ lines }) => lines)).toEqual([['1', '3']]);
  });
});

describe('the same thing on two lines', () => {
  const blazers = () =>
    order({ id: '45801', items: [piece('1', 'J-1', 'Brise blazer'), piece('2', 'J-1', 'Brise blazer')] });
  it.each([
    ['en', 'I want to return the blazer', 'just one', ['1']],
    ['en', 'I want to return the blazer', 'both', ['1', '2']],
    ['fr', 'je veux renvoyer le blazer', 'un seul', ['1']],
    ['fr', 'je veux renvoyer le blazer', 'les deux', ['1', '2']],
  ] as const)('%s: is asked by number: %s – %s', async (locale, wish, words, lines) => {
    const world = shopper(locale, blazers());
    expect((await world.say(wish)).choices.map(({ label }) => label)).toEqual(['1', '2']);
    const put = calls(await world.say(words));
    expect(put.map(([, input]) => (input as { lines: string[] }).lines)).toEqual([lines]);
  });
});

describe('more pieces than are wanted', () => {
  it.each([
    ['fr', "j'ai commandé deux paires de bottines par erreur, une seule paire suffit"],
    ['fr', 'une seule paire de bottines me suffit'],
    ['en', 'one pair of boots is enough'],
  ] as const)('%s: puts fewer on a card: %s', async (locale, words) => {
    const boots = { ...piece('1', 'P-1', locale === 'fr' ? 'Bottines Pavé' : 'Pavé boots'), quantity: 2 };
    const world = shopper(locale, unsent('45842', boots));
    expect(calls(await world.say(words))).toEqual([
      ['cancel_order', { order: '45842', lines: [{ line: '1', quantity: 1 }] }],
    ]);
    expect(world.calls).toEqual([]);
  });
});
