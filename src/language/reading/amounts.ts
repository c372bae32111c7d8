import { exponentOf } from '../../currency.ts';
import { lookup } from '../../lookup.ts';
import type { Lexicon } from '../language.ts';
import { fold } from './text.ts';

/** A sum as it is written: "1,299.00", "1.299,00", "1 299", "1'299", "12,5", "9,-". */
const SUM = String.raw`(\d{1,3}(?:[.,'’  \u202f]\d{3})+(?:[.,]\d{1,2})?(?![\d]|[.,]\d)|\d{1,7}(?:[.,]\d{1,2})?(?![\d]|[.,]\d))(?:[.,][-–—]{1,2})?`;
/** Signs and codes of currencies, whatever the language around them. */
const SIGN = String.raw`€|R\$|\$|£|¥|₹|₺|₽|₪|₩`;
const CODE =
  'eur|usd|gbp|chf|jpy|cny|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|bgn|brl|mxn|inr|aed|ils|zar|sgd|hkd|krw|xof|tnd';
const SHORT = 'kr|zł|kč|ft|円|元|р|p';

export const MONEY_BEFORE = new RegExp(
  String.raw`(?<![\d\p{L}])(${SIGN}|(?:${CODE}|kr|rs)(?!\p{L})\.?)[\s\u00a0]?${SUM}`,
  'giu',
);
/** "12 euros 50", "12 pounds and 50 pence": what follows is the smaller unit. */
export const MONEY_AFTER = new RegExp(
  String.raw`(?<![\d.,#])${SUM}[\s\u00a0\u202f]?(€(?:\d{2}(?!\d))?|${SIGN}|(?:${SHORT})(?![\p{L}\d])|[a-z]{3,8}(?!\p{L}))(?:\s(?:and\s|et\s)?(\d{2})(?:\s?(?:cents?|centimes?|pence|p)(?!\p{L})|(?=\s*(?:[.;!?)]|$))))?`,
  'giu',
);

/** The smaller units by their names, and what there are a hundred of in one. */
const SMALLER: Record<string, string> = {
  pence: 'GBP',
  p: 'GBP',
  centime: 'EUR',
  centimes: 'EUR',
  cent: 'EUR',
  cents: 'EUR',
};

const SIGNS: Record<string, string> = {
  ...{
    '€': 'EUR',
    $: 'USD',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    '₺': 'TRY',
    '₽': 'RUB',
    '₪': 'ILS',
    '₩': 'KRW',
    r$: 'BRL',
  },
  ...{ kr: 'SEK', zł: 'PLN', kč: 'CZK', ft: 'HUF', rs: 'INR', 円: 'JPY', 元: 'CNY', р: 'RUB' },
};
/** Where a sign means the country's own. */
const HOME: Record<string, Record<string, string>> = {
  kr: { NO: 'NOK', DK: 'DKK', SE: 'SEK' },
  '¥': { CN: 'CNY' },
  $: { CA: 'CAD', AU: 'AUD', NZ: 'NZD' },
  cents: { US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD' },
};

/** Before a number that was paid, and is no order's, though its currency is left out. */
export const PAID =
  /(?:\b(?:paid|pay|charged?|billed|debited|costs?|owe|worth|price (?:was|is)|paye|payer|facture|debite|preleve|coute|coutait|prix (?:est|etait))(?: (?:me|us|you|was|is|of|de|a|about|around|only))*|\bm'(?:a|avez) (?:preleve|facture|debite)) $/;

/** A sum in minor units: the last dot or comma before one or two figures parts the fraction off. */
function minorOf(written: string, currency: string): number {
  const [, units = '', part = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(written) ?? [];
  const places = exponentOf(currency);
  return Number(`${units.replace(/\D/g, '')}${part.slice(0, places).padEnd(places, '0')}`);
}

/** The code of a currency's sign or name as people of `country` write it; null where it is none. */
function currencyOf(name: string, { currencies }: Lexicon, country: string): string | null {
  const written = name.toLowerCase().replace(/\.$/, '');
  const home = lookup(HOME, written) ?? {};
  const code = new RegExp(`^(?:${CODE})$`).test(written) ? written.toUpperCase() : undefined;
  return (
    lookup(home, country) ??
    lookup(currencies, fold(written)) ??
    lookup(currencies, written) ??
    lookup(SIGNS, written) ??
    code ??
    null
  );
}

/** What a sum and its currency's sign or name come to, with the smaller unit behind it; null where that names no currency. */
export function amountOf(
  written: string,
  sign: string,
  lexicon: Lexicon,
  { country = '', smaller = '' } = {},
): { value: number; currency: string } | null {
  const small = lookup(SMALLER, sign.toLowerCase());
  // "50p" is a page elsewhere.
  if (small && /^\d{1,2}$/.test(written) && (sign !== 'p' || country === 'GB' || country === 'IE'))
    return { value: Number(written), currency: lookup(HOME.cents ?? {}, country) ?? small };
  // "87€50": the cents stand behind the sign.
  const [, name = '', cents = smaller] = /^(.*?)(\d{2})?$/.exec(sign) ?? [];
  const currency = currencyOf(name, lexicon, country);
  if (!currency) return null;
  return { value: minorOf(cents ? `${written},${cents}` : written, currency), currency };
}
