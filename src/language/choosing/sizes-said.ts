import { canonicalSize } from '../options.ts';
import { fold, readable } from '../reading/text.ts';

/* What somebody says of the sizes they wear: "I'm usually a 12", « entre le 38 et le 40 », "5'9". English and French. */

/** What is said of them; null of what is not. */
export interface SizesSaid {
  /** As it was said: "UK 12", "40", "L". */
  usual: string | null;
  /** The two that somebody is between; `open` where they are not named. */
  between: readonly [string, string] | 'open' | null;
  /** A height, or a weight, was told. */
  height: boolean;
}

const SIZE = String.raw`((?:(?:uk|us|fr|eu|it|de) ?)?(?:x{1,3}[sl]|[2-5]xl|[sml]|\d{1,2}(?:[.,]5)?|small|medium|large|extra (?:small|large)))(?![\p{L}\d%'"])(?! ?(?:cm|mm|kg|years?|ans|euros?|days?|jours?|months?|mois|weeks?|pieces?|of them)\b)`;
/** Words that may stand before a size. */
const BEFORE = `(?:(?:an?|the|in|into|size|sizes|du|un|une|en|le|la|les|de|taille|tailles|pointure|plutot|toujours|about|around|roughly|maybe|genre) )*`;
const OFTEN = '(?:usually|normally|generally|typically|always|mostly|often|tend to)';
const HABIT =
  "(?:d'habitude|habitude|habituellement|normalement|generalement|en general|d'ordinaire|toujours|souvent|partout)";

const rules = (...texts: readonly string[]) => texts.map((text) => new RegExp(text, 'u'));

const HEIGHT =
  /\b(?:1 ?m ?\d{2}|1[.,]\d{2} ?m|1[3-9]\d ?cm|2\d\d ?cm|un metre \d{2}|1 metre \d{2})\b|(?<!\d)[4-7] ?(?:'|ft|feet|foot)(?: ?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven))?(?:"|in\b| inches)?|\b(?:four|five|six) (?:foot|feet|ft)(?: (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven))?|\bje mesure\b(?! \d{2,3} (?:de|cm de))|\b(?:i'm|i am) (?:\w+ )?(?:tall|short)\b|\b\d{2,3} ?(?:kg|kilos?|lbs|stone)\b/gu;

const USUAL = rules(
  String.raw`\bi(?:'m| am| do|'d)? ${OFTEN} (?:(?:am|'m|be|take|wear|buy|get|order|go for|fit|need|is) )*${BEFORE}${SIZE}`,
  String.raw`\bi(?:'m| am| take| wear| buy| fit| get| go for)(?: in| into)? ${BEFORE}${SIZE} (?:${OFTEN}|in general|most of the time|elsewhere|everywhere|in (?:other|most) \w+|at \w+)`,
  String.raw`\bi(?:'m| am| wear| fit) (?:a |an |usually |in |into )*(?:size )?${SIZE}`,
  String.raw`\bi take (?:a )?size ${SIZE}`,
  String.raw`\b(?:usual|normal|regular|own) size(?: is|'s| would be|:)? ${BEFORE}${SIZE}`,
  String.raw`\b${OFTEN} (?:take|wear|buy|get|am|go for|fit) ${BEFORE}${SIZE}`,
  String.raw`\bje (?:fais|porte|mets|taille|chausse|suis)(?: ${HABIT})? ${BEFORE}${SIZE}`,
  String.raw`\bje prends(?: ${HABIT})? (?:du|en) (?:taille )?${SIZE}`,
  String.raw`\bje prends ${BEFORE}${SIZE} ${HABIT}`,
  `${HABIT},? (?:c'est |je (?:fais|porte|mets|prends|suis|chausse|taille) )?${BEFORE}${SIZE}`,
  String.raw`\bma (?:taille|pointure)(?: habituelle| normale)?(?: est| c'est|,|:)? ${BEFORE}${SIZE}`,
);
/** "5'9, size 12": beside a height, a size is the usual one. */
const BESIDE = rules(
  String.raw`\b(?:size|taille|wear|porte|mets|prends|take)s? ${BEFORE}${SIZE}`,
  `(?:^|[ ,])(?:an? |du |un )${SIZE}`,
);
const BETWEEN = rules(
  String.raw`\b(?:between|entre) ${BEFORE}${SIZE} (?:and|et|&|or|ou|a) ${BEFORE}${SIZE}`,
  String.raw`(?:^|[,:] |\b(?:should i|would you|do i|is it|better|prendre|prends|prend|plutot|vaut mieux|conseille\w*|recommend\w*|torn|hesit\w*|choose|choisir)\b.{0,24})\b${BEFORE}${SIZE} (?:or|ou) ${BEFORE}${SIZE}`,
);
const OPEN =
  /\b(?:between (?:two )?sizes|in between sizes|entre (?:les )?(?:deux|2) tailles|entre deux pointures)\b/;

/** What a text says of the sizes somebody wears; null where it says nothing of them. */
export function sizesSaid(...texts: readonly string[]): SizesSaid | null {
  const all = texts.map((text) =>
    fold(readable(text))
      .replace(/[?!;.](?= |$)/g, ' ')
      .replace(/ {2,}/g, ' '),
  );
  const height = all.some((text) => text.search(HEIGHT) >= 0);
  const left = all.map((text) => text.replace(HEIGHT, ' ').replace(/ {2,}/g, ' ').trim());
  const [from, to] = left.flatMap((text) => first(BETWEEN, text) ?? []);
  const open = left.some((text) => OPEN.test(text));
  const between = from && to && from !== to ? ([from, to] as const) : open ? ('open' as const) : null;
  const ways = height ? [...USUAL, ...BESIDE] : USUAL;
  const usual = between ? null : (left.flatMap((text) => first(ways, text) ?? [])[0] ?? null);
  return usual || between || height ? { usual, between, height } : null;
}

function first(ways: readonly RegExp[], text: string): string[] | null {
  for (const way of ways) {
    const found = way.exec(text);
    if (found) return found.slice(1).map(sizeText);
  }
  return null;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['SMALL', 'S'],
  ['MEDIUM', 'M'],
  ['LARGE', 'L'],
  ['EXTRA SMALL', 'XS'],
  ['EXTRA LARGE', 'XL'],
]);

/** "uk12" is "UK 12"; French and European numbers are those of the chart. */
function sizeText(said: string): string {
  const [, system = '', size = ''] = /^(?:(uk|us|it|fr|eu|de) ?)?(.*)$/u.exec(said.trim()) ?? [];
  const canonical = NAMES.get(size.toUpperCase()) ?? canonicalSize(size);
  return /^(?:uk|us)$/.test(system) ? `${system.toUpperCase()} ${canonical}` : canonical;
}
