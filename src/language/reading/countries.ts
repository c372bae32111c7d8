import { lookup } from '../../lookup.ts';
import { fold } from './text.ts';

/* Which country a place is in, as far as words and the way an address is written say. */

/** Languages whose names of countries are understood. */
const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt'];

const CODES = [
  ...['FR', 'DE', 'ES', 'IT', 'BE', 'CH', 'AT', 'LU', 'NL', 'PT', 'GB', 'IE', 'DK', 'SE', 'NO', 'FI', 'PL'],
  ...['CZ', 'GR', 'HU', 'SI', 'HR', 'RO', 'BG', 'SK', 'EE', 'LV', 'LT', 'MC', 'US', 'CA'],
];

/** Names that no list of countries has. */
const CALLED: Readonly<Record<string, string>> = {
  ...{
    uk: 'GB',
    england: 'GB',
    scotland: 'GB',
    wales: 'GB',
    angleterre: 'GB',
    holland: 'NL',
    hollande: 'NL',
  },
  ...{ usa: 'US', 'etats-unis': 'US' },
};

let known: ReadonlyMap<string, string> | null = null;

/** Countries by their folded names, in every language. */
function names(): ReadonlyMap<string, string> {
  if (known) return known;
  const made = new Map(Object.entries(CALLED));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of CODES) made.set(fold(display.of(code) ?? code), code);
  }
  known = made;
  return made;
}

/** The countries that a text names, each once. */
export function countriesIn(text: string): string[] {
  const folded = ` ${fold(text).replace(/[^\p{L}-]+/gu, ' ')} `;
  const found = [...names()].flatMap(([name, code]) => (folded.includes(` ${name} `) ? [code] : []));
  return [...new Set(found)];
}

/** A town without the country that is written behind it. */
export function splitCountry(town: string): { city: string; country: string | null } {
  const folded = fold(town);
  for (const [name, country] of names())
    if (folded.endsWith(` ${name}`) && folded.length === town.length)
      return { city: town.slice(0, -name.length - 1).replace(/[\s,]+$/, ''), country };
  return { city: town, country: null };
}

/** How a street is called, by where such words are used. */
const STREETS: readonly { countries: readonly string[]; word: RegExp }[] = [
  {
    countries: ['FR', 'BE', 'CH', 'LU', 'MC'],
    word: /\b(?:rue|avenue|av|boulevard|bd|bld|bvd|place|chemin|impasse|allees?|quai|cours|route|rte|square|passage|faubourg|fbg|residence|cite|clos|sentier|montee|cote|lotissement|lieu[- ]dit|hameau|voie|ruelle|esplanade|promenade|domaine|traverse|venelle|parvis|rond[- ]point)\b/,
  },
  {
    countries: ['DE', 'AT', 'CH', 'LU'],
    word: /(?:str\.?|strasse|straße|weg|platz|gasse|\ballee|-allee|ring|damm|ufer|chaussee|markt)(?: \d|$)/,
  },
  {
    countries: ['NL', 'BE'],
    word: /(?:straat|laan|gracht|plein|kade|steenweg|dreef|singel|weg)(?: \d|$)/,
  },
  { countries: ['IT', 'CH'], word: /\b(?:via|viale|piazza|piazzale|corso|vicolo|largo|strada)\b/ },
  { countries: ['ES'], word: /\b(?:calle|avenida|avda|av|plaza|paseo|carrer|ronda|camino)\b|\bc\// },
  { countries: ['PT'], word: /\b(?:rua|avenida|av|travessa|praca|largo|estrada)\b/ },
];

/** The number stands before the street there. */
const NUMBER_FIRST = ['FR', 'GB', 'IE', 'LU', 'US', 'CA', 'MC'];
/** A street without any such word is no rarity there. */
const PLAIN_STREETS = ['DE', 'AT', 'CH', 'NL', 'BE', 'GB', 'IE'];

/** First numbers of postcodes that a country has; where none is named it has all. */
const RANGES: Readonly<Record<string, RegExp>> = {
  FR: /^(?:0[1-9]|[1-8]\d|9[0-578])/,
  DE: /^(?:0[1-9]|[1-9]\d)/,
  ES: /^(?:0[1-9]|[1-4]\d|5[0-2])/,
  IT: /^(?:\d\d)/,
};

/** Of these countries, the one whose manner an address is plainly written in; the expected one before others, null where it is not plain. */
export function countryOf(
  { line1, postcode }: { line1: string; postcode: string },
  countries: readonly string[],
  expected: string,
): string | null {
  const possible = countries.filter((country) => lookup(RANGES, country)?.test(postcode) ?? true);
  const street = fold(line1);
  const called = STREETS.filter(({ word }) => word.test(street));
  const groups = called.length;
  const spoken = called.flatMap(({ countries: own }) => own);
  const first = /^\d/.test(street);
  const named = spoken.length > 0 ? possible.filter((country) => spoken.includes(country)) : possible;
  // A word of several languages, with the number where only some of them have it.
  const last = named.filter((country) => !NUMBER_FIRST.includes(country));
  const fits = !first && spoken.length > 0 && last.length > 0 && groups > 1 ? last : named;
  if (fits.includes(expected)) {
    const plain = PLAIN_STREETS.includes(expected) && first === NUMBER_FIRST.includes(expected);
    return spoken.length > 0 || plain || possible.length === 1 ? expected : null;
  }
  const [only, ...more] = fits;
  return only && more.length === 0 && (spoken.length > 0 || possible.length === 1) ? only : null;
}
