import { fold, readable } from '../reading/text.ts';

/* What of the company behind the shop is asked for. English and French. */

/** The VAT number, where it is registered, its address, or all of it. */
export type CompanyDetail = 'vat' | 'registration' | 'address' | 'all';

const DETAILS: readonly (readonly [CompanyDetail, RegExp])[] = [
  ['vat', /\b(?:vat|tva|tax)\b/],
  [
    'registration',
    /\b(?:siret|siren|rcs|kbis|ein|(?:company|registration|registered|business) (?:id |identification )?(?:number|no)|immatricul\w*)\b/,
  ],
  [
    'address',
    /\b(?:address|adresse|siege|head ?office|registered office|where (?:are|is) .{0,20}(?:based|registered))\b/,
  ],
];

/** Which of its details are wanted. */
export function companyDetail(text: string): CompanyDetail {
  const words = fold(readable(text)).replace(/[^\p{L}\d' ]+/gu, ' ');
  const found = DETAILS.filter(([, says]) => says.test(words));
  const [only] = found;
  return only && found.length === 1 ? only[0] : 'all';
}
