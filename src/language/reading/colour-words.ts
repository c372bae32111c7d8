import { words } from '../words.ts';
import { colourConcept } from './concepts.ts';
import { fold } from './text.ts';

/*
 * Colours and patterns of several words, in whichever language they are said: "navy stripe" is « bleu marine à rayures ». English and French.
 */

/** What is said with several words, or in many forms, by what it means; the longest first. */
const CALLED: readonly (readonly [string, RegExp])[] = [
  ['off-white', /\b(?:off white|blanc casse|blanche casse|broken white)\b/g],
  ['navy', /\b(?:navy blue|bleue?s? marine|blue navy|navy|marine)\b/g],
  ['sky', /\b(?:sky blue|bleue?s? ciel|sky|ciel)\b/g],
  ['midnight', /\b(?:midnight blue|bleue?s? nuit|midnight)\b/g],
  ['royal', /\b(?:royal blue|bleue?s? roi)\b/g],
  ['teal', /\b(?:bleue?s? canard|teal(?: blue)?)\b/g],
  ['sage', /\b(?:sage green|verte?s? sauge|sauge|sage)\b/g],
  ['olive', /\b(?:olive green|verte?s? olive|olive)\b/g],
  ['bottle green', /\b(?:bottle green|verte?s? bouteille)\b/g],
  ['forest', /\b(?:forest green|verte?s? sapin|verte?s? foret)\b/g],
  ['mint', /\b(?:mint green|verte?s? menthe|menthe|mint)\b/g],
  ['anthracite', /\b(?:grise?s? anthracite|anthracite(?: gre?y)?)\b/g],
  ['charcoal', /\b(?:grise?s? charbon|charcoal(?: gre?y)?)\b/g],
  ['old rose', /\b(?:vieux rose|old rose|dusty (?:pink|rose))\b/g],
  ['stripe', /\b(?:a (?:\w+ )?rayures|rayures?|rayee?s?|stripe[sd]?|stripy)\b/g],
  ['floral', /\b(?:a fleurs|fleurie?s?|florale?s?|flowery|flower(?:s|ed)?|fleurs)\b/g],
  ['checked', /\b(?:a carreaux|carreaux|check(?:s|ed|ered)?|gingham|vichy)\b/g],
  ['dot', /\b(?:a pois|pois|polka dots?|dotted|spotted|dots)\b/g],
  ['leopard', /\b(?:imprime leopard|leopard(?: print)?)\b/g],
  ['light', /\b(?:light|claire?s?)\b/g],
  ['dark', /\b(?:dark|foncee?s?)\b/g],
  ['bright', /\b(?:bright|vifs?|vives?)\b/g],
];
const SMALL: ReadonlySet<string> = new Set(
  words('a au aux de des du la le les the in en et and with avec print'),
);

/** What a colour, or a text that names one, means, concept by concept. */
function conceptsIn(text: string): Set<string> {
  let rest = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
  const found = new Set<string>();
  for (const [concept, called] of CALLED)
    rest = rest.replace(called, () => {
      found.add(concept);
      return ' ';
    });
  for (const word of rest.split(' ')) if (word !== '' && !SMALL.has(word)) found.add(colourConcept(word));
  return found;
}

/** Of how many parts a colour is that words name whole, in whichever language; 0 where they do not. */
export function colourSaid(colour: string | null, said: readonly string[]): number {
  if (colour === null) return 0;
  const parts = conceptsIn(colour);
  const text = conceptsIn(said.join(' '));
  return parts.size > 0 && [...parts].every((part) => text.has(part)) ? parts.size : 0;
}
