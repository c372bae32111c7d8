import { describe, expect, it } from 'vitest';
import { order, World } from '../world.ts';

/* "Is it done?" is answered of the thing that it is asked of, and of no other. */

function world(locale: 'en' | 'fr', assurance: 'recognised' | 'verified' = 'verified'): World {
  const made = new World().speak('chat', assurance, 'Eve');
  made.locale = locale;
  const [dress] = order().items;
  if (!dress) throw new Error('no dress');
  const bag = { ...dress, line: '2', product: 'BG-1', sku: 'BG-1', options: {} };
  const title = locale === 'fr' ? 'Sac Marée' : 'Maree bag';
  made.orders = [order({ status: 'pending', deliveredAt: null, items: [dress, { ...bag, title }] })];
  return made;
}

const CANCELS = { en: 'please cancel the bag', fr: 'annulez le sac svp' };
const YES = { en: 'yes', fr: 'oui' };
const DONE = /that is done|c’est fait/;

describe('whether a thing is done', () => {
  it.each([
    ['en', 'and the address, is that done already or not?'],
    ['en', 'has the change of address been done already?'],
    ['en', 'is the payment done already?'],
    ['fr', 'et pour l’adresse, c’est fait ou pas ?'],
    ['fr', 'le changement d’adresse est bien fait ?'],
  ] as const)('is not told of a cancellation that was made beside it (%s: %s)', async (locale, words) => {
    const shop = world(locale);
    await shop.say(CANCELS[locale]);
    await shop.say(YES[locale]);
    expect(shop.done).toHaveLength(1);
    const { text } = await shop.say(words);
    expect(text).not.toMatch(DONE);
    expect(text).toMatch(/^(No, the|Non, rien)/);
  });

  it.each([
    ['en', 'is the cancellation done?'],
    ['en', 'is that done already?'],
    ['fr', 'et l’annulation, c’est fait ?'],
    ['fr', 'c’est déjà fait ?'],
  ] as const)('is told of the cancellation itself (%s: %s)', async (locale, words) => {
    const shop = world(locale);
    await shop.say(CANCELS[locale]);
    await shop.say(YES[locale]);
    const { text } = await shop.say(words);
    expect(text).toMatch(DONE);
    expect(shop.cards).toEqual([]);
  });

  it.each([
    ['en', 'please send it to 5 rue Neuve, 69001 Lyon instead', 'and the address, is that done already?'],
    ['fr', 'livrez ma commande au 5 rue Neuve, 69001 Lyon svp', 'et pour l’adresse, c’est fait ou pas ?'],
  ] as const)('is told to wait for the proof that it waits for (%s)', async (locale, wish, words) => {
    const shop = world(locale, 'recognised');
    await shop.say(wish);
    const { text } = await shop.say(words);
    expect(text).toMatch(/^(No, the|Non, rien)/);
    expect(text).toMatch(/surer that it is you|m’assurer/);
  });
});

describe('that an order has left', () => {
  it.each([
    ['en', 'it has already left'],
    ['en', 'has the parcel already left?'],
    ['fr', 'il est déjà parti'],
    ['fr', 'la commande est déjà partie ?'],
  ] as const)('is answered by where it is, and the card is put again (%s: %s)', async (locale, words) => {
    const shop = world(locale);
    await shop.say(CANCELS[locale]);
    const { text } = await shop.say(words);
    expect(text).not.toMatch(/nothing has been done|rien n’a encore été fait/);
    expect(text).toMatch(/not left yet|pas encore partie/);
    expect(shop.cards).toHaveLength(1);
  });
});
