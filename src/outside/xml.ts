/** A piece of a document that is well-formed already. */
export interface Markup {
  readonly markup: string;
}

/** An element; attributes that are undefined are left out, strings among the content are text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...content: readonly (Markup | string)[]
): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const inner = content.map((one) => (typeof one === 'string' ? escaped(one) : one.markup)).join('');
  return { markup: inner ? `<${name}${written}>${inner}</${name}>` : `<${name}${written}/>` };
}

/** A whole document. */
export function document(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${root.markup}`;
}

/**
 * A text as XML 1.0 may hold it (section 2.2): what it has no way to write would make the whole document invalid, and the call drop. White
 * space in an attribute stays as it is (section 3.3.3).
 */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"\t\n\r]/g, (sign) => REFERENCES.get(sign) ?? sign);
}

const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\t', '&#x9;'],
  ['\n', '&#xA;'],
  ['\r', '&#xD;'],
]);
