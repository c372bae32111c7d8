import { minorUnits } from '../money/decimal.ts';
import type { Product } from '../shop.ts';
import { optionsOf } from './orders.ts';
import { numberOf, type ShopifyProduct, type ShopifyVariant } from './wire.ts';

/** Pieces of what is sold without being counted. */
const UNCOUNTED = 999;

/** A product with its variants. `currency`: the shop's, ISO 4217. Pure. */
export function productOf(product: ShopifyProduct, currency: string): Product {
  return {
    id: numberOf(product.id),
    title: product.title,
    ...(product.productType === '' ? {} : { kind: product.productType.slice(0, 200) }),
    description: product.description,
    sizeChart: {},
    variants: product.variants.nodes.map((variant) => variantOf(variant, currency)),
  };
}

/** A variant of Shopify in our words, its price in minor units. */
export function variantOf(variant: ShopifyVariant, currency: string): Product['variants'][number] {
  return {
    sku: variant.sku || numberOf(variant.id),
    options: optionsOf(variant.selectedOptions),
    price: Math.max(0, minorUnits(variant.price, currency)),
    stock: stockOf(variant),
  };
}

/** What the online shop still sells: also what it does not have, where it sells on without. */
function stockOf({ inventoryItem, inventoryPolicy, sellableOnlineQuantity }: ShopifyVariant): number {
  const isEndless = !inventoryItem.tracked || inventoryPolicy === 'CONTINUE';
  return isEndless ? UNCOUNTED : Math.max(0, sellableOnlineQuantity);
}
