import { fold, readable } from '../reading/text.ts';

/* What tells several wishes of one message apart, and which of them is to come first; English and French. */

const SWAPS: readonly RegExp[] = [
  /\b(?:make|change|swap|switch|replace|exchange|put|send|want|need|like|prefer|give|order|upgrade|turn)\b/,
  /\b(?:mett|met|mets|pass(?:ez|er|e)|chang|echang|rempla|pren(?:ez|dre|ds)|veux|voudrai|voulai|faudrai|prefer|envo|besoin|aimerai|donne)/,
];

/** Whether words with a thing and a size or a colour in them wish for the thing in that, and do not only tell of it. */
export function wishesForAnother(text: string): boolean {
  const words = plain(text);
  return SWAPS.some((pattern) => pattern.test(words));
}

const ANNOUNCES =
  /\b(?:i'm|i am|we're|we are|i'll be) (?:also |now )?(?:returning|sending back)\b|\bje (?:vous )?(?:renvoie|retourne|rends|renverrai|retournerai|rendrai)\b|^(?:et |puis |aussi )*(?:renvoyer|retourner|rendre) (?:la|le|les|ma|mon|mes|l')/;

/** Whether words say of something that it goes back now: no wish in form, and one beside another. */
export function announcesReturn(text: string): boolean {
  return ANNOUNCES.test(plain(text));
}

/** Whether "cancel" stands before "nothing" alone. */
export function cancelsNothing(text: string): boolean {
  const said =
    plain(text).match(/\b(?:cancel|cancelling|annulez|annule|annuler)\b(?: (?:nothing|none|rien)\b)?/g) ?? [];
  return said.length > 0 && said.every((one) => one.includes(' '));
}

const FIRST: readonly RegExp[] = [
  /(?<!\b(?:at|the|my|our|a|very) )\bfirst(?:ly)?\b(?! (?:time|order|class|name|one|of all|thing|place|purchase|parcel))/,
  /\b(?:start|begin|starting|beginning) (?:off )?with\b/,
  /\b(?:d'abord|en premier(?: lieu)?|premierement|en priorite|avant (?:tout|le reste))\b/,
  /\bcommen(?:cez|cer|ce|cons|cant) par\b/,
];

/** More words than these wish for something of their own. */
const MOST = 12;

/** Whether words say which of several things is to come first. */
export function comesFirst(text: string): boolean {
  const words = plain(text);
  return words.split(' ').length <= MOST && FIRST.some((pattern) => pattern.test(words));
}

function plain(text: string): string {
  return fold(readable(text))
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\d']+/gu, ' ')
    .trim();
}
