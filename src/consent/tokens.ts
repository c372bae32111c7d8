import { fold, readable } from '../language/reading/text.ts';
import { SIZE_SIGN } from './marks.ts';

/** A sentence as it is judged: folded words, and whether it asks. */
export interface Said {
  words: string[];
  question: boolean;
  /** Before which words the writer pauses, in order: a comma, a dash, an emoji. */
  pauses: number[];
}

/** Stands for words that somebody else said. */
const QUOTED = '"';

/** Longer than this, a message is no plain answer and is not read. */
const LONGEST = 2500;
const PIECE =
  /\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:'\p{L}+)*'?|\p{Extended_Pictographic}|[€$£"]|[.!?¿؟？。！…\n]+|¿|[,;:()–—]|(?<=\s)-+(?=\s)/gu;
/** A size of one letter, as sizes are written … */
const SIZE_LETTER = /^[SML]$/;
/** … and not as a name is begun, or a "Monsieur" is shortened. */
const INITIAL = /^(?:\.|['-]|\s+\p{Lu}\p{Ll})/u;
/** A line of a signature that is an address, a number or a page. */
const CONTACT = /^\s*(?:[^\s@]+@[^\s@]+|\+?[\d\s().-]{8,20}|(?:https?:\/\/|www\.)\S+)\s*$/i;
/** A title or an initial before the name that ends a letter. */
const TITLE =
  /(^|\n)[ \t]*(?:Mme|Mlle|Mrs|Ms|Mr|Dr|Herr|Frau|Sra|Sr|\p{Lu})\.?[ \t]+(?=\p{Lu}[\p{Ll}-]+\s*$)/u;
const MODIFIERS = /[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu;

/** The customer's own words, cut into sentences; null where there are too many. */
export function saidIn(text: string, written: ReadonlyMap<string, readonly string[]>): Said[] | null {
  const own = withoutQuotes(readable(text.slice(0, LONGEST + 1)).replace(MODIFIERS, ''))
    .replace(TITLE, '$1')
    .replace(/\bc est\b/gi, "c'est");
  if (own.length > LONGEST) return null;
  const sentences: Said[] = [];
  let words: string[] = [];
  let pauses: number[] = [];
  const end = (question: boolean) => {
    if (words.length > 0 || question) sentences.push({ words, question, pauses });
    [words, pauses] = [[], []];
  };
  const pause = () => {
    if (words.length > 0 && pauses.at(-1) !== words.length) pauses.push(words.length);
  };
  const shouts = !/\p{Ll}/u.test(own);
  for (const { 0: piece, index } of own.matchAll(PIECE)) {
    if (/^[.!?¿؟？。！…\n]/.test(piece)) end(/[?¿؟？]/.test(piece));
    else if (/^[,;:()–—-]/.test(piece)) pause();
    else if (!shouts && SIZE_LETTER.test(piece) && !INITIAL.test(own.slice(index + 1)))
      words.push(SIZE_SIGN + fold(piece));
    else {
      // "Si" before a pause is no "if".
      const paused = /^\s*[,.!]/.test(own.slice(index + piece.length))
        ? written.get(`${fold(piece)},`)
        : undefined;
      const sign = /^\p{Extended_Pictographic}/u.test(piece);
      if (sign) pause();
      words.push(...(paused ?? written.get(piece.toLowerCase()) ?? spelled(fold(piece), written)));
      if (sign) pause();
    }
  }
  end(false);
  return sentences;
}

/** Lines that quote a mail go; words in quotation marks stay as a stop. */
function withoutQuotes(text: string): string {
  const lines = text.split('\n');
  const quoted = (line: string | undefined) => line !== undefined && /^\s*(?:>|\|)/.test(line);
  return lines
    .filter((line, i, all) => !(CONTACT.test(line) && signs(all, i)))
    .filter((line, i, all) => !quoted(line) && !(quoted(all[i + 1]) && /:\s*$/.test(line)))
    .join('\n')
    .replace(/[‹›「」『』‚]/g, '"')
    .replace(/^[ \t]*'[^\n]*'[ \t]*$/gm, ` ${QUOTED} `)
    .replace(/(^|[\s(])'(?=[^\s'])([^']*)'(?=$|[\s).,;:!?])/g, '$1"$2"')
    .replace(/"[^"]*(?:"|$)/g, ` ${QUOTED} `)
    .replace(/\b([a-z])\.([a-z])\.(?:([a-z])\.?)?/gi, '$1$2$3');
}

/** A line with an address ends a letter; after "send it to:" it is where something shall go. */
function signs(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1]?.trim();
  return before !== undefined && !/[:,]$/.test(before) && (before === '' || before.split(/\s+/).length <= 3);
}

/**
 * A piece as words: contractions written out, what an apostrophe cuts off as its word, drawn-out letters
 * drawn in.
 */
function spelled(piece: string, written: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const known = written.get(piece);
  if (known) return known;
  const bare = piece.replace(/'$/, '');
  if (!bare.includes("'")) return written.get(bare) ?? [bare];
  const parts = bare.split("'");
  return parts.flatMap((part, i) => {
    const key = i === 0 ? `${part}'` : i === parts.length - 1 ? `'${part}` : part;
    return written.get(key) ?? written.get(part) ?? [part];
  });
}
