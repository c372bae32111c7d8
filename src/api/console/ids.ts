/** A new id that nobody can guess; the prefix says what it is for. */
export function newSecretId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`;
}
