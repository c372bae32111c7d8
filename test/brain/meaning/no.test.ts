import { describe, expect, it } from 'vitest';
import { order, product, World } from '../world.ts';
import { piece } from './parcels.ts';

/* A no ends the talk only where it stands alone and nothing is open: whatever else is said is read. */

const FAREWELL = /Goodbye|Au revoir/;
const ENDS = /Goodbye|Au revoir|welcome|Avec plaisir/;
const ASKED = { en: /not sure I understood/, fr: /pas sûr d’avoir bien compris/ };
const LEFT = { en: /leave it as it is/, fr: /je n’y touche pas/ };

function world(locale: 'en' | 'fr'): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = locale;
  made.orders = [order({ items: [piece('1', 'CO-1', 'Brume trench coat')] })];
  made.products = [
    product({
      id: 'CO-1',
      title: 'Brume trench coat',
      variants: ['S', 'M', 'L'].map((size) => ({
        sku: `CO-1-${size}`,
        options: { size, colour: 'navy' },
        price: 5000,
        stock: 4,
      })),
    }),
  ];
  return made;
}

const opening = { en: 'Where is my order?', fr: 'Où est ma commande ?' };
const card = {
  en: ['I want to return the coat', 'can I get a refund'],
  fr: ['Je veux retourner le manteau', 'remboursez-moi'],
};
const refunded = ({ orders }: World) => orders.some(({ refunds }) => refunds.length > 0);

async function withCard(locale: 'en' | 'fr'): Promise<World> {
  const shop = world(locale);
  for (const line of card[locale]) await shop.say(line);
  expect(shop.cards).toHaveLength(1);
  return shop;
}

describe('a message that opens with a no', () => {
  it.each([
    ['en', 'no hang on, I asked how much'],
    ['en', 'no I meant are you hiring'],
    ['en', "no photo, I'm on the train"],
    ['fr', "nan mais c'est une question"],
    ['fr', 'non stop je rigolais !'],
  ] as const)('%s: is asked what it means, and not sent away: "%s"', async (locale, line) => {
    const shop = world(locale);
    await shop.say(opening[locale]);
    const { text } = await shop.say(line);
    expect(text).toMatch(ASKED[locale]);
    expect(text).not.toMatch(FAREWELL);
  });

  it.each([
    ['en', 'no, do you ship to Norway?', /Mondial Relay or Colissimo/],
    ['en', 'no I have not received it', /delivered yesterday/],
    ['fr', 'non, livrez-vous en Norvège ?', /Mondial Relay ou Colissimo/],
    ['fr', 'non je ne l’ai pas reçue', /livrée hier/],
  ] as const)('%s: has its other words answered: "%s"', async (locale, line, answer) => {
    const shop = world(locale);
    await shop.say(opening[locale]);
    const { text } = await shop.say(line);
    expect(text).toMatch(answer);
    expect(text).not.toMatch(FAREWELL);
  });

  it('corrects the size that was asked for', async () => {
    const shop = world('fr');
    await shop.say('Avez-vous le Brume trench coat en L ?');
    expect((await shop.say('ah non pardon en S')).text).toMatch(/en stock en taille S/);
  });

  it.each([
    ['en', 'no'],
    ['en', 'no thanks'],
    ['en', "no, that's all"],
    ['en', 'nope all good, thank you'],
    ['fr', 'non merci'],
    ['fr', 'non rien'],
    ['fr', "non c'est tout, merci beaucoup"],
  ] as const)('%s: ends the talk where that is all and nothing is open: "%s"', async (locale, line) => {
    const shop = world(locale);
    await shop.say(opening[locale]);
    expect((await shop.say(line)).text).toMatch(ENDS);
  });

  it.each([
    ['en', 'Do you have a shop in Lyon?', 'no thanks'],
    ['en', 'Do you have a shop in Lyon?', "no, I don't think so"],
    ['en', 'I want to return the coat', 'no'],
    ['fr', 'Avez-vous une boutique à Lyon ?', 'non merci'],
  ] as const)(
    '%s: leaves open what was asked, and calls nobody: "%s" … "%s"',
    async (locale, first, line) => {
      const shop = world(locale);
      await shop.say(first);
      const { text, steps } = await shop.say(line);
      expect(text).toMatch(LEFT[locale]);
      expect(text).not.toMatch(FAREWELL);
      expect(steps.filter(({ type }) => type === 'handover')).toEqual([]);
    },
  );
});

describe('a no to a card with more beside it', () => {
  it.each([
    ['en', 'no, do you ship to Norway?', /Mondial Relay or Colissimo/],
    ['en', 'no I meant are you hiring', ASKED.en],
    ['fr', 'non, livrez-vous en Norvège ?', /Mondial Relay ou Colissimo/],
  ] as const)('%s: declines it and answers the rest: "%s"', async (locale, line, answer) => {
    const shop = await withCard(locale);
    const { text } = await shop.say(line);
    expect(text).toMatch(LEFT[locale]);
    expect(text).toMatch(answer);
    await shop.say(locale === 'en' ? 'yes' : 'oui');
    expect(refunded(shop)).toBe(false);
  });

  it.each([
    ['en', 'give me a refund, otherwise I keep it', 'no thanks then'],
    ['fr', 'remboursez-moi, sinon je le garde', 'non merci alors'],
    ['fr', 'remboursez-moi', 'non finalement je le garde pas grave'],
  ] as const)('%s: asks nothing where the thing is kept: "%s" … "%s"', async (locale, wish, line) => {
    const shop = world(locale);
    await shop.say(card[locale][0] ?? '');
    await shop.say(wish);
    const { text } = await shop.say(line);
    expect(text).not.toMatch(/What would you prefer|Que préférez-vous/);
    expect(refunded(shop)).toBe(false);
  });

  it.each([
    ['en', 'no rush, only if you have it'],
    ['fr', 'pas de souci, prenez votre temps'],
  ] as const)('%s: no refusal is read into "%s"', async (locale, line) => {
    const shop = await withCard(locale);
    const { text } = await shop.say(line);
    expect(text).not.toMatch(FAREWELL);
    expect(text).not.toMatch(LEFT[locale]);
  });
});
