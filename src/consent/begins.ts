import { consentGrammar, consentTags } from '../language/index.ts';
import { wordsOf } from './marks.ts';

let firm: ReadonlySet<string> | null = null;

/** The words begin with one that says yes to something that was asked, in any language that cards are put in. */
export function beginsWithYes(text: string): boolean {
  firm ??= new Set(
    consentTags().flatMap((tag) => consentGrammar(tag)?.firm.split(/\s+/).filter(Boolean) ?? []),
  );
  const [first] = wordsOf(text);
  return first !== undefined && firm.has(first);
}
