import { fold, readable } from '../reading/text.ts';

/* That somebody is to call: "ring me tomorrow at 10", « rappelez-moi demain à 10h ». English and French. */

const WISHES = new RegExp(
  [
    '\\b(?:call|ring|phone|telephone) (?:me|us)\\b(?! (?:back )?(?:a|an|the|mad\\w*|crazy|old|stupid)\\b)',
    '\\bgive (?:me|us) (?:a )?(?:call|ring|bell|phone call)\\b',
    '\\b(?:can|could|would|will|may) (?:i|we) (?:get|have|be) (?:a |an )?(?:call ?back|call|phone call|phoned|rung|called)\\b',
    '\\b(?:want|like|need|prefer|wish|love|ask|request|book|schedule|arrange)\\b.{0,14}\\b(?:a |to be )?(?:call ?back|phone call|called|phoned|rung)\\b',
    '\\brappel(?:ez|er|le|les)[- ](?:moi|nous)\\b|\\b(?:appelez|telephonez|appeler)[- ](?:moi|nous)\\b',
    "\\b(?:pouvez|pourriez|peut|peux|pourrait|pourrez|veuillez|merci de|possible (?:de|que)|souhait\\w*|aimerai\\w*|voudrai\\w*|veux|faudrait)\\b.{0,24}\\b(?:me|nous|m'|etre) ?r?(?:appel|telephon)\\w*",
    "\\bqu'(?:on|un\\w*)\\b.{0,24}\\b(?:me|nous|m') ?r?(?:appel|telephon)\\w*",
    '\\b(?:rendez[- ]vous|rappel) telephonique\\b',
  ].join('|'),
);

/** Who calls is asked, told of, or has been promised: that is no wish. */
const NO_WISH =
  /\b(?:don'?t|do not|never|nobody|no one|not|stop) (?:call|ring|phone|telephon\w*)\b|\b(?:when|why) (?:did|do|will|are|is)\b.{0,20}\b(?:call|ring|phone)\w*|\b(?:called|rang|phoned) (?:me|us)\b|\b(?:ne|n')(?: me| m')? ?r?appel\w* (?:pas|plus|jamais)\b|\bpas (?:besoin )?(?:de |d'etre )?(?:me )?rappel\w*/;

/** « Pouvez-vous me rappeler le numéro de ma commande ? » wishes to be told. */
const REMINDS =
  /\brappel\w*(?:[- ]moi)? (?:(?:le|la|les|mon|ma|mes|votre|vos|quel\w*|comment|ce que|si)\b|l')(?! ?(?:matin|soir|midi|apres|lendemain|plus|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d))/;

/** True where the words wish to be called. */
export function asksToBeCalled(text: string): boolean {
  const words = fold(readable(text))
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\d' -]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return WISHES.test(words) && !NO_WISH.test(words) && !REMINDS.test(words);
}
