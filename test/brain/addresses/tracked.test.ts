import { describe, expect, it } from 'vitest';
import type { CarrierTrack } from '../../../src/carriers/tracking.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import { order, World } from '../world.ts';

/* Where the carrier says that a parcel is. */

const track: CarrierTrack = {
  ...{ carrier: 'Mondial Relay', state: 'transit', words: 'PRIS EN CHARGE', place: 'Lyon' },
  asOf: '2026-12-14T13:05:00Z',
};
const sent = () =>
  order({
    ...{ status: 'shipped', shippedAt: '2026-12-13T09:00:00Z', deliveredAt: null },
    shipments: [{ carrier: 'Mondial Relay', status: 'in_transit', at: null, tracking: 'MR45821' }],
  });

function shop(locale: string, channel: Channel = 'chat', tracks: World['tracks'] = { order: track }): World {
  const world = new World().speak(channel, 'recognised', 'Sophie');
  world.locale = locale;
  world.unable = [];
  world.orders = [sent()];
  world.tracks = tracks;
  return world;
}
const asked = (world: World) => world.calls.filter(({ name }) => name === 'track_parcel');

describe('where an order is', () => {
  it.each([
    ['en', 'chat', 'Where is my order?', /left .*As of 14:05, Mondial Relay says .* on its way \(Lyon\)/s],
    ['en', 'voice', 'Where is my parcel?', /As of 2 05 p\.m\., Mondial Relay says .* on its way, in Lyon/s],
    ['fr', 'chat', 'Où est ma commande ?', /Selon Mondial Relay, à 14\sh\s05, votre colis .*\(Lyon\)/s],
    ['fr', 'voice', 'Où est mon colis ?', /Selon Mondial Relay, à 14 heures 5, votre colis .*, à Lyon/s],
  ] as const)('is told with the carrier’s word and its age: %s, %s', async (locale, channel, line, words) => {
    const world = shop(locale, channel);
    expect((await world.say(line)).text).toMatch(words);
    expect(asked(world)).toEqual([{ name: 'track_parcel', input: { order: '45821', parcel: 'order' } }]);
  });

  it('is told as the shop says where the carrier says nothing', async () => {
    const { text } = await shop('en', 'chat', {}).say('Where is my order?');
    expect(text).toContain('on its way');
    expect(text).not.toMatch(/As of|null|undefined/);
  });

  it('is not asked of a carrier where none is connected, nor of what has arrived', async () => {
    const none = shop('en');
    none.unable = ['track_parcel'];
    expect((await none.say('Where is my order?')).text).toContain('on its way');
    expect(asked(none)).toEqual([]);
    const here = shop('en');
    here.orders = [order()];
    await here.say('Where is my order?');
    expect(asked(here)).toEqual([]);
  });

  it('has the day where it was said yesterday', async () => {
    const old = { ...track, asOf: '2026-12-13T16:00:00Z' };
    expect((await shop('en', 'chat', { order: old }).say('Where is my order?')).text).toContain(
      'As of yesterday, Mondial Relay',
    );
    expect((await shop('fr', 'chat', { order: old }).say('Où est ma commande ?')).text).toContain(
      'Selon Mondial Relay, hier, votre colis',
    );
  });

  it.each([
    ['en', 'Where are my orders?', /As of 14:05/g],
    ['fr', 'Où sont mes commandes ?', /Selon Mondial Relay/g],
  ])('is asked of each parcel under way, once a turn: %s', async (locale, line, words) => {
    const world = shop(locale);
    world.orders = [sent(), { ...sent(), id: '45822' }];
    const { text } = await world.say(line);
    expect(asked(world).map(({ input }) => input)).toEqual([
      { order: '45821', parcel: 'order' },
      { order: '45822', parcel: 'order' },
    ]);
    expect(text.match(words)).toHaveLength(2);
  });

  it('that is late is told with the carrier’s word, and looked into all the same', async () => {
    const world = shop('en', 'chat', { order: { ...track, state: 'pickup_ready' } });
    world.orders = [{ ...sent(), placedAt: '2026-11-20T09:00:00Z', shippedAt: '2026-11-21T09:00:00Z' }];
    const { text, steps } = await world.say('My parcel still has not arrived!');
    expect(text).toMatch(/ready to be picked up \(Lyon\)/);
    expect(steps.some(({ type }) => type === 'handover')).toBe(true);
  });
});

describe('where a return is', () => {
  it.each([
    ['en', 'Have you received my return yet?', /your return parcel has been delivered.*check it in/s],
    ['fr', 'Avez-vous bien reçu mon retour ?', /votre colis de retour a été livré.*contrôler/s],
  ])('is told, and moves nothing by itself: %s', async (locale, line, words) => {
    const back = { ...track, state: 'delivered' as const, place: null };
    const world = shop(locale, 'chat', { return: back });
    world.orders = [order()];
    await world.say(
      locale === 'en'
        ? 'I want to return my dress, it is too small'
        : 'Je veux retourner ma robe, elle est trop petite',
    );
    await world.say(locale === 'en' ? 'yes please' : 'oui');
    const { text, calls } = await world.say(line);
    expect(text).toMatch(words);
    expect(calls.filter((name) => name !== 'track_parcel' && !name.startsWith('find'))).toEqual([]);
    expect(world.orders[0]?.returns[0]?.status).toBe('open');
    expect(world.orders[0]?.refunds).toEqual([]);
  });
});
