import { isGarment } from '../reading/concepts.ts';
import { fold, readable } from '../reading/text.ts';

/* Clauses that put a thing off: "I'll think about the skirt", « pour la jupe, on verra ». English and French. */

const PUTS_OFF: readonly RegExp[] = [
  /\b(?:think(?:ing)?|sleep|reflect|decide|consider(?:ing)?|ponder|mull)\b(?: \p{L}+){0,4} (?:about|on|over|regarding|with|for)\b/u,
  /\b(?:i'll|i will|we'll|we will|let me|i need to|i'd like to|i want to|i have to|i'm going to|still) (?:\p{L}+ )?(?:think(?:ing)?|see|decid(?:e|ing)|reflect|sleep|consider)\b/u,
  /\b(?:not|n't) (?:\p{L}+ )?(?:sure|certain)(?: yet)?(?: (?:about|of|on|for|with)\b|$)/u,
  /\b(?:haven't|have not|hadn't|didn't|did not)(?: yet)? (?:decided|made up)\b|\bdon't know (?:yet|about)\b/,
  /\b(?:unsure|uncertain|undecided|hesitating|hesitant|torn|in two minds)\b/,
  /\b(?:can|could|may|will|should) wait\b|\b(?:wait|hold off|holding off|hold on) (?:\p{L}+ )?(?:with|on)\b|\bi'd (?:rather|prefer to) wait\b|\bneed (?:\p{L}+ )?(?:more|some) time\b/u,
  /\b(?:let you know|get back to you|come back to you)\b/,
  /\b(?:reflechi\p{L}*|hesit\p{L}*|verrai|verra|verrons|me tate|decide\p{L}* plus tard)\b/u,
  /\b(?:peut|peux|va|dois|prefere|vais|veux) (?:encore )?attendre\b|\battendra\b|\battend(?:ez|s|ons) (?:\p{L}+ )?(?:pour|avec)\b/u,
  /\b(?:pas|plus) (?:encore |tout a fait |vraiment |trop )?(?:sure?|certaine?|decidee?|fixee?)\b(?! que)|\bsais (?:pas|plus)(?: encore| trop)?(?: (?:pour|sur)\b|$)|\bpas encore (?:decide|choisi)\b/,
  /\b(?:redis|redirai|tiens au courant|tiendrai au courant|reviens vers vous|reviendrai vers vous|vous dirai)\b/,
];
const TIME =
  "(?:later(?: on)?|another time|some other time|next (?:time|week|month)|tomorrow|not yet|not now|not today|for now|for the moment|in a few days|(?:un peu )?plus tard|une autre fois|(?:la )?prochaine fois|la semaine prochaine|le mois prochain|demain|pour l'instant|pour le moment|pas maintenant|pas encore|pas tout de suite|dans quelques jours)";
/** A clause of nothing but a thing and a time, or that leaves it for that long. */
const AT_A_TIME = new RegExp(
  `^(?:(?:but|and|mais|et|not|pas|non|leave|park|keep|skip|laisse(?:z|r)?|on laisse|garde(?:z|r)?|mette(?:z|re)|mets|please|the|my|la|le|les|l|mon|ma|mes|cette|ce|that|this|then|de cote|aside) ?|l')*(?:\\p{L}+ ){1,3}(?:aside |de cote |out |please )?${TIME}(?: please| svp| merci)?$`,
  'u',
);

/** A clause that begins anew with one of these is one of its own. */
const TURNS = /[.,;:!?\n]+|\s(?=(?:but|and|though|while|as for|mais|et|par contre|en revanche|quant)\b)/iu;
/** Nothing but which thing: what is said of it follows. */
const LEADS =
  /^(?:(?:but|and|mais|et|as|for|about|regarding|quant|a|au|aux|pour|concernant|par|contre|en|revanche|the|my|this|that|le|la|les|l|mon|ma|mes|ce|cette|ces|other|autre)\b[ ']*)*/u;
/** Not put off: said of what is to be done now, or long ago. */
const NOT =
  /\b(?:don't|do not|no need to|no longer|ne pas|inutile d'|pas besoin d')(?: \p{L}+)? (?:wait|think|leave|attendre|reflechir)\b/u;

export interface PutOff {
  /** What is put off, as the customer names it, folded. */
  things: readonly string[];
  /** What else they say. */
  rest: string;
}

/** The things that words put off, and what else they say; null where they put off nothing that they name. A question puts nothing off. */
export function putOffIn(text: string): PutOff | null {
  const clauses = readable(text)
    .replace(/[’`]/g, "'")
    .split(TURNS)
    .map((clause) => clause.trim())
    .filter(Boolean);
  if (/[?？]/.test(text)) return null;
  const off: string[] = [];
  const rest: string[] = [];
  for (const clause of clauses) {
    const words = fold(clause);
    const puts = (PUTS_OFF.some((pattern) => pattern.test(words)) || atATime(words)) && !NOT.test(words);
    if (puts && thingsIn(words).length > 0) off.push(words);
    else if (puts && isThingAlone(fold(rest.at(-1) ?? ''))) off.push(`${fold(rest.pop() ?? '')} ${words}`);
    else rest.push(clause);
  }
  const things = off.flatMap(thingsIn);
  return things.length > 0 ? { things, rest: rest.join(', ') } : null;
}

function atATime(words: string): boolean {
  return AT_A_TIME.test(words) && !MOVES.test(words) && words.split(' ').length <= MOST_WORDS;
}

function thingsIn(words: string): string[] {
  return (words.match(/\p{L}+/gu) ?? []).filter(isGarment);
}

function isThingAlone(words: string): boolean {
  const left = words.replace(LEADS, '').match(/\p{L}+/gu) ?? [];
  return left.length > 0 && left.length <= MOST_NAMED && left.some(isGarment);
}

/** It is told of, not put off. */
const MOVES =
  /\b(?:arriv|c[ao]me|vien|recu|livr|deliver|sen[dt]|ship|want|need|veu|voul|faut|part|leave[sd]|got|get)\w*/;
/** More words in a clause say more than when. */
const MOST_WORDS = 9;
/** A thing is called by no more words. */
const MOST_NAMED = 3;
