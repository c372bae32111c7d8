import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { readAppointmentsOf, readFreeTimes } from '../../src/shop/embedded/appointments.ts';
import { abilitiesOf, readBilling } from '../../src/shop/embedded/billing.ts';
import {
  findNear,
  findProducts,
  productKinds,
  putProduct,
  readProduct,
} from '../../src/shop/embedded/catalogue.ts';
import { moveExchange, receiveReturn } from '../../src/shop/embedded/commit.ts';
import {
  findOrder,
  findOrderByName,
  putOrder,
  readAccount,
  readAccountByContact,
  readOrder,
  readOrdersOf,
} from '../../src/shop/embedded/orders.ts';
import { readPlaces } from '../../src/shop/embedded/places.ts';
import { apply, quote } from '../../src/shop/embedded/write.ts';
import { LaterEffects } from '../../src/shop/remote/later.ts';
import type { RemoteShopSystem } from '../../src/shop/remote/roster.ts';
import type { Order, Product, StoreShop } from '../../src/shop/shop.ts';
import type { ShopWrite } from '../../src/shop/writes.ts';
import { NOW } from './world.ts';

/** The storage of an object, on the SQLite of Node. */
export function plainStorage(migrations: readonly string[]) {
  const db = new DatabaseSync(':memory:');
  for (const migration of migrations) db.exec(migration);
  const sql = {
    exec(query: string, ...bindings: SQLInputValue[]) {
      const rows = db.prepare(query).all(...numbered(query, bindings));
      return { toArray: () => rows, one: () => rows[0], [Symbol.iterator]: () => rows[Symbol.iterator]() };
    },
  } as unknown as SqlStorage;
  const storage = {
    sql,
    transactionSync<T>(closure: () => T): T {
      db.exec('SAVEPOINT step');
      try {
        return closure();
      } catch (error) {
        db.exec('ROLLBACK TO step');
        throw error;
      } finally {
        db.exec('RELEASE step');
      }
    },
  } as unknown as DurableObjectStorage;
  return { db, sql, storage };
}

/**
 * The embedded shop on the SQLite of Node, with the migrations it has in its object: the same SQL, in
 * milliseconds. What only an object has (RPC, eviction, crashes) is tested in workerd.
 */
export function plainShop(migrations: readonly string[] = allMigrations()) {
  const { db, sql, storage } = plainStorage(migrations);
  return {
    db,
    sql,
    putOrder: (order: Order) => putOrder(sql, order),
    putProduct: (product: Product) => putProduct(sql, product),
    order: (id: string) => readOrder(sql, id),
    product: (id: string) => readProduct(sql, id),
    account: (id: string) => readAccount(sql, id),
    findProducts: (query: string) => findProducts(sql, query),
    findNear: (query: string, near: number) => findNear(sql, query, near),
    quote: (write: ShopWrite) => quote(sql, write),
    apply: (write: ShopWrite, terms: Parameters<typeof apply>[2]) => apply(storage, write, terms),
    receiveReturn: (id: string) => receiveReturn(sql, id),
    moveExchange: (id: string, status: 'shipped' | 'delivered') => moveExchange(sql, id, status),
    dump: () =>
      db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .all()
        .map(({ name }) => [name, db.prepare(`SELECT * FROM ${name}`).all()]),
  };
}

/** Does what writes have left for later, as the object's alarm does. `at`: milliseconds; a day on unless said. */
export async function doLater(
  sql: SqlStorage,
  shop: Pick<RemoteShopSystem, 'doLater'>,
  at = Date.parse(NOW) + 86_400_000,
): Promise<void> {
  const later = new LaterEffects(sql);
  for (const { mark, effect, again } of later.begin(at)) {
    await shop.doLater?.(effect, again);
    later.done(mark);
  }
}

/** The port over it. */
export function plainPort({ sql, ...shop }: ReturnType<typeof plainShop>): StoreShop {
  return {
    billing: async (customer) => readBilling(sql, customer),
    places: async () => readPlaces(sql),
    capabilities: async () => abilitiesOf(sql),
    agenda: {
      of: async (customer) => readAppointmentsOf(sql, customer),
      free: async (query) => readFreeTimes(sql, query),
    },
    account: async (id) => shop.account(id),
    accountByContact: async (contact) => readAccountByContact(sql, contact),
    order: async (number) => findOrder(sql, number),
    orderByName: async (person) => findOrderByName(sql, person),
    ordersOf: async (account, limit) => readOrdersOf(sql, account, limit),
    product: async (id) => shop.product(id),
    findProducts: async (query, near) =>
      near === undefined ? shop.findProducts(query) : shop.findNear(query, near),
    productKinds: async () => productKinds(sql),
    quote: async (write) => shop.quote(write),
    apply: async (write, terms) => shop.apply(write, terms),
    noteArrival: async () => null,
    attachLabel: async ({ return: id, label }) => {
      sql.exec('UPDATE returns SET label = ? WHERE id = ?', label && JSON.stringify(label), id);
    },
  };
}

/** The migrations of a kind of object in their order; `until` leaves out all from there on. */
export function allMigrations(until = '9999', of = 'shop'): string[] {
  const folder = `migrations/${of}`;
  return readdirSync(folder)
    .filter((name) => name < until)
    .sort()
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

/** Node binds `?1` by its number alone: given once for each, in the order of their first use. */
function numbered(query: string, bindings: SQLInputValue[]): SQLInputValue[] {
  return query.includes('?1') ? bindings.slice(0, new Set(query.match(/\?\d/g)).size) : bindings;
}
