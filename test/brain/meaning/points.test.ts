import { describe, expect, it } from 'vitest';
import type { PickupPoint } from '../../../src/carriers/carrier.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import { World } from '../world.ts';

/* Where the carrier's nearest points are. */

const OPEN = [['09:00', '19:00']] as const;
const point = (id: string, name: string): PickupPoint => ({
  ...{ carrier: 'Mondial Relay', id, name },
  address: { line1: `${id} rue du Pont`, postcode: '69003', city: 'Lyon', country: 'FR' },
  hours: [OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, []],
});
const POINTS = [point('1', 'Tabac du Pont'), point('2', 'Pressing Lumière'), point('3', 'Locker Gare')];

function shop(locale: string, channel: Channel = 'chat', known = false): World {
  const world = known
    ? new World().speak(channel, 'recognised', 'Sophie')
    : new World().speak(channel, 'anonymous');
  world.locale = locale;
  world.unable = [];
  world.points = POINTS;
  return world;
}

const WITH_POSTCODE = [
  ['en', 'Where is the nearest Mondial Relay to 69003?'],
  ['en', 'which pickup points are near postcode 69003'],
  ['en', 'find me a parcel shop close to 69003 please'],
  ['en', 'any drop off points around 69003?'],
  ['fr', 'Où est le point relais le plus proche du 69003 ?'],
  ['fr', 'je cherche un point relais près de 69003'],
  ['fr', 'Quels points Mondial Relay y a-t-il autour du 69003 ?'],
  ['fr', 'trouvez moi un relais colis proche du 69003'],
] as const;
const WITHOUT = [
  ['en', 'Where is the nearest relay point?'],
  ['en', 'is there a pick-up point near me?'],
  ['en', "what's the closest parcel locker"],
  ['en', 'where can I find a drop-off point?'],
  ['en', 'hi, I am looking for a pickup point'],
  ['fr', 'bonjour, je cherche un point relais'],
  ['fr', "j'ai besoin d'un point relais"],
  ['fr', 'Où se trouve le point relais le plus proche ?'],
  ['fr', 'il y a un point relais près de chez moi ?'],
  ['fr', 'où je peux trouver un point de retrait ?'],
] as const;

describe('the nearest points', () => {
  it.each(WITH_POSTCODE)('are told to anybody by the postcode: %s, %s', async (locale, line) => {
    for (const channel of ['chat', 'email', 'whatsapp', 'voice'] as Channel[]) {
      const world = shop(locale, channel);
      const { text } = await world.say(line);
      expect(world.calls).toEqual([{ name: 'find_pickup_points', input: { postcode: '69003' } }]);
      expect(text, channel).toContain('Tabac du Pont');
      expect(text, channel).toContain('69003');
    }
  });

  it.each(WITHOUT)(
    'are near the address of who is known, and the postcode is asked of others: %s, %s',
    async (locale, line) => {
      const known = shop(locale, 'chat', true);
      expect((await known.say(line)).text).toContain('Pressing Lumière');
      expect(known.calls.at(-1)).toEqual({ name: 'find_pickup_points', input: {} });
      const world = shop(locale);
      const { text } = await world.say(line);
      expect(text).toMatch(/postcode|code postal/);
      expect(text).not.toContain('Tabac');
      expect((await world.say('69003')).text).toContain('Tabac du Pont');
      expect(world.calls.map(({ name }) => name)).not.toContain('find_order');
    },
  );

  it('are two on the phone and three elsewhere, with the hours of the day', async () => {
    const spoken = await shop('en', 'voice').say('Where is the nearest relay point to 69003?');
    expect(spoken.text).not.toContain('Locker Gare');
    const { text } = await shop('en').say('Where is the nearest relay point to 69003?');
    expect(text).toContain('Locker Gare');
    expect(text).toMatch(/open today from 09:00 to 19:00|closed today/);
  });

  it('are remembered once one is chosen', async () => {
    const world = shop('en', 'chat', true);
    const { choices } = await world.say('Where is the nearest relay point?');
    const second = choices[1];
    if (!second) throw new Error('no choice');
    expect((await world.say('the second one please')).text).toContain('Pressing Lumière');
    expect((await world.say('Where is the nearest relay point?')).choices).toContainEqual(second);
    expect((await world.press(second.id)).text).toContain('Pressing Lumière');
    expect((await world.say('Where was the nearest relay point again?')).text).toContain(
      'Last time you chose Pressing Lumière',
    );
  });

  it('are answered beside a wish', async () => {
    const world = shop('en', 'chat', true);
    const { text } = await world.say(
      'I want to return the dress from order 45821, it is too small. Where is the nearest relay point?',
    );
    expect(world.calls.map(({ name }) => name)).toContain('find_pickup_points');
    expect(text).toContain('Tabac du Pont');
    expect(text).toContain('45821');
  });

  it('are no subject where the store is connected to no carrier', async () => {
    const world = shop('en', 'chat', true);
    world.unable = ['find_pickup_points'];
    await world.say('Where is the nearest relay point?');
    expect(world.calls.map(({ name }) => name)).not.toContain('find_pickup_points');
  });

  it.each([
    ['en', 'Where is my parcel?'],
    ['en', 'my parcel has been at the relay point for a week, can you extend it?'],
    ['fr', 'Où est mon colis ?'],
    ['fr', 'mon colis est au point relais depuis une semaine'],
    ['en', 'which shop is nearest to you in style?'],
  ])('are not told to who asks after something else: %s, %s', async (locale, line) => {
    const world = shop(locale, 'chat', true);
    await world.say(line);
    expect(world.calls.map(({ name }) => name)).not.toContain('find_pickup_points');
  });
});
