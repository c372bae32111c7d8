import { DurableObject } from 'cloudflare:workers';
import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import * as aftersales from '../../src/shop/embedded/aftersales.ts';
import { findProducts, putProduct, readProduct } from '../../src/shop/embedded/catalogue.ts';
import { once, type Written } from '../../src/shop/embedded/once.ts';
import {
  findOrder,
  putOrder,
  readAccount,
  readAccountByContact,
  readOrder,
  readOrdersOf,
  sharedContacts,
} from '../../src/shop/embedded/orders.ts';
import type {
  Account,
  ContactOnFile,
  Exchange,
  FeedLine,
  Order,
  OrderRecord,
  Outcome,
  Product,
  Refund,
  Return,
  Shop,
} from '../../src/shop/shop.ts';
import { migrate } from '../storage/migrate.ts';
import { type Keyed, Requests } from '../storage/requests.ts';
import { shopSchema } from './schema.ts';

/** What came of a feed. */
export interface Imported {
  imported: number;
  errors: { line: number; message: string }[];
  /** How many lines were wrong, where `errors` does not tell all of them. */
  wrong?: number;
}

type Request<Write extends keyof Shop> = Parameters<Shop[Write]>[0];

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

  /* The feed */

  /**
   * All lines or none. Harmless again; of an order or product that comes twice the later line stays. `shared`
   * are the contacts of these orders that several accounts have.
   */
  importLines(lines: FeedLine[]): { orders: number; products: number; shared: string[] } {
    const shared = new Set<string>();
    this.#storage.transactionSync(() => {
      for (const { type: _, ...line } of lines) {
        if ('items' in line) putOrder(this.#sql, line);
        else putProduct(this.#sql, line);
      }
      for (const line of lines) {
        if (line.type === 'order') for (const contact of sharedContacts(this.#sql, line)) shared.add(contact);
      }
    });
    const orders = lines.filter(({ type }) => type === 'order').length;
    return { orders, products: lines.length - orders, shared: [...shared] };
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

  /** The warehouse has the parcel of a return. */
  receiveReturn(id: string): void {
    this.#storage.transactionSync(() => aftersales.receiveReturn(this.#sql, id));
  }

  /** The warehouse has sent an exchange, or it has arrived. */
  moveExchange(id: string, status: 'shipped' | 'delivered'): void {
    this.#storage.transactionSync(() => aftersales.moveExchange(this.#sql, id, status));
  }

  /* The port */

  order(number: string): OrderRecord | null {
    return findOrder(this.#sql, number);
  }

  account(id: string): Account | null {
    return readAccount(this.#sql, id);
  }

  accountByContact(contact: Request<'accountByContact'>): ContactOnFile | null {
    return readAccountByContact(this.#sql, contact);
  }

  ordersOf(account: string, limit: number): OrderRecord[] {
    return readOrdersOf(this.#sql, account, limit);
  }

  findProducts(query: string): Product[] {
    return findProducts(this.#sql, query);
  }

  createReturn(request: Request<'createReturn'>): Outcome<Return> {
    const subject = ['return', request.lines.toSorted()];
    return this.#once(request, subject, 'returns', () => aftersales.createReturn(this.#sql, request));
  }

  attachLabel({ return: id, label }: Request<'attachLabel'>): void {
    this.#sql.exec('UPDATE returns SET label = ? WHERE id = ?', label && JSON.stringify(label), id);
  }

  createExchange(request: Request<'createExchange'>): Outcome<Exchange> {
    const subject = ['exchange', request.line, request.sku];
    return this.#once(request, subject, 'exchanges', () => aftersales.createExchange(this.#sql, request));
  }

  settleByRefund(request: Request<'settleByRefund'>): Outcome<Refund> {
    const subject = ['refund', request.return];
    return this.#once(request, subject, 'refunds', () => aftersales.settleByRefund(this.#sql, request));
  }

  cancelOrder(request: Request<'cancelOrder'>): Outcome<Refund> {
    return this.#once(request, ['cancel'], 'refunds', () => aftersales.cancelOrder(this.#sql, request));
  }

  undoExchange(request: Request<'undoExchange'>): Outcome<Exchange> {
    const subject = ['undo', request.exchange];
    return this.#once(request, subject, 'exchanges', () => aftersales.undoExchange(this.#sql, request));
  }

  undoReturn(request: Request<'undoReturn'>): Outcome<Return> {
    const subject = ['undo', request.return];
    return this.#once(request, subject, 'returns', () => aftersales.undoReturn(this.#sql, request));
  }

  #once<List extends 'returns' | 'exchanges' | 'refunds'>(
    { key, order }: { key: string; order: string },
    subject: unknown[],
    list: List,
    write: () => Written,
  ): Outcome<OrderRecord[List][number]> {
    return once(this.#storage, key, JSON.stringify([order, ...subject]), write, (id) => {
      const records: OrderRecord[List][number][] = readOrder(this.#sql, order)?.[list] ?? [];
      const record = records.find((other) => other.id === id);
      if (!record) throw new Error(`${id} was written and is gone.`);
      return record;
    });
  }
}
