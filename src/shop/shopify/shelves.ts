import type { Books } from '../plan/draft.ts';
import type { ShopifyClient } from './client.ts';
import { variantOf } from './products.ts';
import { SHELVES } from './reads.ts';
import { quoted } from './records.ts';
import { gid, numberOf, ShelvesData, type ShopifyProduct } from './wire.ts';

/** A variant that can be promised, and the place that its pieces are taken from. */
export interface Shelf {
  sku: string;
  variantId: string;
  /** Null where its pieces are not counted. */
  inventoryItemId: string | null;
  /** The place with most of them; null where there is none. Of a quote, which takes nothing from there, it is not asked for. */
  locationId: string | null;
  found: NonNullable<ReturnType<Books['variant']>>;
}

/** The variant of a sku as it stands now; null where none bears it, or several do. */
export async function shelfOf(client: ShopifyClient, sku: string, currency: string): Promise<Shelf | null> {
  // A variant without a sku of its own goes by its number.
  const q = /^\d{6,20}$/.test(sku) ? `${quoted('sku', sku)} OR id:${sku}` : quoted('sku', sku);
  const { productVariants } = await client.ask(SHELVES, { q }, ShelvesData);
  const named = productVariants.nodes.filter(
    (one) => one.sku === sku || (one.sku === '' && one.id === gid('ProductVariant', sku)),
  );
  const [variant] = named;
  if (!variant || named.length > 1) return null;
  const { inventoryItem, product } = variant;
  const places = inventoryItem.inventoryLevels.nodes
    .map(({ location, quantities }) => ({
      location: location.id,
      available: quantities.find(({ name }) => name === 'available')?.quantity ?? 0,
    }))
    .toSorted((a, b) => b.available - a.available);
  return {
    sku,
    variantId: variant.id,
    inventoryItemId: inventoryItem.tracked ? inventoryItem.id : null,
    locationId: places[0]?.location ?? null,
    found: {
      product: { id: numberOf(product.id), title: product.title },
      variant: variantOf(variant, currency),
    },
  };
}

/** The same by the product that it is a variant of, for a quote; null where the product has no such variant, or several. */
export function shelfIn(product: ShopifyProduct, sku: string, currency: string): Shelf | null {
  const named = product.variants.nodes.filter(
    (one) => one.sku === sku || (one.sku === '' && numberOf(one.id) === sku),
  );
  const [variant] = named;
  if (!variant || named.length > 1) return null;
  return {
    sku,
    variantId: variant.id,
    // What is in stock lies somewhere: where, is asked when it is taken from there.
    inventoryItemId: null,
    locationId: null,
    found: {
      product: { id: numberOf(product.id), title: product.title },
      variant: variantOf(variant, currency),
    },
  };
}
