/* What the columns of a file are called: as Shopify exports orders and products, or as docs/shop-files.md has them. */

/** What a row may tell, of an order or of a product. */
export type Column =
  | 'order'
  | 'status'
  | 'fulfilled'
  | 'placed'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'currency'
  | 'total'
  | 'shipping'
  | 'discount'
  | 'note'
  | 'payment'
  | 'customer'
  | 'name'
  | 'email'
  | 'phone'
  | 'line1'
  | 'line2'
  | 'postcode'
  | 'city'
  | 'country'
  | 'product'
  | 'title'
  | 'description'
  | 'kind'
  | 'sku'
  | 'quantity'
  | 'price'
  | 'stock'
  | 'option1'
  | 'option1name'
  | 'option2'
  | 'option2name'
  | 'option3'
  | 'option3name'
  | 'size'
  | 'colour';

/** The columns of an order's row; the first of several names that is there counts. */
const ORDER: ReadonlyMap<string, Column> = new Map([
  ...own(['order', 'status', 'currency', 'total', 'shipping', 'discount', 'note', 'payment', 'customer']),
  ...own(['name', 'email', 'phone', 'line1', 'line2', 'postcode', 'city', 'country']),
  ...own(['product', 'title', 'sku', 'quantity', 'price', 'size', 'colour']),
  ['placed at', 'placed'],
  ['shipped at', 'shipped'],
  ['delivered at', 'delivered'],
]);

/** Shopify calls the order `Name`. */
const SHOPIFY_ORDER: ReadonlyMap<string, Column> = new Map([
  ...own(['email', 'currency', 'shipping', 'total', 'phone']),
  ['name', 'order'],
  ['fulfillment status', 'fulfilled'],
  ['fulfilled at', 'shipped'],
  ['created at', 'placed'],
  ['cancelled at', 'cancelled'],
  ['discount amount', 'discount'],
  ['payment method', 'payment'],
  ['notes', 'note'],
  ['shipping name', 'name'],
  ['shipping address1', 'line1'],
  ['shipping address2', 'line2'],
  ['shipping zip', 'postcode'],
  ['shipping city', 'city'],
  ['shipping country', 'country'],
  ['lineitem name', 'title'],
  ['lineitem sku', 'sku'],
  ['lineitem quantity', 'quantity'],
  ['lineitem price', 'price'],
]);

const PRODUCT: ReadonlyMap<string, Column> = new Map(
  own(['product', 'title', 'description', 'kind', 'sku', 'price', 'stock', 'size', 'colour']),
);

const SHOPIFY_PRODUCT: ReadonlyMap<string, Column> = new Map([
  ['handle', 'product'],
  ['title', 'title'],
  ['body (html)', 'description'],
  ['type', 'kind'],
  ['variant sku', 'sku'],
  ['variant price', 'price'],
  ['variant inventory qty', 'stock'],
  ['option1 name', 'option1name'],
  ['option1 value', 'option1'],
  ['option2 name', 'option2name'],
  ['option2 value', 'option2'],
  ['option3 name', 'option3name'],
  ['option3 value', 'option3'],
]);

/** What a file is of, and where each column stands. */
export interface Header {
  of: 'order' | 'product';
  at: ReadonlyMap<Column, number>;
}

const KNOWN: readonly (readonly [of: Header['of'], signs: readonly string[], ReadonlyMap<string, Column>])[] =
  [
    ['order', ['lineitem name', 'name'], SHOPIFY_ORDER],
    ['product', ['handle', 'variant price'], SHOPIFY_PRODUCT],
    ['order', ['order', 'sku', 'quantity'], ORDER],
    ['product', ['product', 'sku', 'price'], PRODUCT],
  ];

/** Reads the first record; null where it is of no file that is known. */
export function headerIn(fields: readonly string[]): Header | null {
  const names = fields.map((field) => field.trim().toLowerCase().replaceAll('_', ' '));
  const known = KNOWN.find(([, signs]) => signs.every((sign) => names.includes(sign)));
  if (!known) return null;
  const [of, , columns] = known;
  const at = new Map<Column, number>();
  for (const [index, name] of names.entries()) {
    const column = columns.get(name);
    if (column && !at.has(column)) at.set(column, index);
  }
  return { of, at };
}

function own(columns: readonly Column[]): [string, Column][] {
  return columns.map((column) => [column, column]);
}
