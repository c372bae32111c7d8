import { z } from 'zod';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopRefusal } from '../writes.ts';
import {
  After,
  type Carrying,
  latestOf,
  noteAfter,
  type Returnable,
  readNow,
  readReturnable,
} from './carrying.ts';
import type { Effect, Swapped } from './effects.ts';
import { noteOf, readNote } from './marks.ts';
import { EXCHANGE_REMOVE, RETURN_ANEW, RETURN_CANCEL, RETURN_CREATE } from './mutations.ts';
import { numberOf, type ShopifyReturn } from './wire.ts';

const Made = z.object({
  return: After.extend({
    id: z.string(),
    exchangeLineItems: z.object({
      nodes: z.array(z.object({ id: z.string(), quantity: z.number(), variantId: z.string().nullish() })),
    }),
  }),
});
type Made = Pick<z.infer<typeof Made>['return'], 'id' | 'exchangeLineItems'>;
const Changed = z.object({ return: After.nullish() });

/**
 * Makes a return with what comes for it. Shopify knows no key here: the mark in its notes is looked for before
 * it is made again.
 */
export async function makeReturn(
  carrying: Carrying,
  effect: Effect & { do: 'return' },
): Promise<ShopRefusal | null> {
  const { client, theirs } = carrying;
  const { mark, back, lines, instead } = effect;
  const anew = await makeAnew(carrying, effect);
  if (anew) return keep(carrying, effect, anew);
  const { again } = carrying;
  const order = again || instead ? await (again ? readNow(carrying) : latestOf(carrying)) : null;
  const earlier = order?.returns.nodes ?? [];
  const made = earlier.find((one) => isMarked(one, mark, back.id));
  if (made) return keep(carrying, effect, made);
  const before = theirs.idOf('return', back.id);
  if (instead && before) {
    const standing = earlier.find(({ id }) => id === before);
    const refusal = standing?.status === 'CANCELED' ? null : await cancelled(carrying, before);
    if (refusal) return refusal;
    // What it took can come back anew.
    if (carrying.returnable) carrying.returnable = [...carrying.returnable, ...takenBy(standing)];
  }
  const there = carrying.returnable ?? (await readReturnable(client, carrying.order));
  const returnLineItems = linesOf(there, lines, noteOf(back, mark));
  if (!returnLineItems) return 'already_returned';
  const input = inputOf(carrying.order, returnLineItems, effect);
  const { left } = await client.change(['returnCreate', RETURN_CREATE], { input }, Made);
  await noteAfter(carrying, left?.return.order);
  return left ? keep(carrying, effect, left.return) : 'unsupported';
}

/**
 * Cancels the return that it takes the place of, and makes it, in one request. Only where it could not be made beside the other: what
 * it takes is free for it alone once that one is cancelled. Null where it is to be made otherwise, looking first at how things are.
 */
async function makeAnew(carrying: Carrying, effect: Effect & { do: 'return' }): Promise<Made | null> {
  const { client, theirs, again, latest, returnable } = carrying;
  const { back, mark, lines } = effect;
  const id = effect.instead && !again ? theirs.idOf('return', back.id) : null;
  const standing = latest?.returns.nodes.find((one) => one.id === id);
  if (!id || !standing || standing.status === 'CANCELED' || !returnable) return null;
  const note = noteOf(back, mark);
  const taken = linesOf([...returnable, ...takenBy(standing)], lines, note);
  const isSoleWay = lines.every((line) => linesOf(returnable, [line], note) === null);
  if (!taken || !isSoleWay) return null;
  const left = await client.changeAll(
    [['returnCancel', 'returnCreate'], RETURN_ANEW],
    { id, input: inputOf(carrying.order, taken, effect) },
    Made,
  );
  await noteAfter(carrying, left?.return.order);
  if (left) return left.return;
  // One of the two may have been done.
  Object.assign(carrying, { again: true, returnable: null });
  return null;
}

function inputOf(orderId: string, returnLineItems: object[], { swaps }: { swaps: readonly Swapped[] }) {
  return {
    orderId,
    returnLineItems,
    exchangeLineItems: swaps.map(({ variantId, quantity, percent }) => ({
      ...{ variantId, quantity },
      ...(percent > 0
        ? { appliedDiscount: { description: 'As ordered', value: { percentage: percent } } }
        : {}),
    })),
  };
}

/** What an open return takes, which nothing of has come in yet. */
function takenBy(standing: ShopifyReturn | undefined): Returnable[] {
  return (standing?.returnLineItems.nodes ?? []).flatMap(({ quantity, fulfillmentLineItem }) =>
    fulfillmentLineItem
      ? { part: fulfillmentLineItem.id, line: fulfillmentLineItem.lineItem.id, quantity }
      : [],
  );
}

/** Which of its exchange lines is which: the first of the same variant and number that none is yet. */
function keep(
  { theirs }: Carrying,
  { back, swaps }: { back: { id: string }; swaps: readonly Swapped[] },
  made: Made,
): null {
  theirs.keep('return', back.id, made.id);
  const rest = [...made.exchangeLineItems.nodes];
  for (const { exchange, variantId, quantity } of swaps) {
    const at = rest.findIndex((line) => line.variantId === variantId && line.quantity === quantity);
    const [line] = at < 0 ? [] : rest.splice(at, 1);
    if (line) theirs.keep('exchange', exchange, line.id);
  }
  return null;
}

/** The parts of parcels that these lines are: a line may lie in several. Null where not all of it can come back. */
function linesOf(
  there: readonly Returnable[],
  lines: readonly { line: string; quantity: number }[],
  note: string,
): { fulfillmentLineItemId: string; quantity: number; returnReasonNote: string }[] | null {
  const free = new Map<string, { line: string; quantity: number }>();
  for (const { part, line, quantity } of there)
    free.set(part, { line: numberOf(line), quantity: (free.get(part)?.quantity ?? 0) + quantity });
  const found: { fulfillmentLineItemId: string; quantity: number; returnReasonNote: string }[] = [];
  for (const { line, quantity } of lines) {
    let left = quantity;
    for (const [fulfillmentLineItemId, part] of free) {
      if (part.line !== line || left === 0) continue;
      const taken = Math.min(left, part.quantity);
      left -= taken;
      if (taken > 0) found.push({ fulfillmentLineItemId, quantity: taken, returnReasonNote: note });
    }
    if (left > 0) return null;
  }
  return found;
}

/** Takes a return back at Shopify; says why where Shopify refuses. */
export async function cancelReturn(
  carrying: Carrying,
  { back }: Effect & { do: 'cancel_return' },
): Promise<ShopRefusal | null> {
  const id = carrying.theirs.idOf('return', back);
  if (id === null) throw new ShopUnavailable('The return has no id there.');
  return cancelled(carrying, id);
}

/** Cancelling twice is refused: what the return says then decides. */
async function cancelled(carrying: Carrying, id: string): Promise<ShopRefusal | null> {
  const { left, errors } = await carrying.client.change(['returnCancel', RETURN_CANCEL], { id }, Changed);
  await noteAfter(carrying, left?.return?.order);
  if (errors.length === 0) return null;
  const now = (await readNow(carrying)).returns.nodes.find((one) => one.id === id);
  return now?.status === 'CANCELED' ? null : 'moved';
}

/** Takes a piece that was to be sent in exchange off a return at Shopify; says why where Shopify refuses. */
export async function dropExchange(
  carrying: Carrying,
  { back, exchange, quantity }: Effect & { do: 'drop_exchange' },
): Promise<ShopRefusal | null> {
  const { client, theirs } = carrying;
  const [id, exchangeLineItemId] = [theirs.idOf('return', back), theirs.idOf('exchange', exchange)];
  if (id === null || exchangeLineItemId === null) throw new ShopUnavailable('The exchange has no id there.');
  const exchanges = [{ exchangeLineItemId, quantity }];
  const { left, errors } = await client.change(
    ['removeFromReturn', EXCHANGE_REMOVE],
    { id, exchanges },
    Changed,
  );
  await noteAfter(carrying, left?.return?.order);
  if (errors.length === 0) return null;
  const now = (await readNow(carrying)).returns.nodes.find((one) => one.id === id);
  return now?.exchangeLineItems.nodes.some((line) => line.id === exchangeLineItemId) ? 'moved' : null;
}

function isMarked({ status, returnLineItems }: ShopifyReturn, mark: string, id: string): boolean {
  const notes = returnLineItems.nodes.map(({ returnReasonNote }) => readNote(returnReasonNote));
  return status !== 'CANCELED' && notes.some((note) => note?.mark === mark && note.id === id);
}
