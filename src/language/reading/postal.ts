import { readable } from './text.ts';

/** Where a parcel may go, as somebody wrote it. */
export interface PostalText {
  line1: string;
  postcode: string;
  city: string;
  /** ISO 3166 alpha-2. */
  country: string;
}

/** How postcodes are written, by country; `after`: behind the town. */
const POSTCODES: readonly { countries: readonly string[]; code: string; after?: true }[] = [
  { countries: ['GB'], code: '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}', after: true },
  { countries: ['NL'], code: '\\d{4} ?[A-Z]{2}' },
  { countries: ['PT'], code: '\\d{4}-\\d{3}' },
  { countries: ['FR', 'DE', 'ES', 'IT'], code: '\\d{5}' },
  { countries: ['BE', 'CH', 'AT', 'LU'], code: '\\d{4}' },
];

const TOWN =
  "\\p{Lu}[\\p{L}'’.-]*(?:[ -](?:\\p{Lu}[\\p{L}'’.-]*|de|du|des|la|le|les|en|sur|sous|am|an|der|den|del|di|\\d{1,2}e?)(?![\\p{L}]))*";
const NUMBER = '\\d{1,4} ?(?:bis|ter|quater|[a-dA-D](?![\\p{L}]))?';
/** The street with its number, before or behind it. */
const STREET = new RegExp(
  `(?:(?<first>${NUMBER},? [\\p{L}][\\p{L}'’. -]{2,60}?)|(?<last>\\p{Lu}[\\p{L}'’.-]*(?: [\\p{L}'’.-]+){0,4} ${NUMBER}))[\\s,]*$`,
  'u',
);

/** What leads to an address, where the street comes first. */
const LEADING = /^.*(?:^| )(?:an|nach|zu|naar|op|to|at|in|a|al|alla|para|en) (?=\p{Lu})/u;

/**
 * The whole address that a text holds, or null where it holds none or more than one: street with number, postcode and town. `country` is
 * the one that is expected; its own way of writing a postcode decides, and another's only where that is plain.
 */
export function postalIn(text: string, country: string): PostalText | null {
  const said = readable(text).replace(/\s*\n\s*/g, ', ');
  const own = POSTCODES.filter(({ countries }) => countries.includes(country));
  const plain = POSTCODES.filter(({ countries }) => countries.length === 1 && countries[0] !== country);
  for (const { code, countries, after } of [...own, ...plain]) {
    const pattern = after
      ? new RegExp(`(?<before>.*?)[, ]+(?<city>${TOWN}),? (?<code>${code})\\b`, 'gu')
      : new RegExp(`(?<before>.*?)\\b(?<code>${code}),? (?<city>${TOWN})`, 'gu');
    const found = [...said.matchAll(pattern)].flatMap(({ groups }) => {
      const street = STREET.exec((groups?.before ?? '').replace(/,\s*$/, ''))?.groups;
      const line1 = street?.first ?? street?.last?.replace(LEADING, '');
      if (!groups || !line1) return [];
      const clean = (value = '') =>
        value
          .replace(/\s+/g, ' ')
          .replace(/[.,;]+$/, '')
          .trim();
      return [
        {
          line1: clean(line1),
          postcode: clean(groups.code),
          city: clean(groups.city),
          country: countries.includes(country) ? country : (countries[0] ?? country),
        },
      ];
    });
    const [only, ...more] = found;
    if (only) return more.length === 0 ? only : null;
  }
  return null;
}

/** The street with its number that a text ends in; null where there is none. */
export function streetIn(text: string): string | null {
  const street = STREET.exec(readable(text))?.groups;
  return (street?.first ?? street?.last?.replace(LEADING, ''))?.replace(/\s+/g, ' ').trim() ?? null;
}
