/** The name a person gave their file, without anything that could be a path or a header. */
export function fileName(given: string | undefined, extension: string): string {
  let name = '';
  try {
    name = decodeURIComponent(given ?? '');
  } catch {
    name = '';
  }
  const safe = name
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '')
    .slice(0, 80)
    // A cut may go through the middle of a character.
    .toWellFormed();
  return safe || `file.${extension}`;
}
