import { localeOfText } from '../language/detect.ts';
import type { Verdict } from './card.ts';
import { judge } from './judge.ts';
import { cardOf, type Offered } from './proposal.ts';

/*
 * What counts as a yes: the one place, for every brain. Nothing here has seen what a brain made of the words.
 */

export type { Verdict } from './card.ts';
export { judge } from './judge.ts';
export type { Offered } from './proposal.ts';

/** What somebody said or pressed, as it came. */
export interface Said {
  text: string;
  /** The id of the button; none for words. */
  choice?: string | null | undefined;
}

/**
 * Whether the customer agrees to `proposal`, by its own button or by plain words, in whatever language they are. `locale` is the
 * session's.
 */
export function agreesTo(proposal: Offered, messages: readonly Said[], locale: string): boolean {
  if (messages.some(({ choice }) => choice === `accept:${proposal.id}`)) return true;
  return answerTo(proposal, messages.map(({ text }) => text).join('\n'), locale).kind === 'agrees';
}

/** What plain words are to an action on the table. */
export function answerTo(proposal: Offered, words: string, locale: string): Verdict {
  return judge(cardOf(proposal), words, localeOfText(words, locale));
}
