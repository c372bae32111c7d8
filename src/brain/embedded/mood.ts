import type { Compiled } from '../../language/reading/compiled.ts';
import { found } from '../../language/reading/match.ts';
import { meant } from '../../language/reading/meant.ts';
import type { Sentence } from '../../language/reading/text.ts';
import { moodOf as emojiMood } from '../satisfaction.ts';

/** How a message sounds. */
export interface Mood {
  /** How content the customer sounds, 0 to 1; null when nothing shows it. */
  satisfaction: number | null;
  anger: boolean;
  /** Praise that means the contrary. */
  sarcasm: boolean;
  /** Tells of a lawyer, a review, a bank. */
  threat: boolean;
  /** Does not know what else to do. */
  despair: boolean;
}

/** The mood of a message by its words, signs and emoji. */
export function moodOf(text: string, sentences: readonly Sentence[], compiled: Compiled): Mood {
  const count = (patterns: Compiled['praise']) =>
    sentences.filter(({ tokens }) => found(patterns, tokens)).length;
  const faces = [...text.matchAll(/\p{Extended_Pictographic}/gu)].map(([face]) => emojiMood(face));
  const cross = faces.some((mood) => mood !== null && mood < 0.3) ? 1 : 0;
  const glad = faces.some((mood) => mood !== null && mood > 0.7) ? 1 : 0;
  const praised =
    glad +
    sentences.filter((sentence) => compiled.praise.some((pattern) => meant(pattern, sentence, compiled)))
      .length;
  const insults = count(compiled.insults);
  const scorn = count(compiled.scorn) + (/[🙄🙃]/u.test(text) ? 1 : 0);
  const angry = count(compiled.anger) + cross;
  const threats = count(compiled.signs.disputes);
  const despair = count(compiled.signs.despairs);
  const shouting = shouts(text);
  const upset = angry + insults + scorn + threats + despair > 0;
  // Praise beside anger is irony more often than not.
  const praise = upset ? 0 : praised;
  const mood =
    0.5 +
    0.3 * Math.min(praise, 2) -
    0.3 * Math.max(angry, Math.min(scorn + threats, 1)) -
    (despair > 0 && angry + scorn + threats === 0 ? 0.2 : 0) -
    0.4 * insults -
    (shouting && praise === 0 ? 0.2 : 0);
  return {
    satisfaction:
      praise > 0 || upset || shouting ? Math.round(Math.min(1, Math.max(0, mood)) * 100) / 100 : null,
    anger: angry + insults > 0 || (shouting && praise === 0),
    sarcasm: scorn > 0,
    threat: threats > 0,
    despair: despair > 0,
  };
}

/** Mostly capitals over some length, or a row of exclamation marks. */
function shouts(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  return (letters.length >= 12 && capitals / letters.length > 0.7) || text.includes('!!');
}
