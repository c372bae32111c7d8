import { pieceNumber } from '../../src/language/heard/grams.ts';
import { type PackedTable, pack } from '../../src/language/heard/packed.ts';
import { byScript } from '../../src/language/heard/scripts.ts';
import type { EldTable } from './eld.ts';

/** Below it a piece is common to too many languages. */
const LEAST = 105;

/** What languages are heard by: without those that their script gives away, and what tells little. */
export function packedFrom({ languages, grams }: EldTable): PackedTable {
  const kept = languages.filter((tag) => !byScript.has(tag));
  const table = new Map<number, Map<number, number>>();
  for (const { piece, told } of grams) {
    const number = pieceNumber(piece);
    for (const { language, score } of told) {
      const at = kept.indexOf(language);
      if (score < LEAST || at < 0) continue;
      const scores = table.get(number) ?? new Map<number, number>();
      // Two pieces may have one number.
      scores.set(at, Math.max(score, scores.get(at) ?? 0));
      table.set(number, scores);
    }
  }
  return pack(new Map([...table].map(([piece, scores]) => [piece, [...scores]])), kept);
}
