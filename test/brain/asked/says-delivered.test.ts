import { describe, expect, it } from 'vitest';
import { ofType, order, World } from '../world.ts';

/* A parcel that is said to have been delivered: it is the one that came last, and none that was cancelled. */

const CANCELLED = order({
  ...{ id: '45900', status: 'cancelled', placedAt: '2026-06-09T07:00:00.000Z', deliveredAt: null },
  ...{ cancelledAt: '2026-06-09T08:00:00.000Z', shipments: [] },
});
const UNDERWAY = order({
  ...{ id: '45901', status: 'shipped', placedAt: '2026-06-09T07:00:00.000Z', deliveredAt: null },
  shipments: [{ carrier: 'DPD', tracking: 'D1', status: 'in transit', at: '2026-06-09T09:00:00.000Z' }],
});

function customer(locale: string, ...newer: ReturnType<typeof order>[]): World {
  const world = new World().speak('chat', 'verified', 'Sophie');
  world.locale = locale;
  world.orders = [...newer, order()];
  return world;
}

describe('a parcel that did not come', () => {
  it.each([
    ['en', "it says delivered but there's nothing in my letterbox"],
    ['en', 'tracking shows delivered and I never got the parcel'],
    ['en', 'the app claims it was delivered, I have not received anything'],
    ['en', 'apparently my parcel was delivered but it is not here'],
    ['fr', "c'est marqué livré mais je n'ai rien reçu"],
    ['fr', 'le suivi indique livré, pourtant pas de colis'],
    ['fr', "selon le transporteur le colis est livré, je n'ai rien reçu"],
    ['fr', "le site affiche livré mais je n'ai jamais reçu le colis"],
  ])('is looked for in what came last (%s: %s)', async (locale, text) => {
    for (const newer of [CANCELLED, UNDERWAY]) {
      const said = await customer(locale, newer).say(text);
      expect(said.text).toContain('45821');
      expect(said.text).not.toContain(newer.id);
      expect(ofType(said, 'handover')[0]).toBeDefined();
    }
  });

  it.each([
    ['en', 'my parcel never came'],
    ['fr', "je n'ai jamais reçu mon colis"],
    ['en', 'I never received my parcel, it should have been delivered by now'],
    ['fr', "il devait être livré hier et je n'ai rien reçu"],
  ])('is the one on its way where nothing says delivered (%s: %s)', async (locale, text) => {
    expect((await customer(locale, UNDERWAY).say(text)).text).toContain('45901');
    expect((await customer(locale, CANCELLED).say(text)).text).not.toContain('45900');
  });
});
