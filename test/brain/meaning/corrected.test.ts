import { describe, expect, it } from 'vitest';
import { order, World } from '../world.ts';
import { piece } from './parcels.ts';

/* A return that was opened at once is as easily taken back, or narrowed, and what is meant instead gets its own. */

const PARCEL = {
  en: order({
    items: [
      piece('1', 'DR-1', 'Lune dress'),
      piece('2', 'SL-1', 'Soie slip'),
      piece('3', 'TS-1', 'Sel t-shirt'),
    ],
  }),
  fr: order({
    items: [
      piece('1', 'DR-1', 'Robe Lune'),
      piece('2', 'SL-1', 'Jupe Soie'),
      piece('3', 'TS-1', 'T-shirt Sel'),
    ],
  }),
};

function world(locale: 'en' | 'fr', channel: 'chat' | 'email' | 'whatsapp' | 'voice'): World {
  const made = new World().speak(channel, 'recognised', 'Eve');
  made.locale = locale;
  made.orders = [structuredClone(PARCEL[locale])];
  return made;
}

const open = ({ orders }: World) =>
  orders.flatMap(({ returns }) => returns.flatMap(({ status, lines }) => (status === 'open' ? lines : [])));
const put = ({ cards }: World) =>
  cards.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ effects }) =>
      effects.map(({ tool, input }) => [tool, (input as { lines?: string[] }).lines]),
    ),
  );
const ASKS = { en: 'I want to return the dress', fr: 'je veux retourner la robe' };
const YES = { en: 'yes', fr: 'oui' };

describe.each(['chat', 'email', 'whatsapp', 'voice'] as const)(
  'on %s, a return of the wrong thing',
  (channel) => {
    it.each([
      ['en', 'not the dress i mean the slip one', '2'],
      ['en', "no sorry, it's the t-shirt", '3'],
      ['en', 'no sorry its the t-shirt', '3'],
      ['en', 'oops I meant the slip', '2'],
      ['en', 'wait, the slip, not the dress', '2'],
      ['fr', 'pas la robe, la jupe', '2'],
      ['fr', 'non pardon, c’est le t-shirt', '3'],
      ['fr', 'je me suis trompée, je voulais dire la jupe', '2'],
    ] as const)('is taken back, and the right one gets its own (%s: %s)', async (locale, words, line) => {
      const shop = world(locale, channel);
      await shop.say(ASKS[locale]);
      expect(open(shop)).toEqual(['1']);
      const { text } = await shop.say(words);
      expect({ text, open: open(shop), put: put(shop) }).toEqual({
        text,
        open: [],
        put: [['return_item', [line]]],
      });
      expect(text).toMatch(/is taken back|est annulé/);
      await shop.say(YES[locale]);
      expect(open(shop)).toEqual([line]);
    });

    it.each([
      ['en', 'stop!! wrong order'],
      ['en', 'no, undo that'],
      ['en', 'stop!'],
      ['en', 'oops, take that back'],
      ['fr', 'stop !! mauvaise commande'],
      ['fr', 'non pas celle-là, l’autre'],
      ['fr', 'annulez ce retour'],
      ['fr', 'oups, ce n’est pas le bon article'],
    ] as const)(
      'is taken back where nothing else is named, and a yes opens it not again (%s: %s)',
      async (locale, words) => {
        const shop = world(locale, channel);
        await shop.say(ASKS[locale]);
        const { text } = await shop.say(words);
        expect({ text, open: open(shop), put: put(shop) }).toEqual({ text, open: [], put: [] });
        expect(text).toMatch(/is taken back|is cancelled|est annulé/);
        await shop.say(YES[locale]);
        expect(open(shop)).toEqual([]);
      },
    );

    it.each([
      ['en', 'and the slip too please'],
      ['en', 'thank you, perfect'],
      ['en', 'how long do I have?'],
      ['en', 'no, that is all'],
      ['en', 'no thanks'],
      ['fr', 'merci beaucoup'],
      ['fr', 'et la jupe aussi'],
      ['fr', 'non, rien d’autre'],
    ] as const)('is not meant, and stays open (%s: %s)', async (locale, words) => {
      const shop = world(locale, channel);
      await shop.say(ASKS[locale]);
      await shop.say(words);
      expect(open(shop)).toContain('1');
    });
  },
);

describe('a return of several things', () => {
  it.each([
    ['en', 'take the others out of that return, only the dress', ['1']],
    ['en', 'take the slip out of it', ['1', '3']],
    ['en', 'only the dress actually', ['1']],
    ['en', 'not the slip', ['1', '3']],
    ['en', "I'll keep the slip and the t-shirt", ['1']],
    ['fr', 'enlevez la jupe de ce retour', ['1', '3']],
    ['fr', 'finalement seulement la robe', ['1']],
    ['fr', 'je garde la jupe', ['1', '3']],
    ['fr', 'retirez les autres du retour, juste la robe', ['1']],
  ] as const)('holds what is left once some of it is taken out (%s: %s)', async (locale, words, left) => {
    const shop = world(locale, 'chat');
    await shop.say(
      locale === 'en'
        ? 'I want to return the dress, the slip and the t-shirt'
        : 'je veux retourner la robe, la jupe et le t-shirt',
    );
    expect(open(shop)).toEqual(['1', '2', '3']);
    const { text } = await shop.say(words);
    expect({ text, open: open(shop), put: put(shop) }).toEqual({ text, open: left, put: [] });
    expect(text).toMatch(/you keep|vous gardez/);
  });

  it('is narrowed once more', async () => {
    const shop = world('en', 'chat');
    await shop.say('I want to return the dress, the slip and the t-shirt');
    await shop.say('not the slip');
    await shop.say('and take the t-shirt out of it');
    expect(open(shop)).toEqual(['1']);
    await shop.say('hm, undo that');
    expect(open(shop)).toEqual([]);
  });
});

describe('"is it done already?"', () => {
  it.each([
    ['en', 'hold on is it done already?'],
    ['en', 'wait, have you done that already?'],
    ['fr', 'attendez, c’est déjà fait ?'],
    ['fr', 'vous l’avez déjà fait ?'],
  ] as const)('is answered by what the shop has (%s: %s)', async (locale, words) => {
    const shop = world(locale, 'chat');
    await shop.say(ASKS[locale]);
    const { text } = await shop.say(words);
    expect(text).toMatch(/^(Yes, that is done|Oui, c’est fait)/);
    await shop.say(locale === 'en' ? 'then undo it' : 'alors annulez ce retour');
    expect(open(shop)).toEqual([]);
    expect((await shop.say(words)).text).toMatch(/^(No, nothing|Non, rien)/);
  });

  it.each([
    ['en', 'Can I return the dress?', 'hold on is it done already?'],
    ['fr', 'Est-ce que je peux retourner la robe ?', 'attendez, c’est déjà fait ?'],
  ] as const)('of what was only offered is no (%s)', async (locale, first, words) => {
    const shop = world(locale, 'chat');
    await shop.say(first);
    expect(put(shop)).toHaveLength(1);
    const { text } = await shop.say(words);
    expect(text).toMatch(/^(No, nothing|Non, rien)/);
    expect(open(shop)).toEqual([]);
  });
});

it.each([
  ['en', 'no not that one, the other one', 'the slip'],
  ['fr', 'non pas celle-là, l’autre', 'la jupe'],
] as const)('the one that is named after "which?" gets its return (%s)', async (locale, words, which) => {
  const shop = world(locale, 'chat');
  await shop.say(ASKS[locale]);
  const asked = await shop.say(words);
  expect(asked.choices.map(({ id }) => id)).toEqual(['item:45821:2', 'item:45821:3']);
  await shop.say(which);
  if (open(shop).length === 0) await shop.say(YES[locale]);
  expect(open(shop)).toEqual(['2']);
});
