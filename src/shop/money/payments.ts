import type { OrderRecord } from '../shop.ts';
import { spread, sum } from './spread.ts';

/** What was paid for an order by one method, and how much of it may still go back. */
export interface PaidBy {
  /** Empty where the feed names no payment. */
  id: string;
  method: string;
  label: string;
  amount: number;
  left: number;
}

/** The method of an order whose feed names no payment: taken at its total. */
export const ORIGINAL = 'original payment';

/**
 * What was paid, method by method, less what has gone back or is promised. A refund that names no payment of
 * the order (it is older than that record, or the feed's payments changed since) counts against all, as they
 * were paid.
 */
export function paidBy(order: OrderRecord): PaidBy[] {
  const payments = [...order.payments, ...order.charges.map((charge) => ({ ...charge, id: charge.payment }))];
  const methods = new Map<string, PaidBy>();
  for (const { id, method, label, amount } of payments) {
    const known = methods.get(id);
    methods.set(id, { id, method, label, amount: (known?.amount ?? 0) + amount, left: 0 });
  }
  if (payments.length === 0) {
    methods.set('', { id: '', method: ORIGINAL, label: '', amount: order.total, left: 0 });
  }
  const paid = [...methods.values()];
  // A feed may list what it has paid back as a negative payment of its own.
  let loose = sum(paid.map(({ amount }) => Math.max(0, -amount)));
  for (const one of paid) one.left = Math.max(0, one.amount);
  for (const { amount, sources } of order.refunds) {
    const named = sources.filter(({ payment }) => methods.has(payment));
    loose += amount - sum(named.map((source) => source.amount));
    for (const source of named) {
      const one = methods.get(source.payment);
      if (!one) continue;
      loose += Math.max(0, source.amount - one.left);
      one.left = Math.max(0, one.left - source.amount);
    }
  }
  const lefts = paid.map(({ left }) => left);
  const gone = spread(Math.min(loose, sum(lefts)), lefts);
  return paid.map((one, at) => ({ ...one, left: one.left - (gone[at] ?? 0) }));
}

/** What may still be paid back for an order. */
export function refundable(order: OrderRecord): number {
  return sum(paidBy(order).map(({ left }) => left));
}

/**
 * Divides a refund over the payments as they were paid. Never more than is left; the parts add up to what is
 * paid back.
 */
export function sources(order: OrderRecord, amount: number): (PaidBy & { share: number })[] {
  const paid = paidBy(order);
  const lefts = paid.map(({ left }) => left);
  const shares = spread(Math.min(amount, sum(lefts)), lefts);
  return paid.map((one, at) => ({ ...one, share: shares[at] ?? 0 }));
}
