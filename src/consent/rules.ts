/* How a language writes its rules: a phrase a line, words and the names of other rules. */

export interface Term {
  words: ReadonlySet<string>;
  rules: readonly string[];
  least: 0 | 1;
  most: number;
}

/** A drawn-out repetition is read so often. */
const REPEATS = 4;
/** A clause goes on so long. */
const CLAUSE = 12;

/** The words of a list. */
export const wordsIn = (list: string) => new Set(list.split(/\s+/).filter(Boolean));

/** Phrases, one a line, as terms. */
export function phrasesOf(lines: string): Term[][] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => line.split(/\s+/).map(termOf));
}

function termOf(part: string): Term {
  const [, body = '', times = ''] = /^(.*?)(\*\*|[?*]?)$/u.exec(part) ?? [];
  const names = body.split('|');
  return {
    words: new Set(names.filter((name) => !name.startsWith('@'))),
    rules: names.filter((name) => name.startsWith('@')).map((name) => name.slice(1)),
    least: times === '' ? 1 : 0,
    most: times === '**' ? CLAUSE : times === '*' ? REPEATS : 1,
  };
}

/** Forms by which words are read, from lines such as `of course: ofc|ofcourse`. */
export function writtenOf(lines: string): Map<string, readonly string[]> {
  const written = new Map<string, readonly string[]>();
  for (const line of lines.split('\n')) {
    const [words = '', forms = ''] = line.split(':');
    for (const form of forms.trim().split('|')) if (form) written.set(form, words.trim().split(/\s+/));
  }
  return written;
}

/** Words and marks with which a phrase may begin. */
export function firstsOf(
  terms: readonly Term[],
  rules: ReadonlyMap<string, Term[][]>,
  deep = 0,
): Set<string> {
  const firsts = new Set<string>();
  for (const term of terms) {
    for (const word of term.words) firsts.add(word);
    for (const name of term.rules) {
      const inner = rules.get(name);
      if (!inner) firsts.add(`@${name}`);
      else if (deep < 12)
        for (const phrase of inner) for (const first of firstsOf(phrase, rules, deep + 1)) firsts.add(first);
    }
    if (term.least === 1) break;
  }
  return firsts;
}
