import { describe, expect, it } from 'vitest';
import { asksIn } from '../repetition.ts';
import { ofType, type Said, World } from './world.ts';

/*
 * The customer goes on in another channel: what they want is known there, and what only sounds like a delay
 * is none.
 */

const asked = ({ text }: Said) => asksIn(text).map(({ what }) => what);

describe('what a customer wants for a return', () => {
  const wishes = {
    en: {
      refund: "I'd like to send my dress back and get my money back, I changed my mind.",
      exchange: 'The dress is too small, please exchange it.',
      about: 'Hello, about my return.',
      yes: 'Yes, please.',
      no: 'No, thank you.',
    },
    fr: {
      refund: 'Je souhaite retourner la robe et obtenir un remboursement, elle ne me plaît pas.',
      exchange: 'La robe est trop petite, je voudrais l’échanger.',
      about: 'Bonjour, concernant mon retour.',
      yes: 'Oui, volontiers.',
      no: 'Non merci.',
    },
  };

  it.each(['en', 'fr'] as const)('is not asked again elsewhere: money back, %s', async (locale) => {
    const world = new World().speak('chat', 'verified', 'Sophie');
    world.locale = locale;
    await world.say(wishes[locale].refund);
    const said = await world.speak('voice', 'verified', 'Sophie').say(wishes[locale].about);
    expect(asked(said)).not.toContain('settlement');
    expect(ofType(said, 'propose').map(({ call }) => call)).toMatchObject([
      { tool: 'return_item', input: { settlement: 'original' } },
    ]);
  });

  it.each(['en', 'fr'] as const)(
    'a stranger’s word of it is put to the owner, and settles nothing, %s',
    async (locale) => {
      const world = new World().speak('chat', 'claimed');
      world.locale = locale;
      await world.say(`45821. ${wishes[locale].refund}`);
      world.asTestimony();
      world.facts = {};
      await world.speak('email', 'recognised', 'Sophie').say(wishes[locale].about);
      const said = await world.say(wishes[locale].yes);
      expect(ofType(said, 'propose').map(({ call }) => call.tool)).toEqual(['choose_refund']);
      expect(asked(said)).not.toContain('settlement');
      expect(said.calls).not.toContain('choose_refund');
    },
  );

  it.each(['en', 'fr'] as const)(
    'is asked again when the customer changed their mind, %s',
    async (locale) => {
      const world = new World().speak('chat', 'verified', 'Sophie');
      world.locale = locale;
      await world.say(wishes[locale].refund);
      await world.say(wishes[locale].no);
      const said = await world.speak('email', 'verified', 'Sophie').say(wishes[locale].about);
      expect(asked(said)).toEqual(['return']);
      const [put] = ofType(said, 'propose').map(({ call }) => call.input);
      expect(put).not.toHaveProperty('settlement');
    },
  );
});

describe('a stranger', () => {
  it.each([
    ['My dress is too big.', 'yes, order 45821'],
    ['Ma robe est trop grande.', 'oui, la commande 45821'],
  ])('agrees to nothing with the number that was asked for: “%s”', async (trouble, number) => {
    const world = new World().speak('chat', 'anonymous');
    expect(asked(await world.say(trouble))).toEqual(['order number']);
    const said = await world.say(number);
    expect(said.calls).not.toContain('return_item');
    expect(asked(said)).toEqual(['return']);
  });

  it.each([
    ['I was charged twice for my order!', 'It is 45821.'],
    ['J’ai été débitée deux fois !', 'C’est la 45821.'],
  ])('is asked once whose payment it is: “%s”', async (trouble, number) => {
    const world = new World().speak('chat', 'anonymous');
    expect(asked(await world.say(trouble))).toEqual(['order number']);
    const said = await world.say(number);
    expect(ofType(said, 'handover')).toHaveLength(1);
    expect(ofType(said, 'handover')[0]?.summary).toContain('45821');
  });

  it('who names the order of a payment has it looked up for the colleague', async () => {
    const said = await new World().speak('chat', 'anonymous').say('I was charged twice for order 45821!');
    expect(said.calls).toEqual(['find_order']);
    expect(asked(said)).toEqual([]);
    expect(ofType(said, 'handover')[0]?.summary).toContain('45821');
  });
});

describe('who comes back to something', () => {
  it.each([
    'Bonjour, je reviens vers vous pour mon retour.',
    'Bonjour, je reviens vers vous au sujet de ma robe trop petite.',
    'Je vous recontacte concernant mon échange.',
    'Hello, I am getting back to you about my return.',
    'Hi, coming back to you regarding the dress that is too small.',
  ])('puts nothing off: “%s”', async (text) => {
    const said = await new World().speak('chat', 'verified', 'Sophie').say(text);
    expect(ofType(said, 'ticket').map(({ ticket }) => ticket.op)).not.toContain('pause');
    expect(said.text).toMatch(/dress|robe/i);
  });

  it.each([
    'Je reviens vers vous.',
    'Je regarde et je reviens vers vous demain.',
    "I'll get back to you on Monday.",
  ])('may still do so: “%s”', async (text) => {
    const world = new World().speak('chat', 'verified', 'Sophie');
    await world.say('My dress is too small.');
    const said = await world.say(text);
    expect(ofType(said, 'ticket').map(({ ticket }) => ticket.op)).toContain('pause');
  });
});

describe('something other than what was ordered', () => {
  it.each([
    'I received something else than what I ordered.',
    'What came is something different from what I ordered.',
    'You sent me something other than I bought.',
  ])('is read in “%s”', async (text) => {
    const said = await new World().speak('chat', 'verified', 'Sophie').say(text);
    expect(said.text).toMatch(/got something wrong/);
  });
});
