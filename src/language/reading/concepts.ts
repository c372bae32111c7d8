import { lookup } from '../../lookup.ts';
import { languages } from '../index.ts';
import { compiled } from './compiled.ts';
import { found } from './match.ts';
import { fold } from './text.ts';

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
  const tokens = fold(name)
    .split(/\s+/)
    .map((word) => ({ word, raw: word, clause: 0 }));
  for (const language of languages) {
    for (const [concept, patterns] of Object.entries(compiled(language).measures)) {
      if (found(patterns, tokens)) return concept;
    }
  }
  return fold(name);
}
