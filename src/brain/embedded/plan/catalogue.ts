import type { Item, Product } from '../../../shop/shop.ts';
import type { Scene } from '../scene.ts';

/** The product of an order's item, with its stock; null when the shop no longer has it. */
export async function productOf(scene: Scene, item: Item): Promise<Product | null> {
  const result = await scene.toolbox.call('find_products', { query: item.product });
  if (!result.ok) return null;
  return result.output.find(({ id }) => id === item.product) ?? null;
}
