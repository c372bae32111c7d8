import { z } from 'zod';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopRefusal } from '../writes.ts';
import { After, type Carrying, noteAfter, readNow } from './carrying.ts';
import type { Effect } from './effects.ts';
import { EDIT_ADD, EDIT_BEGIN, EDIT_COMMIT, EDIT_SET } from './mutations.ts';
import { gid, numberOf, type ShopifyOrder } from './wire.ts';

const Owed = z.object({ presentmentMoney: z.object({ amount: z.string() }) });
const Changed = z.object({ calculatedOrder: z.object({ totalOutstandingSet: Owed }) });
const Begun = z.object({
  calculatedOrder: z.object({
    id: z.string(),
    lineItems: z.object({ nodes: z.array(z.object({ id: z.string(), quantity: z.number() })) }),
    totalOutstandingSet: Owed,
  }),
});

type Edit = Effect & { do: 'edit' };

/**
 * Puts other things into an order that has not left: an edit is prepared, looked at, and only then committed.
 * One that would leave anything owed is dropped.
 */
export async function editOrder(carrying: Carrying, { mark, swaps }: Edit): Promise<ShopRefusal | null> {
  const { client, order, again } = carrying;
  if (again && isEdited(await readNow(carrying), swaps)) return null;
  const { left: begun } = await client.change(['orderEditBegin', EDIT_BEGIN], { id: order }, Begun);
  if (!begun) return 'unsupported';
  const { id, lineItems, totalOutstandingSet: before } = begun.calculatedOrder;
  let after = before;
  for (const { line, left: n, variantId: variant, quantity } of swaps) {
    const calculated = lineItems.nodes.find((one) => numberOf(one.id) === line);
    if (!calculated) return 'unsupported';
    const added = await client.change(
      ['orderEditAddVariant', EDIT_ADD],
      { id, variant, n: quantity },
      Changed,
    );
    if (!added.left) return 'out_of_stock';
    const set = await client.change(
      ['orderEditSetQuantity', EDIT_SET],
      { id, line: calculated.id, n },
      Changed,
    );
    if (!set.left) return 'already_dispatched';
    after = set.left.calculatedOrder.totalOutstandingSet;
  }
  if (Number(after.presentmentMoney.amount) !== Number(before.presentmentMoney.amount))
    return 'price_difference';
  const { left, errors } = await client.change(
    ['orderEditCommit', EDIT_COMMIT],
    { id, note: `[ot:${mark}]` },
    After,
  );
  await noteAfter(carrying, left?.order);
  if (errors.length === 0) return null;
  if (isEdited(await readNow(carrying), swaps)) return null;
  throw new ShopUnavailable('Shopify did not take the edit.');
}

/** Its errors say no code, and nobody reads its note: the lines say whether it was done. */
function isEdited({ lineItems }: ShopifyOrder, swaps: Edit['swaps']): boolean {
  return swaps.every(
    ({ line, left, variantId, quantity }) =>
      (lineItems.nodes.find(({ id }) => id === gid('LineItem', line))?.currentQuantity ?? 0) === left &&
      lineItems.nodes.some(
        (one) =>
          one.id !== gid('LineItem', line) &&
          one.variant?.id === variantId &&
          one.currentQuantity >= quantity,
      ),
  );
}
