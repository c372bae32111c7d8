import { lookup } from '../../lookup.ts';
import { fold } from './text.ts';

/*
 * Colours that shops give their variants, in the words of the language that is spoken: for products without translations.
 */

/** French by English, both as they are said of a thing. */
const FRENCH: Readonly<Record<string, string>> = {
  ...{ black: 'noir', white: 'blanc', blue: 'bleu', red: 'rouge', green: 'vert', yellow: 'jaune' },
  ...{ pink: 'rose', purple: 'violet', orange: 'orange', brown: 'marron', grey: 'gris', gray: 'gris' },
  ...{
    cream: 'crème',
    ivory: 'ivoire',
    ecru: 'écru',
    'off-white': 'blanc cassé',
    'off white': 'blanc cassé',
  },
  ...{ 'navy blue': 'bleu marine', 'midnight blue': 'bleu nuit', 'sky blue': 'bleu ciel' },
  ...{ 'royal blue': 'bleu roi', 'bottle green': 'vert bouteille', 'forest green': 'vert sapin' },
  ...{ mint: 'vert menthe', peach: 'pêche', wine: 'lie-de-vin', raspberry: 'framboise', cherry: 'cerise' },
  ...{
    copper: 'cuivré',
    stone: 'pierre',
    camel: 'camel',
    beige: 'beige',
    khaki: 'kaki',
    bordeaux: 'bordeaux',
  },
  ...{ multicolour: 'multicolore', multicolor: 'multicolore', striped: 'rayé', floral: 'fleuri' },
  ...{ checked: 'à carreaux', 'polka dot': 'à pois', leopard: 'léopard', 'old rose': 'vieux rose' },
};
/** How light or strong a colour is: before it in English, behind it in French. */
const SHADES: Readonly<Record<string, string>> = {
  ...{ light: 'clair', dark: 'foncé', pale: 'pâle', bright: 'vif', pastel: 'pastel', heather: 'chiné' },
};

const turned = (table: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(table).map(([one, other]) => [fold(other), one]));
const ENGLISH: Readonly<Record<string, string>> = {
  ...turned(FRENCH),
  ...{ gris: 'grey', noire: 'black', blanche: 'white', bleue: 'blue', verte: 'green', grise: 'grey' },
  ...{ violette: 'purple', multicolore: 'multicolour', 'blanc casse': 'off-white', taupe: 'taupe' },
  ...{ dore: 'gold', doree: 'gold', argente: 'silver', argentee: 'silver', sable: 'sand', prune: 'plum' },
  ...{ lilas: 'lilac', lavande: 'lavender', corail: 'coral', moutarde: 'mustard', rouille: 'rust' },
  ...{ emeraude: 'emerald', fauve: 'tan', 'bleu canard': 'teal', 'vert sauge': 'sage', marine: 'navy' },
};
const LIGHTNESS = turned(SHADES);

/** A colour in French; null where it is none of the common ones. */
export function colourInFrench(value: string): string | null {
  const words = fold(value).trim();
  const [shade = '', ...rest] = words.split(/[\s-]+/);
  const colour = lookup(FRENCH, rest.join(' '));
  const behind = lookup(SHADES, shade);
  return lookup(FRENCH, words) ?? (colour && behind ? `${colour} ${behind}` : null);
}

/** A colour in English; null where it is none of the common French ones. */
export function colourInEnglish(value: string): string | null {
  const words = fold(value).trim();
  const parts = words.split(/\s+/);
  const colour = lookup(ENGLISH, parts.slice(0, -1).join(' '));
  const shade =
    lookup(LIGHTNESS, (parts.at(-1) ?? '').replace(/e$/, '')) ?? lookup(LIGHTNESS, parts.at(-1) ?? '');
  return lookup(ENGLISH, words) ?? (colour && shade ? `${shade} ${colour}` : null);
}
