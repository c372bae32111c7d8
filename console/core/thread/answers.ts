import type { CannedAnswers } from '../../../src/console/protocol.ts';

/* Answers that stand ready, and what they leave to be filled in. Pure. */

export type CannedAnswer = CannedAnswers['answers'][number];

/** What an answer does once it has left. */
export interface Macro {
  tags: string[];
  afterwards: 'resolve' | 'snooze' | null;
  snoozeHours: number;
}

/** A call that follows an answer: `path` is below the customer's. */
export interface FollowUp {
  path: string;
  body: object;
}

/** What an answer does beside its words; null where that is nothing. */
export function macroOf({ tags = [], afterwards = null, snoozeHours = 24 }: CannedAnswer): Macro | null {
  return tags.length || afterwards ? { tags, afterwards, snoozeHours } : null;
}

/** What is to be called once the answer has left: `open` are the tickets that can be resolved, `now` in milliseconds. */
export function followUps(
  { tags, afterwards, snoozeHours }: Macro,
  open: readonly string[],
  now: number,
): FollowUp[] {
  const until = new Date(now + snoozeHours * 3_600_000).toISOString();
  return [
    ...(tags.length ? [{ path: 'tags', body: { add: tags } }] : []),
    ...(afterwards === 'resolve' ? open.map((ticket) => ({ path: 'resolve', body: { ticket } })) : []),
    ...(afterwards === 'snooze' ? [{ path: 'snooze', body: { until } }] : []),
  ];
}

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
