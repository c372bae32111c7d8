import { orderNumber } from '../../identity/order-number.ts';
import { putOrder, readOrder } from '../embedded/orders.ts';
import { apply, quote } from '../embedded/write.ts';
import { Arrivals } from '../remote/arrivals.ts';
import type { Beside } from '../remote/beside.ts';
import { type RemoteReach, wordsOf } from '../remote/caller.ts';
import type { ChangeFeed } from '../remote/change-feed.ts';
import { holderOf, names } from '../remote/contacts.ts';
import {
  type Account,
  type Billing,
  type ContactOnFile,
  noBilling,
  type OrderRecord,
  type Product,
  type Shop,
} from '../shop.ts';
import type { Capability, Outcome, ShopQuote, ShopWrite } from '../writes.ts';
import { PrestaRecords } from './records.ts';
import type { When } from './rest.ts';

const ABLE: readonly Capability[] = ['return', 'undo'];

/** Where the adapter keeps what is ours. */
interface PrestaWorld {
  reach: RemoteReach;
  storage: DurableObjectStorage;
  beside: Beside;
  /** Days after which what was sent counts as arrived, where no state says so. */
  arrivesAfter: number;
  /** ISO 4217: products bear no currency. */
  currency: string;
  /** Milliseconds. */
  now(): number;
}

/**
 * PrestaShop by its webservice, which is read and never written: it has no returns, reserves nothing and moves
 * no money. Returns are ours, kept as the embedded shop keeps them.
 */
export class PrestaShop implements Shop, ChangeFeed {
  readonly #world: PrestaWorld;
  readonly #records: PrestaRecords;
  readonly #arrivals: Arrivals;

  constructor(world: PrestaWorld) {
    this.#world = world;
    this.#records = new PrestaRecords(world);
    this.#arrivals = new Arrivals(world.storage.sql);
  }

  async capabilities(): Promise<readonly Capability[]> {
    return ABLE;
  }

  account(id: string): Promise<Account | null> {
    return this.#records.account(id);
  }

  async accountByContact(contact: Parameters<Shop['accountByContact']>[0]): Promise<ContactOnFile | null> {
    const orders = (await this.#records.ordersNaming(contact)).map(({ value }) => value);
    const accounts = new Set(
      orders.filter((order) => names(order, contact)).map(({ customer }) => customer.id),
    );
    const holders = [...accounts].flatMap(
      (id) =>
        holderOf(
          orders.filter(({ customer }) => customer.id === id),
          contact,
        ) ?? [],
    );
    return holders.length > 0 ? { holders } : null;
  }

  async order(written: string): Promise<OrderRecord | null> {
    return this.#order(written, 'soon');
  }

  /** Not among what this system keeps. */
  async billing(): Promise<Billing> {
    return noBilling();
  }

  /** PrestaShop finds nobody by a name and a postcode alone. */
  async orderByName(): Promise<OrderRecord | null> {
    return null;
  }

  async ordersOf(account: string, limit: number): Promise<OrderRecord[]> {
    const reads = await this.#records.ordersOf(account, limit);
    return reads.flatMap((read) => this.#take(read) ?? []);
  }

  product(id: string): Promise<Product | null> {
    return this.#records.product(id);
  }

  async findProducts(query: string): Promise<Product[]> {
    const named = await this.product(query.trim());
    return named ? [named] : this.#records.findProducts(query.trim());
  }

  async productKinds(): Promise<[]> {
    return [];
  }

  async quote(write: ShopWrite): Promise<Outcome<ShopQuote>> {
    const standing = await this.#standing(write, 'soon');
    return standing === null ? quote(this.#world.storage.sql, write) : { ok: false, reason: standing };
  }

  /** All of it is ours, and one transaction: nothing can be cut off in the middle. */
  async apply(write: ShopWrite, terms: Parameters<Shop['apply']>[1]): ReturnType<Shop['apply']> {
    const standing = await this.#standing(write, 'now');
    return standing === null ? apply(this.#world.storage, write, terms) : { ok: false, reason: standing };
  }

  noteArrival(word: Parameters<Shop['noteArrival']>[0]): Promise<OrderRecord | null> {
    return this.#arrivals.tell(word, () => this.order(word.order));
  }

  async attachLabel({ return: id, label }: Parameters<Shop['attachLabel']>[0]): Promise<void> {
    const { sql } = this.#world.storage;
    sql.exec('UPDATE returns SET label = ? WHERE id = ?', label && JSON.stringify(label), id);
  }

  /** PrestaShop tells nothing by itself: what its people changed is asked for. */
  poll(cursor: string | null): Promise<string | null> {
    return this.#records.poll(cursor);
  }

  /** Reads a row of everything that is needed, and names what the key may not read in the shop's own words. */
  async test(): Promise<{ ok: boolean; detail: string }> {
    const tried = await this.#records.trial();
    const { hidden } = this.#world.reach;
    const [shut] = tried.filter(({ answer }) => answer.status !== 200 || answer.json === undefined);
    if (!shut) return { ok: true, detail: CAN };
    const count = tried.filter(({ answer }) => answer.status !== 200).length;
    const others = count > 1 ? ` (and ${count - 1} more)` : '';
    return { ok: false, detail: `${shut.resource}${others} cannot be read: ${wordsOf(shut.answer, hidden)}` };
  }

  /** Null where the order stands here as the shop has it now. */
  async #standing(write: ShopWrite, when: When): Promise<'unsupported' | 'unknown' | null> {
    const isOurs = write.act === 'undo_return' || (write.act === 'return' && write.settlement === null);
    if (!isOurs) return 'unsupported';
    const order = await this.#order(write.order, when);
    return order?.id === write.order ? null : 'unknown';
  }

  /** By its number, or by the reference of nine letters that PrestaShop's mails bear. */
  async #order(written: string, when: When): Promise<OrderRecord | null> {
    const plain = orderNumber(written).replace(/[\s.,]/g, '');
    const read = await this.#records.order(plain, when);
    return read && this.#take(read);
  }

  /** Takes in what the shop says of an order, and gives it with what is ours. */
  #take({
    value: order,
    at,
    old,
  }: Awaited<ReturnType<PrestaRecords['ordersOf']>>[number]): OrderRecord | null {
    const { sql } = this.#world.storage;
    if (order.items.length === 0) return null;
    putOrder(sql, order);
    const kept = readOrder(sql, order.id);
    const record = kept && this.#arrivals.told(kept, this.#world);
    return record && old ? { ...record, asOf: new Date(at).toISOString() } : record;
  }
}

const CAN =
  'Orders, customers and products can be read. Nothing is written to PrestaShop: returns and their labels are kept here; exchanges, cancellations and refunds stay with you.';
