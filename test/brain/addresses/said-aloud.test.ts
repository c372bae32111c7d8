import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import { pending, world } from '../meaning/parcels.ts';
import { ofType, type Said, type World } from '../world.ts';

/* An address as it is said on the phone, or typed in haste: taken, read back on a card, and changed by the yes to that. */

const put = (said: Said) =>
  ofType(said, 'propose').flatMap(({ call: { tool, input } }) => {
    const { address } = input as { address?: { line1: string; postcode: string; city: string } };
    return tool === 'change_order_address' && address
      ? [`${address.line1}, ${address.postcode} ${address.city}`]
      : [];
  });
const changes = ({ calls }: World) => calls.filter(({ name }) => name === 'change_order_address').length;

/** Somebody with no other address on file. */
function caller(locale: string, channel: Channel, ...orders: World['orders']): World {
  const talk = world(locale, ...orders).speak(channel, 'verified', 'Sophie');
  talk.profile = { ...talk.profile, addresses: [] };
  return talk;
}

const WISH = {
  en: 'I need to change the delivery address',
  fr: "je voudrais changer l'adresse de livraison",
};
const YES = { en: 'yes', fr: 'oui' };

const SAID = [
  ['en', 'twelve rue des Lilas, sixty-nine thousand and three Lyon', '12 rue des Lilas, 69003 Lyon'],
  [
    'en',
    "It's one hundred and four avenue Foch, six nine zero zero three, Lyon",
    '104 avenue Foch, 69003 Lyon',
  ],
  ['en', 'eight boulevard Voltaire, seventy five oh one one Paris', '8 boulevard Voltaire, 75011 Paris'],
  ['en', '12 rue des lilas in lyon 69003', '12 rue des lilas, 69003 Lyon'],
  ['en', 'seventy five oh one one Paris, eight boulevard Voltaire', '8 boulevard Voltaire, 75011 Paris'],
  ['en', "It's twenty-one Baker Street, London, N W one six X E", '21 Baker Street, NW1 6XE London'],
  ['en', 'twelve rue des Lilas, Lyon, six nine double oh three please', '12 rue des Lilas, 69003 Lyon'],
  ['fr', 'douze rue des Lilas, soixante-neuf mille trois Lyon', '12 rue des Lilas, 69003 Lyon'],
  [
    'fr',
    "c'est le quarante-deux avenue Victor Hugo à Lille, cinquante-neuf mille",
    '42 avenue Victor Hugo, 59000 Lille',
  ],
  [
    'fr',
    'douze bis rue du onze novembre, soixante-quinze zéro onze paris',
    '12 bis rue du 11 novembre, 75011 Paris',
  ],
  ['fr', 'deux place Bellecour, soixante-neuf zéro zéro deux Lyon', '2 place Bellecour, 69002 Lyon'],
  ['fr', '15 quai des chartrons 33 000 bordeaux', '15 quai des chartrons, 33000 Bordeaux'],
  ['fr', 'twelve rue des Lilas, six nine zero zero three Lyon', '12 rue des Lilas, 69003 Lyon'],
  ['fr', 'au 3 impasse des roses 42000 saint-étienne', '3 impasse des roses, 42000 Saint-Étienne'],
] as const;

describe('an address that is said aloud', () => {
  it.each(SAID)('%s: is read back and changed by a yes: %s', async (locale, words, to) => {
    for (const channel of ['voice', 'chat'] as const) {
      const talk = caller(locale, channel, pending('45847', 'Boréal wool coat'));
      const asked = await talk.say(WISH[locale]);
      if (channel === 'voice') expect(asked.text).not.toMatch(/write|crivez/);
      const read = await talk.say(words);
      expect(put(read)).toEqual([to]);
      expect(changes(talk)).toBe(0);
      await talk.say(YES[locale]);
      expect(changes(talk)).toBe(1);
    }
  });

  it.each(SAID)('%s: is taken with the wish in one breath: %s', async (locale, words, to) => {
    const talk = caller(locale, 'voice', pending('45847', 'Boréal wool coat'));
    expect(put(await talk.say(`${WISH[locale]}. ${words}`))).toEqual([to]);
  });

  it.each([
    [
      'en',
      ['twelve rue des Lilas', 'sixty-nine thousand and three Lyon'],
      [/12 rue des Lilas.*postcode and the town/],
      '12 rue des Lilas, 69003 Lyon',
    ],
    [
      'en',
      ['twelve rue des Lilas', 'six nine zero zero three', "it's Lyon"],
      [/postcode/, /12 rue des Lilas, 69003.*town/],
      '12 rue des Lilas, 69003 Lyon',
    ],
    [
      'en',
      ['sixty-nine thousand and three Lyon', 'twelve rue des Lilas'],
      [/69003 Lyon.*street/],
      '12 rue des Lilas, 69003 Lyon',
    ],
    [
      'fr',
      ['douze rue des Lilas', 'soixante-neuf mille trois Lyon'],
      [/12 rue des Lilas.*code postal/],
      '12 rue des Lilas, 69003 Lyon',
    ],
    [
      'fr',
      ['deux place Bellecour', 'soixante-neuf zéro zéro deux', 'à Lyon'],
      [/code postal/, /quelle est la ville/],
      '2 place Bellecour, 69002 Lyon',
    ],
  ] as const)('%s: is asked for what is missing of it: %s', async (locale, lines, questions, to) => {
    const orders = [pending('45847', 'Boréal wool coat'), pending('45850', 'Lune dress')];
    const talk = caller(locale, 'voice', ...orders);
    await talk.say(`${WISH[locale]}, 45850`);
    const said: Said[] = [];
    for (const line of lines) said.push(await talk.say(line));
    for (const [n, question] of questions.entries()) expect(said[n]?.text).toMatch(question);
    const [last] = said.slice(-1);
    expect(last && put(last)).toEqual([to]);
    expect(last && ofType(last, 'propose')[0]?.call.input).toMatchObject({ order: '45850' });
  });

  it.each([
    ['en', 'never mind, where is my order?'],
    ['en', 'I paid 45000 euros'],
    ['fr', 'laissez tomber'],
    ['fr', 'ma commande 45847 est où ?'],
  ] as const)('%s: is read into no other words: %s', async (locale, words) => {
    const talk = caller(locale, 'voice', pending('45847', 'Boréal wool coat'));
    await talk.say(WISH[locale]);
    const said = await talk.say(words);
    expect(put(said)).toEqual([]);
    expect(said.text).not.toMatch(/I have|J'ai noté/);
  });
});
