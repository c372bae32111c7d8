import { describe, expect, it } from 'vitest';
import { namesPlace, whereSentIn } from '../../../src/language/upkeep/where-sent.ts';
import { pending, world } from '../meaning/parcels.ts';
import { ofType, order, World } from '../world.ts';

/* Where an order went or goes is a question: it is answered as the shop has it, and nothing is put for it. */

const LILAS = /12 rue des Lilas, 69003 Lyon/;

const OTHER = {
  en: [
    'did you send it to 4 High Street, Leeds?',
    'have you changed the address to 4 High Street?',
    'has my parcel been sent to 4 rue Haute, 69001 Lyon?',
    'is it going to 4 rue Haute, 69001 Lyon?',
    'was my order shipped to 21 rue des Lilas?',
  ],
  fr: [
    'vous l’avez envoyé au 4 rue Haute, 69001 Lyon ?',
    'c’est bien parti à l’adresse 4 rue Haute 69001 Lyon ?',
    'avez-vous expédié ma commande au 4 rue Haute ?',
    'vous avez bien changé l’adresse pour le 4 rue Haute ?',
    'le colis va bien au 21 rue des Lilas ?',
  ],
} as const;
const SAME = {
  en: ['is it going to 12 rue des Lilas?', 'did it go to number 12 rue des Lilas'],
  fr: ['le colis va bien au 12 rue des Lilas ?', 'vous l’avez envoyé au 12 rue des Lilas ?'],
} as const;
const OPEN = {
  en: [
    'where did you send my order?',
    'which address did you use?',
    'did you ship it to my old address?',
    'where is it being sent to?',
    'will it be delivered to my home?',
    'where exactly is it going?',
    'where will it be delivered exactly?',
    'where is it being delivered?',
    'is it coming to my house?',
    'where exactly does it go to?',
  ],
  fr: [
    'à quelle adresse vous l’avez livré ?',
    'quelle adresse avez-vous utilisée ?',
    'avez-vous envoyé la commande à mon ancienne adresse ?',
    'où avez-vous envoyé mon colis ?',
    'ça part à la bonne adresse ?',
    'C’est livré où exactement ?',
    'ça arrive où ?',
    'livrée où ?',
    'ça part où exactement ?',
    'où sera-t-elle livrée ?',
  ],
} as const;
const NO = { en: /^No\. /, fr: /^Non\. / } as const;
const YES = { en: /^Yes\. /, fr: /^Oui\. / } as const;

describe.each(['en', 'fr'] as const)('asked where an order goes (%s)', (locale) => {
  const orders = [
    ['that has left', order({ status: 'shipped', deliveredAt: null })],
    ['that has not', pending('45847', 'Boréal wool coat')],
  ] as const;

  describe.each(orders)('%s', (_, one) => {
    it.each(OTHER[locale])('it is no other place: %s', async (words) => {
      const said = await world(locale, one).say(words);
      expect(said.text).toMatch(NO[locale]);
      expect(said.text).toMatch(LILAS);
      expect(ofType(said, 'propose')).toEqual([]);
      expect(ofType(said, 'handover')).toEqual([]);
    });

    it.each(SAME[locale])('it is that place: %s', async (words) => {
      const said = await world(locale, one).say(words);
      expect(said.text).toMatch(YES[locale]);
      expect(ofType(said, 'propose')).toEqual([]);
    });

    it.each(OPEN[locale])('the place is told: %s', async (words) => {
      const said = await world(locale, one).say(words);
      expect(said.text).toMatch(LILAS);
      expect(said.text).not.toMatch(NO[locale]);
      expect(ofType(said, 'propose')).toEqual([]);
      expect(ofType(said, 'handover')).toEqual([]);
    });
  });

  it('is told where it goes once that was changed', async () => {
    const talk = world(locale, pending('45847', 'Boréal wool coat'));
    await talk.say(
      locale === 'fr'
        ? 'livrez ma commande au 5 avenue Foch, 75116 Paris'
        : 'send my order to 5 avenue Foch, 75116 Paris',
    );
    await talk.say(locale === 'fr' ? 'oui merci' : 'yes please');
    talk.goesTo = { ...talk.goesTo, line1: '5 avenue Foch', postcode: '75116', city: 'Paris' };
    const said = await talk.say(OTHER[locale][0]);
    expect(said.text).toMatch(NO[locale]);
    expect(said.text).toMatch(/5 avenue Foch, 75116 Paris/);
    expect(ofType(said, 'propose')).toEqual([]);
  });

  it('takes no postcode that was said before for an order', async () => {
    const talk = world(locale, order());
    await talk.say(locale === 'fr' ? OTHER.fr[0] : 'did you send it to 4 rue Haute, 69001 Lyon?');
    const said = await talk.say(SAME[locale][0]);
    expect(said.text).toMatch(YES[locale]);
    expect(said.text).toMatch(LILAS);
  });

  it('tells nothing of an order that is not theirs', async () => {
    const said = await world(locale, order()).say(
      locale === 'fr'
        ? 'à quelle adresse avez-vous envoyé la commande 99999 ?'
        : 'where did you send order 99999?',
    );
    expect(said.text).not.toMatch(/Lilas/);
  });

  it('leaves the card that waits', async () => {
    const talk = world(locale, order());
    await talk.say(locale === 'fr' ? 'échangez la robe contre un M' : 'exchange the dress for an M');
    const said = await talk.say(OTHER[locale][0]);
    expect(said.text).toMatch(LILAS);
    expect(ofType(said, 'propose').map(({ call }) => call.tool)).toEqual(['exchange_item']);
    expect(talk.done.filter(({ does }) => does !== null)).toEqual([]);
  });

  it('answers what is wished for beside it', async () => {
    const talk = world(locale, order());
    const wish = locale === 'fr' ? 'Et échangez la robe contre un M.' : 'And exchange the dress for an M.';
    const said = await talk.say(`${OTHER[locale][0]} ${wish}`);
    expect(said.text).toMatch(LILAS);
    expect(ofType(said, 'propose').map(({ call }) => call.tool)).toEqual(['exchange_item']);
  });

  it.each(['anonymous', 'claimed', 'recognised'] as const)(
    'tells a speaker who is %s no address',
    async (who) => {
      const talk = new World().speak('chat', who, 'Sophie');
      talk.locale = locale;
      const said = await talk.say(OTHER[locale][0]);
      expect(said.text).not.toMatch(/Lilas/);
      expect(said.text).not.toMatch(NO[locale]);
      expect(ofType(said, 'propose')).toEqual([]);
    },
  );
});

it.each([
  'can you send it to 4 High Street, Leeds?',
  'send it to 4 High Street',
  'will you send it to 4 High Street instead?',
  'do you deliver to Lyon?',
  'where is my order?',
  'where did you send my refund?',
  'did you send the label?',
  'is it going to arrive today?',
  'have you changed it to size M?',
  'did you change it to a 39?',
  'did you put the dress at 20% off?',
  'pouvez-vous l’envoyer au 4 rue Haute ?',
  'vous livrez à Lyon ?',
  'est-ce que vous l’avez envoyé ?',
  'où est parti mon remboursement ?',
  'avez-vous mis la robe à 20 euros ?',
])('asks for something else: %s', (words) => {
  expect(whereSentIn(words)).toBeNull();
});

it.each([
  ['did you send it to 12 rue des Lilas?', true],
  ['did you send it to 21 rue des Lilas?', false],
  ['did you send it to Lyon?', true],
  ['did you send it to my office?', null],
  ['did you send it to 4 High Street?', false],
] as const)('names the place or another: %s', (words, fits) => {
  expect(namesPlace(words, { line1: '12 rue des Lilas', postcode: '69003', city: 'Lyon' })).toBe(fits);
});
