import { describe, expect, it } from 'vitest';
import { world } from '../meaning/parcels.ts';
import { order } from '../world.ts';

/* A yes while a colleague is waited for, with a card from before that is put once more. */

const BROKEN = { en: 'my dress arrived with a torn seam', fr: 'ma robe est arrivée déchirée' };
const ASIDE = { en: 'what are your opening hours?', fr: 'quels sont vos horaires ?' };
const NOTED = /I have noted that|noté/;

describe('a yes while a colleague is waited for', () => {
  it.each([
    ['en', 'Yes please'],
    ['en', 'yes'],
    ['en', 'sure, thanks'],
    ['en', 'ok yes'],
    ['fr', 'oui merci'],
    ['fr', "oui s'il vous plaît"],
    ['fr', 'oui'],
    ['fr', "d'accord"],
  ] as const)('%s: is not noted beside the question of a card: %s', async (locale, words) => {
    const talk = world(locale, order()).speak('whatsapp', 'verified', 'Sophie');
    await talk.say(BROKEN[locale]);
    await talk.say(ASIDE[locale]);
    talk.control = 'waiting';
    expect((await talk.say(words)).text).not.toMatch(NOTED);
  });
});
