import { plainWords } from '../reading/text.ts';

/* Short lines that hang on what was said before them, and wishes to hold a parcel back. */

/** What a whole short line is for: it takes note, is not taken with it, asks when, or puts it off. */
export type Short = 'content' | 'lukewarm' | 'when' | 'later';

const before = '(?:(?:oh|ah|ok|okay|so|and|well|right|alors|et|bon|euh|donc|mais|du coup|oui|yes|non|no) )*';
const feasts =
  "(?:(?:the )?(?:holidays?|christmas|xmas|new year|easter|summer|weekend|sales|payday)|my (?:holidays?|trip|vacation|exams)|(?:les )?(?:fetes|vacances|soldes|examens)|(?:le )?(?:nouvel an|week end|weekend)|noel|paques|l'ete)";

const WHOLE: Readonly<Record<Short, RegExp>> = {
  content:
    /^(?:(?:oh|ah|that's|thats|all|very|so|c'est|tres|bien) )*(?:(?:ok|okay|okey|k|kk|cool|great|lovely|perfect|brilliant|super|nice one|nice|good|fab|grand|sweet|fine|right|got it|noted|understood|ta|cheers|thanks|thank you|thx|no (?:worries|problem|problems|rush|hurry)|d'accord|dac|parfait|nickel|top|genial|ca marche|ca roule|entendu|bien note|c'est note|compris|merci|pas de (?:souci|soucis|probleme))(?: |$))+(?:then|mate|love|alors|beaucoup|a vous)?$/,
  lukewarm:
    /^(?:(?:oh|euh|mouais|ouais) )*(?:bof+|mouais|meh+|mwah|hm+|mmh+|so so|moyen|pas terrible|not great|ouais bof)(?: bof)?$/,
  when: new RegExp(
    `^${before}(?:when|when then|when exactly|when will (?:that|it|this) be|how long|by when|quand|quand ca|c'est pour quand|pour quand|c'est quand|quand exactement|dans combien de temps|sous combien de temps|quel jour|which day|what day)(?: then| exactly| alors| ca| donc)?$`,
  ),
  later: new RegExp(
    `^${before}(?:(?:rather|plutot|maybe|perhaps|peut etre|better) )*(?:(?:after|apres) ${feasts}|(?:in|en|a) (?:january|janvier|the new year|la rentree)|(?:next|some other) (?:week|month|time)|(?:la semaine|le mois) prochaine?|(?:un peu )?plus tard|(?:a bit )?later(?: on)?)(?: (?:rather|plutot|instead|maybe|perhaps|please|peut etre|then|alors|merci|si possible|if possible))*$`,
  ),
};

/** Longer than any of them. */
const LONGEST = 60;

/** What a message of a word or two is for the conversation; null where it is a message like others. */
export function shortOf(text: string): Short | null {
  if (text.length > LONGEST) return null;
  const words = plainWords(text);
  const asked = /[?？]/.test(text);
  for (const kind of ['when', 'later', 'lukewarm', 'content'] as const)
    if (WHOLE[kind].test(words) && (!asked || kind === 'when' || kind === 'later')) return kind;
  return null;
}

const SENT = '(?:send|sending|ship|shipping|dispatch|dispatching|post|posting|deliver|delivering)';
const NOT_SENT: readonly RegExp[] = [
  /\b(?:do not|don't|dont|please not|not to) (?:yet )?(?:send|ship|dispatch|post) (?!me |us |back)/,
  /\b(?:stop|halt|prevent) (?:the |my |it |this |that |\w+ )?(?:sending|shipping|dispatch|from being (?:sent|shipped)|shipment)/,
  /\b(?:n'envoyez|n'envoie|n'expediez|n'expedie|ne (?:l'|les? |la |m')?(?:envoyez|expediez|postez)|envoyez|expediez) (?:surtout )?pas\b/,
  /\bne (?:pas )?(?:l'|les? |la )?(?:envoyer|expedier)\b/,
];
const HELD: readonly RegExp[] = [
  new RegExp(`\\b(?:hold|holding) off (?:on )?(?:${SENT})`),
  new RegExp(
    `\\b(?:hold|pause|delay|postpone|wait) (?:\\w+ ){0,4}(?:before|until|with) (?:\\w+ ){0,4}${SENT}`,
  ),
  /\b(?:delay|postpone|pause) (?:the |my |its )?(?:delivery|shipping|shipment|dispatch|parcel|order)\b/,
  /\bhold (?:on to )?(?:the|my|this|that) (?:order|parcel|package|delivery|shipment)\b/,
  /\bwait (?:a (?:bit|little|while) )?(?:before|with) sending\b/,
  /\b(?:attendre|attendez|patienter|patientez)(?: \w+){0,3} (?:avant de|pour|avant d') ?(?:me |l'|les? |la |l )?(?:envoyer|expedier|poster|envoi|livrer)/,
  /\b(?:suspendre|suspendez|retarder|retardez|decaler|decalez|reporter|reportez|bloquer|bloquez|repousser|repoussez) (?:l'|la |le |ma |mon |cette |ce )?(?:envoi|expedition|livraison|commande|colis)\b/,
];
const YET =
  /\b(?:yet|for now|just yet|until|encore|tout de suite|pour l'instant|pour le moment|avant|maintenant)\b/;

/** Whether a parcel is not to be sent at all, or only not yet; null where nothing is said of it. */
export function heldBack(text: string): 'stopped' | 'held' | null {
  const words = plainWords(text);
  if (HELD.some((pattern) => pattern.test(words))) return 'held';
  if (!NOT_SENT.some((pattern) => pattern.test(words))) return null;
  return YET.test(words) ? 'held' : 'stopped';
}

const CANCELS = '(?:cancel|cancelling|canceling|cancellation|annuler|annulation|annule)';
const COSTS =
  '(?:free|free of charge|cost|costs|charge|charged|fee|fees|penalty|pay|gratuit|gratuite|gratuitement|coute|coutera|payant|payante|frais|payer|penalite|facture|facturee?)';
const CANCEL_COST = [
  new RegExp(`\\b${COSTS}\\b(?: [\\p{L}']+){0,5} (?:d'|l')?${CANCELS}\\b`, 'u'),
  new RegExp(`\\b${CANCELS}\\b(?: [\\p{L}']+){0,5} ${COSTS}\\b`, 'u'),
];
const ASKS =
  /[?？]|^(?:(?:and|so|et|alors|euh|um) )*(?:is|are|does|do|will|would|can|how much|what|est ce|c'est|combien|y a|faut il|ca)\b/;

/** "Is it free to cancel?": asked, not wished for. */
export function asksCancelCost(text: string): boolean {
  const words = plainWords(text);
  return ASKS.test(`${words}${/[?？]/.test(text) ? '?' : ''}`) && CANCEL_COST.some((one) => one.test(words));
}
