import type { ConsentAct, ConsentGrammar } from '../language/consent.ts';
import { built } from './built.ts';
import type { Term } from './rules.ts';

/** What a phrase is to the card; `pick` names one alternative. */
export type Role =
  | 'yes'
  | 'agree'
  | 'pick'
  | 'asks'
  | 'item'
  | 'target'
  | 'follow'
  | 'reason'
  | 'grounds'
  | 'spent'
  | 'mind'
  | 'praise'
  | 'spare'
  | 'later'
  | 'fill'
  | 'please'
  | 'no'
  | 'doubt'
  | 'condition'
  | 'change';

export interface Phrase {
  role: Role;
  /** Of `pick` and `asks`: which alternative. */
  alternative: number;
  /** It says what is to be done, or what comes instead. */
  names: boolean;
  terms: Term[];
}

/** A word with the card's marks on it. */
export interface Marked {
  word: string;
  marks: ReadonlySet<string>;
}

export interface Segment {
  role: Role | 'unknown';
  alternative: number;
  names: boolean;
  start: number;
  end: number;
}

/** A language's grammar of consent, ready for cards of one shape. */
export interface Grammar {
  phrases: readonly Phrase[];
  byFirst: ReadonlyMap<string, readonly Phrase[]>;
  rules: ReadonlyMap<string, readonly Term[][]>;
  /** Every word it knows. */
  words: ReadonlySet<string>;
  written: ReadonlyMap<string, readonly string[]>;
  /** Words that stand against a yes wherever they are. */
  against: ReadonlySet<string>;
  /** Words that make a yes more than thanks for an answer. */
  firm: ReadonlySet<string>;
  /** Words that are no slip of the pen and no name. */
  familiar: ReadonlySet<string>;
  /** Words that no clause ends with. */
  dangling: ReadonlySet<string>;
  /** Words that make a question one about the card, or set what it asks for against the card. */
  relates: ReadonlySet<string>;
  correct(word: string): string;
}

const cache = new WeakMap<ConsentGrammar, Map<string, Grammar>>();

/**
 * The grammar of a language for a card whose alternatives have these acts. `familiar` are words that no slip of the pen is made of; `parts` are
 * rules that only some cards know.
 */
export function grammarFor(
  source: ConsentGrammar,
  acts: readonly (readonly ConsentAct[])[],
  without: readonly string[],
  familiar: Iterable<string>,
): Grammar {
  const shapes = cache.get(source) ?? new Map<string, Grammar>();
  cache.set(source, shapes);
  const key = `${acts.map((some) => some.join('+')).join(' ')}/${without.join(' ')}`;
  const known = shapes.get(key);
  if (known) return known;
  const fresh = built(source, acts, without, familiar);
  shapes.set(key, fresh);
  return fresh;
}
