/* Something is looked for that has no name yet: a gift, something to wear. English and French. */

const GIFT =
  /\b(?:gifts?|presents?|pressie|stocking fillers?|something (?:nice |small |little )?for (?:my|her|his|their|a) |cadeaux?|quelque chose a offrir|idees? cadeaux?|(?:a|pour|veux|voudrais|souhaite|cherche a) offrir|faire plaisir)\b/;
const GIFT_CARD =
  /\b(?:gift ?(?:cards?|vouchers?|certificates?|wrap\w*|box|bag|receipt|message|note)|cartes? ?cadeaux?|cheques? ?cadeaux?|bons? ?(?:d'achat|cadeaux?)|(?:paquet|papier|emballage|emball\w*|pochette|boite|coffret|mot|message)s?[ -](?:\w+ )?cadeaux?)\b/;
const SOMETHING =
  /\b(?:something|anything|stuff|things?|quelque chose|un truc|des trucs|un article|des articles|what (?:do|have|would|could|can) (?:you|i)|what (?:is|'s) there|(?:avez|auriez|proposez|vendez|vous)[- ](?:vous )?quoi|qu'(?:avez|auriez)[- ]vous|que (?:proposez|vendez|pouvez)[- ]vous|qu'est[- ]ce que (?:vous|j))\b/;
/** A thing is had already, or its order is spoken of. */
const HAS_IT =
  /\b(?:my order|order (?:no|number|\d)|i (?:\w+ )?(?:ordered|bought|received|paid|purchased|returned|sent)|i was (?:charged|billed)|(?:has|have|it|they) (?:arrived|come|came)|refund\w*|return\w*|exchang\w*|ma commande|(?:j'ai|on a|je l'ai|nous avons) (?:\w+ )?(?:commande|achete|recu|paye|regle|rendu|renvoye|retourne)|rembours\w*|retour\w*|echang\w*|renvoy\w*|arrivee?s?|livree?s?|preleve\w*|debite\w*|annul\w*|cancel\w*)\b/;

/** Whether a folded text looks for a gift, or for something of no name; null where it speaks of what somebody has. */
export function lookedFor(folded: string): 'gift' | 'something' | 'named' | null {
  if (HAS_IT.test(folded)) return null;
  if (GIFT.test(folded) && !GIFT_CARD.test(folded)) return 'gift';
  if (GIFT_CARD.test(folded)) return null;
  return SOMETHING.test(folded) ? 'something' : 'named';
}

/** The end of the prices that is wanted: "your cheapest dress", « la robe la plus chère »; null where neither is. */
export function priceEnd(folded: string): 'cheapest' | 'dearest' | null {
  if (
    /\b(?:cheapest|least expensive|lowest[- ]priced?|lowest price|(?:l[ea]s?|plus) moins cher(?:e|es|s)?|moins cheres?|meilleur marche|petit prix)\b(?! (?:que|than))/.test(
      folded,
    )
  )
    return 'cheapest';
  const dearest =
    /\b(?:most expensive|priciest|dearest|highest[- ]priced?|(?:l[ea]s?|votre|vos) (?:\p{L}+ (?:l[ea]s? )?)?plus cher(?:e|es|s)?)\b(?! (?:que|than))/u;
  return dearest.test(folded) ? 'dearest' : null;
}
