import type { CannedAnswers } from '../../../src/console/protocol.ts';

/* Answers that stand ready, and what they leave to be filled in. Pure. */

export type CannedAnswer = CannedAnswers['answers'][number];

/** What stands for a variable; what is not known stays as it is, and is filled in by hand. */
export type Values = Partial<Record<'name' | 'first_name' | 'order' | 'advisor' | 'store', string | null>>;

/** An answer with what is known in its places. */
export function withValues(text: string, values: Values): string {
  const known = new Map(Object.entries(values));
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => known.get(name) || whole);
}

/** What is still to be filled in, as it stands in the text. */
export function unfilled(text: string): string[] {
  return [...new Set(text.match(/\{\{(?:name|first_name|order|advisor|store)\}\}/g) ?? [])];
}

/** The answers in which all words of a question stand, those in the customer's language first. */
export function found(answers: readonly CannedAnswer[], question: string, language: string): CannedAnswer[] {
  const words = plain(question).split(/\s+/).filter(Boolean);
  const fits = ({ name, text }: CannedAnswer) =>
    words.every((word) => plain(`${name} ${text}`).includes(word));
  const away = ({ language: its }: CannedAnswer) => (its === null || its === language.slice(0, 2) ? 0 : 1);
  return answers.filter(fits).sort((one, other) => away(one) - away(other));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
