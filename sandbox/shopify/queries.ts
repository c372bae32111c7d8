import type { Customer, Goodness, Placed } from './goods.ts';
import { hasWords, termsOf } from './search.ts';
import {
  customerView,
  gid,
  orderView,
  page,
  parcelLine,
  productView,
  returnView,
  variantView,
} from './view.ts';

/** Milliseconds that an app sees without `read_all_orders`. */
const SIXTY_DAYS = 60 * 86_400_000;

interface Asked {
  first?: number | null;
  after?: string | null;
  query?: string | null;
}

/** What can be asked of the shop; `sees` are the app's scopes, `now` milliseconds. */
export function queries(shop: Goodness, scopes: readonly string[], now: () => number) {
  const seen = ({ source }: Placed) =>
    scopes.includes('read_all_orders') || Date.parse(source.placedAt) > now() - SIXTY_DAYS;
  const newest = () =>
    shop.orders
      .filter(seen)
      .toSorted((a, b) => Date.parse(b.source.placedAt) - Date.parse(a.source.placedAt));
  const holderView = (customer: Customer) => ({
    ...customerView(customer),
    orders: (asked: Asked) =>
      page(
        newest().filter((one) => one.customer?.id === customer.id),
        asked,
        orderView,
      ),
  });
  const order = ({ id }: { id: string }) => {
    const found = shop.order(id);
    return found && seen(found) ? orderView(found) : null;
  };
  return {
    shop: { name: 'Lune', myshopifyDomain: 'lune.myshopify.com' },
    currentAppInstallation: { accessScopes: scopes.map((handle) => ({ handle })) },
    order,
    orders: ({ query, ...asked }: Asked) =>
      page(
        newest().filter((one) => termsOf(query).every((term) => isMeant(one, term))),
        asked,
        orderView,
      ),
    customer: ({ id }: { id: string }) => {
      const found = [...shop.customers.values()].find((one) => gid('Customer', one.id) === id);
      return found ? holderView(found) : null;
    },
    customerByIdentifier: ({
      identifier,
    }: {
      identifier: { emailAddress?: string; phoneNumber?: string };
    }) => {
      const found = [...shop.customers.values()].find(
        ({ source }) =>
          (identifier.emailAddress && source.email.toLowerCase() === identifier.emailAddress.toLowerCase()) ||
          (identifier.phoneNumber && source.phone === identifier.phoneNumber),
      );
      return found ? holderView(found) : null;
    },
    product: ({ id }: { id: string }) => {
      const found = shop.goods.find((one) => gid('Product', one.id) === id);
      return found ? productView(found) : null;
    },
    productVariants: ({ query, ...asked }: Asked) =>
      page(
        shop.goods
          .flatMap(({ variants }) => variants)
          .filter(({ sku }) =>
            termsOf(query).every(({ field, value }) => field === 'sku' && sku.toLowerCase() === value),
          ),
        asked,
        variantView,
      ),
    products: ({ query, ...asked }: Asked) =>
      page(
        shop.goods.filter(({ source }) =>
          termsOf(query).every(({ value }) =>
            hasWords(`${source.title} ${source.variants.map(({ sku }) => sku).join(' ')}`, value),
          ),
        ),
        asked,
        productView,
      ),
    returnableFulfillments: ({ orderId, ...asked }: Asked & { orderId: string }) => {
      const found = shop.order(orderId);
      return page(found?.sent && !found.cancelledAt ? [found] : [], asked, (one) => ({
        id: gid('ReturnableFulfillment', one.id),
        returnableFulfillmentLineItems: (more: Asked) =>
          page(
            one.lines.filter((line) => returnable(one, line) > 0),
            more,
            (line) => ({ quantity: returnable(one, line), fulfillmentLineItem: parcelLine(one, line) }),
          ),
      }));
    },
    return: ({ id }: { id: string }) => {
      const found = shop.returned(id);
      return found ? returnView(found.order, found.back) : null;
    },
  };
}

function isMeant(
  { name, customer, email }: Placed,
  { field, value }: { field: string | null; value: string },
): boolean {
  if (field === 'name') return hasWords(name, value);
  if (field === 'customer_id') return String(customer?.id) === value;
  if (field === 'email') return email.toLowerCase() === value;
  return field === null && hasWords(`${name} ${email} ${customer?.source.name ?? ''}`, value);
}

/** Pieces of a line that left and no return is taking back. */
export function returnable(order: Placed, line: Placed['lines'][number]): number {
  const back = order.returns
    .filter(({ status }) => status !== 'CANCELED' && status !== 'DECLINED')
    .flatMap(({ lines }) => lines.filter((one) => one.line === line));
  const returned = back.reduce((total, { quantity }) => total + quantity, 0);
  return line.quantity - Math.max(line.refunded, line.removed, returned);
}
