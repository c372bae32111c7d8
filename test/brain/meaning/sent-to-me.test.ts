import { describe, expect, it } from 'vitest';
import { ofType, World } from '../world.ts';

/* What is to be sent to the customer sends nothing back. */

const said = async (locale: string, words: string) => {
  const talk = new World().speak('chat', 'recognised', 'Sophie');
  talk.locale = locale;
  const answer = await talk.say(words);
  return { ...answer, talk };
};

describe('something sent to the customer', () => {
  it.each([
    ['fr', "renvoyez-moi la facture s'il vous plaît"],
    ['fr', 'pouvez-vous me renvoyer la facture ?'],
    ['fr', 'vous pouvez me renvoyer le mail de confirmation ?'],
    ['fr', 'renvoyez-moi le lien de suivi'],
    ['fr', 'pourriez-vous nous renvoyer le bon article ?'],
    ['en', 'send me back the invoice'],
    ['en', 'can you send back the confirmation email'],
    ['en', 'please return my invoice'],
  ])('opens no return and puts none (%s: %s)', async (locale, words) => {
    const { calls, steps, text, choices } = await said(locale, words);
    expect(calls).not.toContain('return_item');
    expect(ofType({ calls, steps, text, choices }, 'propose')).toEqual([]);
  });

  it.each([
    ['fr', "renvoyez-moi la facture s'il vous plaît"],
    ['fr', 'pouvez-vous me renvoyer la facture ?'],
    ['en', 'please send me the receipt again'],
  ])('may be the invoice, for which a proof is asked (%s: %s)', async (locale, words) => {
    const { talk, choices, calls } = await said(locale, words);
    expect(talk.tickets.map(({ intent }) => intent)).toEqual(['invoice']);
    expect(talk.control).toBe('assistant');
    expect(calls).not.toContain('send_receipt');
    expect(choices.map(({ id }) => id)).toContain('human');
  });

  it.each([
    ['fr', 'je veux renvoyer la robe'],
    ['fr', "je veux vous renvoyer la robe, puis renvoyez-moi l'argent"],
    ['en', 'I want to send back the dress'],
    ['en', "I'd like to return the dress, send me an email"],
  ])('is no thing that goes back (%s: %s)', async (locale, words) => {
    const answer = await said(locale, words);
    const { calls } = answer;
    expect(calls.includes('return_item') || ofType(answer, 'propose').length > 0).toBe(true);
  });
});
