import { z } from 'zod';
import { atLeast } from '../../conversation/values.ts';
import { reachableOrder, standing } from '../access.ts';
import { Id, OrderNumber } from '../inputs.ts';
import { applied, quoted } from '../quoted.ts';
import { needs, refusedByShop, unknown } from '../refusals.ts';
import { tool } from '../tool.ts';

export const changePayment = tool({
  name: 'change_payment',
  description:
    'Has an order that has not been dispatched paid by another method on file (`payment`, its id in the profile): what was paid goes back, and the same is paid anew. Only for somebody verified.',
  input: z.strictObject({ order: OrderNumber, payment: Id }),
  assurance: 'verified',
  reach: 'consequential',
  does: 'order_change',
  needs: 'payment',
  async quote({ order: named, payment }, scope) {
    // Nobody else may see which methods are on file, not even in a quote.
    if (!atLeast(standing(scope), 'verified')) return needs('verified');
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    const write = { act: 'payment' as const, order: order.id, payment };
    const outcome = await scope.shop.quote(write);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'payment method');
    return quoted(
      { tool: 'change_payment', act: 'change_payment', labels: true },
      write,
      outcome.value,
      scope,
    );
  },
  async run({ order: named, payment }, scope) {
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    const { id } = order;
    const outcome = await applied({ act: 'payment', order: id, payment }, scope, order);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'payment method');
    return { ok: true, order: id, output: { order: id, payment, money: outcome.value.quote.money } };
  },
});
