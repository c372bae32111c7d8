import { INTENTS, sameProblem } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import type { Sign } from '../../../language/language.ts';
import type { Compiled } from '../../../language/reading/compiled.ts';
import type { Reading } from '../intents.ts';
import type { Guess } from './guesses.ts';

/** What does not fit is a return, whatever is told of sizes beside it. */
export const FITS_NOT: readonly Sign[] = ['too_small', 'too_big', 'misfit'];
export const OF_A_FIT: readonly Intent[] = [
  'policy_returns',
  'size_advice',
  'stock',
  'wrong_item',
  'complaint',
  // "The silk top is too big" names the thing.
  'material',
];
export const ON_THE_SHELF: readonly Intent[] = ['material', 'size_conversion', 'hours', 'business'];
/** What the patterns see of these stands: they are told plainly, and something is done about them. */
export const HELD: readonly Intent[] = [
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

/** Of intents that no pattern reads the model alone knows. */
export function isNew(intent: Intent, { cues }: Compiled): boolean {
  return cues.every((cue) => cue.intent !== intent);
}

/** True when nothing is done about it, so that to be wrong costs an answer beside the point. */
export function isAside(intent: Intent): boolean {
  const { topic, settles } = INTENTS[intent];
  return topic === true && settles !== true;
}

/**
 * Adds the wishes of parts that are about something else; of one family the model's own intents are nearer than
 * what the patterns see ("how much is delivery" is no question of how it goes).
 */
export function joined(said: readonly Reading[], own: readonly Guess[], compiled: Compiled): Reading[] {
  const all = [...said];
  const returns = said.some(({ intent }) => sameProblem(intent, 'return'));
  for (const guess of own) {
    // "Can I send it back?" beside what is wrong with it asks for no rules.
    if (returns && guess.intent === 'policy_returns') continue;
    if (all.some(({ intent }) => intent === guess.intent)) continue;
    const at = all.findIndex(({ intent }) => sameProblem(intent, guess.intent));
    const there = all[at];
    // What shipping costs and how long it takes are two questions.
    if (!there || (there.learnt && isAside(there.intent) && isAside(guess.intent))) all.push(learnt(guess));
    else if (isNew(guess.intent, compiled) && !there.learnt && !HELD.includes(there.intent))
      all[at] = learnt(guess);
  }
  return all;
}

/** What the model alone makes of a message. */
export function learnt({ intent, likely }: Guess): Reading {
  return { intent, score: Math.min(0.99, likely), mode: 'tell', learnt: true };
}
