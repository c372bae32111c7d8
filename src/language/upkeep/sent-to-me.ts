import { plainWords } from '../reading/text.ts';

/* "Renvoyez-moi la facture", "send me back the code": sent to the customer, which returns nothing. English and French. */

const INVOICE =
  '(?:invoices?|receipts?|vat (?:invoice|receipt)|factures?|recu|justificatif|ticket de caisse)';
const DOCUMENT = `(?:${INVOICE}|codes?|(?:e )?mails?|emails?|courriels?|messages?|sms|texts?|links?|liens?|confirmations?|documents?|order confirmation|bon de commande)`;
const DET = "(?:the|my|an?|that|this|la|le|les|ma|mon|mes|une|un|cette|ce|l'|votre|your)";

const TO_ME: readonly RegExp[] = [
  /\b(?:renvo(?:yez|ie|yer)|retourn(?:ez|er|e)) (?:le |la |les )?(?:moi|nous)\b/,
  /\b(?:me|m') ?(?:le |la |les |l' ?)?(?:renvoy\w*|renvoie\w*|renverr\w*|retourn(?:er|ez|erez))\b/,
  /\b(?:vous|pouvez|pourriez|peux|pourrais|faut|de) nous (?:le |la |les |l' ?)?(?:renvoy\w*|renverr\w*|retourn(?:er|ez))\b/,
  /\bsend(?:ing)? (?:me|us) back\b/,
  new RegExp(
    `\\b(?:return|send (?:me |us )?back|renvo\\w*|retourn\\w*) (?:${DET} ?)?(?:\\w+ )?${DOCUMENT}\\b`,
  ),
];
const INVOICE_SENT = new RegExp(
  `\\b(?:(?:re)?send|email|return|forward|provide|(?:r)?envo(?:y|ie)\\w*|transm\\w*|retourn\\w*|fourni\\w*) (?:me |us |moi |nous )?(?:back )?.{0,20}\\b${INVOICE}\\b`,
);

const BACK = /\b(?:return\w*|sen[dt] (?:\w+ ){0,3}back|sending (?:\w+ ){0,3}back|retour\w*|renvo\w*)\b/;

/** Without one of these nothing is sent: what reads for whom is large, and compiled by the first message that has one. */
const SENDS = /return|retourn|renv|send/;

/** Whether something is to be sent to the customer, again or instead, and nothing is sent back. */
export function sentToCustomer(text: string): boolean {
  const words = plainWords(text);
  if (!SENDS.test(words)) return false;
  const rest = TO_ME.reduce((left, pattern) => left.replace(pattern, ' '), words);
  // "Je renvoie la robe, renvoyez-moi l'argent" sends something back as well.
  return rest !== words && !BACK.test(rest);
}

/** Whether it is an invoice that is to be sent. */
export function invoiceWanted(text: string): boolean {
  return INVOICE_SENT.test(plainWords(text));
}

/** Details that no receipt has: a company's, another name's, or another amount's. */
const OTHER_DETAILS =
  /\b(?:vat|tva|siret|siren|tax(?: id)?|company|business|societe|entreprise|professionnel\w*|made out|au nom (?:de|d'|du)|in the name of|billing address|adresse de facturation|wrong|incorrect|mistake|error|erreurs?|erronee?|corrig\w*|corrected|rectif\w*|modif\w*|amended?)\b/;

/** Whether it is an invoice with other details than the order has, or one that is wrong. */
export function otherInvoice(text: string): boolean {
  return OTHER_DETAILS.test(plainWords(text));
}
