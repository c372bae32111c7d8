/** What somebody looks for. */
export interface Question {
  terms: Term[];
  tags: string[];
}

/** A part of it: looked for among names, addresses and numbers, or among what was said. */
export interface Term {
  /** Any part of a name, an address or a number, folded. */
  part: string;
  /** Whole words, folded. */
  words: string[];
}

/** Longest question in characters, and most terms: what is behind is not looked for. */
const MOST = { characters: 200, terms: 8 };
/** Characters from which on the last word may be the beginning of one, and a part is looked for. */
export const SHORTEST = 3;
/** Characters of a tag at most. */
const LONGEST_TAG = 40;

/** Letters without accents and case. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text, folded; as SQLite's `unicode61` takes them apart. */
function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Reads a question: words, parts of addresses and numbers, `tag:` and a tag. */
export function readQuestion(q: string): Question {
  const pieces = q.slice(0, MOST.characters).trim().split(/\s+/).filter(Boolean);
  const tags = pieces.flatMap((piece) => tagOf(/^tag:(.+)$/i.exec(piece)?.[1] ?? '') ?? []);
  const rest = pieces.filter((piece) => !/^tag:/i.test(piece));
  const whole = rest.join(' ');
  const terms = isNumber(whole)
    ? [{ part: digitsOf(whole), words: wordsOf(whole) }]
    : rest.slice(0, MOST.terms).flatMap((piece) => {
        const words = wordsOf(piece);
        return words.length ? [{ part: partOf(piece), words }] : [];
      });
  return { terms, tags };
}

/** A tag as it is kept: small letters, digits and hyphens; null where nothing of it is left. */
export function tagOf(text: string): string | null {
  const tag = wordsOf(text).join('-').slice(0, LONGEST_TAG).replace(/-+$/, '');
  return tag || null;
}

/** A name, an address or a number as it is looked for. */
export function keyOf(text: string): string {
  return isNumber(text) ? text.replaceAll(/\D/g, '') : folded(text).trim();
}

/** All words of a question as SQLite looks for them; the last may be the beginning of one. */
export function matchOf(words: readonly string[]): string {
  return words
    .map((word, index) => `"${word}"${index === words.length - 1 && word.length >= SHORTEST ? ' *' : ''}`)
    .join(' AND ');
}

/** The same of a text in hand. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const all = wordsOf(text);
  const there = new Set(all);
  return words.every(
    (word, index) =>
      there.has(word) ||
      (index === words.length - 1 && word.length >= SHORTEST && all.some((one) => one.startsWith(word))),
  );
}

/** Characters of a text that are shown of it, about its first word that was looked for. */
const SHOWN = 160;

/** A line of the text around the first of the words, cut with an ellipsis. */
export function excerpt(text: string, words: readonly string[]): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= SHOWN) return line;
  const plain = folded(line);
  // Folding may take characters away: a place in the folded text is about there in the line.
  const at = Math.min(...words.map((word) => plain.indexOf(word)).filter((place) => place >= 0), line.length);
  const from = at === line.length ? 0 : Math.max(0, Math.min(at - SHOWN / 4, line.length - SHOWN));
  const cut = line.slice(from, from + SHOWN);
  return `${from > 0 ? '…' : ''}${cut}${from + SHOWN < line.length ? '…' : ''}`;
}

/** Digits with what stands between them, as phone numbers and orders are written. */
function isNumber(text: string): boolean {
  return /^[#+]?[\d\s().\-/]+$/.test(text) && digitsOf(text).length >= SHORTEST;
}

/** Without the noughts before them: at home a number begins with one that the world does not know. */
function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '').replace(/^0+/, '');
}

function partOf(piece: string): string {
  return folded(piece.replace(/^#(?=.)/, ''));
}
