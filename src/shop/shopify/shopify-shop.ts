import { z } from 'zod';
import { isAgreed } from '../agreed.ts';
import { commit } from '../embedded/commit.ts';
import { putOrder, readAccount, readOrder } from '../embedded/orders.ts';
import { needsOf } from '../http/planning.ts';
import { type Plan, type Planned, refused, type Step } from '../plan/draft.ts';
import { plan } from '../plan/index.ts';
import { Arrivals } from '../remote/arrivals.ts';
import type { Beside } from '../remote/beside.ts';
import { type RemoteReach, wordsOf } from '../remote/caller.ts';
import { holderOf } from '../remote/contacts.ts';
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
import { abilitiesOf } from './abilities.ts';
import { carryOut } from './carry-out.ts';
import { readNow } from './carrying.ts';
import { ShopifyClient } from './client.ts';
import { type Effect, effectsOf } from './effects.ts';
import { isOurs, takeHistory } from './history.ts';
import { attachLabel } from './labels.ts';
import { markOf } from './marks.ts';
import { withMoney } from './money.ts';
import { isReported, numberIn, orderOf } from './orders.ts';
import { TRIAL } from './reads.ts';
import { ShopifyRecords } from './records.ts';
import { type Shelf, shelfOf } from './shelves.ts';
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
  /** Days that a return is open which the shop made without us. */
  returnDays: number;
  /** The shop's, ISO 4217: prices of products bear none. */
  currency: string;
  /** Milliseconds of service time. */
  now(): number;
  /** Milliseconds of the machine's clock. */
  clock(): number;
  wait(ms: number): Promise<void>;
  keepRefreshToken(token: string): Promise<void>;
  /** A file of ours. */
  file(key: string): Promise<ArrayBuffer | null>;
  /** Whether an address that Shopify names may be called. */
  mayCall(url: string): boolean;
}

/** Accounts that may be told apart by a contact. */
const MOST_HOLDERS = 5;
/** Orders by which it is known since when a contact is an account's. */
const HOLDER_ORDERS = 36;

/** What was begun: enough to do the very same again. */
const Begun = z.object({
  order: z.string(),
  planned: z.custom<Planned>((planned) => typeof planned === 'object' && planned !== null),
  effects: z.array(z.custom<Effect>((effect) => typeof effect === 'object' && effect !== null)),
});
type Begun = z.infer<typeof Begun>;

/** What a write would do: its plan, the order, and what changes there. */
interface Known {
  plan: Plan;
  record: OrderRecord | null;
  begun: Begun | null;
}

/** What of a plan is written here: the rest the shop itself says, the next time that it is asked. */
const OURS: ReadonlySet<Step['do']> = new Set<Step['do']>([
  ...(['open_return', 'reserve', 'refund', 'undo_return', 'undo_exchange'] as const),
  ...(['cancel', 'change'] as const),
]);

/**
 * Shopify by its Admin API. Orders, returns, stock and money are the shop's; what it has no place for (a
 * deadline, a label, what was promised for a parcel) is ours, beside it.
 */
export class ShopifyShop implements Shop {
  readonly #world: ShopifyWorld;
  readonly #tokens: Tokens;
  readonly #client: ShopifyClient;
  readonly #records: ShopifyRecords;
  readonly #theirs: Theirs;
  readonly #arrivals: Arrivals;
  readonly #once: Once;

  constructor(world: ShopifyWorld) {
    this.#world = world;
    this.#tokens = new Tokens(world);
    const { reach, clock, wait } = world;
    this.#client = new ShopifyClient({ reach, tokens: this.#tokens, clock, wait });
    this.#theirs = new Theirs(world.storage.sql);
    this.#arrivals = new Arrivals(world.storage.sql);
    this.#records = new ShopifyRecords(this.#client, world.beside, this.#theirs);
    this.#once = new Once(world.beside);
  }

  async capabilities(): Promise<readonly Capability[]> {
    return abilitiesOf((await this.#tokens.scopes()) ?? (await this.#records.scopes()));
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

  /** Not among what this system keeps. */
  async billing(): Promise<Billing> {
    return noBilling();
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

  async findProducts(query: string): Promise<Product[]> {
    const named = await this.product(query.trim());
    if (named) return [named];
    return this.#records.findProducts(query, this.#world.currency);
  }

  async productKinds(): Promise<[]> {
    return [];
  }

  async quote(write: ShopWrite): Promise<Outcome<ShopQuote>> {
    const { plan: planned } = await this.#plan(write, 'soon', '', '');
    return planned.ok ? { ok: true, value: planned.quote, existing: planned.existing } : planned;
  }

  apply(write: ShopWrite, { key, agreed, now, of }: Parameters<Shop['apply']>[1]): ReturnType<Shop['apply']> {
    return this.#once.apply({
      key,
      write,
      record: async () => ('order' in write ? this.#now(write.order) : null),
      carry: async (earlier, begin): Promise<Tried> => {
        if (earlier !== null) return this.#carryOut(Begun.parse(earlier), true);
        const { plan: planned, record, begun } = await this.#plan(write, 'now', now, markOf(key));
        if (of !== undefined && record?.customer.id !== of) return 'unknown';
        if (!planned.ok) return { kept: planned, order: record };
        if (agreed && !isAgreed(agreed, planned.quote)) return 'changed';
        if (planned.existing || !begun) return { kept: { ...keptOf(planned), refunds: [] }, order: record };
        begin(begun);
        return this.#carryOut(begun, false);
      },
    });
  }

  noteArrival(word: Parameters<Shop['noteArrival']>[0]): Promise<OrderRecord | null> {
    return this.#arrivals.tell(word, () => this.order(word.order));
  }

  async attachLabel({ return: id, label }: Parameters<Shop['attachLabel']>[0]): Promise<void> {
    const { storage, reach, file, mayCall } = this.#world;
    storage.sql.exec('UPDATE returns SET label = ? WHERE id = ?', label && JSON.stringify(label), id);
    const theirs = this.#theirs.idOf('return', id);
    const [row] = storage.sql
      .exec<{ tracking: string }>('SELECT tracking FROM returns WHERE id = ?', id)
      .toArray();
    const bytes = label && theirs && row ? await file(label.key) : null;
    if (!label || !theirs || !row || !bytes) return;
    const { tracking } = row;
    const world = { client: this.#client, fetch: reach.fetch, mayCall };
    await attachLabel(world, theirs, { tracking, label, bytes }).catch(() => undefined);
  }

  /** Asks who it is and what it may do, and says in one line what came of it. */
  async test(): Promise<{ ok: boolean; detail: string }> {
    const answer = await this.#client.words(TRIAL);
    return trial(answer.read) ?? { ok: false, detail: wordsOf(answer, this.#world.reach.hidden) };
  }

  async #now(number: string): Promise<OrderRecord | null> {
    const read = await this.#records.order(number, 'now');
    return read && this.#take(read);
  }

  /** Takes in what the shop says of an order, and gives it with what is ours. */
  #take({ value, at, old }: Read<ShopifyOrder>): OrderRecord | null {
    const { storage, returnDays, arrivesAfter } = this.#world;
    const { sql } = storage;
    const order = this.#orderOf(value);
    if (order.items.length === 0) return null;
    storage.transactionSync(() => {
      this.#theirs.keep('order', order.id, value.id);
      // What a parcel brings back is paid when Shopify says so, not when the order is over.
      putOrder(sql, order.status === 'returned' ? { ...order, status: 'delivered' } : order);
      sql.exec('UPDATE orders SET body = ? WHERE id = ?', JSON.stringify(order), order.id);
      // What it said before is no news.
      if (!old) takeHistory({ sql, theirs: this.#theirs, returnDays }, value);
    });
    const kept = readOrder(sql, order.id);
    const record = kept && this.#arrivals.told(kept, { arrivesAfter, reported: isReported(value) });
    return record && old ? { ...record, asOf: new Date(at).toISOString() } : record;
  }

  #orderOf(order: ShopifyOrder) {
    const { arrivesAfter, now, storage, returnDays } = this.#world;
    const books = { sql: storage.sql, theirs: this.#theirs, returnDays };
    const id = numberIn(order.name);
    return orderOf(order, { arrivesAfter, now: now(), isOurs: (refund) => isOurs(books, id, refund) });
  }

  async #plan(write: ShopWrite, when: 'soon' | 'now', at: string, mark: string): Promise<Known> {
    const none = (reason: 'unsupported' | 'unknown', record: OrderRecord | null = null): Known => ({
      plan: refused(reason),
      record,
      begun: null,
    });
    if (!('order' in write)) return none('unsupported');
    const able = await this.capabilities();
    if (!needsOf(write).every((needed) => able.includes(needed))) return none('unsupported');
    const read = await this.#records.order(write.order, when);
    const record = read && numberIn(read.value.name) === write.order ? this.#take(read) : null;
    if (!read || !record) return none('unknown');
    const shelves = await this.#shelves(write, record);
    const { sql } = this.#world.storage;
    const planned = plan(
      write,
      {
        order: () => record,
        account: (id) => readAccount(sql, id),
        variant: (sku) => shelves.find((shelf) => shelf.sku === sku)?.found ?? null,
        held: () => 0,
      },
      at,
    );
    if (!planned.ok || planned.existing) return { plan: planned, record, begun: null };
    const priced = await withMoney(this.#client, planned, record, read.value.id);
    const effects = priced.ok ? effectsOf(write, priced, record, shelves, mark) : null;
    if (!priced.ok || !effects)
      return { ...none('unsupported', record), ...(priced.ok ? {} : { plan: priced }) };
    return { plan: priced, record, begun: { order: read.value.id, planned: priced, effects } };
  }

  /** What is to come, and what comes already for the returns of the order. */
  async #shelves(write: ShopWrite, record: OrderRecord): Promise<Shelf[]> {
    if (write.act !== 'exchange' && write.act !== 'items') return [];
    const standing = record.exchanges.filter(({ status }) => status === 'reserved').map(({ to }) => to.sku);
    const skus = new Set([
      ...write.swaps.map(({ sku }) => sku),
      ...(write.act === 'exchange' ? standing : []),
    ]);
    const found = await Promise.all([...skus].map((sku) => shelfOf(this.#client, sku, this.#world.currency)));
    return found.filter((shelf) => shelf !== null);
  }

  async #carryOut({ order, planned, effects }: Begun, again: boolean): Promise<Tried> {
    const { storage, beside, wait } = this.#world;
    const { sql } = storage;
    const carrying = { client: this.#client, theirs: this.#theirs, order, again, wait };
    const refusal = await carryOut(carrying, effects);
    beside.forgetCopies();
    if (refusal) return { kept: refused(refusal), order: null };
    const value = await readNow(carrying);
    const id = numberIn(value.name);
    const refundsOf = () => readOrder(sql, id)?.refunds.map((refund) => refund.id) ?? [];
    const before = refundsOf();
    storage.transactionSync(() => commit(sql, this.#stepsLeft(planned.steps)));
    const record = this.#take({ value, at: 0, old: false, asked: true });
    const refunds = refundsOf().filter((refund) => !before.includes(refund));
    return { kept: { ...keptOf(planned), refunds }, order: record };
  }

  /** What of the plan is not written yet: a return whose making nobody heard of may have been taken in since. */
  #stepsLeft(steps: readonly Step[]): Step[] {
    const { sql } = this.#world.storage;
    return steps.filter((step) => {
      if (step.do === 'reserve')
        sql.exec("UPDATE returns SET status = 'open' WHERE id = ? AND status = 'undone'", step.row.return);
      if (step.do === 'open_return')
        return sql.exec('SELECT 1 FROM returns WHERE id = ?', step.row.id).toArray().length === 0;
      return OURS.has(step.do);
    });
  }
}

function keptOf({ ok, existing, quote, return: back, exchanges }: Planned) {
  return { ok, existing, quote, return: back, exchanges };
}
