import type { FeedLine } from '../../src/shop/shop.ts';
import { goods } from './goods.ts';
import { buyer, ordered, piece } from './orders.ts';
import type { DemoStore } from './store.ts';

const WEEK: [string, string][] = [['08:00', '20:00']];
const SATURDAY: [string, string][] = [['09:00', '18:00']];

const LETTERS = { S: 14, M: 22, L: 18, XL: 6 };

const PRODUCTS = [
  goods('CO-10', ['Brume rain jacket', 'Veste de pluie Brume'], 'jacket', 14_900, LETTERS, [
    'Three-layer rain jacket with a hood, taped seams. Cut for a fleece underneath.',
    'Veste de pluie trois couches à capuche, coutures étanches. Coupée pour se porter sur une polaire.',
  ]),
  goods('KN-20', ['Lande fleece', 'Polaire Lande'], 'fleece', 6_900, { S: 9, M: 0, L: 12, XL: 4 }, [
    'Recycled fleece with a full zip. Fits as the size says.',
    'Polaire recyclée zippée. Taille normalement.',
  ]),
  goods(
    'SH-30',
    ['Crête boots', 'Chaussures Crête'],
    'boots',
    18_900,
    { 39: 5, 40: 8, 41: 11, 42: 7, 43: 3 },
    [
      'Leather hiking boots, waterproof. Half a size small: take the next one up.',
      'Chaussures de randonnée en cuir, imperméables. Chaussent petit : prenez la pointure au-dessus.',
    ],
  ),
  goods('AC-40', ['Étape backpack 40 l', 'Sac à dos Étape 40 l'], 'backpack', 12_900, 26),
  goods('TE-50', ['Halte tent for two', 'Tente Halte deux places'], 'tent', 29_900, 7),
  goods('SB-60', ['Bivouac sleeping bag', 'Duvet Bivouac'], 'sleeping bag', 17_900, 12),
  goods('LP-70', ['Lueur headlamp', 'Lampe frontale Lueur'], 'lamp', 3_900, 80),
];

const CAROLE = buyer('gl-1', 'Carole Vidal', '+33611200001', 'fr', [
  '14 rue des Tanneurs',
  '73000',
  'Chambéry',
]);
const OWEN = buyer(
  'gl-2',
  'Owen Hartley',
  '+447400200002',
  'en',
  ['3 Castle Road', 'LA9 4NE', 'Kendal'],
  'GB',
);
const INES = buyer('gl-3', 'Inès Carpentier', '+33611200003', 'fr', ['5 quai Perrière', '38000', 'Grenoble']);
const TOM = buyer('gl-4', 'Tom Weaver', '+447400200004', 'en', ['21 High Street', 'CH7 1AZ', 'Mold'], 'GB');
const MARIE = buyer('gl-5', 'Marie Lacombe', '+33611200005', 'fr', ['2 place du Foirail', '12000', 'Rodez']);
const YANN = buyer('gl-6', 'Yann Tanguy', '+33611200006', 'fr', ['9 rue du Port', '29200', 'Brest']);
const GRETA = buyer(
  'gl-7',
  'Greta Hollis',
  '+447400200007',
  'en',
  ['8 Mill Lane', 'YO62 5AU', 'Helmsley'],
  'GB',
);
const HUGO = buyer('gl-8', 'Hugo Besson', '+33611200008', 'fr', ['17 avenue de la Gare', '05000', 'Gap']);
const SALMA = buyer('gl-9', 'Salma Cherif', '+33611200009', 'fr', [
  '30 rue de la République',
  '69002',
  'Lyon',
]);
const PETER = buyer(
  'gl-10',
  'Peter Brandt',
  '+447400200010',
  'en',
  ['6 Abbey Walk', 'DG7 1AA', 'Castle Douglas'],
  'GB',
);

function feed(now: Date): FeedLine[] {
  const of = (sku: string, line?: string, quantity?: number) => piece(PRODUCTS, sku, line, quantity);
  const orders = [
    ordered(CAROLE, '700101', now, 4, 'delivered', [of('CO-10-M')]),
    ordered(OWEN, '700102', now, 6, 'delivered', [of('SH-30-41')]),
    ordered(INES, '700103', now, 2, 'shipped', [of('KN-20-L'), of('LP-70', '2')]),
    ordered(TOM, '700104', now, 0, 'pending', [of('TE-50')]),
    ordered(MARIE, '700105', now, 11, 'delivered', [of('AC-40')]),
    ordered(YANN, '700106', now, 9, 'shipped', [of('SB-60')]),
    ordered(GRETA, '700107', now, 20, 'returned', [of('CO-10-S')]),
    ordered(HUGO, '700108', now, 1, 'pending', [of('TE-50'), of('SB-60', '2', 2)]),
    ordered(SALMA, '700109', now, 45, 'delivered', [of('KN-20-S')]),
    ordered(PETER, '700110', now, 3, 'cancelled', [of('LP-70')]),
    ordered(CAROLE, '700099', now, 60, 'delivered', [of('LP-70')]),
  ];
  return [
    ...PRODUCTS.map((product) => ({ type: 'product' as const, ...product })),
    ...orders.map((order) => ({ type: 'order' as const, ...order })),
  ];
}

/** 5,000 to 50,000 orders a month: all four channels, complaints to a person. */
export const large: DemoStore = {
  id: 'demo-large',
  preset: 'large-shop',
  settings: {
    name: 'Grand Large',
    timeZone: 'Europe/Paris',
    country: 'FR',
    currency: 'EUR',
    locale: 'en',
    languages: ['fr'],
    email: { address: 'help@demo-large.example', signature: 'Grand Large\nhttps://grand-large.example' },
    phone: { number: '+33187650031', smsFrom: '+33187650031' },
    whatsapp: { phoneNumberId: '106540352242931', number: '+33187650032' },
    returns: {
      carrier: 'Colissimo',
      address: {
        name: 'Grand Large Retours',
        line1: '4 allée des Docks',
        line2: '',
        postcode: '59160',
        city: 'Lomme',
        country: 'FR',
      },
      refundDays: 3,
    },
    shipping: { carriers: ['Colissimo', 'Chronopost', 'DPD'], days: [1, 3], freeFrom: 5_000 },
    hours: { mon: WEEK, tue: WEEK, wed: WEEK, thu: WEEK, fri: WEEK, sat: SATURDAY },
  },
  feed,
  articles: {
    'care-en': {
      title: 'Caring for a rain jacket',
      language: 'en',
      audience: 'public',
      body: 'Wash a rain jacket at 30 °C with a liquid soap for membranes and without softener. Twenty minutes in a warm dryer bring its water repellency back.',
    },
    'care-fr': {
      title: 'Entretenir une veste de pluie',
      language: 'fr',
      audience: 'public',
      body: 'Une veste de pluie se lave à 30 °C avec une lessive liquide pour membranes, sans adoucissant. Vingt minutes de sèche-linge tiède ravivent sa déperlance.',
    },
  },
  page: {
    en: {
      title: 'Grand Large, outdoor gear',
      menu: ['Jackets', 'Boots', 'Tents', 'Bags'],
      lead: 'Out there by Friday.',
      sub: 'Gear for hills and coasts. Sent within the day, free returns for 30 days.',
      goods: 'Most taken along',
      foot: 'Free delivery from €50 · Returns within 30 days · Colissimo, Chronopost, DPD',
    },
    fr: {
      title: 'Grand Large, équipement de plein air',
      menu: ['Vestes', 'Chaussures', 'Tentes', 'Sacs'],
      lead: 'Dehors dès vendredi.',
      sub: 'De quoi marcher et bivouaquer. Expédié dans la journée, retours gratuits pendant 30 jours.',
      goods: 'Les plus emportés',
      foot: 'Livraison offerte dès 50 € · Retours sous 30 jours · Colissimo, Chronopost, DPD',
    },
  },
  examples: {
    en: ['Where is my order?', 'I would like to return my order.', 'Is the Lande fleece in stock in M?'],
    fr: [
      'Où est ma commande ?',
      'Je voudrais renvoyer ma commande.',
      'La polaire Lande existe-t-elle en M ?',
    ],
  },
};
