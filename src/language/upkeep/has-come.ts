import { fold, readable } from '../reading/text.ts';

/* That an order has come, in the customer's own words. English and French. */

/** It came, or is in their hands. */
const CAME = new RegExp(
  [
    "\\b(?:arrived|turned up|got here|been delivered|was delivered|were delivered|got delivered|i(?:'ve| have)?(?: just| finally| already)? received|we(?:'ve| have)?(?: just| finally| already)? received|just received)\\b",
    '\\b(?:it|they|this|that|which|dress|coat|shirt|shoes|parcel|package|order|everything|one|thing|item)(?: has| have)?(?: just| finally| already)? came\\b',
    '\\bgot (?:it|them|my (?:order|parcel|package|dress|coat|shirt|shoes)|the (?:order|parcel|package|dress|coat|shirt|shoes))\\b',
    '\\b(?:unpacked|unboxed|opened (?:it|them|the)|picked (?:it|them|the \\w+|my \\w+) up|collected (?:it|them|the|my))\\b',
    "\\b(?:tried (?:it|them|the \\w+|this|that) on|tried on|i'?m wearing|am wearing|wore (?:it|them)|have (?:it|them) on|put (?:it|them) on)\\b",
    '\\b(?:recu|recue|recus|recues|receptionne\\w*|deballe|deballee|essaye|essayee|essayes|enfile|enfilee)\\b',
    '\\b(?:est|sont|vient d|viennent d)(?:e)?(?: bien| enfin| deja| hier| juste)* ?(?:arrive|arrivee|arrives|arrivees|arriver)\\b',
    "\\b(?:ete|est|m'a ete|sont) (?:bien |enfin )?(?:livre|livree|livres|livrees)\\b",
    '\\b(?:je (?:la|le|les) porte|sur moi|ouvert (?:le|mon) (?:colis|paquet)|recupere (?:le|mon|ma|la) \\w+)\\b',
  ].join('|'),
);

/** It has not, or that is asked. */
const NOT_YET =
  /\b(?:not|never|nothing|hasn'?t|haven'?t|didn'?t|isn'?t|wasn'?t|don'?t)(?: \w+){0,2} (?:received?|arrived?|come|came|got|get|delivered|turned up|here|shipped|sent)\b|\bstill (?:waiting|not|no|on its way)\b|\b(?:waiting for|where is|where's|on its way|in transit|on the way)\b|\b(?:pas|jamais|rien|toujours pas)(?: \w+){0,2} (?:recue?s?|arrivee?s?|receptionne|livree?s?|eu)\b|\b(?:toujours|encore) pas\b|\b(?:j'attends|attends toujours|en attente|ou est|ou en est|en route|en chemin)\b/;
const ASKED =
  /^(?:and |but |so |et |mais )?(?:did|has|have|is|was|were|when|where|est ce|est-ce|quand|ou|a t|a-t)\b.*\?/;

/** What is only feared, planned or supposed. */
const SUPPOSED =
  /\b(?:if|in case|once|unless|whether) (?:it|they|this|the|that|i|my)\b|\bwhen (?:it|they|this|the \w+|my \w+) (?:arrives?|comes?|gets)\b|\b(?:will|won'?t|might|may|could|would|going to|gonna) (?:\w+ )?(?:be|fit|come|arrive|run)\b|\bit'll\b|\b(?:afraid|worried|worry|fear|probably|i think|i guess|i doubt|looks? like|pictures?|photos?|reviews?|size chart|website)\b|\b(?:si|au cas ou|des que|une fois|lorsqu\w*|quand) (?:c'est|ca|ce|elle|il|ils|elles|la|le|les|je|j'|jamais|l'|ma|mon)|\b(?:sera|seront|serait|seraient|ira|irait|va etre|vont etre|risque\w*|peur|crains|inquiete?|pense|crois|doute|peut etre|probablement|surement|photos?|guide des tailles|sur le site|avis)\b/;

/** A size that was ordered is not yet one that was tried. */
const ONLY_ORDERED =
  /\b(?:ordered|order|chose|chosen|picked|selected|bought|took|put|entered|made a mistake|commande\w*|choisi\w*|pris\w*|achete\w*|selectionne\w*|mis|trompee?s?)\b.{0,40}\b(?:wrong|too|small|big|large|size|mauvais\w*|trop|taille|erreur)\b/;

/**
 * Whether the customer says that an order has come. `wrong`: their words tell of something wrong with the thing
 * itself, which only somebody can who has it in hand.
 */
export function saysItCame(text: string, wrong: boolean): boolean {
  const sentences = plain(text);
  const said = sentences.filter((sentence) => !ASKED.test(sentence));
  if (sentences.some((sentence) => NOT_YET.test(sentence))) return false;
  const sure = said.filter((sentence) => !SUPPOSED.test(sentence));
  if (sure.some((sentence) => CAME.test(sentence))) return true;
  // Whatever is feared of a parcel, in whichever sentence, is no report of one.
  return wrong && sure.length === sentences.length && !sentences.some((one) => ONLY_ORDERED.test(one));
}

function plain(text: string): string[] {
  return fold(readable(text))
    .replace(/[’`]/g, "'")
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/[^\p{L}\d'?-]+/gu, ' ').trim())
    .filter((sentence) => sentence !== '');
}
