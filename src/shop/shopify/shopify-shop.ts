import { putOrder, readOrder } from '../embedded/orders.ts';
import type { Beside } from '../remote/beside.ts';
import { type RemoteReach, wordsOf } from '../remote/caller.ts';
import { holderOf } from '../remote/contacts.ts';
import type { Read } from '../remote/reader.ts';
import { Theirs } from '../remote/theirs.ts';
import type { Account, ContactOnFile, OrderRecord, Product, Shop } from '../shop.ts';
import type { Capability, Outcome, ShopQuote } from '../writes.ts';
import { ShopifyClient } from './client.ts';
import { orderOf } from './orders.ts';
import { TRIAL } from './reads.ts';
import { ShopifyRecords } from './records.ts';
import { type ShopifyCredentials, Tokens } from './tokens.ts';
import { trial } from './trial.ts';
import type { ShopifyOrder } from './wire.ts';

/** Where the adapter keeps what is ours, and what it asks by. */
export interface ShopifyWorld {
  reach: RemoteReach;
  credentials: ShopifyCredentials;
  storage: DurableObjectStorage;
  beside: Beside;
  /** Days after which what was sent counts as arrived, where no carrier says so. */
  arrivesAfter: number;
  /** The shop's, ISO 4217: prices of products bear none. */
  currency: string;
  /** Milliseconds of service time. */
  now(): number;
  /** Milliseconds of the machine's clock. */
  clock(): number;
  wait(ms: number): Promise<void>;
  keepRefreshToken(token: string): Promise<void>;
}

/** Accounts that may be told apart by a contact. */
const MOST_HOLDERS = 5;
/** Orders by which it is known since when a contact is an account's. */
const HOLDER_ORDERS = 36;

/** Shopify by its Admin API. */
export class ShopifyShop implements Shop {
  readonly #world: ShopifyWorld;
  readonly #client: ShopifyClient;
  readonly #records: ShopifyRecords;
  readonly #theirs: Theirs;

  constructor(world: ShopifyWorld) {
    this.#world = world;
    const tokens = new Tokens(world);
    this.#client = new ShopifyClient({ reach: world.reach, tokens, clock: world.clock, wait: world.wait });
    this.#theirs = new Theirs(world.storage.sql);
    this.#records = new ShopifyRecords(this.#client, world.beside, this.#theirs);
  }

  async capabilities(): Promise<readonly Capability[]> {
    return [];
  }

  async account(id: string): Promise<Account | null> {
    const known = await this.#records.account(id);
    // A guest is known by their orders alone.
    return known ?? (id.startsWith('guest:') ? ((await this.ordersOf(id, 1))[0]?.customer ?? null) : null);
  }

  async accountByContact(contact: Parameters<Shop['accountByContact']>[0]): Promise<ContactOnFile | null> {
    const accounts = (await this.#records.accountsNaming(contact)).slice(0, MOST_HOLDERS);
    const all = await Promise.all(accounts.map((id) => this.#records.ordersOf(id, HOLDER_ORDERS)));
    const holders = all.flatMap(
      (orders) =>
        holderOf(
          orders.map(({ value }) => this.#orderOf(value)),
          contact,
        ) ?? [],
    );
    return holders.length > 0 ? { holders } : null;
  }

  async order(number: string): Promise<OrderRecord | null> {
    const read = await this.#records.order(number, 'soon');
    return read && this.#take(read);
  }

  /** Shopify finds nobody by a name and a postcode alone. */
  async orderByName(): Promise<OrderRecord | null> {
    return null;
  }

  async ordersOf(account: string, limit: number): Promise<OrderRecord[]> {
    const reads = await this.#records.ordersOf(account, limit);
    return reads.flatMap((read) => this.#take(read) ?? []);
  }

  product(id: string): Promise<Product | null> {
    return this.#records.product(id, this.#world.currency);
  }

  findProducts(query: string): Promise<Product[]> {
    return this.#records.findProducts(query, this.#world.currency);
  }

  async productKinds(): Promise<[]> {
    return [];
  }

  async quote(): Promise<Outcome<ShopQuote>> {
    return { ok: false, reason: 'unsupported' };
  }

  async apply(): ReturnType<Shop['apply']> {
    return { ok: false, reason: 'unsupported' };
  }

  async attachLabel({ return: id, label }: Parameters<Shop['attachLabel']>[0]): Promise<void> {
    const { sql } = this.#world.storage;
    sql.exec('UPDATE returns SET label = ? WHERE id = ?', label && JSON.stringify(label), id);
  }

  async test(): Promise<{ ok: boolean; detail: string }> {
    const answer = await this.#client.words(TRIAL);
    return trial(answer.read) ?? { ok: false, detail: wordsOf(answer, this.#world.reach.hidden) };
  }

  /** Takes in what the shop says of an order, and gives it with what is ours. */
  #take({ value, at, old }: Read<ShopifyOrder>): OrderRecord | null {
    const { sql } = this.#world.storage;
    const order = this.#orderOf(value);
    if (order.items.length === 0) return null;
    this.#theirs.keep('order', order.id, value.id);
    putOrder(sql, order);
    const record = readOrder(sql, order.id);
    return record && old ? { ...record, asOf: new Date(at).toISOString() } : record;
  }

  #orderOf(order: ShopifyOrder) {
    const { arrivesAfter, now } = this.#world;
    return orderOf(order, { arrivesAfter, now: now(), isOurs: () => false });
  }
}
