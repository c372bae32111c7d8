import { plainWords } from '../reading/text.ts';
import { keepsIt } from './refusal.ts';
import { refusals } from './refusal-texts.ts';

/* "Keep it as it was", "put the old one back": what was done is to be as before. English and French. */

const AS_BEFORE: readonly RegExp[] = [
  /\b(?:leave|leaving|keep|keeping|have|want|make|put) (?:\w+ ){0,3}?(?:as|like|how|the way) (?:it|they|that|things) (?:was|were|is|are)\b/,
  /\b(?:leave|keep) (?:it|them|that|things|everything) (?:as is|as before)\b/,
  /\b(?:change|put|turn|switch|swap|set) (?:it|that|them|this|everything) back\b/,
  /\b(?:laisse[rz]?|garde[rz]?|remet(?:s|tre|tez)|revenir|revenez|reviens)\b.{0,30}\b(?:comme (?:avant|c'etait|cela etait|au depart|a l'origine)|tel(?:le)?s? quel(?:le)?s?|en l'etat|comme (?:il|elle|ils|elles|c')(?: est| sont|est)|en arriere)\b/,
];
const OLD =
  "(?:old|previous|former|original|first|earlier|initial|prior|ancien(?:ne)?|precedente?|premiere?|d'origine|initiale?|d'avant)";
const PUT =
  '(?:put|leave|leaving|keep|keeping|use|send|ship|deliver|go|change|restore|back|stay|stick|want|prefer|right|correct|fine|good|better|remet\\w*|laisse\\w*|garde\\w*|envo\\w*|livr\\w*|repren\\w*|utilis\\w*|revenir|reven\\w*|conserv\\w*|restaur\\w*|bonne|mieux|prefere\\w*)';
const OLD_BACK: readonly RegExp[] = [
  new RegExp(`\\b${PUT}\\b.{0,40}\\b${OLD}\\b`),
  new RegExp(
    `\\b${OLD} (?:\\w+ ){0,2}(?:address|adresse|one|size|colour|color|taille|couleur)\\b.{0,25}\\b${PUT}\\b`,
  ),
  /\badresse (?:\w+ )?(?:d'avant|precedente|d'origine|initiale)\b/,
];

const CHANGE =
  "(?:(?:address |order |item |size )?(?:change|changes|swap|update|modification)|change of (?:address|items|size)|changements?(?: d'adresse| de taille)?|modifications?)";
const UNDOES_CHANGE: readonly RegExp[] = [
  new RegExp(
    `\\b(?:cancel|undo|revert|reverse|take back|scrap|drop|annul\\w*|defai\\w*|revenir sur|reven\\w* sur) (?:(?:the|that|this|my|last|le|la|les|ce|cette|mon|ma|mes|dernier|derniere) )*${CHANGE}\\b`,
  ),
];

/** Whether it is a change that is to be undone, and no order cancelled: "cancel the change of address". */
export function undoesChange(text: string): boolean {
  return UNDOES_CHANGE.some((pattern) => pattern.test(plainWords(text)));
}

/** How words want back what was: by keeping the thing, or as it was, or "the old one". */
export function restores(text: string): { keeps: boolean; asBefore: boolean; old: boolean } {
  const words = plainWords(text);
  return {
    keeps: keepsIt(words, refusals),
    asBefore: AS_BEFORE.some((pattern) => pattern.test(words)),
    old: OLD_BACK.some((pattern) => pattern.test(words)),
  };
}
