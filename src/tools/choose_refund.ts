import { z } from 'zod';
import { reachableOrder } from './access.ts';
import { Id, OrderNumber } from './inputs.ts';
import { policy, refusedByShop, unknown } from './refusals.ts';
import type { Tool, ToolTypes } from './tool.ts';

type Types = ToolTypes['choose_refund'];

export const chooseRefund: Tool<Types['input'], Types['output']> = {
  name: 'choose_refund',
  description:
    'Settles a return as money back to the original payment, once the parcel is in. The amount follows from the return; no other account can be named. Propose it first.',
  input: z.strictObject({ order: OrderNumber, return: Id }),
  assurance: 'recognised',
  reach: 'consequential',
  async run({ order: named, return: back }, scope) {
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
};
