import { english } from './en/index.ts';
import { french } from './fr/index.ts';
import type { Language } from './language.ts';

/** Every language the engine speaks; the first is spoken when none fits. */
const languages: readonly [Language, ...Language[]] = [english, french];

export function languageOf(locale: string): Language {
  const tag = locale.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language.tag === tag) ?? languages[0];
}

export { languages };
