import { lookup } from '../../lookup.ts';
import { languages } from '../index.ts';
import { compiled } from './compiled.ts';
import { found } from './match.ts';
import { fold, wordAlone } from './text.ts';

/*
 * What words of any language have in common: a shop may name its things in another language than its
 * customers.
 */

/** A word's common concept in any language the engine knows: "gown" and "robe" are both a dress. */
export function garmentConcept(word: string): string {
  for (const { lexicon } of languages) {
    const garment = lookup(lexicon.garments, word);
    if (garment) return garment;
  }
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Whether a word names a kind of garment in any language the engine knows. */
export function isGarment(word: string): boolean {
  return languages.some(({ lexicon }) => lookup(lexicon.garments, word) !== undefined);
}

/** A colour as all languages name it: "noir" and "black" are one; what is no known colour stays as it is. */
export function colourConcept(colour: string): string {
  const word = fold(colour);
  for (const { lexicon } of languages) {
    const concept = lookup(lexicon.colours, word);
    if (concept) return concept;
  }
  return word;
}

/** What a size chart's row is about: "Poitrine" and "bust" are one; an unknown measure stands for itself. */
export function measureConcept(name: string): string {
  const tokens = fold(name).split(/\s+/).map(wordAlone);
  for (const language of languages) {
    for (const [concept, patterns] of Object.entries(compiled(language).measures)) {
      if (found(patterns, tokens)) return concept;
    }
  }
  return fold(name);
}
