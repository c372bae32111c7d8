import { addDays, localDay } from '../../src/shop/days.ts';
import type { FeedLine, Place } from '../../src/shop/shop.ts';
import { goods } from './goods.ts';
import { buyer, ordered, piece } from './orders.ts';
import type { DemoStore } from './store.ts';

const DAY: [string, string][] = [['10:00', '19:00']];

const SIZES = { 36: 3, 37: 5, 38: 6, 39: 4, 40: 0, 41: 2 };

const PRODUCTS = [
  goods('SH-1', ['Passage loafers', 'Mocassins Passage'], 'loafers', 13_900, SIZES, [
    'Calf leather loafers, resoleable. Fit as the size says.',
    'Mocassins en veau, ressemelables. Chaussent normalement.',
  ]),
  goods('SH-2', ['Pavé sneakers', 'Baskets Pavé'], 'sneakers', 9_900, { ...SIZES, 40: 3 }, [
    'White leather sneakers. Large: take half a size less.',
    'Baskets en cuir blanc. Chaussent grand : prenez une demi-pointure de moins.',
  ]),
  goods('SH-3', ['Arcade ankle boots', 'Bottines Arcade'], 'ankle boots', 17_900, SIZES),
  goods('FT-4', ['Shoe cream', 'Crème pour chaussures'], 'care', 1_200, 60),
];

const PLACES: Place[] = [
  {
    id: 'lyon-2',
    name: 'Pas à Pas Lyon Bellecour',
    address: { line1: '12 rue Émile-Zola', line2: '', postcode: '69002', city: 'Lyon', country: 'FR' },
    phone: '+33478000012',
    hours: { mon: [['14:00', '19:00']], tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY },
    holidays: [],
    pickup: true,
    note: '',
  },
  {
    id: 'villeurbanne',
    name: 'Pas à Pas Villeurbanne',
    address: {
      line1: '41 cours Émile-Zola',
      line2: '',
      postcode: '69100',
      city: 'Villeurbanne',
      country: 'FR',
    },
    phone: '+33478000041',
    hours: { tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY },
    holidays: [],
    pickup: true,
    note: 'Repairs are taken in here as well.',
  },
];

const ELISE = buyer('pp-1', 'Élise Monnier', '+33611500001', 'fr', ['6 rue Auguste-Comte', '69002', 'Lyon']);
const JAMES = buyer('pp-2', 'James Porter', '+33611500002', 'en', ['19 rue Duquesne', '69006', 'Lyon']);
const KARIM = buyer('pp-3', 'Karim Ziani', '+33611500003', 'fr', [
  '88 cours Tolstoï',
  '69100',
  'Villeurbanne',
]);
const ANNE = buyer('pp-4', 'Anne Keating', '+33611500004', 'en', ['2 place Carnot', '69002', 'Lyon']);
const LUCIE = buyer('pp-5', 'Lucie Ferrand', '+33611500005', 'fr', ['27 rue Garibaldi', '69006', 'Lyon']);

function feed(now: Date): FeedLine[] {
  const of = (sku: string, line?: string) => piece(PRODUCTS, sku, line);
  const at = (ago: number, time: string) =>
    `${addDays(localDay(now.toISOString(), 'Europe/Paris'), -ago)}T${time}:00.000Z`;
  const orders = [
    ordered(ELISE, '31001', now, 4, 'delivered', [of('SH-1-38')]),
    ordered(JAMES, '31002', now, 2, 'shipped', [of('SH-2-41'), of('FT-4', '2')]),
    ordered(KARIM, '31003', now, 1, 'pending', [of('SH-3-39')], {
      pickup: {
        store: 'villeurbanne',
        status: 'ready',
        readyAt: at(0, '08:30'),
        until: at(-7, '18:00'),
        code: '4711',
      },
    }),
    ordered(LUCIE, '31004', now, 8, 'delivered', [of('SH-2-37')]),
    ordered(ANNE, '31005', now, 0, 'pending', [of('SH-1-37')], {
      pickup: { store: 'lyon-2', status: 'preparing' },
    }),
    ordered(LUCIE, 'T-20871', now, 12, 'delivered', [of('SH-3-38')], { store: 'lyon-2', shipments: [] }),
  ];
  return [
    ...PLACES.map((place) => ({ type: 'store' as const, ...place })),
    ...PRODUCTS.map((product) => ({ type: 'product' as const, ...product })),
    ...orders.map((order) => ({ type: 'order' as const, ...order })),
  ];
}

/** Shops in town with a web shop: phone, chat and WhatsApp. */
export const retail: DemoStore = {
  id: 'demo-retail',
  preset: 'retail',
  settings: {
    name: 'Pas à Pas',
    timeZone: 'Europe/Paris',
    country: 'FR',
    currency: 'EUR',
    locale: 'en',
    languages: ['fr'],
    email: { address: 'contact@demo-retail.example', signature: 'Pas à Pas\nhttps://pas-a-pas.example' },
    phone: { number: '+33187650061', smsFrom: '+33187650061' },
    whatsapp: { phoneNumberId: '106540352242961', number: '+33187650062' },
    returns: {
      carrier: 'Colissimo',
      address: {
        name: 'Pas à Pas Retours',
        line1: '12 rue Émile-Zola',
        line2: '',
        postcode: '69002',
        city: 'Lyon',
        country: 'FR',
      },
      refundDays: 5,
    },
    shipping: { carriers: ['Colissimo'], days: [2, 4], freeFrom: 8_000 },
    hours: { tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY },
  },
  feed,
  articles: {
    'repair-en': {
      title: 'Having shoes resoled',
      language: 'en',
      audience: 'public',
      body: 'Bring them to either shop, whatever make they are. New soles cost €65, heels €18; it takes two weeks.',
    },
    'repair-fr': {
      title: 'Faire ressemeler ses chaussures',
      language: 'fr',
      audience: 'public',
      body: 'Apportez-les dans l’une de nos boutiques, quelle que soit la marque. Un ressemelage coûte 65 €, des talons 18 € ; il faut deux semaines.',
    },
  },
  page: {
    en: {
      title: 'Pas à Pas, shoes in Lyon',
      menu: ['Loafers', 'Sneakers', 'Boots', 'Our shops'],
      lead: 'Made to be resoled.',
      sub: 'Two shops in Lyon, and this one. Order here and collect the same day.',
      goods: 'On the shelf today',
      foot: 'Bellecour and Villeurbanne · Collect in the shop · Returns within 30 days',
    },
    fr: {
      title: 'Pas à Pas, chausseur à Lyon',
      menu: ['Mocassins', 'Baskets', 'Bottines', 'Nos boutiques'],
      lead: 'Faites pour être ressemelées.',
      sub: 'Deux boutiques à Lyon, et celle-ci. Commandez ici, retirez le jour même.',
      goods: 'En rayon aujourd’hui',
      foot: 'Bellecour et Villeurbanne · Retrait en boutique · Retours sous 30 jours',
    },
  },
  examples: {
    en: [
      'Is my order ready to pick up?',
      'Can I return shoes in your shop?',
      'When is your shop in Lyon open?',
      'Are the Passage loafers in stock in 38?',
    ],
    fr: [
      'Ma commande est-elle prête ?',
      'Puis-je rendre des chaussures en boutique ?',
      'À quelle heure ouvre votre boutique de Lyon ?',
      'Les mocassins Passage sont-ils en stock en 38 ?',
    ],
  },
};
