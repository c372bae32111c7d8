import { capital } from './capital.ts';
import { inFigures } from './figures.ts';
import { postalIn, STREET_DAY } from './postal.ts';
import { readable } from './text.ts';

/*
 * An address as it is said aloud, or typed in haste, put as it is written: numbers and postcodes in words or digit by digit, letters one by
 * one, the town before the postcode or without its capital.
 */

/** What a street's name begins with, and what it ends in. */
const BEGINS =
  'rue|avenue|av|boulevard|bd|place|chemin|impasse|all[ée]e|quai|cours|route|square|passage|faubourg|r[ée]sidence|cit[ée]|clos|sentier|mont[ée]e|chauss[ée]e';
const ENDS =
  'street|road|lane|drive|close|court|terrace|crescent|gardens|grove|mews|row|way|hill|park|avenue|place|square';
const IN_ONE_ENDS = 'straat|gracht|laan|plein|steenweg|weg|stra(?:ss|ß)e|platz|gasse';
const IN_ONE = `\\p{L}{2,}(?:${IN_ONE_ENDS})`;
/** No part of a street's name: what leads to the town or the postcode. */
const LEADS = '(?:à|a|in|at|code|postcode|postal|please|svp)(?![\\p{L}])';
const WORD = `(?!${LEADS})\\p{L}[\\p{L}'’.-]*`;
const NAMED = `(?:(?:${BEGINS})(?: ${WORD}){1,6}?${STREET_DAY}|(?:${WORD} ){1,4}?(?:${ENDS})|${IN_ONE})(?![\\p{L}])`;
const HOUSE = '(?:[\\s,]*(?:bis|ter|quater|[a-d](?= )))?';
/**
 * What has a street and its number, and more. The patterns below are large, and letters of all scripts take them milliseconds each to
 * compile: only words that have this are read by them.
 */
const MAYBE_STREET = new RegExp(
  `\\d(?:[\\s,]*(?:bis|ter|quater|[a-d]))?,? (?:(?:${BEGINS}) |(?:[^ ]+ ){1,4}?(?:${ENDS})(?![a-z])|[^ ]{2,}(?:${IN_ONE_ENDS}))`,
  'iu',
);
/** What a house number is followed by. */
const BEFORE_STREET = new RegExp(`^${HOUSE},? ${NAMED}`, 'iu');
const STREET = `(?<![\\p{L}\\p{N}])(?<line1>\\d{1,4}${HOUSE},? ${NAMED})`;
const BESIDE =
  "(?: (?:and|et|le|la|the|c'est|it's|is|est|avec|with|code postal|code|post ?code|zip(?: code)?|france))*";
/** Between the parts: a comma or what leads to a town, or nothing but a space. */
const PARTED = `(?:[,.;]${BESIDE}(?: (?:à|a|in|at))?|${BESIDE} (?:à|a|in|at)) `;
const CLOSE = ' ';
const TO_CODE = `(?:[,.;]?${BESIDE},? )`;
const TOWN_WORD = "(?!(?:à|a|in|at|code|postcode) )\\p{L}[\\p{L}'’.-]*";
const END =
  "(?=[,.;!?]|$| (?:please|thanks|thank|merci|svp|s'il|stp|instead|now|from|for|pour|in|en|and|et|then|not|pas|france|uk|england|belgique|belgium)(?![\\p{L}]))";
const TOWN = `(?<city>${TOWN_WORD}(?:[ -]${TOWN_WORD}){0,4}?)`;
const ONE_WORD = `(?<city>(?:(?:saint|sainte|st|ste|le|la|les|new)[ -])?${TOWN_WORD})`;
const CODES = [
  '\\d{5}(?!\\d)',
  '\\d{4} ?[A-Z]{2}(?![\\p{L}])',
  '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}(?![\\p{L}])',
  '\\d{4}(?!\\d)',
] as const;
const LAID_OUT = CODES.map((code) => ({
  maybe: new RegExp(code.replace('(?![\\p{L}])', ''), 'iu'),
  patterns: [
    `${STREET}(?:${PARTED}|${TO_CODE})(?<code>${code}),? (?:(?:à|a|in|at) )?${TOWN}${END}`,
    `${STREET}${PARTED}${TOWN}${TO_CODE}(?<code>${code})`,
    `${STREET}${CLOSE}${ONE_WORD}${TO_CODE}(?<code>${code})`,
    `(?<![\\p{L}\\p{N}])(?<code>${code}),? (?:(?:à|a|in|at) )?${TOWN}, ${STREET}${END}`,
  ].map(lazily),
}));
/** A pattern that is made when it is first asked for: to make these takes an isolate longer than many a module. */
function lazily(source: string): () => RegExp {
  let made: RegExp | null = null;
  return () => {
    made ??= new RegExp(source, 'iu');
    return made;
  };
}

/** Spoken of as a number of something else. */
const NUMBERED = /(?:order|commande|number|num[ée]ro|ref|n°|#)[\s:]*$/iu;

/** The text with the address that is said in it as it is written; as it is where none is said, or it is written so already. */
export function asWritten(source: string, country: string): string {
  if (source.length > LONGEST) return source;
  const text = readable(source);
  if (postalIn(text, country)) return source;
  const figured = inFigures(text, BEFORE_STREET);
  if ((figured.match(/\d+/g) ?? []).length > MOST_NUMBERS) return source;
  if (!MAYBE_STREET.test(figured)) return source;
  for (const pattern of LAID_OUT.flatMap(({ maybe, patterns }) => (maybe.test(figured) ? patterns : []))) {
    const found = pattern().exec(figured);
    const { line1, code, city } = found?.groups ?? {};
    if (!found || !line1 || !code || !city) continue;
    if (NUMBERED.test(figured.slice(0, figured.lastIndexOf(code)))) continue;
    const address = `${street(line1)}, ${code.toUpperCase()} ${asTown(city)}`;
    const british = /^[A-Z]{1,2}\d/i.test(code);
    const written = british ? `${street(line1)}, ${asTown(city)} ${code.toUpperCase()}` : address;
    if (!postalIn(written, country)) continue;
    return `${figured.slice(0, found.index)}${written}${figured.slice(found.index + found[0].length)}`;
  }
  return source;
}

/** An address has no more, with an order's beside it. */
const MOST_NUMBERS = 8;
/** Longer than anything that is dictated. */
const LONGEST = 500;

/** What words tell of an address that is not whole; null for what they do not say. */
export interface AddressPart {
  /** The street with its number. */
  street: string | null;
  postcode: string | null;
  city: string | null;
}

export const NO_PART: AddressPart = { street: null, postcode: null, city: null };

/** The parts of an address that words say, as they are written. */
export function addressPart(source: string): AddressPart {
  const figured = inFigures(readable(source).slice(0, LONGEST), BEFORE_STREET);
  if ((figured.match(/\d+/g) ?? []).length > MOST_NUMBERS) return NO_PART;
  const line1 = LONE_STREET.exec(figured)?.groups?.line1;
  const rest = line1 ? figured.replace(line1, ' ') : figured;
  const { code, city } = PLACE.exec(rest)?.groups ?? {};
  return {
    street: line1 ? street(line1) : null,
    postcode: code ? code.toUpperCase() : null,
    city: code && city ? asTown(city) : null,
  };
}

/** The town that a few words name alone: "Lyon", "it's in Saint-Étienne"; null where they say more than that. */
export function townAlone(source: string): string | null {
  const { city } = ALONE.exec(readable(source).trim())?.groups ?? {};
  return city ? asTown(city) : null;
}

const LONE_STREET = new RegExp(`${STREET}(?=[,.;!?]|$| ${LEADS})`, 'iu');
const ALONE = new RegExp(
  `^(?:(?:it's|it is|that's|in|à|a|c'est|the town is|la ville,? c'est) ){0,3}${TOWN}[.!]?$`,
  'iu',
);
const PLACE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<code>${CODES.slice(0, 3).join('|')})(?:[.!?]?$|,? (?:(?:à|a|in|at) )?(?!(?:euros?|pounds?)(?!\\p{L}))${TOWN}${END})`,
  'iu',
);

function street(line: string): string {
  return line.replace(/\s+/g, ' ').replace(/[\s,.]+$/, '');
}

/** Words that stand small inside the name of a town. */
const SMALL = /^(?:de|du|des|en|sur|sous|lès|les|la|le|l|d|upon|on|of|the)$/i;

/** A town as it is written. */
function asTown(town: string): string {
  if (/\p{Lu}/u.test(town)) return town.trim();
  return town
    .trim()
    .split(/(?<=[ -])/)
    .map((word, n) => (n > 0 && SMALL.test(word.replace(/[ -]$/, '')) ? word : capital(word)))
    .join('');
}
