import { plainWords } from '../reading/text.ts';

/* Words that keep a conversation up and want nothing else. */

/**
 * What such words are for: is anybody there, say that again, wait, and laughter. Patterns of a language's whole folded message without its
 * marks.
 */
export interface UpkeepTexts {
  /** "Hello?" in the middle of a conversation, which as a statement opens one. */
  hello: RegExp;
  hears: RegExp;
  again: RegExp;
  /** Ways to ask for it again that are no such wish where they are stated: "Sorry." */
  againAsked: RegExp;
  moment: RegExp;
}

export type Upkeep = 'hears' | 'again' | 'moment' | 'laughs';

/** Longer than any of them. */
const LONGEST = 80;
const LAUGHTER =
  /^(?:(?:ha|ah|hi|hé|he|ja|kk)+h?|l+o+l+|lmao|rofl|mdr+|ptdr+|xd+)(?: (?:(?:ha|ah|ja)+h?|lol|mdr))*$/;
/** Those that say that all is well: a shrug or an angry face is no such answer. */
const FACES =
  /^(?:[👍👌🙏👏🙌🤝💪✅✔🎉🥳😀-😆😉-😌😍😎😘🙂🤗🤣🥰💯❤🧡💛💚💙💜🖤♥]|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+$/u;

/**
 * What a whole message does to keep the conversation up; null where there is more in it, or something else. Aloud no mark tells a question,
 * so what may be one is.
 */
export function upkeepOf(text: string, spoken: boolean, languages: readonly UpkeepTexts[]): Upkeep | null {
  const said = text.trim();
  if (said === '' || said.length > LONGEST) return null;
  if (/^[?¿؟？!\s]*[?？؟][?¿؟？!\s]*$/.test(said)) return 'again';
  if (FACES.test(said)) return 'laughs';
  const asked = spoken || /[?？]/.test(said);
  const words = plainWords(said);
  if (LAUGHTER.test(words)) return 'laughs';
  const is = (pattern: (texts: UpkeepTexts) => RegExp) =>
    languages.some((texts) => pattern(texts).test(words));
  if (is(({ hears }) => hears) || (asked && is(({ hello }) => hello))) return 'hears';
  if (is(({ again }) => again) || (asked && is(({ againAsked }) => againAsked))) return 'again';
  return is(({ moment }) => moment) ? 'moment' : null;
}
