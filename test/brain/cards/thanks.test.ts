import { describe, expect, it } from 'vitest';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* Thanks are thanks: also in a word of another language, after the offer of a colleague, and beside a question that is put again. */

const over = { open: false as const, reason: 'window_closed' as const, lastDay: '2026-11-18' };

describe('thanks', () => {
  it.each([
    ['fr', 'gracias'],
    ['fr', 'muchas gracias'],
    ['fr', 'grazie mille'],
    ['en', 'gracias'],
    ['en', 'danke'],
    ['en', 'obrigada!'],
  ])('in a word of another language are understood (%s: %s)', async (locale, words) => {
    const talk = world(locale, pending('45845', 'Voile scarf'));
    await talk.say(locale === 'fr' ? 'où est ma commande ?' : 'where is my order?');
    const said = await talk.say(words);
    expect(said.text).toMatch(/Avec plaisir|You're welcome/);
    expect(ofType(said, 'handover')).toEqual([]);
  });

  it.each([
    ['fr', 'top merci'],
    ['fr', 'super, merci beaucoup'],
    ['fr', 'parfait merci'],
    ['en', 'great, thanks'],
    ['en', 'perfect thank you'],
  ])('after the offer of a colleague ask for nobody (%s: %s)', async (locale, words) => {
    const talk = world(locale, order({ items: [piece('1', 'C', 'Boréal coat')], returnable: over }));
    await talk.say(locale === 'fr' ? 'je veux renvoyer la commande 45821' : 'I want to return order 45821');
    const said = await talk.say(words);
    expect(said.text).toMatch(/Avec plaisir|You're welcome/);
    expect(ofType(said, 'handover')).toEqual([]);
  });

  it.each([
    ['fr', 'oui merci'],
    ['en', 'yes please, thanks'],
  ])('beside a yes to that offer are a yes (%s: %s)', async (locale, words) => {
    const talk = world(locale, order({ items: [piece('1', 'C', 'Boréal coat')], returnable: over }));
    await talk.say(locale === 'fr' ? 'je veux renvoyer la commande 45821' : 'I want to return order 45821');
    expect(ofType(await talk.say(words), 'handover')).toHaveLength(1);
  });
});

describe('a thing that stands on two lines', () => {
  const blazers = ['1', '3'].map((line) => piece(line, 'B', 'Brise blazer'));
  const items = [...blazers.slice(0, 1), piece('2', 'K', 'Jardin skirt'), ...blazers.slice(1)];

  it.each([
    ['en', 'I want to return one blazer of 45801'],
    ['en', 'please return one of the blazers from 45801'],
    ['en', 'yes, please go ahead with the return of one blazer'],
    ['fr', 'je veux renvoyer un blazer de la 45801'],
    ['fr', 'retour d’un seul blazer svp'],
  ])('is not counted again where the words say how many (%s: %s)', async (locale, words) => {
    const said = await world(locale, order({ id: '45801', items })).say(words);
    expect(said.text).not.toMatch(/How many|Combien/);
    const lines = JSON.stringify([ofType(said, 'propose'), said.calls.length]);
    expect(lines.includes('"lines":["1"]') || said.calls.includes('return_item')).toBe(true);
  });
});
