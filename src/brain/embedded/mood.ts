import type { Compiled } from '../../language/reading/compiled.ts';
import { found } from '../../language/reading/match.ts';
import { meant } from '../../language/reading/meant.ts';
import type { Sentence } from '../../language/reading/text.ts';

/** How content the customer sounds, 0 to 1; null when nothing shows it. */
export function moodOf(text: string, sentences: readonly Sentence[], compiled: Compiled): number | null {
  const count = (patterns: Compiled['praise']) =>
    sentences.filter(({ tokens }) => found(patterns, tokens)).length;
  const praised = sentences.filter((sentence) =>
    compiled.praise.some((pattern) => meant(pattern, sentence, compiled)),
  ).length;
  const anger = count(compiled.anger);
  const insults = count(compiled.insults);
  // Praise beside anger is irony more often than not.
  const praise = anger + insults > 0 ? 0 : praised;
  const shouting = shouts(text);
  if (praise + anger + insults === 0 && !shouting) return null;
  const mood = 0.5 + 0.3 * Math.min(praise, 2) - 0.3 * anger - 0.4 * insults - (shouting ? 0.2 : 0);
  return Math.round(Math.min(1, Math.max(0, mood)) * 100) / 100;
}

/** Mostly capitals over some length, or a row of exclamation marks. */
function shouts(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  return (letters.length >= 12 && capitals / letters.length > 0.7) || text.includes('!!');
}
