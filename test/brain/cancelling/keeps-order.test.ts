import { describe, expect, it } from 'vitest';
import { takesBack } from '../../../src/brain/embedded/takes-back.ts';
import type { Quote } from '../../../src/conversation/quote.ts';
import { pending, world } from '../meaning/parcels.ts';
import { ofType } from '../world.ts';

/* An order that is to be kept stays, and no wish is made up for it. */

const lines = [
  ['fr', 'oups je me suis trompée, je veux garder la commande 45850 finalement'],
  ['fr', 'finalement je garde ma commande'],
  ['fr', 'gardez la commande 45850 svp'],
  ['fr', 'je préfère conserver la commande'],
  ['fr', 'non, je garde la 45850'],
  ['en', 'I want to keep order 45850 after all'],
  ['en', 'actually I keep my order'],
  ['en', 'please keep the order, I changed my mind'],
  ['en', 'sorry, I made a mistake, I am keeping 45850'],
  ['en', 'no, I will keep the whole order'],
] as const;

describe('an order that is to be kept', () => {
  it.each(lines)('stays where a cancellation of it is on a card (%s: %s)', async (locale, words) => {
    const talk = world(locale, pending('45850', 'Lune dress'), pending('45808', 'Soir skirt'));
    await talk.say(locale === 'fr' ? 'annulez la commande 45850' : 'cancel order 45850');
    const said = await talk.say(words);
    expect(said.text).toMatch(/nothing is cancelled|rien n’est annulé/);
    expect(said.text).toContain('45850');
    expect(ofType(said, 'handover')).toEqual([]);
    expect(talk.cards).toEqual([]);
  });

  it.each(lines)('is said to stay where nothing is open (%s: %s)', async (locale, words) => {
    const talk = world(locale, pending('45850', 'Lune dress'), pending('45808', 'Soir skirt'));
    const said = await talk.say(words);
    expect(said.text).toMatch(/nothing is cancelled|rien n’est annulé/);
    expect(ofType(said, 'handover')).toEqual([]);
  });

  it.each(lines)('is no longer to be cancelled by a person (%s: %s)', (locale, words) => {
    const quote: Quote = {
      ...{ tool: 'cancel_order', act: 'cancel', order: '45850', out: [], in: [], money: [] },
      ...{ deadline: null, goes: [], final: true },
    };
    expect(takesBack(quote, words, { locale, today: '2027-04-06', country: 'FR' })).toBe(true);
  });

  it.each([
    ['fr', 'je ne veux pas garder la commande 45850'],
    ['en', 'I do not want to keep order 45850, cancel it'],
  ])('is not one that is not to be kept (%s: %s)', async (locale, words) => {
    const talk = world(locale, pending('45850', 'Lune dress'), pending('45808', 'Soir skirt'));
    expect((await talk.say(words)).text).not.toMatch(/nothing is cancelled|rien n’est annulé/);
  });
});
