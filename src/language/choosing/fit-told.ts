import { fold } from '../reading/text.ts';
import { sentencesOf } from '../sentences.ts';

/* What a shop writes of how something fits: "between two sizes, take the larger", « chaussent grand ». English and French. */

const TELLS =
  /\b(?:between (?:two )?sizes|half a size|half sizes?|size (?:up|down)|true to size|as the size says|your usual size|(?:fits?|runs?|cut|comes?) (?:\w+ )?(?:close|tight|small|large|big|loose|loosely|slim|generous\w*)|large:|small:|entre deux tailles|demi[- ](?:taille|pointure)|taill(?:e|ent) (?:\w+ )?(?:petit|grand|normalement|large)|chauss(?:e|ent) (?:\w+ )?(?:petit|grand|normalement|large)|votre taille habituelle|coupe (?:\w+ )?(?:ample|droite|ajustee|pres du corps)|ajustee?s?\b)/;
const LARGER =
  /\b(?:take|choose|go for|prenez|choisissez|prendre) (?:the |la |le |une? )?(?:taille |size |pointure )?(?:larger|bigger|upper|higher|one up|up|plus grande?|au[- ]dessus|superieure?)\b|\bsizes? (?:up|more)\b|\b(?:pointure|taille) (?:de plus|au[- ]dessus)\b/;
const SMALLER =
  /\b(?:take|choose|go for|prenez|choisissez|prendre) (?:the |la |le |une? )?(?:taille |size |pointure )?(?:smaller|lower|one down|down|plus petite?|en[- ]dessous|inferieure?)\b|\bsizes? (?:down|less)\b|\b(?:pointure|taille) (?:de moins|en[- ]dessous)\b/;

/** What is written of how it fits, and which of two sizes it advises. */
export interface FitTold {
  text: string;
  prefers: 'larger' | 'smaller' | null;
}

/** What an article is looked for by that advises somebody between two sizes. */
export function betweenQuestion(language: string): string {
  return language === 'fr' ? 'entre deux tailles, laquelle prendre' : 'between two sizes, which size to take';
}

/** The sentences of a text that tell of it; null where none does. */
export function fitTold(text: string): FitTold | null {
  const telling = sentencesOf(text).filter((sentence) => TELLS.test(fold(sentence)));
  if (telling.length === 0) return null;
  const said = fold(telling.join(' '));
  const prefers = LARGER.test(said) ? 'larger' : SMALLER.test(said) ? 'smaller' : null;
  return { text: telling.join(' ').trim(), prefers };
}
