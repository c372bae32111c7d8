import type { Article } from '../../src/knowledge/article.ts';

/** What Lune has written down. */
export const ARTICLES: Readonly<Record<string, Article>> = {
  'care-en': {
    title: 'Washing and care',
    language: 'en',
    audience: 'public',
    body: `## Linen and cotton
Wash linen and cotton at 30 °C on a gentle cycle, inside out, and hang them to dry. They can be ironed while still damp.

## Wool and cashmere
Wash wool and cashmere by hand in cold water with a wool detergent, never wring them, and dry them flat on a towel.

## Silk and viscose
Silk and viscose are washed by hand in cold water or dry cleaned. Do not tumble dry.`,
  },
  'care-fr': {
    title: 'Lavage et entretien',
    language: 'fr',
    audience: 'public',
    body: `## Lin et coton
Le lin et le coton se lavent à 30 °C en cycle délicat, sur l’envers, et sèchent à l’air libre. Ils se repassent encore humides.

## Laine et cachemire
La laine et le cachemire se lavent à la main à l’eau froide avec une lessive douce ; ne les essorez jamais et faites-les sécher à plat sur une serviette.

## Soie et viscose
La soie et la viscose se lavent à la main à l’eau froide ou à sec. Pas de sèche-linge.`,
  },
  'gift-cards-en': {
    title: 'Gift cards',
    language: 'en',
    audience: 'public',
    body: 'Gift cards of 25 to 250 € are sent by email and are valid for two years. They can be used in several orders; what is left stays on the card.',
  },
  'gift-cards-fr': {
    title: 'Cartes cadeaux',
    language: 'fr',
    audience: 'public',
    body: 'Les cartes cadeaux de 25 à 250 € sont envoyées par e-mail et valables deux ans. Elles s’utilisent en plusieurs fois ; le solde reste sur la carte.',
  },
  'payment-en': {
    title: 'Payment methods',
    language: 'en',
    audience: 'public',
    body: 'You can pay by card (Visa, Mastercard, American Express), PayPal, Apple Pay, or in three instalments without fees from 100 €.',
  },
  'payment-fr': {
    title: 'Moyens de paiement',
    language: 'fr',
    audience: 'public',
    body: 'Vous pouvez payer par carte (Visa, Mastercard, American Express), PayPal, Apple Pay, ou en trois fois sans frais dès 100 €.',
  },
  'goodwill-en': {
    title: 'Goodwill: what advisors may give',
    language: 'en',
    audience: 'internal',
    body: 'After a parcel that came more than five days late an advisor may give a voucher of 10 €, once for each order.',
  },
};
