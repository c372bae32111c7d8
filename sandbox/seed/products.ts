import { lookup } from '../../src/lookup.ts';
import type { Product } from '../../src/shop/shop.ts';
import { number } from './chance.ts';
import { FRENCH_DESCRIPTIONS, FRENCH_TITLES } from './french.ts';

const LETTERS = ['XS', 'S', 'M', 'L', 'XL'];
const TROUSERS = ['34', '36', '38', '40', '42', '44'];
const SHOES = ['36', '37', '38', '39', '40', '41'];
const ONE = ['one size'];

/** `price` in cents. */
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

/** What the two letters before a number stand for. */
const KINDS: Record<string, string> = {
  DR: 'dress',
  TP: 'top',
  KN: 'knitwear',
  PT: 'trousers',
  SK: 'skirt',
  CO: 'coat',
  SH: 'shoes',
  AC: 'accessory',
};

function product([id, title, description, price, sizes, colours]: Piece): Product {
  const variants = colours.flatMap((colour, index) =>
    sizes.map((size) => {
      const name = sizes.length > 1 ? `${id}-${size}` : id;
      const sku = index === 0 ? name : `${name}-${colour.toUpperCase().replace(/[^A-Z]+/g, '-')}`;
      return {
        sku,
        options: { size, colour },
        price,
        stock: lookup(LUNE, sku) ?? Math.max(0, number(sku, 14) - 2),
      };
    }),
  );
  const sizeChart = CHARTS.find(([charted]) => charted === sizes)?.[1] ?? {};
  const french = { title: lookup(FRENCH_TITLES, id), description: lookup(FRENCH_DESCRIPTIONS, id) };
  const translations = french.title ? { fr: french } : undefined;
  return {
    id,
    title,
    kind: lookup(KINDS, id.slice(0, 2)) ?? '',
    description,
    sizeChart,
    translations,
    variants,
  };
}

/** What the demo store sells, with stock. */
export const PRODUCTS: readonly Product[] = RANGE.map(product);
