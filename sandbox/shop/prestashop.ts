import { localTime } from '../../src/language/calendar.ts';
import { capital } from '../../src/language/reading/capital.ts';
import { lookup } from '../../src/lookup.ts';
import { decimalOf } from '../../src/shop/money/decimal.ts';
import type { Order, Product } from '../../src/shop/shop.ts';

/** A request as it came: the path with its query. */
interface Asked {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}
interface Answer {
  status: number;
  json: unknown;
}

type Value = string | number | { id: string; value: string }[] | Record<string, Record<string, string>[]>;
type Row = Record<string, Value> & { id: number };

/** What a fresh shop calls its states, and which of them mean that a parcel has left. */
const STATES = [
  ...([
    ['1', 'Awaiting check payment', '0'],
    ['2', 'Payment accepted', '0'],
  ] as const),
  ...([
    ['3', 'Processing in progress', '0'],
    ['4', 'Shipped', '1'],
    ['5', 'Delivered', '1'],
  ] as const),
  ...([
    ['6', 'Canceled', '0'],
    ['7', 'Refunded', '0'],
    ['8', 'Payment error', '0'],
  ] as const),
] as const;
const STATE: Record<Order['status'], string> = {
  ...{ pending: '3', shipped: '4', delivered: '5', cancelled: '6', returned: '7' },
};
const ZONE = 'Europe/Paris';
const SETTINGS = {
  ...{ PS_OS_CANCELED: '6', PS_OS_ERROR: '8', PS_OS_REFUND: '7', PS_OS_DELIVERED: '5' },
  ...{ PS_TIMEZONE: ZONE, PS_LANG_DEFAULT: '1', PS_SHOP_NAME: 'Lune' },
};
const LANGUAGES = { en: '1', fr: '2' };

/**
 * PrestaShop's webservice, as far as it is asked for: lists by `filter`, `display`, `sort` and `limit`, XML
 * unless JSON is asked for, an empty list for nothing, ids as texts, times of the shop's own zone, a key that
 * may read. `without`: resources that the key may not read.
 */
export class Presta {
  readonly #auth: string;
  readonly #base: string;
  readonly #without: ReadonlySet<string>;
  readonly #tables = new Map<string, Row[]>();
  readonly #now: () => string;
  #ids = 100;

  constructor({
    orders,
    products,
    key,
    now,
    base = '',
    without = [],
  }: {
    orders: readonly Order[];
    products: readonly Product[];
    key: string;
    now: () => string;
    base?: string;
    without?: readonly string[];
  }) {
    this.#auth = `Basic ${btoa(`${key}:`)}`;
    this.#base = `${base}/api`;
    this.#without = new Set(without);
    this.#now = now;
    this.#settings();
    for (const [at, product] of products.entries()) this.#addProduct(product, at + 1);
    for (const order of orders) this.place(order);
  }

  answer({ method, path, headers }: Asked): Answer {
    const url = new URL(path, 'https://shop.example');
    const asked = url.searchParams;
    const isJson = asked.get('output_format') === 'JSON' || headers['output-format'] === 'JSON';
    const say = (status: number, json: Record<string, unknown> | unknown[]): Answer => ({
      status,
      json: isJson ? json : xmlOf(json),
    });
    const failed = (status: number, code: number, message: string) =>
      say(status, { errors: [{ code, message }] });
    if (headers.authorization !== this.#auth)
      return failed(401, 17, 'Authentication key does not have permission to use the webservice');
    const [, resource = '', id] = url.pathname.slice(this.#base.length).split('/');
    const rows = this.#tables.get(resource);
    if (!url.pathname.startsWith(`${this.#base}/`) || !rows)
      return failed(400, 32, `Resource of type "${resource}" does not exists.`);
    if (this.#without.has(resource))
      return failed(401, 26, `Resource of type "${resource}" is not allowed with this authentication key`);
    if (method !== 'GET')
      return failed(405, 25, `Method ${method} is not allowed for the resource ${resource} with this key`);
    if (id !== undefined) {
      const row = rows.find((one) => String(one.id) === id);
      return row ? say(200, { [singular(resource)]: row }) : failed(404, 0, '');
    }
    const found = list(rows, asked);
    return say(200, found.length > 0 ? { [resource]: found } : []);
  }

  /** The second is a part of the first from now on: one reference for both. */
  split(first: string, second: string): void {
    const [one, other] = [first, second].map((id) =>
      this.#table('orders').find((row) => String(row.id) === id),
    );
    if (one?.reference && other) other.reference = one.reference;
  }

  /** Somebody of the shop gives an order another state in the back office. */
  becomes(id: string, status: Order['status']): void {
    const order = this.#table('orders').find((row) => String(row.id) === id);
    if (!order) return;
    const at = local(this.#now());
    Object.assign(order, { current_state: STATE[status], date_upd: at });
    this.#add('order_histories', { id_order: id, id_order_state: STATE[status], date_add: at });
  }

  #settings(): void {
    for (const [id, name, shipped] of STATES)
      this.#add('order_states', { id: Number(id), name: inAll(name), shipped, paid: '1' });
    for (const [name, value] of Object.entries(SETTINGS)) this.#add('configurations', { name, value });
    for (const [code, id] of Object.entries(LANGUAGES))
      this.#add('languages', { id: Number(id), iso_code: code, active: '1' });
    this.#add('currencies', { id: 1, iso_code: 'EUR' });
    for (const code of ['FR', 'BE', 'DE', 'ES', 'IT', 'NL', 'PT', 'GB'])
      this.#add('countries', { iso_code: code });
    for (const table of EMPTY) this.#table(table);
  }

  #addProduct({ id: reference, title, description, translations, variants }: Product, id: number): void {
    const named = (text: string, french?: string): Value => [
      { id: '1', value: text },
      { id: '2', value: french ?? text },
    ];
    const french = translations?.fr;
    const [first] = variants;
    this.#add('products', {
      ...{ id, reference, active: '1', price: decimal((first?.price ?? 0) / 1.2) },
      name: named(title, french?.title),
      description: named(`<p>${description}</p>`, french?.description),
      description_short: named(''),
      taxed: decimal(first?.price ?? 0),
    });
    for (const { sku, options, price, stock } of variants) {
      const values = Object.entries(options).map(([name, value]) => ({ id: this.#option(name, value) }));
      const combination = this.#add('combinations', {
        ...{ id_product: String(id), reference: sku, price: '0.000000', taxed: decimal(price) },
        associations: { product_option_values: values },
      });
      this.#add('stock_availables', {
        ...{ id_product: String(id), id_product_attribute: String(combination.id), quantity: String(stock) },
      });
    }
  }

  /** The id of a value of an option, which is made where there is none. */
  #option(name: string, value: string): string {
    const is = (row: Row, text: string) => JSON.stringify(row.name) === JSON.stringify(inAll(text));
    const shown = capital(name);
    const group =
      this.#table('product_options').find((row) => is(row, shown)) ??
      this.#add('product_options', { name: inAll(shown) });
    const values = this.#table('product_option_values');
    const known = values.find((row) => row.id_attribute_group === String(group.id) && is(row, value));
    const made = { id_attribute_group: String(group.id), name: inAll(value) };
    return String((known ?? this.#add('product_option_values', made)).id);
  }

  place(order: Order): void {
    const { id, customer, address, items, payments, shipments } = order;
    const language = lookup(LANGUAGES, customer.locale.slice(0, 2)) ?? '1';
    const owner = this.#customer(order.customer, language);
    const [first = '', ...rest] = customer.name.split(' ');
    const country = this.#table('countries').find((row) => row.iso_code === address?.country);
    const place = this.#add('addresses', {
      ...{ id_customer: String(owner), id_country: String(country?.id ?? 0), deleted: '0' },
      ...{
        firstname: first,
        lastname: rest.join(' '),
        address1: address?.line1 ?? '',
        address2: address?.line2 ?? '',
      },
      ...{ postcode: address?.postcode ?? '', city: address?.city ?? '' },
      ...{ phone: '', phone_mobile: customer.phone },
    });
    const carrier = this.#carrier(shipments[0]?.carrier ?? 'Colissimo');
    const amount = (value: number) => decimal(value);
    this.#add('orders', {
      ...{ id: Number(id), reference: referenceOf(Number(id)), id_customer: String(owner), id_currency: '1' },
      ...{ id_address_delivery: String(place.id), id_carrier: String(carrier), id_lang: language },
      ...{ current_state: STATE[order.status], module: 'ps_checkout', payment: 'Card' },
      ...{ total_paid_tax_incl: amount(order.total), total_shipping_tax_incl: amount(order.shipping ?? 0) },
      ...{ total_wrapping_tax_incl: amount(0), total_discounts_tax_incl: amount(order.discount ?? 0) },
      total_paid_real: amount(payments.reduce((sum, payment) => sum + payment.amount, 0)),
      ...{ date_add: local(order.placedAt), date_upd: local(this.#now()) },
      associations: {
        order_rows: items.map((item) => {
          const variant = this.#table('combinations').find(({ reference }) => reference === item.sku);
          const product = this.#table('products').find(({ reference }) => reference === item.product);
          const options = Object.entries(item.options).map(([name, value]) => `${name}: ${value}`);
          return {
            ...{ id: item.line, product_id: String(product?.id ?? 0), product_reference: item.sku },
            ...{ product_attribute_id: String(variant?.id ?? 0), product_quantity: String(item.quantity) },
            product_name: `${item.title} (${options.join(' - ')})`,
            unit_price_tax_incl: amount(item.price),
          };
        }),
      },
    });
    const went = (state: string, at: string | null | undefined) =>
      at && this.#add('order_histories', { id_order: id, id_order_state: state, date_add: local(at) });
    went('2', order.placedAt);
    went('4', order.shippedAt);
    went('5', order.deliveredAt);
    for (const { carrier: name, tracking } of shipments)
      this.#add('order_carriers', {
        ...{ id_order: id, id_carrier: String(this.#carrier(name)), tracking_number: tracking },
        date_add: local(order.shippedAt ?? order.placedAt),
      });
  }

  #customer({ id, name, email }: Order['customer'], language: string): number {
    const known = this.#table('customers').find((row) => row.note === id);
    const [firstname = '', ...rest] = name.split(' ');
    const row = { firstname, lastname: rest.join(' '), email, note: id, is_guest: '0', id_lang: language };
    return (known ?? this.#add('customers', row)).id;
  }

  #carrier(name: string): number {
    return (this.#table('carriers').find((row) => row.name === name) ?? this.#add('carriers', { name })).id;
  }

  #table(name: string): Row[] {
    const rows = this.#tables.get(name) ?? [];
    this.#tables.set(name, rows);
    return rows;
  }

  #add(table: string, row: Record<string, Value>): Row {
    const made: Row = { id: ++this.#ids, ...row };
    this.#table(table).push(made);
    return made;
  }
}

const EMPTY = [
  ...['orders', 'customers', 'addresses', 'order_histories', 'order_carriers', 'carriers'],
  ...['products', 'combinations', 'stock_availables', 'product_options', 'product_option_values'],
];

/** Rows by what the query asks for. */
function list(rows: readonly Row[], asked: URLSearchParams): Partial<Row>[] {
  const filters = [...asked].flatMap(([name, value]) => {
    const field = /^filter\[(\w+)\]$/.exec(name)?.[1];
    return field === undefined ? [] : [{ field, value }];
  });
  const priced = [...asked.keys()].flatMap((name) => /^price\[(\w+)\]/.exec(name)?.[1] ?? []);
  const [from, count] = limitOf(asked.get('limit') ?? '');
  const [, by, way] = /^\[(\w+)_(ASC|DESC)\]$/.exec(asked.get('sort') ?? '') ?? [];
  const found = rows.filter((row) => filters.every(({ field, value }) => fits(lookup(row, field), value)));
  if (by)
    found.sort((a, b) => String(lookup(a, by)).localeCompare(String(lookup(b, by)), 'en', { numeric: true }));
  if (way === 'DESC') found.reverse();
  return found.slice(from, from + count).map((row) => shown(row, asked.get('display') ?? '', priced));
}

function limitOf(limit: string): [number, number] {
  const [first, second] = limit.split(',').map(Number);
  return second === undefined ? [0, first || Number.POSITIVE_INFINITY] : [first ?? 0, second];
}

/** `>[a]`, `[a|b]`, `[1,10]`, `[x]%`, `%[x]`, `%[x]%`; in any case, as the database compares. */
function fits(value: Value | undefined, filter: string): boolean {
  const [, newer] = /^>\[(.*)\]$/.exec(filter) ?? [];
  if (newer !== undefined) return String(value ?? '') > newer;
  const [, before = '', inside = '', after = ''] = /^(%?)\[(.*)\](%?)$/s.exec(filter) ?? [];
  const texts = (Array.isArray(value) ? value.map((one) => one.value) : [String(value ?? '')]).map((text) =>
    text.toLowerCase(),
  );
  const wanted = inside.toLowerCase();
  const [low, high] = wanted.split(',').map(Number);
  if (wanted.includes(','))
    return texts.some((text) => Number(text) >= (low ?? 0) && Number(text) <= (high ?? 0));
  return wanted.split('|').some((one) =>
    texts.some((text) => {
      if (before && after) return text.includes(one);
      if (before) return text.endsWith(one);
      return after ? text.startsWith(one) : text === one;
    }),
  );
}

/** Without `display` the ids alone; what a price is called comes only where it was asked for. */
function shown(row: Row, display: string, priced: readonly string[]): Partial<Row> {
  const named = /^\[(.*)\]$/.exec(display)?.[1]?.split(',') ?? ['id'];
  const fields = display === 'full' ? Object.keys(row) : named;
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name]) => fields.includes(name) && (name !== 'taxed' || priced.includes(name)),
    ),
  ) as Partial<Row>;
}

function inAll(text: string): { id: string; value: string }[] {
  return Object.values(LANGUAGES).map((id) => ({ id, value: text }));
}

/** Nine letters, as a shop makes them up. */
export function referenceOf(id: number): string {
  let [left, letters] = [id * 7_919 + 104_729, ''];
  for (let at = 0; at < 9; at++) {
    letters += String.fromCharCode(65 + (left % 26));
    left = Math.floor(left / 26) + 17 * (at + 1);
  }
  return letters;
}

function decimal(amount: number): string {
  return `${decimalOf(Math.round(amount), 'EUR')}0000`;
}

/** In the shop's own zone, without saying so. */
function local(instant: string): string {
  const { day, minutes } = localTime(new Date(instant).toISOString(), ZONE);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${instant.slice(17, 19)}`;
}

function singular(resource: string): string {
  return resource
    .replace(/ies$/, 'y')
    .replace(/(ss)es$/, '$1')
    .replace(/s$/, '');
}

function xmlOf(value: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<prestashop xmlns:xlink="http://www.w3.org/1999/xlink">${nodes(value)}</prestashop>`;
}

function nodes(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => `<item>${nodes(one)}</item>`).join('');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, inner]) => `<${name}>${nodes(inner)}</${name}>`)
      .join('');
  return `<![CDATA[${String(value).replaceAll(']]>', '')}]]>`;
}
