/**
 * Cuts text that comes in pieces into sentences. What goes in comes out: the sentences joined are the text.
 */
export interface SentenceStream {
  /** Takes the next piece, gives the sentences it completes, each with its trailing space. */
  push(piece: string): string[];
  /** Gives what is left, as at a pause or the end; empty when there is nothing. */
  flush(): string[];
}

/**
 * Longest sentence, in characters: a longer one is cut at a comma or a word, so that speech begins in time.
 */
const MOST = 240;

/**
 * A {@link SentenceStream} for speech. A sentence ends with its mark and one white space, as soon as both are
 * there, or with a line. Decimals ("87.50"), abbreviations ("M. Martin", "No. 45821"), initials and list
 * numbers end none. Where pieces are cut does not matter.
 */
export function sentenceStream(): SentenceStream {
  let rest = '';
  return {
    push(piece) {
      rest += piece;
      const sentences: string[] = [];
      for (let end = endOf(rest); end > 0; end = endOf(rest)) {
        sentences.push(rest.slice(0, end));
        rest = rest.slice(end);
      }
      return sentences;
    },
    flush() {
      const left = rest;
      rest = '';
      return left ? [left] : [];
    },
  };
}

/** A whole text in sentences. */
export function sentencesOf(text: string): string[] {
  const stream = sentenceStream();
  return [...stream.push(text), ...stream.flush()];
}

/** Length of the first sentence of `text`; 0 as long as that cannot be known. */
function endOf(text: string): number {
  const head = text.slice(0, MOST);
  for (const match of head.matchAll(/(?<![.!?…])([.!?…]+)["'’»”)\]*_]*\s|\n/g)) {
    const end = match.index + match[0].length;
    const before = text.slice(0, match.index);
    if (!match[1]) {
      if (before.trim()) return end;
      continue;
    }
    const verdict = endsThere(before, match[1], text.slice(end, end + MOST));
    if (verdict === 'unknown' && text.length <= MOST) return 0;
    if (verdict === true) return end;
  }
  return text.length > MOST ? softEnd(text) : 0;
}

/**
 * Whether `mark`, after `before` and with a white space behind it, ends a sentence that goes on with `after`.
 */
function endsThere(before: string, mark: string, after: string): boolean | 'unknown' {
  if (!/[\p{L}\p{N}]/u.test(before)) return false;
  if (mark !== '.') return true;
  const word = /[^\s("'«“’-]*$/.exec(before)?.[0] ?? '';
  // "1. Print the label": a number that opens a sentence counts items.
  if (/^\d{1,2}$/.test(word)) return before.trim() !== word;
  if (NEVER_LAST.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word)) return false;
  const next = /\S/u.exec(after)?.[0];
  if (BEFORE_NUMBER.has(word.toLowerCase())) return next === undefined ? 'unknown' : !/[\d#]/.test(next);
  if (SOMETIMES_LAST.test(word)) return next === undefined ? 'unknown' : /[\p{Lu}\d]/u.test(next);
  return true;
}

/** Always with something behind them. */
const NEVER_LAST = new Set(
  'mr mrs ms dr prof st ste mme mlle mm vs e.g i.e p.ex cf approx env tél tel bd av ref réf'.split(' '),
);
/** Words of their own, and abbreviations only before a number: "No. We don't" and "No. 45821". */
const BEFORE_NUMBER = new Set(['no', 'nos', 'nr', 'art', 'p', 'pp']);
/** Abbreviations that may close a sentence, which then goes on with a capital: "until 6 p.m. Then …". */
const SOMETIMES_LAST = /^(?:etc|inc|ltd|co|\p{L}(?:\.\p{L})+)$/iu;

/** The best place to cut a sentence that is too long: the last comma in it, or white space, or anywhere. */
function softEnd(text: string): number {
  const head = text.slice(0, MOST);
  for (const pattern of [/[,;:]\s/g, /\s/g]) {
    const last = [...head.matchAll(pattern)].at(-1);
    if (last && last.index + last[0].length > MOST / 3) return last.index + last[0].length;
  }
  const unit = head.charCodeAt(MOST - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? MOST - 1 : MOST;
}
