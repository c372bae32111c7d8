import { z } from 'zod';
import { atLeast } from '../../conversation/values.ts';
import type { ShopWrite } from '../../shop/writes.ts';
import { reachableOrder, standing } from '../access.ts';
import { Id, OrderNumber, Swaps } from '../inputs.ts';
import { applied, goesThere, markOf, quoteOf } from '../quoted.ts';
import { changed, needs, policy, refusedByShop, unknown } from '../refusals.ts';
import { type QuoteScope, tool } from '../tool.ts';

const Input = z.strictObject({
  order: OrderNumber,
  items: Swaps.min(1).describe('which lines, or pieces of them, and the variant that comes instead'),
  payment: Id.optional().describe(
    'the method on file that a difference in price is paid by or back to; without it as the order was paid',
  ),
});

export const changeItems = tool({
  name: 'change_items',
  description:
    'Changes items of an order that has not been dispatched for another size, colour or version (`sku`) of the same product. A lower price is paid back at once, a higher one is to be paid.',
  input: Input,
  assurance: 'recognised',
  reach: 'consequential',
  does: 'order_change',
  needs: 'items',
  async quote(input, scope) {
    const found = await changing(input, scope);
    if (!found.ok) return found;
    const parcel = { to: 'address_on_file', mark: markOf('parcel', found.order) };
    const goes = [{ what: 'parcel' as const, ...parcel }];
    const told = { tool: 'change_items', act: 'change_items', goes } as const;
    return quoteOf(told, found.write, scope, 'item of the order');
  },
  async run(input, scope) {
    const found = await changing(input, scope);
    if (!found.ok) return found;
    if (!goesThere(scope.agreed, found.order)) return changed();
    const outcome = await applied(found.write, scope, found.order);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'item of the order');
    const { order, quote } = outcome.value;
    if (!order) return unknown('order');
    const { id, items, total, currency } = order;
    return {
      ok: true,
      order: id,
      output: { order: id, items, total, currency, out: quote.out, in: quote.in, money: quote.money },
    };
  },
});

async function changing({ order: named, items, payment }: z.output<typeof Input>, scope: QuoteScope) {
  const order = await reachableOrder(scope, named);
  if (!order) return unknown('order');
  if (payment !== undefined && !atLeast(standing(scope), 'verified')) return needs('verified');
  for (const { line, sku } of items) {
    const item = order.items.find((other) => other.line === line);
    if (!item) return unknown('item of the order');
    const product = await scope.shop.product(item.product);
    if (!product?.variants.some((variant) => variant.sku === sku)) return policy('different_product');
  }
  const swaps = items.map(({ line, sku, quantity = null }) => ({ line, sku, quantity }));
  const { difference } = scope.settings.exchanges;
  const write: ShopWrite = { act: 'items', order: order.id, swaps, difference, payment: payment ?? null };
  return { ok: true as const, order, write };
}
