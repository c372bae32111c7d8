import { z } from 'zod';
import { type Attachment, atLeast } from '../conversation/values.ts';
import { type LabelWait, labelOf, labelTold } from '../shop/labels.ts';
import { live } from '../shop/money/pieces.ts';
import { exchangeable, returnable } from '../shop/policy.ts';
import type { Exchange, OrderRecord } from '../shop/shop.ts';
import type { ShopWrite, Swap } from '../shop/writes.ts';
import { reachableOrder, standing } from './access.ts';
import { Id, OrderNumber, Quantity, Swaps } from './inputs.ts';
import { applied, goesThere, markOf, quoted } from './quoted.ts';
import { changed, needs, policy, refusedByShop, unknown } from './refusals.ts';
import { type QuoteScope, type ToolResult, tool } from './tool.ts';

interface Swapped {
  exchange: string;
  from: Exchange['from'];
  to: Exchange['to'];
  quantity: number;
}

interface ExchangeOutput extends Swapped {
  return: string;
  order: string;
  deadline: string;
  label: Attachment | null;
  /** The label is not ready yet: it will go to the address on file. */
  labelWait?: LabelWait;
  existing: boolean;
  /** What else was exchanged in the same step. */
  also: Swapped[];
}

const Input = z.strictObject({
  order: OrderNumber,
  line: Id,
  sku: Id,
  quantity: Quantity.optional().describe('some pieces of the line; without it all of them'),
  also: Swaps.optional().describe('other lines of the order, in the same step'),
  payment: Id.optional().describe(
    'the method on file that a difference in price is paid by or back to; without it as the order was paid',
  ),
});

export const exchangeItem = tool({
  name: 'exchange_item',
  description:
    'Exchanges lines of an order, or pieces of them, for another size or colour (`sku`) of the same product: reserves the new items and ties them to the return, opening one with its label when there is none.',
  input: Input,
  assurance: 'recognised',
  reach: 'consequential',
  does: 'exchange',
  needs: 'exchange',
  async quote(input, scope) {
    const found = await exchanging(input, scope);
    if (!found.ok) return found;
    const outcome = await scope.shop.quote(found.write);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'item');
    // An existing exchange is no longer an offer.
    if (outcome.existing) return policy('already_exchanged');
    const label = outcome.value.deadline === null ? [] : [{ what: 'label' as const, to: 'here' }];
    const parcel = { to: 'address_on_file', mark: markOf('parcel', found.order) };
    const goes = [...label, { what: 'parcel' as const, ...parcel }];
    return quoted({ tool: 'exchange_item', act: 'exchange', goes }, found.write, outcome.value, scope);
  },
  async run(input, scope): Promise<ToolResult<ExchangeOutput>> {
    const found = await exchanging(input, scope);
    if (!found.ok) return found;
    if (!goesThere(scope.agreed, found.order)) return changed();
    const outcome = await applied(found.write, scope, found.order);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'item');
    const { order, return: back, exchanges } = outcome.value;
    const [first, ...also] = exchanges.map(({ id, from, to, quantity }) => ({
      exchange: id,
      from,
      to,
      quantity,
    }));
    if (!order || !back || !first) return unknown('item');
    const told = labelTold(back.status === 'open' ? await labelOf(back, order, scope) : null);
    const { existing } = outcome;
    const output = {
      ...first,
      return: back.id,
      order: order.id,
      deadline: back.deadline,
      ...told,
      existing,
      also,
    };
    return { ok: true, order: order.id, output };
  },
});

type Exchanging =
  | { ok: true; order: OrderRecord; write: ShopWrite & { act: 'exchange' } }
  | Extract<ToolResult, { ok: false }>;

async function exchanging(input: z.output<typeof Input>, scope: QuoteScope): Promise<Exchanging> {
  const { shop, settings, now } = scope;
  const order = await reachableOrder(scope, input.order);
  if (!order) return unknown('line of an order');
  const payment = input.payment ?? null;
  if (payment !== null && !atLeast(standing(scope), 'verified')) return needs('verified');
  const swaps: Swap[] = [input, ...(input.also ?? [])]
    .map(({ line, sku, quantity = null }) => ({ line, sku, quantity }))
    .toSorted((a, b) => (a.line < b.line ? -1 : 1));
  for (const swap of swaps) {
    const item = order.items.find(({ line }) => line === swap.line);
    if (!item) return unknown('line of an order');
    // The same exchange, made before a crash or asked for again, is no conflict: the shop returns it.
    if (live(order.exchanges).some(({ line, to }) => line === swap.line && to.sku === swap.sku)) continue;
    const product = await shop.product(item.product);
    if (!product) return unknown('product');
    const verdict = exchangeable(order, swap, product, swap.sku, settings, now);
    if (!verdict.ok) return policy(verdict.reason);
  }
  const write = {
    act: 'exchange' as const,
    order: order.id,
    swaps,
    deadline: returnable(order, settings, now).lastDay ?? '',
    carrier: settings.returns.carrier,
    difference: settings.exchanges.difference,
    payment,
  };
  return { ok: true, order, write };
}
