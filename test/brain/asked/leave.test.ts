import { describe, expect, it } from 'vitest';
import { takesLeave } from '../../../src/language/follow/leave.ts';
import { world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* Who takes leave after a colleague was offered asks for nobody, and one call back is promised at one time. */

const over = () => order({ returnable: { open: false, reason: 'window_closed', lastDay: '2026-12-01' } });

describe('leave that is taken after a colleague was offered', () => {
  it.each([
    ['en', 'ok thanks, bye'],
    ['en', 'okay goodbye'],
    ['en', 'alright, bye then'],
    ['en', 'fine, goodbye'],
    ['fr', "d'accord, au revoir"],
    ['fr', 'très bien, merci, au revoir'],
    ['fr', 'entendu, au revoir'],
    ['fr', 'parfait, au revoir'],
  ])('%s: hands nothing over: %s', async (locale, words) => {
    for (const channel of ['chat', 'voice', 'whatsapp'] as const) {
      const talk = world(locale, over()).speak(channel, 'verified', 'Sophie');
      await talk.say({ en: 'can I return my dress?', fr: 'je peux renvoyer ma robe ?' }[locale] ?? '');
      const said = await talk.say(words);
      expect(ofType(said, 'handover')).toEqual([]);
    }
  });

  it.each([
    ['en', 'yes please, goodbye'],
    ['fr', 'oui, merci, au revoir'],
  ])('%s: a plain yes beside it asks for one: %s', async (locale, words) => {
    const talk = world(locale, over()).speak('voice', 'verified', 'Sophie');
    await talk.say({ en: 'can I return my dress?', fr: 'je peux renvoyer ma robe ?' }[locale] ?? '');
    expect(ofType(await talk.say(words), 'handover')).toHaveLength(1);
  });
});

describe('a whole message that takes leave', () => {
  it.each([
    ['en', "okay that's everything"],
    ['en', 'ok thanks so much, have a lovely evening'],
    ['en', "right, that'll be all, cheers"],
    ['en', 'perfect, see you soon'],
    ['fr', 'merci beaucoup, bonne journée'],
    ['fr', 'bon, ce sera tout, merci'],
    ['fr', 'super, bonne fin de journée à vous'],
    ['fr', 'merci bien, à bientôt'],
  ])('is answered with goodbye alone (%s: %s)', async (locale, words) => {
    for (const channel of ['chat', 'voice'] as const)
      for (const first of [
        { en: 'where is my order', fr: 'où est ma commande' },
        { en: 'do you have a shop in Paris', fr: 'vous avez une boutique à Lyon' },
      ]) {
        const talk = world(locale, over()).speak(channel, 'verified', 'Sophie');
        await talk.say(first[locale as 'en' | 'fr']);
        const said = await talk.say(words);
        expect(said.text).toMatch(/^(?:Goodbye|Au revoir)/);
        expect(said.text).not.toContain('45821');
        expect(ofType(said, 'handover')).toEqual([]);
      }
  });

  it.each([
    ['en', 'thanks, and where is my order'],
    ['en', 'yes please, bye'],
    ['en', "that's all I ordered"],
    ['fr', "c'est tout ce que j'ai reçu"],
    ['fr', 'oui merci, bonne journée'],
  ])('is not found in other words (%s: %s)', (_, words) => expect(takesLeave(words)).toBe(false));
});
