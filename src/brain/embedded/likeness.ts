import { type Called, everyTitle } from '../../conversation/titles.ts';
import { languages } from '../../language/index.ts';
import { garmentConcept as concept } from '../../language/reading/concepts.ts';
import { fold, joined } from '../../language/reading/text.ts';

/* How well words name what a thing is called. */

/** The very words of a title count a little more than words of their kind: "the breton" is a top, and so are others. */
export const VERY_WORD = 0.1;

/**
 * How many words of a title a message shares, "gown" counting for "dress"; the store's own name counts
 * little.
 */
export function likeness(
  words: readonly string[],
  title: string,
  store: ReadonlySet<string> = new Set(),
): number {
  const said = new Set(words.map(concept));
  // "Trench coat" is one thing said twice.
  const parts = new Map(titleWords(title).map((word) => [concept(word), word]));
  let score = 0;
  for (const [part, word] of parts) if (said.has(part)) score += store.has(word) ? 0.25 : 1;
  return score;
}

/** The same of whatever a thing is called, the title that fits best. */
export function likenessOf(words: readonly string[], thing: Called, store?: ReadonlySet<string>): number {
  return Math.max(...everyTitle(thing).map((title) => likeness(words, title, store)));
}

/** True when every word of a title was said just so. */
export function calledByName(said: readonly string[], thing: Called): boolean {
  return everyTitle(thing).some((title) => {
    const words = titleWords(title);
    return words.length > 0 && words.every((word) => said.includes(word));
  });
}

/** The words of a title that tell it from others, folded. */
export function titleWords(title: string): string[] {
  return (joined(fold(title)).match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => !common.has(word));
}

/** Words that name no product in any language. */
const common = new Set(languages.flatMap(({ lexicon }) => lexicon.stopwords));
