import { fold, readable } from '../reading/text.ts';

/* What is only told, and wishes for nothing: that a parcel came, or that the invoice is wrong. English and French. */

const HELLO =
  '(?:(?:hello|hi|hey|bonjour|bonsoir|salut|coucou|so|well|ok|alors|voila|merci|thanks|yes|oui) )*';
const WHEN =
  "(?: (?:today|yesterday|this morning|this afternoon|just now|now|already|at last|finally|safely|well|fine|on \\w+day|hier(?: soir| matin)?|ce matin|aujourd'hui|cet apres midi|a l'instant|enfin|bien|lundi|mardi|mercredi|jeudi|vendredi|samedi|thanks|thank you|merci))*";
const MINE = '(?:my|the|mon|ma|le|la|mes|les|votre)';
const PARCEL = '[\\p{L}-]+(?: [\\p{L}-]+)?';
const CAME = [
  new RegExp(
    `^${HELLO}(?:i|we) (?:(?:have|'ve|just|finally|already|well|indeed) )*(?:received|got|collected|picked up) ${MINE} ${PARCEL}?${WHEN}$`,
    'u',
  ),
  new RegExp(
    `^${HELLO}${MINE} (?:parcel|package|order|delivery|dress|coat|\\p{L}+) (?:(?:has|have|just|finally|already) )*(?:arrived|came|come|been delivered|was delivered|is here|got here)${WHEN}$`,
    'u',
  ),
  new RegExp(
    `^${HELLO}(?:(?:j'ai|on a|nous avons|je viens de) )(?:(?:bien|enfin|deja) )*(?:recue?|recu|eu|recupere|receptionne|recevoir|recuperer) ${MINE} ${PARCEL}?${WHEN}$`,
    'u',
  ),
  new RegExp(
    `^${HELLO}${MINE} \\p{L}+ (?:est|a ete|sont|ont ete) (?:(?:bien|enfin|deja) )*(?:arrivee?s?|livree?s?|recue?s?|la)${WHEN}$`,
    'u',
  ),
];
/** What came is no parcel of the shop's. */
const NO_PARCEL =
  /\b(?:emails?|mails?|code|refund|money|label|invoice|bill|remboursement|argent|etiquette|facture|recu|message|sms|letter|courrier|avis)\b/;

/** True of words that tell of nothing but that a parcel came. */
export function tellsItCame(text: string): boolean {
  const words = plain(text);
  if (text.includes('?') || words.length > LONGEST || NO_PARCEL.test(words.replace(/^.*?\b(?:recue?)\b/, '')))
    return false;
  return CAME.some((one) => one.test(words));
}

const INVOICE = /\b(?:invoices?|bill|factures?)\b/;
const WRONG =
  /\b(?:wrong|incorrect|mistakes?|errors?|not (?:right|correct)|isn't (?:right|correct)|incorrectly|false|fausse?|faux|erronee?|erreurs?|incorrecte?|inexacte?|pas (?:la bonne|correcte|juste|exacte|bonne)|mauvaise?)\b/;

/** True of words that tell of a mistake in an invoice. */
export function invoiceWrong(text: string): boolean {
  const words = plain(text);
  return words.length <= LONGEST * 2 && INVOICE.test(words) && WRONG.test(words);
}

/** Longer tells more than that. */
const LONGEST = 90;

function plain(text: string): string {
  return fold(readable(text))
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
