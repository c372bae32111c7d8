import type { Lexicon } from './language/language.ts';

/** More than this of one message is not read: a customer's problem fits, a pasted book does not. */
const TEXT_LIMIT = 8000;
const TOKEN_LIMIT = 1600;

/** A word as it is matched; `clause` counts commas and the like, so that a "not" reaches no further than its clause. */
export interface Token {
  word: string;
  raw: string;
  clause: number;
}

export interface Sentence {
  tokens: Token[];
  question: boolean;
}

/** Invisible and control characters, which carry no meaning a customer would type. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** The text as it is read: capped, composed, without invisible characters, with straight apostrophes. */
export function readable(text: string): string {
  return text
    .slice(0, TEXT_LIMIT)
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[“”«»„]/g, '"');
}

/** Lower case without accents: "Ça" and "ca" are one word. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const PIECE = /\d+(?:[.,]\d+)+|[\p{L}\p{N}]+(?:'[\p{L}]+)*|[.!?\n]+|[,;:()–—]| -+ /gu;

/** Cuts a readable text into sentences of words; contractions are written out and near misses corrected. */
export function sentencesOf(text: string, lexicon: Lexicon, correct: (word: string) => string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  let clause = 0;
  let count = 0;
  const close = (question: boolean) => {
    if (tokens.length > 0) sentences.push({ tokens: counted(tokens, lexicon), question });
    tokens = [];
    clause = 0;
  };
  for (const [piece] of text.matchAll(PIECE)) {
    if (count >= TOKEN_LIMIT) break;
    if (/^[.!?\n]/.test(piece)) {
      close(piece.includes('?'));
    } else if (/^[,;:()–— ]/.test(piece)) {
      clause++;
    } else {
      const folded = fold(piece);
      for (const word of (lexicon.contractions[folded] ?? folded.replaceAll("'", ' ')).split(' ')) {
        if (!word) continue;
        // A capital inside a sentence is a name: "Spain" is no slip of "stain".
        const name = tokens.length > 0 && /^\p{Lu}\p{Ll}/u.test(piece);
        tokens.push({ word: name ? word : correct(word), raw: piece, clause });
        count++;
      }
    }
  }
  close(false);
  return sentences;
}

/** Numbers said in words become figures: "thirty nine" is "39". Single digits stay words: they may spell a longer number. */
function counted(tokens: readonly Token[], { numbers, digits }: Lexicon): Token[] {
  const merged: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const value = numbers[token.word];
    if (value === undefined) {
      merged.push(token);
      continue;
    }
    const next = tokens[i + 1];
    const unit = (value % 10 === 0 && value >= 20 && next && digits[next.word]) || 0;
    if (unit > 0) i++;
    merged.push({ ...token, word: String(value + unit) });
  }
  return merged;
}

/**
 * Corrects one-letter slips of words the lexicon knows (from five letters up), by the words that remain when one letter
 * is left out: constant work a word, whatever the lexicon's size.
 */
export function speller(vocabulary: Iterable<string>, common: Iterable<string>): (word: string) => string {
  const known = new Set<string>(common);
  const byGap = new Map<string, string>();
  for (const word of vocabulary) known.add(word);
  for (const word of vocabulary) {
    if (word.length < 5 || /\d/.test(word)) continue;
    for (const gap of gaps(word)) if (!byGap.has(gap)) byGap.set(gap, word);
  }
  return (word) => {
    if (word.length < 5 || word.length > 24 || known.has(word) || /\d/.test(word)) return word;
    const missing = byGap.get(word);
    if (missing && missing[0] === word[0]) return missing;
    for (const gap of gaps(word)) {
      if (gap.length >= 5 && known.has(gap)) return gap;
      const near = byGap.get(gap);
      if (near && near[0] === word[0] && oneSlip(word, near)) return near;
    }
    return word;
  };
}

function* gaps(word: string): Generator<string> {
  for (let i = 0; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1);
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
