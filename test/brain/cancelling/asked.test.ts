import { describe, expect, it } from 'vitest';
import { order, World } from '../world.ts';

/* Whether a thing is cancelled is a question, and that nothing be cancelled is a wish: neither cancels anything. */

function world(locale: string): World {
  const made = new World();
  made.locale = locale;
  made.orders = [
    order({
      ...{ id: '45848', status: 'pending', shippedAt: null, deliveredAt: null, shipments: [] },
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    }),
    order({ id: '45730', deliveredAt: '2026-12-11T11:00:00Z' }),
  ];
  return made.speak('chat', 'recognised', 'Sophie');
}

describe('a question whether something is cancelled', () => {
  it.each([
    ['en', 'hello? is my order cancelled', /#45848 is not cancelled/],
    ['en', 'is order 45848 cancelled?', /#45848 is not cancelled/],
    ['en', 'was my order 45730 cancelled', /#45730 is not cancelled/],
    ['en', 'have you cancelled my order 45848?', /#45848 is not cancelled/],
    ['en', 'can you tell me if my order 45848 is already cancelled', /#45848 is not cancelled/],
    ['fr', 'ma commande 45848 est-elle annulée ?', /45848 n’est pas annulée/],
    ['fr', 'est-ce que ma commande est annulée ?', /45848 n’est pas annulée/],
    ['fr', 'avez-vous annulé ma commande 45848 ?', /45848 n’est pas annulée/],
    ['fr', 'est-ce que mon retour est annulé ?', /ni retour ni remboursement/],
    ['en', 'has my refund been sent?', /no return and no refund/],
    ['en', 'what is the status of my refund', /no return and no refund/],
    ['fr', 'où en est mon remboursement ?', /ni retour ni remboursement/],
    ['en', 'is order 45730 returned?', /#45730/],
  ])('is answered with how that stands (%s: %s)', async (locale, words, answer) => {
    const { text, steps } = await world(locale).say(words);
    expect(text).toMatch(answer);
    expect(text).not.toMatch(/can no longer|ne peut (?:donc )?plus/);
    expect(steps.filter(({ type }) => type === 'propose')).toEqual([]);
  });

  it.each([
    ['en', 'is order 45848 cancelled?', /is cancelled/],
    ['fr', 'ma commande 45848 est-elle annulée ?', /est annulée/],
  ])('says so where it is (%s)', async (locale, words, answer) => {
    const talk = world(locale);
    talk.orders = talk.orders.map((one) => ({ ...one, status: 'cancelled', cancelledAt: talk.now }));
    expect((await talk.say(words)).text).toMatch(answer);
  });

  it.each([
    ['en', 'can my order 45848 be cancelled?'],
    ['en', 'is it possible to have order 45848 cancelled?'],
    ['en', 'I want order 45848 cancelled'],
    ['fr', 'est-ce que ma commande 45848 peut être annulée ?'],
    ['fr', 'je voudrais annuler ma commande 45848'],
  ])('is told from the wish to have it cancelled (%s: %s)', async (locale, words) => {
    const { steps } = await world(locale).say(words);
    expect(steps.filter(({ type }) => type === 'propose')).toHaveLength(1);
  });
});

describe('the wish that nothing be cancelled', () => {
  const WORDS: [string, string][] = [
    ['en', 'do not cancel order 45848'],
    ['en', "please don't cancel anything"],
    ['en', 'I do not want to cancel my order'],
    ['fr', 'je ne veux pas annuler ma commande'],
    ['fr', 'n’annulez rien'],
    ['fr', 'surtout n’annulez pas la commande 45848'],
  ];
  it.each(WORDS)('is confirmed (%s: %s)', async (locale, words) => {
    const { text, steps } = await world(locale).say(words);
    expect(text).toMatch(/nothing is cancelled|rien n’est annulé/);
    expect(steps.filter(({ type }) => type === 'propose')).toEqual([]);
  });

  it.each(WORDS)('takes the offer off the table (%s: %s)', async (locale, words) => {
    const talk = world(locale);
    await talk.say(locale === 'en' ? 'cancel order 45848' : 'annulez ma commande 45848');
    const { text } = await talk.say(words);
    expect(text).toMatch(/nothing is cancelled|rien n’est annulé/);
    expect(talk.cards).toEqual([]);
    expect((await talk.say(locale === 'en' ? 'yes' : 'oui')).calls).toEqual([]);
  });
});
