import { z } from 'zod';
import { isAgreed } from '../agreed.ts';
import { putProduct, readVariant } from '../embedded/catalogue.ts';
import { commit } from '../embedded/commit.ts';
import { putOrder, readAccount, readOrder } from '../embedded/orders.ts';
import type { Plan, Planned } from '../plan/draft.ts';
import { refused } from '../plan/draft.ts';
import { plan } from '../plan/index.ts';
import { Arrivals } from '../remote/arrivals.ts';
import type { Beside } from '../remote/beside.ts';
import { type RemoteReach, wordsOf } from '../remote/caller.ts';
import type { ChangeFeed } from '../remote/change-feed.ts';
import { holderOf, names, spellingsOf } from '../remote/contacts.ts';
import { Once, type Tried } from '../remote/once.ts';
import type { Read } from '../remote/reader.ts';
import { Theirs } from '../remote/theirs.ts';
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
import { CarryOut } from './carry-out.ts';
import { changedPath, takeChanges } from './changes.ts';
import { effectsOf } from './effects.ts';
import { accountIdOf, orderOf } from './orders.ts';
import { API, WooRest } from './rest.ts';
import type { WooOrder } from './wire.ts';

const ABLE: readonly Capability[] = ['return', 'settle', 'exchange', 'undo', 'cancel'];
const NEEDS: ReadonlySet<ShopWrite['act']> = new Set<ShopWrite['act']>([
  ...['return', 'settle', 'exchange', 'cancel'],
  ...['undo_return', 'undo_exchange'],
] as ShopWrite['act'][]);

/** Where the adapter keeps what is ours. */
interface WooWorld {
  reach: RemoteReach;
  storage: DurableObjectStorage;
  beside: Beside;
  /** Days after which what was sent counts as arrived: WooCommerce never says so. */
  arrivesAfter: number;
  /** ISO 4217: products bear no currency. */
  currency: string;
  /** Milliseconds. */
  now(): number;
}

const Begun = z.custom<Planned>((planned) => typeof planned === 'object' && planned !== null);

/**
 * WooCommerce by its REST API v3. Orders, stock and payments are the shop's; returns, exchanges and what waits
 * for a parcel are ours, kept as the embedded shop keeps them and told on the order as private notes.
 */
export class WooShop implements Shop, ChangeFeed {
  readonly #world: WooWorld;
  readonly #rest: WooRest;
  readonly #once: Once;
  readonly #theirs: Theirs;
  readonly #arrivals: Arrivals;

  constructor(world: WooWorld) {
    this.#world = world;
    this.#rest = new WooRest(world.reach, world.beside);
    this.#once = new Once(world.beside);
    this.#theirs = new Theirs(world.storage.sql);
    this.#arrivals = new Arrivals(world.storage.sql);
  }

  async capabilities(): Promise<readonly Capability[]> {
    return ABLE;
  }

  async account(id: string): Promise<Account | null> {
    return (await this.ordersOf(id, 1))[0]?.customer ?? null;
  }

  async accountByContact(contact: Parameters<Shop['accountByContact']>[0]): Promise<ContactOnFile | null> {
    const texts = 'email' in contact ? [contact.email.trim().toLowerCase()] : spellingsOf(contact.phone);
    const found = await this.#rest.ordersNaming(texts);
    const naming = found.filter((order) => names(this.#orderOf(order), contact));
    const accounts = [...new Set(naming.map(accountIdOf))].slice(0, MOST_HOLDERS);
    const all = await Promise.all(accounts.map((account) => this.#rest.ordersOf(account, 'soon')));
    const holders = all.flatMap(
      ({ value }) =>
        holderOf(
          value.map((one) => this.#orderOf(one)),
          contact,
        ) ?? [],
    );
    return holders.length > 0 ? { holders } : null;
  }

  async order(number: string): Promise<OrderRecord | null> {
    const read = await this.#rest.order(number, 'soon');
    return read && this.#take(read);
  }

  /** Not among what this system keeps. */
  async billing(): Promise<Billing> {
    return noBilling();
  }

  /** WooCommerce finds nobody by a name and a postcode alone. */
  async orderByName(): Promise<OrderRecord | null> {
    return null;
  }

  async ordersOf(account: string, limit: number): Promise<OrderRecord[]> {
    const read = await this.#rest.ordersOf(account, 'soon');
    return read.value
      .filter((order) => this.#theirs.oursOf('exchange', order.id) === null)
      .slice(0, limit)
      .flatMap((value) => this.#take({ ...read, value }) ?? []);
  }

  product(id: string): Promise<Product | null> {
    return this.#rest.product(id, this.#world.currency);
  }

  async findProducts(query: string): Promise<Product[]> {
    const named = await this.product(query.trim());
    if (named) return [named];
    return this.#rest.findProducts(query, this.#world.currency);
  }

  async productKinds(): Promise<[]> {
    return [];
  }

  async quote(write: ShopWrite): Promise<Outcome<ShopQuote>> {
    const { plan: planned } = await this.#plan(write, 'soon', '');
    return planned.ok ? { ok: true, value: planned.quote, existing: planned.existing } : planned;
  }

  apply(write: ShopWrite, { key, agreed, now, of }: Parameters<Shop['apply']>[1]): ReturnType<Shop['apply']> {
    return this.#once.apply({
      key,
      write,
      record: async () => ('order' in write ? this.#now(write.order) : null),
      carry: async (begun, begin): Promise<Tried> => {
        if (begun !== null) return this.#carryOut(write, Begun.parse(begun), key, true);
        const { plan: planned, order } = await this.#plan(write, 'now', now);
        if (of !== undefined && order?.customer.id !== of) return 'unknown';
        if (!planned.ok) return { kept: planned, order };
        if (agreed && !isAgreed(agreed, planned.quote)) return 'changed';
        if (planned.existing) return { kept: { ...keptOf(planned), refunds: [] }, order };
        begin(planned);
        return this.#carryOut(write, planned, key, false);
      },
    });
  }

  noteArrival(word: Parameters<Shop['noteArrival']>[0]): Promise<OrderRecord | null> {
    return this.#arrivals.tell(word, () => this.order(word.order));
  }

  async attachLabel({ return: id, label }: Parameters<Shop['attachLabel']>[0]): Promise<void> {
    const { sql } = this.#world.storage;
    sql.exec('UPDATE returns SET label = ? WHERE id = ?', label && JSON.stringify(label), id);
  }

  /** Reads the newest order, which is what everything else needs, and says in the shop's words what came of it. */
  async test(): Promise<{ ok: boolean; detail: string }> {
    const answer = await this.#rest.call({
      method: 'GET',
      path: `${API}/orders?per_page=1&_fields=id,status`,
    });
    return {
      ok: answer.status === 200 && Array.isArray(answer.json),
      detail: wordsOf(answer, this.#world.reach.hidden),
    };
  }

  /** Webhooks come once, and are switched off after five that failed: what they did not tell is asked for. */
  async poll(cursor: string | null): Promise<string | null> {
    const rows = await this.#rest.changed(changedPath(cursor, this.#world.now()));
    return takeChanges(this.#world.beside, rows, cursor);
  }

  async #now(number: string): Promise<OrderRecord | null> {
    const read = await this.#rest.order(number, 'now');
    return read && this.#take(read);
  }

  /** Takes in what the shop says of an order, and gives it with what is ours. */
  #take({ value, at, old }: Read<WooOrder>): OrderRecord | null {
    const { sql } = this.#world.storage;
    const order = this.#orderOf(value);
    if (order.items.length === 0) return null;
    this.#theirs.keep('order', order.id, value.id);
    putOrder(sql, order);
    const kept = readOrder(sql, order.id);
    const record = kept && this.#arrivals.told(kept, this.#world);
    return record && old ? { ...record, asOf: new Date(at).toISOString() } : record;
  }

  #orderOf(woo: WooOrder) {
    const { arrivesAfter, now } = this.#world;
    return orderOf(woo, { arrivesAfter, now: now(), ours: this.#theirs.all('refund') });
  }

  async #plan(
    write: ShopWrite,
    when: 'soon' | 'now',
    at: string,
  ): Promise<{ plan: Plan; order: OrderRecord | null }> {
    const none = { plan: refused('unsupported'), order: null };
    const partial = write.act === 'cancel' && write.lots !== null;
    if (!('order' in write) || !NEEDS.has(write.act) || partial) return none;
    const read = await this.#rest.order(write.order, when);
    const order = read?.value.number === write.order ? this.#take(read) : null;
    if (!order) return { plan: refused('unknown'), order };
    if (write.act === 'exchange') await this.#stock(order, write.swaps);
    const { sql } = this.#world.storage;
    const planned = plan(
      write,
      {
        order: (id) => readOrder(sql, id),
        account: (id) => readAccount(sql, id),
        variant: (sku) => this.#variant(sku),
        held: () => 0,
      },
      at,
    );
    // A difference cannot be taken from anybody here, and a way that there is no effect for is none.
    const takes = planned.ok && planned.quote.money.some(({ direction }) => direction === 'from_customer');
    if (planned.ok && (takes || !effectsOf(planned, ''))) return { plan: refused('unsupported'), order };
    return { plan: planned, order };
  }

  #variant(sku: string) {
    const { sql } = this.#world.storage;
    const found = readVariant(sql, sku);
    const title =
      found &&
      sql.exec<{ title: string }>('SELECT title FROM products WHERE id = ?', found.product).one().title;
    return found && { product: { id: found.product, title: title ?? '' }, variant: found.variant };
  }

  /** Takes the stock in as the shop counts it: without what our own exchanges hold there already. */
  async #stock(order: OrderRecord, swaps: readonly { line: string }[]): Promise<void> {
    const { sql } = this.#world.storage;
    const ids = order.items.filter(({ line }) => swaps.some((swap) => swap.line === line));
    for (const id of new Set(ids.map(({ product }) => product))) {
      const product = await this.product(id);
      if (!product) continue;
      const reserved = (sku: string) =>
        sql
          .exec<{ n: number | null }>(
            "SELECT sum(quantity) AS n FROM exchanges WHERE sku = ? AND status = 'reserved'",
            sku,
          )
          .one().n ?? 0;
      const variants = product.variants.map((one) => ({ ...one, stock: one.stock + reserved(one.sku) }));
      putProduct(sql, { ...product, variants });
    }
  }

  async #carryOut(write: ShopWrite, planned: Planned, key: string, again: boolean): Promise<Tried> {
    const { storage, beside } = this.#world;
    const effects = effectsOf(planned, key) ?? [];
    const carrying = new CarryOut(
      this.#rest,
      this.#theirs,
      (sku) => readVariant(storage.sql, sku)?.product ?? null,
    );
    const refusal = await carrying.all(effects, again);
    beside.forgetCopies();
    if (refusal) return { kept: refused(refusal), order: null };
    const id = 'order' in write ? write.order : '';
    const before = readOrder(storage.sql, id)?.refunds.map((refund) => refund.id) ?? [];
    storage.transactionSync(() => commit(storage.sql, planned.steps));
    const refunds = readOrder(storage.sql, id)?.refunds.map((refund) => refund.id) ?? [];
    const made = refunds.filter((refund) => !before.includes(refund));
    return { kept: { ...keptOf(planned), refunds: made }, order: readOrder(storage.sql, id) };
  }
}

/** Accounts that may be told apart by a contact. */
const MOST_HOLDERS = 5;

function keptOf({ ok, existing, quote, return: back, exchanges }: Planned) {
  return { ok, existing, quote, return: back, exchanges };
}
