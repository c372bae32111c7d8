import { plainWords } from '../reading/text.ts';

/* "Could it be swapped if it does not fit?", asked before anything is bought. English and French. */

const RETURNED =
  /\b(?:(?:can|could|would|will|may) (?:i|we|he|she|they|you|it|my \w+)\b.{0,24}\b(?:returns?|returned|send|sent|bring|give|take|swap\w*|exchang\w*|change)|(?:is|would|are|will) (?:it|they|this|that|these|the \w+) (?:be )?(?:returnable|exchangeable|refundable)|(?:pourra\w*|peut|peux|pourrait|possible de|puis je)\b.{0,24}\b(?:rendre|renvoyer|retourner|echanger|rapporter)|(?:est|sera|serait|c'est) (?:\w+ )?(?:echangeable|retournable|remboursable))\b/;
const IF =
  /\b(?:if|in case)\b.{0,40}\b(?:fit\w*|like\w*|hate\w*|suit\w*|works?|right|wrong|mind|small|big|size)\b|\b(?:si|s'il|au cas ou)\b.{0,40}\b(?:va|vont|plai\w*|aime\w*|convi\w*|taille|petit\w*|grand\w*|deteste)\b|\b(?:returnable|exchangeable|refundable|echangeable|retournable|remboursable)\b/;
const HAS_IT =
  /\b(?:my order|order \d|i (?:ordered|bought|received|got)|arrived|came|ma commande|j'ai (?:commande|achete|recu)|est arrivee?)\b/;

/** True where the words ask whether what is not bought yet could be returned; only to be asked of somebody whose orders are unknown. */
export function asksReturnsAhead(text: string): boolean {
  const words = plainWords(text);
  return RETURNED.test(words) && IF.test(words) && !HAS_IT.test(words);
}
