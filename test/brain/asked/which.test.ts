import { describe, expect, it } from 'vitest';
import { piece, world } from '../meaning/parcels.ts';
import { ofType, order, type Said } from '../world.ts';

/* Which of what was listed is meant by its place, its price or what is in it: no size is read into that. */

const orders = () => [
  order({
    id: '45830',
    total: 15_000,
    placedAt: '2026-12-09T10:00:00Z',
    items: [
      { ...piece('1', 'P-1', 'Boréal wool coat'), price: 10_000 },
      { ...piece('2', 'P-2', 'Aube wrap dress'), price: 5000 },
    ],
  }),
  order({ id: '45831', total: 2000, items: [{ ...piece('1', 'P-3', 'Soir slip dress'), price: 2000 }] }),
];
const WISH = { en: 'I want to return an order', fr: 'je veux retourner une commande' };
const about = (said: Said) =>
  ofType(said, 'propose').map(({ call }) => (call.input as { order: string }).order);

describe.each(['chat', 'voice', 'whatsapp'] as const)('of two orders that were listed (%s)', (channel) => {
  it.each([
    ['en', 'the more expensive one', '45830'],
    ['en', 'the cheaper one please', '45831'],
    ['en', 'the bigger one', '45830'],
    ['en', 'the smaller one', '45831'],
    ['en', 'the one with two items', '45830'],
    ['en', 'the first one', '45830'],
    ['en', "it's the second one", '45831'],
    ['en', 'the newer one, the other i keep', '45830'],
    ['en', 'the latest one, whatever I got', '45830'],
    ['en', 'the older one', '45831'],
    ['fr', 'la plus récente, je garde l’autre', '45830'],
    ['fr', 'la plus ancienne', '45831'],
    ['fr', 'la plus chère', '45830'],
    ['fr', 'la moins chère svp', '45831'],
    ['fr', 'la plus grosse', '45830'],
    ['fr', 'celle avec deux articles', '45830'],
    ['fr', 'la première', '45830'],
    ['fr', 'la deuxième', '45831'],
  ] as const)('%s: “%s” is order %s', async (locale, words, meant) => {
    const talk = world(locale, ...orders()).speak(channel, 'verified', 'Sophie');
    const asked = await talk.say(WISH[locale]);
    expect(asked.text.indexOf('45830')).toBeLessThan(asked.text.indexOf('45831'));
    const said = await talk.say(words);
    expect([...new Set([...about(said), ...(said.text.match(/4583\d/g) ?? [])])]).toEqual([meant]);
    expect(said.calls).not.toContain('exchange_item');
  });

  it.each([
    ['en', 'the more expensive one', '1'],
    ['en', 'the second one', '2'],
    ['en', 'the first', '1'],
    ['fr', 'le moins cher', '2'],
    ['fr', 'le premier article', '1'],
  ] as const)('%s: “%s” is line %s of one order', async (locale, words, line) => {
    const [first] = orders();
    if (!first) throw new Error('no order');
    const talk = world(locale, first).speak(channel, 'verified', 'Sophie');
    await talk.say({ en: 'I want to return an item', fr: 'je veux renvoyer un article' }[locale]);
    const said = await talk.say(words);
    expect(ofType(said, 'propose').map(({ call }) => call.input)).toMatchObject([{ lines: [line] }]);
  });
});

it.each([
  ['en', 'can I return all of order 45830?', 'the more expensive one'],
  ['fr', 'je peux renvoyer toute la commande 45830 ?', 'la plus chère'],
] as const)('%s: aloud, of what a card names nothing is picked', async (locale, wish, words) => {
  const talk = world(locale, ...orders()).speak('voice', 'verified', 'Sophie');
  const put = (said: Said) => ofType(said, 'propose').map(({ call }) => call.input);
  const first = put(await talk.say(wish));
  expect(first.length).toBeGreaterThan(0);
  for (const again of put(await talk.say(words))) expect(first).toContainEqual(again);
});

it('words of a size stay a size where nothing was listed', async () => {
  const talk = world('en', order());
  const said = await talk.say('can I have the bigger one?');
  expect(said.text).toMatch(/size/i);
});
