import { lookup } from '../../lookup.ts';
import { vocabulary } from './vocabulary.ts';

/*
 * English agreement: one dress is, ballet flats are.
 */

/** Words that end in "s" and are one thing all the same. */
const SINGULAR = /(?:ss|us|is|as|os)$/;
const PLURAL = new Set(['jeans', 'trousers', 'pants', 'shorts', 'tights', 'leggings', 'pyjamas', 'pajamas']);

/** True for a title that names a pair or several: "Ondine ballet flats". */
function isPlural(title: string): boolean {
  const words = title.toLowerCase().match(/\p{L}+/gu) ?? [];
  const last = words.at(-1) ?? '';
  if (last.endsWith('s') && !SINGULAR.test(last)) return true;
  return !lookup(vocabulary.garments, last) && words.some((word) => PLURAL.has(word));
}

/** How a thing, or several, are spoken of. */
export function number(...titles: string[]): {
  /** "is", "are" */
  is: string;
  /** "does", "do" */
  does: string;
  was: string;
  has: string;
  it: string;
  /** "the new one is", "the new pair is" */
  newOne: string;
  leaves: string;
  arrives: string;
  costs: string;
} {
  const [only] = titles;
  return titles.length > 1 || (only !== undefined && isPlural(only)) ? MANY : ONE;
}

/** A kind of things, as a shop calls it, in the plural: "dress", "knitwear", "jeans". */
export function several(kind: string): string {
  if (/(?:[^s]s|wear|ware)$/i.test(kind)) return kind;
  if (/(?:s|x|z|ch|sh)$/i.test(kind)) return `${kind}es`;
  return /[^aeiou]y$/i.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

const ONE = {
  is: 'is',
  does: 'does',
  was: 'was',
  has: 'has',
  it: 'it',
  newOne: 'The new one is',
  leaves: 'leaves',
  arrives: 'arrives',
  costs: 'costs',
} as const;
const MANY = {
  is: 'are',
  does: 'do',
  was: 'were',
  has: 'have',
  it: 'them',
  newOne: 'The new ones are',
  leaves: 'leave',
  arrives: 'arrive',
  costs: 'cost',
} as const;
