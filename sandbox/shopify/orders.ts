import { minorUnits } from '../../src/shop/money/decimal.ts';
import { sum } from '../../src/shop/money/spread.ts';
import type { Line, Placed } from './goods.ts';
import { suggestionOf } from './money.ts';
import type { Changing } from './returns.ts';
import { bag, gid, orderView, page, variantView } from './view.ts';

/* What is changed of orders and their money in the emulated shop. */

/** Milliseconds that a cancellation takes. */
const CANCEL_MS = 300;

interface Job {
  id: number;
  order: Placed;
  endsAt: number;
  fails: boolean;
}

interface Edit {
  id: number;
  order: Placed;
  quantities: Map<string, number>;
  added: { variant: NonNullable<Line['variant']>; quantity: number }[];
}

interface RefundAsked {
  input: {
    orderId: string;
    note?: string | null;
    transactions?: { amount: string; parentId?: string | null; kind: string }[] | null;
    refundMethods?: { storeCreditRefund?: { amount: { amount: string } } | null }[] | null;
  };
}

/** `failsNow`: whether the cancellation that begins now is one that fails. */
export function orderChanges({ shop, now, changed }: Changing, failsNow: () => boolean) {
  const jobs: Job[] = [];
  const edits = new Map<string, Edit>();
  const words = (message: string) => ({ userErrors: [{ field: null, message }] });

  /** What jobs have done by now. */
  function settle(): void {
    for (const { order, endsAt, fails } of jobs) {
      if (order.cancelledAt || fails || Date.parse(now()) < endsAt) continue;
      const { amount, of } = suggestionOf(order, { suggestFullRefund: true });
      const refund = { id: shop.next(), createdAt: now(), amount, note: '', return: null };
      if (amount > 0) order.refunds.push({ ...refund, of: of.map((one) => ({ ...one })) });
      for (const line of order.lines) {
        if (line.variant) line.variant.available += line.quantity - line.removed;
        line.removed = line.quantity;
      }
      order.cancelledAt = now();
    }
  }

  const calculated = ({ id, order, quantities, added }: Edit) => {
    const prices = (line: Line) => (quantities.get(line.id) ?? line.quantity - line.removed) * line.price;
    const total =
      sum(order.lines.map(prices)) + sum(added.map(({ variant, quantity }) => variant.price * quantity));
    const before = sum(order.lines.map((line) => (line.quantity - line.removed) * line.price));
    return {
      id: gid('CalculatedOrder', id),
      lineItems: (asked: { first?: number }) =>
        page(order.lines, asked, (line) => ({
          ...{ id: gid('CalculatedLineItem', line.id), quantity: quantities.get(line.id) ?? line.quantity },
          variant: line.variant && variantView(line.variant),
        })),
      totalOutstandingSet: bag(order, order.edited + total - before),
    };
  };

  return {
    settle,
    job: ({ id }: { id: string }) => {
      const job = jobs.find((one) => gid('Job', one.id) === id);
      // A job that failed looks done as well.
      return job ? { id, done: Date.parse(now()) >= job.endsAt } : null;
    },
    changes: {
      orderCancel({ orderId }: { orderId: string }) {
        const order = shop.order(orderId);
        const no = (message: string, code: string) => ({
          ...{ job: null, userErrors: [] },
          orderCancelUserErrors: [{ field: ['orderId'], message, code }],
        });
        if (!order) return no('Order does not exist', 'NOT_FOUND');
        if (order.cancelledAt) return no('Order has already been cancelled', 'INVALID');
        if (order.sent) return no('Cannot cancel an order that has fulfillments', 'INVALID');
        const running = jobs.find((one) => one.order === order && !one.fails);
        const job = running ?? {
          id: shop.next(),
          order,
          endsAt: Date.parse(now()) + CANCEL_MS,
          fails: failsNow(),
        };
        if (!running) {
          jobs.push(job);
          changed();
        }
        return { job: { id: gid('Job', job.id), done: false }, orderCancelUserErrors: [], userErrors: [] };
      },
      refundCreate({ input }: RefundAsked) {
        const order = shop.order(input.orderId);
        if (!order) return words('Order does not exist');
        const { currency } = order.source;
        const credit = sum(
          (input.refundMethods ?? []).map(({ storeCreditRefund }) =>
            minorUnits(storeCreditRefund?.amount.amount, currency),
          ),
        );
        const of = (input.transactions ?? []).map(({ amount, parentId }) => ({
          transaction: Number(/\d+$/.exec(parentId ?? '')?.[0]),
          amount: minorUnits(amount, currency),
        }));
        const amount = credit + sum(of.map((one) => one.amount));
        if (amount > suggestionOf(order, { suggestFullRefund: true }).amount)
          return words('Refund amount is more than what can be refunded');
        const refund = {
          id: shop.next(),
          createdAt: now(),
          amount,
          note: input.note ?? '',
          return: null,
          of,
        };
        order.refunds.push(refund);
        order.edited += amount;
        changed();
        return {
          refund: {
            ...{ id: gid('Refund', refund.id), totalRefundedSet: bag(order, amount) },
            order: () => orderView(order),
          },
          userErrors: [],
        };
      },
      orderUpdate({
        input,
      }: {
        input: { id: string; shippingAddress?: Record<string, string | null> | null };
      }) {
        const order = shop.order(input.id);
        if (!order) return words('Order does not exist');
        const { countryCode, ...address } = input.shippingAddress ?? {};
        const next = {
          ...address,
          countryCodeV2: countryCode ?? null,
          provinceCode: address.provinceCode ?? null,
        };
        if (JSON.stringify(order.address) !== JSON.stringify(next)) changed();
        order.address = next;
        return { order: orderView(order), userErrors: [] };
      },
      tagsAdd({ id, tags }: { id: string; tags: string[] }) {
        const order = shop.order(id);
        if (!order) return words('Order does not exist');
        for (const tag of tags) {
          if (!order.tags.has(tag)) changed();
          order.tags.add(tag);
        }
        return { userErrors: [] };
      },
      orderEditBegin({ id }: { id: string }) {
        const order = shop.order(id);
        if (!order || order.cancelledAt) return words('The order cannot be edited');
        const edit: Edit = { id: shop.next(), order, quantities: new Map(), added: [] };
        edits.set(gid('CalculatedOrder', edit.id), edit);
        return { calculatedOrder: calculated(edit), userErrors: [] };
      },
      orderEditAddVariant({ id, variantId, quantity }: { id: string; variantId: string; quantity: number }) {
        const edit = edits.get(id);
        const variant = shop.variantOf((one) => gid('ProductVariant', one.id) === variantId);
        if (!edit || !variant) return words('The variant does not exist');
        if (variant.available < quantity) return words('There is not enough of it');
        edit.added.push({ variant, quantity });
        return { calculatedOrder: calculated(edit), userErrors: [] };
      },
      orderEditSetQuantity({
        id,
        lineItemId,
        quantity,
      }: {
        id: string;
        lineItemId: string;
        quantity: number;
      }) {
        const edit = edits.get(id);
        const line = edit?.order.lines.find((one) => gid('CalculatedLineItem', one.id) === lineItemId);
        if (!edit || !line || edit.order.sent) return words('The line item cannot be edited');
        edit.quantities.set(line.id, quantity);
        return { calculatedOrder: calculated(edit), userErrors: [] };
      },
      orderEditCommit({ id }: { id: string }) {
        const edit = edits.get(id);
        if (!edit) return words('The edit has expired');
        edits.delete(id);
        const { order, quantities, added } = edit;
        for (const line of order.lines) {
          const left = quantities.get(line.id);
          if (left === undefined) continue;
          if (line.variant) line.variant.available += line.quantity - line.removed - left;
          line.removed = line.quantity - left;
        }
        for (const { variant, quantity } of added) {
          variant.available -= quantity;
          order.lines.push({
            ...{ id: String(shop.next()), title: variant.product.source.title, sku: variant.sku, variant },
            ...{ options: variant.options, price: variant.price, quantity, worth: variant.price * quantity },
            ...{ removed: 0, refunded: 0 },
          });
        }
        changed();
        return { order: orderView(order), userErrors: [] };
      },
    },
  };
}
