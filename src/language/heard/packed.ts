/** What each piece of a word tells of a language, as short texts: a bundle that is compressed keeps them small. */
export interface PackedTable {
  /** Primary subtags, with a space between. */
  languages: string;
  /** From each piece's number to the next, in ascending order. */
  pieces: string;
  /** For each piece the languages that it tells of, the last one marked. */
  which: string;
  /** And how plainly, a hexadecimal digit each. */
  plainly: string;
}

/** Letters that stand for numbers: none needs an escape in a text of JavaScript. */
const LETTERS = '!#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const LAST = LETTERS.length - 1;
/** A score of a table is `LEAST` and so many steps. */
const LEAST = 90;
const STEP = 9;
const MOST_STEPS = 15;

/** Of a piece, by its number: each language (its place in the list) and how plainly it tells of it. */
export type Told = readonly (readonly [language: number, score: number])[];

/** The table of the languages' pieces as strings: it is read back by `unpack`. */
export function pack(table: ReadonlyMap<number, Told>, languages: readonly string[]): PackedTable {
  let [pieces, which, plainly, before] = ['', '', '', 0];
  for (const [piece, told] of [...table].sort(([one], [other]) => one - other)) {
    let step = piece - before;
    for (; step >= LAST; step -= LAST) pieces += LETTERS[LAST];
    pieces += LETTERS[step];
    before = piece;
    for (const [n, [language, score]] of told.entries()) {
      which += LETTERS[2 * language + (n === told.length - 1 ? 1 : 0)];
      const steps = Math.round((score - LEAST) / STEP);
      plainly += Math.min(MOST_STEPS, Math.max(0, steps)).toString(16);
    }
  }
  return { languages: languages.join(' '), pieces, which, plainly };
}

/** What is told of the piece with a number. Nothing is read before it is asked for: an isolate begins often, and hears few languages. */
export function unpack({ pieces, which, plainly }: PackedTable): (piece: number) => Told {
  const numbers = new Uint8Array(128);
  for (let number = 0; number <= LAST; number++) numbers[LETTERS.charCodeAt(number)] = number;
  const number = (text: string, at: number) => numbers[text.charCodeAt(at)] ?? 0;
  /** Where in `which` a piece begins. */
  const begins = new Map<number, number>();
  let [piece, next] = [0, 0];
  for (let at = 0; at < pieces.length; at++) {
    const step = number(pieces, at);
    piece += step;
    if (step === LAST) continue;
    begins.set(piece, next);
    while ((number(which, next) & 1) === 0 && next < which.length) next++;
    next++;
  }
  return (wanted) => {
    const told: [number, number][] = [];
    const from = begins.get(wanted);
    if (from === undefined) return told;
    for (let at = from; ; at++) {
      const code = number(which, at);
      told.push([code >> 1, LEAST + STEP * Number.parseInt(plainly[at] ?? '0', 16)]);
      if (code & 1) return told;
    }
  };
}
