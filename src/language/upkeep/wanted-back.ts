import { plainWords } from '../reading/text.ts';

/* What was cancelled is wanted back, or it is asked what is left of the order. English and French. */

const THING =
  "(?:it|that|them|this|those|these|one|mine|(?:the|my|that|this|those|these) (?:[\\p{L}']+ ){0,3}?[\\p{L}']+)";
const WANTED: readonly RegExp[] = [
  new RegExp(
    `\\b(?:put|add|adding|putting|bring|get|getting|have|include|slip|pop|stick|place) ${THING} (?:(?:all|right|just|straight) )?(?:back|again)\\b`,
    'u',
  ),
  /\b(?:put|add|adding|bring) (?:back|again)\b|\b(?:add|put|get) (?:it|that|them) in (?:the order )?again\b/,
  /\b(?:reinstate|restore|un ?cancel|reactivate)\b/,
  /\b(?:remettre|remet(?:s|tez)|rajout(?:er|ez|e)|reajout(?:er|ez|e)|reintegr(?:er|ez|e)|retabli(?:r|s|ssez)|restaur(?:er|ez|e)|recuper(?:er|ez|e)|ravoir)\b/,
  /\b(?:la|le|les) reprendre\b|\bl'avoir a nouveau\b/,
  /\bajout(?:er|ez|e)\b.{0,40}\b(?:a nouveau|de nouveau|encore une fois)\b/,
];

/** Money, a parcel, an address or a label is wanted, or put back to us. */
const ELSE =
  /\b(?:money|refund\w*|euros?|card|payment|address|label|email|call|answer|reply|touch|back to (?:you|us|me)|when|how long|argent|sous|rembours\w*|carte|paiement|colis|adresse|etiquette|quand|combien)\b/;

/** Whether words want back in the order what was taken out of it: "put it back", « remettre dans la commande ». */
export function wantsBack(text: string): boolean {
  const words = plainWords(text);
  return !ELSE.test(words) && WANTED.some((pattern) => pattern.test(words));
}

/** Whether words say of a thing that it was cancelled. */
export function tellsCancelled(text: string): boolean {
  return /\b(?:cancel(?:l?ed)|annulee?s?)\b/.test(plainWords(text));
}

const IN = '(?:in|on|of) (?:it|there|that|the order|my order|this order)';
const DANS = "(?:dedans|(?:dans|de|sur) (?:la|ma|cette|l'autre) commande|a l'interieur|comme articles?)";
const LEFT: readonly RegExp[] = [
  new RegExp(
    `\\bwhat(?:'s| is| do i have| have i| else is)? (?:\\w+ )?(?:left|remaining|remains|still) (?:\\w+ )?${IN}`,
  ),
  /^(?:(?:so|and|ok|okay) )*what(?:'s| is)? (?:still )?(?:left|remaining|remains)(?: now| then)?$/,
  new RegExp(`\\bqu(?:'est ce qu(?:i|'il)|e|oi)\\b.{0,12}\\breste\\b.{0,20}\\b${DANS}`),
  /\b(?:il (?:me )?reste|reste t il|il y a encore) quoi\b/,
  /^(?:(?:alors|et|du coup|donc|ok) )*(?:qu'est ce qu(?:i|'il) (?:me )?reste|que (?:me )?reste t il|reste quoi)(?: alors| du coup| maintenant)?$/,
];

/** Whether it is asked what an order still holds: "what's left in it". */
export function asksWhatIsLeft(text: string): boolean {
  const words = plainWords(text);
  return LEFT.some((pattern) => pattern.test(words));
}
