import { plainWords } from '../reading/text.ts';

/* Words that ask for what was put to be put again: the button, the offer, the question. English and French. */

const GIVES =
  '(?:send|resend|show|give|put|get|bring|have|see|need|want|post|display|renvoy\\p{L}*|renvoie\\p{L}*|envoy\\p{L}*|envoie\\p{L}*|montr\\p{L}*|remontr\\p{L}*|remett\\p{L}*|remets|mett\\p{L}*|donn\\p{L}*|redonn\\p{L}*|affich\\p{L}*|reaffich\\p{L}*|avoir|voir|ravoir|revoir|besoin)';
const THE =
  "(?:(?:the|that|this|those|these|your|a|an|my|any|le|les|la|l'|ce|cet|ces|votre|vos|ton|tes|un|une|des|de|du|me|moi|us|nous|just|juste|encore|again|please|back|up|to|first|same|meme|memes|confirm|confirmation|yes) ?){0,5}";
const BUTTON = '(?:buttons?|boutons?)';
const PUT =
  '(?:buttons?|boutons?|offer|proposal|proposition|offre|question|choices|options|choix|recap\\p{L}*)';
const AGAIN =
  '(?:again|once more|one more time|back|encore|de nouveau|a nouveau|une (?:autre|deuxieme) fois)';
const NOT_SEEN =
  "(?:(?:can ?not|can't|cant|do not|don't|dont|did not|didn't|didnt|could not|couldn't|no longer|not) (?:\\p{L}+ ){0,1}(?:see|find|have|get|got|seeing|getting)|(?:vois|trouve|ai|recu|avais|voit|vu) (?:pas|plus|toujours pas)|il (?:n'y a|y a) (?:pas|plus|aucun)|pas (?:recu|vu|trouve)|there(?: is|'s| are|s)? (?:no|not|isn't|aren't)|i (?:see|have|got) no|got no)";
const CLICKS = '(?:click|press|tap|push|confirm|agree|say yes|accept)';
const CLIQUE =
  '(?:cliqu\\p{L}*|appui\\p{L}*|appuy\\p{L}*|confirm\\p{L}*|valid\\p{L}*|accept\\p{L}*|dire oui)';
const FAILS =
  "(?:(?:does not|doesn't|doesnt|is not|isn't|isnt|won't|will not|did not|didn't|not) (?:work\\p{L}*|respond\\p{L}*|show\\p{L}*|appear\\p{L}*|react\\p{L}*|do anything)|(?:has |have |is |are )?(?:disappeared|vanished|gone|broken)|(?:ne |n')?(?:marche\\p{L}*|fonctionne\\p{L}*|repond\\p{L}*|s'affiche\\p{L}*|apparait\\p{L}*) (?:pas|plus)|(?:a|ont) disparu)";

const KINDS: readonly RegExp[] = [
  new RegExp(`\\b${GIVES} ${THE}${BUTTON}\\b`, 'u'),
  new RegExp(`\\b${GIVES} ${THE}${PUT}(?: \\p{L}+){0,1} ${AGAIN}`, 'u'),
  new RegExp(
    `\\b(?:resend|renvoy\\p{L}*|renvoie\\p{L}*|remontr\\p{L}*|remett\\p{L}*|remets|redonn\\p{L}*|repos\\p{L}*|revoir|ravoir) ${THE}${PUT}\\b`,
    'u',
  ),
  new RegExp(
    `\\b(?:where(?:'?s)?|ou) (?:is|are|est|sont|est passe|sont passes|did|has|have|went|c'est|se trouve\\p{L}*)? ?${THE}${BUTTON}\\b`,
    'u',
  ),
  new RegExp(`\\b(?:il|ils|c'est) (?:est|sont|c'est)? ?(?:passes? )?ou,? ${THE}${BUTTON}\\b`, 'u'),
  new RegExp(`${NOT_SEEN} ${THE}${BUTTON}\\b`, 'u'),
  new RegExp(
    `\\b(?:where|what|how) (?:do|should|can|am|must) (?:i|we) (?:supposed to |have to |meant to )?${CLICKS}\\b`,
    'u',
  ),
  new RegExp(`\\bwhich (?:button|one) (?:do|should|must) (?:i|we) ${CLICKS}\\b`, 'u'),
  new RegExp(
    `\\b(?:ou|sur quoi|comment) (?:est ce que |c'est que |dois |faut il |puis |peut on |je |on |il faut ){1,3}${CLIQUE}`,
    'u',
  ),
  new RegExp(`\\bsur quel bouton\\b|\\bje ${CLIQUE} (?:ou|sur quoi)\\b`, 'u'),
  new RegExp(`\\b${BUTTON} (?:\\p{L}+ ){0,1}?${FAILS}`, 'u'),
  new RegExp(
    `\\b(?:show|ask|offer|propose) (?:it|that|this|me|me that|me this|it to me|that to me) ${AGAIN}`,
    'u',
  ),
  /\b(?:redemand\p{L}*|repropos\p{L}*)(?: (?:moi|le|la|moi le))?\b|\b(?:montr|propos|demand)\p{L}* (?:le |la |ca |cela |moi ){1,2}(?:encore|de nouveau|a nouveau)/u,
  /\bwhat (?:was|is|were) (?:the|your|that) (?:question|offer|proposal)\b|\bwhat (?:am|was) i (?:agreeing|saying yes) to\b/,
  /\b(?:c'est|c'etait) quoi (?:la |votre |deja )+(?:question|proposition)\b|\bquelle (?:est|etait) (?:la|votre) (?:question|proposition)\b|\bje dis oui a quoi\b/,
];

/** Longer says more than that. */
const MOST_WORDS = 16;

/**
 * What is said beside asking for what was put to be put again, or telling that there is nothing to press: '' where that is all, null where it
 * is not asked. A button is no part of a garment here.
 */
export function besideAskingAgain(text: string): string | null {
  const words = plainWords(text);
  const asked = KINDS.flatMap((kind) => kind.exec(words)?.[0] ?? []);
  const longest = asked.toSorted((one, other) => other.length - one.length)[0];
  return longest && words.split(' ').length <= MOST_WORDS ? words.replace(longest, ' ').trim() : null;
}
