import { describe, expect, it } from 'vitest';
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
