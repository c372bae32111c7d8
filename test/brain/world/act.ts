import type { OrderView } from '../../../src/identity/view.ts';
import type { Item } from '../../../src/shop/shop.ts';
import type { ToolName, ToolTypes } from '../../../src/tools/tool.ts';
import { alsoIn, lotsIn, openReturnOf, pieceOf } from './lots.ts';
import { label } from './seed.ts';
import type { Shop } from './shop.ts';

/** Does what a tool does, by the shop's rules. */
export function actIn(
  shop: Shop,
  name: ToolName,
  found: OrderView,
  input: Record<string, unknown>,
  products = shop.products,
): object {
  const policy = (reason: string) => ({ refusal: { code: 'policy', reason, message: '' } });
  const lines = lotsIn(input).lines ?? (input.line ? [input.line] : []);
  const open = openReturnOf(found, { return: input.return, lines });
  const deadline = found.returnable.lastDay ?? '2027-01-12';
  const known = shop.known();
  const ensure = (taken: string[], settlement: 'undecided' | 'exchange') => {
    if (open) return open;
    const made = {
      id: `r-${found.returns.length + 1}`,
      order: found.id,
      lines: taken,
      reason: '',
      status: 'open' as const,
      settlement,
      createdAt: shop.now,
      deadline,
      carrier: 'Mondial Relay',
      tracking: 'MR1',
    };
    found.returns.push(made);
    return made;
  };
  switch (name) {
    case 'return_item': {
      if (!open && !found.returnable.open) return policy(found.returnable.reason);
      const made = ensure(lines as string[], 'undecided');
      if (input.settlement) made.settlement = 'refund';
      return {
        return: made.id,
        order: found.id,
        lines: made.lines,
        deadline,
        carrier: 'Mondial Relay',
        label: known ? label : null,
        toAddressOnFile: !known,
        existing: open !== undefined,
        ...(input.settlement
          ? { refund: { amount: found.total, currency: found.currency, method: 'card' } }
          : {}),
      };
    }
    case 'exchange_item': {
      const item = found.items.find(({ line }) => line === input.line);
      const shelf = products.find(({ id }) => id === item?.product);
      const variant = shelf?.variants.find(({ sku }) => sku === input.sku);
      if (!item || !variant || !shelf) return policy('different_product');
      if (variant.stock === 0) return policy('out_of_stock');
      variant.stock--;
      const made = ensure([item.line], 'exchange');
      made.settlement = 'exchange';
      const from = { sku: item.sku, title: item.title, options: item.options };
      const to = { sku: variant.sku, title: shelf.title, options: variant.options };
      found.exchanges.push({
        id: 'x-1',
        order: found.id,
        line: item.line,
        return: made.id,
        from,
        to,
        status: 'reserved',
        createdAt: shop.now,
      });
      return {
        exchange: 'x-1',
        return: made.id,
        order: found.id,
        from,
        to,
        quantity: input.quantity ?? item.quantity,
        deadline,
        label: null,
        existing: false,
        also: alsoIn(input).map((swap) => {
          const other = found.items.find(({ line }) => line === swap.line);
          const instead = products.flatMap(({ variants }) => variants).find(({ sku }) => sku === swap.sku);
          const { sku = '', title = '', options = {}, quantity = 1 } = other ?? {};
          return {
            ...{ exchange: `x-${swap.line}`, quantity: swap.quantity ?? quantity },
            ...{
              from: { sku, title, options },
              to: { sku: swap.sku, title, options: instead?.options ?? {} },
            },
          };
        }),
      };
    }
    case 'change_order_address':
      if (found.status !== 'pending') return policy('already_dispatched');
      return { order: found.id, address: input.address, before: null };
    case 'change_items': {
      if (found.status !== 'pending') return policy('already_dispatched');
      const [change] = (input as ToolTypes['change_items']['input']).items;
      const variant = products.flatMap(({ variants }) => variants).find(({ sku }) => sku === change?.sku);
      const item = found.items.find(({ line }) => line === change?.line);
      if (!variant || !item) return policy('different_product');
      const before = pieceOf(item);
      Object.assign(item, { sku: variant.sku, options: variant.options });
      return { order: found.id, out: [before], in: [pieceOf(item)], money: [] };
    }
    case 'choose_refund':
      if (open) open.settlement = 'refund';
      return {
        order: found.id,
        return: input.return,
        amount: found.total,
        currency: 'EUR',
        method: 'card',
      };
    case 'cancel_order':
      if (found.status !== 'pending') return policy('already_dispatched');
      if (input.lines) {
        const { lines: given = [], counts = {} } = lotsIn(input);
        const taken = (item: Item) => (given.includes(item.line) ? (counts[item.line] ?? item.quantity) : 0);
        const refund = found.items.reduce((sum, item) => sum + item.price * taken(item), 0);
        if (found.items.some((item) => taken(item) < item.quantity)) {
          shop.paidBack(found, refund);
          const out = found.items.filter((item) => taken(item) > 0).map(pieceOf);
          return { order: found.id, refund, currency: 'EUR', lines: given, out };
        }
      }
      found.status = 'cancelled';
      shop.paidBack(found, found.total);
      return { order: found.id, refund: found.total, currency: 'EUR', lines: null };
    default: {
      const standing = found.exchanges.find(({ status }) => status === 'reserved');
      if (input.exchange && !standing) return policy('already_dispatched');
      if (standing) {
        standing.status = 'undone';
        if (open) open.settlement = 'undecided';
        return { order: found.id, undone: 'exchange' };
      }
      if (open) open.status = 'undone';
      const taken = (input.lines ?? []) as string[];
      const rest = open?.lines.filter((line) => !taken.includes(line)) ?? [];
      if (taken.length === 0 || rest.length === 0) return { order: found.id, undone: 'return' };
      if (open?.settlement !== 'undecided') return policy('already_refunded');
      const left = { ...open, id: `r-${found.returns.length + 1}`, lines: rest, status: 'open' as const };
      found.returns.push(left);
      return {
        ...{ order: found.id, undone: 'return', lines: taken },
        left: { return: left.id, lines: rest, deadline, label: known ? label : null },
      };
    }
  }
}
