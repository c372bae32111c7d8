import { plainWords } from '../reading/text.ts';

/*
 * What a question asks of a thing must stand in the passage that is to answer it: that gift cards exist is no answer to whether one is paid
 * back. English and French.
 */

/** What is asked, and how a passage speaks of it. */
const ASKED: readonly (readonly [question: RegExp, passage: RegExp])[] = [
  [
    /\b(?:refund\w*|money back|reimburs\w*|rembours\w*)\b/,
    /\b(?:refund\w*|money|paid back|pay back|reimburs\w*|rembours\w*|rendu|credit\w*|avoir)\b/,
  ],
  [
    /\b(?:exchang\w*|swap\w*|echang\w*)\b/,
    /\b(?:exchang\w*|swap\w*|echang\w*|replac\w*|remplac\w*|return\w*|retour\w*)\b/,
  ],
  [
    /\b(?:cancel\w*|annul\w*)\b/,
    /\b(?:cancel\w*|annul\w*|withdraw\w*|retract\w*|resili\w*|end\w*|stop\w*)\b/,
  ],
  [
    /\b(?:lost|stolen|perdue?s?|volee?s?|egaree?s?)\b/,
    /\b(?:lost|los[es]\w*|stolen|perd\w*|vol\w*|egar\w*|replac\w*|remplac\w*)\b/,
  ],
  [
    /\b(?:how much (?:is|do i have|have i got|money)(?: \w+){0,3} (?:left|on)|balance of my|my balance|(?:is|are) left on my|solde de ma|mon solde|combien (?:il )?(?:me )?reste|reste sur ma)\b/,
    /\b(?:balance|solde|check what)\b/,
  ],
  [
    /\b(?:does not work|doesn't work|doesnt work|not working|not accepted|is (?:refused|rejected|declined|invalid)|ne (?:marche|fonctionne) (?:pas|plus)|est refuse\w*|pas accepte\w*|invalide)\b/,
    /\b(?:work\w*|accept\w*|refus\w*|reject\w*|declin\w*|invalid\w*|march\w*|fonctionn\w*|error|erreur|problem\w*)\b/,
  ],
];

/** True of a passage that says nothing of what a question asks. */
export function leavesOut(question: string, passage: string): boolean {
  const asked = plainWords(question);
  const told = plainWords(passage);
  return ASKED.some(([asks, says]) => asks.test(asked) && !says.test(told));
}
