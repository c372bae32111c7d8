import { minorUnits } from '../money/decimal.ts';
import type { Product } from '../shop.ts';
import type { WooProduct } from './wire.ts';

/** Pieces of what is in stock and not counted. */
const UNCOUNTED = 999;

/** A product with its variations; one without any is its own only variant. Pure. */
export function productOf(
  parent: WooProduct,
  variations: readonly WooProduct[],
  currency: string,
  read: (html: string) => string,
): Product {
  const rows = variations.length > 0 ? variations : [parent];
  const [category] = parent.categories;
  return {
    id: String(parent.id),
    title: read(parent.name),
    ...(category ? { kind: read(category.name) } : {}),
    description: read((parent.short_description || parent.description).replace(/<[^>]*>/g, ' ')).trim(),
    sizeChart: {},
    variants: rows.map((row) => ({
      sku: row.sku || String(row.id),
      options: Object.fromEntries(
        row.attributes.flatMap(({ name, option }) =>
          option === undefined ? [] : [[name.replace(/^pa_/, '').toLowerCase(), option]],
        ),
      ),
      price: Math.max(0, minorUnits(row.price, currency)),
      stock: stockOf(row, parent),
    })),
  };
}

function stockOf(row: WooProduct, parent: WooProduct): number {
  const counted = row.manage_stock === true ? row : row.manage_stock === 'parent' ? parent : null;
  if (counted && counted.stock_quantity !== null && counted.stock_quantity !== undefined)
    return Math.max(0, Math.floor(counted.stock_quantity));
  return row.stock_status === 'instock' ? UNCOUNTED : 0;
}
