import { z } from 'zod';
import type { Piece } from '../conversation/quote.ts';
import { sum } from '../shop/money/spread.ts';
import type { OrderRecord } from '../shop/shop.ts';
import type { ShopWrite } from '../shop/writes.ts';
import { reachableOrder } from './access.ts';
import { Lines, lotsOf, OrderNumber, Words } from './inputs.ts';
import { applied, quoteOf } from './quoted.ts';
import { refusedByShop, unknown } from './refusals.ts';
import { type QuoteScope, type ToolResult, tool } from './tool.ts';

interface CancelOutput {
  order: string;
  /** The refund, in minor units. */
  refund: number;
  currency: string;
  /** The lines that were cancelled, of several; null: the whole order. */
  lines: string[] | null;
  /** What was cancelled: it is no longer in the order. */
  out: Piece[];
}

const Input = z.strictObject({
  order: OrderNumber,
  lines: Lines.optional().describe('only these; without it the whole order'),
  reason: Words.optional(),
});

export const cancelOrder = tool({
  name: 'cancel_order',
  description:
    'Cancels an order that has not been dispatched, or only some of its lines; what was paid for them goes back where it came from. `reason`: why, as the customer says it.',
  input: Input,
  assurance: 'recognised',
  reach: 'consequential',
  does: 'cancellation',
  needs: 'cancel',
  async quote(input, scope) {
    const found = await cancellation(input, scope);
    if (!found.ok) return found;
    const { order, write } = found;
    const quote = await quoteOf({ tool: 'cancel_order', act: 'cancel' }, write, scope, 'line of the order');
    return quote.ok && leavesSome(order, quote.output.out)
      ? { ...quote, output: { ...quote.output, part: true } }
      : quote;
  },
  async run(input, scope): Promise<ToolResult<CancelOutput>> {
    const found = await cancellation(input, scope);
    if (!found.ok) return found;
    const { order, write } = found;
    const outcome = await applied(write, scope, order);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'line of the order');
    const refund = sum(outcome.value.refunds.map(({ amount }) => amount));
    const whole = outcome.value.order?.cancellation !== null;
    const lines = whole ? null : (write.lots?.map(({ line }) => line) ?? null);
    return {
      ok: true,
      order: order.id,
      output: { order: order.id, refund, currency: order.currency, lines, out: outcome.value.quote.out },
    };
  },
});

function leavesSome({ items }: OrderRecord, out: readonly Piece[]): boolean {
  return items.some(
    ({ line, quantity }) =>
      sum(out.filter((piece) => piece.line === line).map((piece) => piece.quantity)) < quantity,
  );
}

type Cancelling =
  | { ok: true; order: OrderRecord; write: ShopWrite & { act: 'cancel' } }
  | Extract<ToolResult, { ok: false }>;

async function cancellation(
  { order: named, lines, reason = '' }: z.output<typeof Input>,
  scope: QuoteScope,
): Promise<Cancelling> {
  const order = await reachableOrder(scope, named);
  if (!order) return unknown('order');
  const lots = lines ? lotsOf(lines) : null;
  return { ok: true, order, write: { act: 'cancel', order: order.id, lots, reason } };
}
