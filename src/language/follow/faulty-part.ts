import { fold, readable } from '../reading/text.ts';

/* What is wrong with a thing, told by a part of it or by what never came with it. English and French. */

const PART =
  '(?:button|zip(?:per)?|seam|stitch(?:ing)?|thread|strap|heel|sole|hem|lining|clasp|buckle|sleeve|collar|pocket|bouton|fermeture|couture|fil|bride|talon|semelle|ourlet|doublure|fermoir|boucle|manche|col|poche)s?';
const BROKEN =
  '(?:loose|missing|lost|broken|undone|torn|ripped|hanging|coming (?:off|apart|undone)|came off|fallen off|fell off|falling off|off|stuck|open|damaged|crooked|manqu\\p{L}*|cass\\p{L}*|decou\\p{L}*|dechir\\p{L}*|detach\\p{L}*|defait\\p{L}*|arrach\\p{L}*|abim\\p{L}*|mal cousue?s?|part|pend|coince\\p{L}*|tombe\\p{L}*)';

const FAULTY = [
  new RegExp(
    `\\b${BROKEN} (?:(?:a|an|one|some|two|its?|the|un|une|des|deux|le|la|les|ses?) )?${PART}\\b`,
    'u',
  ),
  new RegExp(`\\b${PART}\\b(?: \\p{L}+'?){0,5}? ${BROKEN}\\b`, 'u'),
  new RegExp(
    `\\b(?:without|lacks?|missing|sans|manque) (?:a|an|one|its?|un|une|le|la|son|sa) ${PART}\\b`,
    'u',
  ),
];
/** Asked of what the shop sells, or meant otherwise. */
const ELSE =
  /\b(?:press|click\w*|button on (?:your|the) (?:site|website|page|app)|clique\w*|bouton (?:du|sur le) site|with or without|does it have|has it got)\b/;

/** True where a part of a thing is said to be broken, loose or missing. */
export function saysPartFaulty(text: string): boolean {
  const words = wordsOf(text);
  return !ELSE.test(words) && FAULTY.some((pattern) => pattern.test(words));
}

const NEVER_CAME =
  /\b(?:missing (?:from|in)|(?:is|was|are|were|still|the) missing|not in (?:the|my) (?:box|parcel|package|bag)|wasn'?t in|weren'?t in|left out|forgot(?:ten)? (?:to (?:send|put|pack)|the|my)|(?:came|arrived|delivered) without|didn'?t (?:get|receive) the|never (?:got|received) the|il (?:me )?manqu\w*|qui (?:me )?manque\w*|manquant\w*|manque (?:le|la|les|dans)|pas dans (?:le|mon) (?:colis|paquet|carton)|oublie de (?:mettre|m'envoyer)|(?:recu|arrive\w*|livre\w*) sans)\b/;

/** True where something that was ordered is said not to have come with the rest: there is nothing to send back. */
export function saysPieceMissing(text: string): boolean {
  return NEVER_CAME.test(wordsOf(text)) && !saysPartFaulty(text);
}

function wordsOf(text: string): string {
  return fold(readable(text))
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\d' ]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
