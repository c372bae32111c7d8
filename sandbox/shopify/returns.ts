import type { Goodness, Line, Placed, ReturnMade } from './goods.ts';
import { returnable } from './queries.ts';
import { gid, returnView } from './view.ts';

/* Returns of the emulated shop: made at once, cancelled while nothing is in, exchange lines that hold nothing. */

/** What a change works on. */
export interface Changing {
  shop: Goodness;
  now(): string;
  /** Something was changed. */
  changed(): void;
  /** Where files go up to. */
  uploads: string;
}

interface UserError {
  field: string[] | null;
  message: string;
  code?: string;
}

/** What a mutation answers when it does nothing. */
export function refusal(
  message: string,
  code = 'INVALID',
  field: string[] | null = null,
): { userErrors: UserError[] } {
  return { userErrors: [{ field, message, code }] };
}

interface ReturnAsked {
  returnInput: {
    orderId: string;
    returnLineItems: { fulfillmentLineItemId: string; quantity: number; returnReasonNote?: string | null }[];
    exchangeLineItems?: { variantId: string; quantity: number }[] | null;
  };
}

/** The mutations that make, change and take back returns. */
export function returnChanges({ shop, now, changed, uploads }: Changing) {
  const lineOf = (order: Placed, part: string): Line | undefined =>
    order.lines.find(({ id }) => part === gid('FulfillmentLineItem', `${order.id}${id.padStart(3, '0')}`));
  const found = (id: string) => shop.returned(id);
  return {
    returnCreate({ returnInput: { orderId, returnLineItems, exchangeLineItems } }: ReturnAsked) {
      const order = shop.order(orderId);
      if (!order) return refusal('Order does not exist', 'NOT_FOUND', ['returnInput', 'orderId']);
      if (!order.sent) return refusal('Order has no fulfilled items to return');
      const lines: ReturnMade['lines'] = [];
      for (const { fulfillmentLineItemId, quantity, returnReasonNote } of returnLineItems) {
        const line = lineOf(order, fulfillmentLineItemId);
        if (!line || returnable(order, line) < quantity)
          return refusal('Return line item quantity is more than can be returned');
        if ((returnReasonNote ?? '').length > 255)
          return refusal('Return reason note is too long', 'TOO_LONG');
        lines.push({
          id: shop.next(),
          line,
          quantity,
          processed: 0,
          refunded: 0,
          note: returnReasonNote ?? '',
        });
      }
      const back: ReturnMade = {
        ...{ id: shop.next(), name: `${order.name}-R${order.returns.length + 1}`, status: 'OPEN' as const },
        ...{ createdAt: now(), lines, deliveries: [] },
        exchanges: (exchangeLineItems ?? []).flatMap(({ variantId, quantity }) => {
          const variant = shop.variantOf(({ id }) => gid('ProductVariant', id) === variantId);
          return variant ? [{ id: shop.next(), variant, quantity, processed: 0 }] : [];
        }),
      };
      order.returns.push(back);
      changed();
      return { return: returnView(order, back), userErrors: [] };
    },
    returnCancel({ id }: { id: string }) {
      const one = found(id);
      if (!one) return refusal('Return not found', 'NOT_FOUND', ['id']);
      const isIn = one.back.lines.some(({ processed }) => processed > 0);
      if (one.back.status !== 'OPEN' || isIn)
        return refusal('Return is not cancelable', 'INVALID_STATE', ['id']);
      one.back.status = 'CANCELED';
      changed();
      return { return: returnView(one.order, one.back), userErrors: [] };
    },
    removeFromReturn({
      returnId,
      exchangeLineItems,
    }: {
      returnId: string;
      exchangeLineItems?: { exchangeLineItemId: string; quantity: number }[] | null;
    }) {
      const one = found(returnId);
      if (one?.back.status !== 'OPEN') return refusal('Return is not open', 'INVALID_STATE');
      const ids = (exchangeLineItems ?? []).map(({ exchangeLineItemId }) => exchangeLineItemId);
      const left = one.back.exchanges.filter(({ id }) => !ids.includes(gid('ExchangeLineItem', id)));
      if (left.length === one.back.exchanges.length)
        return refusal('Exchange line item not found', 'NOT_FOUND');
      one.back.exchanges = left;
      changed();
      return { return: returnView(one.order, one.back), userErrors: [] };
    },
    stagedUploadsCreate({ input }: { input: { filename: string; resource: string; httpMethod?: string }[] }) {
      return {
        stagedTargets: input.map(({ filename }) => {
          const url = `${uploads}/${shop.next()}/${encodeURIComponent(filename)}`;
          return { url, resourceUrl: url, parameters: [{ name: 'content_type', value: 'application/pdf' }] };
        }),
        userErrors: [],
      };
    },
    reverseDeliveryCreateWithShipping(asked: {
      reverseFulfillmentOrderId: string;
      labelInput?: { fileUrl?: string } | null;
      trackingInput?: { number?: string | null } | null;
    }) {
      const { reverseFulfillmentOrderId: rfo, labelInput, trackingInput } = asked;
      const one = found(rfo.replace('ReverseFulfillmentOrder', 'Return'));
      if (one?.back.status !== 'OPEN')
        return refusal('Reverse fulfillment order is not open', 'INVALID_STATE');
      const id = shop.next();
      one.back.deliveries.push({
        id,
        tracking: trackingInput?.number ?? '',
        file: labelInput?.fileUrl ?? '',
      });
      changed();
      return { reverseDelivery: { id: gid('ReverseDelivery', id) }, userErrors: [] };
    },
  };
}
