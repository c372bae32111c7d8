import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/consent/index.ts';
import { putOffIn } from '../../../src/language/upkeep/put-off.ts';
import { ofType, order, product, type Said, World } from '../world.ts';

/* What a customer puts off beside a yes is out: nothing is done about it, and what is left is put for a yes of its own. */

const OFF = {
  en: [
    'yes, but I’ll think about the skirt',
    'yes please, the skirt can wait',
    'yes but not sure about the skirt yet',
    'ok but let me sleep on the skirt',
    'yes, I haven’t decided about the skirt',
    'go ahead, I’ll let you know about the skirt',
    'yes, leave the skirt for now',
    'sure, still thinking about the skirt',
    'yes. The skirt, I’ll think about.',
    'yes, but as for the skirt I need more time',
    'I’ll think about the skirt',
  ],
  fr: [
    'oui, mais je vais réfléchir pour la jupe',
    'oui, la jupe peut attendre',
    'oui mais j’hésite encore pour la jupe',
    'd’accord, pour la jupe on verra',
    'allez-y, je vous redis pour la jupe',
    'oui, laissez la jupe pour l’instant',
    'oui. La jupe, je verrai plus tard.',
    'oui, je n’ai pas encore décidé pour la jupe',
    'oui mais attendez pour la jupe',
    'oui, une autre fois la jupe, je réfléchis pour la jupe',
    'la jupe je réfléchis encore',
  ],
} as const;
const YES = { en: 'yes please', fr: 'oui merci' } as const;

const thing = (line: string, title: string) => ({
  ...{ line, sku: `${title}-S`, product: title, title },
  ...{ options: { size: 'S' }, quantity: 1, price: 4_000 },
});
const sizes = (title: string) =>
  product({
    ...{ id: title, title },
    variants: ['S', 'M', 'L'].map((size) => ({
      ...{ sku: `${title}-${size}`, options: { size }, price: 4_000, stock: 3 },
    })),
  });

function world(locale: string, status: 'delivered' | 'pending' = 'delivered'): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = locale;
  made.products = ['Nuage blouse', 'Valse skirt', 'Soie scarf'].map(sizes);
  const items = [thing('1', 'Nuage blouse'), thing('2', 'Valse skirt'), thing('3', 'Soie scarf')];
  made.orders = [
    status === 'delivered'
      ? order({ items })
      : order({
          ...{ items, status, shippedAt: null, deliveredAt: null, shipments: [] },
          returnable: { open: false, reason: 'not_delivered', lastDay: null },
        }),
  ];
  return made;
}

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);
const done = (talk: World) => talk.done.filter(({ does }) => does !== null);
const linesOf = (talk: World) => done(talk).map(({ input }) => JSON.stringify(input));

describe.each([
  [
    'en',
    'return the blouse and the skirt for a refund',
    'return the blouse for a refund',
    'cancel the blouse and the skirt',
    'exchange the blouse and the skirt for an M',
  ],
  [
    'fr',
    'je renvoie le chemisier et la jupe contre remboursement',
    'je renvoie le chemisier contre remboursement',
    'annulez le chemisier et la jupe',
    'échangez le chemisier et la jupe contre un M',
  ],
] as const)('a thing that is put off (%s)', (locale, both, one, cancel, swap) => {
  it.each(OFF[locale])('is out of what was on the card with it: %s', async (words) => {
    const talk = world(locale);
    await talk.say(both);
    const said = await talk.say(words);
    expect(done(talk)).toEqual([]);
    expect(put(said)).toEqual([['return_item', expect.objectContaining({ order: '45821', lines: ['1'] })]]);
    await talk.say(YES[locale]);
    expect(done(talk).map(({ tool }) => tool)).toEqual(['return_item']);
    expect(linesOf(talk).join()).not.toContain('"2"');
  });

  it.each(OFF[locale])('was on no card, which is put again: %s', async (words) => {
    const talk = world(locale);
    const first = put(await talk.say(one));
    expect(first).toHaveLength(1);
    const said = await talk.say(words);
    expect(done(talk)).toEqual([]);
    expect(put(said)).toEqual(first);
    await talk.say(YES[locale]);
    expect(done(talk)).toHaveLength(1);
    expect(linesOf(talk).join()).not.toContain('"2"');
  });

  it('is left in the order where the rest is cancelled', async () => {
    const talk = world(locale, 'pending');
    await talk.say(cancel);
    expect(put(await talk.say(OFF[locale][0]))).toEqual([['cancel_order', { order: '45821', lines: ['1'] }]]);
    await talk.say(YES[locale]);
    expect(linesOf(talk)).toEqual([JSON.stringify({ order: '45821', lines: ['1'] })]);
  });

  it('is swapped by nobody where the rest is', async () => {
    const talk = world(locale);
    expect(put(await talk.say(swap)).flat()).toContain('exchange_item');
    expect(put(await talk.say(OFF[locale][0]))).toEqual([
      ['exchange_item', { order: '45821', line: '1', sku: 'Nuage blouse-M' }],
    ]);
  });

  it.each(OFF[locale])('is agreed to by no words that put it off: %s', (words) => {
    const item = (title: string) => ({ title, options: ['S'] });
    const verdict = judge(
      {
        orders: ['45821'],
        alternatives: [
          {
            ...{ id: 'a', acts: ['return'], items: [item('Nuage blouse'), item('Valse skirt Jupe Valse')] },
            ...{ target: [], amounts: [], address: null, method: null },
          },
        ],
      },
      words,
      locale,
    );
    expect(verdict.kind).not.toBe('agrees');
  });
});

it.each([
  ['en', 'I’d like to return the blouse, but I’ll think about the skirt'],
  ['en', 'return the blouse please. Not sure about the skirt yet'],
  ['fr', 'je veux renvoyer le chemisier, pour la jupe je réfléchis encore'],
  ['fr', 'renvoyez le chemisier, la jupe peut attendre'],
])('the rest of a first message is taken up (%s: %s)', async (locale, words) => {
  const talk = world(locale);
  const said = await talk.say(words);
  expect(put(said)).toEqual([['return_item', expect.objectContaining({ lines: ['1'] })]]);
  expect(done(talk)).toEqual([]);
});

it.each([
  'can I return the skirt next week?',
  'cancel the skirt, not the blouse',
  'I am waiting for the skirt',
  'the skirt arrives tomorrow',
  'I am not sure the skirt fits',
  'send the skirt to my office for now',
  'the skirt is too big, I think',
  'j’attends la jupe depuis une semaine',
  'je veux la jupe pour demain',
  'la jupe arrive la semaine prochaine',
  'je ne sais pas comment renvoyer la jupe',
])('nothing is put off by “%s”', (words) => {
  expect(putOffIn(words)).toBeNull();
});
