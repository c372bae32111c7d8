import { decimalOf } from '../../src/shop/money/decimal.ts';
import {
  amountIn,
  type Customer,
  type Goods,
  type Line,
  type Placed,
  type ReturnMade,
  type Variant,
} from './goods.ts';
import { suggestionOf } from './money.ts';

/* What stands in the shop, as the schema shows it: fields with arguments are functions. */

interface Page {
  first?: number | null;
  after?: string | null;
}

/** Some of a list, with where it goes on. A cursor is the place in it. */
export function page<T, V>(all: readonly T[], { first, after }: Page, view: (one: T) => V) {
  const from = after ? Number(after) : 0;
  const end = Math.min(all.length, from + (first ?? 50));
  return {
    nodes: all.slice(from, end).map(view),
    pageInfo: { hasNextPage: end < all.length, endCursor: end > from ? String(end) : null },
  };
}

export const gid = (kind: string, id: number | string) => `gid://shopify/${kind}/${id}`;

/** Money as the shop counts it and as the customer saw it: one currency here. */
export function bag(order: Placed, minor: number) {
  const amount = amountIn(order, minor);
  const money = { amount, currencyCode: order.source.currency };
  return { shopMoney: money, presentmentMoney: money };
}

/** A customer as the schema shows one. */
export function customerView({ id, source }: Customer) {
  return {
    ...{ id: gid('Customer', id), displayName: source.name, locale: source.locale, tags: source.tags },
    defaultEmailAddress: source.email ? { emailAddress: source.email } : null,
    defaultPhoneNumber: source.phone ? { phoneNumber: source.phone } : null,
  };
}

const optionsOf = (options: Record<string, string>) =>
  Object.entries(options).map(([name, value]) => ({ name, value }));

/** A variant as the schema shows one. */
export function variantView(variant: Variant) {
  const { id, sku, price, options, product, available, reserved } = variant;
  const quantities = { available, reserved, on_hand: available + reserved, committed: 0 };
  return {
    ...{ id: gid('ProductVariant', id), sku, price: decimalOf(price, 'EUR'), inventoryPolicy: 'DENY' },
    sellableOnlineQuantity: available,
    selectedOptions: optionsOf(options),
    product: () => productView(product),
    inventoryItem: {
      id: gid('InventoryItem', id),
      tracked: true,
      inventoryLevels: (asked: Page) =>
        page([1], asked, () => ({
          location: { id: gid('Location', 1) },
          quantities: ({ names }: { names: string[] }) =>
            names.map((name) => ({ name, quantity: quantities[name as keyof typeof quantities] ?? 0 })),
        })),
    },
  };
}

/** A product as the schema shows one. */
export function productView({ id, source, variants }: Goods): unknown {
  return {
    ...{ id: gid('Product', id), title: source.title, description: source.description, status: 'ACTIVE' },
    productType: source.kind ?? '',
    variants: (asked: Page) => page(variants, asked, variantView),
  };
}

const left = ({ quantity, removed, refunded }: Line) => Math.max(0, quantity - Math.max(removed, refunded));

function lineView(order: Placed, line: Line) {
  const off = line.price * line.quantity - line.worth;
  return {
    ...{ id: gid('LineItem', line.id), title: line.title, sku: line.sku, quantity: line.quantity },
    currentQuantity: left(line),
    originalUnitPriceSet: bag(order, line.price),
    discountAllocations: off > 0 ? [{ allocatedAmountSet: bag(order, off) }] : [],
    taxLines: [],
    variant: line.variant && {
      ...variantView(line.variant),
      selectedOptions: optionsOf(line.options),
    },
    product: line.variant && { id: gid('Product', line.variant.product.id) },
  };
}

/** The part of a parcel that a line is. */
export function parcelLine(order: Placed, line: Line) {
  return {
    id: gid('FulfillmentLineItem', `${order.id}${line.id.padStart(3, '0')}`),
    quantity: line.quantity,
    lineItem: lineView(order, line),
  };
}

/** A return as the schema shows one. */
export function returnView(order: Placed, back: ReturnMade) {
  return {
    order: () => orderView(order),
    ...{ id: gid('Return', back.id), name: back.name, status: back.status, createdAt: back.createdAt },
    returnLineItems: (asked: Page) =>
      page(back.lines, asked, ({ id, line, quantity, processed, refunded, note }) => ({
        ...{
          __typename: 'ReturnLineItem',
          id: gid('ReturnLineItem', id),
          quantity,
          processedQuantity: processed,
        },
        ...{
          refundedQuantity: refunded,
          returnReasonNote: note,
          fulfillmentLineItem: parcelLine(order, line),
        },
      })),
    exchangeLineItems: (asked: Page) =>
      page(back.exchanges, asked, ({ id, variant, quantity, processed }) => ({
        ...{ id: gid('ExchangeLineItem', id), quantity, processedQuantity: processed },
        variantId: gid('ProductVariant', variant.id),
      })),
    reverseFulfillmentOrders: (asked: Page) =>
      page([back], asked, () => ({
        id: gid('ReverseFulfillmentOrder', back.id),
        lineItems: (more: Page) =>
          page(back.lines, more, ({ id, quantity }) => ({
            id: gid('ReverseFulfillmentOrderLineItem', id),
            totalQuantity: quantity,
          })),
        reverseDeliveries: (more: Page) =>
          page(back.deliveries, more, ({ id, tracking }) => ({
            id: gid('ReverseDelivery', id),
            deliverable: { __typename: 'ReverseDeliveryShippingDeliverable', tracking: { number: tracking } },
          })),
      })),
  };
}

function parcelView({ id, source, displayStatus, deliveredAt }: Placed) {
  const at = source.shippedAt ?? source.placedAt;
  return {
    ...{ id: gid('Fulfillment', id), status: 'SUCCESS', displayStatus, createdAt: at, inTransitAt: at },
    deliveredAt,
    trackingInfo: ({ first }: Page) =>
      source.shipments.slice(0, first ?? 10).map(({ carrier, tracking }) => ({
        ...{ company: carrier, number: tracking, url: null },
      })),
  };
}

function transactionView(order: Placed, { id, payment }: Placed['transactions'][number]) {
  const [, company, last] = /^(\w+) ending (\d{4})$/.exec(payment.label) ?? [];
  return {
    ...{
      id: gid('OrderTransaction', id),
      kind: 'SALE',
      status: 'SUCCESS',
      amountSet: bag(order, payment.amount),
    },
    ...{ gateway: gatewayOf(payment.method), formattedGateway: payment.label || payment.method },
    paymentDetails: last
      ? { __typename: 'CardPaymentDetails', company, number: `•••• •••• •••• ${last}` }
      : null,
  };
}

function gatewayOf(method: string): string {
  return method === 'card' ? 'shopify_payments' : method;
}

/** An order as the schema shows one. */
export function orderView(order: Placed): unknown {
  const { source, customer, lines, address } = order;
  const isReturned = order.returns.some(({ status }) => status === 'CLOSED');
  const open = order.returns.some(({ status }) => status === 'OPEN');
  return {
    ...{
      id: gid('Order', order.id),
      name: order.name,
      email: order.email,
      phone: null,
      note: source.note ?? null,
    },
    ...{ customerLocale: source.customer.locale, taxesIncluded: true, processedAt: source.placedAt },
    ...{ createdAt: source.placedAt, updatedAt: source.placedAt, cancelledAt: order.cancelledAt },
    displayFulfillmentStatus: order.sent ? 'FULFILLED' : 'UNFULFILLED',
    returnStatus: open
      ? 'IN_PROGRESS'
      : isReturned || source.status === 'returned'
        ? 'RETURNED'
        : 'NO_RETURN',
    presentmentCurrencyCode: source.currency,
    totalPriceSet: bag(order, source.total),
    totalShippingPriceSet: bag(order, source.shipping ?? 0),
    totalOutstandingSet: bag(order, order.edited),
    customer: customer && customerView(customer),
    shippingAddress: address,
    lineItems: (asked: Page) => page(lines, asked, (line) => lineView(order, line)),
    fulfillments: ({ first }: Page) => (order.sent ? [parcelView(order)] : []).slice(0, first ?? 50),
    transactions: ({ first }: Page) =>
      order.transactions.slice(0, first ?? 50).map((paid) => transactionView(order, paid)),
    refunds: ({ first }: Page) =>
      order.refunds.slice(0, first ?? 50).map((refund) => ({
        ...{ id: gid('Refund', refund.id), createdAt: refund.createdAt, note: refund.note },
        totalRefundedSet: bag(order, refund.amount),
        return: refund.return && { id: gid('Return', refund.return.id) },
      })),
    returns: ({ reverse, ...asked }: Page & { reverse?: boolean }) =>
      page(reverse ? order.returns.toReversed() : order.returns, asked, (back) => returnView(order, back)),
    suggestedRefund: (asked: Parameters<typeof suggestionOf>[1]) => {
      const { amount, of } = suggestionOf(order, asked);
      return {
        amountSet: bag(order, amount),
        suggestedTransactions: of.map(({ transaction, payment, amount: part }) => ({
          ...{ gateway: gatewayOf(payment.method), amountSet: bag(order, part) },
          parentTransaction: { id: gid('OrderTransaction', transaction) },
        })),
      };
    },
  };
}
