import { lookup } from '../../lookup.ts';
import { fold } from './text.ts';

/*
 * How many pieces of a thing that was ordered several times are meant to go: "send one of them back", "I only need one". English and
 * French.
 */

/** `null`: the words do not say; `unclear`: they say a number, and not whether so many go or stay. */
export type PiecesOut = number | 'unclear' | null;

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, both: 2 },
};

const NOT_PIECES =
  'orders?|commandes?|parts?|parties?|fois|times?|days?|jours?|weeks?|semaines?|heures?|labels?|etiquettes?|refunds?|remboursements?|returns?|retours?|echanges?|exchanges?|avoirs?|questions?|moments?|instants?|secondes?|seconds?|minutes?|colleagues?|persons?|personnes?|conseill\\w+|thing|chose|more|moment|last|autres?|other|size|taille|euros?|eur';
const NUM = `(?<n>one|two|three|four|five|six|seven|eight|nine|ten|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|[1-9]|10)(?![\\p{L}\\d])(?! (?:(?:of (?:my|the|these|our)|de (?:mes|ces|nos)|des) )?(?:(?:two|three|four|deux|trois|quatre|[2-4]) )?(?:${NOT_PIECES})(?![\\p{L}]))`;
const BARELY = '(?:only|just|juste|seulement|uniquement|simplement|finalement|en fait|plus|que|qu|d|de|a) ';

const pattern = (source: string) => new RegExp(`(?<![\\p{L}\\d])(?:${source})`, 'gu');

/** What stays with the customer. */
const KEPT = [
  pattern(
    `(?:(?:only|just) (?:really )?(?:ordered|bought|meant)|need|needed|want|wanted|keep|keeping|kept) (?:to (?:keep|order|buy|have) )?(?:${BARELY})*${NUM}`,
  ),
  pattern(`(?:meant|wanted|intended) to (?:order|buy|get) (?:${BARELY})*${NUM}`),
  pattern(
    `(?:veux|veut|voulais|voulait|voudrais|souhaite|souhaitais|besoin|faut|fallait|faudrait|prends|garde|garder|gardes|garderai|garderais|conserve|conserver|voulu|commander|acheter|prendre) (?:(?:en|commander|garder|acheter|prendre|avoir) )?(?:${BARELY})*${NUM}`,
  ),
  pattern(
    `${NUM} (?:[\\p{L}]+ ){0,5}?(?:suffit|suffira|suffirait|suffisait|suffisent|is enough|are enough|was enough|will do|would do|would be enough|est suffisante?)`,
  ),
  pattern(`(?:instead of|rather than|au lieu d|au lieu de) (?:${BARELY})*${NUM}`),
];

const AWAY_FR =
  'renvo[iy]\\p{L}*|retourn\\p{L}*|rend(?:re|s)?|annul\\p{L}*|enlev\\p{L}*|retir\\p{L}*|supprim\\p{L}*|rembours\\p{L}*|echang\\p{L}*';
const AWAY_EN =
  'return(?:ing)?|sen[dt](?:ing)?(?: back)?|cancel(?:l?ing)?|refund(?:ing)?|remov(?:e|ing)|tak(?:e|ing) (?:out|off)|giv(?:e|ing) back|exchang(?:e|ing)|drop(?:ping)?';
/** What leaves the customer or the order. */
const OUT = [
  pattern(`${NUM} (?:[\\p{L}]+ ){0,6}?(?:refunded|returned|cancell?ed|removed|sent back|go back|going back)`),
  pattern(`(?:${AWAY_EN}|${AWAY_FR}) (?:(?:me|moi|en|la|le|back|for|pour|seule|${BARELY.trim()}) )*${NUM}`),
  pattern(
    `${NUM} (?:of (?:the|my|these|those|them|our)|des|de (?:ces|mes)|sur (?:les )?(?:deux|trois|[2-9])|out of)`,
  ),
  pattern(
    `(?:returns?|retour|refund|remboursement|cancellation|annulation|exchange|echange) (?:of|for|de|d) (?:(?:just|only|juste|seulement) )?${NUM}`,
  ),
  pattern(`(?:the|les|toutes les|tous les|all) ${NUM}`),
  pattern('(?<n>both)(?!\\p{L})'),
];

/** A number alone, which is as many as stay or as go. */
const ALONE = [
  pattern(`(?:only|just|juste|seulement|uniquement|que|qu) ${NUM}`),
  pattern(`${NUM} (?:seule?s?|seulement|uniquement|only)(?!\\p{L})`),
];

/** Beside a number in an answer that is nothing else. */
const BESIDE =
  /(?<![\p{L}\d])(?:yes|yeah|yep|ok|okay|oui|ouais|d accord|no|non|please|svp|stp|s il vous plait|thanks?|thank you|merci|but|mais|well|euh|um|for|pour|just|only|juste|seulement|actually|in fact|en fait|finalement|plutot|instead|then|alors|pieces?|pairs?|paires?|articles?|items?|exemplaires?|seule?s?)(?![\p{L}\d])/gu;

/** All of them, or more than one at any rate. */
const SEVERAL =
  /(?<![\p{L}\d])(?:all|them|they|these|those|everything|orders?|parcel|lot|les|mes|ces|ceux|celles|tout|toutes?|tous|commandes?|colis|pairs|paires)(?![\p{L}\d])/u;

const ENOUGH =
  /(?<!\p{L})(?:me |nous )?(?:suffit|suffira|suffirait|suffisait|is enough|are enough|was enough|would be enough|est suffisante?)(?!\p{L})/u;

/** "One pair is enough": some of a thing that was ordered several times are too many. */
export function saysEnough(text: string): boolean {
  const said = plain(text);
  return ENOUGH.test(said) && numbersIn([pattern(NUM)], said).length > 0;
}

/** How many of `quantity` pieces, called by these words, are to go. */
export function piecesOut(text: string, quantity: number, title: string): PiecesOut {
  const said = plain(text);
  const kept = numbersIn(KEPT, said).find((n) => n < quantity);
  // "I no longer need one of them" keeps the others.
  if (kept !== undefined) return DENIED.test(said) && quantity !== 2 * kept ? 'unclear' : quantity - kept;
  const out = numbersIn(OUT, said).find((n) => n <= quantity);
  if (out !== undefined) return out;
  const nouns = plain(title)
    .split(' ')
    .filter((word) => word.length > 2);
  const rest = said
    .replace(BESIDE, ' ')
    .split(/\s+/)
    .filter((word) => word && !isCalled(word, nouns));
  const only = rest.length === 1 ? numbersIn([pattern(NUM)], rest.join(' ')) : [];
  const alone = [...numbersIn(ALONE, said), ...only].find((n) => n <= quantity);
  if (alone === undefined) return null;
  return alone === quantity || 2 * alone === quantity ? alone : 'unclear';
}

const DENIED = /(?<!\p{L})(?:no longer|don t|do not|dont) (?:need|want)(?!\p{L})/u;

/** Words speak of more than one piece, by any sign of it. */
export function speaksOfSeveral(text: string, title: string): boolean {
  const said = plain(text);
  const nouns = plain(title)
    .split(' ')
    .filter((word) => word.length > 2);
  return SEVERAL.test(said) || said.split(' ').some((word) => nouns.some((noun) => word === `${noun}s`));
}

function isCalled(word: string, nouns: readonly string[]): boolean {
  return nouns.some((noun) => word === noun || word === `${noun}s`);
}

function numbersIn(patterns: readonly RegExp[], said: string): number[] {
  return patterns.flatMap((one) =>
    [...said.matchAll(one)].flatMap(({ groups }) => {
      const word = groups?.n ?? '';
      const n = lookup(NUMBERS, word) ?? Number(word);
      return Number.isInteger(n) && n > 0 ? [n] : [];
    }),
  );
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
