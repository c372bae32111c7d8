import { fold, readable } from '../reading/text.ts';

/* Money back as credit with the store: a way of refund, and no exchange. English and French. */

/** Says so alone. */
const CREDIT = "(?:(?:store|shop|in store) credit|credit notes?|un avoir|forme d'(?:un )?avoir)";
/** May as well be bought, or take something off: means it beside money that is to come back. */
const VOUCHER =
  "(?:(?:gift |store |shop )?vouchers?|gift cards?|bons? d'achat|(?:cartes?|cheques?) cadeaux?)";
const NAMES_CREDIT = new RegExp(`\\b${CREDIT}\\b`);
const NAMES_VOUCHER = new RegExp(`\\b${VOUCHER}\\b`);
const BACK =
  /\b(?:instead|rather|refund\w*|money back|reimburs\w*|plutot|a la place|au lieu|rembours\w*|argent)\b/;

const WISH =
  /\b(?:want|would like|i'?d like|prefer\w*|rather|instead|please|take|give me|make it|(?:can|could|may) (?:i|we|you)|(?:refund\w*|money back) .{0,20}(?:as|in|with|by)|return .{0,40}for|exchange .{0,40}for|veux|veut|voudrai\w*|prefere\w*|aimerai\w*|souhait\w*|plutot|a la place|prends|donne[rz]?|faites|faire|mettez|possible|peu[xt]|pouvez|pourri?ez|pourrai\w*|rembours\w* .{0,30}(?:en|sous|par|avec)|contre)\b/;

/** Credit that somebody has already, or asks about in general. */
const OTHERWISE =
  /\b(?:pay\w*|us(?:e|ed|ing)|spend|spent|expir\w*|balance|valid|(?:my|the|old) (?:store|shop|credit|voucher|gift)|(?<!(?:can|could|may) )i have|i've|utilis\w*|pa[iy]\w*|solde|valable|mon avoir|j'ai (?:deja )?(?:recu )?un avoir|what is|do you (?:offer|give|do|accept|take)|(?:proposez|faites|acceptez) vous)\b/;

const DENIED = new RegExp(
  `\\b(?:(?:not|don't|dont|never|instead of|rather than|pas|ni|plutot qu'|au lieu d'|plutot que|au lieu de)(?: [^ ,]+){0,2} ?|no )(?:d')?(?:${CREDIT}|${VOUCHER}|avoir)\\b|\\b(?:pas|plutot que|au lieu) d'(?:un )?avoir\\b|\\b(?:plutot )?qu'un avoir\\b`,
);

/** Whether money back is wished for as credit with the store. */
export function creditWanted(text: string): boolean {
  const words = plain(text);
  const named = NAMES_CREDIT.test(words);
  const voucher = NAMES_VOUCHER.test(words) && BACK.test(words);
  return (named || voucher) && WISH.test(words) && !DENIED.test(words) && !OTHERWISE.test(words);
}

function plain(text: string): string {
  return fold(readable(text))
    .replace(/[’`]/g, "'")
    .replace(/[,.;:!?]+/g, ' , ')
    .replace(/[^\p{L}\d', ]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
