import { lookup } from '../../lookup.ts';
import { fold } from '../reading/text.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, both: 2 },
  ...{ un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5 },
};
const COUNT =
  /(?<![\p{L}\d])(one|two|three|four|five|both|un|deux|trois|quatre|cinq|[1-9])(?: [\p{L}]+)? (?:articles?|items?|pieces?|things?|choses|produits?|products?|vetements)(?![\p{L}])/u;

/** How many pieces somebody speaks of: "mes trois articles"; null where no number is said. English and French. */
export function piecesCounted(text: string): number | null {
  const [, word] = COUNT.exec(fold(text).replace(/[^\p{L}\d]+/gu, ' ')) ?? [];
  return word ? (lookup(NUMBERS, word) ?? Number(word)) : null;
}

const ONE_ORDER =
  /(?<!\p{L})(?:one (?:of|out of) (?:my|the|our|these|those) (?:(?:two|three|four|[2-9]) )?(?:orders|parcels)|une (?:de (?:mes|nos|ces)|des|d entre mes) (?:(?:deux|trois|quatre|[2-9]) )?commandes)(?!\p{L})/u;
const ORDER_WITH =
  /(?:cancel|cancelling|annul\p{L}*|stop) (?:(?:please|just|all of|me|moi|svp|toute|de|to) )*(?:the|my|that|whole|entire|la|ma|cette) (?:whole |entire |toute )?(?:order|commande) (?:with|containing|that (?:has|contains)|avec|contenant|qui contient|ou il y a)(?!\p{L})/u;

/** One of several orders is meant whole, and the thing that is named says which: "celle avec la marinière". */
export function ordersAsWhole(text: string): boolean {
  const words = fold(text).replace(/[^\p{L}\d]+/gu, ' ');
  return ONE_ORDER.test(words) || ORDER_WITH.test(words);
}
