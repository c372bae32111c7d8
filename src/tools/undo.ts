import { z } from 'zod';
import type { ShopWrite } from '../shop/writes.ts';
import { reachableOrder } from './access.ts';
import { Id, OrderNumber } from './inputs.ts';
import { applied, quoteOf } from './quoted.ts';
import { refusedByShop, unknown } from './refusals.ts';
import { type QuoteScope, tool } from './tool.ts';

const Input = z
  .strictObject({ order: OrderNumber, exchange: Id.optional(), return: Id.optional() })
  .refine(
    (input) => (input.exchange === undefined) !== (input.return === undefined),
    'either exchange or return',
  );

export const undo = tool({
  name: 'undo',
  description:
    'Takes back an exchange (`exchange`) or a return (`return`) that has not moved yet; give one of the two ids. An exchange gives its reserved item back and leaves the return open.',
  input: Input,
  assurance: 'recognised',
  reach: 'reversible',
  does: 'undo',
  needs: 'undo',
  async quote(input, scope) {
    const found = await undoing(input, scope);
    return found.ok ? quoteOf({ tool: 'undo', act: 'undo' }, found.write, scope, found.what) : found;
  },
  async run(input, scope) {
    const found = await undoing(input, scope);
    if (!found.ok) return found;
    const { order, what, write } = found;
    const outcome = await applied(write, scope, order);
    return outcome.ok
      ? { ok: true, order: order.id, output: { order: order.id, undone: what } }
      : refusedByShop(outcome.reason, what);
  },
});

async function undoing(
  { order: named, exchange, return: back = '' }: z.output<typeof Input>,
  scope: QuoteScope,
) {
  const order = await reachableOrder(scope, named);
  if (!order) return unknown('order');
  const write: ShopWrite =
    exchange === undefined
      ? { act: 'undo_return', order: order.id, return: back }
      : { act: 'undo_exchange', order: order.id, exchange };
  const what: 'exchange' | 'return' = exchange === undefined ? 'return' : 'exchange';
  return { ok: true as const, order, what, write };
}
