import { phoneAddress } from '../../identity/address.ts';
import type { Beside } from '../remote/beside.ts';
import type { RemoteAnswer, RemoteReach } from '../remote/caller.ts';
import { spellingsOf } from '../remote/contacts.ts';
import type { Read } from '../remote/reader.ts';
import type { Account, Order, Product, Shop } from '../shop.ts';
import { changedPath, takeChanges } from './changes.ts';
import { KeptFacts } from './facts.ts';
import { accountOf, orderOf } from './orders.ts';
import { productOf } from './products.ts';
import { type Asked, anyOf, PrestaRest, type When } from './rest.ts';
import {
  PrestaAddress,
  PrestaCarrier,
  PrestaChanged,
  PrestaCombination,
  PrestaCustomer,
  PrestaHistory,
  PrestaId,
  PrestaIdOfProduct,
  PrestaOrder,
  PrestaParcel,
  PrestaProduct,
  PrestaStock,
} from './wire.ts';

interface RecordsWorld {
  reach: RemoteReach;
  beside: Beside;
  arrivesAfter: number;
  currency: string;
  now(): number;
}

/** Accounts that may be told apart by a contact, and their orders that are looked through. */
const MOST_HOLDERS = 5;
const HOLDER_ORDERS = 100;
/** A customer's orders that are looked through. */
const MOST_ORDERS = 50;
const FOUND = 5;

/** Everything that is read, for a key to be tried with. */
const RESOURCES = [
  ...['orders', 'customers', 'addresses', 'order_histories', 'order_carriers', 'carriers', 'order_states'],
  ...['products', 'combinations', 'stock_availables', 'product_options', 'product_option_values'],
  ...['configurations', 'languages', 'currencies', 'countries'],
];

const NEWEST = { display: 'full', sort: '[id_DESC]' };
const byDate = (a: PrestaOrder, b: PrestaOrder) => b.date_add.localeCompare(a.date_add);
const ID = /^[1-9]\d{0,17}$/;

/** Orders and products of PrestaShop, each put together from the rows that it names. */
export class PrestaRecords {
  readonly #rest: PrestaRest;
  readonly #facts: KeptFacts;
  readonly #world: RecordsWorld;

  constructor(world: RecordsWorld) {
    this.#world = world;
    this.#rest = new PrestaRest(world.reach, world.beside);
    this.#facts = new KeptFacts(this.#rest, world.now);
  }

  async trial(): Promise<{ resource: string; answer: RemoteAnswer }[]> {
    return Promise.all(
      RESOURCES.map(async (resource) => ({ resource, answer: await this.#rest.trial(resource) })),
    );
  }

  /** By its id, or by its reference where no order that was split bears it too. */
  async order(plain: string, when: When): Promise<Read<Order> | null> {
    const number = /^0*([1-9]\d{0,17})$/.exec(plain)?.[1];
    if (number === undefined && !/^[a-z]{9}$/i.test(plain)) return null;
    const by: Asked =
      number === undefined ? { 'filter[reference]': anyOf([plain.toUpperCase()]) } : idIn([number]);
    const found = await this.#orders({ ...by, limit: '2' }, when);
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  /** Newest first. */
  async ordersOf(account: string, limit: number): Promise<Read<Order>[]> {
    if (!ID.test(account)) return [];
    const by = { 'filter[id_customer]': anyOf([account]), limit: String(MOST_ORDERS) };
    return this.#orders(by, 'soon', limit);
  }

  /** Takes in what has changed since the cursor; see {@link takeChanges}. */
  async poll(cursor: string | null): Promise<string | null> {
    const { beside, now } = this.#world;
    const found = await this.#rest.rows('orders', PrestaChanged, changedPath(cursor, now()));
    return takeChanges(beside, found, cursor, (asked) => this.#orders(asked, 'now'));
  }

  async account(id: string): Promise<Account | null> {
    const [order] = await this.ordersOf(id, 1);
    if (order || !ID.test(id)) return order?.value.customer ?? null;
    const { value } = await this.#rest.list('customers', PrestaCustomer, { display: 'full', ...idIn([id]) });
    return value[0] ? accountOf(value[0], await this.#facts.get()) : null;
  }

  /** All orders of those who may have a contact, to be compared. */
  async ordersNaming(contact: Parameters<Shop['accountByContact']>[0]): Promise<Read<Order>[]> {
    const ids =
      'email' in contact ? await this.#withMailbox(contact.email) : await this.#withPhone(contact.phone);
    const accounts = [...new Set(ids)].filter((id) => ID.test(id)).slice(0, MOST_HOLDERS);
    if (accounts.length === 0) return [];
    return this.#orders({ 'filter[id_customer]': anyOf(accounts), limit: String(HOLDER_ORDERS) }, 'soon');
  }

  async product(id: string): Promise<Product | null> {
    if (!ID.test(id)) return null;
    // The price that a customer sees is reckoned on request, under a name of the asker's choice.
    const priced = { display: 'full', 'price[taxed][use_tax]': '1' };
    const [facts, products, combinations, stocks] = await Promise.all([
      this.#facts.get(),
      this.#rest.list('products', PrestaProduct, { ...priced, ...idIn([id]) }),
      this.#rest.list('combinations', PrestaCombination, { ...priced, 'filter[id_product]': anyOf([id]) }),
      this.#rest.list('stock_availables', PrestaStock, {
        display: 'full',
        'filter[id_product]': anyOf([id]),
      }),
    ]);
    const [found] = products.value;
    return found ? productOf(found, combinations.value, stocks.value, facts, this.#world.currency) : null;
  }

  async findProducts(query: string): Promise<Product[]> {
    const words = query.replace(/[[\]|,%]/g, ' ').trim();
    if (words === '') return [];
    const [products, combinations, named] = await Promise.all([
      this.#rest.list('products', PrestaId, { display: '[id]', 'filter[reference]': anyOf([words]) }),
      this.#rest.list('combinations', PrestaIdOfProduct, {
        display: '[id,id_product]',
        'filter[reference]': anyOf([words]),
      }),
      this.#rest.list('products', PrestaId, {
        ...{ display: '[id]', 'filter[name]': `%[${words}]%`, 'filter[active]': '[1]', limit: String(FOUND) },
      }),
    ]);
    const exact = [
      ...products.value.map(({ id }) => id),
      ...combinations.value.map(({ id_product: id }) => id),
    ];
    const ids = exact.length > 0 ? exact : named.value.map(({ id }) => id);
    const found = await Promise.all([...new Set(ids)].slice(0, FOUND).map((id) => this.product(id)));
    return found.filter((product) => product !== null);
  }

  async #withMailbox(email: string): Promise<string[]> {
    const by = { 'filter[email]': anyOf([email.trim()]) };
    const { value } = await this.#rest.list('customers', PrestaId, { ...by, display: '[id]' });
    return value.map(({ id }) => id);
  }

  async #withPhone(phone: string): Promise<string[]> {
    if (phoneAddress(phone, '') === null) return [];
    const spelled = anyOf(spellingsOf(phone));
    const rows = await Promise.all(
      ['phone', 'phone_mobile'].map((field) =>
        this.#rest.list('addresses', PrestaAddress, { display: 'full', [`filter[${field}]`]: spelled }),
      ),
    );
    return rows.flatMap(({ value }) => value.map(({ id_customer: id }) => id));
  }

  /** Orders with everything that they name: one look at the orders, one at all the rest. */
  async #orders(asked: Asked, when: When, most = HOLDER_ORDERS): Promise<Read<Order>[]> {
    const [facts, read] = await Promise.all([
      this.#facts.get(),
      this.#rest.list('orders', PrestaOrder, { ...NEWEST, ...asked }, when),
    ]);
    // Numbers are given out as orders come in, but for those that were brought from another shop. However many are wanted, the same
    // is asked for beside them: one answer serves all.
    const orders = read.value.toSorted(byDate);
    if (orders.length === 0) return [];
    const of = <T>(pick: (order: PrestaOrder) => T) => orders.map(pick);
    const rows = orders.flatMap(({ associations }) => associations.order_rows);
    const full = { display: 'full' };
    const inOrder = { ...full, 'filter[id_order]': anyOf(of(({ id }) => id)) };
    const [customers, addresses, histories, parcels, carriers, combinations, products] = await Promise.all([
      this.#rest.list('customers', PrestaCustomer, { ...full, ...idIn(of((one) => one.id_customer)) }, when),
      this.#rest.list(
        'addresses',
        PrestaAddress,
        { ...full, ...idIn(of((one) => one.id_address_delivery)) },
        when,
      ),
      this.#rest.list('order_histories', PrestaHistory, inOrder, when),
      this.#rest.list('order_carriers', PrestaParcel, inOrder, when),
      this.#rest.list('carriers', PrestaCarrier, { ...full, ...idIn(of((one) => one.id_carrier)) }),
      this.#rest.list('combinations', PrestaCombination, {
        ...full,
        ...idIn(rows.map((row) => row.product_attribute_id)),
      }),
      this.#rest.list('products', PrestaProduct.pick({ id: true, name: true }), {
        display: '[id,name]',
        ...idIn(rows.map((row) => row.product_id)),
      }),
    ]);
    const { arrivesAfter, currency, now } = this.#world;
    const reads = [read, customers, addresses, histories, parcels];
    const parts = {
      ...{ customers: customers.value, addresses: addresses.value, histories: histories.value },
      ...{ parcels: parcels.value, carriers: carriers.value, combinations: combinations.value },
      products: products.value,
    };
    return orders.slice(0, most).map((order) => ({
      value: orderOf(order, parts, { facts, currency, arrivesAfter, now: now() }),
      at: Math.min(...reads.map(({ at }) => at)),
      old: reads.some(({ old }) => old),
      asked: read.asked,
    }));
  }
}

function idIn(ids: readonly string[]): Asked {
  return { 'filter[id]': anyOf(ids) };
}
