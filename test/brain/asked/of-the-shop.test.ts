import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../src/language/asked/asked.ts';
import { ofType, order, World } from '../world.ts';

/* What the shop is asked about itself, what it keeps and where it sends: nothing is made up, nothing is done, nobody is turned away. */

function visitor(locale: string): World {
  const world = new World().speak('chat', 'anonymous');
  world.locale = locale;
  return world;
}

describe('a question on the shop itself', () => {
  it.each([
    ['en', 'what is your VAT number?', 'legal notice'],
    ['en', 'which company is behind this shop?', 'legal notice'],
    ['fr', 'quel est votre numéro de SIRET ?', 'mentions légales'],
    ['fr', 'vous êtes qui juridiquement', 'mentions légales'],
    ['en', 'can I pay in three instalments?', 'checkout'],
    ['fr', 'vous proposez le paiement en 4 fois ?', 'moment de commander'],
    ['en', 'the courier left a card because I was out', 'pickup point'],
    ['fr', "j'ai un avis de passage du facteur, je fais quoi", 'point relais'],
    ['en', 'do you deliver to Switzerland?', 'Switzerland'],
    ['fr', 'vous livrez en Suisse ?', 'Suisse'],
  ])('is answered with what is true, and a person (%s: %s)', async (locale, text, told) => {
    const said = await visitor(locale).say(text);
    expect(said.text).toContain(told);
    expect(said.choices.map(({ id }) => id)).toContain('human');
  });

  it.each([
    ['en', 'is the Lune dress see-through?'],
    ['fr', 'la robe Lune est transparente ?'],
  ])(
    'is quoted from the description where that says it, else said to be unknown (%s)',
    async (locale, text) => {
      expect((await visitor(locale).say(text)).choices.map(({ id }) => id)).toEqual(['human']);
      const told = visitor(locale);
      told.products = told.products.map((one) =>
        typeof one === 'string' ? one : { ...one, description: 'Crêpe, opaque. Doublée.' },
      );
      const said = await told.say(text);
      expect(said.text).toContain('opaque');
      expect(said.choices).toEqual([]);
    },
  );
});

describe('a request about personal data', () => {
  it.each([
    ['en', 'please erase all my data'],
    ['en', 'I want a copy of my personal data'],
    ['fr', 'supprimez mes données personnelles svp'],
    ['fr', 'je souhaite recevoir une copie de mes données'],
  ])('goes to a person, and nothing is done by itself (%s: %s)', async (locale, text) => {
    const said = await visitor(locale).say(text);
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(true);
    expect(said.calls).toEqual([]);
  });
});

describe('what would come of a return', () => {
  it.each([
    ['en', 'if I sent it back, when would I get my money?', /5 days/],
    ['fr', 'si je la rendais, je serais remboursée quand ?', /5\sjours/],
  ])('is told from the policy, and nothing is put (%s)', async (locale, text, told) => {
    const said = await visitor(locale).say(text);
    expect(said.text).toMatch(told);
    expect(ofType(said, 'propose')).toEqual([]);
    expect(said.text).not.toMatch(/order number|numéro de commande/);
  });
});

describe('a fault that shows after the time for returns', () => {
  it.each([
    ['en', 'the zip of my dress broke after three months'],
    ['fr', 'la fermeture de ma robe a lâché au bout de trois mois'],
  ])('goes to a person, and is not refused for being late (%s)', async (locale, text) => {
    const world = new World().speak('chat', 'verified', 'Sophie');
    world.locale = locale;
    world.orders = [
      order({
        deliveredAt: '2026-08-14T10:00:00Z',
        returnable: { open: false, reason: 'window_closed', lastDay: '2026-09-13' },
      }),
    ];
    const said = await world.say(text);
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(true);
    expect(said.text).not.toMatch(/ended|est passé|terminé/);
  });
});

describe('the same answer twice', () => {
  it.each([
    ['en', 'what is your VAT number?'],
    ['fr', 'quel est votre numéro de SIRET ?'],
  ])('is put otherwise the second time, with a person (%s)', async (locale, text) => {
    const world = visitor(locale);
    const first = await world.say(text);
    const second = await world.say(text);
    expect(second.text).not.toBe(first.text);
    expect(second.choices.map(({ id }) => id)).toContain('human');
  });
});

describe('words that look like it', () => {
  it.each([
    'Please put my VAT number on the invoice',
    'I was charged twice by Klarna',
    'delete my order',
    'le livreur est passé et mon colis a été volé',
    'ajoutez notre numéro de TVA sur la facture',
    'je veux un remboursement, pas un échange',
  ])('ask nothing of the kind: %s', (text) => expect(askedIn(text)).toBeNull());
});
