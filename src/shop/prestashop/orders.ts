import { decodeEntities } from '../../language/html-entities.ts';
import { lookup } from '../../lookup.ts';
import { minorUnits } from '../money/decimal.ts';
import { sum } from '../money/spread.ts';
import type { Account, Item, Order } from '../shop.ts';
import type { ShopFacts } from './facts.ts';
import { instantOf } from './times.ts';
import type {
  PrestaAddress,
  PrestaCarrier,
  PrestaCombination,
  PrestaCustomer,
  PrestaHistory,
  PrestaOrder,
  PrestaParcel,
  PrestaProduct,
} from './wire.ts';

/*
 * Orders of PrestaShop as orders of ours. Pure.
 */

/** What an order names, of other resources. */
export interface OrderParts {
  customers: readonly PrestaCustomer[];
  addresses: readonly PrestaAddress[];
  histories: readonly PrestaHistory[];
  parcels: readonly PrestaParcel[];
  carriers: readonly PrestaCarrier[];
  combinations: readonly PrestaCombination[];
  products: readonly Pick<PrestaProduct, 'id' | 'name'>[];
}

/** `arrivesAfter`: days after which what was sent counts as arrived, where nobody says so. `now`: milliseconds. */
export interface Reading {
  facts: ShopFacts;
  currency: string;
  arrivesAfter: number;
  now: number;
}

/** An order of PrestaShop in our words; amounts in minor units, instants in UTC. */
export function orderOf(presta: PrestaOrder, parts: OrderParts, reading: Reading): Order {
  const { facts, now } = reading;
  const currency = lookup(facts.currencies, presta.id_currency) ?? reading.currency;
  const money = (decimal: string) => Math.max(0, minorUnits(decimal, currency));
  const address = parts.addresses.find(({ id }) => id === presta.id_address_delivery);
  const items = presta.associations.order_rows
    .filter(({ product_quantity: quantity }) => quantity > 0)
    .map((row) => itemOf(row, parts, facts, currency));
  const total = money(presta.total_paid_tax_incl);
  const shipping = money(presta.total_shipping_tax_incl);
  const goods = sum(items.map(({ price, quantity }) => price * quantity));
  const others = shipping + money(presta.total_wrapping_tax_incl);
  const paid = money(presta.total_paid_real);
  const { status, shippedAt, deliveredAt } = whereIs(presta, parts.histories, reading);
  const placedAt = instantOf(presta.date_add, facts.timeZone) ?? new Date(now).toISOString();
  return {
    id: presta.id,
    status,
    placedAt,
    shippedAt,
    deliveredAt,
    currency,
    total,
    shipping,
    // Vouchers, and what of a cent was lost where prices were rounded.
    discount: Math.min(goods, Math.max(0, goods + others - total)),
    customer: customerOf(presta, parts, address, facts),
    address: address && {
      ...{ line1: address.address1, line2: address.address2, postcode: address.postcode },
      ...{ city: address.city, country: lookup(facts.countries, address.id_country) ?? '' },
    },
    items,
    shipments: parts.parcels
      .filter(({ id_order: of, tracking_number: tracking }) => of === presta.id && tracking !== '')
      .map((parcel) => ({
        carrier: parts.carriers.find(({ id }) => id === parcel.id_carrier)?.name ?? '',
        tracking: parcel.tracking_number,
        status: status === 'delivered' ? 'delivered' : 'sent',
        at: status === 'delivered' ? deliveredAt : shippedAt,
      })),
    payments:
      paid > 0
        ? [{ id: presta.module || 'payment', method: presta.payment, label: presta.payment, amount: paid }]
        : [],
  };
}

const DAY = 86_400_000;

/** By what the shop has set its states to mean; one that nobody knows has not left. */
function whereIs(
  { id, current_state: state }: PrestaOrder,
  histories: readonly PrestaHistory[],
  { facts, arrivesAfter, now }: Reading,
): Pick<Order, 'status'> & { shippedAt: string | null; deliveredAt: string | null } {
  const since = (isIt: (state: string) => boolean) =>
    histories
      .filter((row) => row.id_order === id && isIt(row.id_order_state))
      .map(({ date_add: at }) => instantOf(at, facts.timeZone))
      .filter((at) => at !== null)
      .toSorted()[0] ?? null;
  const shippedAt = since((one) => facts.shipped.has(one) || one === facts.delivered);
  const counted = shippedAt && new Date(Date.parse(shippedAt) + arrivesAfter * DAY).toISOString();
  const arrivedAt = since((one) => one === facts.delivered) ?? counted;
  if (facts.cancelled.has(state)) return { status: 'cancelled', shippedAt, deliveredAt: null };
  if (state === facts.refunded) return { status: 'returned', shippedAt, deliveredAt: arrivedAt };
  if (state === facts.delivered) return { status: 'delivered', shippedAt, deliveredAt: arrivedAt };
  if (!facts.shipped.has(state)) return { status: 'pending', shippedAt: null, deliveredAt: null };
  return counted !== null && Date.parse(counted) <= now
    ? { status: 'delivered', shippedAt, deliveredAt: counted }
    : { status: 'shipped', shippedAt, deliveredAt: null };
}

function customerOf(
  presta: PrestaOrder,
  { customers }: OrderParts,
  address: PrestaAddress | undefined,
  facts: ShopFacts,
): Account {
  const known = customers.find(({ id }) => id === presta.id_customer);
  const phone = address?.phone_mobile || address?.phone || '';
  return {
    ...accountOf(known ?? { id: presta.id_customer, ...NOBODY }, facts),
    phone,
    locale: lookup(facts.languages, presta.id_lang) ?? 'en',
  };
}

const NOBODY = { firstname: '', lastname: '', email: '', id_lang: '' };

/** A customer of PrestaShop in our words. */
export function accountOf(customer: PrestaCustomer, { languages }: ShopFacts): Account {
  return {
    id: customer.id,
    name: `${customer.firstname} ${customer.lastname}`.trim(),
    email: customer.email,
    phone: '',
    locale: lookup(languages, customer.id_lang) ?? 'en',
    tags: [],
    vip: false,
  };
}

type Row = PrestaOrder['associations']['order_rows'][number];

function itemOf(row: Row, { combinations, products }: OrderParts, facts: ShopFacts, currency: string): Item {
  const { product_id: product, product_attribute_id: variant } = row;
  const combination = combinations.find(({ id }) => id === variant);
  const known = products.find(({ id }) => id === product);
  return {
    line: row.id,
    sku: skuOf(row.product_reference, product, variant),
    product,
    // The row's own has its options glued behind it, in the words of that day.
    title: decodeEntities((known && lookup(known.name, facts.language)) || row.product_name),
    options: optionsOf(combination, facts),
    quantity: row.product_quantity,
    price: Math.max(0, minorUnits(row.unit_price_tax_incl, currency)),
  };
}

/** A variant that nobody gave a reference is known by its ids. */
export function skuOf(reference: string, product: string, variant: string): string {
  return reference || `${product}-${variant || '0'}`;
}

/** A combination's options by name, such as size and colour; none for a product that has no combinations. */
export function optionsOf(
  combination: PrestaCombination | undefined,
  { options }: ShopFacts,
): Record<string, string> {
  const values = combination?.associations.product_option_values ?? [];
  return Object.fromEntries(values.flatMap(({ id }) => [options.get(id)].filter((one) => one !== undefined)));
}
