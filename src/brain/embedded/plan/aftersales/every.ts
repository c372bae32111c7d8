import { INTENTS } from '../../../../conversation/intents.ts';
import { spells } from '../../../../identity/order-number.ts';
import type { OrderView } from '../../../../identity/view.ts';
import {
  asksIfEvery,
  type EveryOrder,
  everyOne,
  everyOrder,
  onlyNumbers,
} from '../../../../language/pointing/every-order.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { fold } from '../../../../language/reading/text.ts';
import { lastWish } from '../../memory.ts';
import { listedOrders } from '../../pointed.ts';
import { act, isKnown, propose, type Scene, ticket } from '../../scene.ts';
import { askWhich } from '../ask.ts';
import { offeredHere } from '../offers.ts';
import { impossible } from './standing.ts';

/**
 * "Cancel both of my orders", and "both" after it was asked which or after one was put: all that are meant stand on one card, each with
 * its money, or it is asked which. True where that was meant.
 */
export function planEveryCancelled(scene: Scene): boolean {
  const { reading, choice, orders } = scene;
  if (choice !== null || !isKnown(scene) || reading.says.has('hypothetical')) return false;
  const pending = orders.filter(({ status }) => status === 'pending');
  // What was said before may be read with the new words: it names nothing of these.
  const own = wordsOf(scene);
  const numbers = reading.named.orders.filter((id) => own.includes(id));
  if (numbers.length > 0) {
    const named = pending.filter(({ id }) => numbers.some((said) => spells(said, id)));
    if (numbers.length < 2 || !onlyNumbers(own, numbers) || !cancels(scene)) return false;
    const known = orders.filter(({ id }) => numbers.some((said) => spells(said, id)));
    if (known.length < numbers.length) return false;
    // What can be cancelled no more is told of, and holds up nothing beside it.
    for (const order of known) if (order.status !== 'pending') act(scene, impossible(order, order.status));
    return named.length > 0 ? put(scene, named) : true;
  }
  const said = fold(own).match(/\p{L}+/gu) ?? [];
  const things = said.some(isGarment) || reading.spared.length + reading.denied.length > 0;
  const count = things ? null : meant(scene, pending);
  if (count === null) return false;
  const gone = orders.filter(({ status }) => status === 'shipped');
  const open = pending.length + gone.length;
  if (pending.length === 0 || open < 2) return false;
  // Two of three are not told apart.
  if (count !== 'all' && pending.length !== count && open !== count) {
    askWhich(scene, pending);
    ticket(scene, 'cancellation', null, 'open');
    return true;
  }
  if (pending.length !== count) for (const order of gone) act(scene, impossible(order, 'shipped'));
  return put(scene, pending);
}

/** On one card: a yes to it cancels all of them. */
function put(scene: Scene, orders: readonly OrderView[]): true {
  propose(scene, ...orders.map(({ id }) => ({ tool: 'cancel_order' as const, input: { order: id } })));
  for (const { id } of orders) ticket(scene, 'cancellation', id, 'open');
  return true;
}

/** How many orders are to be cancelled; null where that is not said of orders. */
function meant(scene: Scene, pending: readonly OrderView[]): EveryOrder | null {
  const { context, reading } = scene;
  const words = wordsOf(scene);
  const { offers, stale } = offeredHere(context);
  const standing = stale ? [] : offers.filter(({ does }) => does === 'cancellation');
  const asked = listedOrders(context).length > 1 && lastWish(context) === 'cancellation';
  const other = reading.intents.some(
    ({ intent, learnt }) => !learnt && intent !== 'cancellation' && INTENTS[intent].settles === true,
  );
  if (reading.polarity === 'no' || other || asksIfEvery(words)) return null;
  const named = everyOrder(words);
  if (named) return cancels(scene) || standing.length > 0 || asked ? named : null;
  const bare = everyOne(words);
  if (!bare || asked) return bare;
  // "Both" of one order with two things is that order.
  const single = pending.every((order) => pieces(order) === 1);
  return (standing.length > 0 || (cancels(scene) && offers.length === 0)) && single ? bare : null;
}

/** It is to be cancelled, by its own verb. */
function cancels({ reading: { intents, words } }: Scene): boolean {
  return (
    intents.some(({ intent, learnt }) => intent === 'cancellation' && !learnt) ||
    words.some((word) => /^(?:cancel|annul)/.test(word))
  );
}

function wordsOf({ context }: Scene): string {
  return context.asked.map(({ text }) => text).join('\n');
}

function pieces({ items }: OrderView): number {
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}
