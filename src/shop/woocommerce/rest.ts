import { orderNumber, spells } from '../../identity/order-number.ts';
import { decodeEntities } from '../../language/html-entities.ts';
import type { Beside } from '../remote/beside.ts';
import { callShop, type RemoteAnswer, type RemoteCall, type RemoteReach } from '../remote/caller.ts';
import { type Read, RemoteReader } from '../remote/reader.ts';
import type { Product } from '../shop.ts';
import { ShopUnavailable } from '../unavailable.ts';
import { productOf } from './products.ts';
import { WooOrder, WooOrders, WooProduct, WooProducts } from './wire.ts';

export const API = '/wp-json/wc/v3';
/** The most that a page holds. */
const PAGE = 100;
/** A customer's orders that are looked through. */
const MOST_ORDERS = 50;

type When = 'soon' | 'now';

/** What WooCommerce's REST API is asked for: orders and products as it has them. */
export class WooRest {
  readonly #reach: RemoteReach;
  readonly #reader: RemoteReader;

  constructor(reach: RemoteReach, beside: Beside) {
    this.#reach = reach;
    this.#reader = new RemoteReader(reach, beside);
  }

  call(call: RemoteCall): Promise<RemoteAnswer> {
    return callShop(this.#reach, call);
  }

  /** `number` is the id unless a plugin numbers orders: then they are searched, loosely, and compared. */
  async order(written: string, when: When): Promise<Read<WooOrder> | null> {
    const plain = orderNumber(written).replace(/[\s.,]/g, '');
    const fits = ({ number }: WooOrder) => number === written || spells(written, number);
    if (/^\d{1,18}$/.test(plain)) {
      const read = await this.#reader.get(`${API}/orders/${plain}`, WooOrder, when);
      if (read && fits(read.value)) return read;
    }
    if (plain === '' || plain.length > 64) return null;
    const read = await this.#orders({ search: plain }, when);
    const found = read.value.filter(fits);
    return found.length === 1 && found[0] ? { ...read, value: found[0] } : null;
  }

  /** Newest first. */
  async ordersOf(account: string, when: When): Promise<Read<WooOrder[]>> {
    const guest = /^guest:(.+)$/.exec(account)?.[1];
    if (guest === undefined && !/^[1-9]\d{0,17}$/.test(account)) return NONE;
    if (guest === undefined) return this.#orders({ customer: account }, when);
    const read = await this.#orders({ search: guest }, when);
    const own = read.value.filter(
      ({ customer_id: id, billing }) => id === 0 && billing.email.trim().toLowerCase() === guest,
    );
    return { ...read, value: own };
  }

  /** What has changed since, newest orders first; no copy, and none is made. */
  async changed(path: string): Promise<unknown[]> {
    const { status, json } = await this.call({ method: 'GET', path });
    const rows = WooOrders.safeParse(json);
    if (status !== 200 || !rows.success) throw new ShopUnavailable(`The shop answered with HTTP ${status}.`);
    return rows.data;
  }

  /** Orders that may name one of these, to be compared. */
  async ordersNaming(texts: readonly string[]): Promise<WooOrder[]> {
    const reads = await Promise.all(texts.map((search) => this.#orders({ search }, 'soon')));
    const byId = new Map(reads.flatMap(({ value }) => value.map((order) => [order.id, order])));
    return [...byId.values()];
  }

  async product(id: string, currency: string): Promise<Product | null> {
    if (!/^[1-9]\d{0,17}$/.test(id)) return null;
    const [parent, variations] = await Promise.all([
      this.#reader.get(`${API}/products/${id}`, WooProduct),
      this.variations(id, 'soon'),
    ]);
    return parent && productOf(parent.value, variations?.value ?? [], currency, plain);
  }

  /** A product's variations, with how many there are of each. */
  variations(product: string, when: When): Promise<Read<WooProduct[]> | null> {
    return this.#reader.get(`${API}/products/${product}/variations?per_page=${PAGE}`, WooProducts, when);
  }

  async findProducts(query: string, currency: string): Promise<Product[]> {
    const list = (asked: Record<string, string>) =>
      this.#reader.get(`${API}/products?${new URLSearchParams(asked)}`, WooProducts);
    const [exact, loose] = await Promise.all([list({ sku: query }), list({ search: query, per_page: '5' })]);
    const rows = exact?.value.length ? exact.value : (loose?.value ?? []);
    const ids = [...new Set(rows.map(({ id, parent_id: parent }) => String(parent || id)))].slice(0, 5);
    const found = await Promise.all(ids.map((id) => this.product(id, currency)));
    return found.filter((product) => product !== null);
  }

  async #orders(asked: Record<string, string>, when: When): Promise<Read<WooOrder[]>> {
    const query = new URLSearchParams({
      ...asked,
      per_page: String(MOST_ORDERS),
      orderby: 'date',
      order: 'desc',
    });
    const read = await this.#reader.get(`${API}/orders?${query}`, WooOrders, when);
    if (!read) return NONE;
    const value = read.value.flatMap((raw) => {
      const order = WooOrder.safeParse(raw).data;
      if (order && read.asked) this.#reader.keep(`${API}/orders/${order.id}`, raw);
      return order ?? [];
    });
    return { ...read, value };
  }
}

const NONE: Read<WooOrder[]> = { value: [], at: 0, old: false, asked: false };

function plain(html: string): string {
  return decodeEntities(html);
}
