import { lookup } from '../../lookup.ts';
import { fold } from '../reading/text.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, both: 2, deux: 2, trois: 3, quatre: 4 },
};
const N = '(?<n>two|three|four|deux|trois|quatre|[2-4])';
const THINGS = '(?:items?|things?|pieces?|articles?|choses|trucs|produits|products?|vetements|clothes)';
const FIRST = new RegExp(
  `\\b(?:the )?(?:first ${N}|${N} first)(?: (?:ones|${THINGS}))?\\b|\\bles ${N} (?:premiere?s?)\\b`,
  'u',
);
const LAST = new RegExp(
  `\\b(?:the )?(?:last ${N}|${N} last)(?: (?:ones|${THINGS}))?\\b|\\bles ${N} (?:derniere?s?)\\b`,
  'u',
);
const BOTH = /\b(?:both|the two|all two|les deux|tous (?:les )?deux|toutes (?:les )?deux)\b/u;
const SOME = new RegExp(
  `\\b${N} (?:of (?:the|my|these|those|them)|of|des|de (?:mes|ces|nos))(?: ${THINGS})?\\b|\\b${N} ${THINGS}\\b`,
  'u',
);

/** Which of several, where a number says so: the first or last ones of those named, or so many of them. */
export interface SomeOf {
  count: number;
  from: 'first' | 'last' | null;
}

/** "Both", "the first two", "2 of the things", « les deux premiers »: how many things are meant; null where no number says so. English and French. */
export function someOf(text: string): SomeOf | null {
  const words = fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  if (NOT.test(words)) return null;
  const of = (found: RegExpExecArray | null): number | null => {
    const word = Object.values(found?.groups ?? {}).find((one) => one !== undefined);
    return word === undefined ? null : (lookup(NUMBERS, word) ?? Number(word));
  };
  // The groups of one name are in different branches.
  const first = of(FIRST.exec(words));
  if (first !== null) return { count: first, from: 'first' };
  const last = of(LAST.exec(words));
  if (last !== null) return { count: last, from: 'last' };
  if (BOTH.test(words)) return { count: 2, from: null };
  const some = of(SOME.exec(words));
  return some === null ? null : { count: some, from: null };
}

const NOT =
  /\b(?:not|don t|neither|except|pas|ni|sauf|orders|commandes|days|jours|weeks|semaines|fois|times)\b/u;
