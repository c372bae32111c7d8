import { fold } from '../language/reading/text.ts';
import type { ConsentCard } from './card.ts';

/** What the words make of several orders on one card: some of them by number, one that is not named, or neither. */
export type OrdersMeant = 'some' | 'one' | null;

/**
 * Which orders of a card the words are of. A card with several orders does all of them on one yes: "cancel 45835" to a card that cancels
 * 45833 as well is of fewer than is put, and "cancel the order" may be.
 */
export function ordersMeant({ orders, alternatives }: ConsentCard, words: string): OrdersMeant {
  if (orders.length < 2 || alternatives.length > 1) return null;
  const text = ` ${fold(words)
    // "45 835", "4-5-8-3-5"
    .replace(/(?<=\d)[ .-](?=\d)/g, '')
    .replace(/[^\p{L}\d]+/gu, ' ')} `;
  const named = orders.filter((order) => text.includes(` ${fold(order)} `)).length;
  if (named > 0) return named < orders.length ? 'some' : null;
  return ONE.test(text) && !SEVERAL.test(text) ? 'one' : null;
}

/** An order in the singular, in any language of the cards. */
const ONE =
  / (?:order|purchase|commande|cmd|achat|bestelling|bestellung|auftrag|pedido|compra|ordine|acquisto|encomenda) /;
/** Words that make several of it: "both, each order", "tout, chaque commande". */
const SEVERAL =
  / (?:both|each|every|all|everything|two|2|toutes?|tout|deux|chaque|beide|beiden|alle|alles|jede|ambos|ambas|todos?|todas?|cada|entrambi|entrambe|tutti|tutte|tutto|ogni) /;
