import { exponentOf } from '../../src/currency.ts';
import { decimalOf } from '../../src/shop/money/decimal.ts';
import { lineWorths } from '../../src/shop/money/worth.ts';
import type { Order, Product } from '../../src/shop/shop.ts';

/** A request as it came: the path with its query. */
interface Asked {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

type Row = Record<string, unknown> & { id: number };
interface Variation {
  id: number;
  parent: number;
  sku: string;
  stock: number;
  price: string;
  options: Record<string, string>;
}

/** Where WooCommerce says an order of ours is. */
const STATUS: Record<Order['status'], string> = {
  pending: 'processing',
  shipped: 'shipped',
  delivered: 'completed',
  cancelled: 'cancelled',
  returned: 'refunded',
};

/**
 * WooCommerce's REST API v3, as far as the adapter asks it: decimal strings, UTC that does not say so, loose
 * search, an order on hold that takes stock without looking at it, no idempotency, errors in its own form.
 */
export class Woo {
  readonly #auth: string;
  readonly #base: string;
  readonly #now: () => string;
  readonly #orders = new Map<number, Row>();
  readonly #products: Product[];
  readonly #variations: Variation[] = [];
  readonly #notes = new Map<number, Row[]>();
  readonly #refunds = new Map<number, Row[]>();
  readonly #customers = new Map<string, number>();
  #next = 900_000;

  constructor({
    orders,
    products,
    key,
    secret,
    now,
    base = '',
  }: {
    orders: readonly Order[];
    products: readonly Product[];
    key: string;
    secret: string;
    now: () => string;
    base?: string;
  }) {
    this.#auth = `Basic ${btoa(`${key}:${secret}`)}`;
    this.#base = `${base}/wp-json/wc/v3`;
    this.#now = now;
    this.#products = [...products];
    for (const [at, product] of products.entries())
      for (const [position, { sku, stock, price, options }] of product.variants.entries())
        this.#variations.push({
          id: 10_000 + at * 1000 + position,
          parent: 100 + at,
          sku,
          stock,
          price: decimalOf(price, 'EUR'),
          options,
        });
    for (const order of orders) this.place(order);
  }

  place(order: Order): void {
    this.#orders.set(Number(order.id), this.#orderOf(order));
  }

  answer({ method, path, headers, body }: Asked): { status: number; json: unknown } {
    if (headers.authorization !== this.#auth)
      return failed(401, 'woocommerce_rest_authentication_error', 'Consumer key is invalid.');
    const url = new URL(path, 'https://shop.example');
    const [folder, id, what] = url.pathname.slice(this.#base.length + 1).split('/');
    const asked = url.searchParams;
    const put = body ? (JSON.parse(body) as Record<string, unknown>) : {};
    if (folder === 'products') return ok(this.#productsFor(id, what, asked));
    if (folder !== 'orders') return failed(404, 'rest_no_route', 'No route was found matching the URL.');
    if (id === undefined) return method === 'POST' ? ok(this.#create(put), 201) : ok(this.#search(asked));
    const order = this.#orders.get(Number(id));
    if (!order) return failed(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
    if (what === 'notes') return this.#added(this.#notes, order.id, method, put);
    if (what === 'refunds') return this.#refund(order, method, put);
    if (method === 'PUT') this.#setStatus(order, String(put.status));
    return ok(order);
  }

  #productsFor(id: string | undefined, what: string | undefined, asked: URLSearchParams): unknown {
    const all = this.#products.map((product, at) => ({ ...product, number: 100 + at }));
    const parentOf = ({ number, title, id: sku }: (typeof all)[number]) => ({
      ...{
        id: number,
        name: title.replace('–', '&ndash;'),
        sku,
        price: '',
        manage_stock: false,
        parent_id: 0,
      },
      ...{ short_description: '', description: '', categories: [], attributes: [], stock_status: 'instock' },
    });
    const variationOf = ({ id: number, parent, sku, stock, price, options }: Variation) => ({
      ...{ id: number, parent_id: parent, sku, price, manage_stock: true, stock_quantity: stock },
      ...{
        name: '',
        short_description: '',
        description: '',
        categories: [],
        stock_status: stock > 0 ? 'instock' : 'outofstock',
      },
      attributes: Object.entries(options).map(([name, option]) => ({ name, option })),
    });
    const parent = all.find(({ number }) => number === Number(id));
    if (id !== undefined && what === 'variations')
      return this.#variations.filter((one) => one.parent === Number(id)).map(variationOf);
    if (id !== undefined) return parent && parentOf(parent);
    const sku = asked.get('sku');
    if (sku !== null) {
      const variation = this.#variations.find((one) => one.sku === sku);
      return variation ? [variationOf(variation)] : all.filter((one) => one.id === sku).map(parentOf);
    }
    const words = (asked.get('search') ?? '').toLowerCase();
    return all.filter(({ title }) => title.toLowerCase().includes(words)).map(parentOf);
  }

  /** Loose, as WooCommerce's is: a text anywhere in the number, the name, the mailbox or the phone. */
  #search(asked: URLSearchParams): Row[] {
    const [text, customer, status] = ['search', 'customer', 'status'].map(
      (name) => asked.get(name)?.toLowerCase() ?? null,
    );
    const after = asked.get('modified_after');
    // Unless it is said to be UTC, it is a time of the site: Paris in winter.
    const since = after && Date.parse(`${after}Z`) - (asked.get('dates_are_gmt') === 'true' ? 0 : 3_600_000);
    return [...this.#orders.values()]
      .filter((order) => !text || JSON.stringify([order.number, order.billing]).toLowerCase().includes(text))
      .filter((order) => !customer || String(order.customer_id) === customer)
      .filter((order) => !status || order.status === status)
      .filter((order) => since === null || Date.parse(`${order.date_modified_gmt}Z`) > Number(since))
      .sort((a, b) => String(b.date_created_gmt).localeCompare(String(a.date_created_gmt)))
      .slice(0, Number(asked.get('per_page') ?? 10));
  }

  #create(put: Record<string, unknown>): Row {
    const id = ++this.#next;
    const lines = put.line_items as { variation_id: number; product_id: number; quantity: number }[];
    const line_items = lines.map((line, at) => {
      const found = this.#variations.find((one) => one.id === line.variation_id);
      // Nobody looks whether there is any: that is the caller's to do.
      if (found) found.stock -= line.quantity;
      return {
        ...line,
        id: id * 10 + at,
        name: found?.sku ?? '',
        sku: found?.sku ?? '',
        subtotal: '0.00',
        total: '0.00',
        total_tax: '0.00',
        meta_data: [],
      };
    });
    const row = {
      ...put,
      id,
      number: String(id),
      currency: 'EUR',
      total: '0.00',
      date_created_gmt: gmt(this.#now()),
      date_modified_gmt: gmt(this.#now()),
      line_items,
      refunds: [],
    };
    this.#orders.set(id, row);
    return row;
  }

  /** Any transition is allowed. A cancelled order gives its stock back, and no money. */
  #setStatus(order: Row, status: string): void {
    if (status === 'cancelled' && order.status !== 'cancelled')
      for (const line of order.line_items as { variation_id: number; quantity: number }[]) {
        const found = this.#variations.find((one) => one.id === line.variation_id);
        if (found) found.stock += line.quantity;
      }
    order.status = status;
    order.date_modified_gmt = gmt(this.#now());
    if (status === 'completed') order.date_completed_gmt = gmt(this.#now());
  }

  #refund(order: Row, method: string, put: Record<string, unknown>): { status: number; json: unknown } {
    const given = (order.refunds as { total: string }[]).reduce((sum, { total }) => sum - Number(total), 0);
    // Too high, and a gateway that cannot, are answered alike.
    if (method === 'POST' && Number(put.amount) > Number(order.total) - given + 0.001)
      return failed(500, 'woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.');
    const added = this.#added(this.#refunds, order.id, method, put);
    if (method === 'POST') {
      const { id } = added.json as Row;
      order.date_modified_gmt = gmt(this.#now());
      order.refunds = [...(order.refunds as unknown[]), { id, reason: '', total: `-${put.amount}` }];
      if (given + Number(put.amount) >= Number(order.total)) order.status = 'refunded';
    }
    return added;
  }

  #added(rows: Map<number, Row[]>, order: number, method: string, put: Record<string, unknown>) {
    const known = rows.get(order) ?? [];
    if (method !== 'POST') return ok(known);
    const row = { ...put, id: ++this.#next };
    rows.set(order, [...known, row]);
    return ok(row, 201);
  }

  #orderOf(order: Order): Row {
    const { currency, customer, address, items } = order;
    const money = (amount: number) => decimalOf(amount, currency).padEnd(exponentOf(currency) + 2, '0');
    const worths = lineWorths(order);
    const [first_name = '', ...rest] = customer.name.split(' ');
    const known = this.#customers.get(customer.id) ?? this.#customers.size + 11;
    this.#customers.set(customer.id, known);
    const billing = {
      ...{ first_name, last_name: rest.join(' '), email: customer.email, phone: customer.phone },
      ...{
        address_1: address?.line1,
        address_2: '',
        postcode: address?.postcode,
        city: address?.city,
        country: address?.country,
      },
    };
    return {
      ...{
        id: Number(order.id),
        number: order.id,
        status: STATUS[order.status],
        currency,
        total: money(order.total),
      },
      ...{
        discount_total: '0.00',
        shipping_total: money(order.shipping ?? 0),
        shipping_tax: '0.00',
        customer_id: known,
      },
      ...{
        customer_note: '',
        date_created_gmt: gmt(order.placedAt),
        date_modified_gmt: gmt(order.shippedAt ?? order.placedAt),
        billing,
        shipping: {},
        meta_data: [],
        refunds: [],
      },
      date_paid_gmt: order.payments.length > 0 ? gmt(order.placedAt) : null,
      date_completed_gmt: order.status === 'delivered' && order.shippedAt ? gmt(order.shippedAt) : null,
      payment_method: 'stripe',
      payment_method_title: 'Card',
      line_items: items.map((item, at) => ({
        ...{ id: Number(item.line), name: item.title, product_id: this.#parentOf(item.sku), sku: item.sku },
        variation_id: this.#variations.find(({ sku }) => sku === item.sku)?.id ?? 0,
        quantity: item.quantity,
        subtotal: money(item.price * item.quantity),
        subtotal_tax: '0.00',
        total: money(worths[at] ?? 0),
        total_tax: '0.00',
        meta_data: Object.entries(item.options).map(([key, value], n) => ({
          id: n + 1,
          key: `pa_${key}`,
          value,
        })),
      })),
    };
  }

  #parentOf(sku: string): number {
    return this.#variations.find((one) => one.sku === sku)?.parent ?? 0;
  }
}

const ok = (json: unknown, status = 200) =>
  json === undefined ? failed(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.') : { status, json };

function failed(status: number, code: string, message: string): { status: number; json: unknown } {
  return { status, json: { code, message, data: { status } } };
}

/** UTC, without saying so. */
function gmt(time: string): string {
  return new Date(time).toISOString().slice(0, 19);
}
