/** A number from 0 to below `below` that follows from `salt`: chance that always falls the same way. */
export function number(salt: string, below: number): number {
  let hash = 2166136261;
  for (const letter of salt) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}

/** One of a list, by the same chance. Throws when the list is empty. */
export function chosen<T>(list: readonly T[], salt: string): T {
  const one = list[number(salt, list.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}
