import { z } from 'zod';
import { orderNumber, spells } from '../../identity/order-number.ts';
import type { Beside } from '../remote/beside.ts';
import { type Read, RemoteReader } from '../remote/reader.ts';
import type { Theirs } from '../remote/theirs.ts';
import type { Account, Product } from '../shop.ts';
import type { ShopifyClient } from './client.ts';
import { accountOf, numberIn } from './orders.ts';
import { productOf } from './products.ts';
import {
  BRIEF_HOLDS,
  BY_EMAIL,
  BY_PHONE,
  CUSTOMER_BY_ID,
  LINES,
  ORDER,
  ORDER_NAMES,
  ORDERS,
  ORDERS_AT_ONCE,
  PRODUCT,
  PRODUCTS,
  SCOPES,
} from './reads.ts';
import {
  ByEmailData,
  ByPhoneData,
  CustomerData,
  gid,
  LinesData,
  NamesData,
  numberOf,
  OrderData,
  OrdersData,
  ProductData,
  ProductsData,
  ShopifyCustomer,
  ShopifyOrder,
  ShopifyProduct,
} from './wire.ts';

type When = 'soon' | 'now';

/** A customer's orders that are looked through, and further pages of an order's lines. */
const MOST_ORDERS = 60;
const MOST_LINE_PAGES = 4;

/** What a search says that a field is: quoted, so that nothing in it is a part of the search. */
export function quoted(field: string, value: string): string {
  return `${field}:"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** What Shopify has on record, each kept for a moment. */
export class ShopifyRecords {
  readonly #client: ShopifyClient;
  readonly #reader: RemoteReader;
  readonly #theirs: Theirs;

  constructor(client: ShopifyClient, beside: Beside, theirs: Theirs) {
    this.#client = client;
    this.#reader = new RemoteReader(null, beside);
    this.#theirs = theirs;
  }

  /** By its number; one that two orders bear, or that is between two, is neither's. */
  async order(written: string, when: When): Promise<Read<ShopifyOrder> | null> {
    const plain = orderNumber(written).replace(/[\s.,]/g, '');
    if (plain === '' || plain.length > 64) return null;
    const known = this.#theirs.idOf('order', written) ?? this.#theirs.idOf('order', plain);
    if (known) {
      const read = await this.orderById(known, when);
      if (read && fits(written, read.value.name)) return read;
    }
    const found = await this.#reader.through(`names:${plain}`, NamesData, when, () =>
      this.#client.ask(ORDER_NAMES, { q: quoted('name', plain) }, NamesData),
    );
    const rows = found?.value.orders.nodes ?? [];
    const exact = rows.filter(({ name }) => numberIn(name) === written || numberIn(name) === plain);
    const meant = exact.length > 0 ? exact : rows.filter(({ name }) => fits(written, name));
    const [one] = meant;
    return one && meant.length === 1 ? this.orderById(one.id, when) : null;
  }

  orderById(id: string, when: When): Promise<Read<ShopifyOrder> | null> {
    return this.#reader.through(`order:${id}`, ShopifyOrder, when, () => this.#whole(id));
  }

  /** Newest first. */
  async ordersOf(account: string, limit: number): Promise<Read<ShopifyOrder>[]> {
    const guest = /^guest:(.+)$/.exec(account)?.[1];
    if (guest === undefined && !/^[1-9]\d{0,19}$/.test(account)) return [];
    const most = Math.min(Math.max(0, limit), MOST_ORDERS);
    const q = guest === undefined ? `customer_id:${account}` : quoted('email', guest);
    const read = await this.#reader.through(`orders:${account}:${most}`, Ids, 'soon', () =>
      this.#list(q, most),
    );
    const orders = await Promise.all((read?.value ?? []).map((id) => this.orderById(id, 'soon')));
    return orders.filter(
      (order) => order !== null && (guest === undefined || isGuest(order.value, guest)),
    ) as Read<ShopifyOrder>[];
  }

  /** Accounts that a contact may be of. */
  async accountsNaming(contact: { email: string } | { phone: string }): Promise<string[]> {
    if ('phone' in contact) {
      const { phone } = contact;
      const read = await this.#reader.through(`phone:${phone}`, ByPhoneData, 'soon', () =>
        this.#client.ask(BY_PHONE, { phone }, ByPhoneData),
      );
      const id = read?.value.customerByIdentifier?.id;
      return id ? [numberOf(id)] : [];
    }
    const email = contact.email.trim().toLowerCase();
    const read = await this.#reader.through(`email:${email}`, ByEmailData, 'soon', () =>
      this.#client.ask(BY_EMAIL, { email, q: quoted('email', email) }, ByEmailData),
    );
    const id = read?.value.customerByIdentifier?.id;
    const guests = (read?.value.orders.nodes ?? []).some(
      (order) => !order.customer && order.email.trim().toLowerCase() === email,
    );
    return [...(id ? [numberOf(id)] : []), ...(guests ? [`guest:${email}`] : [])];
  }

  async account(id: string): Promise<Account | null> {
    if (!/^[1-9]\d{0,19}$/.test(id)) return null;
    const read = await this.#reader.through(`customer:${id}`, ShopifyCustomer, 'soon', async () => {
      const { customer } = await this.#client.ask(CUSTOMER_BY_ID, { id: gid('Customer', id) }, CustomerData);
      return customer ?? null;
    });
    return read && accountOf(read.value);
  }

  /** What the app may do. */
  async scopes(): Promise<ReadonlySet<string>> {
    const read = await this.#reader.through('scopes', ScopesData, 'soon', () =>
      this.#client.ask(SCOPES, {}, ScopesData),
    );
    return new Set(read?.value.currentAppInstallation.accessScopes.map(({ handle }) => handle));
  }

  async product(id: string, currency: string, when: When = 'soon'): Promise<Product | null> {
    if (!/^[1-9]\d{0,19}$/.test(id)) return null;
    const read = await this.#reader.through(`product:${id}`, ShopifyProduct, when, async () => {
      const { product } = await this.#client.ask(PRODUCT, { id: gid('Product', id) }, ProductData);
      return product ?? null;
    });
    return read && read.value.status !== 'DRAFT' ? productOf(read.value, currency) : null;
  }

  async findProducts(query: string, currency: string): Promise<Product[]> {
    const words = query.trim().slice(0, 200);
    if (words === '') return [];
    // Words alone: signs would be a search of Shopify's own.
    const plain = words.replace(/[^\p{L}\p{N}\s-]/gu, ' ');
    const read = await this.#reader.through(`products:${words}`, ProductsData, 'soon', () =>
      this.#client.ask(PRODUCTS, { sku: quoted('sku', words), words: plain }, ProductsData),
    );
    const exact = read?.value.productVariants.nodes.map(({ product }) => product.id) ?? [];
    const ids = exact.length > 0 ? exact : (read?.value.products.nodes.map(({ id }) => id) ?? []);
    const few = [...new Set(ids.map(numberOf))].slice(0, 5);
    const found = await Promise.all(few.map((id) => this.product(id, currency)));
    return found.filter((product) => product !== null);
  }

  /** Pages of orders as briefly as may be; those of which that is not all are asked for by themselves. */
  async #list(q: string, most: number): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ids.length < most; ) {
      const n = Math.min(ORDERS_AT_ONCE, most - ids.length);
      const { orders }: z.infer<typeof OrdersData> = await this.#client.ask(
        ORDERS,
        { q, n, after },
        OrdersData,
      );
      for (const raw of orders.nodes) {
        const order = ShopifyOrder.safeParse(raw).data;
        if (!order) continue;
        ids.push(order.id);
        if (isAll(order)) this.#reader.keep(`order:${order.id}`, order);
      }
      after = orders.pageInfo.endCursor ?? null;
      if (!orders.pageInfo.hasNextPage || after === null) break;
    }
    return ids;
  }

  async #whole(id: string): Promise<ShopifyOrder | null> {
    const { order } = await this.#client.ask(ORDER, { id }, OrderData);
    if (!order) return null;
    let { nodes, pageInfo } = order.lineItems;
    for (let pages = 0; pageInfo.hasNextPage && pages < MOST_LINE_PAGES; pages++) {
      const more = await this.#client.ask(LINES, { id, after: pageInfo.endCursor }, LinesData);
      if (!more.order) break;
      nodes = [...nodes, ...more.order.lineItems.nodes];
      pageInfo = more.order.lineItems.pageInfo;
    }
    return { ...order, lineItems: { nodes, pageInfo } };
  }
}

const ScopesData = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});
const Ids = z.array(z.string());

function fits(written: string, name: string): boolean {
  return numberIn(name) === written || spells(written, numberIn(name));
}

function isGuest({ customer, email }: ShopifyOrder, guest: string): boolean {
  return !customer && email.trim().toLowerCase() === guest;
}

/** Whether a brief order is all of it: no list of it could be longer. */
function isAll({ lineItems, fulfillments, transactions, refunds, returns }: ShopifyOrder): boolean {
  return (
    !lineItems.pageInfo.hasNextPage &&
    fulfillments.length < BRIEF_HOLDS.fulfillments &&
    transactions.length < BRIEF_HOLDS.transactions &&
    refunds.length < BRIEF_HOLDS.refunds &&
    returns.nodes.length < BRIEF_HOLDS.returns
  );
}
