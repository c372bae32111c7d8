import { fold, readable } from '../reading/text.ts';

/** Where a parcel is looked for, and whom one asks about it. */
const PLACE =
  '(?:neighbou?rs?|next door|building|concierge|caretaker|janitor|reception|front desk|flatmates?|roommates?|housemates?|family|everyone|everybody|everywhere|all over|letter ?box|mail ?box|porch|garden|garage|doorstep|hallway|lobby|pick ?up point|parcel shop|post office|locker|voisine?s?|voisinage|gardien(?:ne)?|immeuble|accueil|famille|partout|boite aux lettres|point relais|relais|consigne|bureau de poste|la poste|palier|hall|tout le monde)';
const SEARCHED = new RegExp(
  `\\b(?:(?:(?:i|we)(?:'ve| have)?|my \\p{L}+(?: has)?) (?:\\p{L}+ ){0,2}?(?:asked|checked|looked|searched|been|called|rung|tried|went|spoken|spoke|knocked)|(?:already|also) (?:asked|checked|looked|searched|tried)|asked|checked|looked|searched|(?:j'ai|on a|nous avons|je suis|j'y suis) (?:\\p{L}+ ){0,2}?(?:demande|regarde|verifie|cherche|fouille|appele|alle|allee|passe|passee|interroge|sonne|vu|fait)|(?:deja|aussi) (?:demande|regarde|verifie|cherche))\\b.{0,40}\\b${PLACE}\\b|\\b(?:neighbou?rs?|voisine?s?|gardien(?:ne)?|concierge|reception|pick ?up point|point relais) (?:\\p{L}+ ){0,3}?(?:nothing|doesn't|don't|haven't|hasn't|didn't|not|rien|pas|aucun|n'ont|n'a)\\b|\\b(?:personne|nobody|no one|none) .{0,24}\\b${PLACE}\\b`,
  'u',
);

/** "I already asked the neighbours", « j'ai déjà regardé partout »: a parcel that did not come was looked for. English and French. */
export function searchedFor(text: string): boolean {
  const words = fold(readable(text))
    .replace(/[^\p{L}\d' ]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return SEARCHED.test(words);
}
