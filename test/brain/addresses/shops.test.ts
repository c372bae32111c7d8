import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import type { ShopView } from '../../../src/tools/parcel/find_shops.ts';
import { World } from '../world.ts';

/* Where the store's own shops are, and when they are open. */

const shopIn = (city: string, postcode: string): ShopView => ({
  ...{ id: city.toLowerCase(), name: `Lune ${city}`, phone: '04 78 00 00 00', pickup: true, note: '' },
  address: { line1: '3 rue Haute', line2: '', postcode, city, country: 'FR' },
  ...{ hours: {}, today: [['10:00', '19:00']] },
});
const SHOPS = [shopIn('Lyon', '69002'), shopIn('Paris', '75011')];

function store(locale: string, channel: Channel = 'chat', shops = SHOPS): World {
  const world = new World().speak(channel, 'anonymous');
  world.locale = locale;
  world.unable = ['find_pickup_points'];
  world.shops = shops;
  return world;
}

describe('shops in town', () => {
  it.each([
    ['en', 'Where is your shop?', /Lune Lyon, 3 rue Haute, 69002 Lyon: open today from .*Lune Paris/s],
    ['en', 'what is the address of your store please', /Lune Lyon.*Lune Paris/s],
    [
      'fr',
      'Où se trouve votre boutique ?',
      /Lune Lyon, 3 rue Haute, 69002 Lyon\s?: ouvert aujourd.hui.*Lune Paris/s,
    ],
  ])('are told to anybody: %s, %s', async (locale, line, told) => {
    for (const channel of ['chat', 'email', 'whatsapp', 'voice'] as Channel[])
      expect((await store(locale, channel).say(line)).text, channel).toMatch(told);
  });

  it('are told by the town that is named', async () => {
    const { text } = await store('en').say('Where is your shop in Paris?');
    expect(text).toContain('75011 Paris');
    expect(text).not.toContain('Lyon');
  });

  it.each([
    ['en', 'What are the opening hours of your shop in Lyon?'],
    ['fr', "Quels sont les horaires d'ouverture de la boutique de Lyon ?"],
  ])('have hours of their own: %s, %s', async (locale, line) => {
    const { text } = await store(locale).say(line);
    expect(text).toContain('Lune Lyon');
    expect(text).toMatch(/04 78/);
  });

  it('are not told where the store has none, or who answers is asked for', async () => {
    const none = await store('en', 'chat', []).say('Where is your shop?');
    expect(none.text).toContain('I have no address of a shop');
    const hours = await store('en').say('When can I reach your customer service?');
    expect(hours.text).not.toContain('Lune Lyon');
  });
});
