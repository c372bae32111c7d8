import type { GraphQLResolveInfo } from 'graphql';
import { lookup } from '../../src/lookup.ts';
import { type Changing, refusal } from './returns.ts';
import { gid } from './view.ts';

/* Stock of the emulated shop, and what `@idempotent` makes of whatever bears it. */

interface MoveAsked {
  input: {
    changes: {
      inventoryItemId: string;
      quantity: number;
      from: { name: 'available' | 'reserved' };
      to: { name: 'available' | 'reserved' };
    }[];
  };
}

/** The mutations that move stock. */
export function stockChanges({ shop, changed }: Changing) {
  return {
    inventoryMoveQuantities({ input: { changes } }: MoveAsked) {
      for (const { inventoryItemId, quantity, from } of changes) {
        const variant = shop.variantOf(({ id }) => gid('InventoryItem', id) === inventoryItemId);
        if (!variant) return refusal('The inventory item does not exist', 'INVALID_INVENTORY_ITEM');
        // Nothing of Shopify's keeps what is available from going below nothing: what is read before does.
        if (from.name === 'reserved' && variant.reserved < quantity)
          return refusal('There is not enough of it', 'INVALID_QUANTITY_NEGATIVE');
      }
      for (const { inventoryItemId, quantity, from, to } of changes) {
        const variant = shop.variantOf(({ id }) => gid('InventoryItem', id) === inventoryItemId);
        if (!variant) continue;
        variant[from.name] -= quantity;
        variant[to.name] += quantity;
      }
      changed();
      return {
        inventoryAdjustmentGroup: { id: gid('InventoryAdjustmentGroup', shop.next()) },
        userErrors: [],
      };
    },
  };
}

type Resolver<Asked> = (asked: Asked) => { userErrors: unknown[] };

/**
 * The same key gives the same answer, and does nothing again; without one nothing is done. What failed before
 * is no answer.
 */
export function idempotently<Asked>(
  resolve: Resolver<Asked>,
): (asked: Asked, context: unknown, info: GraphQLResolveInfo) => { userErrors: unknown[] } {
  const done = new Map<string, { asked: string; answer: { userErrors: unknown[] } }>();
  return (asked, _context, info) => {
    const directive = info.fieldNodes[0]?.directives?.find(({ name }) => name.value === 'idempotent');
    const given = directive?.arguments?.find(({ name }) => name.value === 'key')?.value;
    const key =
      given?.kind === 'Variable'
        ? String(lookup(info.variableValues.coerced, given.name.value) ?? '')
        : given?.kind === 'StringValue'
          ? given.value
          : '';
    if (key === '') throw new Error('The @idempotent directive is required.');
    const text = JSON.stringify(asked);
    const known = done.get(key);
    if (known && known.asked !== text)
      return refusal('The key was used with other parameters', 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
    if (known) return known.answer;
    const answer = resolve(asked);
    if (answer.userErrors.length === 0) done.set(key, { asked: text, answer });
    return answer;
  };
}
