import type { Compiled } from '../../../language/reading/compiled.ts';
import { found } from '../../../language/reading/match.ts';
import { fold, type Sentence } from '../../../language/reading/text.ts';

/** Buckets that features fall into; the model keeps the telling ones. */
export const BUCKETS = 1 << 16;

/** One word, number, or sign that tells something. */
const PIECE = /\p{L}+|\d+|[?!]+|\p{Extended_Pictographic}/gu;
/** More pieces of one message are not read. */
const MOST_PIECES = 120;

/** What a message shows the model: buckets, each once, and how much each of them counts. */
export interface Features {
  buckets: number[];
  weight: number;
  /** Those of the patterns' own signs. */
  signs: number[];
  /** Those of the single words. */
  words: number[];
}

/** Folded words, their pairs and parts, and what the patterns found in the same sentences. */
export function featuresOf(text: string, sentences: readonly Sentence[], compiled: Compiled): Features {
  const pieces = piecesOf(text);
  const buckets = new Set<number>();
  const words = new Set<number>();
  const add = (feature: string) => buckets.add(bucketOf(feature));
  for (let i = -1; i <= pieces.length; i++) {
    const piece = pieces[i] ?? '_';
    const next = pieces[i + 1] ?? '_';
    const later = pieces[i + 2];
    if (i >= 0 && i < pieces.length) {
      add(`w ${piece}`);
      words.add(bucketOf(`w ${piece}`));
      for (const part of partsOf(piece)) add(`c ${part}`);
    }
    if (i < pieces.length) add(`b ${piece} ${next}`);
    if (i >= 0 && later !== undefined) add(`s ${piece} ${later}`);
  }
  const weight = 1 / Math.sqrt(Math.max(6, pieces.length));
  return { buckets: [...buckets], weight, signs: signsOf(), words: [...words] };

  function signsOf(): number[] {
    const said = new Set<string>([`length ${Math.min(4, Math.floor(pieces.length / 3))}`]);
    for (const { tokens } of sentences) {
      for (const [sign, patterns] of compiled.allSigns)
        if (found(patterns, tokens) !== null) said.add(`sign ${sign}`);
      for (const { intent, weight, patterns } of compiled.cues)
        if (found(patterns, tokens) !== null) said.add(`cue ${intent} ${weight}`);
    }
    return [...said].map(bucketOf);
  }
}

/** How many words the model has no weights for, and whether they are the greater part: nobody asks shops in such words. */
export function strangeness(words: readonly number[], isKnown: (bucket: number) => boolean): number[] {
  const strange = words.filter((bucket) => !isKnown(bucket)).length;
  const share = Math.round((4 * strange) / Math.max(1, words.length));
  return [bucketOf(`strange ${Math.min(4, strange)}`), bucketOf(`strange share ${share}`)];
}

/** Every bucket that `strangeness` can give. */
export function strangeBuckets(): number[] {
  return [0, 1, 2, 3, 4].flatMap((n) => [bucketOf(`strange ${n}`), bucketOf(`strange share ${n}`)]);
}

/** The text as pieces: numbers by their length, "please!!!" as a word and a sign. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const [piece] of fold(text).matchAll(PIECE)) {
    if (pieces.length >= MOST_PIECES) break;
    pieces.push(
      /\d/.test(piece)
        ? '0'.repeat(Math.min(piece.length, 5))
        : /[?!]/.test(piece)
          ? piece.slice(0, 2)
          : piece,
    );
  }
  return pieces;
}

/** Runs of four letters with the ends of the word, and its beginning: what forms and slips have in common. */
function partsOf(word: string): string[] {
  if (word.length < 4) return [];
  const whole = `_${word.slice(0, 20)}_`;
  const parts = [`${word.slice(0, 5)}*`];
  for (let i = 0; i + 4 <= whole.length; i++) parts.push(whole.slice(i, i + 4));
  return parts;
}

/** FNV-1a, 32 bit. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193);
  return ((hash >>> 16) ^ hash) & (BUCKETS - 1);
}
