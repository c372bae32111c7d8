import { describe, expect, it } from 'vitest';
import { type ConsentCard, judge } from '../../src/consent/index.ts';

/* One card with two orders: one yes does both, so words that are of one of them are no yes to it. */

const card: ConsentCard = {
  orders: ['45833', '45835'],
  alternatives: [
    {
      id: 'all',
      acts: ['cancel'],
      items: [
        { title: 'Boréal coat Manteau Boréal', options: ['M', 'Navy'] },
        { title: 'Iris skirt Jupe Iris', options: ['38', 'Red'] },
      ],
      ...{ target: [], amounts: ['249', '89'], address: null, method: 'Visa 4242' },
    },
  ],
};

describe('a card that cancels two orders', () => {
  it.each([
    ...['cancel 45835', 'yes cancel 45833', '45835', 'yes 45835', '#45835 please', '45 835 yes', '4-5-8-3-5'],
    ...['yes, cancel 45833 and leave the other', 'only 45845 please, yes', 'ok for 45835, thanks'],
  ])('takes no yes to one of them for a yes to both: %s', (words) => {
    expect(judge(card, words, 'en').kind).toBe('changes');
  });

  it.each(['annulez la commande 45835', 'annulez la 45835 svp', 'oui pour la 45835', 'oui la n° 45 833'])(
    'takes no yes to one of them for a yes to both: %s',
    (words) => {
      expect(judge(card, words, 'fr').kind).toBe('changes');
    },
  );

  it.each([
    ['en', 'yes, cancel that order'],
    ['en', 'cancel my order'],
    ['en', 'yes, cancel 45833 and keep 45835'],
    ['en', 'yes cancel this one'],
    ['en', 'yes please cancel that one'],
    ['en', 'yes please, the 89 euro one'],
    ['en', 'yes please, 249'],
    ['en', 'yes please, 249.00'],
    ['fr', 'oui annulez celle-là'],
    ['fr', 'oui, la plus récente'],
    ['fr', 'oui annulez le colis'],
    ['fr', 'oui merci, 89'],
    ['fr', 'oui annulez la commande'],
    ['de', 'Ja, die Bestellung stornieren'],
    ['nl', 'ja, annuleer de bestelling'],
    ['es', 'sí, cancele el pedido'],
    ['it', "sì, annulli l'ordine"],
    ['pt', 'sim, cancele a encomenda'],
  ])('is not agreed to by words of one order (%s): %s', (language, words) => {
    expect(judge(card, words, language).kind).not.toBe('agrees');
  });

  it.each([
    ['en', 'yes'],
    ['en', 'cancel both'],
    ['en', 'yes, both orders'],
    ['en', 'cancel 45833 and 45835 please'],
    ['en', 'yes, all of it'],
    ['en', 'yes please, as soon as possible'],
    ['fr', 'oui, le plus vite possible'],
    ['fr', 'oui, les deux commandes'],
    ['fr', 'annulez la 45833 et la 45835'],
  ])('is agreed to by words of both (%s): %s', (language, words) => {
    expect(judge(card, words, language).kind).toBe('agrees');
  });
});
