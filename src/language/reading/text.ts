import { westernDigits } from '../../identity/digits.ts';
import { lookup } from '../../lookup.ts';
import type { Lexicon } from '../language.ts';
import { numberSaid } from './counted.ts';

/** More than this of one message is not read: a customer's problem fits, a pasted book does not. */
export const TEXT_LIMIT = 8000;
const TOKEN_LIMIT = 1600;

/**
 * A word as it is matched; `clause` counts commas and the like, so that a "not" reaches no further than its
 * clause.
 */
export interface Token {
  readonly word: string;
  readonly raw: string;
  readonly clause: number;
  /** Where it stands in the text that was cut; two words of one piece stand in the same place. */
  readonly start: number;
  readonly end: number;
}

/** A word that stands in no text. */
export function wordAlone(word: string): Token {
  return { word, raw: word, clause: 0, start: 0, end: 0 };
}

export interface Sentence {
  readonly tokens: readonly Token[];
  readonly question: boolean;
}

/** Invisible and control characters, which carry no meaning a customer would type. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** The text as it is read: capped, composed, without invisible characters, with straight apostrophes. */
export function readable(text: string): string {
  return westernDigits(text.slice(0, TEXT_LIMIT))
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[“”«»„]/g, '"');
}

/** "T-shirt" is one word, however it is written; a shirt is another thing. */
export function joined(folded: string): string {
  return folded.replace(/(?<![\p{L}\p{N}])(?:t|tee)[- ]?(shirts?)(?![\p{L}\p{N}])/gu, 't$1');
}

/** Letters that Unicode does not take apart. */
const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/** Lower case without accents and ligatures: "Ça" and "ca" are one word, and so are "sœur" and "soeur". */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => lookup(LIGATURES, letter) ?? letter);
}

/** A text as its words alone, in lower case and without accents: "Ça va, l'ami ?" is "ca va l'ami". */
export function plainWords(text: string): string {
  return fold(readable(text))
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

const PIECE =
  /(?<![\p{L}\p{N}])(?:t|tee)[- ]?shirts?(?![\p{L}\p{N}])|\d+(?:[.,]\d+)+|[\p{L}\p{N}]+(?:'[\p{L}]+)*|[.!?\n]+|[,;:()–—]| -+ /giu;

/**
 * What was read last in each language: one message is asked for its language, its entities and its meaning in
 * turn.
 */
const read = new WeakMap<Lexicon, { text: string; sentences: readonly Sentence[] }>();

/**
 * Cuts a readable text into sentences of words; contractions are written out and near misses corrected, by
 * the one speller that belongs to the lexicon.
 */
export function sentencesOf(
  text: string,
  lexicon: Lexicon,
  correct: (word: string) => string,
): readonly Sentence[] {
  const last = read.get(lexicon);
  if (last?.text === text) return last.sentences;
  const sentences = cut(text, lexicon, correct);
  read.set(lexicon, { text, sentences });
  return sentences;
}

function cut(text: string, lexicon: Lexicon, correct: (word: string) => string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  let clause = 0;
  let count = 0;
  const close = (question: boolean) => {
    if (tokens.length > 0) sentences.push({ tokens: counted(plainly(tokens, lexicon), lexicon), question });
    tokens = [];
    clause = 0;
  };
  for (const { 0: piece, index: start } of text.matchAll(PIECE)) {
    if (count >= TOKEN_LIMIT) break;
    if (/^[.!?\n]/.test(piece)) {
      close(piece.includes('?'));
    } else if (/^[,;:()–— ]/.test(piece)) {
      clause++;
    } else {
      const folded = joined(fold(piece));
      for (const word of writtenOut(folded, lexicon)) {
        // A capital inside a sentence is a name: "Spain" is no slip of "stain".
        const name = tokens.length > 0 && /^\p{Lu}\p{Ll}/u.test(piece);
        const end = start + piece.length;
        tokens.push({ word: name ? word : correct(word), raw: piece, clause, start, end });
        count++;
      }
    }
  }
  close(false);
  return sentences;
}

/**
 * The words of a folded piece: contractions are written out, and so is what an apostrophe has cut off
 * ("l'étiquette").
 */
function writtenOut(piece: string, { contractions, elisions }: Lexicon): string[] {
  const parts = (lookup(contractions, piece) ?? piece).split("'");
  return parts
    .flatMap((part, i) =>
      (i < parts.length - 1 ? (lookup(elisions, part) ?? part) : (lookup(contractions, part) ?? part)).split(
        ' ',
      ),
    )
    .filter(Boolean);
}

/** The words with which a lexicon's idioms and its numbers begin: any other word is passed over at once. */
interface Beginnings {
  idioms: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
}

const beginnings = new WeakMap<Lexicon, Beginnings>();

function beginningsOf(lexicon: Lexicon): Beginnings {
  const known = beginnings.get(lexicon);
  if (known) return known;
  const first = (phrases: Record<string, unknown>) =>
    Object.keys(phrases).map((phrase) => phrase.split(' ')[0] ?? '');
  const { idioms, numbers, digits, scales } = lexicon;
  const made = {
    idioms: new Set(first(idioms)),
    numbers: new Set([...first(numbers), ...Object.keys(digits), ...Object.keys(scales)]),
  };
  beginnings.set(lexicon, made);
  return made;
}

/** Longest idiom, in words. */
const LONGEST_IDIOM = 5;

/** Idioms as what they mean. */
function plainly(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const { idioms } = lexicon;
  const begins = beginningsOf(lexicon).idioms;
  const plain: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    if (!begins.has(token.word)) {
      plain.push(token);
      continue;
    }
    let meaning: string | undefined;
    let length = LONGEST_IDIOM + 1;
    while (meaning === undefined && --length > 1) {
      const words = tokens.slice(i, i + length).map(({ word }) => word);
      if (words.length === length) meaning = lookup(idioms, words.join(' '));
    }
    if (meaning === undefined) plain.push(token);
    else {
      plain.push(...meaning.split(' ').map((word) => ({ ...token, word })));
      i += length - 1;
    }
  }
  return plain;
}

/**
 * Numbers said in words become figures: "thirty nine" is "39". Single digits stay words: they may spell a
 * longer number.
 */
function counted(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const begins = beginningsOf(lexicon).numbers;
  const merged: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const { clause } = token;
    const wordAt = (at: number) => (tokens[at]?.clause === clause ? (tokens[at]?.word ?? '') : '');
    const number = begins.has(token.word) ? numberSaid(wordAt, i, lexicon) : null;
    if (number) i += number.length - 1;
    const { end } = tokens[i] ?? token;
    merged.push(number ? { ...token, word: String(number.value), end } : token);
  }
  return merged;
}

/**
 * Corrects one-letter slips of words the lexicon knows (from five letters up), by the words that remain when
 * one letter is left out: constant work a word, whatever the lexicon's size. Where two words are as near,
 * neither is meant clearly, and what was written stands.
 */
export function speller(vocabulary: Iterable<string>, common: Iterable<string>): (word: string) => string {
  const words = [...vocabulary];
  const known = new Set<string>(common);
  for (const word of words) known.add(word);
  let index: ReadonlyMap<string, readonly string[]> | null = null;
  return (word) => {
    if (word.length < 5 || word.length > 24 || known.has(word) || /\d/.test(word)) return word;
    // Most messages know all of their words: the first one that does not pays for the index.
    index ??= indexed(words);
    const byGap = index;
    const near = new Set((byGap.get(word) ?? []).filter((one) => one[0] === word[0]));
    for (const gap of gaps(word)) {
      if (gap.length >= 5 && gap[0] === word[0] && known.has(gap)) near.add(gap);
      for (const one of byGap.get(gap) ?? []) if (one[0] === word[0] && oneSlip(word, one)) near.add(one);
    }
    return clearest(word, [...near]);
  };
}

/** The words that leave each gap; most gaps are left by one. */
function indexed(words: readonly string[]): Map<string, string[]> {
  const byGap = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 5 || /\d/.test(word)) continue;
    for (const gap of new Set(gaps(word))) {
      const near = byGap.get(gap);
      if (near) near.push(word);
      else byGap.set(gap, [word]);
    }
  }
  return byGap;
}

/** The one candidate, the one whose letters only changed places, or of forms of one word the one of the same length. */
function clearest(word: string, candidates: readonly string[]): string {
  const letters = [...word].sort().join('');
  const swapped = candidates.filter((one) => [...one].sort().join('') === letters);
  const [first, ...rest] = swapped.length > 0 ? swapped : candidates;
  if (first === undefined) return word;
  const stem = first.slice(0, Math.max(4, first.length - 3));
  if (rest.some((one) => !one.startsWith(stem))) return word;
  return candidates.find((one) => one.length === word.length) ?? first;
}

function* gaps(word: string): Generator<string> {
  for (let i = 0; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1);
}

/** Whether a speller that knows one of two words might correct the other to it. */
export function isNear(word: string, known: string): boolean {
  if (word.length < 5 || word[0] !== known[0]) return false;
  if (word.length === known.length) return oneSlip(word, known);
  const [longer, shorter] = word.length > known.length ? [word, known] : [known, word];
  return longer.length === shorter.length + 1 && [...gaps(longer)].includes(shorter);
}

/** One letter replaced, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  if (at < 0) return true;
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
}
