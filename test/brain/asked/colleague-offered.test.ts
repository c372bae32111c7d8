import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import { ofType, type Said, World } from '../world.ts';

/* "Shall I ask a colleague?": a yes and a wish for one hand over, a question does not. */

async function offered(locale: string, channel: Channel, ...lines: string[]): Promise<Said> {
  const world = new World().speak(channel, 'recognised', 'Sophie');
  world.locale = locale;
  await world.say('blub blah snorf');
  let said = await world.say('snorf blah blub');
  expect(said.text).toMatch(/ask a colleague|demande à une personne/);
  for (const line of lines) said = await world.say(line);
  return said;
}

describe.each(['chat', 'voice'] as const)('after a colleague was offered on %s', (channel) => {
  it.each([
    ['en', 'how much was it'],
    ['en', 'ok deal?'],
    ['en', 'how come? i got it in the last month'],
    ['en', 'are you chatgpt'],
    ['en', 'sorry. what can you actually do'],
    ['en', 'so what now?'],
    ['fr', 'c’était combien'],
    ['fr', 'pourquoi ça ?'],
    ['fr', 'vous êtes chatgpt ?'],
    ['fr', 'pardon. vous pouvez faire quoi ?'],
  ])('a question hands nothing over: %s, %s', async (locale, line) => {
    const said = await offered(locale, channel, line);
    expect(ofType(said, 'handover')).toEqual([]);
    expect(said.text).not.toBe('');
  });

  it.each([
    ['en', 'yess pls'],
    ['en', 'ja bitte'],
    ['fr', 'ouii'],
    ['fr', 'si'],
  ])('a yes in other letters or words hands over: %s, %s', async (locale, line) => {
    expect(ofType(await offered(locale, channel, line), 'handover')).toHaveLength(1);
  });

  it.each([
    ['en', 'yes please'],
    ['en', 'yes. and how long does that take?'],
    ['en', 'can I talk to a person?'],
    ['fr', 'oui'],
    ['fr', 'je peux parler à une vraie personne ?'],
  ])('a yes and a wish for one hand over: %s, %s', async (locale, line) => {
    expect(ofType(await offered(locale, channel, line), 'handover')).toHaveLength(1);
  });

  it.each([
    ['en', 'yes please', 'hello?', /colleague/],
    ['en', 'yes please', 'are you there?', /colleague/],
    ['fr', 'oui', 'allô ?', /équipe|collègue/],
    ['fr', 'oui', 'il y a quelqu’un ?', /équipe|collègue/],
  ])('who waits hears that one has it, and when: %s, %s, %s', async (locale, yes, line, who) => {
    const { text } = await offered(locale, channel, yes, line);
    expect(text).toMatch(who);
    expect(text).toMatch(/9|17/);
    expect(text).not.toMatch(/How can I help|puis-je vous aider/);
  });
});

it.each([
  ['en', 'snorf'],
  ['en', 'asdf jkl'],
  ['en', 'blorp blorp'],
  ['en', 'qwertz'],
  ['en', 'fnord grmpf'],
  ['fr', 'snorf'],
  ['fr', 'gloubi boulga'],
  ['fr', 'azerty'],
  ['fr', 'pfft blurp'],
  ['fr', 'zzkr'],
])('written nonsense is no yes, and the offer stands: %s, %s', async (locale, line) => {
  const said = await offered(locale, 'chat', line);
  expect(ofType(said, 'handover')).toEqual([]);
  expect(said.text).toMatch(/ask a colleague|demande à une personne/);
  expect(
    ofType(await offered(locale, 'chat', line, locale === 'fr' ? 'oui' : 'yes'), 'handover'),
  ).toHaveLength(1);
});
