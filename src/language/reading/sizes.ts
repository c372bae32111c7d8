import { lookup } from '../../lookup.ts';
import { canonicalSize } from '../options.ts';
import type { Compiled } from './compiled.ts';
import type { Token } from './text.ts';

/** What an adjective says of the system of a size. */
const SYSTEMS: Record<string, string> = {
  ...{
    italian: 'IT',
    italien: 'IT',
    italienne: 'IT',
    american: 'US',
    us: 'US',
    américain: 'US',
    américaine: 'US',
  },
  ...{ british: 'UK', english: 'UK', uk: 'UK', anglais: 'UK', anglaise: 'UK' },
};
const NATIONAL = 'italian|italien(?:ne)?|american|américaine?|british|english|anglaise?';
const NUMBER = String.raw`(\d{1,2}(?:[.,]5)?)(?![\d\p{L}]|[.,]\d)`;
/** "38/40", "32/34": no date has such a month. */
const LEAST_OF_RANGE = 26;
const MOST_OF_RANGE = 60;

const national = (adjective = '', number = '') =>
  `${lookup(SYSTEMS, adjective.toLowerCase()) ?? ''} ${canonicalSize(number)}`.trim();

/** Sizes that stand in more than one word, with what they come to; null where the numbers are none. */
export const WRITTEN_SIZES: readonly (readonly [RegExp, (groups: readonly string[]) => string | null])[] = [
  [/(?<![\p{L}\d])W ?(\d{2})[ /-]{0,2}L ?(\d{2})(?!\d)/giu, ([, waist, length]) => `W${waist} L${length}`],
  [
    /(?<![\p{L}\d])(UK|US|IT)[ .-]?(\d{1,2}(?:[.,]5)?)(?![\d\p{L}])/giu,
    ([, system = '', number = '']) => `${system.toUpperCase()} ${canonicalSize(number)}`,
  ],
  [
    /(?<![\p{L}\d])(?:EU|FR|T)[ .-]?(\d{2}(?:[.,]5)?)(?![\d\p{L}])/giu,
    ([, number = '']) => canonicalSize(number),
  ],
  [
    new RegExp(String.raw`(?<![\p{L}\d.,#])(${NATIONAL}) (?:size |taille )?${NUMBER}`, 'giu'),
    ([, adjective, number]) => national(adjective, number),
  ],
  [
    new RegExp(String.raw`(?<![\p{L}\d.,#])${NUMBER} (${NATIONAL})(?!\p{L})`, 'giu'),
    ([, number, adjective]) => national(adjective, number),
  ],
  [
    /(?<![\d/.,#\p{L}-])(\d{2})\/(\d{2})(?![\d/\p{L}])/gu,
    ([, from, to]) =>
      [from, to].every((one) => Number(one) >= LEAST_OF_RANGE && Number(one) <= MOST_OF_RANGE)
        ? `${from}/${to}`
        : null,
  ],
];

/** "Seven and a half", « trente-huit et demi ». */
const HALVES = [['and', 'a', 'half'], ['et', 'demi'], ['et', 'demie'], ['½']] as const;

/** Sizes of one word: letters, numbers behind a word for them, and their names. */
export function readSizes(
  tokens: readonly Token[],
  { lexicon }: Compiled,
  text: string,
  add: (size: string, at: { start: number; end: number }) => void,
): void {
  tokens.forEach((token, i) => {
    const { word, raw, clause } = token;
    const wordAt = (at: number) => (tokens[at]?.clause === clause ? tokens[at]?.word : undefined);
    const before = wordAt(i - 1);
    const half = HALVES.find((words) => words.every((one, k) => wordAt(i + 1 + k) === one));
    const last = tokens[i + (half?.length ?? 0)] ?? token;
    const after = wordAt(i + 1 + (half?.length ?? 0));
    const led = before !== undefined && lexicon.sizeLeads.includes(before);
    const sized = before !== undefined && lexicon.sizeNames.includes(before);
    const ended =
      after === undefined ||
      lexicon.sizeTails.includes(after) ||
      lookup(lexicon.colours, after) !== undefined;
    if (/^(?:x{1,4}[sl]|[2-6]x[sl])$/.test(word)) add(canonicalSize(word), token);
    else if (/^[sml]$/.test(word)) {
      // "M. Dupont" is somebody.
      const title = raw === 'M' && /^\. ?\p{Lu}/u.test(text.slice(token.end));
      const capital = raw === raw.toUpperCase() && !title;
      if (sized || (capital && !raw.includes("'")) || (led && ended) || (tokens.length <= 2 && ended)) {
        add(word.toUpperCase(), token);
      }
    } else if (/^\d{1,2}(?:[.,]5)?$/.test(word)) {
      const number = half ? `${word}.5` : word;
      const plain = lexicon.numberLeads.includes(before ?? '') && ended;
      if (sized || (plain && Number(word.replace(',', '.')) >= 20)) {
        add(canonicalSize(number), { start: token.start, end: last.end });
      }
    } else {
      const pair = lookup(lexicon.sizeWords, `${before ?? ''} ${word}`);
      const single = lookup(lexicon.sizeWords, word);
      if (pair) add(pair, { start: tokens[i - 1]?.start ?? token.start, end: token.end });
      else if (single && (sized || (led && ended) || (tokens.length <= 2 && ended))) add(single, token);
    }
  });
}
