import { isManner, sameProblem } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import type { Sign } from '../../../language/language.ts';
import type { Compiled } from '../../../language/reading/compiled.ts';
import type { Sentence, Token } from '../../../language/reading/text.ts';
import type { Reading } from '../intents.ts';
import { featuresOf } from './features.ts';
import { likelihoods } from './model.ts';
import { learned } from './weights.ts';

/*
 * What the model makes of a message, beside the patterns. It names what is wanted, and never how: whatever
 * comes of it is put to the customer first.
 */

/** From here up the model is believed where the patterns see nothing; of few words more is asked. */
const LIKELY = 0.48;
const LIKELY_OF_FEW = 0.62;
const FEW = 4;
/** From here up a part of a message has a wish of its own … */
const OWN_WISH = 0.75;
/** … if the message as a whole does not speak against it. */
const NOT_UNLIKELY = 0.15;
/** … or if it says so plainly by itself. */
const PLAINLY = 0.88;
/** From here up what the model sees takes the place of what the patterns see, where it finds that unlikely. */
const SURE = 0.88;
const SURE_OF_NEW = 0.6;
const UNLIKELY = 0.06;

/** Signs of how words hang together with what was said before: of them the patterns know more. */
const HANGING: ReadonlySet<Sign> = new Set<Sign>([
  'withdraws',
  'corrects',
  'backs_out',
  'not_cancel',
  'is_cancelled',
  'changed_mind',
  'spares',
  'the_other',
  'rather_than',
  'window',
  'next_step',
  'drop_off',
  'received',
  'lost_label',
  'which',
  'payback',
  'no_number',
  'promised',
  'replacement',
  'earlier',
  'goes_on',
  'availability',
  'usual_size',
  'answer_on',
  'personal',
  'language_wish',
  'code_again',
  'code_wanted',
  'handed_in',
  'label',
]);
/** What the patterns see of these stands: they are told plainly, and something is done about them. */
const HELD: readonly Intent[] = [
  'return',
  'exchange',
  'refund',
  'cancellation',
  'undo',
  'missing_parcel',
  'wrong_item',
  'human',
  'complaint',
];
/** Beside anything else these say nothing. */
const ONLY_ALONE: readonly Intent[] = ['praise', 'abuse'];
/** What does not fit is a return, whatever is told of sizes beside it. */
const FITS_NOT: readonly Sign[] = ['too_small', 'too_big', 'misfit'];
const OF_A_FIT: readonly Intent[] = ['policy_returns', 'size_advice', 'stock', 'wrong_item', 'complaint'];
/** What "not" turns into its opposite. */
const DENIABLE: readonly Intent[] = ['cancellation', 'undo'];

interface Guess {
  intent: Intent;
  likely: number;
}

/** The patterns' readings as the model corrects and completes them. */
export function completed(
  text: string,
  sentences: readonly Sentence[],
  patterns: readonly Reading[],
  says: ReadonlySet<Sign>,
  compiled: Compiled,
): Reading[] {
  if (sentences.length === 0 || [...HANGING].some((sign) => says.has(sign))) return [...patterns];
  const denies = sentences.some(({ tokens }) => tokens.some(({ word }) => compiled.negators.has(word)));
  // A one-time code has six digits, or is hidden once it was given, and asks for nothing.
  const all = guesses(text, sentences, compiled);
  if (/•{6}|(?<!\d)\d{6}(?!\d)/.test(text) && all[0]?.intent === 'promo_code') return [...patterns];
  const whole = all.filter(({ intent }) => !denies || !DENIABLE.includes(intent));
  const likely = new Map(whole.map((guess) => [guess.intent, guess.likely]));
  const [best] = whole;
  if (!best) return [...patterns];
  const wanted = patterns.filter(({ intent }) => !isManner(intent));
  // "I'll check when I can go to the pickup point" asks for no shop.
  if (wanted.some(({ intent }) => intent === 'pause')) return [...patterns];
  const parts = partsOf(sentences, compiled);
  const trouble = FITS_NOT.some((sign) => says.has(sign));
  const own = (parts.length > 1 ? parts.flatMap((part) => wishOf(part, likely, compiled)) : []).filter(
    ({ intent }) => !trouble || !OF_A_FIT.includes(intent),
  );
  if (wanted.length === 0) return filled(best, own, patterns, sentences);
  const fresh = isNew(best.intent, compiled) && !ONLY_ALONE.includes(best.intent);
  const stands = ({ intent, score }: Reading) =>
    (likely.get(intent) ?? 1) >= UNLIKELY || (fresh ? HELD.includes(intent) : score === 1);
  const surely = !trouble && best.likely >= (fresh ? SURE_OF_NEW : SURE);
  const kept =
    surely && !isManner(best.intent) && !ONLY_ALONE.includes(best.intent) ? wanted.filter(stands) : wanted;
  // Of one family the model tells apart what the patterns do not: what shipping costs, from how it goes.
  const nearer = kept.filter(
    ({ intent }) => !fresh || !sameProblem(intent, best.intent) || (likely.get(intent) ?? 0) > best.likely,
  );
  const said = nearer.length > 0 && nearer.length === kept.length ? kept : [...nearer, learnt(best)];
  return joined(said, own);
}

/** Of intents that no pattern reads the model alone knows. */
function isNew(intent: Intent, { cues }: Compiled): boolean {
  return cues.every((cue) => cue.intent !== intent);
}

function filled(
  best: Guess,
  own: readonly Guess[],
  patterns: readonly Reading[],
  sentences: readonly Sentence[],
): Reading[] {
  const count = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const enough = count <= FEW ? LIKELY_OF_FEW : LIKELY;
  if (isManner(best.intent) || best.likely < enough) {
    if (own.length > 0) return joined([], own);
    const courtesy = best.intent !== 'other' && isManner(best.intent) && best.likely >= enough;
    return patterns.length === 0 && courtesy ? [learnt(best)] : [...patterns];
  }
  return joined([learnt(best)], own);
}

/** Adds the wishes of parts that are about something else. */
function joined(said: readonly Reading[], own: readonly Guess[]): Reading[] {
  const all = [...said];
  for (const guess of own)
    if (all.every(({ intent }) => !sameProblem(intent, guess.intent))) all.push(learnt(guess));
  return all;
}

function learnt({ intent, likely }: Guess): Reading {
  return { intent, score: Math.min(0.99, likely), mode: 'tell', learnt: true };
}

function guesses(text: string, sentences: readonly Sentence[], compiled: Compiled): Guess[] {
  const chances = likelihoods(featuresOf(text, sentences, compiled));
  return learned.intents
    .map((intent, i) => ({ intent, likely: chances[i] ?? 0 }))
    .sort((a, b) => b.likely - a.likely);
}

function wishOf(part: Sentence, whole: ReadonlyMap<Intent, number>, compiled: Compiled): Guess[] {
  const [best] = guesses(wordsOf(part), [part], compiled);
  if (!best || isManner(best.intent) || best.likely < OWN_WISH) return [];
  const plain = best.likely >= PLAINLY && part.tokens.length >= 4;
  return plain || (whole.get(best.intent) ?? 0) >= NOT_UNLIKELY ? [best] : [];
}

/** What may hold a wish of its own: sentences, clauses, and what "and" joins, of three words at least. */
function partsOf(sentences: readonly Sentence[], { lexicon }: Compiled): Sentence[] {
  return sentences.flatMap((sentence) => {
    const parts: Token[][] = [[]];
    let clause = sentence.tokens[0]?.clause;
    for (const token of sentence.tokens) {
      const joint = lexicon.numberLinks.includes(token.word);
      if (joint || token.clause !== clause) parts.push([]);
      clause = token.clause;
      if (!joint) parts.at(-1)?.push(token);
    }
    const long = parts.filter((tokens) => tokens.length >= 3);
    return long.length > 1 ? long.map((tokens) => ({ ...sentence, tokens })) : [sentence];
  });
}

function wordsOf({ tokens, question }: Sentence): string {
  const words = tokens.filter(({ start }, i) => i === 0 || tokens[i - 1]?.start !== start);
  return `${words.map(({ raw }) => raw).join(' ')}${question ? '?' : ''}`;
}
