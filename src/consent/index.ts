import { localeOfText } from '../language/detect.ts';
import { type Offered, readsAsYes } from './agreement.ts';

/*
 * What counts as a yes: the one place, for every brain. Nothing here has seen what a brain made of the words.
 */

export { plainAnswer } from './answer.ts';

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
export function agreesTo(
  proposal: Offered & { id: string },
  messages: readonly Said[],
  locale: string,
): boolean {
  if (messages.some(({ choice }) => choice === `accept:${proposal.id}`)) return true;
  const words = messages.map(({ text }) => text).join('\n');
  return readsAsYes(words, localeOfText(words, locale), proposal) === 'yes';
}
