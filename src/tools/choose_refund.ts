import { z } from 'zod';
import { sum } from '../shop/money/spread.ts';
import type { ShopWrite } from '../shop/writes.ts';
import { reachableOrder } from './access.ts';
import { Id, OrderNumber } from './inputs.ts';
import { applied, quoteOf } from './quoted.ts';
import { refusedByShop, unknown } from './refusals.ts';
import { Settling, settlementOf } from './settlement.ts';
import { type QuoteScope, type ToolResult, tool } from './tool.ts';

interface RefundOutput {
  order: string;
  return: string;
  amount: number;
  currency: string;
  /** The payment method of the refund, without any number ("card"). */
  method: string;
}

const Input = z.strictObject({ order: OrderNumber, return: Id, ...Settling });

export const chooseRefund = tool({
  name: 'choose_refund',
  description:
    'Settles a return as money back, once the parcel is in: to the original payment, or for somebody verified as store credit (`settlement`) or to a method on file (`payment`). The amount follows from the return.',
  input: Input,
  assurance: 'recognised',
  reach: 'consequential',
  does: 'refund',
  needs: 'settle',
  async quote(input, scope) {
    const found = await settling(input, scope);
    return found.ok ? quoteOf({ tool: 'choose_refund', act: 'refund' }, found.write, scope, 'return') : found;
  },
  async run(input, scope): Promise<ToolResult<RefundOutput>> {
    const found = await settling(input, scope);
    if (!found.ok) return found;
    const { order, write } = found;
    const outcome = await applied(write, scope, order);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'return');
    const { refunds } = outcome.value;
    const amount = sum(refunds.map((refund) => refund.amount));
    const method = [...new Set(refunds.map((refund) => refund.method))].join(' + ');
    const { id, currency } = order;
    return { ok: true, order: id, output: { order: id, return: input.return, amount, currency, method } };
  },
});

async function settling({ order: named, return: back, ...how }: z.output<typeof Input>, scope: QuoteScope) {
  const order = await reachableOrder(scope, named);
  if (!order?.returns.some((other) => other.id === back)) return unknown('return');
  const settlement = await settlementOf(how, scope);
  if (!settlement.ok) return settlement;
  const write: ShopWrite = {
    act: 'settle',
    order: order.id,
    return: back,
    settlement: settlement.value ?? { to: 'original' },
  };
  return { ok: true as const, order, write };
}
