import type { Kind } from './asked.ts';

/*
 * What is asked before buying: how to order, a newsletter, a discount for students, gift wrapping. English and French.
 */

type Buying = 'newsletter' | 'student' | 'wrap' | 'buy';

export const BUYING: readonly Kind<Buying>[] = [
  [
    'student',
    /\bstudents?\b.{0,40}\b(?:discount\w*|codes?|offers?|deals?|prices?|rates?|reduc\w*|off|card)\b|\b(?:discount\w*|codes?|offers?|deals?|prices?|rates?|anything|something)\b.{0,24}\b(?:for|to) (?:\w+ )?students?\b|\b(?:unidays|student beans)\b/,
    /\b(?:did not|didn't|doesn't|refused|not working|order \d)\b/,
  ],
  [
    'student',
    /\b(?:remises?|reductions?|tarifs?|codes?|prix|offres?|avantages?|ristournes?|promo\w*)\b.{0,30}\betudiante?s?\b|\betudiante?s?\b.{0,40}\b(?:remises?|reductions?|tarifs?|codes?|prix|offres?|avantages?|ristournes?|promo\w*|moins cher)\b/,
    /\b(?:refuse\w*|marche pas|fonctionne pas)\b/,
  ],
  [
    'newsletter',
    /\bnewsletters?\b|\b(?:mailing|email|e mail) list\b|\b(?:sign(?:ing)? up|subscrib\w*|unsubscrib\w*|sign me up)\b.{0,20}\b(?:to|for|from|of) (?:your|the|these|those) (?:e ?mails?|mails?|mailing|updates|offers)\b|\b(?:stop|too many|no more)\b.{0,20}\b(?:marketing|promotional|advertising|promo) (?:e ?mails?|mails?)\b/,
  ],
  [
    'newsletter',
    /\bnews ?letters?\b|\binfolettre\b|\b(?:m'inscri\w*|s'inscri\w*|m'abonn\w*|s'abonn\w*|desabonn\w*|desinscri\w*)\b.{0,30}\b(?:mails?|e ?mails?|mailing|courriels?|offres)\b|\b(?:plus|trop) (?:recevoir )?(?:de |vos |d')?(?:mails?|e ?mails?|courriels?) (?:publicitaires?|promotionnels?|pub|promo)\b/,
  ],
  [
    'wrap',
    /\b(?:gift ?wrap\w*|gift (?:box|boxes|bag|note|card with|message|packag\w*)|wrap(?:ped|ping)?(?: it| them| this)?(?: up)?\b.{0,30}\b(?:gift|present|birthday|christmas|nicely|paper)?|(?:hand ?written|personal) (?:note|card|message)|(?:with|add|include|put) (?:in )?a (?:little |short |nice )?(?:note|message|greeting card))\b/,
    /\b(?:wrap (?:dress|skirt|top|coat|blouse|front|style|around)|left|courier|driver|shrink|torn|damaged|arrived|bubble|voicemail|return\w*|on my order|gift card)\b/,
  ],
  [
    'wrap',
    /\b(?:emball\w*|paquets?|papier|pochettes?|boites?|coffrets?|emballages?)[ -]cadeaux?\b|\bemball\w*\b.{0,24}\bcadeaux?\b|\bcadeaux?\b.{0,24}\bemball\w*\b|\b(?:petit mot|mot (?:personnalise|manuscrit)|carte (?:personnalisee|manuscrite|de voeux|d'anniversaire)|message (?:personnalise|cadeau))\b/,
    /\b(?:abim\w*|dechir\w*|carte cadeau|renvo\w*|retour\w*|livreur|facteur)\b/,
  ],
  [
    'buy',
    /\bhow (?:do|can|would|should) (?:i|we|you|one) (?:\w+ )?(?:order|buy|purchase|place an order|get (?:it|one|them) then|go about (?:ordering|buying))\b(?! (?:status|number|history|confirmation|again if))|\bhow (?:does|do) (?:ordering|buying|orders?) work\b|\bwhere (?:do|can) i (?:order|buy|purchase)\b|\b(?:can|could) i (?:just )?(?:order|buy|purchase) (?:it |one |this |that |them )?(?:here|from you|over the phone|by phone|on the phone|with you|on (?:here|this chat))\b|\b(?:can|could) you (?:place (?:an|the|my) order|order (?:it|one|this) for me|take my order)\b/,
    /\b(?:cancel\w*|return\w*|chang\w*|track\w*|refund\w*|exchang\w*|gift cards?|instead|(?:different|another) (?:size|colou?r))\b/,
  ],
  [
    'buy',
    /\b(?:comment|ou)\b.{0,24}\b(?:commander|passer (?:une |la |ma )?commande|l'acheter|acheter|la commander|le commander)\b|\b(?:comment|ou) (?:est ce qu'on|on|je|j'|puis je) ?(?:la |le |les |l')?(?:commande|achete)\b(?! ?\d)|\b(?:je peux|puis je|peut on|on peut|possible de|vous pouvez|pouvez vous)\b.{0,20}\b(?:commander|acheter|passer (?:une |la |ma )?commande)\b.{0,20}\b(?:par telephone|au telephone|ici|avec vous|chez vous|sur (?:ce|le) (?:tchat|chat)|pour moi)\b/,
    /\b(?:annul\w*|retour\w*|renvo\w*|modif\w*|suivre|suivi|rembours\w*|echang\w*|cartes? cadeaux?|recommander|autre (?:taille|couleur)|a la place)\b/,
  ],
];
