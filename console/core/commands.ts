/* What can be pressed now, as a list that one types into. Pure. */

export interface Command {
  label: string;
  /** As it is written on the keyboard; empty where it has no key. */
  key: string;
  run: () => void;
}

/** Those that fit: every word of the question begins a word of the label, or stands in it. Better fits come first. */
export function matching(commands: readonly Command[], question: string): Command[] {
  const words = plain(question).split(/\s+/).filter(Boolean);
  const scored = commands.map((command) => ({ command, score: scoreOf(plain(command.label), words) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ command }) => command);
}

function scoreOf(label: string, words: readonly string[]): number {
  let score = 1;
  for (const word of words) {
    if (label.startsWith(word)) score += 3;
    else if (label.includes(` ${word}`)) score += 2;
    else if (label.includes(word)) score += 1;
    else return 0;
  }
  return score;
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
