import { describe, expect, it } from 'vitest';
import { order, product, World } from '../world.ts';
import { piece } from './parcels.ts';

/*
 * A change of mind after something was opened: what was opened is taken back, and nothing stays open behind an "all right".
 */

const shelf = (id: string, title: string) =>
  product({
    id,
    title,
    variants: ['S', 'M', 'L'].map((size) => ({
      sku: `${id}-${size}`,
      options: { size, colour: 'navy' },
      price: 5000,
      stock: 4,
    })),
  });
const coat = order({ items: [piece('1', 'CO-1', 'Brume trench coat')] });
const jupe = order({ items: [piece('1', 'JU-1', 'Jupe Onde')] });
const parcel = order({
  items: [
    piece('1', 'TO-1', 'Marine striped top'),
    piece('2', 'CO-1', 'Brume trench coat'),
    piece('3', 'BE-1', 'Cuir belt'),
  ],
});

function world(locale: 'en' | 'fr', about: World['orders'][number]): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = locale;
  made.orders = [structuredClone(about)];
  made.products = [shelf('CO-1', 'Brume trench coat'), shelf('JU-1', 'Jupe Onde')];
  return made;
}

const open = ({ orders }: World) =>
  orders.flatMap(({ returns }) => returns.flatMap(({ status, lines }) => (status === 'open' ? lines : [])));
const yes = { en: 'yes', fr: 'oui' };

describe('a return that was just opened', () => {
  it.each([
    ['en', coat, 'I want to return the coat', "no forget it, I'll keep it"],
    ['en', coat, 'I want to return the coat', 'actualy forget it, I keep the coat'],
    ['en', coat, 'I want to return the coat', 'never mind, I keep it'],
    ['en', coat, 'I want to return the coat', 'hmm, no, cancel that, I keep it'],
    ['en', coat, 'I want to return the coat', 'No thanks, I have changed my mind, leave it'],
    ['en', coat, 'I want to return the coat, it is too small', "no forget it, I'll keep it"],
    ['fr', jupe, 'Je veux retourner la jupe', 'non finalement je garde la jupe, annulez tout'],
    ['fr', jupe, 'Je veux retourner la jupe', 'laissez tomber, je la garde'],
    ['fr', jupe, 'Je veux retourner la jupe', 'non, oubliez'],
  ] as const)('%s %#: is taken back, at once or by a yes', async (locale, about, first, then) => {
    const shop = world(locale, about);
    await shop.say(first);
    expect(open(shop)).toEqual(['1']);
    const said = await shop.say(then);
    const undone = open(shop).length === 0;
    expect({ text: said.text, put: shop.cards.length }).toMatchObject({ put: undone ? 0 : 1 });
    expect(said.text).toMatch(
      undone ? /you simply keep|vous gardez simplement/ : /take back|annuler le retour/,
    );
    await shop.say(yes[locale]);
    expect(open(shop)).toEqual([]);
  });

  it.each([
    ['en', 'Return the belt', 'no, the coat!!'],
    ['en', 'Return the belt', 'sorry, I meant the coat'],
    ['fr', 'Je veux retourner la ceinture', 'non, le manteau !!'],
    ['fr', 'Je veux retourner la ceinture', 'pardon, je voulais dire le manteau'],
  ] as const)(
    '%s: of the wrong thing makes way for the right one: "%s" … "%s"',
    async (locale, first, then) => {
      const shop = world(locale, parcel);
      await shop.say(first);
      expect(open(shop)).toEqual(['3']);
      const { text } = await shop.say(then);
      expect(text).toMatch(/taken back|est annulé/);
      expect(open(shop)).toEqual([]);
      await shop.say(yes[locale]);
      expect(open(shop)).toEqual(['2']);
    },
  );

  it('stays, where another thing is to go back as well', async () => {
    const shop = world('en', parcel);
    await shop.say('Return the belt');
    await shop.say('and also the coat please, I want to return it');
    await shop.say('yes');
    expect(open(shop)).toContain('3');
  });
});

const exchanged = ({ orders }: World) =>
  orders.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ status, to }) => (status === 'undone' ? [] : [to.options.size])),
  );

describe('another thing than what was settled', () => {
  it.each([
    ['en', coat, ['exchange the coat for size M', 'yes'], 'make it L instead'],
    ['fr', jupe, ['échanger la jupe en taille M', 'oui'], 'non plutôt du L'],
    [
      'en',
      coat,
      ['I want to return the coat, refund please', 'yes'],
      "actually I'd rather exchange it for size L",
    ],
    [
      'fr',
      jupe,
      ['Je veux retourner la jupe, remboursement svp', 'oui'],
      'en fait je préfère un échange en taille L',
    ],
  ] as const)(
    '%s %#: is done after what stands in its way is taken back',
    async (locale, about, first, then) => {
      const shop = world(locale, about);
      for (const text of first) await shop.say(text);
      await shop.say(then);
      await shop.say(yes[locale]);
      expect(exchanged(shop)).toEqual([]);
      await shop.say(yes[locale]);
      expect(exchanged(shop)).toEqual(['L']);
    },
  );
});

describe('a yes to the question which of the two', () => {
  it.each([
    ['en', coat, 'I want to return the coat', 'A refund:'],
    ['fr', jupe, 'Je veux retourner la jupe', 'Un remboursement :'],
  ] as const)('%s: is told what each means, and comes to a person', async (locale, about, first, means) => {
    const shop = world(locale, about);
    await shop.say(first);
    const second = await shop.say(yes[locale]);
    expect(second.text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ')).toContain(means);
    expect(second.steps.filter(({ type }) => type === 'propose').length).toBeGreaterThan(1);
    for (let n = 0; n < 4; n++) await shop.say(yes[locale]);
    expect(shop.control).toBe('waiting');
    expect(exchanged(shop)).toEqual([]);
  });
});

describe('a thing that is on no order', () => {
  it.each([
    ['en', coat, 'Return the boots', 'boots'],
    ['en', coat, 'I want to exchange the boots for size L', 'boots'],
    ['en', parcel, 'I would like a refund for the boots', 'boots'],
    ['fr', jupe, 'Je veux retourner les bottes', 'bottes'],
  ] as const)('%s: nothing else is taken for it: %#', async (locale, about, text, thing) => {
    const shop = world(locale, about);
    const said = await shop.say(text);
    expect(said.text).toContain(thing);
    expect({ text: said.text, put: shop.cards, open: open(shop) }).toMatchObject({ put: [], open: [] });
  });

  it('is put right step by step, and the last word holds', async () => {
    const shop = world('en', parcel);
    for (const text of ['Return the boots', 'sorry I mean the belt', 'no, the coat!!']) await shop.say(text);
    expect(open(shop)).toEqual([]);
    await shop.say('yes');
    expect(open(shop)).toEqual(['2']);
  });
});

describe('one of two that were asked about', () => {
  const shirt = (id: string, colour: string) =>
    order({
      id,
      items: [
        { ...piece('1', 'TS-1', 'Sel t-shirt'), sku: `TS-1-${colour}`, options: { size: 'S', colour } },
      ],
    });
  it.each([
    ['en', 'return the t-shirt', 'the white one', 'hmm, no, cancel that, I keep it'],
    ['fr', 'je veux retourner le t-shirt', 'le blanc', 'non, annulez, je le garde'],
  ] as const)('%s: is picked by its colour, for no exchange', async (locale, first, which, then) => {
    const shop = world(locale, shirt('45821', 'white'));
    shop.orders.push(shirt('45822', 'navy'));
    await shop.say(first);
    await shop.say(which);
    if (shop.cards.length > 0) await shop.say(yes[locale]);
    expect(shop.orders.map(({ returns }) => returns.length)).toEqual([1, 0]);
    expect(shop.orders.flatMap(({ exchanges }) => exchanges)).toEqual([]);
    await shop.say(then);
    await shop.say(yes[locale]);
    expect(open(shop)).toEqual([]);
  });
});

describe('both of two that were asked about', () => {
  it.each([
    ['en', 'return the blazer', 'both'],
    ['fr', 'je veux retourner le blazer', 'les deux'],
  ] as const)('%s: is those two, and not the rest of the order', async (locale, first, both) => {
    const twins = [piece('1', 'BL-1', 'Brise linen blazer'), piece('2', 'BL-1', 'Brise linen blazer')];
    const shop = world(locale, order({ items: [...twins, piece('3', 'BE-1', 'Cuir belt')] }));
    await shop.say(first);
    await shop.say(both);
    if (open(shop).length === 0) await shop.say(yes[locale]);
    expect(open(shop)).toEqual(['1', '2']);
  });
});
