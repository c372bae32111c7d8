import { describe, expect, it } from 'vitest';
import { Call } from '../../../scripts/clients/voice.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What callers say most: whether anybody hears them, that they did not, no, and numbers put right in one breath. */

const service = serviceInside();
const levers = new Levers(service);

async function calling() {
  const eve = await shopper(service, 'Eve');
  const call = await Call.place(service, { from: eve.phone, to: '+33187654321' });
  return { eve, call };
}

describe('a caller of whom nothing is wanted yet', () => {
  it.each([
    ['Hello?', 'en-US', /hear you/],
    ['Are you there?', 'en-US', /hear you/],
    ['Allô ?', 'fr-FR', /vous entends/],
    ['Vous m’entendez ?', 'fr-FR', /vous entends/],
    ['One moment.', 'en-US', /take your time/],
    ['Une seconde.', 'fr-FR', /prenez votre temps/],
    ['No.', 'en-US', /Goodbye|anything else|help/],
    ['Non merci, au revoir.', 'fr-FR', /Au revoir/],
  ])('“%s”', async (words, lang, answer) => {
    const { call } = await calling();
    expect(await call.say(words, lang)).toMatch(answer);
    await call.hangUp();
  });

  it.each([
    ['Allô ?', 'fr-FR'],
    ['Vous êtes là ?', 'fr-FR'],
  ])('“%s” in another language than the greeting is answered in one language', async (words, lang) => {
    const { call } = await calling();
    expect(await call.say(words, lang)).not.toMatch(/question\?.*help|Do you have|How can I/);
    await call.hangUp();
  });
});

describe('what was said is said again', () => {
  it.each(['Sorry?', 'Could you repeat that?', 'Pardon?', 'What was that?', 'Say again please.'])(
    '“%s”',
    async (words) => {
      const { eve, call } = await calling();
      const answer = await call.say('Where is my order?');
      expect(answer).toContain(eve.order);
      expect(await call.say(words)).toContain(eve.order);
      await call.hangUp();
    },
  );
});

describe('when it came', () => {
  it.each([
    ['And when was it delivered?', 'en-US'],
    ['When was it delivered?', 'en-US'],
    ['When did it arrive?', 'en-US'],
    ['What day did it arrive?', 'en-US'],
    ['When were they delivered?', 'en-US'],
    ['Et il a été livré quand ?', 'fr-FR'],
  ])('“%s” is no lost parcel', async (words, lang) => {
    const { call } = await calling();
    expect(await call.say(words, lang)).toMatch(/delivered yesterday|livrée hier/);
    await call.hangUp();
  });
});

describe('an agreement', () => {
  it.each([
    'No thank you, goodbye.',
    'No, that is all, bye.',
    'Thanks, bye.',
    'No, nothing else.',
    'That’s all, goodbye.',
  ])('is not undone by “%s”', async (words) => {
    const { eve, call } = await calling();
    // There are four of a size.
    await call.say(`It is too small, I want to exchange it for a ${words.length % 2 ? 'medium' : 'large'}.`);
    await call.say('Yes please.');
    const booked = async () => (await levers.api.order(eve.order))?.exchanges ?? [];
    expect(await booked()).toHaveLength(1);
    await call.say(words);
    await call.hangUp();
    expect(await booked()).toHaveLength(1);
  });
});

it.each([
  'no wait four five eight two two, sorry, four five eight two one',
  'forty five eight twenty two, no, forty five eight twenty one',
  '45,822, I mean 45,821',
  'four five eight two two, no sorry, two one',
])('“%s” is the number put right', async (words) => {
  const call = await Call.place(service, { from: 'anonymous', to: '+33187654321' });
  await call.say('Where is my order?');
  expect(await call.say(words)).toMatch(/45 ?8 ?2 ?1/);
  await call.hangUp();
});

it('a key before the words is answered once', async () => {
  const { eve, call } = await calling();
  call.press('5');
  const from = call.frames.length;
  await call.say('Where is my order?');
  expect(call.heard(from).split(eve.order)).toHaveLength(2);
  await call.hangUp();
  const rows = await levers.api.exchanges(await levers.customer(eve));
  expect(rows.filter(({ author, text }) => author === 'assistant' && text.includes(eve.order))).toHaveLength(
    1,
  );
});
