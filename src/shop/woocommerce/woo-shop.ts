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
import { contactsOf, holderOf, names, spellingsOf } from '../remote/contacts.ts';
import { LaterEffects } from '../remote/later.ts';
import { Once, type Tried } from '../remote/once.ts';
import type { Read } from '../remote/reader.ts';
import { Theirs } from '../remote/theirs.ts';
import { underWay } from '../remote/under-way.ts';
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
import { CarryOut, type Fresh } from './carry-out.ts';
import { changedPath, takeChanges } from './changes.ts';
import { effectsOf, Noted } from './effects.ts';
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
    this.#foreseeContacts(id);
    return (await this.ordersOf(id, 1))[0]?.customer ?? null;
  }

  async accountByContact(contact: Parameters<Shop['accountByContact']>[0]): Promise<ContactOnFile | null> {
    const found = await this.#rest.ordersNaming(textsOf(contact));
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
    const asked = this.#rest.ordersOf(account, 'soon');
    this.#foresee(account);
    const read = await asked;
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
        if (begun !== null) return this.#carryOut(write, Begun.parse(begun), key, null);
        const { plan: planned, order, fresh } = await this.#plan(write, 'now', now);
        if (of !== undefined && order?.customer.id !== of) return 'unknown';
        if (!planned.ok) return { kept: planned, order };
        if (agreed && !isAgreed(agreed, planned.quote)) return 'changed';
        if (planned.existing) return { kept: { ...keptOf(planned), refunds: [] }, order };
        begin(planned);
        return this.#carryOut(write, planned, key, fresh);
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

  async doLater(effect: unknown, again: boolean): Promise<void> {
    await new CarryOut(this.#rest, this.#theirs, nothingFresh(), () => null).note(Noted.parse(effect), again);
  }

  /** Asks for what is soon asked about, where something comes back already, in the same breath as for the orders. */
  #foresee(account: string): void {
    const { orders, products } = underWay(this.#world.storage.sql, { account });
    if (orders.length > 0) this.#foreseeContacts(account);
    for (const id of products) ahead(this.product(id));
  }

  /** Whoever asks whose an account is soon asks who else has its contacts. */
  #foreseeContacts(account: string): void {
    for (const contact of contactsOf(readAccount(this.#world.storage.sql, account)))
      ahead(this.#rest.ordersNaming(textsOf(contact)));
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
  ): Promise<{ plan: Plan; order: OrderRecord | null; fresh: Fresh }> {
    const fresh = nothingFresh();
    const none = { plan: refused('unsupported'), order: null, fresh };
    const partial = write.act === 'cancel' && write.lots !== null;
    if (!('order' in write) || !NEEDS.has(write.act) || partial) return none;
    const known =
      write.act === 'return' && when === 'now' ? readOrder(this.#world.storage.sql, write.order) : null;
    // What comes back is soon asked about in another size.
    if (known && write.act === 'return')
      for (const id of productsOf(known, write.lots)) ahead(this.product(id));
    const [read] = await Promise.all([
      this.#rest.order(write.order, when),
      when === 'now' && write.act === 'exchange' ? this.#readShelves(write, fresh) : null,
    ]);
    fresh.order = read?.value ?? null;
    const order = read?.value.number === write.order ? this.#take(read) : null;
    if (!order) return { plan: refused('unknown'), order, fresh };
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
    if (planned.ok && (takes || !effectsOf(planned, '')))
      return { plan: refused('unsupported'), order, fresh };
    return { plan: planned, order, fresh };
  }

  /** How many there are right now of what is exchanged, where our own record says what that is. */
  async #readShelves(write: ShopWrite & { act: 'exchange' }, fresh: Fresh): Promise<void> {
    const known = readOrder(this.#world.storage.sql, write.order);
    const ids = known ? productsOf(known, write.swaps) : [];
    const read = await Promise.all(ids.map((id) => this.#rest.variations(id, 'now')));
    for (const [at, id] of ids.entries()) if (read[at]) fresh.variations.set(id, read[at].value);
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
    for (const id of productsOf(order, swaps)) {
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

  /** `fresh`: what was read right before; null where an earlier try was cut off. */
  async #carryOut(write: ShopWrite, planned: Planned, key: string, fresh: Fresh | null): Promise<Tried> {
    const { storage, beside, now } = this.#world;
    const all = effectsOf(planned, key) ?? [];
    // What is told on the order, nobody waits for.
    const notes = all.filter((effect) => effect.do === 'note');
    const effects = all.filter((effect) => effect.do !== 'note');
    const carrying = new CarryOut(
      this.#rest,
      this.#theirs,
      fresh ?? nothingFresh(),
      (sku) => readVariant(storage.sql, sku)?.product ?? null,
    );
    const refusal = await carrying.all(effects, fresh === null).finally(() => {
      // An order that holds pieces, or no longer, is no order of the customer's: theirs are as they were.
      if (effects.length === 0) return;
      if (effects.every((effect) => effect.do === 'reserve' || effect.do === 'release'))
        beside.forgetCopiesUnder(`${API}/products`);
      else beside.forgetCopies();
    });
    if (refusal) return { kept: refused(refusal), order: null };
    const id = 'order' in write ? write.order : '';
    const before = readOrder(storage.sql, id)?.refunds.map((refund) => refund.id) ?? [];
    storage.transactionSync(() => {
      commit(storage.sql, planned.steps);
      for (const note of notes) new LaterEffects(storage.sql).put(note.mark, note.order, note, now());
    });
    const refunds = readOrder(storage.sql, id)?.refunds.map((refund) => refund.id) ?? [];
    const made = refunds.filter((refund) => !before.includes(refund));
    return { kept: { ...keptOf(planned), refunds: made }, order: readOrder(storage.sql, id) };
  }
}

/** Accounts that may be told apart by a contact. */
const MOST_HOLDERS = 5;

function nothingFresh(): Fresh {
  return { order: null, variations: new Map() };
}

function textsOf(contact: { email: string } | { phone: string }): string[] {
  return 'email' in contact ? [contact.email.trim().toLowerCase()] : spellingsOf(contact.phone);
}

/** The products of some lines of an order. */
function productsOf({ items }: OrderRecord, lines: readonly { line: string }[]): string[] {
  const meant = items.filter(({ line }) => lines.some((one) => one.line === line));
  return [...new Set(meant.map(({ product }) => product))];
}

/** What is asked for ahead: whoever needs it asks for it, and hears why it does not come. */
function ahead(asked: Promise<unknown>): void {
  asked.catch(() => undefined);
}

function keptOf({ ok, existing, quote, return: back, exchanges }: Planned) {
  return { ok, existing, quote, return: back, exchanges };
}
