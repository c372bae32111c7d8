import type { Language, Lexicon } from '../../../src/language/language.ts';

/*
 * A third language, made of English: every word of its lexicon begins with a z, every sentence it says is
 * marked. It knows all that a language must know, and nothing else knows of it.
 */

export const MARK = '‹zz›';

/** "I would like a refund" as the third language has it. */
export function inThird(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}'@])\p{L}+/gu, (word) => `z${word.toLowerCase()}`);
}

/** Names of sets, garments and the like are the engine's; what is said is the language's. */
const CONCEPTS_BY_KEY = new Set(['sets', 'cues', 'signs', 'measures']);
const CONCEPTS_BY_VALUE = new Set([
  'garments',
  'colours',
  'sizeWords',
  'currencies',
  'channels',
  'languages',
]);

function lexiconOf(lexicon: Lexicon): Lexicon {
  const words = (value: unknown): unknown => {
    if (typeof value === 'string') return inThird(value);
    if (Array.isArray(value)) return value.map(words);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, words(inner)]));
  };
  const translated = Object.entries(lexicon).map(([name, value]) => {
    if (CONCEPTS_BY_KEY.has(name) || typeof value !== 'object' || Array.isArray(value))
      return [name, words(value)];
    const entries = Object.entries(value).map(([said, meaning]) => [
      inThird(said),
      CONCEPTS_BY_VALUE.has(name) ? meaning : words(meaning),
    ]);
    return [name, Object.fromEntries(entries)];
  });
  return Object.fromEntries(translated) as Lexicon;
}

/** What rules and parts are called stays; every word in them is the third language's. */
function consentOf<T>(words: T): T {
  if (typeof words === 'string') return inThird(words) as T;
  if (Array.isArray(words)) return words.map(consentOf) as T;
  if (words === null || typeof words !== 'object') return words;
  return Object.fromEntries(Object.entries(words).map(([name, inner]) => [name, consentOf(inner)])) as T;
}

/** The same texts, each with the mark in front. */
function marked<T>(texts: T): T {
  if (typeof texts === 'string') return `${MARK} ${texts}` as T;
  if (typeof texts === 'function') {
    const say = texts as unknown as (...values: unknown[]) => unknown;
    return ((...values: unknown[]) => marked(say(...values))) as T;
  }
  if (texts === null || typeof texts !== 'object' || Array.isArray(texts)) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, marked(value)])) as T;
}

export function thirdFrom(english: Language): Language {
  const { wording, labels, cards, done, service, briefing, mail, label, consent } = english;
  return {
    ...english,
    tag: 'zz',
    speech: ['zz-ZZ'],
    lexicon: lexiconOf(english.lexicon),
    consent: consentOf(consent),
    ...marked({ wording, labels, done, service, briefing, mail }),
    // Values are formed in one language; what is said around them is the third's.
    cards: { ...marked(cards), formats: cards.formats },
    label: { ...marked(label), file: 'zz-label', days: 'en-GB' },
    listButton: 'Zchoose',
  };
}
