import { languageOf, languages } from './index.ts';
import type { Language } from './language.ts';
import { fold, readable } from './reading/text.ts';

/** Fewer telling words than this decide only where they are nearly all there is. */
const ENOUGH = 2;

/**
 * The language of a text: the one expected, unless the words plainly give another away. Numbers, names and a
 * bare "ok" give nothing away.
 */
export function languageOfText(text: string, expected: Language): Language {
  const words =
    fold(readable(text).replace(/\S{1,256}@\S{1,256}|https?:\/\/\S+/g, ' ')).match(/\p{L}+/gu) ?? [];
  const score = (language: Language) => words.filter((word) => tellsOf(language).has(word)).length;
  const own = score(expected);
  let best = expected;
  let most = own;
  for (const language of languages) {
    const told = score(language);
    const plain = told >= ENOUGH || (told > 0 && told * 2 >= words.length);
    if (plain && told > most && told > 2 * own) {
      best = language;
      most = told;
    }
  }
  return best;
}

/** The locale to answer a text in: the session's own, unless the text is in another language. */
export function localeOfText(text: string, locale: string): string {
  const expected = languageOf(locale);
  const heard = languageOfText(text, expected);
  return heard === expected ? locale : heard.tag;
}

const cache = new Map<string, ReadonlySet<string>>();

/** Words that are telltales of this language alone. */
function tellsOf(language: Language): ReadonlySet<string> {
  const known = cache.get(language.tag);
  if (known) return known;
  const others = new Set(
    languages.filter((other) => other !== language).flatMap(({ lexicon }) => lexicon.telltales),
  );
  const own = new Set(language.lexicon.telltales.filter((word) => !others.has(word)));
  cache.set(language.tag, own);
  return own;
}
