import { expect, it } from 'vitest';
import { PRODUCTS } from '../../sandbox/seed/products.ts';
import { Product } from '../../src/shop/shapes.ts';
import { plainShop } from './plain.ts';

const dress = Product.parse({
  id: 'DR-1',
  title: 'Dress',
  translations: { fr: { title: 'Robe', description: 'Une robe.' } },
});

it('keeps what a product is called in other languages, until the feed says otherwise', () => {
  const shop = plainShop();
  shop.putProduct(dress);
  expect(shop.product('DR-1')?.translations).toEqual({ fr: { title: 'Robe', description: 'Une robe.' } });
  shop.putProduct({ ...dress, translations: undefined });
  expect(shop.product('DR-1')).not.toHaveProperty('translations');
});

it('is found by what it is called in any of them', () => {
  const shop = plainShop();
  shop.putProduct({ ...dress, translations: { fr: { title: 'Robe Marine' } } });
  expect(shop.findProducts('robe marine').map(({ id }) => id)).toEqual(['DR-1']);
});

it('takes no translation into what is no language', () => {
  expect(Product.safeParse({ ...dress, translations: { __proto__: {}, French: {} } }).success).toBe(false);
});

it('every product of the demo store has a French title', () => {
  for (const { id, translations } of PRODUCTS) expect(translations?.fr?.title, id).toBeTruthy();
});

it('is chosen by its kind and by what is told of it in any language, nearest in price first', () => {
  const shop = plainShop();
  const sold = (id: string, price: number, stock: number, description: string) =>
    shop.putProduct(
      Product.parse({
        ...{ id, title: id, kind: 'dress', description: 'Silk.', translations: { fr: { description } } },
        variants: [{ sku: `${id}-1`, options: {}, price, stock }],
      }),
    );
  sold('A', 9_000, 1, 'En soie.');
  sold('B', 5_000, 1, 'En coton.');
  sold('C', 5_100, 0, 'En soie.');
  const ids = (query: string, near: number) => shop.findNear(query, near).map(({ id }) => id);
  expect(ids('soie', 5_000)).toEqual(['A']);
  expect(ids('dresses', 5_000)).toEqual(['B', 'A']);
  expect(ids('', 10_000)).toEqual(['A', 'B']);
  expect(ids('lamp', 10_000)).toEqual([]);
  expect(shop.findProducts('soie')).toEqual([]);
});
