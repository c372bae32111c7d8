import { z } from 'zod';
import { reachableOrder } from './access.ts';
import { Id, OrderNumber } from './inputs.ts';
import { policy, refusedByShop, unknown } from './refusals.ts';
import { type ToolResult, tool } from './tool.ts';

interface RefundOutput {
  order: string;
  return: string;
  amount: number;
  currency: string;
  /** How the money goes back, without any number ("card"). */
  method: string;
}

export const chooseRefund = tool({
  name: 'choose_refund',
  description:
    'Settles a return as money back to the original payment, once the parcel is in. The amount follows from the return; no other account can be named. Propose it first.',
  input: z.strictObject({ order: OrderNumber, return: Id }),
  assurance: 'recognised',
  reach: 'consequential',
  does: 'refund',
  async run({ order: named, return: back }, scope): Promise<ToolResult<RefundOutput>> {
    const order = await reachableOrder(scope, named);
    if (!order?.returns.some((other) => other.id === back)) return unknown('return');
    const { id } = order;
    const outcome = await scope.shop.settleByRefund({
      key: scope.key,
      order: id,
      return: back,
      now: scope.now,
    });
    if (!outcome.ok) return refusedByShop(outcome.reason, 'return');
    // Another yes has settled it: there is no second refund, and no second "done".
    if (outcome.existing) return policy('already_refunded');
    const { amount, currency, method } = outcome.value;
    return { ok: true, order: id, output: { order: id, return: back, amount, currency, method } };
  },
});
