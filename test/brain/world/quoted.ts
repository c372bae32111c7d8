import type { Move, Quote } from '../../../src/conversation/quote.ts';
import type { Refusal, ToolName, ToolResult, ToolTypes } from '../../../src/tools/tool.ts';
import { actIn } from './act.ts';
import { alsoIn, type Given, lotsIn, no, openReturnOf, pieceOf, swapped } from './lots.ts';
import type { Shop } from './shop.ts';

/** What a call would do, by the same rules that it is done by. */
export function quotedIn(shop: Shop, name: ToolName, input: unknown): ToolResult<Quote> {
  if (shop.unable.includes(name)) return no({ code: 'policy', reason: 'unsupported', message: '' });
  const given = { ...(input as Record<string, string>), ...lotsIn(input) } as Given;
  const found = shop.orders.find(({ id }) => id === given.order);
  const seen = found && (shop.known() || shop.claims.has(found.id));
  if (!found || !seen) return no({ code: 'unknown', message: '' });
  const copy = structuredClone({ found, products: shop.products });
  const tried = actIn(shop, name, copy.found, { ...given }, copy.products);
  if ('refusal' in tried) return no(tried.refusal as Refusal);
  const back = found.returns.find(({ id }) => id === given.return);
  const lines =
    given.lines ?? (given.line ? [given.line] : (back?.lines ?? found.items.map(({ line }) => line)));
  const out = found.items
    .filter(({ line }) => lines.includes(line))
    .map((item) => pieceOf({ ...item, quantity: given.counts?.[item.line] ?? item.quantity }));
  const quote: Quote = {
    tool: name,
    act: 'return',
    order: found.id,
    out,
    in: [],
    money: [],
    deadline: found.returnable.lastDay,
    goes: [],
    final: false,
  };
  const pays: Move = {
    direction: 'to_customer',
    amount: found.total,
    currency: found.currency,
    method: 'card',
    when: 'on_receipt',
  };
  switch (name) {
    case 'return_item':
      return {
        ok: true,
        output: {
          ...quote,
          out: openReturnOf(found, { lines }) ? [] : out,
          money: given.settlement ? [pays] : [],
          goes: shop.known() ? [] : [{ what: 'label', to: 'address_on_file' }],
        },
      };
    case 'exchange_item': {
      const variant = shop.products.flatMap(({ variants }) => variants).find(({ sku }) => sku === given.sku);
      const some = out.map((piece) => ({ ...piece, quantity: swapped(input) ?? piece.quantity }));
      const to = some.map((piece) => ({
        ...piece,
        line: null,
        sku: given.sku ?? '',
        options: variant?.options ?? {},
      }));
      const also = alsoIn(input).flatMap(({ line }) => found.items.filter((item) => item.line === line));
      const beside = also.map(pieceOf);
      return { ok: true, output: { ...quote, act: 'exchange', out: [...some, ...beside], in: to } };
    }
    case 'change_items': {
      const [change] = (input as ToolTypes['change_items']['input']).items;
      const from = found.items.filter(({ line }) => line === change?.line).map(pieceOf);
      const variant = shop.products
        .flatMap(({ variants }) => variants)
        .find(({ sku }) => sku === change?.sku);
      const to = from.map((piece) => ({ ...piece, ...variant, line: null, quantity: 1 }));
      return {
        ok: true,
        output: {
          ...quote,
          act: 'change_items',
          out: from,
          in: to.map(({ line, sku, title, options, quantity }) => ({
            line,
            sku,
            title,
            options,
            quantity,
          })),
          deadline: null,
        },
      };
    }
    case 'change_order_address': {
      const { line1, postcode, city, country } = (input as ToolTypes['change_order_address']['input'])
        .address;
      const to = [line1, `${postcode} ${city}`, country].join(', ');
      const goes = [{ what: 'parcel' as const, to }];
      return { ok: true, output: { ...quote, act: 'change_address', out: [], goes, deadline: null } };
    }
    case 'choose_refund':
      return { ok: true, output: { ...quote, act: 'refund', money: [pays] } };
    case 'cancel_order':
      return {
        ok: true,
        output: {
          ...quote,
          act: 'cancel',
          deadline: null,
          money: [{ ...pays, amount: (tried as { refund: number }).refund, when: 'now' }],
          final: true,
          ...((tried as { lines: string[] | null }).lines ? { part: true as const } : {}),
        },
      };
    default: {
      const exchange = found.exchanges.find(({ id }) => id === given.exchange);
      const kept = found.items
        .filter(({ line }) => line === exchange?.line || (given.lines ?? back?.lines)?.includes(line))
        .map(pieceOf);
      const taken = exchange ? kept.map((piece) => ({ ...piece, ...exchange.to, line: null })) : [];
      return { ok: true, output: { ...quote, act: 'undo', deadline: null, out: taken, in: kept } };
    }
  }
}
