import { plainWords, readable } from '../reading/text.ts';

/*
 * What is asked of a subscription and its invoices, where a store has some. English and French.
 */

/** What is wanted: to hear, or to have something done. */
export type BillingAsked = 'failed' | 'invoice' | 'invoice_told' | 'change' | 'keep' | 'end' | 'subscription';

const INVOICE = `(?:invoices?|bills?|factures?)`;
const PLAN = `(?:subscriptions?|plans?|licen[cs]es?|abonnements?|abo|formules?|forfaits?|contrats?)`;

/** In the order in which they are answered; the second must not be there. */
const KINDS: readonly (readonly [BillingAsked, RegExp, RegExp?])[] = [
  [
    'failed',
    /\b(?:payments?|charges?|cards?|debits?|paiements?|prelevements?|cartes?(?: bancaires?)?|cb)\b.{0,40}\b(?:fail\w*|declin\w*|refus\w*|reject\w*|bounc\w*|not go(?:ne)? through|rejet\w*|echou\w*|pas passee?|n'est pas passe)\b|\b(?:failed|declined|refused|rejected) (?:payment|charge)\b|\bpast due\b|\b(?:echec|rejet|refus) (?:de |du )?(?:paiement|prelevement)\b/,
  ],
  [
    'keep',
    new RegExp(
      String.raw`\b(?:un ?cancel\w*|reactivat\w*|resum\w*|reinstat\w*|reactiv\w*|repren\w*|retabli\w*)\b|\b(?:keep|continue|garder?|conserver|maintenir|maintenez|continuer)\b.{0,30}\b${PLAN}\b|\b(?:take back|withdraw|undo|revoke|annul\w*|retir\w*)\b.{0,20}\b(?:cancellation|resiliation)\b`,
    ),
    /\b(?:can't|cannot|don't want to|do not want to|no longer want to|ne (?:veux|souhaite) (?:pas|plus)) (?:keep|continue|garder|conserver|continuer)\b/,
  ],
  [
    'end',
    new RegExp(
      String.raw`\b(?:cancel\w*|end|ending|stop\w*|terminat\w*|quit|unsubscrib\w*|close|resili\w*|annul\w*|arret\w*|mettre fin|stopper|cloturer)\b.{0,40}\b${PLAN}\b|\b${PLAN}\b.{0,30}\b(?:cancel(?:led|ed)?|ended|terminated|resiliee?|annulee?)\b|\bresili\w+\b`,
    ),
    /\b(?:invoice|facture)s?\b.{0,20}\b(?:cancel|annul)/,
  ],
  [
    'change',
    new RegExp(
      String.raw`\b(?:add|remov\w*|drop|more|fewer|less|extra|another|additional|increas\w*|reduc\w*|ajout\w*|enlev\w*|retir\w*|augment\w*|redui\w*|supplementaires?|de plus|de moins)\b.{0,30}\b(?:seats?|users?|licen[cs]es?|sieges?|places?|utilisateurs?|postes?)\b|\b(?:seats?|users?|licen[cs]es?|sieges?|places?|utilisateurs?)\b.{0,12}\b(?:more|less|fewer|de plus|de moins|supplementaires?)\b|\b(?:upgrad\w*|downgrad\w*)\b|\b(?:switch|change|chang\w*|pass(?:er|ons|ez)|move|moving)\b.{0,20}\b(?:${PLAN}|annual|yearly|monthly|annuel\w*|mensuel\w*)\b`,
    ),
  ],
  [
    'invoice_told',
    new RegExp(
      String.raw`\b(?:is|was|are|were|has|have|what|which|when|how much|did|est|sont|a t elle|quelle?s?|quand|combien)\b.{0,40}\b${INVOICE}\b|\b${INVOICE}\b.{0,40}\b(?:paid|unpaid|open|due|overdue|settled|payees?|reglees?|impayees?|ouvertes?|dues?|echeance)\b|\b(?:do|does|dois|doit|devons)\b.{0,12}\b(?:i|we|je|on|nous)\b.{0,6}\b(?:owe)\b`,
    ),
    /\b(?:send|resend|download|copy|again|renvoy\w*|envoy\w*|telecharg\w*|copie|duplicata|a nouveau|encore une fois|pdf)\b/,
  ],
  ['invoice', new RegExp(String.raw`\b${INVOICE}\b`), /\b(?:no|not|pas de|sans) (?:invoice|facture)\b/],
  [
    'subscription',
    new RegExp(
      String.raw`\b(?:my|our|your|the|this|mon|notre|mes|nos|l'|cet?|quel(?:le)?|what|which)\s?${PLAN}\b|\b${PLAN}\b.{0,30}\b(?:renew\w*|cost\w*|price|renouvel\w*|coute\w*|prix|reconduit\w*)\b|\b(?:renew\w*|renouvel\w*|reconduit\w*|reconduction)\b|\bhow many (?:seats|users|licen[cs]es)\b|\bcombien de (?:sieges?|places|licences|utilisateurs)\b|\bnext (?:charge|billing|payment)\b|\bprochain (?:prelevement|paiement)\b`,
    ),
  ],
];

/** The invoices that are named by their number, as they are written. */
const NUMBER = /\b(?=[A-Z0-9/_-]*\d)(?=[A-Z0-9/_-]*[A-Z])[A-Z0-9]+(?:[-/_][A-Z0-9]+)+\b/gi;

/** What of it words ask for, in the order in which it is answered. */
export function billingAsked(text: string): BillingAsked[] {
  const words = plainWords(text);
  const found = KINDS.flatMap(([kind, says, unless]) =>
    says.test(words) && !unless?.test(words) ? [kind] : [],
  );
  // What is to be done is more than to hear of it; to give an invoice tells of it.
  const does = found.some((kind) => kind === 'keep' || kind === 'end' || kind === 'change');
  const one = found.includes('keep') ? found.filter((kind) => kind !== 'end' && kind !== 'change') : found;
  const told = one.includes('invoice_told') ? one.filter((kind) => kind !== 'invoice') : one;
  return told.filter((kind) => !(does && kind === 'subscription'));
}

/** The numbers of invoices that a message names. */
export function invoicesNamed(text: string): string[] {
  return [...new Set(readable(text).match(NUMBER) ?? [])];
}
