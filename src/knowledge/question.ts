import { languages } from '../language/index.ts';
import { asksSomething } from '../language/reading/asks.ts';
import { fold } from '../language/reading/text.ts';

/** Words that say nothing of what is asked, in the languages that are known. */
const EMPTY: ReadonlySet<string> = new Set(languages.flatMap(({ lexicon }) => lexicon.stopwords).map(fold));
/** And those that every question has. */
const ASKING: ReadonlySet<string> = new Set(
  fold(
    'what when where which who why how much many can could would will shall does did have has had there about with your you our the and for are is was were this that please tell know want need like hello thanks hi quel quelle quels quelles quand comment combien pourquoi est que qui quoi puis peux pouvez peut avez avoir avec vous votre vos nous notre nos les des une pour dans sur bonjour merci svp dites savoir voudrais souhaite faut sont etes',
  ).split(' '),
);

/** More words than that make no question. */
const MOST_WORDS = 24;

/** The telling words of a question, folded, each once. */
export function tellingWords(question: string): string[] {
  const words = fold(question.slice(0, 2_000)).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const telling = words.filter(
    (word) => (word.length > 2 || /\d/.test(word)) && !EMPTY.has(word) && !ASKING.has(word),
  );
  return [...new Set(telling)].slice(0, MOST_WORDS);
}

const TOLD =
  /\b(?:i|i'?m|i'?ve|my|we|our|thanks?|thx|cheers|ta|je|j|mon|ma|mes|nous|merci|ich|wir|danke|ik|bedankt|yo|gracias|io|grazie|eu|obrigad[oa])\b/;

/**
 * Whether it may be a question that an owner answers in an article: it asks, or it is the mere words of one ("shipping to Norway"). What
 * customers tell of themselves and their thanks are none.
 */
export function isAsked(question: string): boolean {
  return asksSomething(question) || !TOLD.test(fold(question));
}

/** What two forms of a word share: "washing" and "washed", «livraison» and «livrer» begin alike. */
function stemOf(word: string): string {
  if (word.length <= 4) return word;
  return word.slice(0, Math.max(4, Math.ceil(word.length * 0.65)));
}

/** The question for FTS5: any of its words, by their stems. Null where it has none. */
export function matchOf(words: readonly string[]): string | null {
  if (words.length === 0) return null;
  // In quotes nothing is an operator; words hold letters and figures alone.
  return words.map((word) => `"${stemOf(word)}"*`).join(' OR ');
}

/** Share of the words whose stem begins a word of the text, 0 to 1. */
export function coverageOf(words: readonly string[], text: string): number {
  if (words.length === 0) return 0;
  const has = new Set((fold(text).match(/[\p{L}\p{N}]{2,}/gu) ?? []).map(stemOf));
  const said = [...has];
  const found = words.filter((word) => {
    const stem = stemOf(word);
    return (
      has.has(stem) ||
      said.some((other) => other.length >= 4 && (other.startsWith(stem) || stem.startsWith(other)))
    );
  });
  return found.length / words.length;
}

/** Questions with the same telling words are one: the key they are grouped by. */
export function keyOf(words: readonly string[]): string {
  // Four letters, so that every form of a word is one: what groups a list may be coarser than what finds a
  // passage.
  return [...new Set(words.map((word) => word.slice(0, 4)))].sort().join(' ').slice(0, 200);
}

/** A question as it may be kept: without addresses, numbers and links, and no longer than a line. */
export function anonymous(question: string): string {
  return question
    .replace(/\s+/g, ' ')
    .replace(/\S{1,100}@\S{1,100}/g, '…')
    .replace(/https?:\/\/\S{1,300}/gi, '…')
    .replace(/[+#]?\d[\d .\-/]{2,30}\d/g, '…')
    .trim()
    .slice(0, 200);
}

/**
 * From this share on a passage clearly answers: most of what was asked stands in it, and more than a single
 * word.
 */
export function answers(words: readonly string[], coverage: number): boolean {
  return words.length >= 2
    ? coverage >= 0.6 && coverage * words.length >= 2
    : words.length === 1 && coverage === 1;
}
