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
  if (SEVERAL.test(text)) return null;
  return ONE.test(text) || POINTED.test(text) || oneAmount(alternatives, text) ? 'one' : null;
}

/** Money of one of the orders, and not of the others; "150.00" has lost its point. */
function oneAmount(alternatives: ConsentCard['alternatives'], text: string): boolean {
  const amounts = [...new Set(alternatives.flatMap((one) => one.amounts.map(Number)))];
  const said = new Set(text.split(' ').filter(Boolean).map(Number));
  const named = amounts.filter((amount) => said.has(amount) || said.has(amount * 100)).length;
  return named > 0 && named < amounts.length;
}

/** One of them, pointed at: "that one, the newest", « celle-là, la plus récente, le colis ». English and French. */
const POINTED =
  / (?:(?:the|that|this) (?:\w+ ){0,3}one|the (?:first|second|last|latest|newest|oldest|bigger|biggest|smaller|smallest|cheaper|cheapest|parcel|package|delivery)|my (?:parcel|package|delivery)|celle|celui|(?:la|le) (?:plus (?!vite|tot|rapidement)\w+|premiere?|seconde?|deuxieme|dernier|derniere|colis|paquet|livraison)|mon (?:colis|paquet)) /;

/** An order in the singular, in any language of the cards. */
const ONE =
  / (?:order|purchase|commande|cmd|achat|bestelling|bestellung|auftrag|pedido|compra|ordine|acquisto|encomenda) /;
/** Words that make several of it: "both, each order", "tout, chaque commande". */
const SEVERAL =
  / (?:both|each|every|all|everything|two|2|toutes?|tout|deux|chaque|beide|beiden|alle|alles|jede|ambos|ambas|todos?|todas?|cada|entrambi|entrambe|tutti|tutte|tutto|ogni) /;
