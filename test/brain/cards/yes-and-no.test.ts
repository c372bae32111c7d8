import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import { yesAndNo } from '../../../src/language/pointing/yes-and-no.ts';
import { ofType, type Said, World } from '../world.ts';

/* "Yes for the return, no for the exchange": exactly that is done or put, on every channel, and what is refused is offered no more. */

const SAYS = {
  en: {
    wish: 'the dress is too small',
    swap: 'exchange the dress for an M',
    yes: 'yes',
    returnOnly: [
      'yes for the return, no for the exchange',
      'no to the exchange, yes to the return',
      'return yes, exchange no',
      'yes to the return but no exchange',
    ],
    exchangeOnly: [
      'yes for the exchange, no for the refund',
      'the exchange, not the refund',
      'refund no, exchange yes',
    ],
    refundOnly: ['no to the exchange, yes to the refund', 'I want the refund, not the exchange'],
  },
  fr: {
    wish: 'la robe est trop petite',
    swap: 'échangez la robe contre un M',
    yes: 'oui',
    returnOnly: [
      'oui pour le retour, non pour l’échange',
      "non pour l'échange, oui pour le retour",
      "le retour oui, l'échange non",
      "oui pour le retour mais pas l'échange",
    ],
    exchangeOnly: ["oui pour l'échange, non pour le remboursement", "l'échange, pas le remboursement"],
    refundOnly: ["non pour l'échange, oui pour le remboursement", "je veux le remboursement, pas l'échange"],
  },
} as const;

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => call.tool);
const done = (talk: World) => talk.done.filter(({ does }) => does !== null).map(({ tool }) => tool);

function world(locale: string, channel: Channel): World {
  const made = new World().speak(channel, 'verified', 'Sophie');
  made.locale = locale;
  return made;
}

const EVERYWHERE = (['en', 'fr'] as const).flatMap((locale) =>
  (['chat', 'email', 'whatsapp', 'voice'] as const).map((channel) => [locale, channel] as const),
);

describe.each(EVERYWHERE)('of two acts one is agreed to (%s, %s)', (locale, channel) => {
  const says = SAYS[locale];

  it.each(says.returnOnly)('a return is opened, and no exchange offered: %s', async (words) => {
    const talk = world(locale, channel);
    await talk.say(says.wish);
    const said = await talk.say(words);
    expect(done(talk)).toEqual(['return_item']);
    expect(put(said)).toEqual(['choose_refund']);
  });

  it.each(says.returnOnly)('a return is put in place of the exchange: %s', async (words) => {
    const talk = world(locale, channel);
    await talk.say(says.swap);
    const said = await talk.say(words);
    expect(done(talk)).toEqual([]);
    expect(put(said)).toEqual(['return_item']);
  });

  it.each(says.returnOnly)('a refund is all that is left of the choice: %s', async (words) => {
    const talk = world(locale, channel);
    await talk.say(says.wish);
    await talk.say(says.yes);
    const said = await talk.say(words);
    expect(done(talk)).toEqual(['return_item']);
    expect(put(said)).toEqual(['choose_refund']);
  });

  it.each(says.exchangeOnly)('an exchange is chosen: %s', async (words) => {
    const talk = world(locale, channel);
    await talk.say(says.wish);
    await talk.say(says.yes);
    await talk.say(words);
    expect(done(talk)).toEqual(['return_item', 'exchange_item']);
  });

  it.each(says.refundOnly)('a refund is chosen: %s', async (words) => {
    const talk = world(locale, channel);
    await talk.say(says.wish);
    await talk.say(says.yes);
    await talk.say(words);
    expect(done(talk)).toEqual(['return_item', 'choose_refund']);
  });
});

it.each([
  ['en', 'chat', 'ya go on then'],
  ['en', 'email', 'ya do it'],
  ['fr', 'whatsapp', 'ouais faites'],
] as const)('a choice is asked again in one way (%s, %s)', async (locale, channel, words) => {
  const talk = world(locale, channel);
  await talk.say(SAYS[locale].wish);
  await talk.say(SAYS[locale].yes);
  const { text } = await talk.say(words);
  expect(text).not.toMatch(/yes or no|oui ou un non|not sure I understood|pas sûr d’avoir bien compris/);
  expect(text).toMatch(/say which one|dites-moi simplement laquelle/);
});

it('what says more than that is left to the rest', () => {
  for (const words of [
    'yes',
    'no exchange',
    'yes for the return of the dress, no for the exchange of the coat',
    'yes for the return, no idea about the exchange',
    'is it yes for the return, no for the exchange?',
    'oui pour le retour, non',
    'yes for the return, no for the return',
  ])
    expect(yesAndNo(words), words).toBeNull();
});
