/** A new id that nobody can guess: the prefix says of what. */
export function newSecretId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`;
}
