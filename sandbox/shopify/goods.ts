import { decimalOf } from '../../src/shop/money/decimal.ts';
import { lineWorths } from '../../src/shop/money/worth.ts';
import type { Order, Product } from '../../src/shop/shop.ts';

/* What stands in an emulated shop, as it changes. Amounts are in minor units. */

export interface Variant {
  id: number;
  sku: string;
  price: number;
  options: Record<string, string>;
  product: Goods;
  available: number;
  reserved: number;
}

export interface Goods {
  id: number;
  source: Product;
  variants: Variant[];
}

export interface Customer {
  id: number;
  source: Order['customer'];
}

export interface Line {
  id: string;
  title: string;
  sku: string;
  variant: Variant | null;
  options: Record<string, string>;
  price: number;
  quantity: number;
  /** What it was worth after all discounts. */
  worth: number;
  /** Pieces taken off by an edit, paid back, or brought back. */
  removed: number;
  refunded: number;
}

export interface ReturnMade {
  id: number;
  name: string;
  status: 'OPEN' | 'CLOSED' | 'CANCELED' | 'REQUESTED' | 'DECLINED';
  createdAt: string;
  lines: { id: number; line: Line; quantity: number; processed: number; refunded: number; note: string }[];
  exchanges: { id: number; variant: Variant; quantity: number; processed: number }[];
  deliveries: { id: number; tracking: string; file: string }[];
}

interface RefundMade {
  id: number;
  createdAt: string;
  amount: number;
  note: string;
  return: ReturnMade | null;
  /** By the transaction it is of. */
  of: { transaction: number; amount: number }[];
}

export interface Placed {
  id: number;
  name: string;
  source: Order;
  customer: Customer | null;
  email: string;
  address: Record<string, string | null> | null;
  lines: Line[];
  sent: boolean;
  /** What the carrier says of the parcel. */
  displayStatus: string;
  deliveredAt: string | null;
  cancelledAt: string | null;
  transactions: { id: number; payment: Order['payments'][number] }[];
  refunds: RefundMade[];
  returns: ReturnMade[];
  tags: Set<string>;
  /** Outstanding by edits: what the customer owes more, or (negative) is owed. */
  edited: number;
}

/** The goods of an emulated shop, made from those of the demo store. */
export class Goodness {
  readonly goods: Goods[];
  readonly customers = new Map<string, Customer>();
  readonly orders: Placed[];
  #next = 8_000_000;

  constructor(orders: readonly Order[], products: readonly Product[]) {
    this.goods = products.map((source, at) => {
      const one: Goods = { id: 500_000 + at, source, variants: [] };
      one.variants = source.variants.map(({ sku, price, options, stock }, position) => ({
        ...{ id: 600_000 + at * 1000 + position, sku, price, options, product: one },
        ...{ available: stock, reserved: 0 },
      }));
      return one;
    });
    this.orders = orders.map((source) => this.#placed(source));
  }

  place(source: Order): void {
    this.orders.push(this.#placed(source));
  }

  next(): number {
    return ++this.#next;
  }

  variantOf(test: (variant: Variant) => boolean): Variant | null {
    return this.goods.flatMap(({ variants }) => variants).find(test) ?? null;
  }

  order(gid: unknown): Placed | null {
    return this.orders.find(({ id }) => `gid://shopify/Order/${id}` === gid) ?? null;
  }

  returned(gid: unknown): { order: Placed; back: ReturnMade } | null {
    for (const order of this.orders)
      for (const back of order.returns) if (`gid://shopify/Return/${back.id}` === gid) return { order, back };
    return null;
  }

  #placed(source: Order): Placed {
    const worths = lineWorths(source);
    const { customer, address, status } = source;
    const known = this.customers.get(customer.id) ?? {
      id: 7_000_000 + this.customers.size,
      source: customer,
    };
    this.customers.set(customer.id, known);
    const transactions = source.payments.map((payment) => ({ id: this.next(), payment }));
    const [first = '', ...rest] = customer.name.split(' ');
    const id = /^\d{1,12}$/.test(source.id) ? Number(source.id) : this.next();
    return {
      ...{ id, name: `#${source.id}`, source, customer: known, email: customer.email },
      address: address
        ? {
            ...{
              firstName: first,
              lastName: rest.join(' '),
              address1: address.line1,
              address2: address.line2,
            },
            ...{ zip: address.postcode, city: address.city, countryCodeV2: address.country },
            ...{ provinceCode: null, phone: customer.phone || null },
          }
        : null,
      lines: source.items.map((item, at) => ({
        ...{ id: item.line, title: item.title, sku: item.sku, options: item.options, price: item.price },
        variant: this.variantOf(({ sku }) => sku === item.sku),
        quantity: item.quantity,
        worth: worths[at] ?? 0,
        removed: status === 'cancelled' ? item.quantity : 0,
        refunded: status === 'returned' ? item.quantity : 0,
      })),
      sent: status === 'shipped' || status === 'delivered' || status === 'returned',
      displayStatus: status === 'shipped' ? 'IN_TRANSIT' : 'DELIVERED',
      deliveredAt: source.deliveredAt ?? null,
      cancelledAt: status === 'cancelled' ? source.placedAt : null,
      ...paidOf(source, transactions, () => this.next()),
      ...{ returns: [], tags: new Set<string>(), edited: 0 },
    };
  }
}

/** What was paid, and of an order that came back that it was paid back. */
function paidOf(
  { status, placedAt: createdAt }: Order,
  transactions: Placed['transactions'],
  next: () => number,
): Pick<Placed, 'transactions' | 'refunds'> {
  const of = transactions.map(({ id: transaction, payment: { amount } }) => ({ transaction, amount }));
  const amount = of.reduce((total, one) => total + one.amount, 0);
  const refund = { id: next(), createdAt, amount, note: '', return: null, of };
  return { transactions, refunds: status === 'returned' && amount > 0 ? [refund] : [] };
}

/** An amount in minor units as Shopify writes it. */
export function amountIn(order: Placed, minor: number): string {
  return decimalOf(minor, order.source.currency);
}
