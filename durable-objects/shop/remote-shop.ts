import { DurableObject } from 'cloudflare:workers';

import { now } from '../../src/clock.ts';
import type { ConnectionFields } from '../../src/connections/roster.ts';
import { CONNECTIONS, ShopConnection } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import { bucketFiles } from '../../src/files.ts';
import { providerFetch } from '../../src/outbound.ts';
import { isPublicUrl } from '../../src/public-url.ts';
import { Beside } from '../../src/shop/remote/beside.ts';
import { forgetAccount } from '../../src/shop/remote/forget.ts';
import { LaterEffects } from '../../src/shop/remote/later.ts';
import { REMOTE_SHOPS, type RemoteShopSystem } from '../../src/shop/remote/roster.ts';
import { UntoldLabels } from '../../src/shop/remote/untold.ts';
import type { Reached, ReachedShop } from '../../src/shop/remote.ts';
import type {
  Account,
  Billing,
  ContactOnFile,
  OrderRecord,
  Product,
  ProductKind,
  Shop,
} from '../../src/shop/shop.ts';
import { ShopUnavailable } from '../../src/shop/unavailable.ts';
import type { Applied, Capability, Outcome, ShopQuote, ShopWrite } from '../../src/shop/writes.ts';
import { actOnConnection, connectionOf } from '../clients/connections.ts';
import { storeObject, storeSettings } from '../clients/store.ts';
import { BACKED_UP } from '../storage/backed-up.ts';
import { migrate } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { putTables, type RowsPage, rowsFrom, type TableRows } from '../storage/rows.ts';
import { tellLabels } from './labels.ts';
import { doLater, tellDown } from './later.ts';
import { lookForChanges, reasonOf } from './polling.ts';
import { remoteShopSchema } from './remote-schema.ts';

/** Milliseconds after which the owner is told once more that the shop is down. Real time. */
const TOLD_AGAIN = 60_000;

/**
 * What stands beside a store's shop system: it asks that system, remembers for a moment what it said, and
 * keeps what the system has no place for. One object per store and kind, named `<store>:shop-<kind>`.
 */
export class RemoteShop extends DurableObject<Env> implements ReachedShop {
  readonly #store: string;
  readonly #kind: ShopConnection | null;
  readonly #beside: Beside;
  readonly #untold: UntoldLabels;
  readonly #later = new LaterEffects(this.ctx.storage.sql);
  readonly #alarm: OwnAlarm;
  /** The adapter, for the connection it was made with. */
  #system: { fields: ConnectionFields; shop: RemoteShopSystem } | null = null;
  #told = 0;
  readonly #nextDue = () => soonest(this.#beside.nextDue(), this.#untold.nextDue(), this.#later.nextDue());

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, remoteShopSchema);
    this.#beside = new Beside(ctx.storage.sql);
    this.#untold = new UntoldLabels(ctx.storage.sql);
    this.#alarm = new OwnAlarm(ctx, env, 'REMOTE_SHOP');
    const name = ctx.id.name ?? '';
    this.#store = name.slice(0, name.indexOf(':'));
    this.#kind = ShopConnection.safeParse(name.slice(name.indexOf(':') + 1 + PREFIX.length)).data ?? null;
  }

  backUp(place: string | null): RowsPage {
    return rowsFrom(this.ctx.storage.sql, BACKED_UP['remote-shop'], place);
  }

  restore(tables: readonly TableRows[]): void {
    putTables(this.ctx.storage, BACKED_UP['remote-shop'], tables);
  }

  /** Deletes everything: the store is deleted, or the shop another one. */
  async wipe(): Promise<void> {
    await this.ctx.storage.deleteAll();
    migrate(this.ctx.storage, remoteShopSchema);
  }

  /** The system says that something has changed: it is asked anew. `version`: what it is now; what is known of is no news. */
  async changed(version?: string): Promise<void> {
    if (version === undefined) this.#beside.forgetCopies();
    else if (!this.#beside.knows(version)) await this.told(version);
  }

  /** Whether the system has told of it before, by its own id. */
  knows(event: string): boolean {
    return this.#beside.knows(event);
  }

  /** The system has told of it, and it has been seen to. */
  async told(event: string): Promise<void> {
    this.#beside.forgetCopies();
    if (event === '') return;
    this.#beside.told(event);
    await this.#alarm.set(this.#nextDue());
  }

  /** A person is erased. Orders by our numbers, and by the ids that they have there. */
  forget(account: string, orders: readonly string[], theirs: readonly string[] = []): void {
    const { storage } = this.ctx;
    storage.transactionSync(() => forgetAccount(storage.sql, account, orders, theirs));
  }

  /** Tries the connection as it is now. Not `test`: that is a handler's name to workerd, and no method of an RPC. */
  async tryOut(): Promise<{ ok: boolean; detail: string }> {
    const tried = this.#shop('now').then((shop) => shop.test());
    const result = await tried.catch((error: unknown) => ({ ok: false, detail: reasonOf(error) }));
    await noteSeen(this.env, this.#store, this.#kind, result.detail);
    return result;
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    this.#beside.dropOld();
    await lookForChanges(this.#beside, this.#store, () => this.#shop());
    await tellLabels(this.#untold, this.#store, () => this.#shop());
    await doLater({ env: this.env, later: this.#later, store: this.#store, open: () => this.#shop() });
    await this.#alarm.set(this.#nextDue());
  }

  /* The port */

  capabilities(): Promise<Reached<readonly Capability[]>> {
    return this.#ask((shop) => shop.capabilities());
  }

  account(id: string): Promise<Reached<Account | null>> {
    return this.#ask((shop) => shop.account(id));
  }

  accountByContact(contact: Parameters<Shop['accountByContact']>[0]): Promise<Reached<ContactOnFile | null>> {
    return this.#ask((shop) => shop.accountByContact(contact));
  }

  order(number: string): Promise<Reached<OrderRecord | null>> {
    return this.#ask((shop) => shop.order(number));
  }

  orderByName(person: { name: string; postcode: string }): Promise<Reached<OrderRecord | null>> {
    return this.#ask((shop) => shop.orderByName(person));
  }

  ordersOf(account: string, limit: number): Promise<Reached<OrderRecord[]>> {
    return this.#ask((shop) => shop.ordersOf(account, limit));
  }

  product(id: string): Promise<Reached<Product | null>> {
    return this.#ask((shop) => shop.product(id));
  }

  findProducts(query: string): Promise<Reached<Product[]>> {
    return this.#ask((shop) => shop.findProducts(query));
  }

  billing(customer: string): Promise<Reached<Billing>> {
    return this.#ask((shop) => shop.billing(customer));
  }

  productKinds(): Promise<Reached<ProductKind[]>> {
    return this.#ask((shop) => shop.productKinds());
  }

  quote(write: ShopWrite): Promise<Reached<Outcome<ShopQuote>>> {
    return this.#ask((shop) => shop.quote(write));
  }

  apply(write: ShopWrite, terms: Parameters<Shop['apply']>[1]): Promise<Reached<Outcome<Applied>>> {
    return this.#ask((shop) => shop.apply(write, terms));
  }

  noteArrival(word: Parameters<Shop['noteArrival']>[0]): Promise<Reached<OrderRecord | null>> {
    return this.#ask((shop) => shop.noteArrival(word));
  }

  attachLabel(request: Parameters<Shop['attachLabel']>[0]): Promise<Reached<void>> {
    return this.#ask(async (shop) => {
      await shop.attachLabel(request);
      if (shop.tellLabel) this.#untold.put(request, now());
    });
  }

  async #ask<T>(ask: (shop: RemoteShopSystem) => Promise<T>): Promise<Reached<T>> {
    try {
      const value = await ask(await this.#shop());
      if (this.#told > 0) await noteSeen(this.env, this.#store, this.#kind, 'It answers again.');
      this.#told = 0;
      return { value };
    } catch (error) {
      return { down: await this.#down(error) };
    } finally {
      await this.#alarm.set(this.#nextDue());
    }
  }

  /** The adapter for the connection as it is. Another connection is another shop: nothing read before counts. */
  async #shop(when: 'lately' | 'now' = 'lately'): Promise<RemoteShopSystem> {
    const kind = this.#kind;
    const fields = kind && (await connectionOf(this.env, this.#store, kind, when));
    if (!kind || !fields) throw new ShopUnavailable('The shop is not connected.');
    const { address } = CONNECTIONS[kind];
    if (!this.env.SANDBOX && !isPublicUrl(address(fields)))
      throw new ShopUnavailable('The shop is not on the public internet.');
    const known = this.#system;
    if (known && JSON.stringify(known.fields) === JSON.stringify(fields)) return known.shop;
    if (known && address(known.fields) !== address(fields)) this.#beside.forgetCopies();
    const { settings } = await storeSettings(this.env, this.#store);
    const shop = REMOTE_SHOPS[kind]({
      fields,
      fetch: providerFetch(this.env),
      beside: this.#beside,
      storage: this.ctx.storage,
      arrivesAfter: settings.shop.arrivesAfterDays,
      ...{ currency: settings.currency, returnDays: settings.returns.windowDays },
      file: async (key) => (await bucketFiles(this.env.BLOBS, this.#store).get(key))?.bytes ?? null,
      mayCall: (url) => Boolean(this.env.SANDBOX) || isPublicUrl(url),
      keepField: (name, value) => this.#keepField(kind, name, value),
    });
    this.#system = { fields, shop };
    return shop;
  }

  /** Under the adapter that is at work, which goes on with it. */
  async #keepField(kind: ShopConnection, name: string, value: string): Promise<void> {
    const fields = await keptField(this.env, this.#store, kind, this.#system?.fields, [name, value]);
    if (this.#system) this.#system = { ...this.#system, fields };
  }

  /** The owner reads it on the desk, and on the connection. */
  async #down(error: unknown): Promise<string> {
    const reason = reasonOf(error);
    if (Date.now() - this.#told < TOLD_AGAIN) return reason;
    this.#told = Date.now();
    await tellDown(this.env, this.#store, reason);
    await noteSeen(this.env, this.#store, this.#kind, reason);
    return reason;
  }
}

/** Keeps a field of the connection, unless its owner has put another one meanwhile than `known`. */
async function keptField(
  env: Env,
  store: string,
  kind: ShopConnection,
  known: ConnectionFields | undefined,
  [name, value]: [string, string],
): Promise<ConnectionFields> {
  const current = await connectionOf(env, store, kind, 'now');
  if (!current || JSON.stringify(current) !== JSON.stringify(known))
    throw new ShopUnavailable('The connection was changed meanwhile.');
  const fields = { ...current, [name]: value };
  await actOnConnection(env, store, { type: 'put', name: kind, fields });
  return fields;
}

function soonest(...times: readonly (number | null)[]): number | null {
  const known = times.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/** The owner reads it on the connection. */
async function noteSeen(env: Env, store: string, name: ShopConnection | null, what: string): Promise<void> {
  if (name)
    await storeObject(env, store)
      .connection({ type: 'seen', name, what })
      .catch(() => undefined);
}

/** What comes before the kind in the name of an object. */
const PREFIX = 'shop-';
