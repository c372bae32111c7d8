import { fold } from '../reading/text.ts';

/** What can be agreed to and refused by name. */
export type NamedAct = 'return' | 'exchange' | 'refund' | 'cancel';

/** Of two acts one is agreed to and another refused; `rest` are the words without what is refused. */
interface YesAndNo {
  yes: NamedAct;
  no: NamedAct;
  rest: string;
}

const ACTS: readonly (readonly [NamedAct, string])[] = [
  ['return', 'returns?|returning|sending (?:it|them) back|retour|renvoi|renvoyer|retourner'],
  ['exchange', 'exchange|exchanging|swap|swapping|replacement|echange|echanger|remplacement'],
  ['refund', 'refund|refunding|money back|remboursement|rembourser'],
  ['cancel', 'cancellation|cancelling|annulation|annuler'],
];
const ACT = `(?<act>${ACTS.map(([, words]) => words).join('|')})`;
const ARTICLE = '(?:the |a |an |my |any |le |la |l |un |une |mon |d |de )*';
const TO = '(?:to |for |with |on |pour |a |au |avec |sur )?';
const MANNERS =
  '(?: (?:please|thanks|thank you|then|instead|svp|stp|sil vous plait|s il vous plait|merci|alors|plutot))*';
const START = '(?:(?:well|so|then|ok|and|please|alors|donc|et|ben|bah|euh|um|uh) )*';
const WISH =
  '(?:yes|yeah|yep|yup|ya|ok|okay|sure|i want|i would like|i d like|i ll take|i would rather have|give me|just|oui|ouais|d accord|je veux bien|je veux|je voudrais|je prefere|va)';
const REFUSAL =
  '(?:no|nope|nah|not|without|i do not want|i don t want|do not want|don t want|no need for|never|non|pas|sans|surtout pas|je ne veux pas|je veux pas)';
const YES = [
  new RegExp(`^${START}(?:${WISH} )*${TO}${ARTICLE}${ACT}${MANNERS}$`),
  new RegExp(`^${START}(?:${TO}${ARTICLE})?${ACT} (?:yes|ok|sure|please|oui|ok|d accord)${MANNERS}$`),
];
const NO = [
  new RegExp(`^${START}(?:but |mais )?${REFUSAL} (?:thanks |merci )?${TO}${ARTICLE}${ACT}${MANNERS}$`),
  new RegExp(`^${START}(?:but |mais )?(?:${TO}${ARTICLE})?${ACT} (?:no|nope|non|pas)${MANNERS}$`),
];
/** Nothing but manners. */
const PLAIN = new RegExp(`^${START.slice(0, -1)}?${MANNERS.replace('(?: ', '(?: ?')}$`);
/** Where a clause ends: at a mark, before "but", or where what is refused begins or ends without any. */
const JOINT = new RegExp(
  `[,.;:!\\n]+|\\s+[-–—]+\\s+|\\s+(?=(?:but|mais)\\s)|(?<=${ACT.replace('?<act>', '?:')})\\s+(?=(?:no|not|non|pas)\\s+(?:to|for|the|an?|le|la|l|un|pour|au?|d)\\b)|(?<=${ACT.replace('?<act>', '?:')} (?:yes|oui|no|non))\\s+`,
);

/**
 * "Yes for the return, no for the exchange", « l'échange oui, le remboursement non »: which act is agreed to and which is refused, and the
 * words without the refusal; null where the words say more, or anything else. English and French.
 */
export function yesAndNo(text: string): YesAndNo | null {
  if (text.length > LONGEST || /[?"]/.test(text)) return null;
  let yes: NamedAct | null = null;
  let no: NamedAct | null = null;
  const rest: string[] = [];
  for (const clause of fold(text).split(JOINT)) {
    const words = plain(clause);
    const refused = actIn(NO, words);
    const agreed = refused ? null : actIn(YES, words);
    if ((refused && no) || (agreed && yes) || (!refused && !agreed && !PLAIN.test(words))) return null;
    if (refused) no = refused;
    else rest.push(clause.trim());
    yes ??= agreed;
  }
  return yes && no && yes !== no ? { yes, no, rest: rest.filter(Boolean).join(', ') } : null;
}

const LONGEST = 120;

function actIn(patterns: readonly RegExp[], words: string): NamedAct | null {
  const act = patterns.flatMap((pattern) => pattern.exec(words)?.groups?.act ?? [])[0];
  if (act === undefined) return null;
  return ACTS.find(([, names]) => new RegExp(`^(?:${names})$`).test(act))?.[0] ?? null;
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\d]+/gu, ' ').trim();
}
