import type { Language } from './language.ts';
import { languages } from './roster.ts';

/** The language of a BCP 47 locale; the first of all where it is spoken by nobody here. */
export function languageOf(locale: string): Language {
  const tag = locale.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language.tag === tag) ?? languages[0];
}

export { languages };
