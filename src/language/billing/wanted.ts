import { plainWords } from '../reading/text.ts';

/* How many seats a subscription is to have, as a wish for it says. English and French. */

/** So many more (or, below zero, fewer) than there are, or so many in all. */
export type SeatsWanted = { by: number } | { to: number };

const WORDS: ReadonlyMap<string, number> = new Map(
  [
    ['one', 'a', 'another', 'un', 'une'],
    ['two', 'deux'],
    ['three', 'trois'],
    ['four', 'quatre'],
    ['five', 'cinq'],
    ['six'],
    ['seven', 'sept'],
    ['eight', 'huit'],
    ['nine', 'neuf'],
    ['ten', 'dix'],
  ].flatMap((words, n) => words.map((word) => [word, n + 1] as const)),
);
const N = String.raw`(\d{1,5}|${[...WORDS.keys()].join('|')})`;
const SEATS = '(?:seats?|users?|licen[cs]es?|sieges?|places?|utilisateurs?|postes?)';
const MORE = '(?:more|extra|additional|further|de plus|supplementaires?|en plus)';
const LESS = '(?:less|fewer|de moins|en moins)';
const of = (pattern: string) => new RegExp(String.raw`\b${pattern}\b`);

const TO = [of(`(?:to|a|at) ${N} ${SEATS}`), of(`${SEATS} (?:to|a) ${N}`)];
const FEWER = [
  of(
    `(?:remov\\w*|drop\\w*|cut|tak\\w* away|retir\\w*|enlev\\w*|supprim\\w*) ${N} (?:of (?:our|my|the) )?${SEATS}`,
  ),
  of(`${N} (?:${LESS} ${SEATS}|${SEATS} ${LESS})`),
];
const MORE_OF = [
  of(`(?:add\\w*|ajout\\w*|get|buy|prend\\w*) ${N} (?:${MORE} )?${SEATS}`),
  of(`${N} (?:${MORE} ${SEATS}|${SEATS} ${MORE})`),
  of(`(another) ${SEATS}`),
];

/** The seats that are wished for; null where words name none. */
export function seatsWanted(text: string): SeatsWanted | null {
  const words = plainWords(text);
  const found = (patterns: readonly RegExp[]) => {
    const said = patterns.flatMap((pattern) => words.match(pattern)?.[1] ?? [])[0];
    return said === undefined ? null : (WORDS.get(said) ?? Number(said));
  };
  const fewer = found(FEWER);
  if (fewer !== null) return { by: -fewer };
  const more = found(MORE_OF);
  if (more !== null) return { by: more };
  const to = found(TO);
  return to === null ? null : { to };
}
