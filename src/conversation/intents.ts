import { ENTRIES, type IntentEntry, type Outweighs } from './intent-catalogue.ts';

/** What a customer wants. The dialogue engine, models and figures share this list. */
export type Intent = keyof typeof ENTRIES;
export const INTENTS: Readonly<Record<Intent, IntentEntry<Intent>>> = ENTRIES;
export const INTENT_NAMES = Object.keys(ENTRIES) as Intent[];

/** What is asked beside orders, of which the shop may have written something down. */
export type Topic = {
  [Name in Intent]: (typeof ENTRIES)[Name] extends { topic: true } ? Name : never;
}[Intent];

/** True of what is asked beside orders. */
export function isTopic(intent: Intent): intent is Topic {
  return INTENTS[intent].topic === true;
}

/** True when two intents belong to one problem (a return that becomes an exchange). */
export function sameProblem(a: Intent, b: Intent): boolean {
  return a === b || (INTENTS[a].family !== null && INTENTS[a].family === INTENTS[b].family);
}

/** True of what can only be about an order, whether or not its number has been said yet. */
export function ofAnOrder(intent: Intent): boolean {
  return INTENTS[intent].ofOrder === true;
}

/** True of courtesies and answers, beside which a message may still want something. */
export function isManner(intent: Intent): boolean {
  return INTENTS[intent].manner === true;
}

/** Pairs of an intent and what it outweighs there, the most telling intent first. */
export function rivals(where: keyof Outweighs<Intent>): [Intent, readonly Intent[]][] {
  const telling = (name: Intent) => INTENTS[name].telling ?? Number.POSITIVE_INFINITY;
  return INTENT_NAMES.toSorted((one, other) => telling(one) - telling(other)).flatMap((name) => {
    const losers = INTENTS[name].outweighs?.[where];
    return losers ? [[name, losers]] : [];
  });
}
