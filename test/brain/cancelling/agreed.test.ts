import { describe, expect, it } from 'vitest';
import { order, product, World } from '../world.ts';

/* What a yes is to when more is said beside it, and what is put where less or something else was meant. */

const thing = (line: string, title: string, size: string) => ({
  ...{ line, sku: `S-${line}`, product: `P-${line}`, title },
  ...{ options: { size }, quantity: 1, price: 4_000 },
});
const ITEMS = {
  en: [thing('1', 'Silk blouse', 'L'), thing('2', 'Striped top', 'S')],
  fr: [thing('1', 'Blouse en soie', 'L'), thing('2', 'Marinière', 'S')],
};

function world(locale: 'en' | 'fr', items = ITEMS[locale]): World {
  const made = new World();
  made.locale = locale;
  made.orders = [
    order({
      ...{ id: '45838', status: 'pending', shippedAt: null, deliveredAt: null, shipments: [], total: 8_000 },
      items: structuredClone(items),
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    }),
    order(),
  ];
  return made.speak('chat', 'verified', 'Eve');
}

const lines = ({ cards }: World) =>
  cards.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ effects }) => effects.map(({ input }) => input)),
  );

describe('a card of several', () => {
  it.each([
    ['en', "yes but don't touch the blouse", '2'],
    ['en', 'yes to the blouse, no to the striped top', '1'],
    ['en', 'only the blouse please', '1'],
    ['fr', 'oui mais pas la marinière hein', '1'],
    ['fr', 'oui, sauf la blouse', '2'],
  ] as const)('is narrowed to what is meant (%s: %s)', async (locale, words, line) => {
    const shop = world(locale);
    await shop.say(locale === 'fr' ? 'annulez la commande 45838' : 'cancel order 45838');
    expect((await shop.say(words)).calls).not.toContain('cancel_order');
    expect(lines(shop)).toEqual([{ order: '45838', lines: [line] }]);
    expect((await shop.say(locale === 'fr' ? 'oui' : 'yes')).calls).toContain('cancel_order');
  });
});

describe('a card of one thing', () => {
  it('is agreed to by who leaves out what is not on it', async () => {
    const shop = world('en');
    await shop.say('cancel the blouse of order 45838');
    expect((await shop.say('yes but not the striped top')).calls).toContain('cancel_order');
  });

  it('is not agreed to by a size alone, which may answer another question', async () => {
    const shop = world('en', [thing('1', 'Silk blouse', 'L')]);
    await shop.say('Do you have the Lune dress in other sizes?');
    await shop.say('cancel order 45838');
    expect((await shop.say('yes L please')).calls).not.toContain('cancel_order');
    expect(shop.orders[0]?.status).toBe('pending');
  });

  it('is agreed to by name, and a question about something else is answered beside it', async () => {
    const shop = world('en');
    await shop.say('cancel order 45838');
    const said = await shop.say('Yes, cancel 45838. Where is my dress?');
    expect(said.calls).toContain('cancel_order');
    expect(said.text).toMatch(/is cancelled.*45821.*delivered/s);
  });
});

describe('after a no', () => {
  it.each([
    ['en', 'cancel order 45838', 'no', 'actually yes please', 'yes'],
    ['fr', 'annulez la commande 45838', 'non', 'en fait oui', 'oui'],
  ] as const)('another answer puts what was declined once more (%s)', async (locale, wish, no, turn, yes) => {
    const shop = world(locale);
    for (const words of [wish, no, turn]) expect((await shop.say(words)).calls).not.toContain('cancel_order');
    expect((await shop.say(yes)).calls).toContain('cancel_order');
  });
});

describe('a colleague that was offered', () => {
  it('is asked on a yes, whatever is asked beside it', async () => {
    const shop = world('en');
    await shop.say('is the wool vegan and mulesing-free?');
    await shop.say('Yes please. Oh, and what if I lose the label?');
    expect(shop.control).toBe('waiting');
  });
});

describe('what is put off, or only asked about', () => {
  it.each([
    [
      'en',
      ['I would like to return the dress after the holidays, not now', 'until when is that possible?'],
      'ok thanks perfect',
    ],
    [
      'fr',
      ['je voudrais retourner la robe après les fêtes, pas maintenant', "c'est possible jusqu'à quand ?"],
      'ok merci parfait',
    ],
  ] as const)('brings no offer (%s)', async (locale, asked, thanks) => {
    const shop = world(locale);
    for (const words of asked) await shop.say(words);
    expect(shop.cards).toEqual([]);
    expect((await shop.say(thanks)).calls).not.toContain('return_item');
    await shop.say(locale === 'fr' ? 'je voudrais renvoyer la robe' : 'I want to return the dress now');
    expect(
      shop.cards.length + shop.calls.filter(({ name }) => name === 'return_item').length,
    ).toBeGreaterThan(0);
  });
});

describe('a wish under a condition', () => {
  it.each([
    [
      'en',
      'is the silk blouse of 45838 see-through? if so cancel it, otherwise keep it',
      'yes',
      'Sheer silk.',
    ],
    ['fr', "si la blouse de la 45838 est transparente je l'annule", 'oui', 'Soie transparente.'],
  ] as const)(
    'is answered by what the shop says of the thing, and asked about alone before a bare yes counts (%s)',
    async (locale, wish, yes, description) => {
      const shop = world(locale);
      const title = ITEMS[locale][0]?.title ?? '';
      shop.products = [product({ id: 'P-1', title, description })];
      expect((await shop.say(wish)).text).toContain(description);
      expect((await shop.say(yes)).calls).not.toContain('cancel_order');
      expect((await shop.say(yes)).calls).toContain('cancel_order');
    },
  );

  it.each([
    ['en', "drop the blouse from 45838 only if it hasn't shipped yet", 'yes thanks'],
    ['fr', "enlevez la blouse de la 45838 si elle n'est pas encore partie", 'oui merci'],
  ] as const)('that code can check is checked, and a yes then is one (%s)', async (locale, wish, yes) => {
    const shop = world(locale);
    expect((await shop.say(wish)).text).toMatch(/has not left yet|n’est pas encore partie/);
    expect((await shop.say(yes)).calls).toContain('cancel_order');
  });

  it('for the money to be back soon is answered from the store’s days', async () => {
    const shop = world('fr');
    const said = await shop.say("je retourne la robe si le remboursement se fait en moins d'une semaine");
    expect(said.text).toMatch(/dans les 5\sjours/);
    expect((await shop.say('ok')).calls).not.toContain('return_item');
  });
});
