import { plainWords } from '../reading/text.ts';

/*
 * "What if I lose the label?", « et s'il arrive en retard ? »: asked of what has not happened, and wished for by nobody. English and French.
 */

/** What would happen, as far as something true can be said of it. */
export type WhatIf =
  | 'label'
  | 'lost_return'
  | 'late'
  | 'damaged'
  | 'cancel'
  | 'window'
  | 'refund'
  | 'fit'
  | 'refused'
  | 'unknown';

const ASKS: readonly RegExp[] = [
  /\b(?:what|and|but|so) (?:happens |will happen |would happen |do i do |should i do |can i do |do we do |am i (?:supposed )?to do )?(?:with (?:it|that) |then )?(?:if|in case)\b/,
  /\b(?:what (?:happens|will happen|would happen|do i do|should i do|can i do|would you do))\b.*\b(?:if|in case|when)\b/,
  /\b(?:if|in case|when) .{3,80}\bwhat (?:happens|then|will happen|would happen|do i do|should i do|can i do|would you do)\b/,
  /\b(?:suppose|supposing|imagine|let's say|say i|hypothetically)\b/,
  /\b(?:et|mais|que faire|quoi faire|comment faire|je fais quoi|on fait quoi|quoi|comment (?:ca|cela) se passe|(?:que|qu'est ce qui|qu'est-ce qui|il|ca) se passe(?:ra|rait)?(?: t il| quoi)?|qu'arrive t il|qu'adviendra t il) (?:si|s'ils?|s'il|quand|lorsque|au cas ou)\b/,
  /\b(?:si|s'ils?|quand) .{3,80}\b(?:je fais quoi|on fait quoi|que faire|que dois je faire|que se passe t il|il se passe quoi|qu'est ce qui se passe|ca se passe comment|comment (?:je fais|faire|ca se passe))\b/,
  /\bif (?:i|we) (?:\w+ ){0,3}(?:sent|send|returned|return|brought|bring|gave|give)\b.{0,60}\b(?:when|how (?:long|soon|fast))\b/,
  /\b(?:when|how (?:long|soon|fast))\b.{0,50}\b(?:would|will|could|do|does)\b.{0,50}\bif (?:i|we) (?:\w+ ){0,3}(?:sent|send|returned|return|brought|bring|gave|give)\b/,
  /\bsi (?:je|on|nous) (?:\w+ |l'){0,2}(?:renvo\w*|rend\w*|retourn\w*|ramen\w*|rapport\w*)\b.{0,60}\b(?:quand|(?:sous|en|dans) combien|combien de (?:temps|jours)|quel delai)\b/,
  /\b(?:quand|(?:sous|en|dans) combien|combien de (?:temps|jours)|quel delai)\b.{0,60}\bsi (?:je|on|nous) (?:\w+ |l'){0,2}(?:renvo\w*|rend\w*|retourn\w*|ramen\w*|rapport\w*)\b/,
  /\b(?:si jamais|au cas ou|supposons|imaginons|admettons)\b/,
];

/** What each of them has: without it none of the larger ones is tried. */
const CONDITION =
  /\b(?:if|in case|when|suppos|imagin|let's say|say i|hypothetically|si|s'il|quand|lorsque|au cas|admettons)/;

const INSTEAD =
  /\b(?:what|and|but|so|or) if (?:i|we) (?:just |rather |then )?(?:exchange|exchanged|swap|swapped|took|take)\b|\bet si (?:je|on|nous) (?:(?:la|le|les|l'|en|preferais|voulais) ?)*(?:plutot )?(?:echang\w*|prenais|prenait|prends|prend|prendre)\b/;

/** True of a wish in the form of a question, "and if I exchanged it instead?": it stands under no condition. */
export function proposesInstead(text: string): boolean {
  return INSTEAD.test(plainWords(text));
}

/** A wish in the form of a question: "what if I take the M?", "and if possible a refund". */
const PROPOSES =
  /\b(?:(?:what|and|but|so|or) if (?:i|we) (?:just |rather |then )?(?:take|took|get|got|exchange|exchanged|swap|swapped|have|had|order|go for|went for|changed?|preferred|wanted)\b|(?:and|but) if (?:possible|you can|you could|you like|so|not)\b|et si (?:possible|oui|non|vous (?:pouvez|pouviez|voulez)|(?:je|on) (?:(?:la|le|les|l'|m'|me|en|preferais|preferait|voulais|voulait) ?)*(?:plutot )?(?:prenais|prenait|prends|prend|echangeais|echangeait|echange|changeais|changeait|passais|passait|optais|prendre|echanger|changer))\b|\bsi possible\b|\bif possible\b|\b(?:savez vous|sais tu|dire|demand\w*|verifi\w*|voir|know|tell me|check|ask|wonder\w*) (?:si|s'il|if|whether)\b)/;

/** What is so already is no what-if. */
const SO_ALREADY =
  /\b(?:i (?:have )?(?:already )?lost|it (?:has )?(?:just )?(?:arrived|came)|has(?:n't| not) arrived|j'ai (?:deja )?(?:perdu|recu)|est (?:deja )?arrive|n'est (?:toujours )?pas arrive)/;

/** A question has as many words at most. */
const MOST = 40;

export interface Apart {
  about: WhatIf;
  /** What the message says beside it. */
  rest: string;
}

/** The what-if in a message, and what is said beside it; null where there is none. */
export function whatIfIn(text: string, spoken: boolean): Apart | null {
  const sentences = text.match(/[^.!?…;\n]+[.!?…;]*/gu)?.map((one) => one.trim()) ?? [];
  const asked = sentences.filter((one) => asksWhatIf(one, spoken));
  if (asked.length === 0) return null;
  const rest = sentences.filter((one) => one !== '' && !asked.includes(one)).join(' ');
  return { about: subjectOf(plainWords(asked.join(' '))), rest };
}

function asksWhatIf(sentence: string, spoken: boolean): boolean {
  const words = plainWords(sentence);
  if (
    !CONDITION.test(words) ||
    words.split(' ').length > MOST ||
    PROPOSES.test(words) ||
    SO_ALREADY.test(words)
  )
    return false;
  const marked = /[?？]/.test(sentence);
  const [first = '', ...more] = ASKS.map((pattern) => (pattern.test(words) ? pattern.source : '')).filter(
    Boolean,
  );
  if (!first && more.length === 0) return false;
  // Aloud no mark tells a question; else only what asks by its words needs none.
  return (
    marked ||
    spoken ||
    /\bwhat (?:if|happens|do i|should i|will happen|would happen)\b|\b(?:que faire|que se passe|se passe quoi|fais quoi|fait quoi)\b/.test(
      words,
    )
  );
}

const NOT_COME =
  /\b(?:los[et]|loses|losing|late|delay\w*|stolen|never|not|doesn't|does not|don't|isn't|fails?|perd\w*|egare\w*|vole\w*|retard\w*|tard|pas|jamais)\b/;
const BACK =
  /\b(?:return\w*|(?:sen[dt]|brought|bring|gave|give) (?:it|them|that|the \w+)? ?back|sending back|retour\w*|renvo\w*|rend(?:s|ais|ait|re)|ramen\w*|rapport\w*)\b/;
const TO_SHOP =
  /\b(?:reach(?:es)? you|arrives? (?:at yours|with you|back)|(?:arrive|parvien\w*) (?:pas |jamais )?(?:chez vous|jusqu'a vous)|vous parvien\w*|recevez (?:pas|jamais))\b/;
const MONEY_BACK =
  /\b(?:when|how (?:long|soon|fast)|quand|combien de (?:temps|jours)|quel delai)\b.*\b(?:refund\w*|money|rembours\w*|argent|sous)\b|\b(?:refund\w*|money|rembours\w*|argent|sous)\b.*\b(?:when|how (?:long|soon|fast)|quand|combien de (?:temps|jours)|quel delai)\b/;
const LABEL_GONE =
  /\b(?:los[et]|losing|delet\w*|find|mislay|misplac\w*|torn|expire\w*|perd\w*|egar\w*|supprim\w*|efface\w*|retrouv\w*|dechir\w*)\b/;
const WINDOW =
  /\b(?:deadline|too late|window|delai\w*|date limite|trop tard|depass\w*|after (?:the )?\d+ days|apres (?:les )?\d+ jours)\b/;
const CARRIED =
  /\b(?:los[et]|stolen|arrives?|reach\w*|courier|carrier|perd\w*|egar\w*|vole\w*|arriv\w*|transporteur)\b/;
const OWN_FAULT =
  /\b(?:i|we|je|on) (?:\w+ )?(?:damage|break|broke|tear|tore|stain|ruin|abim\w*|casse|dechire|tache)\b|\bj'abime\b/;
const FAULT =
  /\b(?:damag\w*|broken|torn|faulty|defect\w*|wrong|abim\w*|cass\w*|dechir\w*|defectu\w*|erreur|mauvais\w*)\b/;
const NOBODY_IN =
  /\b(?:home|absent\w*|out|away|la pour|pas la|chez moi|holiday|vacances|safe place|neighbou?r|voisin\w*)\b/;
const FIT =
  /\b(?:fit|fits|fitting|too (?:small|big|tight|large|long|short|loose)|like|likes|suit\w*|size|va|vont|aille|aillent|convi\w*|plai\w*|taille|grand\w*|petit\w*|serre\w*|large|court\w*)\b/;
const PARCEL =
  /\b(?:late|delay\w*|arriv\w*|com(?:e|es|ing)|deliver\w*|parcel|package|order|los[et]|stolen|it|livr\w*|colis|commande|retard\w*|perd\w*|vole\w*|recoi\w*)\b/;

/** What is asked about where the words hold all of these; the first that fits. */
const REFUSES =
  /\b(?:refus\w*|reject\w*|decline\w*|turn (?:it|them|the \w+) away|don't (?:accept|take|collect|pick up)|do not (?:accept|take|collect|pick up)|n'accepte pas|ne (?:vais|vas) pas (?:le |la )?chercher|ne (?:le |la |l')?(?:prends|recupere) pas)\b/;

const SUBJECTS: readonly (readonly [WhatIf, ...RegExp[]])[] = [
  ['refused', REFUSES, PARCEL],
  ['label', /\b(?:label|etiquette|bordereau)\b/, LABEL_GONE],
  ['cancel', /\b(?:cancel\w*|annul\w*)\b/],
  ['window', WINDOW],
  ['refund', /\b(?:refund\w*|money|rembours\w*|argent)\b/, NOT_COME],
  ['refund', MONEY_BACK, BACK],
  ['lost_return', TO_SHOP, NOT_COME],
  ['lost_return', BACK, NOT_COME, CARRIED],
  ['fit', /\b(?:size|taille)\b/],
  ['unknown', OWN_FAULT],
  ['damaged', FAULT],
  ['unknown', NOBODY_IN],
  ['fit', FIT],
  ['late', NOT_COME, PARCEL],
  ['fit', BACK],
];

function subjectOf(words: string): WhatIf {
  const found = SUBJECTS.find(([, ...patterns]) => patterns.every((one) => one.test(words)));
  return found?.[0] ?? 'unknown';
}
