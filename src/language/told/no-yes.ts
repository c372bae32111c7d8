import { fold } from '../reading/text.ts';

/*
 * What leaves no yes standing, however plainly it was said: it was not meant for us, nobody has decided yet, or it holds under a condition. None
 * of it is told of the thing, so that no form of a clause tells it from a reason. In the languages that cards speak.
 */

/** Anywhere. */
const UNSAID: readonly RegExp[] = [
  // Somebody else wrote it, or it was for somebody else.
  /\bwrong (?:chat|window|person|thread|conversation|recipient|message)\b|\bauto ?correct\w*\b|\b(?:on|across) (?:my|the) keyboard\b/,
  /\b(?:sorry|oops|whoops) (?:that|this|it) (?:was|is) (?:meant )?(?:for|to) (?:my|him|her|them|someone|somebody)\b/,
  /\b(?:that|this|it) was (?:not me|(?:my|our) \w+ (?:typing|writing|who (?:typed|wrote)))\b/,
  /\b(?:answering|replying to|texting) (?:my|him|her|them|someone|somebody)\b/,
  /\berreur de (?:conversation|fenetre|discussion|destinataire|chat)\b|\bcorrecteur\b|\bsur (?:le|mon) clavier\b/,
  /\b(?:pardon|desolee?|oups) c etait pour (?:mon|ma|mes|lui|elle|eux)\b|\bje repond(?:s|ais) a (?:mon|ma|mes|lui|elle)\b/,
  /\bfalsche[rsn]? (?:chat|fenster|person)\b|\bverkeerde (?:chat|venster|persoon)\b|\b(?:chat|ventana|persona) equivocad[oa]\b/,
  /\b(?:chat|finestra|persona) sbagliat[oa]\b|\b(?:chat|janela|pessoa) errad[oa]\b/,
  // It was for no purpose.
  /\b(?:it|this|that) (?:is|was|s) (?:just |only )?a (?:test|joke|prank|lie)\b|\bis a lie\b|\b(?:just|only|was) testing\b/,
  /\bc (?:est|etait) (?:juste )?(?:un test|pour tester|faux|un mensonge)\b/,
  // Nobody has decided.
  /\bnot (?:yet |really )?(?:decided|made up)\b|\b(?:am|m|are|re|im) (?:a bit |so |really |quite |still )?torn\b|\b(?:of|in) two minds\b/,
  /\b(?:dunno|idk)(?: yet| really| if| whether|$)|\bawait(?:ing)? (?:his|her|their) \w+\b/,
  /\bpas (?:encore )?(?:tranche|decide)\b|\b(?:suis|sommes|est) (?:un peu |tres |assez |encore )?(?:partage|indecis)e?s?\b/,
  /\b(?:on|nous) en (?:discut|parl)(?:e|ons) encore\b/,
  /\bnoch nicht entschieden\b|\bhin und hergerissen\b|\bnog niet (?:besloten|beslist)\b|\b(?:aun|todavia) no (?:lo )?(?:he|hemos) decidido\b/,
  /\bnon (?:ho|abbiamo) ancora deciso\b|\bainda nao (?:decidi|decidimos)\b/,
  /\b(?:jury is still out|time will tell|fifty fifty|flipped a coin|weighing it up|sleep on it|(?:will|ll) (?:come|get) back to you|avenir le dira|entre deux|pile ou face|vous redis)\b/,
  /\b(?:not|un) ?convinced\b|\bpas (?:(?:du tout|tout a fait|tres|trop) )?convaincue?s?\b/,
  // Somebody is against it, or forced to it.
  /\b(?:i|we|he|she|they) (?:disagree|object|oppose|refuse|protest|withdraw|retract|revoke|veto)s?(?: (?:to )?(?:it|this|that))?$|\b(?:disagrees|objects|(?:has|have) a veto|(?:has|have) the last word|reservations)\b/,
  /\b(?:am|is|are|m|re) against (?:it|this|that)\b|\bagainst my will\b|\bforced to$|\bhates? the idea\b|\b(?:my|the) answer is (?:negative|no)\b|\b(?:cancel|revoke|retract|withdraw) my (?:yes|agreement|consent)\b/,
  /\bje (?:refuse|proteste|m y oppose|me retracte)\b|\b(?:suis|est|sommes|sont) contre$|\bpas d accord\b|\bdroit de veto\b|\bdernier mot\b|\bdes reserves\b/,
  /\bdeteste l idee\b|\breponse est (?:negative|non)\b|\bannule mon (?:oui|accord)\b|\b(?:on|vous) m y force\b|\bcontre mon gre\b|\bsous la contrainte\b/,
  /\b(?:bin|ist|sind) dagegen\b|\bwiderspreche\b|\buberlege noch\b|\b(?:frau|mann|chefin|chef) entscheidet\b|\bdas war mein(?:e)? (?:sohn|tochter|mann|frau)$/,
  /\b(?:ben|is|zijn) (?:er )?tegen$|\bmaak bezwaar\b|\b(?:vrouw|man|baas) beslist\b|\bdat was mijn (?:zoon|dochter|man|vrouw)$/,
  /\b(?:estoy|esta) en contra\b|\bme opongo\b|\blo estoy pensando\b|\b(?:mujer|marido|jefe|jefa) decide\b|\bera mi (?:hijo|hija|marido|mujer)$/,
  /(?<!non )\b(?:sono|e) contrari[oa]\b|\bmi oppongo\b|\bci sto pensando\b|\bdecide mi[ao]\b|\bera mi[oa] (?:figli[oa]|marito|moglie)$/,
  /\boponho me\b|\b(?<!nao )sou contra\b|\bestou a pensar\b|\bdecide (?:o meu|a minha)\b|\bera (?:o meu filho|a minha filha|o meu marido|a minha mulher)$/,
  // It was a slip, or a joke.
  /\b(?:hit|pressed|clicked|tapped) (?:on )?send\b|\b(?:sent|wrote|typed) (?:it|this|that) by (?:mistake|accident)\b|\b(?:that|this|my) message was (?:a|by) (?:mistake|accident)\b|\bfinger slipped\b|\bmis ?click\b|\bthat was a slip\b/,
  /\bappuye trop vite\b|\berreur de frappe\b|\bfausse manip\w*\b|\benvoye (?:ca |cela )?par erreur\b|\bcopier coller\b|\bje vous cite\b|\b(?:copied|copie) (?:your|votre) (?:text|texte)\b|\b(?:that|it) is your sentence\b|\bc est votre phrase\b/,
  /\bsarcas\w+\b|\bironi(?:c|cal|e|que)\b|\bpulling your leg\b|\bje blagu(?:e|ais)\b|\bje deconn(?:e|ais)\b|\bvous fais marcher\b|\b(?:is|meant|mean) the opposite\b|\b(?:est|dire) le contraire\b/,
  // A condition, and what somebody has yet to allow.
  /\bdepend(?:ing|s) on\b|\bsubject to\b|\b(?:as|so) long as\b|\bprovid(?:ed|ing) (?:that|it|the|my|you|there)\b|\bassuming\b/,
  /\bgiven (?:that )?(?:it|this|that) (?:costs|is free)\b|\bpending (?:my|his|her|their|approval|confirmation)\b/,
  /\bselon (?:le|la|les) (?:prix|cout|montant|frais|date|delai)\b|\bsous (?:reserve|condition)\b|\bau cas ou\b|\bdu moment que\b/,
  /\bune fois (?:payee?|remboursee?|recue?|que)\b|\bavec un bon (?:en plus|de \d)/,
  /\bvorausgesetzt\b|\bunter der bedingung\b|\bop voorwaarde\b|\ba condicion de\b|\ba (?:patto|condizione)\b|\bna condicao\b/,
  // All but that, and what is wrong with what is put.
  /\b(?:anything|everything|whatever|tout|n importe quoi) (?:but|except|sauf)\b|\b(?:ca|cela) depend\b/,
  /\b(?:exchange|swap|refund|echange|remboursement) (?:is|est|takes|prend|sounds|seems|me parait|semble) (?:\w+ )?(?:too|trop|slow|lent|low|bas|odd|bizarre)\b/,
  // What others asked for, or have done already, and what is asked.
  /\balready (?:did|done) (?:it|that|this)\b|\b(?:is|was) already done\b|\b(?:l a|l ont|est|ete) deja fait\b|\bdo i have to$/,
  /\b(?:that|this|it) (?:is|was|s) what (?:she|he|they|my \w+) (?:asked|said|wanted|told|wrote)\b/,
  /\bc est ce qu (?:elle|il|on|ils|elles) (?:a|ont|m a|m ont) (?:demande|dit|ecrit)e?\b/,
];

/** Where nothing more is said. */
const LAST =
  /^(?:h[mu]+m*|psych|stop|bof|hein|right|patientez|bear with me|(?:scratch|ignore|strike|disregard) (?:that|this)|i take (?:that|this|it all) back|hypothetically|theoretically|in theory|en theorie|theoriquement|et apres|ben voyons|mon oeil|jamais de la vie|je me ravise|je retire ce que j ai dit|a mon retour|apres (?:mon|ma|mes|notre|le|la|l) \w+|c etait (?:mon|ma|notre) (?:fils|fille|mari|femme|chat|frere|soeur|petit|petite))$/;

/** Whoever keeps it after all parts with nothing, and gets nothing for it. */
const KEPT: readonly RegExp[] = [
  /\b(?:got|get|am|m|getting) used to it\b|\bmade peace with it\b|\bcannot part with it\b|\b(?:started|beginning|starting) to (?:like|love) it\b|\bwill miss it\b/,
  /\bit (?:has )?(?:turned|showed) up$|\bneighbou?rs? had (?:it|the \w+)$|\bfound it in the\b|\b(?:fixed|mended|repaired) it\b|\bworks after all\b/,
  /\bvoisine? (?:l )?avait(?: (?:le|la) \w+)?$|\betait dans le placard\b|\bmarche finalement\b|\bl ai reparee?\b/,
  /\bje m y habitue\b|\bcommence a l aimer\b|\bm en separer\b|\bva me manquer\b|\bje l ai retrouvee?\b|\b(?:est|a) reapparue?\b/,
  /\bgr(?:ew|own) on me\b|\bfound a use for\b|\b(?:like|love|likes|loves) (?:it|them|the \w+) after all\b/,
  /\b(?:problem|issue|matter) (?:is|s|was|has been|got) (?:now |already )?(?:solved|sorted|resolved|fixed|settled)\b/,
  /\beverything (?:is|s) (?:fine|ok|okay|good|sorted|solved) (?:now|again|after all)\b|\bsorted (?:it|this|that)(?: out)? (?:with|myself)\b/,
  /\bje m y suis (?:faite?|habituee?)\b|\bfinalement (?:elle|il|ca) (?:me |lui )?(?:plait|va)\b/,
  /\b(?:probleme|souci) (?:est |s est )?(?:regle|resolu)\b|\bc est (?:deja )?regle\b|\btout va bien (?:maintenant|finalement)\b/,
];

/** Nothing that has come is called off. */
const ARRIVED =
  /\b(?:(?:has|have|was|were|just|s|ve) (?:just |now |finally |already )?(?:been )?(?:delivered|arrived)|vient d (?:arriver|etre livree?)|(?:parcel|package) (?:is|s) here|colis est la)(?: now| today| already)?$/;

/** What is parted with, or called off, by what is agreed to. */
interface Agreed {
  parts: boolean;
  cancels: boolean;
}

/** Beside these words no yes stands, in whatever words it was said. */
export function leavesNoYes(text: string, { parts, cancels }: Agreed): boolean {
  const clauses = fold(text)
    .split(/[.,;:!?…\n]+|\s[-–—]+\s/)
    .map((clause) => clause.replace(/[^\p{L}\d]+/gu, ' ').trim())
    .filter((clause) => clause !== '');
  const words = clauses.join(' ');
  return (
    UNSAID.some((one) => one.test(words)) ||
    (clauses.length > 1 && LAST.test(clauses.at(-1) ?? '')) ||
    (parts && KEPT.some((one) => one.test(words))) ||
    (cancels && clauses.some((clause) => ARRIVED.test(clause)))
  );
}
