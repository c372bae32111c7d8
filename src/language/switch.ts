import { lookup } from '../lookup.ts';
import { languageOfText } from './detect.ts';
import { languageOf, languages } from './index.ts';
import type { Language } from './language.ts';
import { type Compiled, compiled } from './reading/compiled.ts';
import { meant } from './reading/meant.ts';
import { fold, isNear, readable, type Sentence, sentencesOf } from './reading/text.ts';

/** The languages that can be spoken, by primary subtag. */
export function spokenTags(): string[] {
  return languages.map(({ tag }) => tag);
}

/**
 * The language (primary subtag) a customer goes on in, when their words ask for another than the session's or
 * are plainly in another; null when nothing shows it. A language without a folder here changes nothing.
 */
export function spokenIn(text: string, locale: string): string | null {
  const expected = languageOf(locale);
  const wishes = wishIn(text);
  const wished = wishes.find((tag) => tag !== expected.tag && spokenTags().includes(tag));
  if (wished) return wished;
  // "Can we speak English?" in French words, where English is spoken already, is no switch to French.
  if (wishes.includes(expected.tag)) return null;
  const heard = languageOfText(text, expected);
  return heard === expected ? null : heard.tag;
}

/**
 * The languages a text asks for, by tag: read in every language, for the wish may be in the old one or in the
 * new one.
 */
function wishIn(text: string): string[] {
  return languages.flatMap((language) =>
    namesLanguage(text, language) ? wishedIn(text, compiled(language)) : [],
  );
}

/** Whether a word may be the name of a language, as this one calls it: to make another language ready takes longer than to read a message. */
function namesLanguage(text: string, { lexicon }: Language): boolean {
  const names = Object.keys(lexicon.languages);
  const words = fold(readable(text)).match(/\p{L}+/gu) ?? [];
  return words.some((word) => names.some((name) => word === name || isNear(word, name)));
}

function wishedIn(text: string, words: Compiled): string[] {
  return sentencesOf(readable(text), words.lexicon, words.correct)
    .filter((sentence) => wishesLanguage([sentence], words))
    .flatMap(({ tokens }) => tokens.flatMap(({ word }) => lookup(words.lexicon.languages, word) ?? []));
}

/** "I don't speak French" is no wish for it. */
export function wishesLanguage(sentences: readonly Sentence[], compiled: Compiled): boolean {
  return sentences.some((sentence) =>
    compiled.signs.language_wish.some((pattern) => meant(pattern, sentence, compiled)),
  );
}
