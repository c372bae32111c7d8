import { clipWhole } from '../channels/email/clean.ts';

/** The name a person gave their file, without anything that could act as a path or a header. */
export function fileName(given: string | undefined, extension: string): string {
  let name = '';
  try {
    name = decodeURIComponent(given ?? '');
  } catch {
    name = '';
  }
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '');
  return clipWhole(safe.toWellFormed(), 80) || `file.${extension}`;
}
