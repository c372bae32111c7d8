import { isManner, sameProblem } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import type { Compiled } from '../../../language/reading/compiled.ts';
import type { Sentence, Token } from '../../../language/reading/text.ts';
import { readIntents } from '../intents.ts';
import { featuresOf } from './features.ts';
import { likelihoods } from './model.ts';
import { learned } from './weights.ts';

/** An intent, and how likely the model finds it. */
export interface Guess {
  intent: Intent;
  likely: number;
}

/** From here up a part of a message has a wish of its own, … */
const OWN_WISH = 0.6;
/** … if the message as a whole does not speak against it, … */
const NOT_UNLIKELY = 0.06;
/** … or if it says so plainly by itself. */
const PLAINLY = 0.85;
/** The message as a whole is about two things: each of them is so likely, and a part of it says so. */
const ONE_OF_TWO = 0.2;
const IN_ITS_PART = 0.4;
const WITHOUT_THE_WHOLE = 0.05;
/** What joins parts besides "and". */
const SET_AGAINST = ['but', 'mais'];
/** Words of a part that says something by itself, and of one that says it plainly. */
const FEWEST = 2;
const ENOUGH = 4;

/** Every intent, the likeliest first. */
export function guesses(text: string, sentences: readonly Sentence[], compiled: Compiled): Guess[] {
  const chances = likelihoods(featuresOf(text, sentences, compiled));
  return learned.content.intents
    .map((intent, i) => ({ intent, likely: chances[i] ?? 0 }))
    .sort((a, b) => b.likely - a.likely);
}

/** What the parts of a message want, each by itself. */
export function wishesOfParts(
  sentences: readonly Sentence[],
  whole: ReadonlyMap<Intent, number>,
  compiled: Compiled,
): Guess[] {
  const parts = partsOf(sentences, compiled);
  return parts.length > 1 ? parts.flatMap((part) => wishOf(part, whole, compiled)) : [];
}

/**
 * The first part of a message that bears a problem out: the model finds it likely there, or the patterns read it there and
 * the model is sure of nothing else. -1 where there is none, or one part alone.
 */
export function bornOutIn(intent: Intent, sentences: readonly Sentence[], compiled: Compiled): number {
  const parts = partsOf(sentences, compiled);
  if (parts.length < 2) return -1;
  return parts.findIndex((part) => {
    const all = guesses(wordsOf(part), [part], compiled);
    const likely = all
      .filter((guess) => sameProblem(guess.intent, intent))
      .reduce((sum, guess) => sum + guess.likely, 0);
    const unsure = (all[0]?.likely ?? 0) < OWN_WISH;
    return likely >= IN_ITS_PART || (unsure && readIntents([part], compiled).has(intent));
  });
}

function wishOf(part: Sentence, whole: ReadonlyMap<Intent, number>, compiled: Compiled): Guess[] {
  const wholly = (intent: Intent) => whole.get(intent) ?? 0;
  const all = guesses(wordsOf(part), [part], compiled);
  // Of what a part may want, what the whole speaks for comes first.
  const [best] = all.sort((a, b) => weighed(b) - weighed(a));
  if (!best || isManner(best.intent)) return [];
  const likely = wholly(best.intent);
  const own = best.likely >= OWN_WISH && likely >= NOT_UNLIKELY;
  const shared = best.likely >= IN_ITS_PART && likely >= ONE_OF_TWO;
  const plain = best.likely >= PLAINLY && part.tokens.length >= ENOUGH;
  return own || shared || plain ? [best] : [];

  function weighed({ intent, likely: inPart }: Guess): number {
    return inPart * (WITHOUT_THE_WHOLE + wholly(intent));
  }
}

/** What may hold a wish of its own: sentences, clauses, and what "and" joins. */
function partsOf(sentences: readonly Sentence[], { lexicon }: Compiled): Sentence[] {
  return sentences.flatMap((sentence) => {
    const parts: Token[][] = [[]];
    let clause = sentence.tokens[0]?.clause;
    for (const token of sentence.tokens) {
      const joint = lexicon.numberLinks.includes(token.word) || SET_AGAINST.includes(token.word);
      if (joint || token.clause !== clause) parts.push([]);
      clause = token.clause;
      if (!joint) parts.at(-1)?.push(token);
    }
    const long = parts.filter((tokens) => tokens.length >= FEWEST);
    return long.length > 1 ? long.map((tokens) => ({ ...sentence, tokens })) : [sentence];
  });
}

function wordsOf({ tokens, question }: Sentence): string {
  const words = tokens.filter(({ start }, i) => i === 0 || tokens[i - 1]?.start !== start);
  return `${words.map(({ raw }) => raw).join(' ')}${question ? '?' : ''}`;
}
