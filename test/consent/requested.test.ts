import { describe, expect, it } from 'vitest';
import { plainlyRequests } from '../../src/brain/embedded/requested.ts';
import type { Quote } from '../../src/conversation/quote.ts';
import { order } from '../brain/world.ts';

/* What may follow a request at once, and what gets a card first. */

const found = order();
const quote: Quote = {
  tool: 'return_item',
  act: 'return',
  order: found.id,
  out: found.items.map(({ line, sku, title, options, quantity }) => ({
    line,
    sku,
    title,
    options,
    quantity,
  })),
  in: [],
  money: [],
  deadline: null,
  goes: [],
  final: false,
};
const asks = (words: string, locale: string, over: Partial<Quote> = {}) =>
  plainlyRequests({ ...quote, ...over }, found, words, { locale, today: '2026-12-14', country: 'FR' });

describe('a return', () => {
  it.each([
    ['en', 'I would like to return my dress please.'],
    ['en', 'Please start the return of order 45821'],
    ['en', 'Could you send me the return label?'],
    ['en', 'Could you send me the return label for my dress?'],
    ['en', 'It is too small, please send me the return label.'],
    ['fr', 'Je voudrais renvoyer la robe, elle est trop petite.'],
    ['fr', 'Pouvez-vous m’envoyer l’étiquette de retour ?'],
    ['fr', 'Pouvez-vous m’envoyer l’étiquette de retour de la robe ?'],
    ['fr', 'Je veux la renvoyer, envoyez-moi l’étiquette.'],
  ])('follows a plain request at once: (%s) %s', (locale, words) => {
    expect(asks(words, locale)).toBe(true);
  });

  it.each([
    ['en', 'Can I return it?'],
    ['en', 'Could you tell me how to return my dress?'],
    ['en', 'Maybe I would like to return my dress.'],
    ['en', 'I would like to return my dress if it is free.'],
    ['en', 'I do not want to return my dress.'],
    ['en', 'I would like to return order 45999 please.'],
    ['en', 'I would like to return my coat please.'],
    ['en', 'Yes.'],
    ['en', 'could you also send me the label by text'],
    ['fr', 'et envoyez-moi aussi l’étiquette par SMS'],
    ['en', ''],
    ['fr', 'et vous me renvoyez le bon quand ?'],
    ['fr', 'Je pense que je voudrais la renvoyer, peut-être.'],
    ['fr', 'Je voudrais renvoyer le manteau.'],
  ])('gets a card first: (%s) %s', (locale, words) => {
    expect(asks(words, locale)).toBe(false);
  });

  it('that moves money gets a card first, however plainly it is asked for', () => {
    const pays = {
      direction: 'to_customer',
      amount: 8700,
      currency: 'EUR',
      method: 'card',
      when: 'on_receipt',
    } as const;
    expect(asks('I would like to return my dress please.', 'en', { money: [pays] })).toBe(false);
  });
});
