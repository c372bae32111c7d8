import { share, sum } from '../../src/shop/money/spread.ts';
import type { Placed } from './goods.ts';

/** What is suggested to be paid back. */
interface Asked {
  refundLineItems?: { lineItemId: string; quantity: number }[] | null;
  refundShipping?: boolean | null;
  suggestFullRefund?: boolean | null;
}

/** What of each payment may still go back. */
function leftOf(order: Placed) {
  return order.transactions.map(({ id, payment }) => ({
    ...{ transaction: id, payment },
    left:
      payment.amount -
      sum(
        order.refunds.flatMap(({ of }) =>
          of.filter((one) => one.transaction === id).map(({ amount }) => amount),
        ),
      ),
  }));
}

/** Lines at what they were worth after discounts, piece by piece so that all of them come to the whole. */
export function suggestionOf(order: Placed, { refundLineItems, refundShipping, suggestFullRefund }: Asked) {
  const payments = leftOf(order);
  const most = sum(payments.map(({ left }) => left));
  const goods = (refundLineItems ?? []).map(({ lineItemId, quantity }) => {
    const line = order.lines.find(({ id }) => lineItemId.endsWith(`/${id}`));
    if (!line) return 0;
    const to = Math.min(line.quantity, line.refunded + quantity);
    return share(line.worth, to, line.quantity) - share(line.worth, line.refunded, line.quantity);
  });
  const shipping = refundShipping ? (order.source.shipping ?? 0) : 0;
  const amount = Math.min(most, suggestFullRefund ? most : sum(goods) + shipping);
  let rest = amount;
  const of = payments.flatMap(({ transaction, payment, left }) => {
    const part = Math.min(left, rest);
    rest -= part;
    return part > 0 ? [{ transaction, payment, amount: part }] : [];
  });
  return { amount, of };
}
