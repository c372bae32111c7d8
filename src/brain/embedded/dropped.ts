import type { Act } from '../../conversation/quote.ts';
import type { Intent } from '../../conversation/values.ts';
import { languageOfText } from '../../language/detect.ts';
import { keepsOrder } from '../../language/follow/keeps-order.ts';
import { languageOf } from '../../language/index.ts';
import { compiled } from '../../language/reading/compiled.ts';
import { besideRefusal } from '../../language/upkeep/refusal.ts';
import { refusals } from '../../language/upkeep/refusal-texts.ts';
import type { Heard } from './requested.ts';
import { type Understanding, understand } from './understand.ts';
import { fits, onlyKind } from './wish-parts.ts';

/** What may be read into "no, forget it, we keep everything" beside that. */
const BESIDE: ReadonlySet<Intent> = new Set<Intent>([
  ...(['undo', 'pause', 'no', 'yes', 'thanks', 'goodbye', 'greeting', 'complaint', 'other'] as const),
]);

/** Whether nothing more is to come of what was offered, and nothing else is wanted in the same breath. */
export function dropsAll({ says, named, intents, problem, wish }: Understanding): boolean {
  if (!(says.has('drops') || says.has('jokes')) || says.has('hypothetical') || problem !== null) return false;
  if (named.sizes.length + named.colours.length > 0 || wish.direction !== null) return false;
  return intents.every(
    ({ intent, mode, learnt }) =>
      learnt === true || BESIDE.has(intent) || (intent === 'return' && mode === 'tell'),
  );
}

/**
 * Whether a customer's own new words drop what was put to them, which does `acts`: all of it, or for another of the things that they
 * wished for.
 */
export function saysDrop(words: string, { locale, today, country }: Heard, acts: readonly Act[]): boolean {
  if (words.trim() === '') return false;
  const engine = compiled(languageOfText(words, languageOf(locale)));
  const reading = understand(words, engine, { today, country, known: [], expectsOrder: false });
  const kind = onlyKind(reading);
  // "No, do you ship to Norway?", "no hang on, I asked how much": a no beside something else that is asked.
  const beside = besideRefusal(words, refusals);
  if (beside && (/[?？]/.test(beside) || reading.says.has('rephrases'))) return true;
  if (acts.every((one) => one === 'cancel') && keepsOrder(words)) return true;
  return dropsAll(reading) || (kind !== null && acts.length > 0 && acts.every((one) => !fits(kind, one)));
}
