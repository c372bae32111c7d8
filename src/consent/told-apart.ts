import { garmentConcept } from '../language/reading/concepts.ts';
import { fold, readable } from '../language/reading/text.ts';
import type { ConsentAlternative, ConsentCard, Verdict } from './card.ts';
import { unclear } from './decide.ts';
import { same, wordsOf } from './marks.ts';

const WORD = /\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:'\p{L}+)*/gu;

/**
 * A yes to one of several alternatives, held against what tells them apart: every such word that was said has to be of that alternative
 * and of no other. "M then", between S in black and M in tan, is the second; "S in tan" is neither; "exchange it" is no choice between two
 * exchanges.
 */
export function toldApart(
  { alternatives }: ConsentCard,
  text: string,
  verdict: Extract<Verdict, { kind: 'agrees' }>,
): Verdict {
  const picked = alternatives.find(({ id }) => id === verdict.alternative);
  if (!picked) return unclear(true, true);
  const alike = alternatives.filter(({ acts }) => sameActs(acts, picked.acts));
  const vocabularies = new Map(alternatives.map((one) => [one, vocabularyOf(one)]));
  const knownBy = (form: string) => alternatives.filter((one) => vocabularies.get(one)?.has(form));
  const said = saidForms(text).filter((forms) => forms.some((form) => telling(knownBy(form))));
  const fits = alternatives.filter((one) =>
    said.every((forms) => forms.some((form) => knownBy(form).includes(one))),
  );
  if (said.length === 0) return alike.length === 1 || !verdict.names ? verdict : unclear(true, true);
  const [only, ...more] = fits.filter((one) => alike.includes(one));
  if (!only || more.length > 0 || !isOffered(only)) return unclear(true, true);
  return { ...verdict, alternative: only.id };

  /** "M in black", where M is offered in tan alone, is none of what was put. */
  function isOffered({ target }: ConsentAlternative): boolean {
    const own = formsOf(target);
    const any = new Set(alternatives.flatMap((one) => [...formsOf(one.target)]));
    return own.size === 0 || saidForms(text).every((forms) => !hits(forms, any) || hits(forms, own));
  }

  function telling(holders: readonly ConsentAlternative[]): boolean {
    return holders.length > 0 && holders.length < alternatives.length;
  }
}

function sameActs(one: ConsentAlternative['acts'], other: ConsentAlternative['acts']): boolean {
  return one.length === other.length && one.every((act) => other.includes(act));
}

function hits(forms: readonly string[], set: ReadonlySet<string>): boolean {
  return forms.some((form) => set.has(form));
}

function formsOf(options: readonly string[]): Set<string> {
  return new Set(options.flatMap((option) => [fold(option), ...wordsOf(option)]).flatMap(same));
}

function vocabularyOf({ items, target, amounts }: ConsentAlternative): Set<string> {
  const options = [...target, ...items.flatMap(({ options: own }) => own)];
  const titles = items.flatMap(({ title }) => wordsOf(title));
  return new Set([
    ...formsOf(options),
    ...titles.flatMap((word) => [word, garmentConcept(word)]),
    ...amounts.flatMap(wordsOf),
  ]);
}

/** The words, and two that may be one name, each in all its forms. */
function saidForms(text: string): string[][] {
  const words = fold(readable(text)).match(WORD) ?? [];
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
  return [...words, ...pairs].map((word) => [...same(word), garmentConcept(word)]);
}
