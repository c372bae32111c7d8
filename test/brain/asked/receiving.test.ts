import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../src/language/asked/asked.ts';
import { ofType, order, World } from '../world.ts';

/* A parcel that is still to come: nobody in, a neighbour, another day. Nothing is promised for the carrier, and nothing is taken for a return. */

const SHIPPED = order({
  status: 'shipped',
  deliveredAt: null,
  returnable: { open: false, reason: 'not_delivered', lastDay: null },
  shipments: [
    { carrier: 'Colissimo', tracking: '6A123', status: 'in transit', at: '2026-06-08T09:00:00.000Z' },
  ],
});

function customer(locale: string, channel: 'chat' | 'voice' = 'chat'): World {
  const world = new World().speak(channel, channel === 'chat' ? 'verified' : 'recognised', 'Sophie');
  world.locale = locale;
  world.orders = [SHIPPED];
  return world;
}

describe('a delivery that nobody may be in for', () => {
  it.each([
    ['en', "and if I'm still at work when they turn up?", /tries again.*pickup point/],
    ['en', 'what happens if nobody is home', /tries again.*pickup point/],
    ['en', "I won't be in tomorrow when the courier comes", /tries again.*pickup point/],
    ['en', 'could he drop it with the neighbours', /up to the carrier/],
    ['en', 'is it ok for it to be left in the garage?', /up to the carrier/],
    ['en', 'can my neighbour sign for it', /up to the carrier/],
    ['en', 'could you bring it on Friday rather', /cannot set or move the day/],
    ['en', 'can they keep the parcel until next week', /cannot set or move the day/],
    ['fr', 'si je suis absente au passage du coursier, il se passe quoi ?', /repasse.*point relais/],
    ['fr', 'je ne suis pas là demain pour recevoir le colis', /repasse.*point relais/],
    ['fr', 'que se passe-t-il si personne ne répond', /repasse.*point relais/],
    ['fr', "vous pouvez le laisser à l'accueil ?", /transporteur qui décide/],
    ['fr', 'ma voisine peut le réceptionner ?', /transporteur qui décide/],
    ['fr', 'on peut déposer mon colis chez la gardienne ?', /transporteur qui décide/],
    ['fr', 'je voudrais plutôt être livrée samedi', /ni fixer ni décaler/],
    ['fr', 'est-ce possible de repousser la livraison à jeudi ?', /ni fixer ni décaler/],
  ])('is told what the carrier does, and nothing is begun (%s: %s)', async (locale, text, told) => {
    for (const channel of ['chat', 'voice'] as const) {
      const said = await customer(locale, channel).say(text);
      expect(said.text).toMatch(told);
      expect(said.text).toContain('Colissimo');
      expect([...ofType(said, 'propose'), ...ofType(said, 'handover')]).toEqual([]);
      // A number of many figures is nothing to hear.
      expect(said.text.includes('6A123')).toBe(channel === 'chat');
    }
  });

  it.each([
    'the neighbours say they do not have it',
    'it was left with a neighbour and now it is gone',
    'il a laissé le colis chez le voisin',
    'can somebody call me back on Friday',
    'on peut me rappeler vendredi ?',
    'I would like to send it back on Friday',
    'je voudrais le renvoyer vendredi',
    'will it be delivered by Friday?',
    'il sera livré quand ?',
    'can I have it delivered to my office address tomorrow',
  ])('is not what "%s" asks', (text) => expect(askedIn(text)).toBeNull());
});
