import { describe, expect, it } from 'vitest';
import { asksReturnsAhead } from '../../../src/language/asked/before-buying.ts';
import { World } from '../world.ts';

/* Who looks at a thing and asks whether it could be returned hears the rules, and is asked for no order. */

const FIRST = { en: 'do you have the Lune dress in M', fr: 'vous avez la robe Lune en M ?' };

describe('a shopper who asks about returning', () => {
  it.each([
    ['en', "would it be returnable if she doesn't like it"],
    ['en', 'can she swap it if it does not fit her'],
    ['en', 'could I send it back if my sister hates it'],
    ['en', 'is it exchangeable afterwards'],
    ['fr', 'elle pourra le rendre si ça ne lui plaît pas ?'],
    ['fr', 'on peut échanger si la taille ne va pas ?'],
    ['fr', "c'est échangeable si elle n'aime pas ?"],
    ['fr', 'je pourrai la retourner si elle ne me va pas ?'],
  ])('hears the rules (%s: %s)', async (locale, text) => {
    for (const before of [true, false]) {
      const world = new World().speak('chat', 'anonymous');
      world.locale = locale;
      if (before) await world.say(FIRST[locale as 'en' | 'fr']);
      const said = await world.say(text);
      expect(said.text).toMatch(/30\s(?:days|jours)/);
      expect(said.text).not.toMatch(/order number|numéro de commande/);
    }
  });

  it.each([
    'I received the dress and want to send it back',
    'can I return my order if it does not fit',
    'the dress does not fit, can I swap it',
    'je peux échanger ma robe, elle est trop petite',
    "j'ai reçu la robe, je peux la renvoyer si elle ne va pas ?",
  ])('is not who says "%s"', (text) => expect(asksReturnsAhead(text)).toBe(false));
});
