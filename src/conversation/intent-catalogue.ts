export interface Outweighs<Intent extends string> {
  /** Rivals in the same sentence. */
  sentence?: readonly Intent[];
  /** Rivals in the same sentence that only a clearer reading explains away. */
  clearerInSentence?: readonly Intent[];
  /** Rivals anywhere in the message: of one story only the most specific part counts. */
  message?: readonly Intent[];
  /** Rivals anywhere in the message that only a clearer reading explains away. */
  clearerInMessage?: readonly Intent[];
}

/**
 * What is known of an intent, whoever reads it. A new one is an entry here and its words in each language
 * (`topics`, `topic` of the briefing, cues); one that is not a topic also has a plan in the embedded brain.
 */
export interface IntentEntry<Intent extends string> {
  /** Intents of one family belong to one ticket: a return that becomes an exchange. */
  family: 'return' | 'parcel' | 'cancellation' | 'subscription' | 'shipping' | null;
  /** It can only be about an order, whether or not its number has been said yet. */
  ofOrder?: true;
  /** Courtesies and short answers: the message may contain a request besides. */
  manner?: true;
  /** It changes something; without it the intent is a question to answer. */
  settles?: true;
  /**
   * It is not about an order, and the store may have an article about it: the answer quotes that, else what
   * is true in any store (`topics` of a language), and a person is offered. The embedded brain says where
   * more is to be done (`plan/topics.ts`).
   */
  topic?: true;
  /** An answer to a counter-question does not continue it. */
  standalone?: true;
  /** A question about contact or payment details looks like it, but is not. */
  likePersonal?: true;
  /** Its rank among those that outweigh others: the lower, the more specific. */
  telling?: number;
  /** The intents that it explains away, unless they were expressed more clearly. */
  outweighs?: Outweighs<Intent>;
  /** How satisfied a customer with this intent is likely to be, 0 to 1; 0.5 where none is given. */
  mood?: number;
}

/** Types the catalogue so that its intents can name only each other. */
function catalogue<const Entries extends { [Name in keyof Entries]: IntentEntry<keyof Entries & string> }>(
  entries: Entries,
): Entries {
  return entries;
}

/** Every intent. Of those read equally clearly, the first here comes first. */
export const ENTRIES = catalogue({
  greeting: { family: null, manner: true, standalone: true },
  thanks: { family: null, manner: true, standalone: true, mood: 0.8 },
  goodbye: { family: null, manner: true, standalone: true, mood: 0.6 },
  yes: { family: null, manner: true, standalone: true, mood: 0.6 },
  no: { family: null, manner: true, standalone: true },
  order_status: {
    telling: 17,
    family: 'parcel',
    ofOrder: true,
    outweighs: {
      sentence: ['missing_parcel', 'exchange', 'return', 'policy_shipping', 'stock'],
      clearerInSentence: ['stock'],
    },
  },
  return: {
    telling: 15,
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.4,
    outweighs: { sentence: ['order_status', 'missing_parcel', 'hours'], clearerInSentence: ['stock'] },
  },
  exchange: {
    telling: 11,
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.45,
    outweighs: { sentence: ['stock', 'order_status', 'size_advice'], message: ['return', 'refund'] },
  },
  refund: {
    telling: 13,
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.4,
    outweighs: { sentence: ['order_status'], clearerInSentence: ['stock'], clearerInMessage: ['exchange'] },
  },
  cancellation: {
    telling: 10,
    family: 'cancellation',
    ofOrder: true,
    settles: true,
    mood: 0.4,
    outweighs: { message: ['refund', 'return', 'exchange', 'order_status'] },
  },
  stock: { telling: 16, family: null, outweighs: { sentence: ['order_status'] } },
  size_advice: { telling: 12, family: 'return', outweighs: { sentence: ['stock', 'exchange'] } },
  policy_returns: {
    telling: 5,
    family: null,
    outweighs: {
      sentence: ['return', 'refund', 'exchange', 'hours', 'order_status'],
      clearerInSentence: ['policy_shipping'],
    },
  },
  policy_shipping: {
    telling: 6,
    family: 'shipping',
    outweighs: { sentence: ['order_status', 'stock', 'hours'] },
  },
  hours: { telling: 14, family: null, outweighs: { sentence: ['human', 'stock'] } },
  missing_parcel: {
    telling: 9,
    family: 'parcel',
    ofOrder: true,
    settles: true,
    mood: 0.25,
    outweighs: { sentence: ['policy_shipping', 'hours', 'order_status'], message: ['order_status'] },
  },
  wrong_item: {
    telling: 7,
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.25,
    outweighs: { message: ['return', 'exchange', 'order_status', 'missing_parcel', 'stock', 'size_advice'] },
  },
  damaged_item: {
    telling: 8,
    family: 'return',
    ofOrder: true,
    settles: true,
    mood: 0.25,
    outweighs: { message: ['return', 'exchange', 'order_status', 'missing_parcel', 'stock'] },
  },
  address_change: {
    telling: 3,
    family: null,
    likePersonal: true,
    outweighs: { sentence: ['exchange', 'order_status', 'policy_shipping', 'stock'] },
  },
  payment: {
    telling: 4,
    family: null,
    mood: 0.4,
    likePersonal: true,
    outweighs: { sentence: ['order_status', 'stock', 'exchange', 'damaged_item'] },
  },
  human: {
    telling: 1,
    family: null,
    standalone: true,
    mood: 0.35,
    likePersonal: true,
    outweighs: { sentence: ['pause', 'other'] },
  },
  pause: {
    telling: 18,
    family: null,
    standalone: true,
    outweighs: { message: ['return', 'exchange', 'refund', 'stock'] },
  },
  undo: {
    telling: 2,
    family: 'return',
    ofOrder: true,
    settles: true,
    standalone: true,
    mood: 0.35,
    outweighs: { message: ['cancellation', 'exchange', 'return', 'refund', 'human', 'complaint'] },
  },
  complaint: { family: null, standalone: true, mood: 0.15, likePersonal: true },
  promo_code: { family: null, topic: true },
  invoice: { family: null, topic: true },
  account: { family: null, topic: true, standalone: true, likePersonal: true },
  order_change: { family: 'cancellation', topic: true, ofOrder: true, settles: true },
  payment_methods: { family: null, topic: true },
  shipping_cost: { family: 'shipping', topic: true },
  delivery_date: { family: 'shipping', topic: true },
  gift_card: { family: null, topic: true },
  warranty_care: { family: null, topic: true },
  material: { family: null, topic: true },
  size_conversion: { family: null, topic: true },
  stock_alert: { family: null, topic: true },
  shop_address: { family: null, topic: true },
  site_fault: { family: null, topic: true, standalone: true, mood: 0.35 },
  subscription: { family: 'subscription', topic: true },
  subscription_cancel: { family: 'subscription', topic: true, mood: 0.4 },
  appointment: { family: null, topic: true, standalone: true },
  loyalty: { family: null, topic: true },
  business: { family: null, topic: true, standalone: true },
  abuse: { family: null, topic: true, standalone: true, mood: 0.05 },
  praise: { family: null, topic: true, standalone: true, mood: 0.9 },
  other: { family: null, manner: true, standalone: true },
});
