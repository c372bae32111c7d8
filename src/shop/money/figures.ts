import type { Item, OrderRecord } from '../shop.ts';
import { ORIGINAL } from './payments.ts';
import { sum } from './spread.ts';

/** Money by a method, as it may be said to whom it belongs. `at` (ISO 8601) where that is on record. */
interface Moved {
  label: string;
  amount: number;
  at: string | null;
}

/**
 * What an order cost, as its receipt lists it, in minor units: the lines less `discount` with `shipping` and
 * `other` are the `total`.
 */
export interface Figures {
  lines: { item: Item; discount: number; amount: number }[];
  /** Of all lines, after their own discounts. */
  goods: number;
  /** Off all lines together. */
  discount: number;
  shipping: number;
  /** Part of the total that the shop puts under no name, like the wrapping. */
  other: number;
  total: number;
  /** None where the shop names no payment. */
  paid: Moved[];
  /** What has gone back; what is only promised has not. */
  refunded: Moved[];
  /** What was paid less what has gone back; null where the shop names no payment. */
  balance: number | null;
}

/**
 * The figures of an order as they are now. Prices include taxes. A total below what its parts come to had a
 * discount that the shop does not name; one above them holds something that it does not name.
 */
export function figuresOf(order: OrderRecord): Figures {
  const lines = order.items.map((item) => {
    const full = item.price * item.quantity;
    const discount = Math.min(full, item.discount ?? 0);
    return { item, discount, amount: full - discount };
  });
  const { total, shipping = 0 } = order;
  const goods = sum(lines.map(({ amount }) => amount));
  const named = Math.min(goods, order.discount ?? 0);
  const rest = total - (goods - named + shipping);
  const payments = [
    ...order.payments.map((payment) => ({ ...payment, at: null })),
    ...order.charges.map(({ method, label, amount, at }) => ({ method, label, amount, at })),
  ];
  const issued = order.refunds.filter(({ status }) => status === 'issued');
  const paid = payments.filter(({ amount }) => amount > 0).map(moved);
  const refunded = [
    // A feed may list what it has paid back as a negative payment.
    ...payments.filter(({ amount }) => amount < 0).map((one) => moved({ ...one, amount: -one.amount })),
    ...issued.map(moved),
  ];
  const amounts = (all: Moved[]) => sum(all.map(({ amount }) => amount));
  return {
    lines,
    goods,
    discount: named + Math.max(0, -rest),
    shipping,
    other: Math.max(0, rest),
    total,
    paid,
    refunded,
    balance: paid.length > 0 ? amounts(paid) - amounts(refunded) : null,
  };
}

function moved({ method, label, amount, at }: Moved & { method: string }): Moved {
  return { label: label || (method === ORIGINAL ? '' : method), amount, at };
}
