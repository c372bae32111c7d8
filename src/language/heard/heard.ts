import { piecesOf } from './grams.ts';
import { type PackedTable, type Told, unpack } from './packed.ts';
import { scriptLanguage } from './scripts.ts';
import { packed } from './weights.ts';

/** A language that a text is in, as far as its letters show. */
export interface Heard {
  /** ISO 639-1, of sixty languages. */
  tag: string;
  /** How much plainer it is than a language one knows of, from 0 to 1: 1 where that tells nothing. */
  over(other: string): number;
  /** Pieces of words that were looked at, and how many of them tell of the language. */
  pieces: number;
  telling: number;
}

/** Letters of a text that are looked at: a person may paste a whole book, on every message. */
const MOST_TEXT = 4_000;

interface Unpacked {
  languages: readonly string[];
  tells(piece: number): Told;
}
const unpacked = new WeakMap<PackedTable, Unpacked>();

/** Unpacks the table, which is done once. */
export function unpackLanguages(): void {
  tableOf(packed.content);
}

function tableOf(table: PackedTable): Unpacked {
  const known = unpacked.get(table) ?? { languages: table.languages.split(' '), tells: unpack(table) };
  unpacked.set(table, known);
  return known;
}

/**
 * The language of a text, of sixty, also of a short one; null where its letters tell nothing. A few words without
 * their neighbours fit several languages: `over` says by how much.
 */
export function heardIn(text: string): Heard | null {
  const letters = text.slice(0, MOST_TEXT).replace(/\S{1,256}@\S{1,256}|https?:\/\/\S+|[#@]\S+/g, ' ');
  const script = scriptLanguage(letters);
  const pieces = piecesOf(letters);
  if (script) return alone(script, pieces.size, pieces.size);
  const { languages, tells } = tableOf(packed.content);
  const scores = new Array<number>(languages.length).fill(0);
  const telling = new Array<number>(languages.length).fill(0);
  for (const piece of pieces)
    for (const [language, score] of tells(piece)) {
      scores[language] = (scores[language] ?? 0) + score;
      telling[language] = (telling[language] ?? 0) + 1;
    }
  const most = Math.max(...scores);
  const first = scores.indexOf(most);
  const tag = languages[first];
  if (most === 0 || tag === undefined) return null;
  const told = telling[first] ?? 0;
  // Among its neighbours Spanish alone opens its questions with a sign.
  if (/[¿¡]/.test(letters) && ['ca', 'it', 'pt'].includes(tag)) return alone('es', pieces.size, told);
  const over = (other: string) => 1 - (scores[languages.indexOf(other)] ?? 0) / most;
  return { tag, pieces: pieces.size, telling: told, over };
}

/** It can be no other. */
function alone(tag: string, pieces: number, telling: number): Heard {
  return { tag, pieces, telling, over: (other) => (other === tag ? 0 : 1) };
}

/** How much plainer a language has to be than those that are spoken, and of how many pieces of words. */
const PLAINLY = 0.45;
const ENOUGH = 5;
/** Of nonsense one piece may tell of something by chance. */
const TELLING = 2;
const SHARE = 0.2;

/**
 * The language that a text is plainly in where that is none of those one knows (primary subtags); null where it may be
 * one of them: a name, a place and a few short words are no language.
 */
export function plainlyOther(text: string, known: readonly string[]): string | null {
  const heard = heardIn(text);
  if (!heard || known.includes(heard.tag) || heard.pieces < ENOUGH) return null;
  if (heard.telling < TELLING || heard.telling < SHARE * heard.pieces) return null;
  return known.every((tag) => heard.over(tag) >= PLAINLY) ? heard.tag : null;
}
