import { describe, expect, it } from 'vitest';
import { world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* What is only told is taken note of; what is asked of a case is answered, and a wish in the form of "and if" is put on a card. */

describe('a bare fact', () => {
  it.each([
    ['en', 'my parcel arrived'],
    ['en', 'I got my order this morning, thanks'],
    ['en', 'we have received the dress'],
    ['fr', "j'ai reçu mon colis"],
    ['fr', "j'ai bien reçu ma commande hier"],
    ['fr', 'mon colis est bien arrivé'],
    ['fr', 'ma commande est arrivée ce matin'],
  ])('%s: that it came is noted, and nothing is asked or put: %s', async (locale, words) => {
    for (const channel of ['chat', 'voice', 'whatsapp', 'email'] as const) {
      const said = await world(locale, order()).speak(channel, 'verified', 'Sophie').say(words);
      expect(said.text).toMatch(/is with you, then|est donc bien chez vous/);
      expect(ofType(said, 'propose')).toEqual([]);
    }
  });

  it.each([
    ['en', 'my dress is blue'],
    ['en', 'my dress is size S'],
    ['fr', 'ma robe est bleue'],
    ['fr', 'ma robe est bleu nuit'],
    ['fr', 'la robe est taille S'],
  ])('%s: what a thing is like is no wish: one question is asked: %s', async (locale, words) => {
    const said = await world(locale, order()).say(words);
    expect(said.text).toMatch(/45821/);
    expect(said.text.match(/\?/g)).toHaveLength(1);
    expect(ofType(said, 'propose')).toEqual([]);
  });

  it.each([
    ['en', 'my parcel arrived but the dress is too small'],
    ['en', 'I received my order, I want to return it'],
    ['en', 'did my parcel arrive?'],
    ['fr', "j'ai reçu mon colis mais il manque la ceinture"],
    ['fr', "je n'ai pas reçu mon colis"],
  ])('%s: more than that is no bare fact: %s', async (locale, words) => {
    const said = await world(locale, order()).say(words);
    expect(said.text).not.toMatch(/is with you, then|est donc bien chez vous/);
  });
});

describe('an invoice that is wrong', () => {
  it.each([
    ['en', 'the invoice you sent me is wrong'],
    ['en', 'there is a mistake on my invoice'],
    ['en', 'my invoice has the wrong name on it'],
    ['fr', "la facture que vous m'avez envoyée est fausse"],
    ['fr', 'il y a une erreur sur ma facture'],
  ])('%s: goes to a person, and no thing is taken for wrong: %s', async (locale, words) => {
    const said = await world(locale, order()).say(words);
    expect(said.text).toMatch(/invoice is put right|facture est corrigée/);
    expect(ofType(said, 'propose')).toEqual([]);
    expect(ofType(said, 'handover')).toHaveLength(1);
  });
});

describe('a parcel that is not taken', () => {
  const shipped = () =>
    order({
      ...{ status: 'shipped', deliveredAt: null },
      shipments: [
        { carrier: 'Mondial Relay', tracking: 'MR1', status: 'shipped', at: '2026-12-13T11:00:00Z' },
      ],
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    });

  it.each([
    ['en', 'what if I refuse the parcel?'],
    ['en', 'what happens if I reject the delivery?'],
    ['en', "and what if I don't accept the package?"],
    ['fr', 'et si je refuse le colis ?'],
    ['fr', 'que se passe-t-il si je refuse la livraison ?'],
  ])('%s: it is told what becomes of it when it is refused: %s', async (locale, words) => {
    const said = await world(locale, shipped()).say(words);
    expect(said.text).toMatch(/refused parcel comes back|colis refusé nous revient/);
  });

  it.each([
    ['en', 'a note says they tried to deliver'],
    ['en', 'they tried to deliver but I was out'],
    ['en', 'I got a text that they could not deliver'],
    ['fr', "j'ai un avis de passage"],
    ['fr', "le facteur est passé mais j'étais absente"],
    ['fr', "j'étais au travail quand le livreur est venu"],
    ['fr', "on m'a laissé un avis"],
  ])('%s: a missed delivery is told what to do, and where the parcel is: %s', async (locale, words) => {
    for (const channel of ['chat', 'voice'] as const) {
      const said = await world(locale, shipped()).speak(channel, 'verified', 'Sophie').say(words);
      expect(said.text).toMatch(/tries again or leaves it|repasse ou le dépose/);
      expect(said.text).toContain('45821');
      expect(ofType(said, 'handover')).toEqual([]);
    }
  });
});

describe('"and if I exchanged it instead?"', () => {
  it.each([
    ['en', 'and if I exchanged it instead?'],
    ['en', 'what if I swapped it instead'],
    ['en', 'and if I took an M instead?'],
    ['fr', "et si je l'échangeais plutôt ?"],
    ['fr', "et si je l'échangeais contre un M ?"],
  ])('%s: is answered by what is in stock, on a card: %s', async (locale, words) => {
    for (const channel of ['chat', 'voice'] as const) {
      const talk = world(locale, order()).speak(channel, 'verified', 'Sophie');
      await talk.say({ en: 'I want to return the dress', fr: 'je veux renvoyer la robe' }[locale] ?? '');
      const said = await talk.say(words);
      expect(said.text).toMatch(/stock/i);
      expect(said.text).not.toMatch(/condition/);
      expect(ofType(said, 'propose').some(({ call }) => call.tool === 'exchange_item')).toBe(true);
      expect(talk.calls.some(({ name }) => name === 'exchange_item')).toBe(false);
    }
  });
});
