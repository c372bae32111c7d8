import { plainWords } from '../reading/text.ts';
import { BUYING } from './buying.ts';
import { RECEIVING, type Receiving } from './receiving.ts';

/*
 * What shops are asked about themselves and what they keep, in words that no intent has of its own. English and French.
 */

/** What is asked. */
export type Asked =
  | 'identity'
  | 'instalments'
  | 'erase'
  | 'export'
  | 'note_left'
  | 'see_through'
  | 'newsletter'
  | 'student'
  | 'wrap'
  | 'buy'
  | 'by_name'
  | Receiving;

/** What asks for it, and what the words must not hold beside it. */
export type Kind<About extends Asked = Asked> = readonly [About, RegExp, RegExp?];

/** The first that fits. */
const KINDS: readonly Kind[] = [
  ...RECEIVING,
  ...BUYING,
  [
    'erase',
    /\b(?:delet\w*|eras\w*|remov\w*|wip\w*|destroy\w*|forget)\b.{0,40}\b(?:my|personal|all)(?: \w+){0,3} (?:data|informations?|records?)\b|\b(?:everything|all) you (?:have|keep|know|hold|store) (?:about|on) me\b.{0,30}\b(?:delet|eras|remov)\w*|\b(?:delet\w*|eras\w*|remov\w*) (?:everything|all) (?:you \w+ )?(?:about|on) me\b|\bright (?:to be forgotten|of erasure|to erasure)\b/,
  ],
  [
    'erase',
    /\b(?:supprim\w*|effac\w*|detrui\w*|suppression|effacement)\b.{0,40}\b(?:donnees|informations personnelles|tout ce que vous (?:avez|savez|gardez))\b|\bdroit a l'(?:oubli|effacement)\b/,
  ],
  [
    'export',
    /\b(?:copy|export\w*|download\w*|access|send me|see|get)\b.{0,40}\b(?:my|personal)(?: \w+){0,2} data\b|\bwhat (?:personal )?(?:data|information) (?:do|have) you (?:have|hold|keep|stored?|got)\b|\b(?:subject access request|data portability)\b/,
  ],
  [
    'export',
    /\b(?:copie|export\w*|acces|acceder|telecharg\w*|recevoir|obtenir|quelles|envoye\w*|consulter)\b.{0,40}\b(?:mes donnees|donnees (?:personnelles|que vous)|donnees .{0,12}(?:sur moi|me concernant))\b|\bdroit d'acces\b|\bportabilite\b/,
  ],
  [
    'identity',
    /\b(?:vat|tax|company|registration|siret|siren|rcs|ein)(?: id| identification| registration)? (?:number|no|id)\b|\b(?:siret|siren|kbis)\b|\b(?:legal notice|legal name|legal entity|imprint|registered (?:office|company|name|address)|(?:company|business|corporate|legal|head ?office)(?:'s)? (?:address|details|informations?|info|data)|legal notices?|head ?office)\b|\bwho (?:are you|is behind (?:this|the)|owns|runs) .{0,30}\b(?:legally|company|shop|business|site)\b|\bwhich company (?:are you|is (?:this|it|behind))\b/,
    /\b(?:my|our) (?:\w+ ){0,2}(?:vat|tax|company|siret|registration)\b|\b(?:invoice|receipt|factures?)\b/,
  ],
  [
    'identity',
    /\b(?:siret|siren|kbis|rcs|mentions legales|raison sociale|forme juridique|siege social|(?:adresse|coordonnees|nom|informations?) (?:(?:legales?|officielles?|exactes?|postales?|complete) )?(?:de (?:la|votre|l') ?(?:societe|entreprise|boite)|du siege|legales?|juridiques?)|infos? legales?)\b|\bnumeros? (?:de )?tva\b|\btva intracom\w*\b|\bjuridiquement\b|\bquelle (?:societe|entreprise) (?:etes vous|est derriere|se cache)\b/,
    /\b(?:mon|ma|notre) (?:\w+ )?(?:siret|siren|tva|raison|numero|societe)\b|\bfactures?\b/,
  ],
  [
    'instalments',
    /\b(?:klarna|clearpay|afterpay|alma|oney|scalapay|instal?ments?|pay(?:ing)? later|buy now)\b|\bpay(?:ing)? (?:for it )?in (?:\d|two|three|four|several)\b|\b(?:\d|two|three|four) (?:monthly )?payments\b/,
    /\b(?:charged|declined|refused|failed|debited|refund\w*|return\w*|order \d)\b/,
  ],
  [
    'instalments',
    /\b(?:klarna|alma|oney|scalapay|clearpay)\b|\b(?:pa(?:ie|y|iement)\w*|regl\w*)\b.{0,30}\b(?:en (?:\d|deux|trois|quatre|plusieurs) fois|plus tard|mensualites|en differe)\b|\b(?:en (?:\d|trois|quatre|plusieurs) fois sans frais|paiement (?:fractionne|differe|echelonne)|mensualites)\b/,
    /\b(?:charged|declined|refused|failed|debit\w*|prelev\w*|refus\w*|rembours\w*|refund\w*|return\w*|retour\w*|renvo\w*)\b/,
  ],
  [
    'note_left',
    /\bleft (?:me |us )?a (?:note|card|slip)\b|\b(?:note|card|slip|notice|message|text|sms|e?mail)\b.{0,40}\b(?:tried|attempted|missed|unable|could not|couldn't)\b.{0,24}\b(?:deliver\w*|me|you|us)\b|\b(?:they|he|she|somebody|someone) (?:tried|attempted) to (?:deliver|drop)\b|\bi (?:\w+ )?missed (?:him|her|them|it)\b.{0,30}\b(?:deliver\w*|parcel|courier|driver)\b|\bmissed (?:the|my|a|your) (?:delivery|courier|driver|postman)\b|\b(?:attempted|failed|missed) delivery\b|\b(?:driver|courier|postman|dpd|ups|evri|royal mail|chronopost|carrier)\b.{0,40}\b(?:missed me|tried to deliver|came (?:while|when) (?:i|we|nobody))\b|\b(?:i was|we were|nobody was|no one was|wasn't|i was not)\b.{0,12}\b(?:out|away|at work|home|in)\b.{0,40}\b(?:courier|driver|delivery|delivered|postman)\b/,
    /\b(?:never|stolen|not what|wrong)\b/,
  ],
  [
    'note_left',
    /\bavis de passage\b|\b(?:livreur|facteur|transporteur|coursier|chronopost|colissimo|dpd|ils?)\b.{0,24}\b(?:est passe|sont passes|est venu|a sonne|ont sonne|a essaye)\w*\b.{0,40}\b(?:absente?s?|pas la|pas chez|sortie?s?|au travail|personne)\b|\b(?:absente?s?|pas la|pas chez moi|au travail)\b.{0,36}\b(?:livreur|facteur|transporteur|coursier|livraison)\b|\b(?:on m'a|ils m'ont|il m'a|j'ai trouve|j'ai recu) (?:laisse |mis )?un (?:avis|papier|mot)\b(?! d'(?:achat|imposition|echeance))|\babsente?s? (?:au|lors du|pendant le|quand le) (?:passage|livreur|facteur|moment)\b|\b(?:livreur|facteur|transporteur|coursier|chronopost|colissimo|dpd)\b.{0,40}\b(?:laisse un (?:mot|avis|papier)|est passe (?:pendant|quand|alors)|n'a trouve personne|m'a rate|m'a loupe)\b|\b(?:j'ai|on a|je l'ai) (?:rate|manque|loupe) (?:le livreur|la livraison|le facteur|le passage)\b/,
    /\b(?:jamais|vole|si (?:je|on) (?:suis|est))\b/,
  ],
  [
    'see_through',
    /\b(?:see ?through|sheer|opaque|see underwear|transparentes?|on voit (?:a travers|au travers|dessous|mes sous vetements))\b|\b(?:is|are|it|fabric|material) (?:it )?transparent\b/,
    /\b(?:returns?|returning|send back|disappointed|renvo\w*|retour\w*|rembours\w*|decue?)\b/,
  ],
];

/** What a message asks of the shop itself; null where it is nothing of the kind. */
export function askedIn(text: string): Asked | null {
  const words = plainWords(text);
  const found = KINDS.find(([, says, other]) => says.test(words) && !other?.test(words));
  return found?.[0] ?? null;
}
