import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/knowledge/article.ts';
import { world } from '../meaning/parcels.ts';
import { order } from '../world.ts';

/* An article is quoted only where it says something of what is asked of a thing. */

const card = (language: 'en' | 'fr'): Passage => ({
  ...{ article: `gift-${language}`, heading: '', language, url: null, coverage: 1 },
  ...(language === 'en'
    ? {
        title: 'Gift cards',
        text: 'Gift cards of 25 to 250 € are sent by email and are valid for two years. What is left stays on the card.',
      }
    : {
        title: 'Cartes cadeaux',
        text: 'Les cartes cadeaux de 25 à 250 € sont envoyées par e-mail et valables deux ans. Le reste demeure sur la carte.',
      }),
});

function asked(locale: 'en' | 'fr') {
  const talk = world(locale, order());
  talk.passages = [card(locale)];
  return talk;
}

describe('an article on gift cards', () => {
  it.each([
    ['en', 'how much is left on my gift card?'],
    ['en', "what's the balance of my gift card?"],
    ['en', 'can a gift card be refunded?'],
    ['en', 'I lost my gift card, what now?'],
    ['en', 'my gift card does not work'],
    ['fr', 'combien il me reste sur ma carte cadeau ?'],
    ['fr', 'ma carte cadeau ne marche pas'],
    ['fr', "j'ai perdu ma carte cadeau"],
    ['fr', 'une carte cadeau est-elle remboursable ?'],
  ] as const)('%s: is not quoted for what it does not say: %s', async (locale, words) => {
    expect((await asked(locale).say(words)).text).not.toMatch(/25 to 250|25 à 250/);
  });

  it.each([
    ['en', 'how long is a gift card valid?'],
    ['en', 'how are gift cards sent?'],
    ['fr', 'combien de temps une carte cadeau est valable ?'],
    ['fr', 'vous faites des cartes cadeaux ?'],
  ] as const)('%s: is quoted for what it says: %s', async (locale, words) => {
    expect((await asked(locale).say(words)).text).toMatch(/valid for two years|valables deux ans/);
  });
});
