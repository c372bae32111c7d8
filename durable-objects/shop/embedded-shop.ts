import { DurableObject } from 'cloudflare:workers';
import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import {
  readAppointment,
  readAppointmentsOf,
  readChangedHere,
  readFreeTimes,
} from '../../src/shop/embedded/appointments.ts';
import {
  abilitiesOf,
  forgetWords,
  readBilling,
  readBusinessAccount,
  readInvoice,
  readSubscription,
} from '../../src/shop/embedded/billing.ts';
import {
  findNear,
  findProducts,
  productKinds,
  putProduct,
  readProduct,
} from '../../src/shop/embedded/catalogue.ts';
import { moveExchange, receiveReturn } from '../../src/shop/embedded/commit.ts';
import { contactsAroundLine, putLine } from '../../src/shop/embedded/lines.ts';
import {
  accountIn,
  findOrder,
  findOrderByName,
  holdersByContact,
  putOrder,
  readAccount,
  readAccountByContact,
  readOrder,
  readOrdersOf,
} from '../../src/shop/embedded/orders.ts';
import { dropPlace, readPlaces } from '../../src/shop/embedded/places.ts';
import { type ShopSummary, summaryOf } from '../../src/shop/embedded/summary.ts';
import { apply, quote } from '../../src/shop/embedded/write.ts';
import type {
  Account,
  AppointmentRecord,
  Billing,
  BusinessAccount,
  ContactOnFile,
  FeedLine,
  FreeTime,
  Invoice,
  Order,
  OrderRecord,
  Place,
  Product,
  ProductKind,
  Shop,
  SubscriptionRecord,
} from '../../src/shop/shop.ts';
import type { Applied, Capability, Outcome, ShopQuote, ShopWrite } from '../../src/shop/writes.ts';
import { BACKED_UP } from '../storage/backed-up.ts';
import { migrate } from '../storage/migrate.ts';
import { type Keyed, Requests } from '../storage/requests.ts';
import { putTables, type RowsPage, rowsFrom, type TableRows } from '../storage/rows.ts';
import { shopSchema } from './schema.ts';

/** What came of a feed. */
export interface Imported {
  imported: number;
  errors: { line: number; message: string }[];
  /** How many lines were wrong, where `errors` does not tell all of them. */
  wrong?: number;
}

/** A contact that others have than before, and the accounts that have it no more. */
export interface MovedContact {
  contact: string;
  lostBy: string[];
}

/**
 * The shop of a store that has none: orders, stock, returns, exchanges and refunds, one object per store. It
 * answers the {@link Shop} port and takes the feed in. Nothing here awaits, so every call is one step that no
 * other call cuts in two.
 */
export class EmbeddedShop extends DurableObject<Env> {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#storage = ctx.storage;
    this.#sql = ctx.storage.sql;
    migrate(ctx.storage, shopSchema);
  }

  /** A page of the rows that a backup takes along. */
  backUp(place: string | null): RowsPage {
    return rowsFrom(this.ctx.storage.sql, BACKED_UP.shop, place);
  }

  /** Takes such rows back; those that are here stay as they are. */
  restore(tables: readonly TableRows[]): void {
    putTables(this.ctx.storage, BACKED_UP.shop, tables);
  }

  /** Deletes everything: the store is deleted. `forGood`: nobody calls the object again. */
  async wipe(forGood = false): Promise<void> {
    await this.#storage.deleteAll();
    if (!forGood) migrate(this.#storage, shopSchema);
  }

  /* The feed */

  /**
   * All lines or none. Harmless again; of an order or product that comes twice the later line stays. `moved`
   * are the contacts that somebody had before and that others, fewer or more have since, with the accounts
   * that have them no more.
   */
  importLines(lines: FeedLine[]): { orders: number; products: number; moved: MovedContact[] } {
    const orders = lines.filter((line) => line.type === 'order');
    const moved = this.#storage.transactionSync(() => {
      const around = new Set(lines.flatMap((line) => contactsAroundLine(this.#sql, line)));
      const before = holdersByContact(this.#sql, around);
      for (const line of lines) putLine(this.#sql, line);
      const after = holdersByContact(this.#sql, around);
      return [...before].flatMap(([contact, had]) => {
        const has = after.get(contact) ?? [];
        if (had.length === 0 || String(had) === String(has)) return [];
        const lostBy = had.map(accountIn).filter((account) => !has.map(accountIn).includes(account));
        return { contact, lostBy };
      });
    });
    const products = lines.filter(({ type }) => type === 'product').length;
    return { orders: orders.length, products, moved };
  }

  summary(): ShopSummary {
    return summaryOf(this.#sql);
  }

  /** False where there is no such place. */
  dropPlace(id: string): boolean {
    return dropPlace(this.#sql, id);
  }

  /** What an import under this key came to before, or `other` when the key belongs to another feed. */
  earlierImport(keyed: Keyed): Imported | 'other' | null {
    const earlier = new Requests(this.#sql).earlier(keyed, now());
    return earlier && earlier !== 'other' ? (earlier.answer as Imported) : earlier;
  }

  keepImport(keyed: Keyed, imported: Imported): void {
    new Requests(this.#sql).keep(keyed, imported, now());
  }

  /** Replaces the feed's side of the order and gives it with its history. */
  putOrder(order: Order): OrderRecord | null {
    this.#storage.transactionSync(() => putOrder(this.#sql, order));
    return readOrder(this.#sql, order.id);
  }

  /** Replaces the product. `stock` counts the shelf; what comes back has the promised pieces taken off. */
  putProduct(product: Product): Product | null {
    this.#storage.transactionSync(() => putProduct(this.#sql, product));
    return readProduct(this.#sql, product.id);
  }

  getOrder(id: string): OrderRecord | null {
    return readOrder(this.#sql, id);
  }

  getProduct(id: string): Product | null {
    return readProduct(this.#sql, id);
  }

  getBusinessAccount(id: string): BusinessAccount | null {
    return readBusinessAccount(this.#sql, id);
  }

  getSubscription(id: string): SubscriptionRecord | null {
    return readSubscription(this.#sql, id);
  }

  getInvoice(id: string): Invoice | null {
    return readInvoice(this.#sql, id);
  }

  /** The warehouse has the parcel of a return. */
  receiveReturn(id: string): void {
    this.#storage.transactionSync(() => receiveReturn(this.#sql, id));
  }

  /** The warehouse has sent an exchange, or it has arrived. */
  moveExchange(id: string, status: 'shipped' | 'delivered'): void {
    this.#storage.transactionSync(() => moveExchange(this.#sql, id, status));
  }

  /** A person is erased: what they said goes, what the shop has on record stays. */
  forget(account: string): void {
    this.#storage.transactionSync(() => forgetWords(this.#sql, account));
  }

  /* The port */

  capabilities(): Capability[] {
    return abilitiesOf(this.#sql);
  }

  order(number: string): OrderRecord | null {
    return findOrder(this.#sql, number);
  }

  account(id: string): Account | null {
    return readAccount(this.#sql, id);
  }

  accountByContact(contact: Parameters<Shop['accountByContact']>[0]): ContactOnFile | null {
    return readAccountByContact(this.#sql, contact);
  }

  ordersOf(account: string, limit: number): OrderRecord[] {
    return readOrdersOf(this.#sql, account, limit);
  }

  orderByName(person: { name: string; postcode: string }): OrderRecord | null {
    return findOrderByName(this.#sql, person);
  }

  productKinds(): ProductKind[] {
    return productKinds(this.#sql);
  }

  billing(customer: string): Billing {
    return readBilling(this.#sql, customer);
  }

  appointmentsOf(customer: string): AppointmentRecord[] {
    return readAppointmentsOf(this.#sql, customer);
  }

  freeTimes(query: Parameters<typeof readFreeTimes>[1]): FreeTime[] {
    return readFreeTimes(this.#sql, query);
  }

  getAppointment(id: string): AppointmentRecord | null {
    return readAppointment(this.#sql, id);
  }

  /** What customers did to appointments here, and the feed has not told of since. */
  changedAppointments(): AppointmentRecord[] {
    return readChangedHere(this.#sql);
  }

  places(): Place[] {
    return readPlaces(this.#sql);
  }

  findProducts(query: string, near?: number): Product[] {
    return near === undefined ? findProducts(this.#sql, query) : findNear(this.#sql, query, near);
  }

  quote(write: ShopWrite): Outcome<ShopQuote> {
    return quote(this.#sql, write);
  }

  apply(write: ShopWrite, terms: Parameters<Shop['apply']>[1]): Outcome<Applied> {
    return apply(this.#storage, write, terms);
  }

  attachLabel({ return: id, label }: Parameters<Shop['attachLabel']>[0]): void {
    this.#sql.exec('UPDATE returns SET label = ? WHERE id = ?', label && JSON.stringify(label), id);
  }
}
