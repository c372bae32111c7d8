import { fold, readable } from '../reading/text.ts';

/* Collecting an order in a shop, and bringing one back there. English and French. */

const COLLECTS =
  /\b(?:(?:ready|available|waiting|prepared|there) (?:yet |already |now )?(?:for (?:pick ?-?up|collection|me)|to (?:pick ?up|collect|be (?:collected|picked up)))|(?:is|are) (?:my|the) (?:order|parcel|things?|shoes) ready|(?:pick ?up|collect|fetch|get) (?:my|the|it|them)|(?:pick|picked) (?:it|them|my order) up|pick ?up code|collection code|prete?s?\b.*\b(?:boutique|magasin|retir\w+|recuper\w+|chercher)|(?:commande|colis) (?:est|sont)(?:-(?:elle|il))? (?:deja )?prete?s?|(?:est|sont)(?:-(?:elle|il)s?)? (?:deja )?prete?s?\b|(?:retirer|recuperer|chercher|retrait)|code de retrait|jusqu'a quand)\b/;
const BRINGS_BACK =
  /\b(?:return|bring|take|give|hand|exchange|rendre|rapporter|retourner|ramener|echanger)\b.*\b(?:in|at|to|into|en|dans|a) (?:(?:the|your|a|one of your|la|le|votre|une|vos) )?(?:shops?|stores?|boutiques?|magasins?)\b/;

/** Whether a message asks about collecting an order in a shop. */
export function asksPickup(text: string): boolean {
  return COLLECTS.test(wordsOf(text));
}

/** Whether a message asks to bring something back to a shop. */
export function asksReturnInShop(text: string): boolean {
  return BRINGS_BACK.test(wordsOf(text));
}

function wordsOf(text: string): string {
  return fold(readable(text)).replace(/[’`]/g, "'");
}
