import { describe, expect, it } from 'vitest';
import { ofType, order, product, type Said, World } from '../world.ts';

/* What was done is taken back where it still can be, and nobody is told that nothing was changed. */

const thing = (line: string, title: string) => ({
  ...{ line, sku: `${title}-S`, product: title, title },
  ...{ options: { size: 'S' }, quantity: 1, price: 4_000 },
});

function world(locale: string): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = locale;
  made.products = [
    product(),
    product({
      ...{ id: 'Valse skirt', title: 'Valse skirt' },
      variants: ['S', 'M'].map((size) => ({
        ...{ sku: `Valse skirt-${size}`, options: { size }, price: 4_000, stock: 3 },
      })),
    }),
  ];
  made.orders = [
    order({
      ...{ id: '45847', status: 'pending', shippedAt: null, deliveredAt: null, shipments: [] },
      items: [thing('1', 'Valse skirt'), thing('2', 'Soie scarf')],
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    }),
    order(),
  ];
  return made;
}

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);
const NOTHING = /nothing is changed|rien ne change/;

describe('after an exchange', () => {
  it.each([
    ['en', 'exchange the dress for an M please', 'yes please', 'oh actually keep it'],
    ['en', 'exchange the dress for an M please', 'yes please', "I'd rather keep it as it is"],
    ['fr', 'je voudrais échanger ma robe contre un M', 'oui merci', 'finalement je la garde'],
  ])(
    'a change of mind takes it back, and then the return (%s: %s, %s, %s)',
    async (locale, wish, yes, back) => {
      const talk = world(locale);
      await talk.say(wish);
      await talk.say(yes);
      const said = await talk.say(back);
      expect(said.text).not.toMatch(NOTHING);
      expect(put(said)).toEqual([['undo', { order: '45821', exchange: 'x-1' }]]);
      expect(put(await talk.say(yes))).toEqual([['undo', { order: '45821', return: 'r-1' }]]);
      await talk.say(yes);
      expect(talk.orders[1]?.returns).toMatchObject([{ status: 'undone' }]);
    },
  );
});

describe('after a return that is settled as money', () => {
  it.each([
    ['en', 'I want to return my dress for a refund', 'yes please', "actually I'll keep it"],
    [
      'fr',
      'je veux renvoyer ma robe et être remboursée',
      'oui merci',
      'en fait non, je la garde telle quelle',
    ],
  ])('a change of mind takes it back (%s: %s, %s, %s)', async (locale, wish, yes, back) => {
    const talk = world(locale);
    await talk.say(wish);
    await talk.say(yes);
    const said = await talk.say(back);
    expect(said.text).not.toMatch(NOTHING);
    expect(put(said)).toEqual([['undo', { order: '45821', return: 'r-1' }]]);
  });
});

describe('after something else was done meanwhile', () => {
  it.each([
    [
      'en',
      ['I want to return my dress', 'cancel the scarf', 'yes please', 'a refund for the dress please'],
      'oh actually keep it',
    ],
    [
      'fr',
      ['je veux renvoyer ma robe', "annulez l'écharpe", 'oui merci', 'un remboursement pour la robe svp'],
      'finalement je la garde',
    ],
  ])('the return that the card was about is taken back (%s: %s, %s)', async (locale, lines, back) => {
    const talk = world(locale);
    for (const line of lines) await talk.say(line);
    expect(talk.cards.at(-1)?.alternatives[0]?.effects[0]?.tool).toBe('choose_refund');
    const said = await talk.say(back);
    expect(said.text).not.toMatch(NOTHING);
    expect(put(said)).toEqual([['undo', { order: '45821', return: 'r-1' }]]);
  });
});

describe('after a cancellation', () => {
  it.each([
    [
      'en',
      'cancel the scarf',
      'yes please',
      'oh actually keep it',
      /a part of order #45847 is cancelled \(Soie scarf \(size S\)\)/,
    ],
    [
      'fr',
      "annulez l'écharpe",
      'oui merci',
      'finalement je la garde',
      /une partie de votre commande n°.45847 est annulée/,
    ],
    ['en', 'cancel order 45847', 'yes please', 'oh actually keep it', /#45847 is cancelled/],
  ])(
    'it is said what stands, and a person offered (%s: %s, %s, %s)',
    async (locale, wish, yes, back, told) => {
      const talk = world(locale);
      await talk.say(wish);
      await talk.say(yes);
      const said = await talk.say(back);
      expect(said.text).toMatch(told);
      expect(said.text).not.toMatch(NOTHING);
      expect(said.choices.map(({ id }) => id)).toContain('human');
      expect(put(said)).toEqual([]);
    },
  );
});

describe('what was cancelled and is wanted back', () => {
  const told = async (locale: string, words: string) => {
    const talk = world(locale);
    await talk.say(locale === 'en' ? 'cancel the scarf' : "annulez l'écharpe");
    await talk.say(locale === 'en' ? 'yes please' : 'oui merci');
    const [parcel] = talk.orders;
    if (parcel) parcel.items = parcel.items.filter(({ line }) => line !== '2');
    return { talk, said: await talk.say(words) };
  };

  it.each([
    ['en', 'I cancelled a scarf this morning right? can I get it back in the order'],
    ['en', 'put it back'],
    ['en', 'add it again please'],
    ['en', 'can you add the scarf back to the order?'],
    ['en', 'could I have the scarf back'],
    ['fr', 'vous pouvez la remettre dans la commande ?'],
    ['fr', 'je peux la récupérer ?'],
    ['fr', "j'ai annulé une écharpe ce matin non ? rajoutez-la"],
    ['fr', "remettez l'écharpe dans la commande svp"],
  ])(
    'is told to be gone for good, with a person, and nothing is cancelled (%s: %s)',
    async (locale, words) => {
      const { said } = await told(locale, words);
      expect(put(said)).toEqual([]);
      expect(said.text).toMatch(/cannot be put back: .*scarf|ne peut pas être remis.*scarf/);
      expect(said.choices.map(({ id }) => id)).toContain('human');
    },
  );

  it.each([
    ['en', 'when do I get my money back?'],
    ['en', 'can I get it back on my card'],
    ['fr', 'quand est-ce que je récupère mon argent ?'],
    ['en', 'put the skirt back to the old size'],
  ])('is not what words about something else are about (%s: %s)', async (locale, words) => {
    const { said } = await told(locale, words);
    expect(said.text).not.toMatch(/cannot be put back|ne peut pas être remis/);
  });

  it.each([
    ['en', "what's left in it"],
    ['en', 'so what is still in the order?'],
    ['fr', "qu'est-ce qui reste dedans ?"],
    ['fr', "qu'est-ce qu'il me reste dans la commande ?"],
  ])('is not among what the order is told to hold still (%s: %s)', async (locale, words) => {
    const { said } = await told(locale, words);
    expect(said.text).toMatch(/skirt|jupe/i);
    expect(said.text).not.toMatch(/scarf|charpe/);
    expect(put(said)).toEqual([]);
  });
});

describe('after a change of what has not left', () => {
  it.each([
    ['en', 'make the skirt a size up', 'yes please', 'actually leave it as it was'],
    ['en', 'make the skirt a size up', 'yes please', 'sorry, put the old size back'],
    ['fr', 'je voudrais la jupe en M', 'oui merci', "remettez l'ancienne taille"],
    ['fr', 'je voudrais la jupe en M', 'oui merci', 'non finalement laissez comme avant'],
  ])('the old size is put again (%s: %s, %s, %s)', async (locale, wish, yes, back) => {
    const talk = world(locale);
    await talk.say(wish);
    await talk.say(yes);
    expect(put(await talk.say(back))).toEqual([
      ['change_items', { order: '45847', items: [{ line: '1', sku: 'Valse skirt-S' }] }],
    ]);
  });

  const before = { line1: '1 rue Neuve', line2: '', postcode: '69001', city: 'Lyon', country: 'FR' };
  const moved = (talk: World, tool = 'change_order_address') =>
    talk.done.push({
      ...{ tool, does: 'order_change', order: '45847', at: talk.now, channel: 'chat' },
      input: { order: '45847', address: { ...before, line1: '8 rue Haute' } },
      output: { order: '45847', address: { ...before, line1: '8 rue Haute' }, before },
    });

  it.each([
    ['en', 'sorry, put the old one back'],
    ['en', 'no, leave it at the old address'],
    ['en', 'the previous address was right'],
    ['en', 'please cancel the change of address'],
    ['en', 'can you change it back please'],
    ['fr', "remettez l'ancienne adresse"],
    ['fr', "non finalement laissez à l'ancienne adresse"],
    ['fr', "la bonne adresse c'était l'ancienne"],
    ['fr', "annulez le changement d'adresse"],
  ])('the old address is put again (%s: %s)', async (locale, words) => {
    const talk = world(locale);
    moved(talk);
    const said = await talk.say(words);
    expect(put(said)).toEqual([['change_order_address', { order: '45847', address: before }]]);
  });

  it.each([
    ['en', 'cancel the change of address'],
    ['fr', "annulez le changement d'adresse"],
  ])('that was never made, nothing is cancelled (%s: %s)', async (locale, words) => {
    const said = await world(locale).say(words);
    expect(put(said)).toEqual([]);
  });

  it.each([
    ['en', 'cancel the order, keep the change'],
    ['en', 'when will my order arrive?'],
    ['en', 'is the old address still on my account?'],
    ['fr', 'où est ma commande ?'],
  ])('words about something else put nothing back (%s: %s)', async (locale, words) => {
    const talk = world(locale);
    moved(talk);
    expect(put(await talk.say(words)).filter(([tool]) => tool === 'change_order_address')).toEqual([]);
  });
});
