import { z } from 'zod';
import type { Attachment } from '../conversation/values.ts';
import { labelOf } from '../shop/labels.ts';
import { exchangeable, returnable, returnOf } from '../shop/policy.ts';
import type { OrderRecord, Outcome, Return } from '../shop/shop.ts';
import { reachableOrder } from './access.ts';
import { Id, OrderNumber } from './inputs.ts';
import { policy, refusedByShop, unknown } from './refusals.ts';
import { type ToolResult, type ToolScope, tool } from './tool.ts';

interface ExchangeOutput {
  exchange: string;
  return: string;
  order: string;
  from: { sku: string; title: string; options: Record<string, string> };
  to: { sku: string; title: string; options: Record<string, string> };
  deadline: string;
  label: Attachment | null;
  existing: boolean;
}

export const exchangeItem = tool({
  name: 'exchange_item',
  description:
    'Exchanges one line of an order for another size or colour (`sku`) of the same product: reserves the new item and ties it to the return, opening one with its label when there is none. Propose it first.',
  input: z.strictObject({ order: OrderNumber, line: Id, sku: Id }),
  assurance: 'recognised',
  reach: 'consequential',
  does: 'exchange',
  async run({ order: named, line, sku }, scope): Promise<ToolResult<ExchangeOutput>> {
    const { shop, settings, now, key } = scope;
    const order = await reachableOrder(scope, named);
    const item = order?.items.find((other) => other.line === line);
    if (!order || !item) return unknown('line of an order');
    const { id } = order;

    // The very same exchange, made before a crash or asked for again, is no conflict: the shop returns it.
    const made = order.exchanges.some(
      (exchange) => exchange.line === line && exchange.to.sku === sku && exchange.status !== 'undone',
    );
    if (!made) {
      const product = await shop.product(item.product);
      if (!product) return unknown('product');
      const verdict = exchangeable(order, line, product, sku, settings, now);
      if (!verdict.ok) return policy(verdict.reason);
    }

    const returned = await returnFor(order, line, scope);
    if (!returned.ok) return refusedByShop(returned.reason, 'order');
    const back = returned.value;
    const outcome = await shop.createExchange({
      key: `${key}:exchange`,
      order: id,
      line,
      return: back.id,
      sku,
      now,
    });
    if (!outcome.ok) {
      // The last piece went in between. A return that was opened for this alone is not left behind.
      if (!returned.existing) await shop.undoReturn({ key: `${key}:undo`, order: id, return: back.id, now });
      return refusedByShop(outcome.reason, 'item');
    }
    const { value: exchange, existing } = outcome;
    const label = back.status === 'open' ? await labelOf(back, order, scope) : null;
    return {
      ok: true,
      order: id,
      output: {
        exchange: exchange.id,
        return: back.id,
        order: id,
        from: exchange.from,
        to: exchange.to,
        deadline: back.deadline,
        label,
        existing,
      },
    };
  },
});

async function returnFor(order: OrderRecord, line: string, scope: ToolScope): Promise<Outcome<Return>> {
  const { shop, settings, now, key } = scope;
  const live = returnOf(order, line);
  // Opened under this key before a crash, it may look like somebody else's: the shop knows whose it is.
  if (live && live.status !== 'open') return { ok: true, value: live, existing: true };
  const deadline = live?.deadline ?? returnable(order, settings, now).lastDay;
  if (deadline === null) return { ok: false, reason: 'unknown' };
  const { carrier } = settings.returns;
  return shop.createReturn({
    key: `${key}:return`,
    order: order.id,
    lines: [line],
    reason: 'exchange',
    deadline,
    carrier,
    now,
  });
}
