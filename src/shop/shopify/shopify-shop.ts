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
import { contactsOf, holderOf } from '../remote/contacts.ts';
import { LaterEffects } from '../remote/later.ts';
import { Once, type Tried } from '../remote/once.ts';
import type { Read } from '../remote/reader.ts';
import { Theirs } from '../remote/theirs.ts';
import { underWay } from '../remote/under-way.ts';
import type { LabelNews } from '../remote/untold.ts';
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
import { carryOut, release } from './carry-out.ts';
import { type Carrying, latestOf, type Returnable, readReturnable } from './carrying.ts';
import { ShopifyClient } from './client.ts';
import { type Effect, effectsOf } from './effects.ts';
import { isOurs, takeHistory } from './history.ts';
import { attachLabel } from './labels.ts';
import { markOf } from './marks.ts';
import { inFull, withMoney } from './money.ts';
import { isReported, namingOf, numberIn, orderOf } from './orders.ts';
import { TRIAL } from './reads.ts';
import { ShopifyRecords } from './records.ts';
import { type Shelf, shelfIn, shelfOf } from './shelves.ts';
import { type ShopifyCredentials, Tokens } from './tokens.ts';
import { trial } from './trial.ts';
import type { ShopifyOrder, Suggested } from './wire.ts';

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

/** What was begun: enough to do the very same again. */
const Begun = z.object({
  order: z.string(),
  planned: z.custom<Planned>((planned) => typeof planned === 'object' && planned !== null),
  effects: z.array(z.custom<Effect>((effect) => typeof effect === 'object' && effect !== null)),
});
type Begun = z.infer<typeof Begun>;
const Released = z.object({
  do: z.literal('release'),
  mark: z.string(),
  exchange: z.string(),
  quantity: z.number().int(),
});

/** What a write would do: its plan, the order, and what changes there. */
interface Known {
  plan: Plan;
  record: OrderRecord | null;
  known: Fresh | null;
  begun: Begun | null;
}

/** What was read right before a write, for its changes to go by. */
type Fresh = Pick<Carrying, 'latest' | 'returnable'>;

/** What was asked for together with an order. */
interface Ahead {
  returnable: Returnable[] | null;
  full: Suggested | null;
  shelves: Shelf[];
}

/** What of a plan is written here: the rest the shop itself says, the next time that it is asked. */
const OURS: ReadonlySet<Step['do']> = new Set<Step['do']>([
  ...(['open_return', 'reserve', 'refund', 'undo_return', 'undo_exchange'] as const),
  ...(['cancel', 'change'] as const),
]);

/** What changes how many there are of something. */
const MOVES_STOCK: ReadonlySet<Effect['do']> = new Set<Effect['do']>(['hold', 'release', 'cancel', 'edit']);

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
    this.#foreseeContacts(id);
    const known = await this.#records.account(id);
    // A guest is known by their orders alone.
    return known ?? (id.startsWith('guest:') ? ((await this.ordersOf(id, 1))[0]?.customer ?? null) : null);
  }

  async accountByContact(contact: Parameters<Shop['accountByContact']>[0]): Promise<ContactOnFile | null> {
    const all = (await this.#records.ordersNaming(contact)).slice(0, MOST_HOLDERS);
    const holders = all.flatMap((orders) => holderOf(orders.map(namingOf), contact) ?? []);
    return holders.length > 0 ? { holders } : null;
  }

  async order(number: string): Promise<OrderRecord | null> {
    if (!this.#records.isKnown({ order: number })) this.#foresee({ order: number });
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
    const isKnown = this.#records.isKnown({ account });
    const asked = this.#records.ordersOf(account, limit);
    if (!isKnown) this.#foresee({ account });
    const reads = await asked;
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
        if (earlier !== null) return this.#carryOut(Begun.parse(earlier), null);
        const { plan: planned, record, known, begun } = await this.#plan(write, 'now', now, markOf(key));
        if (of !== undefined && record?.customer.id !== of) return 'unknown';
        if (!planned.ok) return { kept: planned, order: record };
        if (agreed && !isAgreed(agreed, planned.quote)) return 'changed';
        if (planned.existing || !begun || !known)
          return { kept: { ...keptOf(planned), refunds: [] }, order: record };
        begin(begun);
        return this.#carryOut(begun, known);
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

  async tellLabel({ return: id, label }: LabelNews): Promise<void> {
    const { storage, reach, file, mayCall } = this.#world;
    const theirs = this.#theirs.idOf('return', id);
    const [row] = storage.sql
      .exec<{ tracking: string }>('SELECT tracking FROM returns WHERE id = ?', id)
      .toArray();
    const bytes = theirs && row ? await file(label.key) : null;
    if (!theirs || !row || !bytes) return;
    const world = { client: this.#client, fetch: reach.fetch, mayCall };
    await attachLabel(world, theirs, { tracking: row.tracking, label, bytes });
  }

  async doLater(effect: unknown): Promise<void> {
    const { wait } = this.#world;
    const carrying = { client: this.#client, theirs: this.#theirs, order: '', again: true, wait };
    await release({ ...carrying, latest: null, returnable: null }, Released.parse(effect));
    this.#world.beside.forgetCopiesUnder('product:');
  }

  /** Asks who it is and what it may do, and says in one line what came of it. */
  async test(): Promise<{ ok: boolean; detail: string }> {
    const answer = await this.#client.words(TRIAL);
    return trial(answer.read) ?? { ok: false, detail: wordsOf(answer, this.#world.reach.hidden) };
  }

  /** Asks for what is soon asked about in the same breath as what is asked for, so that nobody waits for it by itself. */
  #foresee(of: Parameters<typeof underWay>[1]): void {
    const { orders, products } = underWay(this.#world.storage.sql, of);
    const ids = orders.flatMap((order) => this.#theirs.idOf('order', order) ?? []);
    for (const id of ids) ahead(this.#records.orderById(id, 'soon'));
    for (const id of products) ahead(this.#records.rawProduct(id));
    if (orders.length > 0 && 'account' in of) this.#foreseeContacts(of.account);
  }

  /** Whoever asks whose an account is soon asks who else has its contacts. */
  #foreseeContacts(account: string): void {
    for (const contact of contactsOf(readAccount(this.#world.storage.sql, account)))
      ahead(this.#records.ordersNaming(contact));
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
      ...{ known: null, begun: null },
    });
    if (!('order' in write)) return none('unsupported');
    const [able, read, beside] = await Promise.all([
      this.capabilities(),
      this.#records.order(write.order, when),
      this.#beside(write, when),
    ]);
    if (!needsOf(write).every((needed) => able.includes(needed))) return none('unsupported');
    const record = read && numberIn(read.value.name) === write.order ? this.#take(read) : null;
    if (!read || !record) return none('unknown');
    const shelves = await this.#shelves(write, record, when, beside.shelves);
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
    if (!planned.ok || planned.existing) return { plan: planned, record, known: null, begun: null };
    const priced = await withMoney(this.#client, planned, record, read.value.id, beside.full);
    const effects = priced.ok ? effectsOf(write, priced, record, shelves, mark) : null;
    if (!priced.ok || !effects)
      return { ...none('unsupported', record), ...(priced.ok ? {} : { plan: priced }) };
    const known = { latest: read.value, returnable: beside.returnable };
    return { plan: priced, record, known, begun: { order: read.value.id, planned: priced, effects } };
  }

  /** What a write needs to know beside its order, asked for together with it, where it is known enough to be asked for. */
  async #beside(write: ShopWrite & { order: string }, when: 'soon' | 'now'): Promise<Ahead> {
    const { sql } = this.#world.storage;
    const id = this.#theirs.idOf('order', write.order);
    const isNow = when === 'now' && id !== null;
    const goesBack = write.act === 'return' || write.act === 'exchange';
    const known = isNow ? readOrder(sql, write.order) : null;
    // What comes back is soon asked about in another size.
    if (write.act === 'return')
      for (const product of productsOf(write, known)) ahead(this.#records.rawProduct(product));
    const [returnable, full, ...shelves] = await Promise.all([
      isNow && goesBack ? readReturnable(this.#client, id) : null,
      id !== null && write.act === 'cancel' ? inFull(this.#client, id) : null,
      ...(isNow ? skusOf(write, known) : []).map((sku) => this.#shelf(sku)),
    ]);
    return { returnable, full, shelves: shelves.filter((shelf) => shelf !== null) };
  }

  #shelf(sku: string): Promise<Shelf | null> {
    return shelfOf(this.#client, sku, this.#world.currency);
  }

  /** What is to come, and what comes already for the returns of the order. `ahead`: what of it was just asked for. */
  async #shelves(
    write: ShopWrite,
    record: OrderRecord,
    when: 'soon' | 'now',
    ahead: readonly Shelf[],
  ): Promise<Shelf[]> {
    const found = await Promise.all(
      skusOf(write, record).map(async (sku) => {
        const known = ahead.find((shelf) => shelf.sku === sku);
        return known ?? (when === 'soon' ? await this.#quotedShelf(sku, record) : null) ?? this.#shelf(sku);
      }),
    );
    return found.filter((shelf) => shelf !== null);
  }

  /** Of a quote: as the products of the order say, which were just looked at. */
  async #quotedShelf(sku: string, { items }: OrderRecord): Promise<Shelf | null> {
    for (const product of new Set(items.map((item) => item.product))) {
      const known = this.#records.productAt(product);
      const shelf = known && shelfIn(known, sku, this.#world.currency);
      if (shelf) return shelf;
    }
    return null;
  }

  /** `known`: what was read right before; null where an earlier try was cut off. */
  async #carryOut({ order, planned, effects }: Begun, known: Fresh | null): Promise<Tried> {
    const { storage, wait, now } = this.#world;
    const { sql } = storage;
    const fresh = known ?? { latest: null, returnable: null };
    const stock = effects.some((effect) => MOVES_STOCK.has(effect.do));
    const carrying: Carrying = {
      ...{ client: this.#client, theirs: this.#theirs, order, again: known === null, wait },
      ...fresh,
    };
    // What is in stock again, nobody waits for.
    const later = effects.filter((effect) => effect.do === 'release');
    const { refusal, value } = await carryOut(
      carrying,
      effects.filter((effect) => effect.do !== 'release'),
    )
      .then(async (refusal) => ({ refusal, value: refusal ? null : await latestOf(carrying) }))
      .finally(() => this.#records.changed(order, null, stock));
    if (refusal || !value) return { kept: refused(refusal ?? 'unknown'), order: null };
    this.#records.changed(order, value, stock);
    const id = numberIn(value.name);
    const refundsOf = () => readOrder(sql, id)?.refunds.map((refund) => refund.id) ?? [];
    const before = refundsOf();
    storage.transactionSync(() => {
      commit(sql, this.#stepsLeft(planned.steps));
      for (const effect of later) new LaterEffects(sql).put(effect.mark, null, effect, now());
    });
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

/** What is to come for an order by a write, and what comes already for its returns. */
function skusOf(write: ShopWrite, record: Pick<OrderRecord, 'exchanges'> | null): string[] {
  if (write.act !== 'exchange' && write.act !== 'items') return [];
  const standing = (record?.exchanges ?? []).filter(({ status }) => status === 'reserved');
  const skus = write.swaps.map(({ sku }) => sku);
  return [...new Set([...skus, ...(write.act === 'exchange' ? standing.map(({ to }) => to.sku) : [])])];
}

/** The products of what goes back, two at most. */
function productsOf(write: ShopWrite & { act: 'return' }, record: OrderRecord | null): string[] {
  const back = (record?.items ?? []).filter(({ line }) => write.lots.some((lot) => lot.line === line));
  return [...new Set(back.map(({ product }) => product))].slice(0, 2);
}

/** What is asked for ahead: whoever needs it asks for it, and hears why it does not come. */
function ahead(asked: Promise<unknown>): void {
  asked.catch(() => undefined);
}
