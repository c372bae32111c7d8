import { yesAndNo } from '../pointing/yes-and-no.ts';
import { plainWords } from '../reading/text.ts';

/*
 * What somebody says of a parcel that they sent back: that it is waited for, or that it never arrived; or only that it is on its way. English
 * and French.
 */

/** `lost`: it never arrived; `awaited`: long ago, and nothing came of it; `sent`: it left, and no more is said. */
export type SentBack = 'lost' | 'awaited' | 'sent';

const ARRIVES =
  '(?:arriv\\w*|reach\\w*|come|came|receiv\\w*|been|got|get|made|turned|scan\\w*|show\\w*|recue?s?|parven\\w*|livree?s?|la|trouv\\w*|enregistr\\w*)';
const NEVER = `(?:never|lost|disappeared|vanished|missing|stuck|no sign|no trace|jamais|perdue?|disparue?|introuvable|egaree?|bloquee?|aucune trace|(?:not|hasn't|hasnt|haven't|havent|didn't|didnt|isn't|wasn't|pas)(?: \\w+){0,2} ${ARRIVES})`;
const THING =
  '(?:parcel|package|item|items|dress|coat|order|it|them|one|ones|thing|things|colis|paquet|articles?|robe|manteau|commande|ceux|celui|celle)';
const RETURN =
  '(?:my|the|our) return(?:ed|s)?(?! label| period| policy| window| form)(?: (?:parcel|package|item|items|order|dress))?';
const RETOUR = "(?:mon|le|notre) (?:colis (?:de )?)?retour(?! d'info)|(?:mon|le) colis (?:de )?retour";
const SENT_IT = `${THING} (?:that |which )?(?:i|we) (?:have |'ve )?(?:sent|posted|shipped|mailed|returned)(?: (?:it|them))?(?: back)?`;
const RENVOYE = `${THING} (?:que j'ai|que nous avons|qu'on a) (?:renvoy|retourn|rend)\\w*`;

const LOST = [
  new RegExp(`\\b(?:${RETURN}|${SENT_IT}|${RETOUR}|${RENVOYE})\\b.{0,40}\\b${NEVER}\\b`),
  new RegExp(`\\b(?:lost|perdu|egare)\\b.{0,20}\\b(?:${RETURN}|${RETOUR})\\b`),
  /\byou\b.{0,30}\b(?:never|not|haven't|havent|didn't|hasn't)\b.{0,12}\b(?:received|receive|got|get|had|seen|scanned)\b.{0,20}\b(?:my return|the return|it back|them back|what i (?:sent|returned))/,
  /\b(?:returned|sent back|sent it back|posted it back|sent them back)\b.{0,60}\byou\b.{0,20}\b(?:never|not|haven't|didn't)\b.{0,10}\b(?:received|receive|got|get|had)\b/,
  /\b(?:sent|posted|shipped|mailed) (?:it|them|the \w+|my \w+) back\b.{0,50}\b(?:never|not|hasn't|didn't|lost)\b.{0,20}\b(?:arriv\w*|reach\w*|come|came|lost|made it)\b/,
  /\bvous (?:n'avez|avez|ne l'avez|l'avez|dites (?:ne |n')?)\b.{0,20}\b(?:jamais|pas)\b.{0,14}\b(?:recu|eu|receptionne)\w*\b.{0,20}\b(?:retour|renvoye\w*)/,
  /\b(?:renvoye|retourne|rendu)\w*\b.{0,60}\b(?:vous|chez vous)\b.{0,30}\b(?:jamais|pas)\b.{0,12}\b(?:recu|arriv|parvenu)\w*/,
  /\b(?:renvoye|retourne)\w*\b.{0,50}\b(?:jamais|pas) (?:\w+ )?(?:arriv|parvenu)\w*/,
];
const SENT = [
  /\b(?:i|we) (?:have |'ve |already |just )*(?:sent|posted|shipped|mailed|brought|took|dropped|handed) (?:it|them|everything|both|the \w+|my \w+|the \w+ \w+|my \w+ \w+)(?: \w+){0,2}? (?:back|off)\b/,
  /\b(?:i|we) (?:have |'ve |already |just )*(?:sent|posted|mailed) back\b/,
  /\b(?:i|we) (?:have |'ve |already |just )*returned (?:it|them|everything|both|the|my)\b/,
  /\b(?:je (?:l'|les )ai|j'ai|nous (?:l'|les )?avons|on (?:l'|les )?a)(?: deja| bien)? (?:renvoye|retourne|rendu|depose)\w*\b/,
  /\b(?:c'est|il est|elle est|le colis est|le retour est) (?:deja |bien )?(?:renvoye|reparti|retourne)\w*\b/,
];
const LONG =
  /\b(?:weeks?|months?|\d{2,} days|ages|long ago|semaines?|mois|\d{2,} jours|longtemps|une eternite)\b/;
const NOTHING =
  /\b(?:never|still|nothing|not (?:yet|been|seen|received|got|had)|haven't|havent|hasn't|no (?:money|refund|news|answer|reply)|where(?:'s| is)|waiting|jamais|toujours|rien|aucun\w*|pas (?:encore|recu|vu|eu|ete)|ou est|j'attends|attends)\b/;
const LABEL = /\b(?:labels?|etiquettes?|bordereaux?)\b/;
const NOT_SENT =
  /\b(?:if|when|once|before|will|want to|like to|can i|could i|should i|how|haven't|not yet|si|quand|avant|je veux|voudrais|puis je|comment|pas encore) (?:\w+ ){0,3}(?:sent|send|posted|returned|renvoy\w*|retourn\w*)\b/;

/** What is said of a parcel that was sent back; null where nothing is. */
export function sentBack(text: string): SentBack | null {
  const words = plainWords(text);
  // "Yes to the return, but not the exchange" tells of no parcel.
  if (LABEL.test(words) || words.length > LONGEST || yesAndNo(text)) return null;
  if (LOST.some((one) => one.test(words))) return 'lost';
  if (!SENT.some((one) => one.test(words)) || NOT_SENT.test(words)) return null;
  return NOTHING.test(words) || LONG.test(words) ? 'awaited' : 'sent';
}

/** Longer tells more than that. */
const LONGEST = 400;
