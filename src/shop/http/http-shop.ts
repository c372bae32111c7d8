import { z } from 'zod';
import { isAgreed } from '../agreed.ts';
import type { Plan, Planned } from '../plan/draft.ts';
import { refused } from '../plan/draft.ts';
import type { Beside } from '../remote/beside.ts';
import { callShop, type RemoteAnswer, type RemoteCall, type RemoteReach, wordsOf } from '../remote/caller.ts';
import { Once, type Tried } from '../remote/once.ts';
import type { Read } from '../remote/reader.ts';
import type { LabelNews } from '../remote/untold.ts';
import {
  Account,
  type Billing,
  type ContactHolder,
  type ContactOnFile,
  noBilling,
  type OrderRecord,
  type Product,
  type Shop,
} from '../shop.ts';
import { ShopUnavailable } from '../unavailable.ts';
import type { Capability, Outcome, ShopQuote, ShopWrite } from '../writes.ts';
import { needsOf, planBy, withMoney } from './planning.ts';
import { HttpRecords, pathOf } from './records.ts';
import { quoteRequestOf, requestOf } from './requests.ts';
import { abilitiesOf, WireCapabilities, WireDone, WireQuote, WireRefusal } from './wire.ts';

/** What was begun: enough to ask for the very same again, and to tell afterwards what is new. */
const Begun = z.object({
  path: z.string(),
  body: z.record(z.string(), z.unknown()),
  quote: z.custom<ShopQuote>((quote) => typeof quote === 'object' && quote !== null),
  before: z.array(z.string()),
});
type Begun = z.infer<typeof Begun>;

/** What changes how many there are of something. */
const MOVES_STOCK: ReadonlySet<ShopWrite['act']> = new Set<ShopWrite['act']>([
  ...(['exchange', 'undo_exchange', 'cancel', 'items'] as const),
]);

/** A plan, and the order it is of; null where there is none. */
interface Known {
  plan: Plan;
  order: OrderRecord | null;
}

/** A shop that speaks the contract of docs/shop-by-http.md. */
export class HttpShop implements Shop {
  readonly #reach: RemoteReach;
  readonly #beside: Beside;
  readonly #records: HttpRecords;
  readonly #once: Once;

  constructor(reach: RemoteReach, beside: Beside) {
    this.#reach = reach;
    this.#beside = beside;
    this.#records = new HttpRecords(reach, beside);
    this.#once = new Once(beside);
  }

  async capabilities(): Promise<readonly Capability[]> {
    const said = await this.#records.capabilities();
    return said ? abilitiesOf(said) : [];
  }

  account(id: string): Promise<Account | null> {
    return this.#records.account(id);
  }

  async accountByContact(contact: Parameters<Shop['accountByContact']>[0]): Promise<ContactOnFile | null> {
    const found = await this.#records.contact(contact);
    if (found?.shared) return { holders: [stranger('1'), stranger('2')] };
    if (!found?.account) return null;
    const { account, lastOrderAt, firstOrderAt, orders = 1, mailbox, replaces = false } = found;
    const last = utc(lastOrderAt) ?? NEVER;
    const holder = {
      account,
      orders,
      firstOrderAt: utc(firstOrderAt) ?? last,
      lastOrderAt: last,
      replaces,
      mailbox: mailbox ?? account.email,
    };
    return { holders: [holder] };
  }

  async order(number: string): Promise<OrderRecord | null> {
    const found = await this.#records.order(number, 'soon');
    return found && this.#shown(found);
  }

  /** Not in the contract: nobody is known by their name. */
  async orderByName(): Promise<OrderRecord | null> {
    return null;
  }

  async ordersOf(account: string, limit: number): Promise<OrderRecord[]> {
    return (await this.#records.ordersOf(account, limit)).map((read) => this.#shown(read));
  }

  product(id: string): Promise<Product | null> {
    return this.#records.product(id);
  }

  async findProducts(query: string): Promise<Product[]> {
    return (await this.#records.findProducts(query)).slice(0, 5);
  }

  async billing(customer: string): Promise<Billing> {
    const able = await this.capabilities();
    return able.includes('subscriptions') ? this.#records.billing(customer) : noBilling();
  }

  /** Not in the contract: products are found by what is asked for. */
  async productKinds(): Promise<[]> {
    return [];
  }

  async quote(write: ShopWrite): Promise<Outcome<ShopQuote>> {
    const { plan } = await this.#plan(write, 'soon', '');
    return plan.ok ? { ok: true, value: plan.quote, existing: plan.existing } : plan;
  }

  apply(write: ShopWrite, { key, agreed, now, of }: Parameters<Shop['apply']>[1]): ReturnType<Shop['apply']> {
    return this.#once.apply({
      key,
      write,
      record: async () => ('order' in write ? this.#fresh(write.order) : null),
      carry: async (begun, begin): Promise<Tried> => {
        if (begun !== null) return this.#send(key, write, Begun.parse(begun));
        const { plan, order } = await this.#plan(write, 'now', now);
        if (of !== undefined && order?.customer.id !== of) return 'unknown';
        const request = requestOf(write);
        if (!plan.ok || !order || !request) return { kept: plan.ok ? refused('unsupported') : plan, order };
        if (agreed && !isAgreed(agreed, plan.quote)) return 'changed';
        if (plan.existing) return { kept: { ...idsOf(plan), existing: true }, order };
        const next: Begun = { ...request, quote: plan.quote, before: recordIds(order) };
        begin(next);
        return this.#send(key, write, next);
      },
    });
  }

  /** The shop says in its contract when an order has arrived. */
  async noteArrival(): Promise<null> {
    return null;
  }

  async attachLabel({ return: id, label }: Parameters<Shop['attachLabel']>[0]): Promise<void> {
    this.#beside.keepLabel(id, label);
  }

  /** A shop that has no place for it misses nothing. */
  async tellLabel({ return: id, label }: LabelNews): Promise<void> {
    const path = pathOf('/returns', id);
    const answer = path && (await this.#call({ method: 'PUT', path: `${path}/label`, body: { label } }));
    if (answer && answer.status >= 500) throw new ShopUnavailable('The shop did not take the label.');
  }

  /** Asks what the shop can do, and says in its own words what came of it. */
  async test(): Promise<{ ok: boolean; detail: string }> {
    const answer = await this.#call({ method: 'GET', path: '/capabilities' });
    const ok = answer.status === 200 && WireCapabilities.safeParse(answer.json).success;
    return { ok, detail: wordsOf(answer, this.#reach.hidden) };
  }

  /** What a write would do; `now`: by what the shop says at this moment. */
  async #plan(write: ShopWrite, when: 'soon' | 'now', at: string): Promise<Known> {
    if (!('order' in write)) return { plan: refused('unsupported'), order: null };
    const quoting = quoteRequestOf(write);
    const [able, read, money] = await Promise.all([
      this.capabilities(),
      this.#records.order(write.order, when),
      quoting && this.#records.quote(quoting, when),
    ]);
    const order = read?.value.id === write.order ? this.#shown(read) : null;
    if (!needsOf(write).every((needed) => able.includes(needed)))
      return { plan: refused('unsupported'), order };
    if (!order) return { plan: refused('unknown'), order };
    const products = write.act === 'exchange' ? await this.#productsOf(order, write.swaps) : [];
    const planned = planBy(write, order, products, at);
    // What there is already moves nothing any more.
    if (!planned.ok || planned.existing || !money) return { plan: planned, order };
    if (money.status === 409) return { plan: refused(WireRefusal.parse(money.json).reason), order };
    if (money.status === 404) return { plan: refused('unsupported'), order };
    const quoted = WireQuote.safeParse(money.json);
    if (money.status !== 200 || !quoted.success)
      throw new ShopUnavailable(`The shop could not say what it would move: HTTP ${money.status}.`);
    return { plan: withMoney(planned, quoted.data), order };
  }

  async #productsOf(order: OrderRecord, swaps: readonly { line: string }[]): Promise<Product[]> {
    const ids = order.items.filter(({ line }) => swaps.some((swap) => swap.line === line));
    const found = await Promise.all(
      [...new Set(ids.map(({ product }) => product))].map((id) => this.product(id)),
    );
    return found.filter((product) => product !== null);
  }

  async #send(key: string, write: ShopWrite, { path, body, quote, before }: Begun): Promise<Tried> {
    const headers = { 'idempotency-key': encodeURIComponent(key) };
    const written = (raw: unknown) => {
      if ('order' in write) this.#records.changed(write.order, raw, MOVES_STOCK.has(write.act));
      else this.#beside.forgetCopies();
    };
    const { status, json } = await this.#call({ method: 'POST', path, body, headers }).catch((error) => {
      written(undefined);
      throw error;
    });
    const done = WireDone.safeParse(json);
    written(status === 200 && done.data?.order ? rawOrderOf(json) : undefined);
    if (status === 409) return { kept: refused(WireRefusal.parse(json).reason), order: null };
    if (status === 404) return { kept: refused('unknown'), order: null };
    if (status === 422) return { kept: refused('unsupported'), order: null };
    if (status !== 200 || !done.success)
      throw new ShopUnavailable(`The shop did not say what came of it: HTTP ${status}.`);
    const told = done.data.order;
    const order = told ? this.#labelled(told) : 'order' in write ? await this.#fresh(write.order) : null;
    if (!order) throw new ShopUnavailable('The order that was just changed is not there.');
    const made = madeOf(write, order, done.data.value?.id, before);
    return { kept: { ok: true, existing: done.data.existing, quote, ...made }, order };
  }

  async #fresh(id: string): Promise<OrderRecord | null> {
    const read = await this.#records.order(id, 'now');
    return read && this.#shown(read);
  }

  #shown({ value, at, old }: Read<OrderRecord>): OrderRecord {
    const order = this.#labelled(value);
    return old ? { ...order, asOf: new Date(at).toISOString() } : order;
  }

  #labelled(order: OrderRecord): OrderRecord {
    const returns = order.returns.map((back) => ({ ...back, label: this.#beside.label(back.id) }));
    return { ...order, returns };
  }

  #call(call: RemoteCall): Promise<RemoteAnswer> {
    return callShop(this.#reach, call);
  }
}

function idsOf({ ok, existing, quote, return: back, exchanges }: Planned) {
  return { ok, existing, quote, return: back, exchanges, refunds: [] };
}

function recordIds({ returns, exchanges, refunds }: OrderRecord): string[] {
  return [...returns, ...exchanges, ...refunds].map(({ id }) => id);
}

/** What a write was about, of the records that are there now and were not before. */
function madeOf(write: ShopWrite, order: OrderRecord, named: string | undefined, before: readonly string[]) {
  const isNew = ({ id }: { id: string }) => !before.includes(id);
  const undone = write.act === 'undo_exchange' ? [write.exchange] : [];
  const exchanges = undone.length > 0 ? undone : order.exchanges.filter(isNew).map(({ id }) => id);
  const asked = 'return' in write ? write.return : order.returns.find(({ id }) => id === named)?.id;
  const made = order.exchanges.find(({ id }) => exchanges.includes(id))?.return;
  return {
    return: asked ?? made ?? order.returns.findLast(isNew)?.id ?? null,
    exchanges,
    refunds: order.refunds.filter(isNew).map(({ id }) => id),
  };
}

/** The order that a write's answer tells, word for word. */
function rawOrderOf(json: unknown): unknown {
  return z.object({ order: z.unknown() }).safeParse(json).data?.order;
}

/** The beginning of time, of an order whose day the shop does not tell: it vouches for nothing. */
const NEVER = '1970-01-01T00:00:00.000Z';

function utc(time: string | null | undefined): string | null {
  return time ? new Date(time).toISOString() : null;
}

/** One of several who share a contact: nobody that anything could be told of. */
function stranger(which: string): ContactHolder {
  const account = Account.parse({ id: `shared-contact-${which}` });
  return { account, orders: 2, firstOrderAt: NEVER, lastOrderAt: NEVER, replaces: false, mailbox: '' };
}
