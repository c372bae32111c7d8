import { streetIn } from '../reading/postal.ts';
import { fold, readable } from '../reading/text.ts';

/* "Did you send it to 4 High Street?", « c'est bien parti à l'ancienne adresse ? »: asked of where an order went or goes, and no wish. */

/** A house number: a word of a street follows it, and no measure. */
const HOUSE =
  '(?:(?:number|numero|no) )?\\d{1,4}(?: ?(?:bis|ter|[a-d]\\b))?,? (?!(?:percent|euros?|off|pieces?|items?|articles?|pairs?|paires?|days?|jours?|hours?|heures?|weeks?|semaines?|times?|fois|am|pm|minutes?|parcels?|colis)\\b)\\p{L}{2,}';
const IT =
  '(?:it|that|this|them|the|my|our|order|parcel|package|delivery|shipment|everything|things|new|one|replacement|\\p{L}+)';
const SENT =
  '(?:sent|send|sending|ship|shipped|shipping|deliver|delivered|dispatch\\p{L}*|mail|mailed|post|posted|go|goes|going|gone|went|chang\\p{L}*|use|used|put|left|leav\\p{L}*|updat\\p{L}*|address\\p{L}*)';
/** On its way to a place. */
const BOUND =
  '(?:going(?: to)?|go(?: to)?|headed|being (?:delivered|sent|shipped)|be (?:delivered|sent|shipped)|delivered to|sent to|shipped to)';
const PLACE = `(?:to|at|for) (?:(?:my|the|our|an?|this|that|his|her|their|another|right|wrong|correct|old|new|other|same|previous|usual) )*(?:${HOUSE}|address|home|office|work|house|place|flat|street|road|mum|mom|mother|dad|father|parents|sister|brother|friend|neighbou?r|old|new|other|wrong|right|rue|avenue|boulevard|lyon|(?!size|taille|pointure|number|order)\\p{L}{5,},? \\d|postcode|zip)`;
const LIEU = `(?:au|a|aux|chez|vers|pour|sur|dans) (?:(?:la|le|les|l'|mon|ma|mes|notre|cette|ce|une?|bonne|mauvaise|ancienne?|nouvelle|autre|meme) ?)*(?:${HOUSE}|adresse|domicile|maison|bureau|travail|boulot|moi|nous|mes|ma|mon|bonne|ancienne|nouvelle|autre|rue|avenue|boulevard|place)`;
const ENVOYE =
  '(?:envoye\\p{L}*|expedie\\p{L}*|livre\\p{L}*|parti\\p{L}*|va|part|arrive\\p{L}*|adresse\\p{L}*|mis\\p{L}*|change\\p{L}*|modifie\\p{L}*|utilise\\p{L}*|laisse\\p{L}*|depose\\p{L}*)';

const ASKED: readonly RegExp[] = [
  new RegExp(
    `\\b(?:did|have|has|had|was|were|didn't|haven't|hasn't|wasn't)\\b (?:you|it|they|\\p{L}+ (?:order|parcel|package))\\b.{0,40}?\\b${SENT}\\b.{0,40}?\\b${PLACE}`,
    'u',
  ),
  new RegExp(
    `^(?:(?:and|so|but|sorry|please|ok|wait) )*(?:is|are|will|does|do) (?:it|that|this|they|(?:the|my) (?:\\p{L}+ )?(?:order|parcel|package|delivery|\\p{L}+))\\b.{0,20}?\\b${SENT}\\b.{0,30}?\\b${PLACE}`,
    'u',
  ),
  new RegExp(
    `^(?:(?:and|so|but|sorry|please|ok|wait|you've|you|have|has|it|it's|it has|was|is|already|been) )*(?:sent|shipped|delivered|posted|gone|went|going) (?:${IT} ){0,3}${PLACE}`,
    'u',
  ),
  new RegExp(
    `\\bwhere\\b (?:did|have|has|had|was|were|is|are|will|does|do|'s) (?:${IT} ){1,4}?${SENT}\\b`,
    'u',
  ),
  new RegExp(
    `\\b(?:which|what) address\\b.{0,20}\\b(?:did|have|has|was|were|is|are|will|does|do)\\b.{0,40}\\b${SENT}\\b`,
    'u',
  ),
  /\b(?:to|at) (?:which|what) (?:address|place)\b|\b(?:which|what) address\b.{0,40}\b(?:to|at)$/u,
  new RegExp(
    `\\b(?:avez vous|as tu|vous (?:l'|les |la |le |m'|me l'|n')?(?:avez|aviez)|tu l'as|l'avez vous|est ce que vous (?:l'|les )?avez|on (?:l'|les )?a)\\b.{0,25}?\\b${ENVOYE}\\b.{0,40}?\\b${LIEU}`,
    'u',
  ),
  new RegExp(
    `\\b(?:c'est|c'etait|est ce|ca|il|elle|elles|ils|colis|commande|paquet|tout|livraison)\\b.{0,25}?\\b${ENVOYE}\\b.{0,30}?\\b${LIEU}`,
    'u',
  ),
  /\b(?:a|pour|vers|sur) quelle adresse\b|\bquelle adresse\b.{0,25}\b(?:utilis|pris|mise?\b|envoy|livr|expedi)/u,
  /\bou\b (?:est ce que |c'est que )?(?:l'avez vous|avez vous|vous l'avez|vous avez|ca|il|elle|le colis|la commande|ma commande|mon colis|a ete|sera|est)\b.{0,25}?\b(?:envoye\p{L}*|expedie\p{L}*|livre\p{L}*|parti\p{L}*|part|va)\b/u,
  // "Where exactly is it going?", « ça arrive où ? »
  new RegExp(
    `\\b(?:where(?:'s| exactly| precisely)?)\\b.{0,12}\\b(?:is|are|was|will|does|do|it|they|that|my|the)\\b.{0,30}\\b${BOUND}\\b`,
    'u',
  ),
  /\b(?:is|will|are) (?:it|they|that|the (?:parcel|order|package)|my (?:parcel|order|package)) (?:be )?(?:coming|going|sent|delivered|brought|being (?:sent|delivered))\b.{0,12}\b(?:to|at) (?:my|our|the|which|what)\b/u,
  /\b(?:c'est|ce sera|ca|il|elle|ils|elles|colis|commande|paquet|livraison)\b.{0,24}\b(?:livre\p{L}*|envoye\p{L}*|expedie\p{L}*|arriv\p{L}*|va|part|depose\p{L}*)\b.{0,8}\b(?:ou|a quel endroit)\b(?: (?:exactement|precisement|au juste|deja))*$/u,
  /^(?:(?:et|mais|alors|donc) )*(?:livre\p{L}*|livraison|envoye\p{L}*|expedie\p{L}*) (?:ou|a quel endroit)\b(?: (?:exactement|precisement|au juste))*$/u,
  /\b(?:ou|a quel endroit) (?:exactement |precisement )?(?:est ce que |c'est que )?(?:ca|c'est|sera|est)\b.{0,30}\b(?:livre\p{L}*|envoye\p{L}*|depose\p{L}*)\b/u,
];
/** It is to be done, or asked whether it can be. */
const WISHES =
  /\b(?:can|could|would|please|want|need|like you|i'd like|possible|may|should|instead|do you (?:ship|deliver|send|post)|will you|je (?:veux|voudrais|souhaite|souhaiterais|aimerais)|pouvez|pourriez|peut on|peux tu|possible|svp|s'il vous plait|merci de|plutot|faut|livrez vous|est ce que vous livrez|vous livrez|peut il|peut elle)\b/;
/** Other things are sent too. */
const OTHERS =
  /\b(?:refund|money|label|labels|code|invoice|receipt|link|email|e ?mail|mail|sms|text|message|photo|remboursement|argent|etiquette|facture|lien|courriel|bon de retour|retour|return|returns|returned|back)\b/;

/** How long a sentence that asks it is, at most. */
const LONGEST = 160;

/** The sentence that asks where an order went or goes, and the words beside it; null where none does. */
export function whereSentIn(text: string): { asked: string; rest: string } | null {
  const said = readable(text).replace(/[’`]/g, "'");
  const sentences = said.match(/[^.!?？\n]+[.!?？\n]*/g) ?? [];
  const at = sentences.findIndex(asksIt);
  if (at < 0) return null;
  const rest = sentences.filter((_, n) => n !== at).join(' ');
  return { asked: sentences[at]?.trim() ?? '', rest: rest.trim() };
}

function asksIt(sentence: string): boolean {
  const words = fold(sentence)
    .replace(/-/g, ' ')
    .replace(/[^\p{L}\p{N}', ]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (words.length > LONGEST || WISHES.test(words) || OTHERS.test(words)) return false;
  const opens =
    /^(?:(?:and|so|but|et|mais|alors|donc|du coup|ok) )*(?:did|have|has|was|were|is|are|does|will|where|which|what|to which|to what|didn't|haven't|ou|a quelle|pour quelle|quelle|avez|est ce)\b/;
  const asks = /[?？]/.test(sentence) || opens.test(words);
  return asks && ASKED.some((pattern) => pattern.test(words));
}

/** Words of streets that name none. */
const GENERIC = new Set(
  'rue avenue boulevard place chemin impasse allee quai cours route square passage street road lane avenue drive close court way the les des aux bis ter'.split(
    ' ',
  ),
);

/** Whether a question names this place: null where it names none, or none that can be told. */
export function namesPlace(
  asked: string,
  place: { line1: string; postcode: string; city: string },
): boolean | null {
  const wordsOf = (text: string): readonly string[] => fold(readable(text)).match(/[\p{L}]{3,}|\d+/gu) ?? [];
  const said = wordsOf(asked);
  const house = place.line1.match(/\d+/)?.[0];
  const numbers = said.filter((word) => /^\d{1,5}$/.test(word));
  const street = wordsOf(place.line1).filter((word) => /\p{L}/u.test(word) && !GENERIC.has(word));
  const sameStreet = street.length > 0 && street.every((word) => said.includes(word));
  if (sameStreet) return house === undefined || numbers.length === 0 || numbers.includes(house);
  if (numbers.includes(place.postcode)) return null;
  const other =
    /\d/.test(asked) && (streetIn(asked.replace(/[,?!.].*$/u, '')) !== null || STREETS.test(fold(asked)));
  if (other) return false;
  return wordsOf(place.city).some((word) => word.length > 3 && said.includes(word)) ? true : null;
}

const STREETS =
  /\b(?:rue|avenue|av|boulevard|bd|place|chemin|impasse|allee|quai|route|street|st|road|rd|lane|drive|close|court)\b/;
