import type { ConsentBeside } from '../../language/beside/beside.ts';
import { wordsIn } from '../rules.ts';

/** A class of words. */
export type WordClass = Exclude<keyof ConsentBeside, 'acts' | 'verb' | 'bare' | 'infinitive'>;

/** A language's classes of words, ready to be asked. */
export interface Classes {
  is(word: string | undefined, ...classes: WordClass[]): boolean;
  /** The words that name an act. */
  act(act: string): ReadonlySet<string>;
  verb: RegExp;
  bare: RegExp;
  infinitive: RegExp;
}

const cache = new WeakMap<ConsentBeside, Classes>();
const NEVER = '(?!)';
const NONE: ReadonlySet<string> = new Set();

export function classesOf(source: ConsentBeside): Classes {
  const known = cache.get(source);
  if (known) return known;
  const { acts, verb = NEVER, bare = NEVER, infinitive = NEVER, ...lists } = source;
  const sets = new Map(Object.entries(lists).map(([name, list]) => [name, wordsIn(list)]));
  const named = new Map(Object.entries(acts).map(([name, list]) => [name, wordsIn(list)]));
  const fresh: Classes = {
    is: (word, ...classes) => word !== undefined && classes.some((name) => sets.get(name)?.has(word)),
    act: (act) => named.get(act) ?? NONE,
    verb: new RegExp(verb),
    bare: new RegExp(bare),
    infinitive: new RegExp(infinitive),
  };
  cache.set(source, fresh);
  return fresh;
}
