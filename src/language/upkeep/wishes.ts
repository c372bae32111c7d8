import { fold, plainWords, readable } from '../reading/text.ts';

/* What tells several wishes of one message apart, and which of them is to come first; English and French. */

const SWAPS: readonly RegExp[] = [
  /\b(?:make|change|swap|switch|replace|exchange|put|send|want|need|like|prefer|give|order|upgrade|turn)\b/,
  /\b(?:mett|met|mets|pass(?:ez|er|e)|chang|echang|rempla|pren(?:ez|dre|ds)|veux|voudrai|voulai|faudrai|prefer|envo|besoin|aimerai|donne)/,
];

/** Whether words with a thing and a size or a colour in them wish for the thing in that, and do not only tell of it. */
export function wishesForAnother(text: string): boolean {
  const words = plainWords(text);
  return SWAPS.some((pattern) => pattern.test(words));
}

const ANNOUNCES =
  /\b(?:i'm|i am|we're|we are|i'll be) (?:also |now )?(?:returning|sending back)\b|\bje (?:vous )?(?:renvoie|retourne|rends|renverrai|retournerai|rendrai)\b|^(?:et |puis |aussi )*(?:renvoyer|retourner|rendre) (?:la|le|les|ma|mon|mes|l')/;

/** Whether words say of something that it goes back now: no wish in form, and one beside another. */
export function announcesReturn(text: string): boolean {
  return ANNOUNCES.test(plainWords(text));
}

/** Whether "cancel" stands before "nothing" alone. */
export function cancelsNothing(text: string): boolean {
  const said =
    plainWords(text).match(
      /\b(?:cancel|cancelling|annulez|annule|annuler)\b(?: (?:nothing|none|rien)\b)?/g,
    ) ?? [];
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
  const words = plainWords(text);
  return words.split(' ').length <= MOST && FIRST.some((pattern) => pattern.test(words));
}

const OPTION = String.raw`(?:x{0,3}[sml]|\d{2}|small|medium|large|moyen|petit|grand)\b`;
const FOR = new RegExp(
  String.raw`\b(?:for|to|into|with|contre|pour|par|vers)\b (?:(?:an?|the|une?|du|la|le|les|l'|in|en|size|taille) ){0,3}${OPTION}`,
);

/** Whether words name a size as what comes instead: "for an M", « contre du M ». */
export function swapsFor(text: string): boolean {
  return FOR.test(plainWords(text));
}

const AT_IT =
  /(?:,\s{0,9}|\s{1,9})?\b(?:(?:while|whilst|since|as) (?:we|you|i)(?:'re| are|'m| am) at it|tant qu'on y est|(?:tant|pendant) qu(?:e (?:j'y suis|vous y [êe]tes|tu y es|nous y sommes)|'on y est))\b/giu;

/** Words without "while we're at it", which sets nothing against anything. */
export function withoutAtIt(text: string): string {
  return text.replace(/[’`]/g, "'").replace(AT_IT, '').trim();
}

const TO_NUMBER =
  /\b(?:chang(?:e|er|ez|ing)|swap|switch|exchange|replace|echang(?:e|er|ez)|rempla\w+|mett(?:re|ez)|pass(?:er|ez))\b.{2,60}?\b(?:for|to|into|with|contre|pour|par|en) (?:(?:an?|the|une?|du|la|le|les|size|taille|pointure) ){0,3}(?:3[0-9]|4[0-9]|5[0-4])(?:(?= ?[,.;!?\n])|$| (?=(?:please|pls|too|also|as well|instead|then|rather|svp|s'il|stp|aussi|plutot|merci|thanks|if|because|and|et|si|while|pendant|tant)\b))/;

/** Whether a thing is to be changed for a bare number that is a size: "change the sandals to a 39". */
export function swapsForNumber(text: string): boolean {
  return TO_NUMBER.test(fold(readable(text)).replace(/[’`]/g, "'"));
}

const SENT_BACK = new RegExp(
  String.raw`\b(?:renvo[iy]\w*|retourn\w+|rend(?:re|s|ez)|return(?:ing)?|send back|sending back|give back)\b (?:[\p{L}']+ ){1,4}?(?:en |in |taille |size ){1,2}(?:size |taille )?${OPTION}`,
  'u',
);
const FOR_ANOTHER =
  /\b(?:contre|echang|chang|plutot|rempla|prendre|avoir|place|lieu|faut|besoin|for|instead|swap|exchang|get|need|want)/;

/** Whether a size in the words only tells which thing goes back: « renvoyer la robe en L ». */
export function sizesReturned(text: string): boolean {
  const said = plainWords(text);
  const [found] = SENT_BACK.exec(said) ?? [];
  return found !== undefined && !FOR_ANOTHER.test(said.slice(said.indexOf(found)));
}
