import { plainWords } from '../reading/text.ts';

/* "Wait no, stop", « finalement une seule paire » : after a yes it is to be less, or nothing. English and French. */

const STOPS =
  /(?:^| )(?:stop|(?:please )?(?:do not|don't|dont) (?:do (?:it|that)|go ahead)|arrete[zr]?|(?:ne le|ne) faites (?:pas|rien)|(?:no+|non+|nan) (?:no+ |non+ )?(?:wait|hold on|hang on|attend(?:ez|s))|(?:wait|hold on|hang on|attend(?:ez|s)) (?:wait |attendez )?(?:no+|non+|nan))(?= |$)/g;
/** Beside a stop that is all there is. */
const BESIDE =
  /(?:^| )(?:um+|uh+|er|oh|ah|euh+|heu+|no+|non+|nan|wait|hold|hang|on|attend(?:ez|s)|stop|please|sorry|actually|pardon|desolee?|svp|s'il vous plait|stp|finalement|en fait|tout|everything|it|that|ca|right|now|tout de suite|mais|but|merci|thanks)(?= |$)/g;

const ENDS = '(?: (?:please|svp|merci|instead|then|alors|plutot))?$';
const ONE = [
  "(?:only|just|juste|seulement|uniquement|qu'|qu) ?(?:the )?(?:one|1|une?)(?: seule?)?(?: of (?:them|those|these|the two))?",
  'une? seule?',
].join('|');
const NARROWS: readonly RegExp[] = [
  new RegExp(`(?:^| )(?:${ONE})(?: (?:pairs?|paires?|pieces?|articles?|exemplaires?|des deux))?${ENDS}`),
  new RegExp(
    `(?:^| )(?:only|just|juste|seulement|uniquement) (?:for |pour )?(?:the|la|le|les) (?:\\p{L}+ )?(?:pairs?|ones?|paires?)(?: \\p{L}+)?${ENDS}`,
    'u',
  ),
];
const ONLY_THE = new RegExp(
  `(?:^| )(?:only|just|juste|seulement|uniquement) (?:for |pour )?(?:the|la|le|les) \\p{L}+${ENDS}`,
  'u',
);

/** Words that are a stop and nothing else. "Hold on" alone only takes time. */
export function halts(text: string): boolean {
  const said = plainWords(text);
  if (/[?？]/.test(text) || said.search(STOPS) < 0) return false;
  return said.replace(STOPS, ' ').replace(BESIDE, ' ').replace(BESIDE, ' ').trim() === '';
}

/** Words that end in how few, or which, of several are meant; `coloured`: they name a colour. */
export function narrows(text: string, coloured: boolean): boolean {
  const said = plainWords(text);
  if (/[?？]/.test(text)) return false;
  return NARROWS.some((pattern) => pattern.test(said)) || (coloured && ONLY_THE.test(said));
}
