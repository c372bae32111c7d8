import { plainWords } from '../reading/text.ts';

/** "The tracking says delivered", « c'est marqué livré »: the carrier, or the shop, reports that it came. English and French. */
const SAYS =
  /\b(?:says?|said|saying|shows?|showing|marked|reads|states?|status|app|apparently|supposedly|according|tracking|tracker|site|courier|carrier|claims?)\b.{0,40}\b(?:delivered|been left|handed over)\b|\b(?:indiqu\w*|marqu\w*|ecrit|statut|suivi|site|appli\w*|selon|soi disant|apparemment|dit|disent|affich\w*|annonc\w*|noter?|notee?)\b.{0,40}\b(?:livre(?:e|s|es)?|remis|depose)\b|\b(?:livre(?:e|s|es)?|delivered) (?:d'apres|selon|soi disant|apparemment|according|apparently|supposedly)\b/;

/** Written so of what is still to be delivered. */
const TO_COME =
  /\b(?:(?:will|would|to|should|going to) (?:have )?be(?:en)?|not|never|supposed to be|(?:sera|serait|devait|doit|devrait)(?: etre)?|etre|pas|jamais) (?:\w+ )?(?:delivered|livre(?:e|s|es)?)\b/;

/** True where the words tell that a parcel is said to have been delivered. */
export function saysDelivered(text: string): boolean {
  const words = plainWords(text);
  return SAYS.test(words) && !TO_COME.test(words);
}
