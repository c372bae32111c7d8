/**
 * What a table says of a word that came from outside; undefined where it says nothing. The one way to read a
 * plain object by such a word: `table[word]` answers "constructor" and "__proto__" with what every object
 * inherits.
 */
export function lookup<T>(
  table: Readonly<Record<string, T>> | null | undefined,
  word: string,
): T | undefined {
  return table && Object.hasOwn(table, word) ? table[word] : undefined;
}
