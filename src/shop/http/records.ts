import { z } from 'zod';
import { orderNumber, spells } from '../../identity/order-number.ts';
import type { Beside } from '../remote/beside.ts';
import { callShop, type RemoteReach } from '../remote/caller.ts';
import { contactsOf } from '../remote/contacts.ts';
import { type Read, RemoteReader, readWire, type When } from '../remote/reader.ts';
import { Account, type Billing, noBilling, type OrderRecord, Product } from '../shop.ts';
import { ShopUnavailable } from '../unavailable.ts';
import {
  billingOf,
  WireBilling,
  WireCapabilities,
  WireContact,
  WireOrder,
  WireOrders,
  WireProducts,
} from './wire.ts';

const CAPABILITIES = '/capabilities';
/** What an order may bring along: then it is not asked for by itself. */
const INCLUDED = ['products', 'account'];
const WithProducts = z.object({ products: z.array(z.looseObject({ id: z.string() })).max(100) });

const Returning = z.array(z.looseObject({ returns: z.array(z.unknown()).catch([]) }));

const CANNOT_SAY = 'The shop could not say what it would move.';

/** An answer of the shop to the question what a write would move. */
const Quoted = z.object({ status: z.number(), json: z.unknown() });

/** What a shop by HTTP has on record, each kept for a moment. */
export class HttpRecords {
  readonly #reach: RemoteReach;
  readonly #beside: Beside;
  readonly #reader: RemoteReader;

  constructor(reach: RemoteReach, beside: Beside) {
    this.#reach = reach;
    this.#beside = beside;
    this.#reader = new RemoteReader(reach, beside);
  }

  async capabilities() {
    return (await this.#reader.get(CAPABILITIES, WireCapabilities, 'lasting'))?.value ?? null;
  }

  async account(id: string): Promise<Account | null> {
    const path = pathOf('/accounts', id);
    this.#foreseeContacts(id);
    return path === null ? null : ((await this.#reader.get(path, Account))?.value ?? null);
  }

  async contact(contact: { email: string } | { phone: string }) {
    const path = `/accounts?${new URLSearchParams(contact)}`;
    return (await this.#reader.get(path, WireContact))?.value ?? null;
  }

  /** By its number; where that finds nothing, as the shop may spell it. */
  async order(number: string, when: When): Promise<Read<OrderRecord> | null> {
    const plain = orderNumber(number);
    for (const spelled of new Set([plain, plain.replace(/[\s.,]/g, '')])) {
      const path = this.#orderPath(spelled);
      const { asOf } = this.#reader;
      const read = path === null ? null : await this.#reader.get(path, z.unknown(), when);
      if (!read) continue;
      if (read.asked) this.#takeIncluded(read.value, asOf);
      const value = readWire(WireOrder, read.value);
      if (value.id === number || spells(number, value.id)) return { ...read, value };
    }
    return null;
  }

  /** Newest first. */
  async ordersOf(account: string, limit: number): Promise<Read<OrderRecord>[]> {
    const query = new URLSearchParams({ account, limit: String(limit), ...this.#include() });
    const { asOf } = this.#reader;
    const path = `/orders?${query}`;
    const before = Returning.safeParse(this.#beside.copy(path, 'old')?.body).data ?? [];
    if (before.some(({ returns }) => returns.length > 0)) this.#foreseeContacts(account);
    const found = await this.#reader.get(path, WireOrders);
    if (!found) return [];
    for (const raw of found.asked ? found.value : []) {
      const path = this.#orderPath(raw.id);
      if (path) this.#reader.keep(path, raw, asOf);
      this.#takeIncluded(raw, asOf);
    }
    return found.value
      .map((raw) => readWire(WireOrder, raw))
      .filter(({ customer }) => customer.id === account)
      .toSorted((a, b) => Date.parse(b.placedAt) - Date.parse(a.placedAt))
      .slice(0, limit)
      .map((value) => ({ ...found, value }));
  }

  async product(id: string): Promise<Product | null> {
    const path = pathOf('/products', id);
    return path === null ? null : ((await this.#reader.get(path, Product))?.value ?? null);
  }

  async findProducts(query: string): Promise<Product[]> {
    const named = pathOf('/products', query.trim());
    // One that was just read is meant by its very id.
    if (named !== null && this.#beside.copy(named)?.body)
      return [await this.product(query.trim())].filter((product) => product !== null);
    const found = await this.#reader.get(`/products?${new URLSearchParams({ query })}`, WireProducts);
    return found?.value ?? [];
  }

  /** Of another customer than was asked for nothing is believed. */
  async billing(customer: string): Promise<Billing> {
    const found = await this.#reader.get(`/billing?${new URLSearchParams({ customer })}`, WireBilling);
    return found ? billingOf(found.value, customer) : noBilling();
  }

  /** What a write would move, by the question of the contract: the answer's status and what it says. */
  async quote(
    { path, body }: { path: string; body: Record<string, unknown> },
    when: When,
  ): Promise<z.infer<typeof Quoted>> {
    let said: z.infer<typeof Quoted> | null = null;
    const ask = async () => {
      const { status, json } = await callShop(this.#reach, { method: 'POST', path, body });
      said = { status, json };
      if (![200, 404, 409].includes(status)) throw new ShopUnavailable(CANNOT_SAY);
      return said;
    };
    const key = `quote:${path} ${JSON.stringify(body)}`;
    const read = await this.#reader.through(key, Quoted, when, ask).catch(() => null);
    // What it cannot say now it may be able to say at once; what it said before a while is no offer.
    if (read && !read.old) return read.value;
    if (said) return said;
    throw new ShopUnavailable(CANNOT_SAY);
  }

  /** An order was written to, and so may be what is in `stock`: how it stands now, as the shop said; undefined where it did not. */
  changed(order: string, raw: unknown, stock: boolean): void {
    const path = this.#orderPath(order);
    this.#beside.forgetCopiesUnder('quote:', ...(stock ? ['/products'] : []), ...(path ? [path] : []));
    if (path && raw !== undefined) this.#reader.keep(path, raw);
    for (const { path: list, body } of this.#beside.copiesUnder('/orders?')) {
      const rows = z.array(z.looseObject({ id: z.string() })).safeParse(body).data ?? [];
      if (!rows.some(({ id }) => id === order)) continue;
      if (raw === undefined) this.#beside.forget(list);
      else
        this.#beside.putRight(
          list,
          rows.map((row) => (row.id === order ? raw : row)),
        );
    }
  }

  /** Whoever asks whose an account is, or what comes back of it, soon asks who else has its contacts. */
  #foreseeContacts(account: string): void {
    const path = pathOf('/accounts', account);
    const before = path === null ? null : Account.safeParse(this.#beside.copy(path, 'old')?.body).data;
    // Whoever needs it asks, and hears why it does not come.
    for (const contact of contactsOf(before ?? null)) this.contact(contact).catch(() => undefined);
  }

  #takeIncluded(raw: unknown, asOf: number): void {
    const include = this.#include().include?.split(',') ?? [];
    const { products } = WithProducts.safeParse(raw).data ?? { products: [] };
    for (const product of include.includes('products') ? products : []) {
      const path = pathOf('/products', product.id);
      if (path) this.#reader.keep(path, product, asOf);
    }
    const customer = z.object({ customer: z.looseObject({ id: z.string() }) }).safeParse(raw).data?.customer;
    const path = customer && include.includes('account') ? pathOf('/accounts', customer.id) : null;
    if (path) this.#reader.keep(path, customer, asOf);
  }

  #orderPath(id: string): string | null {
    const path = pathOf('/orders', id);
    const query = new URLSearchParams(this.#include()).toString();
    return path && query !== '' ? `${path}?${query}` : path;
  }

  /** What the shop has said that it can bring along. */
  #include(): { include?: string } {
    const said =
      WireCapabilities.safeParse(this.#beside.copy(CAPABILITIES, 'old')?.body).data?.includes ?? [];
    const names = INCLUDED.filter((name) => said.includes(name));
    return names.length > 0 ? { include: names.join(',') } : {};
  }
}

/** A path to one record; null of a name that no shop can have meant. */
export function pathOf(folder: string, id: string): string | null {
  return id === '' || id.length > 200 || /^\.{1,2}$/.test(id) || /\p{Cc}/u.test(id)
    ? null
    : `${folder}/${encodeURIComponent(id)}`;
}
