import { Intent } from './values.ts';

interface Outweighs {
  /** Rivals in the same sentence. */
  sentence?: readonly Intent[];
  /** Rivals in the same sentence that only a clearer reading explains away. */
  clearerInSentence?: readonly Intent[];
  /** Rivals anywhere in the message: one story, told by its most telling part. */
  message?: readonly Intent[];
  /** Rivals anywhere in the message that only a clearer reading explains away. */
  clearerInMessage?: readonly Intent[];
}

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
  /** A question on contact or payment details looks like it, and is not. */
  likePersonal?: true;
  /** What it explains away beside it, unless that was said more clearly. */
  outweighs?: Outweighs;
  /** How content somebody is likely to be who wants this, 0 to 1; 0.5 where nothing is said. */
  mood?: number;
}

/** Every intent, the most telling first: in this order those that go together in one message outweigh each other. */
export const INTENTS: Readonly<Record<Intent, IntentEntry>> = {
  human: {
    family: null,
    standalone: true,
    mood: 0.35,
    likePersonal: true,
    outweighs: { sentence: ['pause', 'other'] },
  },
  undo: {
    family: 'return',
    ofOrder: true,
    settles: true,
    standalone: true,
    mood: 0.35,
    outweighs: { message: ['cancellation', 'exchange', 'return', 'refund', 'human', 'complaint'] },
  },
  address_change: {
    family: null,
    likePersonal: true,
    outweighs: { sentence: ['exchange', 'order_status', 'policy_shipping', 'stock'] },
  },
  payment: {
    family: null,
    mood: 0.4,
    likePersonal: true,
    outweighs: { sentence: ['order_status', 'stock', 'exchange', 'damaged_item'] },
  },
  policy_returns: {
    family: null,
    outweighs: {
      sentence: ['return', 'refund', 'exchange', 'hours', 'order_status'],
      clearerInSentence: ['policy_shipping'],
    },
  },
  policy_shipping: { family: null, outweighs: { sentence: ['order_status', 'stock', 'hours'] } },
  wrong_item: {
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.25,
    outweighs: { message: ['return', 'exchange', 'order_status', 'missing_parcel', 'stock', 'size_advice'] },
  },
  damaged_item: {
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.25,
    outweighs: { message: ['return', 'exchange', 'order_status', 'missing_parcel', 'stock'] },
  },
  missing_parcel: {
    family: 'parcel',
    ofOrder: true,
    settles: true,
    mood: 0.25,
    outweighs: { sentence: ['policy_shipping', 'hours', 'order_status'], message: ['order_status'] },
  },
  cancellation: {
    family: 'cancellation',
    ofOrder: true,
    settles: true,
    mood: 0.4,
    outweighs: { message: ['refund', 'return', 'exchange', 'order_status'] },
  },
  exchange: {
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.45,
    outweighs: { sentence: ['stock', 'order_status', 'size_advice'], message: ['return', 'refund'] },
  },
  size_advice: { family: 'return', outweighs: { sentence: ['stock', 'exchange'] } },
  refund: {
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.4,
    outweighs: { sentence: ['order_status'], clearerInSentence: ['stock'], clearerInMessage: ['exchange'] },
  },
  hours: { family: null, outweighs: { sentence: ['human', 'stock'] } },
  return: {
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.4,
    outweighs: { sentence: ['order_status', 'missing_parcel', 'hours'], clearerInSentence: ['stock'] },
  },
  stock: { family: null, outweighs: { sentence: ['order_status'] } },
  order_status: {
    family: 'parcel',
    ofOrder: true,
    outweighs: {
      sentence: ['missing_parcel', 'exchange', 'return', 'policy_shipping', 'stock'],
      clearerInSentence: ['stock'],
    },
  },
  pause: {
    family: null,
    standalone: true,
    outweighs: { message: ['return', 'exchange', 'refund', 'stock'] },
  },
  complaint: { family: null, standalone: true, mood: 0.15, likePersonal: true },
  greeting: { family: null, manner: true, standalone: true },
  thanks: { family: null, manner: true, standalone: true, mood: 0.8 },
  goodbye: { family: null, manner: true, standalone: true, mood: 0.6 },
  yes: { family: null, manner: true, standalone: true, mood: 0.6 },
  no: { family: null, manner: true, standalone: true },
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

/** Pairs of an intent and what it outweighs there, the most telling intent first. */
export function rivals(where: keyof Outweighs): [Intent, readonly Intent[]][] {
  const known: [string, IntentEntry][] = Object.entries(INTENTS);
  return known.flatMap(([name, { outweighs }]) => {
    const losers = outweighs?.[where];
    return losers ? [[Intent.parse(name), losers]] : [];
  });
}
