import type { Act } from '../conversation/quote.ts';
import type { Formats } from './language.ts';

/** What a language's words for cards are made with. */
export type CardFormats = Pick<Formats, 'money' | 'day' | 'list' | 'piece' | 'options' | 'order'>;

/** What one effect is about, in the language's own forms. */
export interface CardParts {
  /** What leaves the customer or the order, listed; empty where nothing does. */
  out: string;
  /** Where it is so many pieces of one thing: how many, and the thing. */
  counted: { count: number; piece: string } | null;
  /** The titles of the same, for what has to agree with them. */
  titles: readonly string[];
  /** What comes instead, or is kept. */
  in: string;
  /** "order #45821"; empty where it is about none. */
  order: string;
  /** It is all of the order. */
  whole: boolean;
  /** What an undoing takes back. */
  undone: 'exchange' | 'return' | 'other';
  /** Of an appointment: when it was until now, and when it is to be. */
  was: string;
  when: string;
  /** Of a subscription: how many seats it has, and is to have; null where they stay. */
  seats: { from: number; to: number } | null;
  /** Where something goes, or how it is paid. */
  to: string;
}

/** A way that money goes, as far as everybody may hear of it. */
export type MoneyWay = 'original' | 'card' | 'store_credit' | 'gift_card';

/**
 * How a language puts a card to a customer. Clauses are infinitives that follow "I can"; sentences are whole. Everything is said
 * aloud as well as read.
 */
export interface CardTexts {
  formats: CardFormats;
  /** "I can …." */
  can(clause: string): string;
  /** The same for what else one yes covers, and for what may be chosen instead. */
  also(clause: string): string;
  or(clause: string): string;
  clauses: Record<Act, (parts: CardParts) => string>;
  /** The label of a return that there is already. */
  labelAgain(order: string): string;
  /** Money that comes back: at once, or within so many days of the parcel's arrival. */
  back(amount: string, way: string, days: number | null): string;
  pay(amount: string, way: string): string;
  ways: Record<MoneyWay, string>;
  free: string;
  handIn(day: string): string;
  /** Where a label goes that is not given here, and a parcel. */
  labelOnFile: string;
  parcelTo(place: string): string;
  onFile: string;
  final: string;
  /** A person has to approve it; who agrees now has an answer by then. */
  approval(by: string): string;
  /** Until when a subscription runs that is ended, and what is charged until then: `amount` each time. */
  ends(parts: { day: string; renewals: number; amount: string; trial: boolean; unpaid: boolean }): string;
  /** When one that goes on is charged next. */
  renews(parts: { day: string; amount: string }): string;
  /** From when a changed one costs what, and what it cost before. */
  changes(parts: { day: string; amount: string; was: string; interval: 'month' | 'year' }): string;
  /** Asks for the yes in one sentence, where nothing else is to be told. */
  shall(clause: string): string;
  /** Asks for the yes. */
  ask: string;
  askAll: string;
  /** Asks which one: by what they are called, or at all. */
  askWhich(names: string): string;
  askOne: string;
  /** Before a card that is put once more. */
  again: string;
  /** The same where one of several is to be named. */
  againWhich: string;
  names: Record<Act, string>;
  /** What buttons say, at most 20 characters. */
  buttons: Record<Act, string> & {
    exchangeFor(options: string): string;
    /** Where not all of the order is cancelled: one thing of it, or several. */
    cancelItem: string;
    cancelItems: string;
    all: string;
  };
}
