import fc from 'fast-check';

/* What outsiders may send: any text, any JSON, and well-formed values with one part broken. */

export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  // Halves of surrogate pairs, controls, and what means something to somebody.
  fc
    .array(
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '\u0000',
        '\u202e',
        '%00',
        '../',
        "'",
        '"',
        '<',
        '@',
        ':',
        '.',
        '+',
        '6',
        'a',
        '\r\n',
      ),
    )
    .map((parts) => parts.join('')),
);
export const keys = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'type',
  'id',
  'text',
  'entry',
  'changes',
  'value',
);
export const json = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  fc
    .array(fc.tuple(keys, fc.jsonValue({ maxDepth: 2 })))
    .map((pairs) => `{${pairs.map(([k, v]) => `"${k}":${JSON.stringify(v)}`).join(',')}}`)
    .map((raw) => JSON.parse(raw) as unknown),
);

/** A well-formed value with one part of it replaced by anything. */
export function broken(good: object): fc.Arbitrary<unknown> {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]) => {
    if (path.length) paths.push(path);
    if (value && typeof value === 'object')
      for (const [key, part] of Object.entries(value)) walk(part, [...path, key]);
  };
  walk(good, []);
  return fc.tuple(fc.constantFrom(...paths), fc.oneof(json, text)).map(([path, junk]) => {
    const copy = structuredClone(good) as Record<string, unknown>;
    let at = copy;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[path.at(-1) ?? ''] = junk;
    return copy;
  });
}
