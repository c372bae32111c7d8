import { Settings } from '../settings.ts';

/**
 * Settings as they were kept: what no longer fits, because it was kept before it was asked for so closely, has its default. A store
 * is never dead for one of its settings.
 */
export function keptSettings(kept: unknown): Settings {
  const read = Settings.safeParse(kept);
  if (read.success) return read.data;
  const copy: unknown = structuredClone(kept);
  for (const { path } of read.error.issues) without(copy, path);
  const again = Settings.safeParse(copy);
  return again.success ? again.data : Settings.parse({});
}

/** Takes away what stands at a path: of a list's entry, the list. */
function without(value: unknown, [key, ...rest]: readonly PropertyKey[]): void {
  if (typeof value !== 'object' || value === null || key === undefined) return;
  const inner: unknown = Reflect.get(value, key);
  if (rest.length && !Array.isArray(inner)) without(inner, rest);
  else Reflect.deleteProperty(value, key);
}
