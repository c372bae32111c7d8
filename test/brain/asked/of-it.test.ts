import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import { pending, world } from '../meaning/parcels.ts';
import { ofType, order, type Said } from '../world.ts';

/* Questions that hang on a card, on a return under way or on news of an order are answered of that, and the card stands. */

const puts = (said: Said) => ofType(said, 'propose').map(({ call }) => call.tool);
const channels: Channel[] = ['chat', 'voice', 'whatsapp', 'email'];
const REFUND = { en: 'I would like my money back for the dress', fr: 'je veux être remboursée de la robe' };
const SWAP = { en: 'can I exchange the dress for an M?', fr: 'je peux échanger la robe contre un M ?' };
const YES = { en: 'yes please', fr: 'oui, allez-y' };

const NOTHING = /you pay nothing|C.est gratuit/;
const FIVE = /within 5 days of the parcel|sous\s5\sjours après réception/;
const POINT = /at any Mondial Relay point|dans n.importe quel point Mondial Relay/;
const LAST = /The last day to send order|Vous pouvez renvoyer votre commande .* jusqu.au/;

const ASKED = [
  ['en', 'does it cost me anything?', NOTHING],
  ['en', 'is it free?', NOTHING],
  ['en', 'will I be charged for that', NOTHING],
  ['en', 'how much will that cost me?', NOTHING],
  ['en', 'do I have to pay anything?', NOTHING],
  ['fr', "c'est gratuit ?", NOTHING],
  ['fr', 'et ça me coûte quelque chose ?', NOTHING],
  ['fr', 'il y a des frais ?', NOTHING],
  ['fr', 'je dois payer quelque chose ?', NOTHING],
  ['fr', 'combien ça va me coûter ?', NOTHING],
  ['en', 'how long do I have to wait for the money?', FIVE],
  ['en', 'when do I get my money back?', FIVE],
  ['en', 'and how long does it take', FIVE],
  ['en', 'how soon will I be refunded?', FIVE],
  ['fr', 'et je serai remboursé quand ?', FIVE],
  ['fr', 'le remboursement prend combien de temps ?', FIVE],
  ['fr', 'sous combien de jours je récupère mon argent ?', FIVE],
  ['fr', 'et ça prend combien de temps ?', FIVE],
  ['en', 'where do I drop it?', POINT],
  ['en', 'where can I hand the parcel in?', POINT],
  ['en', 'where should I take it', POINT],
  ['fr', 'où je dépose le colis ?', POINT],
  ['fr', 'je le dépose où ?', POINT],
  ['fr', 'où dois-je l’apporter ?', POINT],
] as const;

const DAYS = [
  ['en', "what's the last day I can send it back?"],
  ['en', 'until when can I send it back?'],
  ['en', 'what is the deadline for that?'],
  ['en', 'how long do I have?'],
  ['fr', "c'est quoi le dernier jour pour la renvoyer ?"],
  ['fr', "jusqu'à quand je peux la renvoyer ?"],
  ['fr', "j'ai jusqu'à quand ?"],
] as const;

describe('a question that hangs on a card', () => {
  it.each(ASKED)(
    '%s: is answered of the return, and a yes still carries it out: %s',
    async (locale, words, told) => {
      for (const channel of channels) {
        const talk = world(locale, order()).speak(channel, 'verified', 'Sophie');
        expect(puts(await talk.say(REFUND[locale]))).toEqual(['return_item']);
        const said = await talk.say(words);
        expect(said.text).toMatch(told);
        expect(said.text).not.toMatch(/Colissimo/);
        expect(talk.calls.some(({ name }) => name === 'return_item')).toBe(false);
        await talk.say(YES[locale]);
        expect(talk.calls.filter(({ name }) => name === 'return_item')).toHaveLength(1);
      }
    },
  );

  it.each(DAYS)('%s: the last day is said, and a yes still carries it out: %s', async (locale, words) => {
    for (const channel of channels) {
      const talk = world(locale, order()).speak(channel, 'verified', 'Sophie');
      await talk.say(REFUND[locale]);
      const said = await talk.say(words);
      expect(said.text).toMatch(LAST);
      expect(said.text).toMatch(/12(?:th of)? Jan|January|12 janvier/);
      await talk.say(YES[locale]);
      expect(talk.calls.filter(({ name }) => name === 'return_item')).toHaveLength(1);
    }
  });

  it.each([
    ['en', 'how long does it take?'],
    ['en', 'when will it arrive?'],
    ['fr', 'et ça arrive quand ?'],
    ['fr', 'combien de temps ?'],
    ['fr', 'dans combien de temps ?'],
  ] as const)('%s: of an exchange it tells when the new one comes: %s', async (locale, words) => {
    for (const channel of channels) {
      const talk = world(locale, order()).speak(channel, 'verified', 'Sophie');
      expect(puts(await talk.say(SWAP[locale]))).toEqual(['exchange_item']);
      expect((await talk.say(words)).text).toMatch(/The new one leaves|Le nouvel article part/);
      await talk.say(YES[locale]);
      expect(talk.calls.filter(({ name }) => name === 'exchange_item')).toHaveLength(1);
    }
  });

  it.each([
    ['en', 'how much is delivery to Belgium?'],
    ['en', 'when do you close?'],
    ['fr', 'combien coûte la livraison express ?'],
    ['fr', 'vous fermez à quelle heure ?'],
  ] as const)('%s: what is asked of something else is answered of that: %s', async (locale, words) => {
    const talk = world(locale, order());
    await talk.say(REFUND[locale]);
    const said = await talk.say(words);
    for (const told of [NOTHING, FIVE, POINT, LAST]) expect(said.text).not.toMatch(told);
  });
});

describe('"when?" after news of an order', () => {
  it.each([
    ['en', 'when?'],
    ['en', 'when will it get here'],
    ['en', 'and how long does it take'],
    ['en', 'how long will it be?'],
    ['fr', 'quand ?'],
    ['fr', 'elle arrive quand ?'],
    ['fr', 'et ça prend combien de temps ?'],
    ['fr', 'dans combien de temps ?'],
  ] as const)(
    '%s: is told of that order, also while a colleague is waited for: %s',
    async (locale, words) => {
      for (const channel of ['chat', 'voice'] as const)
        for (const control of ['assistant', 'waiting'] as const) {
          const talk = world(locale, pending('45847', 'Boréal wool coat')).speak(
            channel,
            'verified',
            'Sophie',
          );
          await talk.say({ en: 'where is my order?', fr: 'où est ma commande ?' }[locale]);
          talk.control = control;
          expect((await talk.say(words)).text).toMatch(/45847.*(?:reach(?:ed)? you|parvenir)/s);
        }
    },
  );

  it('is the day it came where it has come', async () => {
    const talk = world('en', order()).speak('voice', 'verified', 'Sophie');
    await talk.say('where is my order?');
    expect((await talk.say('when?')).text).toMatch(/delivered/);
  });
});
