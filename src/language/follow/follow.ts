import { plainWords } from '../reading/text.ts';

/* Questions that hang on what was just put, done or told: what it costs, when the money is there, where a parcel goes, until when. */

/** What is asked of it. `when`: when it comes, or how long it takes, whatever that is. */
export type OfIt = 'cost' | 'money' | 'drop' | 'last_day' | 'when';

/** More words than these ask for more. */
const MOST = 16;

const COST = [
  /\b(?:does|will|would|do|is|are|am|any|how much|what|without)\b.*\b(?:costs?|charged?|charges|fees?|free|pay|paying|expensive)\b/,
  /^(?:(?:and|so|but|ok|okay|oh) )*(?:for free|free|free of charge|at no cost|any (?:fees|charges|costs?))$/,
  /\b(?:c'est|est ce|ce sera|ca|cela|combien|y a|dois je|faut il|faut|je dois|je vais|sera|serait|des)\b.*\b(?:gratuit\w*|coute\w*|payant\w*|frais|payer|charge)\b/,
  /^(?:(?:et|alors|mais|ok|donc) )*(?:gratuit\w*|sans frais|payant|des frais)$/,
];
/** The cost of something else. */
const OTHER_COST =
  /\b(?:shipping|delivery|deliver|express|livraison|livrer|livrez|envoi|expedition|get back|paid back|refunded|rembours\w*|recupere\w*|remise|discount|toll|customs|douane)\b/;
const WHEN =
  /\b(?:when|how long|how soon|how many days|quand|combien de (?:temps|jours)|quel delai|delais?)\b/;
const MONEY =
  /\b(?:money|refund\w*|(?:paid|get paid) back|reimburs\w*|rembours\w*|argent|sous|versement|virement|remboursement)\b/;
const DROP = [
  /\bwhere (?:do|can|could|should|must|would|shall|am) (?:i|we) (?:\w+ ){0,3}?(?:drop|take|bring|leave|hand|post|put|deposit|send|return)\b/,
  /\bwhere (?:is|are) (?:the )?(?:nearest |closest )?(?:drop ?off|pickup|pick up|parcel) ?(?:point|points|place|shop)?\b/,
  /\bwhere (?:does|do|will) (?:it|the parcel|this|that) (?:have to |need to )?(?:go|get dropped)\b/,
  /\bou (?:est ce que )?(?:dois je|puis je|je|on|peut on|faut il|il faut|vais je|c'est que je)(?: \w+){0,2}? (?:(?:le|la|l'|les|ca) ?)*(?:depos\w*|amen\w*|apport\w*|laiss\w*|remet\w*|pos\w*|port\w*|renvo\w*|retourn\w*)\b/,
  /\bou (?:le |la |l'|les )?(?:deposer|apporter|remettre|laisser|amener|renvoyer)\b|\b(?:depose|amene|apporte|laisse|remets|renvoie) (?:\w+ ){0,3}ou\b/,
];
const LAST_DAY = [
  /\b(?:last|latest|final) (?:day|date|moment)\b|\bdeadline\b|\b(?:until|till|by) (?:when|what (?:date|day)|which (?:date|day))\b|\bhow (?:long|many days|much time) (?:do|have|will) i (?:still )?(?:have|got|get)\b(?!.*\bwait\b)|\bwhat (?:is|'s) the (?:time limit|cut ?off)\b|\bwhen (?:is it|is that|would it be) too late\b/,
  /\b(?:dernier jour|derniere date|date limite|date butoir)\b|\b(?:jusqu'a|jusqu'au|avant|pour) (?:quand|quel jour|quelle date)\b|\bcombien de (?:temps|jours) (?:j'ai|ai je|me reste|il me reste|est ce que j'ai|ai-je)\b|\b(?:j'ai|il me reste) (?:encore )?(?:combien de (?:temps|jours)|jusqu'a quand)\b|\bquand est ce (?:qu'il|que ce) (?:est|sera) trop tard\b/,
];
const LEADS =
  'oh|ah|ok|okay|so|and|well|right|but|alors|et|bon|euh|donc|mais|oui|yes|great|thanks|merci|du|coup';
const ASKS_WHEN =
  "when exactly|when|how long|how soon|by when|which day|what day|what date|(?:dans |sous |d'ici )?combien de (?:temps|jours)|quand|quel jour|quelle date|quel delai";
const NEUTRAL =
  "will|does|do|would|is|should|can|did|was|it|that|this|they|i|we|you|my|the|a|to|for|me|us|here|there|parcel|package|order|one|ones|new|get|gets|got|be|take|takes|taking|took|arrive|arrives|arriving|come|comes|coming|came|exactly|then|roughly|about|around|expect|have|has|receive|delivered|delivery|due|now|wait|usually|normally|all|in|expected|please|est|ce|que|qu'elle|qu'il|ca|cela|elle|il|ils|elles|c'est|arrive|arrivera|arriver|arrivent|va|vont|vient|viendra|prend|prendra|prendre|faut|compter|je|on|le|la|l'|les|l'aurai|recevrai|recevoir|recois|reçois|aurai|aura|livree?|sera|etre|alors|exactement|pour|environ|attendre|dois|mon|ma|colis|commande|nouvelle?|nouveau|pris|arrivee?|etait|a|ete|de|en|t|y|normalement|svp|stp|la bas|donc";
const BARE_WHEN = new RegExp(`^(?:(?:${LEADS}) )*(?:(?:${NEUTRAL}) )*(?:${ASKS_WHEN})(?: (?:${NEUTRAL}))*$`);

/** What a short question asks of what was just spoken of; null where it is no such question. */
export function askedOfIt(text: string): OfIt | null {
  const words = plainWords(text);
  if (words === '' || words.split(' ').length > MOST) return null;
  if (DROP.some((one) => one.test(words))) return 'drop';
  if (LAST_DAY.some((one) => one.test(words))) return 'last_day';
  if (WHEN.test(words) && MONEY.test(words)) return 'money';
  if (BARE_WHEN.test(words)) return 'when';
  return COST.some((one) => one.test(words)) && !OTHER_COST.test(words) ? 'cost' : null;
}
