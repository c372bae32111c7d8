import type { CardTexts } from './cards.ts';
import type { ConsentGrammar } from './consent.ts';
import type { Language } from './language.ts';
import { languages, others } from './roster.ts';

/** The language of a BCP 47 locale; the first of all where it is spoken by nobody here. */
export function languageOf(locale: string): Language {
  const tag = locale.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language.tag === tag) ?? languages[0];
}

/** How the language of a tag agrees and declines; null where its plain yes and no are all that is known. */
export function consentGrammar(tag: string): ConsentGrammar | null {
  return [...languages, ...others].find((language) => language.tag === tag)?.consent ?? null;
}

/** Every language with a grammar of consent. */
export function consentTags(): string[] {
  return [...languages, ...others].flatMap(({ tag, consent }) => (consent ? [tag] : []));
}

/** How cards are put in the language of a locale; in the first of all where it has no words for them. */
export function cardTexts(locale: string): CardTexts {
  const tag = locale.toLowerCase().split(/[-_]/)[0];
  return [...languages, ...others].find((language) => language.tag === tag)?.cards ?? languages[0].cards;
}

export { languages };
