import type { Product } from '../../src/shop/shop.ts';

/** A product of a demo store in one price, its sizes (or none) and pieces on the shelf of each. */
export function goods(
  id: string,
  [title, french]: readonly [title: string, french: string],
  kind: string,
  price: number,
  stock: Readonly<Record<string, number>> | number,
  [description, translated]: readonly [description: string, translated: string] = ['', ''],
): Product {
  const variants =
    typeof stock === 'number'
      ? [{ sku: id, options: {}, price, stock }]
      : Object.entries(stock).map(([size, pieces]) => ({
          sku: `${id}-${size}`,
          options: { size },
          price,
          stock: pieces,
        }));
  return {
    id,
    title,
    kind,
    description,
    sizeChart: {},
    translations: { fr: { title: french, ...(translated ? { description: translated } : {}) } },
    variants,
  };
}
