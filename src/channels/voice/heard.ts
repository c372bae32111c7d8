/** Fewer letters than this may stand in a text by chance. */
const TELLING = 8;

/**
 * How much of `full` was heard, given the provider's account of it. That account has other white space, may
 * lack punctuation and accents, and may begin at a later sentence, so only letters and digits are compared.
 * The result is a beginning of `full`; empty when nothing was heard. Where the two part ways it ends with the
 * last whole word that both have.
 */
export function truncateToHeard(full: string, heard: string): string {
  const spoken = lettersOf(full);
  const account = lettersOf(heard).map(({ letter }) => letter);
  if (account.length === 0) return '';
  const letters = spoken.map(({ letter }) => letter).join('');
  const said = account.join('');
  const at = letters.startsWith(said) ? 0 : said.length >= TELLING ? letters.indexOf(said) : -1;
  if (at >= 0) return withMarks(full, spoken[at + said.length - 1]?.end ?? 0);

  let common = 0;
  while (common < account.length && spoken[common]?.letter === account[common]) common++;
  const end = spoken[common - 1]?.end ?? 0;
  const broken = /[\p{L}\p{N}]/u.test(full.charAt(end));
  return broken
    ? full
        .slice(0, end)
        .replace(/(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]+$/u, '')
        .trimEnd()
    : withMarks(full, end);
}

export interface Letter {
  /** One UTF-16 unit, so that indices into the joined letters are indices into the list. */
  letter: string;
  /** Where in the text the character it belongs to ends. */
  end: number;
}

/** Letters and digits without case and accents. */
export function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]\p{M}*/gu)) {
    const end = match.index + match[0].length;
    const plain = match[0]
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
    for (let i = 0; i < plain.length; i++) letters.push({ letter: plain.charAt(i), end });
  }
  return letters;
}

/** `full` up to `end` and the marks that close the word there. */
function withMarks(full: string, end: number): string {
  const marks = /^[.!?…,;:%€)"'’”]*/.exec(full.slice(end))?.[0] ?? '';
  return full.slice(0, end + marks.length);
}

/**
 * Whether an offer reached the caller although its message was cut: each word of its effect that the message
 * contains is also in the part the caller heard. A yes to an offer that was not heard is none.
 */
export function wasPut(effect: string, full: string, heard: string): boolean {
  const said = wordsOf(full);
  const got = wordsOf(heard);
  return got.size > 0 && [...wordsOf(effect)].every((word) => !said.has(word) || got.has(word));
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}
