import { describe, expect, it } from 'vitest';
import { world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* Whether what is replaced has to come back, asked while a colleague arranges the replacement. */

const BROKEN = { en: 'my dress arrived with a torn seam', fr: 'ma robe est arrivée déchirée' };
const ANOTHER = { en: 'could you just send me a new one?', fr: 'je préfère que vous me la remplaciez' };
const KEEP = /keep it for now|Gardez l.article reçu pour l.instant/;

describe('"do I have to send the old one back?"', () => {
  it.each([
    ['en', 'do I have to return the old one?'],
    ['en', 'should I post the damaged one back to you?'],
    ['en', 'what do I do with the torn one?'],
    ['en', 'will you need the broken one back?'],
    ['fr', "je dois vous rendre l'ancienne ?"],
    ['fr', 'est-ce que je dois renvoyer celle qui est abîmée ?'],
    ['fr', "faut-il retourner l'ancien article ?"],
    ['fr', "je fais quoi de l'ancienne ?"],
  ] as const)('%s: is told that a colleague says so, and nothing is put: %s', async (locale, words) => {
    for (const channel of ['chat', 'voice', 'whatsapp', 'email'] as const) {
      const talk = world(locale, order()).speak(channel, 'verified', 'Sophie');
      await talk.say(BROKEN[locale]);
      const asked = await talk.say(ANOTHER[locale]);
      expect(ofType(asked, 'handover')[0]?.reason).toBe('replacement');
      talk.control = 'waiting';
      const said = await talk.say(words);
      expect(said.text).toMatch(KEEP);
      expect(ofType(said, 'propose')).toEqual([]);
    }
  });

  it.each([
    ['en', 'do I have to return the old one?'],
    ['fr', "je dois vous rendre l'ancienne ?"],
  ] as const)('%s: is no such question where nothing is replaced', async (locale, words) => {
    const talk = world(locale, order());
    talk.control = 'waiting';
    expect((await talk.say(words)).text).not.toMatch(KEEP);
  });
});
