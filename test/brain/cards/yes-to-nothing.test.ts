import { describe, expect, it } from 'vitest';
import { ofType, order, World } from '../world.ts';

/* A yes where nothing waits for one: it is said so, and asked what is wanted. */

function customer(locale: string): World {
  const talk = new World().speak('email', 'verified', 'Sophie');
  talk.locale = locale;
  talk.orders = [order({ status: 'shipped', shippedAt: '2026-12-12T10:00:00Z', deliveredAt: null })];
  return talk;
}

describe('a yes by mail where nothing waits for one', () => {
  describe.each(['assistant', 'waiting'] as const)('while control is with: %s', (control) => {
    it.each([
      ['fr', 'Oui.'],
      ['fr', 'Oui, je confirme, merci'],
      ['fr', 'Oui c’est d’accord, merci beaucoup'],
      ['fr', 'ok allez-y merci'],
      ['en', 'Yes.'],
      ['en', 'Yes please go ahead, and thank you so much for your help'],
      ['en', 'yes do it, thanks'],
      ['en', 'Perfect, please proceed! Thank you, Giulia'],
    ])('is told so (%s: %s)', async (locale, words) => {
      const talk = customer(locale);
      talk.control = control;
      const said = await talk.say(words);
      expect(said.text).toMatch(/nothing is waiting for your confirmation|rien n’attend votre confirmation/);
      expect(said.text).not.toMatch(/I have noted|bien noté|annoying/);
    });
  });

  it('is an answer to what an advisor asked', async () => {
    const talk = customer('fr');
    talk.control = 'waiting';
    talk.history.push({
      ...{ at: talk.now, channel: 'email', ticket: null, testimony: false, sameSession: true },
      ...{ author: 'advisor', text: 'On vous le renvoie ?', intent: null, choices: [] },
      entities: { orders: [], products: [], sizes: [], amounts: [], dates: [], emails: [], phones: [] },
    });
    expect((await talk.say('Oui.')).text).toContain('bien noté');
  });

  it.each([
    ['fr', 'merci beaucoup'],
    ['en', 'thank you!'],
  ])('is none where there are thanks alone (%s: %s)', async (locale, words) => {
    expect(ofType(await customer(locale).say(words), 'silence')).toHaveLength(1);
  });
});
