import { plainWords } from '../reading/text.ts';

/* "In which sizes?", asked of what there is. English and French. */

const SIZES =
  /\b(?:(?:other|others|which|what|all|more|different|any other|remaining) (?:\w+ ){0,2}?sizes|sizes? (?:left|available|in stock|do you have|have you got)|(?:autres?|quelles?|toutes les|d'autres|vos) (?:sont (?:les|vos) )?tailles?(?: disponibles| restantes| en stock)?|tailles? (?:disponibles?|restantes?|en stock|il reste|vous reste|avez vous))\b/;

/** Advice is wanted, or another country's sizes. */
const ADVICE =
  /\b(?:fit|fits|should|take|taking|measure\w*|recommend\w*|advise|chart|guide|convert\w*|conversion|correspond\w*|equivalent|uk|us|eu|cm|inch\w*|mesur\w*|conseill\w*|prendre|prends|choisir|choisis|convient|vais|taillent?|grille|équivalen\w*|equivalen\w*|which size|quelle taille)\b/;

/** Whether words ask in which sizes there is something, and want no advice. */
export function asksWhichSizes(text: string): boolean {
  const words = plainWords(text);
  return SIZES.test(words) && !ADVICE.test(words);
}
