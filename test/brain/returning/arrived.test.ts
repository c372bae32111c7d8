import { describe, expect, it } from 'vitest';
import { saysItCame } from '../../../src/language/upkeep/has-come.ts';
import { order, World } from '../world.ts';

/* Of a parcel that nobody reports, the customer's own word that it came opens the return. */

const onItsWay = () =>
  order({
    ...{ status: 'shipped', shippedAt: '2026-12-12T10:00:00Z', deliveredAt: null, shipments: [] },
    returnable: { open: false, reason: 'not_delivered', lastDay: null },
  });

function world(locale: string, untold = true): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = locale;
  made.orders = [onItsWay()];
  made.untold = untold ? ['45821'] : [];
  return made;
}

const TELLS: readonly [string, string][] = [
  ['en', 'the dress is too small'],
  ['en', "I'm wearing it and it's too small"],
  ['en', 'it arrived this morning, the size does not fit'],
  ['en', 'I received my order 45821 but the size is too small, what should I do?'],
  ['en', 'my parcel came, I would like to return it'],
  ['en', 'I tried it on and I want to send it back'],
  ['fr', "c'est trop petit"],
  ['fr', 'je la porte et elle est trop petite'],
  ['fr', 'elle est arrivée ce matin, la taille ne va pas'],
  ['fr', "j'ai reçu ma commande 45821 mais la taille est trop petite, que faire ?"],
  ['fr', 'mon colis est arrivé, je voudrais le retourner'],
  ['fr', "je l'ai essayée et je veux la renvoyer"],
];

const TELLS_NOT: readonly [string, string][] = [
  ['en', 'I want to return my order'],
  ['en', "it hasn't arrived yet, I want to return it"],
  ['en', 'if it is too small can I send it back?'],
  ['en', 'I ordered the wrong size, it is too small'],
  ['en', "I'm afraid it will be too small"],
  ['en', 'can I return it when it arrives?'],
  ['fr', 'je veux retourner ma commande'],
  ['fr', "je ne l'ai pas encore reçue, je veux la renvoyer"],
  ['fr', 'si elle est trop petite je peux la renvoyer ?'],
  ['fr', "j'ai commandé la mauvaise taille, c'est trop petit"],
  ['fr', "j'ai peur qu'elle soit trop petite"],
  ['fr', 'je pourrai la retourner quand elle arrivera ?'],
];

describe('words that an order has come', () => {
  it.each(TELLS)('%s: “%s” opens the return', async (locale, words) => {
    const said = await world(locale).say(words);
    expect(said.calls).toContain('note_arrival');
    expect(said.text).not.toMatch(/not been delivered|has not (?:yet )?arrived|pas encore (?:été )?livr/i);
    expect(said.text).toMatch(/13 January|13 janvier/);
  });

  it.each(TELLS_NOT)('%s: “%s” is no word of it', async (locale, words) => {
    expect((await world(locale).say(words)).calls).not.toContain('note_arrival');
  });

  it.each([
    ['en', 'it came broken'],
    ['en', 'the dress arrived torn'],
    ['fr', 'elle est arrivée abîmée'],
    ['fr', 'la robe est déchirée'],
  ])('%s: “%s” opens it too', async (locale, words) => {
    expect((await world(locale).say(words)).calls).toContain('note_arrival');
  });

  it.each(TELLS.slice(0, 2))(
    '%s: “%s” opens nothing where the carrier says where it is',
    async (locale, words) => {
      const said = await world(locale, false).say(words);
      expect(said.text).not.toMatch(/13 January/);
      expect(said.text).toMatch(/deliver/);
    },
  );

  it('changes nothing of what only a yes to a card does', async () => {
    const made = world('en');
    const said = await made.say("I'm wearing it and it's too small, exchange it for an M");
    expect(said.calls).not.toContain('exchange_item');
    expect((await made.say('Yes, please')).calls).toContain('exchange_item');
  });

  it.each([
    ['Did it arrive?', false],
    ['I got it yesterday.', true],
    ['I was told it arrived but I have not received anything.', false],
    ['Quand est-ce que mon colis arrive ?', false],
    ['Colis reçu hier.', true],
    ["Je n'ai rien reçu.", false],
    ['The shoes came today! They pinch.', true],
    ['I have got a question about my parcel.', false],
  ])('reads “%s” as %s', (words, came) => {
    expect(saysItCame(words, false)).toBe(came);
  });
});
