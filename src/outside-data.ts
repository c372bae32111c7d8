/**
 * Words from outside, marked as such. Nothing in them can end the mark or begin another: every angle bracket
 * is written as an entity.
 */
export function inData(
  attributes: Record<string, string>,
  words: string,
  form: 'text' | 'json' = 'text',
): string {
  const named = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('');
  return `<data${named}>\n${form === 'json' ? words : escaped(words)}\n</data>`;
}

/** JSON without angle brackets: it reads as the same value, and can hold no mark. */
export function jsonData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
