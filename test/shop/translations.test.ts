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
