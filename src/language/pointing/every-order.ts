import { fold } from '../reading/text.ts';

/** How many orders are meant: two, three, or all there are. */
export type EveryOrder = 2 | 3 | 'all';

const NAMED: readonly (readonly [RegExp, EveryOrder])[] = [
  [/\bboth (?:of )?(?:(?:my|the|these|those|our) )?(?:(?:two|2|pending|open|last) )*orders\b/, 2],
  [/\b(?:my|the|these|those|our) (?:two|2) (?:(?:pending|open|last) )*orders\b/, 2],
  [/\b(?:mes|les|ces|nos) (?:(?:deux|2) (?:dernieres )?)(?:commandes|cmds?|achats)\b/, 2],
  [/\ball (?:of )?(?:(?:my|the|these|those|our) )?(?:three|3) (?:(?:pending|open|last) )*orders\b/, 3],
  [/\b(?:mes|les|ces|nos) (?:trois|3) (?:commandes|cmds?|achats)\b/, 3],
  [/\b(?:all|every one) (?:of )?(?:(?:my|the|these|those|our) )?(?:(?:pending|open) )*orders\b/, 'all'],
  [/\b(?:toutes (?:(?:mes|les|ces|nos) )?|l ensemble de mes )(?:commandes|cmds?)\b/, 'all'],
];

/** Words that set one of them apart, or leave one out. */
const APART =
  /\b(?:one|first|second|last one|latest|newest|oldest|only|just|not|don t|other|except|but|une|premiere|deuxieme|seconde|derniere|seulement|juste|autre|pas|sauf|que la|celle)\b/;

/** "Both of my orders", "toutes mes commandes": every order is meant, and how many those are; null where one of them is set apart. English and French. */
export function everyOrder(text: string): EveryOrder | null {
  const words = plain(text);
  if (APART.test(words)) return null;
  return NAMED.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const MANNERS =
  '(?:yes|yeah|yep|ok|okay|please|thanks|thank you|cancel|sure|i want|i mean|of course|oui|ouais|svp|stp|s il vous plait|s il te plait|merci|annulez|annule|annuler|je veux|bien sur|d accord|pour)';
const BARE: readonly (readonly [RegExp, EveryOrder])[] = [
  [/^(?:both(?: of (?:them|those|these))?|the two(?: of them)?|(?:toutes )?les deux|les 2)$/, 2],
  [/^(?:all of (?:them|those|these)|all three|them all|toutes|toutes les trois)$/, 'all'],
];

/** "Both, please" and nothing else, as the answer to which one; null where more is said. English and French. */
export function everyOne(text: string): EveryOrder | null {
  const words = plain(text)
    .replace(new RegExp(`^(?:${MANNERS} )+`), '')
    .replace(new RegExp(`(?: ${MANNERS})+$`), '');
  return BARE.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const YES_TO_BOTH =
  /^(?:yes|yeah|yep|ok|okay|oui|ouais)(?: please| svp| s il vous plait)? (?:to |for |pour |a )?(?:both(?: of (?:them|those))?(?: of (?:my|the))?|(?:toutes )?les deux|mes deux)(?: orders| commandes)?(?: please| thanks| thank you| svp| s il vous plait| merci)?$/;

/** A yes to both of two that are put, and nothing else: "yes, both", "oui, les deux". English and French. */
export function yesToBoth(text: string): boolean {
  return !/[?？]/.test(text) && YES_TO_BOTH.test(plain(text));
}

const ASKS_IF_DONE = /^(?:are|is|were|was|have|has|did) |\b(?:sont|ont ete|avez vous (?:bien )?annule)\b/;

/** It is asked whether they are cancelled. English and French. */
export function asksIfEvery(text: string): boolean {
  return ASKS_IF_DONE.test(plain(text));
}

const BESIDE_NUMBERS =
  /\b(?:please|pls|hi|hello|bonjour|can|could|you|i|want|would|like|to|pouvez|vous|je|veux|voudrais|cancel|annul\p{L}*|both|my|the|orders?|numbers?|no|n|numero|les|la|le|ma|mes|deux|commandes?|cmds?|and|et|also|aussi|thanks|merci|svp)\b/gu;

/** The numbers are all that is said to be cancelled: "cancel 45833 and 45835". English and French. */
export function onlyNumbers(text: string, orders: readonly string[]): boolean {
  const rest = orders.reduce((words, id) => words.replaceAll(plain(id), ' '), plain(text));
  return rest.replace(BESIDE_NUMBERS, ' ').trim() === '';
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
