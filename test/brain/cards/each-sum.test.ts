import { describe, expect, it } from 'vitest';
import { pending, world } from '../meaning/parcels.ts';
import { ofType } from '../world.ts';

/* Money is said of each order on a card, also where the sums are the same. */

describe('two orders of the same sum on one card', () => {
  it.each([
    ['en', 'cancel both my orders please'],
    ['en', 'cancel orders 45847 and 45850'],
    ['en', 'please cancel all my orders'],
    ['fr', 'annulez mes deux commandes'],
    ['fr', 'annulez les commandes 45847 et 45850'],
  ])('%s: the sum is said for each: %s', async (locale, words) => {
    for (const channel of ['chat', 'voice', 'whatsapp', 'email'] as const) {
      const orders = [pending('45847', 'Boréal wool coat'), pending('45850', 'Aube wrap dress')];
      const talk = world(locale, ...orders).speak(channel, 'verified', 'Sophie');
      const said = await talk.say(words);
      expect(ofType(said, 'propose')).toHaveLength(2);
      expect(said.text.match(/(?:€\s?87|87(?:[.,]00)?\s?(?:€|euro))/g)).toHaveLength(2);
    }
  });
});
