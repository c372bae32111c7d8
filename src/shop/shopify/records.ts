import { z } from 'zod';
import { orderNumber, spells } from '../../identity/order-number.ts';
import type { Beside } from '../remote/beside.ts';
import { type Read, RemoteReader, type When } from '../remote/reader.ts';
import type { Theirs } from '../remote/theirs.ts';
import type { Account, Product } from '../shop.ts';
import { wholeOrder } from './carrying.ts';
import type { ShopifyClient } from './client.ts';
import { accountOf, numberIn } from './orders.ts';
import { productOf } from './products.ts';
import {
  BRIEF_HOLDS,
  BY_EMAIL,
  BY_PHONE,
  CUSTOMER_BY_ID,
  ORDER_NAMES,
  ORDERS,
  ORDERS_AT_ONCE,
  PRODUCT,
  PRODUCTS,
  SCOPES,
  VARIANTS,
} from './reads.ts';
import {
  ByEmailData,
  ByPhoneData,
  CustomerData,
  gid,
  NamesData,
  numberOf,
  OrdersData,
  ProductData,
  ProductsData,
  ShopifyCustomer,
  type ShopifyHolder,
  type ShopifyNaming,
  ShopifyOrder,
  ShopifyProduct,
} from './wire.ts';

/** A customer's orders that are looked through. */
const MOST_ORDERS = 60;
/** Orders by which it is known since when a contact is an account's. */
const HOLDER_ORDERS = 36;

/** What a search says that a field is: quoted, so that nothing in it is a part of the search. */
export function quoted(field: string, value: string): string {
  return `${field}:"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** What Shopify has on record, each kept for a moment. */
export class ShopifyRecords {
  readonly #client: ShopifyClient;
  readonly #beside: Beside;
  readonly #reader: RemoteReader;
  readonly #theirs: Theirs;

  constructor(client: ShopifyClient, beside: Beside, theirs: Theirs) {
    this.#client = client;
    this.#beside = beside;
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
    const known = await this.#reader.through(`orders:${account}`, Listed, 'soon', () => this.#list(q, most));
    const isEnough = known && (known.value.all || known.value.ids.length >= most);
    const read = isEnough
      ? known
      : await this.#reader.through(`orders:${account}`, Listed, 'now', () => this.#list(q, most));
    const ids = read?.value.ids.slice(0, most) ?? [];
    const orders = await Promise.all(ids.map((id) => this.orderById(id, 'soon')));
    return orders.filter(
      (order) => order !== null && (guest === undefined || isGuest(order.value, guest)),
    ) as Read<ShopifyOrder>[];
  }

  /** Orders of each account that a contact may be of, newest first. */
  async ordersNaming(contact: { email: string } | { phone: string }): Promise<ShopifyNaming[][]> {
    if ('phone' in contact) {
      const { phone } = contact;
      const read = await this.#reader.through(`phone:${phone}`, ByPhoneData, 'soon', () =>
        this.#client.ask(BY_PHONE, { phone, n: HOLDER_ORDERS }, ByPhoneData),
      );
      const holder = read?.value.customerByIdentifier;
      return holder ? [ordersBy(holder)] : [];
    }
    const email = contact.email.trim().toLowerCase();
    const asked = { email, q: quoted('email', email), n: HOLDER_ORDERS };
    const read = await this.#reader.through(`email:${email}`, ByEmailData, 'soon', () =>
      this.#client.ask(BY_EMAIL, asked, ByEmailData),
    );
    const holder = read?.value.customerByIdentifier;
    const guests = (read?.value.orders.nodes ?? []).filter((order) => isGuest(order, email));
    return [...(holder ? [ordersBy(holder)] : []), ...(guests.length > 0 ? [guests] : [])];
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
    const read = await this.#reader.through('scopes', ScopesData, 'lasting', () =>
      this.#client.ask(SCOPES, {}, ScopesData),
    );
    return new Set(read?.value.currentAppInstallation.accessScopes.map(({ handle }) => handle));
  }

  async product(id: string, currency: string): Promise<Product | null> {
    const product = await this.rawProduct(id);
    return product && productOf(product, currency);
  }

  /** As Shopify has it; null where it is not sold. */
  async rawProduct(id: string): Promise<ShopifyProduct | null> {
    if (!/^[1-9]\d{0,19}$/.test(id)) return null;
    const read = await this.#reader.through(`product:${id}`, ShopifyProduct, 'soon', async () => {
      const ask = async (n: number) =>
        (await this.#client.ask(PRODUCT, { id: gid('Product', id), n }, ProductData)).product ?? null;
      const few = await ask(VARIANTS.few);
      return few?.variants.pageInfo?.hasNextPage ? ask(VARIANTS.all) : few;
    });
    return read && read.value.status !== 'DRAFT' ? read.value : null;
  }

  /** Whether an account's orders, or an order of that very number, were just read. */
  isKnown(of: { account: string } | { order: string }): boolean {
    const id = 'order' in of ? this.#theirs.idOf('order', of.order) : null;
    const key = 'account' in of ? `orders:${of.account}` : id && `order:${id}`;
    return key !== null && this.#beside.copy(key) !== null;
  }

  /** As it was just read; null where it was not. */
  productAt(id: string): ShopifyProduct | null {
    const copy = this.#beside.copy(`product:${id}`);
    return (copy && ShopifyProduct.nullable().safeParse(copy.body).data) ?? null;
  }

  /** An order was written to, and so may be what is in `stock`: how it stands now, where that is known. */
  changed(order: string, now: ShopifyOrder | null, stock: boolean): void {
    this.#beside.forgetCopiesUnder(`order:${order}`, ...(stock ? ['product:'] : []));
    if (now) this.#reader.keep(`order:${order}`, now);
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
  async #list(q: string, most: number): Promise<Listed> {
    const ids: string[] = [];
    let all = false;
    for (let after: string | null = null; ids.length < most; ) {
      const { asOf } = this.#reader;
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
        if (isAll(order)) this.#reader.keep(`order:${order.id}`, order, asOf);
        this.#keepCustomer(order, asOf);
      }
      after = orders.pageInfo.endCursor ?? null;
      all = !orders.pageInfo.hasNextPage || after === null;
      if (all) break;
    }
    return { ids, all };
  }

  /** Whose an order is comes with it. */
  #keepCustomer({ customer }: ShopifyOrder, asOf: number): void {
    if (customer) this.#reader.keep(`customer:${numberOf(customer.id)}`, customer, asOf);
  }

  async #whole(id: string): Promise<ShopifyOrder | null> {
    const { asOf } = this.#reader;
    const order = await wholeOrder(this.#client, id);
    if (order) this.#keepCustomer(order, asOf);
    return order;
  }
}

const ScopesData = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});
const Listed = z.object({ ids: z.array(z.string()), all: z.boolean() });
/** Ids of a customer's orders, newest first; `all`: there are no others. */
type Listed = z.infer<typeof Listed>;

function fits(written: string, name: string): boolean {
  return numberIn(name) === written || spells(written, numberIn(name));
}

function ordersBy({ orders, ...customer }: ShopifyHolder): ShopifyNaming[] {
  return orders.nodes.map((order) => ({ ...order, customer }));
}

function isGuest({ customer, email }: ShopifyNaming, guest: string): boolean {
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
