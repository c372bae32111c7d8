import { plainWords } from '../reading/text.ts';

/* A message that opens with a no, and what else it says. */

/** How a language says a no and nothing else. Patterns of folded words without marks. */
export interface RefusalTexts {
  /** The no that a message opens with, and what goes before it. */
  opens: RegExp;
  /** "not now", "I do not need anything": a no in more words. */
  phrases: RegExp;
  /** Words of courtesy beside it: each on its own. */
  courtesy: ReadonlySet<string>;
  /** "No rush", "no worries": nothing is refused. */
  eases: RegExp;
  /** "I keep it" */
  keeps: RegExp;
}

/** Longer than any of them, in words. */
const LONGEST = 14;

/**
 * What a message says beside the no that it opens with: empty where it is a no and courtesy alone, null where it does not open with one.
 */
export function besideRefusal(text: string, languages: readonly RefusalTexts[]): string | null {
  for (const texts of languages) {
    const opening = texts.opens.exec(text.trim());
    if (!opening || easesOff(text, languages)) continue;
    const rest = text
      .trim()
      .slice(opening[0].length)
      .replace(/^[\s,;.:!…–—-]+/u, '');
    return languages.some((one) => isCourtesy(rest, one)) ? '' : rest;
  }
  return null;
}

/** A message that opens with "no rush", "no worries" and the like. */
function easesOff(text: string, languages: readonly RefusalTexts[]): boolean {
  return languages.some(({ eases }) => eases.test(plainWords(text)));
}

/** Nothing but a no, however it is put: "not now thanks", "forget it". */
export function isBareRefusal(text: string, languages: readonly RefusalTexts[]): boolean {
  return besideRefusal(text, languages) === '' || languages.some((one) => isCourtesy(text, one));
}

function isCourtesy(text: string, { phrases, courtesy }: RefusalTexts): boolean {
  if (/[?？]/.test(text)) return false;
  const words = plainWords(text).replace(phrases, ' ').split(' ').filter(Boolean);
  return words.length <= LONGEST && words.every((word) => courtesy.has(word));
}

/** Whether words say that a thing is kept. */
export function keepsIt(text: string, languages: readonly RefusalTexts[]): boolean {
  return languages.some(({ keeps }) => keeps.test(plainWords(text)));
}
