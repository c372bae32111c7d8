/** One condition of a search: a field and what it is to be, or (no field) words anywhere. */
interface Term {
  field: string | null;
  value: string;
}

/** Shopify's search syntax as far as it is used: `field:"value" field:value words`, all of which have to fit. */
export function termsOf(query: string | null | undefined): Term[] {
  const found = (query ?? '').matchAll(/(?:(\w+):)?(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/g);
  return [...found].map(([, field, quoted, plain = '']) => ({
    field: field ?? null,
    value: (quoted?.replace(/\\(.)/g, '$1') ?? plain).toLowerCase(),
  }));
}

/** Whether a text has these words at the beginnings of its own, as an index by words finds it. */
export function hasWords(text: string, words: string): boolean {
  const split = (some: string) => some.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = split(text);
  const asked = split(words);
  return asked.length > 0 && asked.every((word) => own.some((other) => other.startsWith(word)));
}
