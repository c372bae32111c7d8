import { lookup } from '../lookup.ts';

/** Where something is wrong with settings as they came, and what. */
export interface Fault {
  /** The path, with points: `hours.mon.0`. */
  at: string;
  message: string;
}

type Fields = { readonly [name: string]: unknown };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What stands in `given` and not in what a schema made of it: a key that is misspelt is refused, for it would be forgotten
 * without a word.
 */
export function unknownKeys(given: unknown, read: unknown, path: readonly (string | number)[] = []): Fault[] {
  if (Array.isArray(given) && Array.isArray(read))
    return given.flatMap((value, index) => unknownKeys(value, read[index], [...path, index]));
  if (!isFields(given) || !isFields(read)) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const at = [...path, key];
    if (value === undefined) return [];
    return Object.hasOwn(read, key)
      ? unknownKeys(value, lookup(read, key), at)
      : [{ at: at.join('.'), message: 'there is no such setting' }];
  });
}

/** A merge patch put on a document: `null` takes away, lists are replaced whole (RFC 7396). */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const merged = new Map<string, unknown>(isFields(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch))
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  // Not by assignment: `__proto__` is a name like any other here.
  return Object.fromEntries(merged);
}

/** One setting before and after; absent where it was not there. */
export interface Difference {
  at: string;
  before?: unknown;
  after?: unknown;
}

/** What differs between two documents. Lists are compared whole. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (isFields(before) && isFields(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => differences(lookup(before, key), lookup(after, key), [...path, key]));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      at: path.join('.'),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}
