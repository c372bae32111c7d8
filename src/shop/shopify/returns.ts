import { z } from 'zod';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopRefusal } from '../writes.ts';
import { type Carrying, readNow } from './carrying.ts';
import type { Effect, Swapped } from './effects.ts';
import { noteOf, readNote } from './marks.ts';
import { EXCHANGE_REMOVE, RETURN_CANCEL, RETURN_CREATE } from './mutations.ts';
import { RETURNABLE } from './reads.ts';
import { numberOf, ReturnableData, type ShopifyReturn } from './wire.ts';

const Made = z.object({
  return: z.object({
    id: z.string(),
    exchangeLineItems: z.object({
      nodes: z.array(z.object({ id: z.string(), quantity: z.number(), variantId: z.string().nullish() })),
    }),
  }),
});
type Made = z.infer<typeof Made>['return'];

/**
 * Makes a return with what comes for it. Shopify knows no key here: the mark in its notes is looked for before
 * it is made again.
 */
export async function makeReturn(
  carrying: Carrying,
  effect: Effect & { do: 'return' },
): Promise<ShopRefusal | null> {
  const { client, theirs, order, again } = carrying;
  const { mark, back, lines, swaps, instead } = effect;
  const earlier = again || instead ? await returnsOf(carrying) : [];
  const made = earlier.find((one) => isMarked(one, mark, back.id));
  if (made) return keep(carrying, effect, made);
  const before = theirs.idOf('return', back.id);
  if (instead && before) {
    const standing = earlier.find(({ id }) => id === before);
    const refusal = standing?.status === 'CANCELED' ? null : await cancelled(carrying, before);
    if (refusal) return refusal;
  }
  const returnLineItems = await linesOf(carrying, lines, noteOf(back, mark));
  if (!returnLineItems) return 'already_returned';
  const input = {
    orderId: order,
    returnLineItems,
    exchangeLineItems: swaps.map(({ variantId, quantity, percent }) => ({
      ...{ variantId, quantity },
      ...(percent > 0
        ? { appliedDiscount: { description: 'As ordered', value: { percentage: percent } } }
        : {}),
    })),
  };
  const { left } = await client.change(['returnCreate', RETURN_CREATE], { input }, Made);
  return left ? keep(carrying, effect, left.return) : 'unsupported';
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
async function linesOf(
  { client, order }: Carrying,
  lines: readonly { line: string; quantity: number }[],
  note: string,
): Promise<{ fulfillmentLineItemId: string; quantity: number; returnReasonNote: string }[] | null> {
  const { returnableFulfillments } = await client.ask(RETURNABLE, { order }, ReturnableData);
  const there = returnableFulfillments.nodes.flatMap((parcel) => parcel.returnableFulfillmentLineItems.nodes);
  const found: { fulfillmentLineItemId: string; quantity: number; returnReasonNote: string }[] = [];
  for (const { line, quantity } of lines) {
    let left = quantity;
    for (const part of there) {
      if (numberOf(part.fulfillmentLineItem.lineItem.id) !== line || left === 0) continue;
      const taken = Math.min(left, part.quantity);
      left -= taken;
      const fulfillmentLineItemId = part.fulfillmentLineItem.id;
      if (taken > 0) found.push({ fulfillmentLineItemId, quantity: taken, returnReasonNote: note });
    }
    if (left > 0) return null;
  }
  return found;
}

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
  const { errors } = await carrying.client.change(['returnCancel', RETURN_CANCEL], { id }, z.unknown());
  if (errors.length === 0) return null;
  const now = (await returnsOf(carrying)).find((one) => one.id === id);
  return now?.status === 'CANCELED' ? null : 'moved';
}

export async function dropExchange(
  carrying: Carrying,
  { back, exchange, quantity }: Effect & { do: 'drop_exchange' },
): Promise<ShopRefusal | null> {
  const { client, theirs } = carrying;
  const [id, exchangeLineItemId] = [theirs.idOf('return', back), theirs.idOf('exchange', exchange)];
  if (id === null || exchangeLineItemId === null) throw new ShopUnavailable('The exchange has no id there.');
  const exchanges = [{ exchangeLineItemId, quantity }];
  const { errors } = await client.change(
    ['removeFromReturn', EXCHANGE_REMOVE],
    { id, exchanges },
    z.unknown(),
  );
  if (errors.length === 0) return null;
  const now = (await returnsOf(carrying)).find((one) => one.id === id);
  return now?.exchangeLineItems.nodes.some((line) => line.id === exchangeLineItemId) ? 'moved' : null;
}

async function returnsOf(carrying: Carrying): Promise<ShopifyReturn[]> {
  return (await readNow(carrying)).returns.nodes;
}

function isMarked({ status, returnLineItems }: ShopifyReturn, mark: string, id: string): boolean {
  const notes = returnLineItems.nodes.map(({ returnReasonNote }) => readNote(returnReasonNote));
  return status !== 'CANCELED' && notes.some((note) => note?.mark === mark && note.id === id);
}
