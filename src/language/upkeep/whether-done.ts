import type { SeveralKind } from '../acts.ts';
import { fold, readable } from '../reading/text.ts';

const THINGS: Readonly<Record<SeveralKind | 'refund', RegExp>> = {
  address_change: /\baddress\b|\badresses?\b/,
  payment: /\bpayment\b|\bpaiement\b|\b(?:bank|credit) card\b|\bcarte\b/,
  exchange: /\bexchang|\bswap|\bechang/,
  cancellation: /\bcancel|\bannul/,
  return: /\breturns?\b|\blabels?\b|\bretours?\b|\betiquettes?\b|\bbordereau/,
  refund: /\brefund|\bmoney\b|\brembours|\bargent\b/,
};
const LEFT_EN =
  /\b(?:it|they|order|parcel|package|shipment)(?:'s| has| have| is| are)? (?:not |just |already |now |been )*(?:left|shipped|dispatched|gone out|on its way)\b|\b(?:has|have|is|are) (?:it|they|(?:the|my) (?:order|parcel|package))(?: already| not| just)* (?:been )?(?:left|shipped|dispatched|gone out|on its way)\b/;
const LEFT_FR =
  /\b(?:il|elle|ils|elles|colis|commande|paquet) (?:n'|ne )?(?:est|sont)(?: pas| encore| deja| bien| donc)* (?:parti|expedie|envoye)e?s?\b|\b(?:est|sont) (?:il|elle|ils|elles)(?: deja| bien| encore)? (?:parti|expedie|envoye)e?s?\b/;

/** What "is it done?" is asked of; null where nothing, or more than one thing, is named. */
export function askedOf(text: string): SeveralKind | 'refund' | 'parcel' | null {
  const words = fold(readable(text)).replace(/[’`]/g, "'").replace(/-/g, ' ');
  const [thing, ...more] = (Object.keys(THINGS) as (SeveralKind | 'refund')[]).filter((kind) =>
    THINGS[kind].test(words),
  );
  if (thing) return more.length === 0 ? thing : null;
  return LEFT_EN.test(words) || LEFT_FR.test(words) ? 'parcel' : null;
}
