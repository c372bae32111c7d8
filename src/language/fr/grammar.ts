import { lookup } from '../../lookup.ts';
import { vocabulary as english } from '../en/vocabulary.ts';
import { fold } from '../reading/text.ts';
import { vocabulary as french } from './vocabulary.ts';

/*
 * French agreement. A thing is named by its title, whatever language the shop names it in; its gender is that
 * of the French word for what it is, and masculine ("un article") where that is not known.
 */

const FEMININE = new Set([
  'dress',
  'shirt',
  'skirt',
  'jacket',
  'jumpsuit',
  'shoes',
  'boots',
  'scarf',
  'belt',
  'bra',
]);
/** Masculine words among the feminine concepts. */
const MASCULINE = new Set(
  'chemisier chemisiers blouson blousons blazer blazers escarpin escarpins mocassin mocassins soulier souliers foulard foulards carre cheche derbies body'.split(
    ' ',
  ),
);
/** Concepts that come in pairs. */
const PAIRS = new Set(['shoes', 'boots', 'gloves', 'socks']);
/** One thing, though English makes several of it. */
const ONE_THING = new Set(['trousers', 'jeans', 'shorts', 'pyjamas', 'suit', 'swimsuit', 'jewellery']);

const garments = { ...english.garments, ...french.garments };

/** Forms that agree with one thing or several. */
export interface Agreement {
  votre: 'votre' | 'vos';
  est: 'est' | 'sont';
  /** Before a verb: "le", "la", "les". */
  le: 'le' | 'la' | 'les';
  il: 'il' | 'elle' | 'ils' | 'elles';
  /** "nouveau", "nouvelle" … */
  nouveau: string;
  celui: string;
  /** Ending of participles and regular adjectives: "", "e", "s", "es". */
  e: '' | 'e' | 's' | 'es';
  plural: boolean;
}

/** The forms that agree with these titles in gender and number. */
export function agreement(...titles: string[]): Agreement {
  const forms = titles.map(formOf);
  const feminine = forms.length > 0 && forms.every((form) => form.feminine);
  const plural = titles.length > 1 || forms.some((form) => form.plural);
  const pick = <T>(m: T, f: T, mp: T, fp: T): T => (plural ? (feminine ? fp : mp) : feminine ? f : m);
  return {
    votre: plural ? 'vos' : 'votre',
    est: plural ? 'sont' : 'est',
    le: pick('le', 'la', 'les', 'les'),
    il: pick('il', 'elle', 'ils', 'elles'),
    nouveau: pick('nouveau', 'nouvelle', 'nouveaux', 'nouvelles'),
    celui: pick('celui', 'celle', 'ceux', 'celles'),
    e: pick('', 'e', 's', 'es'),
    plural,
  };
}

function formOf(title: string): { feminine: boolean; plural: boolean } {
  const words = fold(title).match(/[\p{L}-]+/gu) ?? [];
  // French names the thing first, English last.
  const word =
    words.find((one) => lookup(french.garments, one)) ?? words.findLast((one) => lookup(garments, one));
  const concept = word === undefined ? undefined : lookup(garments, word);
  if (word === undefined || concept === undefined) return { feminine: false, plural: false };
  const pair = PAIRS.has(concept) && (word.endsWith('s') || word === 'boots');
  const several =
    lookup(french.garments, word) &&
    !ONE_THING.has(concept) &&
    /[sx]$/.test(word) &&
    !/^(?:bas|sac)$/.test(word);
  return { feminine: FEMININE.has(concept) && !MASCULINE.has(word), plural: pair || Boolean(several) };
}

/** A title within a sentence: a French common noun at its head takes no capital ("votre robe Aurore"). */
export function named(title: string): string {
  const [head = ''] = fold(title).match(/^[\p{L}-]+/u) ?? [];
  return lookup(french.garments, head) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** "la robe Aurore", "les bottines Nocturne"; "l'article X" for what is not known by its name. */
export function the(title: string): string {
  const words = fold(title).match(/[\p{L}-]+/gu) ?? [];
  if (!words.some((word) => lookup(garments, word))) return `l'article ${title}`;
  const { le } = agreement(title);
  const name = named(title);
  return le !== 'les' && /^[aeiouyhéèêàâîôœ]/i.test(name) ? `l'${name}` : `${le} ${name}`;
}

/** "elle est trop petite": the trouble as it agrees with the thing. */
export function adjective(word: 'petit' | 'grand', { e }: Agreement): string {
  return `${word}${e}`;
}

/** "1 jour", "2 jours". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count < 2 ? '' : 's'}`;
}

/** "votre commande n° 45821" as an aside: "commande n° 45821". */
export function bareOrder(order: string): string {
  return order.replace(/^votre /, '');
}
