import { lookup } from '../../lookup.ts';
import type { Lexicon } from '../language.ts';
import { fold } from './text.ts';

/** A sum as it is written: "1,299.00", "1.299,00", "1 299", "12,5", "9,-". */
const SUM = String.raw`(\d{1,3}(?:[.,'  \u202f]\d{3})+(?:[.,]\d{1,2})?(?![\d]|[.,]\d)|\d{1,7}(?:[.,]\d{1,2})?(?![\d]|[.,]\d))(?:[.,][-–—]{1,2})?`;

export const MONEY_BEFORE = new RegExp(
  String.raw`(?<![\d\p{L}])(€|\$|£|(?:eur|usd|gbp|chf)\b)[\s\u00a0]?${SUM}`,
  'giu',
);
export const MONEY_AFTER = new RegExp(
  String.raw`(?<![\d.,#])${SUM}[\s\u00a0\u202f]?(€(?:\d{2}(?!\d))?|\$|£|[a-z]{3,8}(?!\p{L}))`,
  'giu',
);

/** A sum in minor units: the last dot or comma before one or two figures parts the cents off. */
function minorOf(written: string): number {
  const [, units = '', cents = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(written) ?? [];
  return Number(units.replace(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0'));
}

/** What a sum and its currency's sign or name come to; null where that names no currency. */
export function amountOf(
  written: string,
  sign: string,
  { currencies }: Lexicon,
): { value: number; currency: string } | null {
  // "87€50": the cents stand behind the sign.
  const [, name = '', cents = ''] = /^(.*?)(\d{2})?$/.exec(sign) ?? [];
  const currency = lookup(currencies, fold(name)) ?? lookup(currencies, name);
  if (!currency) return null;
  return { value: minorOf(cents ? `${written},${cents}` : written), currency };
}
