import { fold } from '../reading/text.ts';

const OWN =
  /\b(?:(?:i|we|my \p{L}+|she|he) (?:(?:just|must have|have|had|ve|accidentally|mistakenly|stupidly|clearly|obviously|only|think i|probably|went and|completely) )*(?:ordered|order|picked|pick|chose|choose|chosen|selected|bought|clicked|tapped|took|added|entered|put|went for)(?: on| in| for)? (?:\p{L}+ ){0,3}(?:wrong|incorrect)|(?:ordered|picked|chose|selected|bought|clicked) the wrong|my (?:own )?(?:mistake|fault|bad)|silly me|mistake on my (?:part|side|end)|je me suis (?:bien |un peu |completement |juste )?(?:trompee?s?|plantee?s?|gouree?s?|emmelee?s?)|on s est (?:trompee?s?|plantee?s?|gouree?s?)|(?:j ai|on a|nous avons) (?:\p{L}+ ){0,2}?(?:commande|pris|prise|choisi|selectionne|achete|coche|clique|mis|ajoute) (?:\p{L}+ ){0,3}(?:mauvaise?s?|pas (?:le|la|les) bonn?e?s?)|erreur de (?:ma|notre) part|c est (?:de )?ma faute|mon erreur)\b/u;

/** What the shop did, or what came. */
const SHOP =
  /\b(?:(?:you|they|shop|store|warehouse) (?:\p{L}+ ){0,2}(?:sent|send|shipped|packed|delivered|mixed|put|gave)|received|arrived|came|turned up|(?:vous|ils|on) (?:m |nous )?(?:\p{L}+ ){0,2}?(?:envoye|expedie|livre|mis dans)|recue?s?|arrivee?s?|vous vous etes)\b/u;

/** "I ordered the wrong one", « je me suis trompée de taille »: the customer's own mistake, and none of the shop's. English and French. */
export function ownMistake(text: string): boolean {
  const words = fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  return OWN.test(words) && !SHOP.test(words);
}
