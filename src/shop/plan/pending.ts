import { titlesOf } from '../../conversation/titles.ts';
import { refundable } from '../money/payments.ts';
import { share, sum } from '../money/spread.ts';
import { lineWorths, worthInstead } from '../money/worth.ts';
import { cancellable } from '../policy.ts';
import type { Item, OrderRecord } from '../shop.ts';
import type { ShopWrite } from '../writes.ts';
import { type Books, Draft, eachOnce, type Plan, pieceOf, type Refused, refused } from './draft.ts';

/*
 * What can be changed of an order that has not left.
 */

type Write<Act extends ShopWrite['act']> = ShopWrite & { act: Act };

/** The order, while it is still here. */
function pending(books: Books, id: string): OrderRecord | Refused {
  const order = books.order(id);
  if (!order) return refused('unknown');
  const verdict = cancellable(order);
  return verdict.ok ? order : verdict;
}

/**
 * Calls an order off, or some of its things. The shelf is the feed's affair; what was held here is held no
 * longer.
 */
export function planCancel(write: Write<'cancel'>, books: Books, now: string): Plan {
  const order = pending(books, write.order);
  if ('reason' in order) return order;
  const draft = new Draft(order, books, now);
  const lots = (write.lots ?? order.items.map(({ line }) => ({ line, quantity: null }))).map((lot) => ({
    line: lot.line,
    quantity: lot.quantity ?? order.items.find(({ line }) => line === lot.line)?.quantity ?? 0,
  }));
  const fits = lots.every(({ line, quantity }) =>
    order.items.some((item) => item.line === line && quantity > 0 && quantity <= item.quantity),
  );
  if (!fits || !eachOnce(lots)) return refused('unknown');
  const worths = new Worths(order);
  const worth = sum(lots.map(({ line, quantity }) => take(draft, worths, books, line, quantity)));

  const all = worths.items.length === 0;
  const { reason } = write;
  if (all) draft.steps.push({ do: 'cancel', order: order.id, at: now, reason });
  else {
    draft.steps.push({ do: 'items', order: order.id, items: worths.items, total: order.total - worth });
    draft.steps.push({ do: 'change', order: order.id, row: { what: 'cancelled_items', at: now, reason } });
  }
  const amount = all ? refundable(order) : Math.min(worth, refundable(order));
  const failed = amount > 0 ? draft.payBack(amount, { to: 'original' }, ISSUED) : null;
  return failed ?? draft.planned({ final: true });
}

const ISSUED = { status: 'issued', return: null, exchange: null, covers: null } as const;

/** Other things instead of those that were ordered; a part of a line becomes a line of its own. */
export function planItems(write: Write<'items'>, books: Books, now: string): Plan {
  const order = pending(books, write.order);
  if ('reason' in order) return order;
  if (write.swaps.length === 0) return refused('unknown');
  const draft = new Draft(order, books, now);
  const worths = new Worths(order);
  const wanted = new Map<string, number>();
  let more = 0;
  for (const swap of write.swaps) {
    const item = worths.items.find(({ line, sku }) => line === swap.line && sku === skuOf(order, line));
    const found = books.variant(swap.sku);
    const quantity = swap.quantity ?? item?.quantity ?? 0;
    if (!item || !found || quantity < 1 || quantity > item.quantity) return refused('unknown');
    if (item.sku === swap.sku) return refused('nothing_changes');
    const { product, variant } = found;
    wanted.set(variant.sku, (wanted.get(variant.sku) ?? 0) + quantity);
    if ((wanted.get(variant.sku) ?? 0) > variant.stock) return refused('out_of_stock');
    const worth = take(draft, worths, books, item.line, quantity);
    const instead = worthInstead(worth, item.price, variant.price, quantity);
    if (instead > worth && write.difference === 'none') return refused('price_difference');
    more += instead - worth;
    const { id, title, translations } = product;
    const titles = titlesOf(translations) ?? undefined;
    const added = { sku: variant.sku, product: id, title, titles, options: variant.options };
    worths.add(item, { ...item, ...added, quantity, price: variant.price }, instead);
    draft.in.push(pieceOf(added, null, quantity));
    draft.steps.push({ do: 'hold', order: order.id, sku: variant.sku, quantity });
  }
  draft.steps.push({ do: 'items', order: order.id, items: worths.items, total: order.total + more });
  draft.steps.push({ do: 'change', order: order.id, row: { what: 'items', at: now, reason: '' } });
  const { payment } = write;
  const failed =
    more > 0
      ? draft.charge(more, payment, null)
      : more < 0 && write.difference !== 'none'
        ? draft.payBack(-more, payment === null ? { to: 'original' } : { to: 'method', id: payment }, ISSUED)
        : null;
  return failed ?? draft.planned({});
}

/** How an order that has not left goes to another address, or why it does not. */
export function planAddress(write: Write<'address'>, books: Books, now: string): Plan {
  const order = pending(books, write.order);
  if ('reason' in order) return order;
  if (sameAddress(order.address, write.address)) return refused('nothing_changes');
  const draft = new Draft(order, books, now);
  draft.steps.push({ do: 'address', order: order.id, address: write.address });
  draft.steps.push({ do: 'change', order: order.id, row: { what: 'address', at: now, reason: '' } });
  return draft.planned({});
}

/** Everything that was paid goes back, and is paid anew by the other method. */
export function planPayment(write: Write<'payment'>, books: Books, now: string): Plan {
  const order = pending(books, write.order);
  if ('reason' in order) return order;
  const draft = new Draft(order, books, now);
  const amount = refundable(order);
  if (amount === 0 || paidAloneBy(order, write.payment)) return refused('nothing_changes');
  const failed =
    draft.payBack(amount, { to: 'original' }, ISSUED) ?? draft.charge(amount, write.payment, null);
  if (failed) return failed;
  draft.steps.push({ do: 'change', order: order.id, row: { what: 'payment', at: now, reason: '' } });
  return draft.planned({});
}

function paidAloneBy(order: OrderRecord, payment: string): boolean {
  return [...order.payments.map(({ id }) => id), ...order.charges.map((charge) => charge.payment)].every(
    (id) => id === payment,
  );
}

/** How an account's usual address is changed, or why it is not. */
export function planProfileAddress(write: Write<'profile_address'>, books: Books): Plan {
  const account = books.account(write.account);
  if (!account) return refused('unknown');
  if (sameAddress(account.addresses?.[0], write.address)) return refused('nothing_changes');
  const { account: id, address } = write;
  const quote = { out: [], in: [], money: [], deadline: null, final: false };
  const steps = [{ do: 'profile_address' as const, account: id, address }];
  return { ok: true, existing: false, quote, steps, return: null, exchanges: [] };
}

function sameAddress(a: OrderRecord['address'], b: NonNullable<OrderRecord['address']>): boolean {
  const written = ({ line1, line2, postcode, city, country }: typeof b) => [
    line1,
    line2,
    postcode,
    city,
    country,
  ];
  return !!a && written(a).join('\n') === written(b).join('\n');
}

function skuOf(order: OrderRecord, line: string): string | undefined {
  return order.items.find((item) => item.line === line)?.sku;
}

/** Takes the last pieces of a line out of the order and says what they were worth. */
function take(draft: Draft, worths: Worths, books: Books, line: string, quantity: number): number {
  const item = worths.items.find((other) => other.line === line);
  if (!item) return 0;
  draft.out.push(pieceOf(item, item.line, quantity));
  const freed = draft.steps.map((step) => (step.do === 'hold' && step.sku === item.sku ? step.quantity : 0));
  const held = Math.min(quantity, books.held(draft.order.id, item.sku) + Math.min(0, sum(freed)));
  if (held > 0) draft.steps.push({ do: 'hold', order: draft.order.id, sku: item.sku, quantity: -held });
  return worths.remove(item, quantity);
}

/**
 * The items of an order while they change. Every discount stands in its line, so that what happens to one
 * line leaves the worth of the others as it was.
 */
class Worths {
  items: Item[];

  constructor(order: OrderRecord) {
    const worths = lineWorths(order);
    this.items = order.items.map((item, at) => worth(item, worths[at] ?? 0));
  }

  remove(item: Item, quantity: number): number {
    const whole = worthOfLine(item);
    const rest = share(whole, item.quantity - quantity, item.quantity);
    const left = item.quantity - quantity;
    this.items = this.items.flatMap((other) =>
      other.line !== item.line ? [other] : left > 0 ? [worth({ ...item, quantity: left }, rest)] : [],
    );
    return whole - rest;
  }

  /**
   * In the place of a line that is gone as a whole, under its number; else behind all others, under the next
   * one.
   */
  add(instead: Item, added: Item, amount: number): void {
    const gone = !this.items.some(({ line }) => line === instead.line);
    let next = this.items.length + 1;
    while (!gone && this.items.some(({ line }) => line === String(next))) next += 1;
    this.items = [...this.items, worth({ ...added, line: gone ? instead.line : String(next) }, amount)];
  }
}

function worthOfLine({ price, quantity, discount = 0 }: Item): number {
  return Math.max(0, price * quantity - discount);
}

function worth(item: Item, amount: number): Item {
  return { ...item, discount: item.price * item.quantity - amount };
}
