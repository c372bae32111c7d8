import { describe, expect, it } from 'vitest';
import { order, World } from '../world.ts';

/* Where money goes and when it comes, asked after a cancellation beside another order that has not left. */

const pending = (id: string) =>
  order({
    ...{ id, status: 'pending', shippedAt: null, deliveredAt: null, shipments: [] },
    returnable: { open: false, reason: 'not_delivered', lastDay: null },
  });

async function cancelled(locale: string): Promise<World> {
  const world = new World();
  world.locale = locale;
  world.orders = [pending('45821'), pending('45851')];
  world.speak('chat', 'verified', 'Sophie');
  await world.say(locale === 'fr' ? 'Annulez la commande 45821' : 'Cancel order 45821');
  await world.say(locale === 'fr' ? 'oui' : 'yes');
  return world;
}

describe('what was paid back', () => {
  it.each([
    ['en', 'When do I get my money?'],
    ['en', 'the refund goes where?'],
    ['en', 'which account does it go to?'],
    ['en', 'how long until the refund is on my bank account?'],
    ['fr', 'sur quel compte ?'],
    ['fr', 'sur quel moyen de paiement ?'],
    ['fr', 'quand est-ce que je serai remboursée ?'],
    ['fr', 'sous combien de jours aurai-je l’argent ?'],
  ])(
    '%s: “%s” is told of the order that was cancelled, with its amount and its way',
    async (locale, words) => {
      const said = await (await cancelled(locale)).say(words);
      expect(said.text).toContain('45821');
      expect(said.text).toContain('87');
      expect(said.text).toMatch(/your card|votre carte/);
      expect(said.text).not.toContain('45851');
    },
  );

  it.each([
    ['en', 'when will order 45851 arrive?'],
    ['en', 'how do I reset the password of my account?'],
    ['fr', 'quand arrive la commande 45851 ?'],
  ])('%s: “%s” asks something else', async (locale, words) => {
    const said = await (await cancelled(locale)).say(words);
    expect(said.text).not.toMatch(/your card|votre carte/);
  });
});
