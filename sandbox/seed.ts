import { Settings } from '../src/settings.ts';
import { addDays, localDay } from '../src/shop/days.ts';
import type { FeedLine, Item, Order, Product } from '../src/shop/shop.ts';

/** How the demo store is set. */
export const demoSettings: Settings = Settings.parse({
  name: 'Lune',
  timeZone: 'Europe/Paris',
  country: 'FR',
  currency: 'EUR',
  locale: 'en',
  orderLookup: 'number',
  email: { address: 'support@demo.example', signature: 'Lune\nhttps://lune.example' },
  phone: { number: '+33187650021' },
  whatsapp: { phoneNumberId: '106540352242922' },
  voice: { tone: 'warm, brief and concrete; never gushing' },
  returns: {
    windowDays: 30,
    carrier: 'Mondial Relay',
    free: true,
    address: {
      name: 'Lune Retours',
      line1: '18 rue de la Soie',
      line2: 'Quai 4',
      postcode: '69100',
      city: 'Villeurbanne',
      country: 'FR',
    },
    refundDays: 5,
  },
  shipping: { carriers: ['Mondial Relay', 'Colissimo', 'DPD'], days: [2, 4], freeFrom: 6000 },
  hours: {
    mon: [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    tue: [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    wed: [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    thu: [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    fri: [
      ['09:00', '12:30'],
      ['13:30', '17:00'],
    ],
    sat: [['10:00', '13:00']],
  },
});

/**
 * The demo store's feed: a women's ready-to-wear shop whose dates hang on `now`. The same `now` gives the same feed. Order
 * 45821 is the one the story is about; it was delivered the day before.
 */
export function seed(now: Date): FeedLine[] {
  const today = localDay(now.toISOString(), demoSettings.timeZone);
  const products = RANGE.map(product);
  const drafts = Array.from({ length: 131 }, (_, index) => draft(index, products, now, today));
  // Numbers are given out in the order in which orders come in, and the story's has its own.
  drafts.push(story(today));
  drafts.sort((a, b) => Date.parse(a.placedAt) - Date.parse(b.placedAt));
  const place = drafts.findIndex(({ id }) => id === STORY);
  const orders = drafts.map((order, index) => numbered(order, String(Number(STORY) + index - place)));
  return [
    ...products.map((line) => ({ type: 'product' as const, ...line })),
    ...orders.map((line) => ({ type: 'order' as const, ...line })),
  ];
}

const STORY = '45821';

function story(today: string): Order {
  const delivered = at(addDays(today, -1), '10:24');
  return {
    id: STORY,
    status: 'delivered',
    placedAt: at(addDays(today, -4), '18:12'),
    shippedAt: at(addDays(today, -3), '09:05'),
    deliveredAt: delivered,
    currency: 'EUR',
    total: 8700,
    customer: {
      id: 'c-1',
      name: 'Sophie Martin',
      email: 'sophie.martin@example.com',
      phone: '+33612345678',
      locale: 'en',
      tags: [],
      vip: false,
    },
    address: { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' },
    items: [
      {
        line: '1',
        sku: 'DR-101-S',
        product: 'DR-101',
        title: 'Lune dress',
        options: { size: 'S', colour: 'midnight' },
        quantity: 1,
        price: 8700,
      },
    ],
    shipments: [{ carrier: 'Mondial Relay', tracking: 'MR0045821', status: 'delivered', at: delivered }],
    payments: [{ id: 'p-1', method: 'card', label: 'Visa ending 4242', amount: 8700 }],
  };
}

/* Products: id, title, description, price in cents (EUR), sizes, colours. */

const LETTERS = ['XS', 'S', 'M', 'L', 'XL'];
const TROUSERS = ['34', '36', '38', '40', '42', '44'];
const SHOES = ['36', '37', '38', '39', '40', '41'];
const ONE = ['one size'];

type Piece = [
  id: string,
  title: string,
  description: string,
  price: number,
  sizes: string[],
  colours: string[],
];

const RANGE: Piece[] = [
  [
    'DR-101',
    'Lune dress',
    'Bias-cut midi dress in viscose, with a V neck and a side zip. Fits close: between two sizes, take the larger.',
    8700,
    LETTERS,
    ['midnight', 'ivory'],
  ],
  [
    'DR-102',
    'Aube wrap dress',
    'Wrap dress in washed crêpe with long sleeves. The belt forgives half a size.',
    9500,
    LETTERS,
    ['terracotta', 'sage'],
  ],
  [
    'DR-103',
    'Marée shirt dress',
    'Cotton poplin shirt dress, knee length, with pockets. Cut loose.',
    7900,
    LETTERS,
    ['white', 'sky'],
  ],
  [
    'DR-104',
    'Soir slip dress',
    'Silk satin slip dress with adjustable straps.',
    12900,
    LETTERS,
    ['black', 'champagne'],
  ],
  [
    'DR-105',
    'Colline maxi dress',
    'Tiered maxi dress in organic cotton voile.',
    10900,
    LETTERS,
    ['ecru', 'olive'],
  ],
  [
    'DR-106',
    'Brume knit dress',
    'Ribbed merino dress with a high neck, below the knee.',
    11500,
    LETTERS,
    ['grey', 'burgundy'],
  ],
  [
    'TP-201',
    'Rivage linen shirt',
    'Straight linen shirt with mother-of-pearl buttons.',
    6500,
    LETTERS,
    ['white', 'stripe'],
  ],
  ['TP-202', 'Nuage blouse', 'Cotton gauze blouse with balloon sleeves.', 5900, LETTERS, ['ivory', 'blush']],
  [
    'TP-203',
    'Essentiel T-shirt',
    'Heavy organic cotton T-shirt with a round neck.',
    2900,
    LETTERS,
    ['white', 'black', 'navy'],
  ],
  [
    'TP-204',
    'Cantate silk top',
    'Sleeveless silk top with a boat neck.',
    7200,
    LETTERS,
    ['champagne', 'black'],
  ],
  [
    'TP-205',
    'Marinière top',
    'Long-sleeved striped jersey, cut straight.',
    4500,
    LETTERS,
    ['navy stripe', 'red stripe'],
  ],
  [
    'KN-301',
    'Givre cashmere sweater',
    'Cashmere sweater with a crew neck. Hand wash.',
    14900,
    LETTERS,
    ['oatmeal', 'charcoal'],
  ],
  ['KN-302', 'Ruche cardigan', 'Chunky wool cardigan with horn buttons.', 9900, LETTERS, ['honey', 'cream']],
  [
    'KN-303',
    'Sillage merino rollneck',
    'Fine merino rollneck, second skin.',
    6900,
    LETTERS,
    ['black', 'camel'],
  ],
  [
    'PT-401',
    'Atelier wide trousers',
    'Wide pleated trousers in wool twill, high waist.',
    9800,
    TROUSERS,
    ['navy', 'camel'],
  ],
  [
    'PT-402',
    'Quai straight jeans',
    'Straight jeans in rigid organic denim. They give a little after two wears.',
    8500,
    TROUSERS,
    ['indigo', 'ecru'],
  ],
  [
    'PT-403',
    'Dune linen trousers',
    'Linen trousers with an elastic back waist.',
    7400,
    TROUSERS,
    ['sand', 'black'],
  ],
  [
    'PT-404',
    'Cargo barrel trousers',
    'Cotton drill trousers with a rounded leg.',
    8900,
    TROUSERS,
    ['khaki', 'stone'],
  ],
  [
    'SK-501',
    'Valse pleated skirt',
    'Pleated satin midi skirt with an elastic waist.',
    7800,
    LETTERS,
    ['emerald', 'pearl'],
  ],
  ['SK-502', 'Jardin denim skirt', 'A-line denim skirt with front buttons.', 6400, TROUSERS, ['indigo']],
  [
    'CO-601',
    'Boréal wool coat',
    'Long double-faced wool coat with a belt.',
    24900,
    LETTERS,
    ['camel', 'anthracite'],
  ],
  [
    'CO-602',
    'Averse trench coat',
    'Water-repellent cotton gabardine trench, lined.',
    19900,
    LETTERS,
    ['beige', 'navy'],
  ],
  [
    'CO-603',
    'Brise linen blazer',
    'Unlined linen blazer with two buttons.',
    13500,
    TROUSERS,
    ['sand', 'navy'],
  ],
  [
    'CO-604',
    'Plume quilted jacket',
    'Light quilted jacket, recycled filling.',
    11900,
    LETTERS,
    ['sage', 'black'],
  ],
  [
    'SH-701',
    'Escale leather sandals',
    'Flat leather sandals with a buckle. True to size.',
    8900,
    SHOES,
    ['tan', 'black'],
  ],
  [
    'SH-702',
    'Pavé ankle boots',
    'Leather ankle boots, 5 cm heel. Take half a size up.',
    15900,
    SHOES,
    ['black', 'cognac'],
  ],
  ['SH-703', 'Danse ballerinas', 'Suede ballerinas with a soft sole.', 9900, SHOES, ['red', 'navy']],
  [
    'AC-801',
    'Voile silk scarf',
    'Hand-rolled silk twill square, 70 cm.',
    5500,
    ONE,
    ['night garden', 'poppies'],
  ],
  [
    'AC-802',
    'Nœud leather belt',
    'Vegetable-tanned belt, 3 cm, with five holes.',
    4900,
    ['S', 'M', 'L'],
    ['black', 'tan'],
  ],
  ['AC-803', 'Marché tote bag', 'Canvas tote with leather handles.', 6900, ONE, ['natural', 'navy']],
];

const CHARTS: [string[], Product['sizeChart']][] = [
  [
    LETTERS,
    {
      XS: { bust: '80-84 cm', waist: '60-64 cm', hips: '86-90 cm' },
      S: { bust: '84-88 cm', waist: '64-68 cm', hips: '90-94 cm' },
      M: { bust: '88-92 cm', waist: '68-72 cm', hips: '94-98 cm' },
      L: { bust: '92-97 cm', waist: '72-77 cm', hips: '98-103 cm' },
      XL: { bust: '97-103 cm', waist: '77-83 cm', hips: '103-109 cm' },
    },
  ],
  [
    TROUSERS,
    Object.fromEntries(
      TROUSERS.map((size, n) => [size, { waist: `${62 + n * 4} cm`, hips: `${88 + n * 4} cm` }]),
    ),
  ],
  [
    SHOES,
    Object.fromEntries(
      SHOES.map((size, n) => [size, { foot: `${22.5 + n * 0.7} cm`.replace(/(\.\d)\d+/, '$1') }]),
    ),
  ],
];

/** Pieces of the story's dress; the others follow from their names, and some are sold out. */
const LUNE: Record<string, number> = {
  'DR-101-XS': 3,
  'DR-101-S': 6,
  'DR-101-M': 4,
  'DR-101-L': 5,
  'DR-101-XL': 2,
  'DR-101-XS-IVORY': 2,
  'DR-101-S-IVORY': 5,
  'DR-101-M-IVORY': 3,
  'DR-101-L-IVORY': 4,
  'DR-101-XL-IVORY': 1,
};

function product([id, title, description, price, sizes, colours]: Piece): Product {
  const variants = colours.flatMap((colour, index) =>
    sizes.map((size) => {
      const name = sizes.length > 1 ? `${id}-${size}` : id;
      const sku = index === 0 ? name : `${name}-${colour.toUpperCase().replace(/[^A-Z]+/g, '-')}`;
      return { sku, options: { size, colour }, price, stock: LUNE[sku] ?? Math.max(0, number(sku, 14) - 2) };
    }),
  );
  const sizeChart = CHARTS.find(([charted]) => charted === sizes)?.[1] ?? {};
  return { id, title, description, sizeChart, variants };
}

/* Customers: `First Last` by country. The first customer of the shop is the story's. */

interface Land {
  country: string;
  locale: string;
  currency: string;
  /** Start of a mobile number and how many digits follow. */
  mobile: [string, number];
  carriers: string[];
  places: [postcode: string, city: string, street: string][];
  people: string[];
}

const LANDS: Land[] = [
  {
    country: 'FR',
    locale: 'fr',
    currency: 'EUR',
    mobile: ['+3361', 7],
    carriers: ['Mondial Relay', 'Colissimo'],
    places: [
      ['75011', 'Paris', 'rue Oberkampf'],
      ['33000', 'Bordeaux', 'cours de la Marne'],
      ['44000', 'Nantes', 'rue Crébillon'],
      ['13006', 'Marseille', 'rue Paradis'],
      ['59800', 'Lille', 'rue de Gand'],
      ['67000', 'Strasbourg', 'quai des Bateliers'],
      ['31000', 'Toulouse', 'rue des Filatiers'],
      ['35000', 'Rennes', 'rue de Saint-Malo'],
    ],
    people: [
      'Camille Bernard',
      'Léa Petit',
      'Manon Durand',
      'Chloé Leroy',
      'Inès Moreau',
      'Jade Simon',
      'Louise Laurent',
      'Emma Lefebvre',
      'Alice Michel',
      'Zoé Garcia',
      'Anaïs Roux',
      'Juliette Fournier',
      'Margaux Girard',
      'Hélène Mercier',
      'Clémence Dupont',
      'Élodie Lambert',
      'Françoise Bonnet',
      'Aïcha Benali',
      'Nour Haddad',
      'Solène Le Goff',
      'Pauline Chevalier',
      'Agathe Perrin',
      'Mathilde Clément',
      'Romane Gauthier',
    ],
  },
  {
    country: 'GB',
    locale: 'en',
    currency: 'GBP',
    mobile: ['+447400', 6],
    carriers: ['Royal Mail', 'DPD'],
    places: [
      ['E8 3QN', 'London', 'Mare Street'],
      ['M4 1HQ', 'Manchester', 'Tib Street'],
      ['BS1 5TR', 'Bristol', 'Park Street'],
      ['EH3 6ST', 'Edinburgh', 'Dundas Street'],
      ['LS1 6HW', 'Leeds', 'Call Lane'],
    ],
    people: [
      'Olivia Clarke',
      'Amelia Hughes',
      'Isla Robertson',
      'Grace Okafor',
      'Freya Walker',
      'Poppy Bennett',
      'Charlotte Reid',
      'Priya Shah',
      'Hannah Cooper',
      'Zara Ahmed',
      'Megan Davies',
      'Erin Campbell',
      'Imogen Price',
      'Beatrice Shaw',
    ],
  },
  {
    country: 'BE',
    locale: 'fr',
    currency: 'EUR',
    mobile: ['+32470', 6],
    carriers: ['Mondial Relay', 'bpost'],
    places: [
      ['1050', 'Ixelles', 'chaussée de Wavre'],
      ['4000', 'Liège', 'rue Pont d’Avroy'],
      ['5000', 'Namur', 'rue de Fer'],
    ],
    people: [
      'Elise Dubois',
      'Charlotte Lambrechts',
      'Nathalie Peeters',
      'Justine Claes',
      'Marie Janssens',
      'Amandine Renard',
    ],
  },
  {
    country: 'DE',
    locale: 'en',
    currency: 'EUR',
    mobile: ['+491511', 7],
    carriers: ['DHL', 'DPD'],
    places: [
      ['10435', 'Berlin', 'Kastanienallee'],
      ['20357', 'Hamburg', 'Schanzenstraße'],
      ['80799', 'München', 'Türkenstraße'],
    ],
    people: [
      'Lena Schmidt',
      'Anna Müller',
      'Katharina Weiß',
      'Johanna Krüger',
      'Mia Fischer',
      'Greta Vogel',
      'Łucja Nowak',
    ],
  },
  {
    country: 'IE',
    locale: 'en',
    currency: 'EUR',
    mobile: ['+35385', 7],
    carriers: ['An Post'],
    places: [
      ['D08 X2A3', 'Dublin', 'Meath Street'],
      ['T12 W8KP', 'Cork', 'Barrack Street'],
    ],
    people: ['Aoife Murphy', 'Saoirse Kelly', 'Niamh Byrne', 'Róisín O’Brien'],
  },
  {
    country: 'IT',
    locale: 'en',
    currency: 'EUR',
    mobile: ['+39340', 7],
    carriers: ['GLS'],
    places: [
      ['20121', 'Milano', 'via Solferino'],
      ['00153', 'Roma', 'via della Scala'],
    ],
    people: ['Giulia Rossi', 'Chiara Bianchi', 'Francesca Conti', 'Martina Greco'],
  },
  {
    country: 'ES',
    locale: 'en',
    currency: 'EUR',
    mobile: ['+34612', 6],
    carriers: ['Correos'],
    places: [
      ['08003', 'Barcelona', 'carrer de la Princesa'],
      ['28004', 'Madrid', 'calle de Fuencarral'],
    ],
    people: ['Lucía Fernández', 'Carmen Ruiz', 'Marta Núñez', 'Elena Ortega'],
  },
];

const PEOPLE = LANDS.flatMap((land) => land.people.map((name) => ({ name, land })));

function customer(index: number): Pick<Order, 'customer' | 'address' | 'currency'> & { land: Land } {
  const { name, land } = PEOPLE[index % PEOPLE.length] ?? never();
  const mailbox = name
    .normalize('NFD')
    .replace(/Ł/g, 'L')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replace(/ /g, '.');
  const [start, digits] = land.mobile;
  const [postcode, city, street] = chosen(land.places, `place ${name}`);
  const house = String(1 + number(`house ${name}`, 90));
  const vip = number(`vip ${name}`, 12) === 0;
  return {
    land,
    currency: land.currency,
    customer: {
      // The shop counts its customers; the story's is its first.
      id: `c-${index + 2}`,
      name,
      email: `${mailbox}@example.${land.country === 'GB' ? 'org' : 'com'}`,
      phone: `${start}${String(number(`phone ${name}`, 10 ** digits)).padStart(digits, '0')}`,
      locale: land.locale,
      tags: vip ? ['loyal'] : [],
      vip,
    },
    address: {
      line1: ['DE', 'IT', 'ES'].includes(land.country) ? `${street} ${house}` : `${house} ${street}`,
      line2: '',
      postcode,
      city,
      country: land.country,
    },
  };
}

/* Orders */

const STATES: Order['status'][] = [
  'pending',
  'delivered',
  'shipped',
  'delivered',
  'returned',
  'delivered',
  'shipped',
  'delivered',
  'cancelled',
  'pending',
  'delivered',
  'delivered',
];

function draft(index: number, products: Product[], now: Date, today: string): Order {
  const { land, ...person } = customer(index % PEOPLE.length);
  const status = STATES[index % STATES.length] ?? never();
  const salt = `order ${index}`;
  const items = Array.from({ length: 1 + number(`${salt} lines`, 3) }, (_, line) =>
    item(`${salt} ${line}`, line, products),
  );
  const goods = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const total = goods + (goods < (demoSettings.shipping.freeFrom ?? 0) ? 490 : 0);
  return {
    id: '',
    status,
    ...journey(status, salt, land, now, today),
    ...person,
    total,
    items,
    payments: [payment(salt, total)],
  };
}

/** Pending since hours, under way since days, delivered a day or up to four months ago. */
function journey(
  status: Order['status'],
  salt: string,
  land: Land,
  now: Date,
  today: string,
): Pick<Order, 'placedAt' | 'shippedAt' | 'deliveredAt' | 'shipments'> {
  if (status === 'pending') {
    const minutes = 40 + number(`${salt} age`, 30 * 60);
    return {
      placedAt: new Date(now.getTime() - minutes * 60_000).toISOString(),
      shippedAt: null,
      deliveredAt: null,
      shipments: [],
    };
  }
  const ago = { shipped: [3, 2], delivered: [5, 110], cancelled: [4, 60], returned: [18, 70] }[status];
  const placed = addDays(today, -((ago[0] ?? 0) + number(`${salt} age`, ago[1] ?? 1)));
  const placedAt = at(placed, `${8 + number(`${salt} hour`, 12)}:${10 + number(`${salt} minute`, 50)}`);
  if (status === 'cancelled') return { placedAt, shippedAt: null, deliveredAt: null, shipments: [] };
  const shippedAt = at(addDays(placed, 1), '09:30');
  const deliveredAt = status === 'shipped' ? null : at(addDays(placed, 3), '11:20');
  const carrier = chosen(land.carriers, `${salt} carrier`);
  const tracking = `${carrier.replace(/[^A-Z]/g, '')}${String(number(`${salt} tracking`, 10 ** 9)).padStart(9, '0')}`;
  const shipment = {
    carrier,
    tracking,
    status: deliveredAt ? 'delivered' : 'in transit',
    at: deliveredAt ?? shippedAt,
  };
  return { placedAt, shippedAt, deliveredAt, shipments: [shipment] };
}

function item(salt: string, line: number, products: Product[]): Item {
  const { id, title, variants } = chosen(products, `${salt} product`);
  const { sku, options, price } = chosen(variants, `${salt} variant`);
  const quantity = number(`${salt} quantity`, 14) === 0 ? 2 : 1;
  return { line: String(line + 1), sku, product: id, title, options, quantity, price };
}

function payment(salt: string, amount: number): Order['payments'][number] {
  const [method, label] = chosen(
    [
      ['card', 'Visa ending 4242'],
      ['card', 'Mastercard ending 5454'],
      ['paypal', 'PayPal'],
      ['klarna', 'Klarna'],
    ] as const,
    `${salt} payment`,
  );
  return { id: 'p-1', method, label, amount };
}

function numbered(order: Order, id: string): Order {
  return { ...order, id };
}

function at(day: string, time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  return `${day}T${hour.padStart(2, '0')}:${minute}:00.000Z`;
}

/* Chance that always falls the same way. */

function number(salt: string, below: number): number {
  let hash = 2166136261;
  for (const letter of salt) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}

function chosen<T>(list: readonly T[], salt: string): T {
  return list[number(salt, list.length)] ?? never();
}

function never(): never {
  throw new Error('the seed’s lists are not empty');
}
