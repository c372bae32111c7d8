import { describe, expect, it } from 'vitest';
import { takesBack } from '../../../src/brain/embedded/takes-back.ts';
import type { Quote } from '../../../src/conversation/quote.ts';

/* What a customer agreed to and a person has to approve is withdrawn by their own words alone. */

const piece = (line: string, title: string) => ({
  ...{ line, sku: line, title, options: {}, quantity: 1 },
});
const COAT = piece('1', 'Hiver coat');
const SCARF = piece('2', 'Soie scarf');

function cancels(...out: Quote['out']): Quote {
  return {
    ...{ tool: 'cancel_order', act: 'cancel', order: '45838', out, in: [], money: [] },
    ...{ deadline: null, goes: [], final: true },
  };
}

const heard = (locale: string) => ({ locale, today: '2027-04-06', country: 'FR' });

describe('words that mean all of an order', () => {
  it.each([
    ['en', 'actually cancel the whole thing'],
    ['en', 'cancel everything please'],
    ['en', 'the entire order after all'],
    ['fr', 'en fait annulez tout'],
    ['fr', 'toute la commande finalement'],
  ])('take back the cancellation of a part of it, and none of all of it (%s: %s)', (locale, words) => {
    expect(takesBack({ ...cancels(COAT), part: true }, words, heard(locale))).toBe(true);
    expect(takesBack(cancels(COAT, SCARF), words, heard(locale))).toBe(false);
  });
});

describe('words that take back a cancellation that waits for a person', () => {
  it.each([
    ['en', 'I changed my mind, can you un-cancel it?'],
    ['en', 'I changed my mind'],
    ['en', 'oh wait, undo that'],
    ['en', "please don't cancel it after all"],
    ['en', 'do not cancel order 45838'],
    ['en', 'never mind, I keep the order'],
    ['en', 'forget it'],
    ['en', "I don't want to cancel anymore"],
    ['fr', 'non finalement je la garde'],
    ['fr', 'j’ai changé d’avis'],
    ['fr', 'n’annulez rien finalement'],
    ['fr', 'je ne veux plus annuler ma commande'],
    ['fr', 'laissez tomber'],
    ['fr', 'attendez, n’annulez pas la commande 45838'],
  ])('%s: %s', (locale, words) => {
    expect(takesBack(cancels(COAT, SCARF), words, heard(locale))).toBe(true);
  });

  it.each([
    ['en', 'sorry — was that a yes? I only wanted to know'],
    ['en', 'I only wanted to know'],
    ['en', 'I just wanted to know how much'],
    ['en', 'that was not a yes'],
    ['en', "hey, that wasn't a yes!"],
    ['en', "I didn't agree to anything"],
    ['en', 'it was just a question'],
    ['en', 'please withdraw my request'],
    ['fr', 'je n’ai pas dit oui'],
    ['fr', "j'ai pas dit oui moi"],
    ['fr', "c'était juste une question"],
    ['fr', 'ce n’était qu’une question !'],
    ['fr', 'je voulais juste savoir'],
    ['fr', 'ce n’était pas un oui'],
    ['fr', 'annulez ma demande'],
    ['fr', 'annulez ma demande d’annulation'],
  ])('because none was meant (%s: %s)', (locale, words) => {
    expect(takesBack(cancels(COAT, SCARF), words, heard(locale))).toBe(true);
  });

  it.each([
    ['en', 'I only wanted to know when it will be done'],
    ['en', 'just wanted to know who decides'],
    ['en', 'I just wanted to ask about order 45900'],
    ['en', 'I said yes'],
    ['en', 'just a question: do you ship to Norway?'],
    ['fr', 'je voulais juste savoir quand ce sera fait'],
    ['fr', 'c’est juste une question de temps'],
    ['fr', 'j’ai dit oui'],
  ])('and none by a question of another kind (%s: %s)', (locale, words) => {
    expect(takesBack(cancels(COAT, SCARF), words, heard(locale))).toBe(false);
  });

  it.each([
    ['en', 'ah no, not the coat, the scarf'],
    ['fr', 'ah non pas le manteau, l’écharpe'],
    ['en', 'not the coat, the dress'],
  ])('that mean another thing instead (%s: %s)', (locale, words) => {
    expect(takesBack(cancels(COAT), words, heard(locale))).toBe(true);
  });

  it.each([
    ['en', 'only the coat'],
    ['fr', 'juste le manteau'],
  ])('that mean only a part (%s: %s)', (locale, words) => {
    expect(takesBack(cancels(COAT, SCARF), words, heard(locale))).toBe(true);
    expect(takesBack(cancels(COAT), words, heard(locale))).toBe(false);
  });

  it.each([
    ['en', 'thanks'],
    ['en', 'ok'],
    ['en', 'when will I hear from you?'],
    ['en', 'please cancel it'],
    ['en', 'is it cancelled?'],
    ['en', 'do not cancel order 45900'],
    ['en', 'I want to return the dress'],
    ['en', 'keep the dress'],
    ['en', 'cancel order 45838'],
    ['fr', 'merci'],
    ['fr', 'oui annulez'],
    ['fr', 'est-ce que ma commande est annulée ?'],
    ['fr', 'je voudrais renvoyer ma robe'],
  ])('and no others (%s: %s)', (locale, words) => {
    expect(takesBack(cancels(COAT, SCARF), words, heard(locale))).toBe(false);
  });

  const PAIRS = { ...piece('1', 'Rive boots'), quantity: 2 };

  it.each([
    ['en', 'wait no, only one of them'],
    ['en', 'hold on, just the black pair'],
    ['en', 'actually just one pair'],
    ['en', 'hold on, only the black ones'],
    ['en', 'sorry, just one please'],
    ['en', 'no wait, just the black'],
    ['fr', 'euh non attendez, finalement une seule paire'],
    ['fr', 'attendez, seulement une'],
    ['fr', 'finalement juste la noire'],
    ['fr', 'non pardon, juste la paire noire'],
    ['fr', 'en fait je n’en veux qu’une'],
    ['fr', 'une seule svp'],
  ])('that mean fewer of several (%s: %s)', (locale, words) => {
    expect(takesBack(cancels(PAIRS), words, heard(locale))).toBe(true);
    expect(takesBack(cancels(COAT, SCARF), words, heard(locale))).toBe(true);
  });

  it.each([
    ['en', 'stop'],
    ['en', 'wait no'],
    ['en', 'no wait, stop please'],
    ['en', 'hold on, don’t do it'],
    ['en', 'no no stop!'],
    ['fr', 'stop'],
    ['fr', 'euh non attendez'],
    ['fr', 'arrêtez tout'],
    ['fr', 'attendez non'],
    ['fr', 'non non stop, ne faites rien'],
  ])('that stop it (%s: %s)', (locale, words) => {
    expect(takesBack(cancels(COAT), words, heard(locale))).toBe(true);
  });

  it.each([
    ['en', 'hold on'],
    ['en', 'wait, when will I hear from you?'],
    ['en', 'just one more question'],
    ['en', 'where is the nearest bus stop'],
    ['en', 'only one of them?'],
    ['fr', 'attendez je cherche mon numéro'],
    ['fr', 'une seule question'],
    ['fr', 'non merci'],
    ['fr', 'juste une chose'],
  ])('and not those that only take time or ask (%s: %s)', (locale, words) => {
    expect(takesBack(cancels(PAIRS, COAT), words, heard(locale))).toBe(false);
  });
});
