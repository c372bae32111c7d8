import type { ConsentBeside } from './beside/beside.ts';

/** What can be put to a customer, as far as words for it differ. */
export type ConsentAct = 'cancel' | 'return' | 'exchange' | 'refund' | 'address' | 'undo' | 'other';

/** How a language asks for one act. */
interface ActWords {
  /** As a verb with its object ("send @obj back"). */
  do: string;
  /** As a noun ("the return"). */
  name: string;
}

/**
 * How a language agrees, declines, doubts and changes. Every rule is a list of phrases, one a line: words in
 * lower case without accents; `a|b` either, `word?` optional, `word*` up to four times, `@name` another rule
 * or a mark of the card: `@o` a size or colour that was offered, `@i` an item of the card, `@n` one of its
 * numbers, `@a` a word of its address, `@m` of its method of payment, `@x` a size, colour, item or number
 * that is not on the card, `@g` a thing among these, `@w` any word that has no such mark and does not stand against a yes.
 */
export interface ConsentGrammar {
  /** Written forms, one a line: "do not: don't|dont". */
  written: string;
  /** Helpers that other rules name. */
  parts: Record<string, string>;
  /** A bare yes. */
  yes: string;
  /** Says to go on, in so many words. */
  agree: string;
  /** Around an act (`@do`, `@name`): the wish for it. */
  wish: string;
  /** A wish put as a polite question. */
  asks: string;
  /** Names what was offered: `item`, the thing; `target`, what tells it from other things. */
  item: string;
  target: string;
  /** What the customer will do next, which takes the yes for granted. */
  follow: string;
  /** Why: fine beside a plain yes, and none itself. */
  reason: string;
  /** The same in kinds, by what they speak for. */
  reasons: ConsentReasons;
  /** The words of clauses beside a yes by what they can be. */
  beside?: ConsentBeside;
  praise: string;
  /** Greetings, thanks, manners, small talk. */
  fill: string;
  no: string;
  /** Hedges, delays, sarcasm, mere understanding. */
  doubt: string;
  /**
   * Words, and no phrases, that stand against a yes wherever they are: negation, doubt, delay, condition, question, another thing. Where
   * one of them is said, no judge is asked.
   */
  against: string;
  /**
   * Words, and no phrases, that say yes to something that was asked: what agrees without one of them ("ok", "perfect", "that's great") may
   * only take note of an answer.
   */
  firm: string;
  /** Words that make a question beside a yes one about the card: pronouns, "or", "but", "instead". */
  relates: string;
  condition: string;
  change: string;
  /** Which of several. */
  ordinals: readonly string[];
  acts: Partial<Record<ConsentAct, ActWords>>;
}

/**
 * What people tell beside a plain yes, by what it speaks for: `any` act; `away`, where the customer parts with the thing (cancel, return,
 * refund); `swap`, where something comes instead; `move`, where something goes elsewhere. `spent` says that the thing is not wanted any more, which would refuse anything but parting with it; `mind` is a change of mind: the reason of a yes in so
 * many words, and a no where none is said. What would speak against the act is in none of them. `fill` and `follow` are as in
 * {@link ConsentGrammar}.
 */
export interface ConsentReasons {
  parts: Record<string, string>;
  any: string;
  away: string;
  spent: string;
  mind: string;
  swap: string;
  move: string;
  fill: string;
  follow: string;
  /** Words for an order, or all of it. */
  order: string;
}
