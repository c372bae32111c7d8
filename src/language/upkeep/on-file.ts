import { fold, readable } from '../reading/text.ts';

/** What a shop has on file of a customer. */
export type OnFile = 'email' | 'phone' | 'address' | 'payment';

const MAILBOX = /\b(?:e ?mails?|mails?|courriels?)(?: address(?:es)?)?\b/g;
const MAILBOX_FR = /\badresses? (?:e ?mails?|mails?|electroniques?|de courriel)\b/g;
const KINDS: Readonly<Record<Exclude<OnFile, 'email'>, RegExp>> = {
  phone: /\b(?:phones?|telephones?|tel|mobile|cell|portable|(?:what|which|the|my) numbers?)\b/,
  address:
    /\b(?:address(?:es)?|adresses?|post ?codes?|zip|code postal|livre[ers]*|livraison|deliver\w*|shipped)\b/,
  payment: /\b(?:cards?|payments?|pay|cartes?|paiements?|cb|paypal|visa|mastercard|payer|paye)\b/,
};
const GENERAL =
  /\b(?:details|information|informations|infos?|data|everything|on file|coordonnees|donnees|dossier|fichier)\b/;

/** What of it is asked for by name; `general` where it is asked for and nothing is named. */
export function onFileAsked(text: string): { named: ReadonlySet<OnFile>; general: boolean } {
  const words = fold(readable(text)).replace(/[^\p{L}\p{N}]+/gu, ' ');
  const rest = words.replace(MAILBOX_FR, ' @ ').replace(MAILBOX, ' @ ');
  const named = new Set<OnFile>(rest.includes('@') ? ['email'] : []);
  for (const kind of ['phone', 'address', 'payment'] as const) if (KINDS[kind].test(rest)) named.add(kind);
  return { named, general: named.size === 0 && GENERAL.test(rest) };
}
