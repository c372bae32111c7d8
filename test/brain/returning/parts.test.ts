import { describe, expect, it } from 'vitest';
import { saysPartFaulty, saysPieceMissing } from '../../../src/language/follow/faulty-part.ts';
import { piece, world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* A part of a thing that is broken is a fault of that thing, and what never came cannot go back. */

const NAMES = { en: 'Nœud leather belt', fr: 'Ceinture en cuir Nœud' } as const;

function someone(locale: 'en' | 'fr') {
  const items = [piece('1', 'BL-1', 'Rivage blazer'), piece('2', 'BE-2', NAMES[locale])];
  return world(locale, order({ items })).speak('chat', 'verified', 'Sophie');
}

describe('a part of one of two things', () => {
  it.each([
    ['en', 'the blazer has a loose button, the other is great'],
    ['en', 'my blazer has a loose button, the other is great'],
    ['en', 'a button on the blazer is coming off, the other one is perfect'],
    ['en', 'the blazer is missing a button, the belt is great'],
    ['en', 'the seam of the blazer is open, the other thing is fine'],
    ['en', 'a thread is loose on the blazer, I love the other one'],
    ['fr', 'le blazer a un bouton décousu, l’autre est super'],
    ['fr', 'un bouton du blazer est mal cousu, l’autre article est parfait'],
    ['fr', 'il manque un bouton au blazer, l’autre est très bien'],
    ['fr', 'la doublure du blazer est déchirée, l’autre est nickel'],
    ['fr', 'la fermeture du blazer est cassée, la ceinture est parfaite'],
  ] as const)('%s: is a fault of that one alone: %s', async (locale, line) => {
    const put = ofType(await someone(locale).say(line), 'propose').map(({ call }) => call);
    expect(put).toEqual([
      { tool: 'return_item', input: { order: '45821', lines: ['1'], reason: 'damaged_item' } },
    ]);
  });

  it.each([
    'where is the button to pay on your site?',
    'I clicked the wrong button',
    'do you have the coat with or without a belt loop?',
    'the dress is too loose',
    'le bouton du site ne marche pas, je clique et rien',
  ])('is not told of in: %s', (text) => {
    expect(saysPartFaulty(text)).toBe(false);
  });
});

describe('a thing that never came with the rest', () => {
  it.each([
    ['en', 'the belt is missing from my parcel'],
    ['en', 'I just want the missing belt'],
    ['en', 'you left out the belt, it was missing'],
    ['en', 'the belt was missing in the box'],
    ['en', 'the missing belt is all I want'],
    ['fr', 'il manque la ceinture dans mon colis'],
    ['fr', 'je veux juste la ceinture qui manque'],
    ['fr', 'la ceinture manquante, c’est tout ce que je veux'],
    ['fr', 'il me manque la ceinture dans la commande'],
    ['fr', 'la ceinture est manquante dans le colis'],
  ] as const)('%s: is sent by a colleague, and nothing goes back: %s', async (locale, line) => {
    const said = await someone(locale).say(line);
    expect(ofType(said, 'propose')).toEqual([]);
    expect(ofType(said, 'handover')).toMatchObject([{ reason: 'replacement' }]);
  });

  it.each(['the blazer is missing a button', 'il manque un bouton au blazer', 'I received the wrong belt'])(
    'is no such thing: %s',
    (text) => {
      expect(saysPieceMissing(text)).toBe(false);
    },
  );
});
