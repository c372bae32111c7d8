import { isGarment } from '../reading/concepts.ts';
import { fold, readable } from '../reading/text.ts';

/* "Cancel the dress and keep the coat", « le manteau reste, annulez la robe » : what stays, and what is meant instead. English and French. */

const KEEPS: readonly RegExp[] = [
  /\b(?:keep|keeping|leave|leaving|hang(?:ing)? on to|hold(?:ing)? on to)\b/,
  /\b(?:stays?|staying|remains?|can stay|is staying)\b/,
  /\b(?:don't|dont|do not|never) (?:\p{L}+ )?(?:cancel|return|send|exchange|swap|touch|remove)\b/u,
  /\b(?:gard\p{L}*|conserv\p{L}*|laiss\p{L}*|reste(?:nt|ra|ront)?)\b/u,
  /\b(?:n'|ne )(?:annul\p{L}*|renvo\p{L}*|retourn\p{L}*|echang\p{L}*|touch\p{L}*|rend\p{L}*) (?:surtout )?pas\b/u,
];
/** It does not stay, or it is only asked or supposed that it does. */
const NOT =
  /\b(?:not|don't|dont|won't|can't|cannot|no longer|ne|plus|pas) (?:\p{L}+ ){0,2}(?:keep|keeping|stay|gard\p{L}*|conserv\p{L}*|rest\p{L}*)|\b(?:gard\p{L}*|conserv\p{L}*|reste\p{L}*) (?:pas|plus)\b|\b(?:if|si|unless|sauf|whether|leave (?:you|a|it at)|laisse(?:z|r)? (?:moi|nous|un))\b/u;

/** A clause that begins anew with one of these is one of its own. */
const TURNS = /[.,;:!?\n–—]+|\s(?=(?:but|and|though|while|mais|et|par contre|en revanche)\b)/iu;
/** Says that it is another answer now, before what is meant. */
const LEADS =
  /^(?:(?:but|and|then|so|mais|et|alors|donc|oh|ah|um|uh|euh|heu|actually|no|nope|non|nan|wait|hold on|sorry|en fait|finalement|enfin|attendez|attends|pardon|desolee?|désolée?|plutôt|plutot|instead|rather)\b[\s,]*)+/iu;
/** Says so behind it. */
const ENDS =
  /[\s,]+(?:instead|rather|please|à la place|a la place|plutôt|plutot|svp|s'il vous plaît|merci)\s*$/iu;
/** « Annulez plutôt la robe » */
const AMID = /\s(?:plutôt|plutot|rather|instead)(?=\s(?!of\b|than\b|que\b|qu'))/giu;
/** A request that is put as a question. */
const POLITE =
  /\b(?:can|could|would|will) (?:you|i|we)\b|\b(?:pouvez|pourriez|peux|puis|peut|pourrais|est-ce que)\b/;

export interface KeptInstead {
  /** What stays, as the customer names it, folded. */
  things: readonly string[];
  /** What else they say, without the words that only turn to it. */
  rest: string;
}

/** The things that words keep, and what else they say; null where they keep nothing that they name. */
export function keptIn(text: string): KeptInstead | null {
  const own = readable(text).replace(/[’`]/g, "'");
  if (/[?？]/.test(own) && !POLITE.test(fold(own))) return null;
  const things: string[] = [];
  const rest: string[] = [];
  for (const clause of own.split(TURNS)) {
    const words = fold(clause);
    const named = (words.match(/\p{L}+/gu) ?? []).filter(isGarment);
    if (named.length > 0 && KEEPS.some((pattern) => pattern.test(words)) && !NOT.test(words))
      things.push(...named);
    else rest.push(clause);
  }
  const meant = rest.map(plainly).filter(Boolean).join(', ');
  return things.length > 0 ? { things, rest: meant } : null;
}

function plainly(clause: string): string {
  return clause.trim().replace(LEADS, '').replace(ENDS, '').replace(AMID, '').trim();
}
