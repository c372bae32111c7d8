import { fold, readable } from '../reading/text.ts';

/*
 * When somebody who waits for a call can be called: "after six would be better", « plutôt demain vers 18h ». English and French.
 */

const TIME =
  /\b(?:(?:at|after|before|around|from|till|until|between|by) (?:\d{1,2}|noon|lunch|work|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?:it|call|time) (?:for |to |be )?\d{1,2}|\d{1,2} ?(?:am|pm|h\d{0,2}|heures?|o'clock)|(?:in the|this|tomorrow) (?:morning|afternoon|evening)|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|ce soir|cet apres midi|(?:dans|en) (?:la|fin de) (?:matinee|soiree|journee)|le (?:matin|soir)|apres le (?:travail|boulot)|(?:apres|avant|vers|a partir de|entre) (?:\d{1,2}|midi|le dejeuner))\b/;

const WISHES =
  /\b(?:can|could|make|rather|prefer|better|instead|suits?|please|only free|i work|i'm (?:free|available|at work|busy)|not before|call|ring|phone|plutot|prefer\w*|mieux|possible|dispo\w*|libre|travaille|pas avant|appel\w*|rappel\w*|arrange\w*|convien\w*)\b/;

/** What is no call: a parcel, a thing, something done in the shop. */
const OTHERWISE =
  /\b(?:deliver\w*|parcel|package|order|return\w*|refund\w*|cancel\w*|exchang\w*|size|open|close|livr\w*|colis|commande|renvo\w*|retour\w*|rembours\w*|annul\w*|echang\w*|taille|ouvert\w*|ferm\w*)\b/;
const ASKS_WHEN = /^(?:and |so |et |alors )?(?:when|what time|quand|a quelle heure)\b/;

/** Words of more than this tell something else beside it. */
const MOST = 16;

/** True where the words say when a call would suit; only to be asked of somebody who waits for one. */
export function saysCallTime(text: string): boolean {
  const words = fold(readable(text))
    .replace(/[^\p{L}\d' ]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (words.split(' ').length > MOST || OTHERWISE.test(words) || ASKS_WHEN.test(words)) return false;
  return TIME.test(words) && WISHES.test(words);
}

/** "When will they ring?", "is somebody still calling me?", « ils rappellent quand ? » */
const ASKS_CALL =
  /\b(?:when|what time|how long|still|is (?:some|any)(?:body|one))\b.{0,30}\b(?:ring|call|phone|calling|ringing|called|rung|hear)\b|\b(?:rappel\w*|appel\w*|telephon\w*|recontact\w*)\b.{0,20}\b(?:quand|a quelle heure|bientot|toujours)\b|\b(?:quand|a quelle heure|toujours|dans combien de temps)\b.{0,30}\b(?:rappel\w*|appel\w*|telephon\w*|recontact\w*)\b/;

/** True where the words ask when, or whether, the call comes; only to be asked of somebody who waits for one. */
export function asksForCall(text: string): boolean {
  const words = fold(readable(text)).replace(/[^\p{L}\d' ]+/gu, ' ');
  return ASKS_CALL.test(words);
}
