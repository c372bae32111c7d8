import { describe, expect, it } from 'vitest';
import { asksOfCase } from '../../../src/language/told/of-case.ts';
import { pending, world } from '../meaning/parcels.ts';
import { order, type World } from '../world.ts';

/* Who waits for a colleague hears of the case when they ask after it, with what was promised, and the answer to all else. */

const MISSING = { en: 'my parcel 45821 never arrived', fr: 'mon colis 45821 n’est jamais arrivé' } as const;
const CASE = /45821.*(?:answer you by tomorrow at 17:00|vous répondre au plus tard demain à 17\sh)/;

async function waiting(locale: 'en' | 'fr'): Promise<World> {
  const talk = world(locale, order()).speak('chat', 'verified', 'Sophie');
  await talk.say(MISSING[locale]);
  expect(talk.control).toBe('waiting');
  return talk;
}

describe('a question of the case', () => {
  it.each([
    ['en', 'any news?'],
    ['en', 'how long does such an inquiry take?'],
    ['en', 'who is looking at it?'],
    ['en', "what's happening with my case?"],
    ['en', 'have you found it?'],
    ['en', 'when will I hear back from you?'],
    ['en', 'and my parcel?'],
    ['fr', 'où en est mon dossier ?'],
    ['fr', 'qui s’en occupe ?'],
    ['fr', 'c’est encore long ?'],
    ['fr', 'vous me prévenez quand ?'],
    ['fr', 'vous avez retrouvé mon colis ?'],
    ['fr', 'des nouvelles ?'],
    ['fr', 'et mon colis alors ?'],
  ] as const)('%s: is told with what was promised, and by when: %s', async (locale, line) => {
    expect((await (await waiting(locale)).say(line)).text).toMatch(CASE);
  });
});

describe('any other question', () => {
  it.each([
    ['en', 'what are your opening hours?', /open|closed/],
    ['en', 'do you ship to Spain?', /Spain/],
    ['en', 'does the Lune dress come in sand?', /in sand/],
    ['en', 'can I pay with PayPal?', /checkout|pay/],
    ['en', 'which carriers do you use?', /Colissimo/],
    ['en', 'can I have the receipt?', /receipt/],
    ['fr', 'quels sont vos horaires ?', /répond|joignable|retour/],
    ['fr', 'vous livrez en Suisse ?', /Suisse/],
    ['fr', 'la robe Lune existe en M ?', /taille M/],
    ['fr', 'je peux payer en plusieurs fois ?', /paiement/],
    ['fr', 'il y a des promos en ce moment ?', /code/],
  ] as const)('%s: is answered, and the case is not told: %s', async (locale, line, answer) => {
    const { text } = await (await waiting(locale)).say(line);
    expect(text).toMatch(answer);
    expect(text).not.toMatch(/is with a colleague|s’occupe déjà/);
  });

  it.each([
    ['en', 'what will the weather be on the moon?', /cannot answer that myself/],
    ['fr', 'quel temps fera-t-il sur la lune ?', /ne peux pas répondre moi-même/],
  ] as const)('%s: that is not understood is left to the colleague: %s', async (locale, line, left) => {
    const { text } = await (await waiting(locale)).say(line);
    expect(text).toMatch(left);
    expect(text).toMatch(CASE);
  });

  it('about an order that nobody looks for is about that order', async () => {
    const talk = world('en', order(), pending('45847', 'Boréal wool coat')).speak(
      'chat',
      'verified',
      'Sophie',
    );
    await talk.say(MISSING.en);
    await talk.say('where is my coat?');
    expect((await talk.say('and how long does it take?')).text).not.toMatch(CASE);
  });
});

it.each([
  'how long does delivery usually take?',
  'who makes your dresses?',
  'when do you open?',
  'what about my other order?',
  'combien de temps pour être livré ?',
  'vous livrez quand en général ?',
])('asks after no case: %s', (text) => {
  expect(asksOfCase(text)).toBeNull();
});
