import { fold } from '../text.ts';

/* A number that says itself that it is no order's: of a room, a flat, a door, a phone, a postcode. English and French. */

const LEADS =
  /\b(?:rooms?|flats?|apartments?|apts?|suites?|units?|floors?|lofts?|po box|box|doors?|gates?|intercom|lifts?|lockers?|desks?|blocks?|buildings?|bldg|extensions?|ext|postcodes?|post code|zip(?: code)?|pin(?: code)?|(?:door|gate|entry|access|promo|discount|voucher|gift card|invoice|customer|client|account|membership|loyalty|vat|tax|licen[cs]e|model|serial|phone|mobile|cell|fax|house|street|post) ?(?:code|number|no|num|card)?|telephone|tel|whatsapp|fax|call me (?:on|at)|ring me (?:on|at)|chambres?|appartements?|appts?|apparts?|appt|etages?|salles?|bureaux?|batiments?|bat|immeuble|escalier|porte|portail|digicode|interphone|ascenseur|bp|boite postale|poste|code postal|codes?(?: (?:promo|porte|d'entree|d'acces|de la porte|du portail|reduction|cadeau))?|bon d'achat|carte cadeau|facture|client|compte|adherent|fidelite|siret|siren|tva|modele|telephone|portable|mobile|fixe|appelez moi au|joignable au|in the year|depuis|annee)(?:'s| is| are| est|:|,)?(?: (?:number|numero|num|no|n|code|is|est|de|du|la|le|the|at|au|on))*$/;
/** What stands right behind a number of something else. */
const TAILS =
  /^ ?(?:euros?|eur|€|£|\$|km|kms|miles|metres?|m2|followers|views|points|pts|likes|visitors|employees|salaries|abonnes|habitants|ans|years)\b/;
/** An order's number all the same. */
const ORDER = /\b(?:orders?|commandes?|cmd|purchase|achat)\b/;

/** Whether words right beside a number say that it is of something else than an order. */
export function isOtherNumber(text: string, start: number, end: number): boolean {
  const before = fold(text.slice(Math.max(0, start - 40), start))
    .replace(/[^\p{L}\d' ]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trimEnd();
  if (TAILS.test(fold(text.slice(end, end + 16)))) return true;
  const lead = LEADS.exec(before)?.[0];
  return lead !== undefined && !ORDER.test(lead) && !ORDER.test(before.slice(-14));
}
