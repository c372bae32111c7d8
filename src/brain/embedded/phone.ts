import { languageOf, languages } from './language/index.ts';
import type { PhoneTexts } from './language/language.ts';
import { fold, readable } from './text.ts';

/** What is said on the phone outside a turn, in the language of a session. */
export function phoneTexts(locale: string): PhoneTexts {
  return languageOf(locale).service.phone;
}

/** What a ticket is about, in a few words for a colleague. */
export function topicText(intent: keyof ReturnType<typeof topics>, locale: string): string {
  return topics(locale)[intent];
}

/** The languages that can be spoken, by primary subtag. */
export function spokenTags(): string[] {
  return languages.map(({ tag }) => tag);
}

/** A wish for another language. */
export interface LanguageWish {
  /** Primary subtag; always one that can be spoken. */
  tag: string;
  /** True when the message says nothing else, so that it is answered by speaking that language. */
  alone: boolean;
}

/** Words that a wish for a language may have and still say nothing else. */
const MOST_WORDS = 9;

/**
 * The language she asks to speak ("can we speak French?", "in French please"), when it is one of `known` and not the one of
 * `locale`. Read in every language, for she may ask in her own.
 */
export function languageWish(text: string, locale: string, known = languages): LanguageWish | null {
  const words = fold(readable(text)).match(/[\p{L}]+/gu) ?? [];
  const current = locale.toLowerCase().split(/[-_]/)[0];
  for (const { lexicon, service } of known) {
    const tag = words.map((word) => lexicon.languages[word]).find((one) => one !== undefined);
    if (!tag || tag === current || !known.some((language) => language.tag === tag)) continue;
    const asked = words.length <= 3 || words.some((word) => service.phone.speak.includes(word));
    if (asked)
      return {
        tag,
        alone: words.length <= MOST_WORDS && (text.match(/[.!?]+(?=\s+\S)/g) ?? []).length === 0,
      };
  }
  return null;
}

function topics(locale: string) {
  return languageOf(locale).briefing.topic;
}
