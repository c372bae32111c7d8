import { ENTRIES, type IntentEntry, type Outweighs } from './intent-catalogue.ts';

/** What a customer wants. The dialogue engine, models and figures share this list. */
export type Intent = keyof typeof ENTRIES;
export const INTENTS: Readonly<Record<Intent, IntentEntry<Intent>>> = ENTRIES;
export const INTENT_NAMES = Object.keys(ENTRIES) as Intent[];

/** Intents that are not about an order, on which the store may have an article. */
export type Topic = {
  [Name in Intent]: (typeof ENTRIES)[Name] extends { topic: true } ? Name : never;
}[Intent];

/** True of intents that are not about an order. */
export function isTopic(intent: Intent): intent is Topic {
  return INTENTS[intent].topic === true;
}

/** True when two intents belong to one ticket (a return that becomes an exchange). */
export function sameProblem(a: Intent, b: Intent): boolean {
  return a === b || (INTENTS[a].family !== null && INTENTS[a].family === INTENTS[b].family);
}

/** True of what can only be about an order, whether or not its number has been named yet. */
export function ofAnOrder(intent: Intent): boolean {
  return INTENTS[intent].ofOrder === true;
}

/** True of courtesies and short answers: the message may contain a request besides. */
export function isManner(intent: Intent): boolean {
  return INTENTS[intent].manner === true;
}

/** Pairs of an intent and what it outweighs there, the most specific intent first. */
export function rivals(where: keyof Outweighs<Intent>): [Intent, readonly Intent[]][] {
  const telling = (name: Intent) => INTENTS[name].telling ?? Number.POSITIVE_INFINITY;
  return INTENT_NAMES.toSorted((one, other) => telling(one) - telling(other)).flatMap((name) => {
    const losers = INTENTS[name].outweighs?.[where];
    return losers ? [[name, losers]] : [];
  });
}
