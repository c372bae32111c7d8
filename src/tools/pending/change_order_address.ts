import { z } from 'zod';
import type { ShopWrite } from '../../shop/writes.ts';
import { reachableOrder } from '../access.ts';
import { addressText, OrderNumber, PostalInput } from '../inputs.ts';
import { addressMark, applied, quoteOf } from '../quoted.ts';
import { refusedByShop, unknown } from '../refusals.ts';
import { tool } from '../tool.ts';

export const changeOrderAddress = tool({
  name: 'change_order_address',
  description:
    'Has an order that has not been dispatched go to another address, as the customer says it whole. Only for somebody verified.',
  input: z.strictObject({ order: OrderNumber, address: PostalInput }),
  assurance: 'verified',
  reach: 'consequential',
  does: 'order_change',
  needs: 'address',
  async quote({ order: named, address }, scope) {
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    const write: ShopWrite = { act: 'address', order: order.id, address };
    // Limits recognise by marks that it is changed back, without seeing the address.
    const marks = {
      mark: addressMark(address),
      ...(order.address ? { was: addressMark(order.address) } : {}),
    };
    const goes = [{ what: 'parcel' as const, to: addressText(address), ...marks }];
    return quoteOf({ tool: 'change_order_address', act: 'change_address', goes }, write, scope, 'order');
  },
  async run({ order: named, address }, scope) {
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    const { id, address: before = null } = order;
    const outcome = await applied({ act: 'address', order: id, address }, scope, order);
    return outcome.ok
      ? { ok: true, order: id, output: { order: id, address, before } }
      : refusedByShop(outcome.reason, 'order');
  },
});
