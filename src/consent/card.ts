import type { ConsentAct } from '../language/consent.ts';

/** What is put to a customer: one alternative, or several of which one is to be named. */
export interface Card {
  order: string | null;
  alternatives: readonly Alternative[];
}

export interface Alternative {
  id: string;
  act: ConsentAct;
  /** The things it is about, with the options they have now; empty where it is about the whole order. */
  items: readonly CardItem[];
  /** Size, colour and the like of what comes instead. */
  target: readonly string[];
  /** Amounts of money as they may be said, in units: "10", "87", "87.00". */
  amounts: readonly string[];
  /** Where something goes; null where that is not part of it. */
  address: string | null;
  /** How money moves ("Visa 4242"); null where none does. */
  method: string | null;
}

interface CardItem {
  title: string;
  options: readonly string[];
}

/** What the customer's words are to the card. Only `agrees` does anything. */
export type Verdict =
  | { kind: 'agrees'; alternative: string }
  | { kind: 'declines' }
  | { kind: 'changes' }
  | { kind: 'unclear' };
