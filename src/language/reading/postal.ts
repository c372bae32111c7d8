import { lookup } from '../../lookup.ts';
import { countriesIn, countryOf, splitCountry } from './countries.ts';
import { readable } from './text.ts';

/** Where a parcel may go, as somebody wrote it. */
export interface PostalText {
  line1: string;
  postcode: string;
  city: string;
  /** ISO 3166 alpha-2; null where it is neither said nor plain. */
  country: string | null;
}

/** How postcodes are written, by country; `after`: behind the town. */
const POSTCODES: readonly { countries: readonly string[]; code: string; after?: true }[] = [
  { countries: ['GB'], code: '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}', after: true },
  { countries: ['NL'], code: '\\d{4} ?[A-Z]{2}' },
  { countries: ['PT'], code: '\\d{4}-\\d{3}' },
  { countries: ['FR', 'DE', 'ES', 'IT'], code: '\\d{5}' },
  { countries: ['BE', 'CH', 'AT', 'LU'], code: '\\d{4}(?! ?[A-Z]{2}\\b)' },
];

const TOWN =
  "\\p{Lu}[\\p{L}'’.-]*(?:[ -](?:\\p{Lu}[\\p{L}'’.-]*|de|du|des|la|le|les|en|sur|sous|am|an|der|den|del|di|\\d{1,2}e?)(?![\\p{L}]))*";
const NUMBER = '\\d{1,4} ?(?:bis|ter|quater|[a-dA-D](?![\\p{L}]))?';
/** A day that a street is called by: "rue du 8 mai 1945". */
export const STREET_DAY =
  '(?: \\d{1,2} (?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)(?: (?:18|19|20)\\d\\d)?)?';
/** The street with its number, before or behind it. */
const STREET = new RegExp(
  `(?:(?<first>${NUMBER},? [\\p{L}][\\p{L}'’. -]{2,60}?${STREET_DAY})|(?<last>\\p{Lu}[\\p{L}'’.-]*(?: [\\p{L}'’.-]+){0,4} ${NUMBER}))[\\s,]*$`,
  'u',
);

/** Each postcode with the town beside it. `maybe`: what such an address has, and more; it is tried first, since the whole takes long to compile. */
const PLACES = POSTCODES.map(({ code, countries, after }) => ({
  countries,
  maybe: new RegExp(code),
  pattern: after
    ? new RegExp(`(?<before>.*?)[, ]+(?<city>${TOWN}),? (?<code>${code})\\b`, 'gu')
    : new RegExp(
        `(?<before>.*?)\\b(?:(?<prefix>[A-Z]{1,2})[- ])?(?<code>${code})(?!\\d),? (?<city>${TOWN})`,
        'gu',
      ),
}));

/** What leads to an address, where the street comes first. */
const LEADING = /^.*(?:^| )(?:an|nach|zu|naar|op|to|at|in|a|al|alla|para|en) (?=\p{Lu})/u;

/** What is written before a postcode, "D-10115". */
const PREFIXES: Readonly<Record<string, string>> = {
  ...{ D: 'DE', F: 'FR', B: 'BE', CH: 'CH', A: 'AT', L: 'LU', I: 'IT', E: 'ES', NL: 'NL' },
  ...{ DE: 'DE', FR: 'FR', BE: 'BE', AT: 'AT', LU: 'LU', IT: 'IT', ES: 'ES', PT: 'PT', P: 'PT' },
};

/**
 * The whole address that a text holds, or null where it holds none or more than one: street with number, postcode and town. `country` is
 * the one that is expected; its own way of writing a postcode comes first. Which it is in says the text, or else how it is written.
 */
export function postalIn(text: string, country: string): PostalText | null {
  const said = readable(text).replace(/\s*\n\s*/g, ', ');
  const own = PLACES.filter(({ countries }) => countries.includes(country));
  const others = PLACES.filter(({ countries }) => !countries.includes(country));
  for (const { countries, maybe, pattern } of [...own, ...others]) {
    if (!maybe.test(said)) continue;
    const found = [...said.matchAll(pattern)].flatMap(({ groups: as }) => {
      const groups: Record<string, string | undefined> | undefined = as && {
        ...as,
        ...streetApart(as.before ?? '', as.city ?? ''),
      };
      const street = STREET.exec((groups?.before ?? '').replace(/,\s*$/, ''))?.groups;
      const written = street?.first ?? street?.last?.replace(LEADING, '');
      if (!groups || !written) return [];
      const line1 = clean(written);
      const postcode = clean(groups.code);
      const town = splitCountry(clean(groups.city));
      const [named, ...more] = countriesIn(said.replace(written, ' '));
      const told =
        town.country ??
        lookup(PREFIXES, groups.prefix ?? '') ??
        (named && more.length === 0 ? named : undefined);
      return [
        {
          line1,
          postcode,
          city: town.city,
          country: told ?? countryOf({ line1, postcode }, countries, country),
        },
      ];
    });
    const [only, ...more] = found;
    if (only) return more.length === 0 ? only : null;
  }
  return null;
}

/** What a street is called in English, in full or short, before a town that no comma sets apart: "12 Baker St London". */
const STREET_WORD =
  /(?<=[\p{L}'’.-] )(?:St|Str|Street|Rd|Road|Ave?|Avenue|Ln|Lane|Dr|Drive|Sq|Square|Cl|Close|Ct|Court|Pl|Place|Cres|Crescent|Gdns|Gardens|Gr|Grove|Terr?|Terrace|Way|Hill|Mews|Row|Park|Pk|Blvd|Boulevard|Walk|Yard|Parade)\b\.?(?=,? \p{Lu})/iu;

/** A street whose words were taken for the town's goes back before it. */
function streetApart(before: string, city: string): { before: string; city: string } {
  if (STREET.test(before.replace(/,\s*$/, ''))) return { before, city };
  const whole = `${before.trim()} ${city}`;
  const number = /\d{1,4} ?[a-dA-D]?(?= \p{Lu}[^\d]*$)/u.exec(whole);
  const street = number && STREET_WORD.exec(whole.slice(number.index));
  if (!number || !street) return { before, city };
  const end = number.index + street.index + street[0].length;
  const town = whole.slice(end).replace(/^[, ]+/, '');
  return town === '' ? { before, city } : { before: whole.slice(0, end), city: town };
}

function clean(value = ''): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(/[.,;]+$/, '')
    .trim();
}

/** The street with its number that a text ends in; null where there is none. */
export function streetIn(text: string): string | null {
  const street = STREET.exec(readable(text))?.groups;
  return (street?.first ?? street?.last?.replace(LEADING, ''))?.replace(/\s+/g, ' ').trim() ?? null;
}
