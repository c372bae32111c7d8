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

const LONG_AGO = order({
  id: '45743',
  deliveredAt: '2026-09-18T10:00:00Z',
  placedAt: '2026-09-12T10:00:00Z',
});
const SHIPPED = order({
  ...{ id: '45820', status: 'shipped', placedAt: '2026-12-11T07:00:00Z', shippedAt: '2026-12-12T07:00:00Z' },
  ...{ deliveredAt: null, returnable: { open: false, reason: 'not_delivered', lastDay: null } },
  shipments: [{ carrier: 'DPD', tracking: 'D1', status: 'in transit', at: '2026-12-12T09:00:00Z' }],
});

describe('a parcel that the carrier delivered before the shop knows', () => {
  it.each([
    ['en', 'tracking says delivered but nothing came', 'I already asked the neighbours'],
    ['en', 'order 45820 shows as delivered, I have nothing', 'we looked everywhere, also at the reception'],
    ['en', 'dpd marked 45820 delivered and it is not here', 'yes I checked with the neighbours'],
    ['fr', 'le suivi dit livré mais je n’ai rien reçu, 45820', 'J’ai déjà demandé aux voisins'],
    ['fr', 'mon colis est indiqué comme livré, rien reçu', 'j’ai regardé partout, même dans le hall'],
    ['fr', 'c’est noté livré pour la 45820 et je n’ai rien', 'le gardien n’a rien non plus'],
  ])('is looked for, and what was searched is noted (%s: %s)', async (locale, text, searched) => {
    const talk = new World().speak('chat', 'verified', 'Sophie');
    talk.locale = locale;
    talk.orders = structuredClone([SHIPPED, LONG_AGO]);
    await talk.say(locale === 'en' ? 'where is order 45820?' : 'où est ma commande 45820 ?');
    const said = await talk.say(text);
    expect(said.text).toContain('45820');
    expect(said.text).toMatch(locale === 'en' ? /neighbours/ : /voisins/);
    expect(said.text).not.toMatch(/on its way|en route|45743/);
    expect(ofType(said, 'handover')[0]?.reason).toBe('missing_parcel');
    const then = await talk.say(searched);
    expect(then.text).toMatch(locale === 'en' ? /I have noted that/ : /bien noté/);
    expect(then.text).toContain('45820');
  });
});
