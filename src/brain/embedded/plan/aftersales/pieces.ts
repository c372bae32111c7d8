import { everyTitle } from '../../../../conversation/titles.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { piecesOut, speaksOfSeveral } from '../../../../language/reading/pieces.ts';
import type { Item } from '../../../../shop/shop.ts';
import { act, type Scene, ticket } from '../../scene.ts';
import { pieceOf } from '../../topic.ts';
import { offeredHere } from '../offers.ts';

/*
 * Of a thing that was ordered several times, how many pieces are meant: as the words say, as the card here says, else all of them, or it
 * is asked.
 */

type Does = 'return' | 'cancellation' | 'exchange';

/** A line of an order as tools take it: all of it, or so many pieces. */
export function lotOf(
  order: OrderView,
  { line, quantity }: Item,
): string | { line: string; quantity: number } {
  const all = order.items.find((item) => item.line === line)?.quantity ?? quantity;
  return quantity < all ? { line, quantity } : line;
}

/** The same of one line, as tools take what is swapped. */
export function someOf(order: OrderView, item: Item): { line: string; quantity?: number } {
  const lot = lotOf(order, item);
  return typeof lot === 'string' ? { line: lot } : lot;
}

/** The items of a call, with as many pieces as it is about. */
export function itemsOf(
  { items }: OrderView,
  lots: readonly (string | { line: string; quantity: number })[],
): Item[] {
  return items.flatMap((item) => {
    const lot = lots.find((one) => (typeof one === 'string' ? one : one.line) === item.line);
    return lot === undefined ? [] : [typeof lot === 'string' ? item : { ...item, quantity: lot.quantity }];
  });
}

/** The items with as many pieces as are meant; null where the reply asks how many. `asks`: it may. */
export function piecesMeant(
  scene: Scene,
  order: OrderView,
  items: readonly Item[],
  does: Does,
  asks = true,
): Item[] | null {
  const several = items.filter((item) => left(order, item) > 1);
  const [one, ...more] = several;
  // Of several things that there are several of, a number says too little.
  if (!one || more.length > 0) return [...items];
  const most = left(order, one);
  const title = everyTitle(one).join(' ');
  const own = ownWords(scene);
  const told = [own, ...earlier(scene)]
    .map((text) => piecesOut(text, most, title))
    .find((count) => count !== null);
  const put = offered(scene, order, one);
  const count = scene.pieces ?? told ?? put ?? (speaksOfSeveral(own, title) || !asks ? most : 'unclear');
  if (count !== 'unclear')
    return items.map((item) => (item === one && count < item.quantity ? { ...item, quantity: count } : item));
  act(scene, { type: 'how_many', order: order.id, item: pieceOf(one), most, does });
  for (let n = 1; n <= Math.min(most, MOST_CHOICES); n++)
    scene.reply.choices.push({ id: `item:${order.id}:${one.line}:x${n}`, label: `${n}` });
  ticket(scene, does, order.id, 'open', one.title);
  return null;
}

const MOST_CHOICES = 5;

/** Pieces of a line that are on no way back. */
function left({ returns }: OrderView, { line, quantity }: Item): number {
  const gone = returns
    .filter(({ status, lines }) => status !== 'undone' && lines.includes(line))
    .map(({ parts }) => parts?.find((part) => part.line === line)?.quantity ?? quantity);
  return quantity - gone.reduce((sum, n) => sum + n, 0);
}

/** As many as the card here is about. */
function offered({ context }: Scene, order: OrderView, { line }: Item): number | null {
  const { offers, stale } = offeredHere(context);
  const pieces = stale
    ? []
    : offers.flatMap(({ effect }) => (effect.quote?.order === order.id ? effect.quote.out : []));
  return pieces.find((piece) => piece.line === line)?.quantity ?? null;
}

function ownWords({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}

/** How far back a number is looked for, in messages of the customer. */
const FAR = 2;

/** What was said before an answer to "which one?": a button, or few words. */
function earlier({ context, choice, reading }: Scene): string[] {
  if (choice === null && reading.said.length > FEW) return [];
  return context.history
    .filter(({ sameSession, author }) => sameSession && author === 'customer')
    .slice(-FAR)
    .map(({ text }) => text)
    .toReversed();
}

/** More words than this stand for themselves. */
const FEW = 3;
