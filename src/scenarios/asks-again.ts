/** Ways to ask for what the thread already holds. */
const ASKING: readonly RegExp[] = [
  /\b(could|can|would|may|please|kindly)\b[^.?!]{0,40}\b(give|tell|provide|share|send|confirm|specify|indicate|remind|have)\b[^.?!]{0,30}\b(order (number|reference|no\b|id)|e-?mail( address)?|(full |first |last )?name|phone( number)?)\b/i,
  /\bwhat(?:'s| is|’s)\b[^.?!]{0,20}\b(order (number|reference)|e-?mail( address)?|name|phone number)\b/i,
  /\bwhich order\b[^.!]*\?/i,
  /\b(order number|e-?mail address|your name|phone number)\b[^.!?]*\?/i,
  /\b(pourriez|pouvez|veuillez|merci de|peux-tu)\b[^.?!]{0,40}\b(donner|indiquer|communiquer|préciser|confirmer|fournir|rappeler|transmettre)\b[^.?!]{0,30}\b(numéro|référence|adresse|e-?mail|courriel|nom|prénom)\b/i,
  /\b(quel|quelle)s? est\b[^.?!]{0,20}\b(numéro de commande|e-?mail|adresse|nom)\b/i,
  /\b(de quelle commande|quelle commande)\b[^.!]*\?/i,
  /\bnuméro de commande\b[^.!?]*\?/i,
];

/** The words with which a text asks again for what is known; null when it does not. */
export function asksAgain(text: string): string | null {
  for (const pattern of ASKING) {
    const found = pattern.exec(text);
    if (found) return found[0];
  }
  return null;
}
