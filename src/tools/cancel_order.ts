import { z } from 'zod';
import { reachableOrder } from './access.ts';
import { OrderNumber } from './inputs.ts';
import { refusedByShop, unknown } from './refusals.ts';
import { tool } from './tool.ts';

export const cancelOrder = tool({
  name: 'cancel_order',
  description:
    'Cancels a whole order that has not been dispatched; what was paid goes back where it came from. Propose it first.',
  input: z.strictObject({ order: OrderNumber }),
  assurance: 'recognised',
  reach: 'consequential',
  does: 'cancellation',
  async run({ order: named }, scope) {
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    const { id } = order;
    const outcome = await scope.shop.cancelOrder({ key: scope.key, order: id, now: scope.now });
    if (!outcome.ok) return refusedByShop(outcome.reason, 'order');
    const { amount: refund, currency } = outcome.value;
    return { ok: true, order: id, output: { order: id, refund, currency } };
  },
});
