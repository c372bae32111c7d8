import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/language/index.ts';
import { type Upkeep, upkeepOf } from '../../../src/language/upkeep/upkeep.ts';
import { ofType, World } from '../world.ts';

/* What people say to keep a conversation up: it wants nothing, changes nothing, and gets its answer. */

const WORDS: Record<Upkeep, string[]> = {
  hears: [
    'Hello?',
    'hello hello?',
    'Are you still there?',
    'Can you hear me?',
    'Sorry, is anybody there?',
    'Allô ?',
    'Allô allô ?',
    'Vous m’entendez ?',
    'Vous êtes toujours là ?',
    'Il y a quelqu’un ?',
  ],
  again: [
    'Sorry?',
    'Pardon?',
    'What?',
    'Could you repeat that please?',
    'Say that again',
    "I didn't catch that",
    'Sorry, what did you say?',
    '?',
    '??',
    'Pardon ?',
    'Comment ?',
    'Hein ?',
    'Vous pouvez répéter s’il vous plaît ?',
    'Je n’ai pas compris',
    'J’ai mal entendu',
    'Excusez-moi, je n’ai pas bien entendu',
  ],
  moment: [
    'One moment please',
    'Hold on a second',
    'wait',
    'just a sec',
    'ok one minute',
    'Un instant svp',
    'Attendez',
    'Euh, une petite seconde',
    'Ne quittez pas',
  ],
  laughs: ['haha', 'hahaha', 'lol', 'mdr', '👍', '😂😂', '🙏🏽'],
};
const MORE = [
  'hello',
  'sorry, wrong order',
  'what about my refund?',
  'wait, cancel it',
  'I did not get my order',
  'I do not understand why it costs 5 €',
  'comment faire un retour ?',
  'attendez, annulez tout',
  'pardon mais c’est la robe que je garde',
  'can you hear me? my order is late',
  'one moment of your time: where is 45821?',
  '👍 cancel it',
  '😡 where is it',
  '🤷',
  '😡',
  '',
];

const kindOf = (text: string, spoken = false) =>
  upkeepOf(
    text,
    spoken,
    languages.map(({ upkeep }) => upkeep),
  );

describe('what keeps a conversation up', () => {
  for (const [kind, texts] of Object.entries(WORDS))
    it.each(texts)(`${kind}: “%s”`, (text) => {
      expect(kindOf(text)).toBe(kind);
    });

  it.each(MORE)('is not “%s”, which says more or something else', (text) => {
    expect(kindOf(text)).toBeNull();
  });

  it('needs no mark where it is spoken', () => {
    expect(kindOf('hello', true)).toBe('hears');
    expect(kindOf('pardon', true)).toBe('again');
    expect(kindOf('comment', true)).toBe('again');
  });
});

describe.each([
  {
    locale: 'en',
    wish: 'My dress is too small.',
    hello: 'Hello?',
    again: 'Sorry, could you repeat that?',
    moment: 'One second',
    here: /^Yes, I can hear you\./,
    time: /^Of course, take your time\./,
  },
  {
    locale: 'fr',
    wish: 'Ma robe est trop petite.',
    hello: 'Allô ?',
    again: 'Pardon ?',
    moment: 'Une petite seconde',
    here: /^Oui, je vous entends\./,
    time: /^Bien sûr, prenez votre temps\./,
  },
])('on the phone, $locale', ({ locale, wish, hello, again, moment, here, time }) => {
  const caller = () => {
    const world = new World().speak('voice', 'verified', 'Sophie');
    world.locale = locale;
    return world;
  };

  it('what was asked is asked again, and nobody is called for', async () => {
    const world = caller();
    await world.say(wish);
    const heard = await world.say(hello);
    expect(heard.text).toMatch(here);
    expect(ofType(heard, 'propose')).not.toEqual([]);
    const repeated = await world.say(again);
    expect(ofType(repeated, 'propose')).not.toEqual([]);
    expect(ofType(repeated, 'handover')).toEqual([]);
    expect((await world.say(moment)).text).toMatch(time);
    expect(world.calls.map(({ name }) => name)).not.toContain('return_item');
  });

  it('an answer is said again word for word, as often as it is asked for', async () => {
    const world = caller();
    const answer = await world.say(locale === 'fr' ? 'Où est ma commande ?' : 'Where is my order?');
    for (let n = 0; n < 3; n++) {
      const repeated = await world.say(again);
      expect(repeated.text).toContain(answer.text.trim().split('\n').at(-1) ?? '');
      expect(ofType(repeated, 'handover')).toEqual([]);
    }
  });
});

describe('in writing', () => {
  it('laughter and a thumb after an answer are answered in a few words, and open nothing', async () => {
    const world = new World().speak('chat', 'verified', 'Sophie');
    await world.say('What are your opening hours?');
    for (const text of ['haha', '👍']) {
      const said = await world.say(text);
      expect(said.text).toBe('I am here if there is anything else.');
      expect(ofType(said, 'ticket')).toEqual([]);
    }
  });

  it('who does not follow is told again, and offered a person', async () => {
    const world = new World().speak('chat', 'verified', 'Sophie');
    await world.say('What are your opening hours?');
    const said = await world.say('?');
    expect(said.text).toMatch(/open|closed/);
    expect(ofType(said, 'choices').flatMap(({ choices }) => choices.map(({ id }) => id))).toContain('human');
  });
});
