import { lookup } from '../../src/lookup.ts';

/** What the customer wants, as far as this small model understands. */
export type Wish =
  | 'human'
  | 'status'
  | 'pause'
  | 'cancellation'
  | 'refund'
  | 'exchange'
  | 'go_on'
  | 'unfit'
  | 'other';

const WISHES: readonly [Wish, RegExp][] = [
  ['human', /\b(human|real person|a person|advisor|agent|somebody|someone|conseill\w+|humain|quelqu.un)\b/i],
  [
    'status',
    /\bwhere\b|\bwhen (will|does|is|my)\b|\bany news\b|been sent\b|\bo[uù] (est|en)\b|\bnouvelles de\b|savez-vous quand|quand arrive/i,
  ],
  [
    'pause',
    /\b(get|come) back to you|talk to you|let you know|speak soon|write again|not now|je reviens|reviens vers|vous redis|vous recontacte/i,
  ],
  ['cancellation', /\bcancel|\bannul/i],
  ['refund', /\brefund|money back|rembours/i],
  [
    'exchange',
    /exchang|\bswap|(?<!notre )échang|\binstead\b|\brather\b|(size|taille) (up|bigger|au-dessus)|préf[eéè]+r|plutôt/i,
  ],
  [
    'go_on',
    /finali[sz]e|(go ahead|proceed) with the return|(send|sending) (it|them|the \w+) back|send me|(like|want) to return|renvoyer|l.étiquette|le retour de/i,
  ],
  [
    'unfit',
    /too (small|big|tight|large|long|short)|n?.t fit|colou?r|\breturn|options|process|trop?\b|serré|petite?|couleur|retour/i,
  ],
];

/** What the words ask for. */
export function wishOf(words: string): Wish {
  return WISHES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

const FRENCH =
  /\b(bonjour|bonsoir|slt|merci|svp|je|jai|ma|mes|mon|vous|votre|est|une|le|la|les|oui|commande|retour|échanger|nouvelles)\b/gi;
const ENGLISH = /\b(hello|hi|the|my|you|is|it|please|yes|i|order|return|would|could|what|where|and|for)\b/gi;

/** The language of words; `otherwise` when they do not tell. */
export function languageOf(words: string, otherwise: string): 'en' | 'fr' {
  const french = words.match(FRENCH)?.length ?? 0;
  const english = words.match(ENGLISH)?.length ?? 0;
  if (french === english) return otherwise.startsWith('fr') ? 'fr' : 'en';
  return french > english ? 'fr' : 'en';
}

const NUMBERS: Record<string, string> = {
  'thirty-six': '36',
  'thirty-seven': '37',
  'thirty-eight': '38',
  'thirty-nine': '39',
  forty: '40',
  'forty-one': '41',
  medium: 'M',
  small: 'S',
  large: 'L',
};

export interface Variant {
  sku: string;
  options: Record<string, string>;
  stock: number;
}

/** The variant the customer names, or the next size up from the one they have; null when there is none. */
export function wanted(words: string, has: string, variants: readonly Variant[]): Variant | null {
  const own = variants.find(({ sku }) => sku === has);
  if (!own) return null;
  const others = variants.filter(({ sku }) => sku !== has);
  const near = others.filter((variant) => distance(variant, own) === 1);
  const text = ` ${words} `.replace(/[^\p{L}\p{N}-]+/gu, ' ');
  const said = [...text.matchAll(/[\p{L}\p{N}-]+/gu)].map(
    ([word]) => lookup(NUMBERS, word.toLowerCase()) ?? word,
  );
  const named = near.find((variant) =>
    Object.entries(variant.options).some(
      ([option, value]) => lookup(own.options, option) !== value && said.some((word) => same(word, value)),
    ),
  );
  if (named) return named;
  if (!/\b(up|bigger|larger|au-dessus|plus grande?)\b/i.test(words)) return null;
  const order = variants.filter((variant) => distance(variant, own) <= 1);
  return order[order.indexOf(own) + 1] ?? null;
}

/** In how many options two variants differ. */
function distance(one: Variant, other: Variant): number {
  return Object.keys(one.options).filter(
    (option) => lookup(one.options, option) !== lookup(other.options, option),
  ).length;
}

/** One letter alone is a size only when it is written as one. */
function same(word: string, value: string): boolean {
  if (value.length === 1) return word === value.toUpperCase();
  return word.toLowerCase() === value.toLowerCase();
}
