/** The words of a text as products are found by: no accents, no case, no plural. */
export function searchWords(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set((folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(stem))].slice(0, 40);
}

/** English and French plurals, bluntly: `dresses` and `dress` meet, and so do `robes` and `robe`. */
function stem(word: string): string {
  if (word.length > 4 && /(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && /[^s]s$/.test(word)) return word.slice(0, -1);
  return word;
}
