import { lookup } from '../../lookup.ts';
import { minorUnits } from '../money/decimal.ts';
import { share, sum } from '../money/spread.ts';
import type { Naming } from '../remote/contacts.ts';
import type { Account, Item, Order, Shipment } from '../shop.ts';
import {
  type Fulfillment,
  type Line,
  numberOf,
  type Refund,
  type ShopifyCustomer,
  type ShopifyNaming,
  type ShopifyOrder,
  type Transaction,
} from './wire.ts';

/*
 * Orders of Shopify as orders of ours. Pure. Money is what the customer saw (`presentmentMoney`): refunds are
 * in it.
 */

/** The number as a customer has it: the usual sign before it is no part of it. */
export function numberIn(name: string): string {
  return name.trim().replace(/^#\s*/, '') || name.trim();
}

/** Whose an order is: a customer's, or a guest's, who is known by the mailbox alone. */
function accountIdOf({ customer, email }: Pick<ShopifyOrder, 'customer' | 'email'>): string {
  return customer ? numberOf(customer.id) : `guest:${email.trim().toLowerCase()}`;
}

/** A customer of Shopify in our words. */
export function accountOf(customer: ShopifyCustomer): Account {
  return {
    id: numberOf(customer.id),
    name: customer.displayName,
    email: customer.defaultEmailAddress?.emailAddress ?? '',
    phone: customer.defaultPhoneNumber?.phoneNumber ?? '',
    locale: customer.locale || 'en',
    tags: customer.tags ?? [],
    vip: false,
  };
}

interface Reading {
  /** Days after which what was sent counts as arrived, where no carrier says so. */
  arrivesAfter: number;
  /** Milliseconds. */
  now: number;
  /** Whether a refund of theirs stands in our own record. */
  isOurs(refund: Refund): boolean;
}

/** An order of Shopify in our words: amounts in minor units of the currency that was paid in, instants in UTC. */
export function orderOf(shopify: ShopifyOrder, { arrivesAfter, now, isOurs }: Reading): Order {
  const currency = shopify.presentmentCurrencyCode;
  const money = ({ presentmentMoney }: { presentmentMoney: { amount: string } }) =>
    minorUnits(presentmentMoney.amount, currency);
  const sent = shopify.fulfillments.filter(({ status }) => status === 'SUCCESS');
  const shippedAt = earliest(sent.map(({ inTransitAt, createdAt }) => inTransitAt ?? createdAt));
  const arrival = arrivalOf(shopify, sent, { arrivesAfter, now });
  const status = statusOf(shopify, sent, arrival);
  const address = shopify.shippingAddress;
  return {
    id: numberIn(shopify.name),
    status,
    placedAt: utc(shopify.processedAt),
    shippedAt,
    deliveredAt: status === 'delivered' || status === 'returned' ? arrival : null,
    currency,
    total: money(shopify.totalPriceSet),
    shipping: shopify.totalShippingPriceSet ? money(shopify.totalShippingPriceSet) : 0,
    ...(shopify.note === '' ? {} : { note: shopify.note.slice(0, 2000) }),
    customer: customerOf(shopify),
    address: address && {
      line1: address.address1,
      line2: address.address2,
      postcode: address.zip,
      city: address.city,
      country: address.countryCodeV2,
    },
    items: itemsOf(shopify, status, money),
    shipments: shopify.fulfillments.map(shipmentOf),
    payments: [
      ...shopify.transactions.filter(isPayment).map((paid) => paymentOf(paid, money)),
      // What the shop paid back by itself is no longer there to be paid back.
      ...shopify.refunds
        .filter((refund) => !isOurs(refund))
        .map((refund) => ({ refund, amount: money(refund.totalRefundedSet) }))
        .filter(({ amount }) => amount > 0)
        .map(({ refund, amount }) => {
          const { method, label } = firstPayment(shopify, money);
          return { id: `refund-${numberOf(refund.id)}`, method, label, amount: -amount };
        }),
    ],
  };
}

/** As much of an order as tells whose it is. */
export function namingOf(order: ShopifyNaming): Naming {
  const { processedAt, shippingAddress: to } = order;
  return {
    placedAt: utc(processedAt),
    customer: customerOf(order),
    address: to && { country: to.countryCodeV2 },
  };
}

function customerOf(shopify: ShopifyNaming): Account {
  const { customer, email, phone, shippingAddress: to, customerLocale } = shopify;
  if (customer) {
    const account = accountOf(customer);
    return { ...account, email: account.email || email, phone: account.phone || phone };
  }
  const name = to ? `${to.firstName} ${to.lastName}`.trim() : '';
  return {
    id: accountIdOf(shopify),
    name,
    email,
    phone,
    locale: customerLocale || 'en',
    tags: [],
    vip: false,
  };
}

function statusOf(
  shopify: ShopifyOrder,
  sent: readonly Fulfillment[],
  arrival: string | null,
): Order['status'] {
  if (shopify.cancelledAt) return 'cancelled';
  const gone = shopify.lineItems.nodes.every(({ currentQuantity }) => currentQuantity === 0);
  if (shopify.returnStatus === 'RETURNED' && gone) return 'returned';
  if (sent.length === 0) return 'pending';
  return arrival === null ? 'shipped' : 'delivered';
}

/** What stands of a parcel whose carrier says nothing: then alone its arrival is inferred. */
const SILENT: ReadonlySet<string> = new Set(['FULFILLED', 'MARKED_AS_FULFILLED', '']);

/**
 * When all of it arrived: as the carriers say, else, where they never do, so many days after it left (an
 * estimate); null while it has not.
 */
function arrivalOf(
  { displayFulfillmentStatus }: ShopifyOrder,
  sent: readonly Fulfillment[],
  { arrivesAfter, now }: Pick<Reading, 'arrivesAfter' | 'now'>,
): string | null {
  // A part that has not left yet has not arrived either.
  if (sent.length === 0 || displayFulfillmentStatus === 'PARTIALLY_FULFILLED') return null;
  const times = sent.map((parcel) => {
    if (isArrived(parcel)) return parcel.deliveredAt ?? parcel.inTransitAt ?? parcel.createdAt;
    if (!SILENT.has(parcel.displayStatus ?? '')) return null;
    const at = Date.parse(parcel.inTransitAt ?? parcel.createdAt) + arrivesAfter * DAY;
    return at <= now ? new Date(at).toISOString() : null;
  });
  const last = times.every((time) => time !== null) ? times.map(utc).toSorted().at(-1) : undefined;
  return last ?? null;
}

/** Whether it is known where an order on its way is: of a part that has not left, and by what a carrier says. */
export function isReported({ displayFulfillmentStatus, fulfillments }: ShopifyOrder): boolean {
  const sent = fulfillments.filter(({ status }) => status === 'SUCCESS');
  const speaks = ({ displayStatus }: Fulfillment) => !SILENT.has(displayStatus ?? '');
  return (
    displayFulfillmentStatus === 'PARTIALLY_FULFILLED' ||
    sent.some((parcel) => !isArrived(parcel) && speaks(parcel))
  );
}

const DAY = 86_400_000;

function isArrived({ displayStatus, deliveredAt }: Fulfillment): boolean {
  return displayStatus === 'DELIVERED' || displayStatus === 'PICKED_UP' || !!deliveredAt;
}

/**
 * Lines as they count now: what an edit took off is gone; what a return of the shop's brought back is ours to
 * take off. Of an order that is over all that there was.
 */
function itemsOf(
  shopify: ShopifyOrder,
  status: Order['status'],
  money: (set: Line['originalUnitPriceSet']) => number,
): Item[] {
  const back = new Map<string, number>();
  for (const { status: standing, returnLineItems } of shopify.returns.nodes)
    if (standing !== 'CANCELED' && standing !== 'DECLINED')
      for (const { fulfillmentLineItem, processedQuantity, refundedQuantity } of returnLineItems.nodes) {
        const line = fulfillmentLineItem?.lineItem.id ?? '';
        back.set(line, (back.get(line) ?? 0) + Math.max(processedQuantity, refundedQuantity));
      }
  const isOver = status === 'cancelled' || status === 'returned';
  return shopify.lineItems.nodes.flatMap((line) => {
    const now = Math.min(line.quantity, line.currentQuantity + (back.get(line.id) ?? 0));
    const quantity = isOver ? line.quantity : now;
    return quantity > 0 ? [itemOf(line, quantity, shopify.taxesIncluded, money)] : [];
  });
}

/**
 * A line with its price before and its discount, so that it comes to what was paid for it to the cent. Where
 * taxes come on top the price of a piece is rounded up: a discount is never less than nothing.
 */
function itemOf(
  line: Line,
  quantity: number,
  taxesIncluded: boolean,
  money: (set: Line['originalUnitPriceSet']) => number,
): Item {
  const taxes = taxesIncluded ? 0 : sum(line.taxLines.map(({ priceSet }) => money(priceSet)));
  const off = sum(line.discountAllocations.map(({ allocatedAmountSet }) => money(allocatedAmountSet)));
  const before = money(line.originalUnitPriceSet) * line.quantity;
  const price = taxes === 0 ? money(line.originalUnitPriceSet) : Math.ceil((before + taxes) / line.quantity);
  const paid = share(Math.max(0, before + taxes - off), quantity, line.quantity);
  return {
    line: numberOf(line.id),
    sku: line.sku || (line.variant ? numberOf(line.variant.id) : numberOf(line.id)),
    product: line.product ? numberOf(line.product.id) : 'gone',
    title: line.title,
    options: optionsOf(line.variant?.selectedOptions ?? []),
    quantity,
    price,
    discount: price * quantity - paid,
  };
}

/** By names in lower case; Shopify's word for having none is none. */
export function optionsOf(options: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(
    options
      .filter(({ name, value }) => !(name === 'Title' && value === 'Default Title'))
      .map(({ name, value }) => [name.toLowerCase(), value]),
  );
}

function isPayment({ kind, status }: Transaction): boolean {
  return (kind === 'SALE' || kind === 'CAPTURE') && status === 'SUCCESS';
}

function paymentOf(paid: Transaction, money: (set: Transaction['amountSet']) => number) {
  const { gateway, formattedGateway, paymentDetails } = paid;
  const isCard = paymentDetails?.__typename === 'CardPaymentDetails';
  const last = /(\d{4})\D*$/.exec(paymentDetails?.number ?? '')?.[1];
  const label =
    isCard && last ? `${paymentDetails?.company || 'Card'} ending ${last}` : formattedGateway || gateway;
  const method = isCard ? 'card' : gateway || 'payment';
  return { id: numberOf(paid.id), method: method.slice(0, 100), label, amount: money(paid.amountSet) };
}

function firstPayment(shopify: ShopifyOrder, money: (set: Transaction['amountSet']) => number) {
  const first = shopify.transactions.find(isPayment);
  return first ? paymentOf(first, money) : { method: 'payment', label: '' };
}

/** Carriers' states in their own words; `delivered` ends a parcel. */
const WORDS: Readonly<Record<string, string>> = { DELIVERED: 'delivered', PICKED_UP: 'delivered' };

function shipmentOf(parcel: Fulfillment): Shipment {
  const [tracked] = parcel.trackingInfo;
  const told = parcel.displayStatus ?? parcel.status;
  const status = isArrived(parcel)
    ? 'delivered'
    : (lookup(WORDS, told) ?? told.toLowerCase().replaceAll('_', ' '));
  return {
    carrier: tracked?.company ?? '',
    tracking: tracked?.number ?? '',
    status,
    at: utc(parcel.deliveredAt ?? parcel.inTransitAt ?? parcel.createdAt),
  };
}

function earliest(times: readonly string[]): string | null {
  return times.map(utc).toSorted()[0] ?? null;
}

function utc(time: string): string {
  return new Date(time).toISOString();
}
