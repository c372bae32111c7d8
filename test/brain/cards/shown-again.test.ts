import { describe, expect, it } from 'vitest';
import { besideAskingAgain } from '../../../src/language/upkeep/shown-again.ts';
import { ofType, order, product, type Said, World } from '../world.ts';

/* Whoever asks for the button asks for what was put: it is put again, and nothing is done until that is agreed to. */

const ASKS = {
  en: [
    'could you just send me the button?',
    'just send me the button',
    'where is the button?',
    'I can’t see any button here',
    'where do I click?',
    'which button do I press',
    'the button disappeared',
    'ask me again please',
    'what was the question again?',
    'sorry, what am I agreeing to?',
  ],
  fr: [
    'vous pouvez me renvoyer le bouton ?',
    'renvoyez-moi juste le bouton',
    'il est où le bouton ?',
    'je ne vois pas le bouton',
    'où est-ce que je clique ?',
    'sur quel bouton j’appuie ?',
    'le bouton ne marche pas',
    'redemandez-moi',
    'montrez-moi encore la proposition',
    'c’était quoi la question ?',
  ],
} as const;

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);
const EXCHANGE = [['exchange_item', { order: '45821', line: '1', sku: 'DR-101-M' }]];

function world(locale: string): World {
  const made = new World().speak('chat', 'verified', 'Sophie');
  made.locale = locale;
  return made;
}

describe.each([
  ['en', 'exchange the dress for an M', 'yes please', 'no thanks'],
  ['fr', 'échangez la robe contre un M', 'oui merci', 'non merci'],
] as const)('who asks for the button (%s)', (locale, wish, yes, no) => {
  it.each(ASKS[locale])('is given the card again: %s', async (words) => {
    const talk = world(locale);
    expect(put(await talk.say(wish))).toEqual(EXCHANGE);
    const again = await talk.say(words);
    expect(put(again)).toEqual(EXCHANGE);
    expect(talk.done).toEqual([]);
    await talk.say(yes);
    expect(talk.done.map(({ tool }) => tool)).toEqual(['exchange_item']);
  });

  it('has declined it by a no before', async () => {
    const talk = world(locale);
    await talk.say(wish);
    await talk.say(no);
    await talk.say(ASKS[locale][0]);
    await talk.say(yes);
    expect(talk.done.filter(({ does }) => does !== null)).toEqual([]);
  });

  it('is answered what else is said', async () => {
    const talk = world(locale);
    await talk.say(wish);
    const said = await talk.say(
      locale === 'fr'
        ? 'le bouton ne marche pas, remboursez-moi plutôt'
        : "the button doesn't work, refund me instead",
    );
    expect(put(said).map(([tool]) => tool)).toEqual(['return_item']);
  });

  it('is given the choice again where that was asked last', async () => {
    const talk = world(locale);
    talk.orders = [order(), order({ id: '45822' })];
    talk.products = [product()];
    const { choices } = await talk.say(locale === 'fr' ? 'je veux un retour' : 'I want to return something');
    expect(choices.length).toBeGreaterThan(1);
    expect((await talk.say(ASKS[locale][1])).choices).toEqual(choices);
  });
});

it.each([
  'a button is missing',
  'a button came off',
  'I need the invoice again',
  'where do I drop it off?',
  'show me the dress again',
  'send me the link',
  'how do I return it?',
  'il manque un bouton',
  'un bouton est tombé',
  'renvoyez-moi l’étiquette',
  'comment faire un retour ?',
  'où est mon colis ?',
])('asks for something else: %s', (words) => {
  expect(besideAskingAgain(words)).toBeNull();
});
