import { describe, expect, it } from 'vitest';
import { order, World } from '../world.ts';

/* Nobody hits a wall: anger is heard, and who waits for a person is answered. */

const CHANNELS = ['chat', 'email', 'whatsapp', 'voice'] as const;

const waiting = (channel: (typeof CHANNELS)[number], locale: string) => {
  const world = new World().speak(channel, 'verified', 'Sophie');
  world.locale = locale;
  world.orders = [order({ status: 'shipped', deliveredAt: null })];
  return world;
};

describe.each(CHANNELS)('who is upset or waits (%s)', (channel) => {
  it('hears anger in "TOMORROW??", and no wish to wait', async () => {
    const world = waiting(channel, 'en');
    await world.say('When will my dress arrive?');
    const said = await world.say('TOMORROW?? are you kidding me');
    expect(said.text).toContain("I'm sorry");
    expect(said.text).not.toContain('take your time');
  });

  it('answers a new question of somebody who waits for a person', async () => {
    const world = waiting(channel, 'en');
    await world.say('I want to speak to a person');
    expect((await world.say('Do you ship to Norway?')).text).toContain('Mondial Relay or Colissimo');
  });
});
