import { z } from 'zod';
import { reachableOrder } from './access.ts';
import { Id, OrderNumber } from './inputs.ts';
import { refusedByShop, unknown } from './refusals.ts';
import { tool } from './tool.ts';

export const undo = tool({
  name: 'undo',
  description:
    'Takes back an exchange (`exchange`) or a return (`return`) that has not moved yet; give one of the two ids. An exchange gives its reserved item back and leaves the return open.',
  input: z
    .strictObject({ order: OrderNumber, exchange: Id.optional(), return: Id.optional() })
    .refine(
      (input) => (input.exchange === undefined) !== (input.return === undefined),
      'either exchange or return',
    ),
  assurance: 'recognised',
  reach: 'reversible',
  does: 'undo',
  async run(input, scope) {
    const { shop, now, key } = scope;
    const order = await reachableOrder(scope, input.order);
    if (!order) return unknown('order');
    const request = { key, order: order.id, now };
    const undone: 'exchange' | 'return' = input.exchange === undefined ? 'return' : 'exchange';
    const outcome =
      input.exchange === undefined
        ? await shop.undoReturn({ ...request, return: input.return ?? '' })
        : await shop.undoExchange({ ...request, exchange: input.exchange });
    if (!outcome.ok) return refusedByShop(outcome.reason, undone);
    return { ok: true, order: order.id, output: { order: order.id, undone } };
  },
});
