import type { Intent } from './values.ts';

/**
 * What is known of an intent, whoever reads it: a new one is an entry here, its plan, its cues and its words.
 */
interface IntentEntry {
  /** Intents of one family are one problem: a return that becomes an exchange. */
  family: 'return' | 'parcel' | 'cancellation' | null;
  /** It can only be about an order, whether or not its number has been said yet. */
  ofOrder?: true;
  /** Courtesies and answers, beside which a message may still want something. */
  manner?: true;
  /** It changes something, as against a question that is answered. */
  settles?: true;
  /** An answer to a question back does not go on with it. */
  standalone?: true;
  /** How content somebody is likely to be who wants this, 0 to 1; 0.5 where nothing is said. */
  mood?: number;
}

export const INTENTS: Readonly<Record<Intent, IntentEntry>> = {
  greeting: { family: null, manner: true, standalone: true },
  thanks: { family: null, manner: true, standalone: true, mood: 0.8 },
  goodbye: { family: null, manner: true, standalone: true, mood: 0.6 },
  yes: { family: null, manner: true, standalone: true, mood: 0.6 },
  no: { family: null, manner: true, standalone: true },
  order_status: { family: 'parcel', ofOrder: true },
  return: { family: 'return', ofOrder: true, settles: true, mood: 0.4 },
  exchange: { family: 'return', ofOrder: true, settles: true, mood: 0.45 },
  refund: { family: 'return', ofOrder: true, settles: true, mood: 0.4 },
  cancellation: { family: 'cancellation', ofOrder: true, settles: true, mood: 0.4 },
  stock: { family: null },
  size_advice: { family: 'return' },
  policy_returns: { family: null },
  policy_shipping: { family: null },
  hours: { family: null },
  missing_parcel: { family: 'parcel', ofOrder: true, settles: true, mood: 0.25 },
  wrong_item: { family: 'return', ofOrder: true, settles: true, mood: 0.25 },
  damaged_item: { family: 'return', ofOrder: true, settles: true, mood: 0.25 },
  address_change: { family: null },
  payment: { family: null, mood: 0.4 },
  human: { family: null, standalone: true, mood: 0.35 },
  pause: { family: null, standalone: true },
  undo: { family: 'return', ofOrder: true, settles: true, standalone: true, mood: 0.35 },
  complaint: { family: null, standalone: true, mood: 0.15 },
  other: { family: null, manner: true, standalone: true },
};

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
