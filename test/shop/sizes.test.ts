import { expect, test } from 'vitest';
import type { Product } from '../../src/shop/shop.ts';
import { neighbourSizes, sortSizes } from '../../src/shop/sizes.ts';

function product(sizes: string[], sizeChart: Product['sizeChart'] = {}, key = 'size'): Product {
  const variants = ['red', 'blue'].flatMap((colour) =>
    sizes.map((size) => ({ sku: `${size}-${colour}`, options: { [key]: size, colour }, price: 1, stock: 1 })),
  );
  return { id: 'p', title: 'P', description: '', sizeChart, variants };
}

test.each<[string[], string, string | null, string | null]>([
  [['XL', 'S', 'M', 'XS', 'L'], 'S', 'XS', 'M'],
  [['XL', 'S', 'M', 'XS', 'L'], 'XL', 'L', null],
  [['XL', 'S', 'M', 'XS', 'L'], 'XS', null, 'S'],
  [['XL', 'XXL', '3XL', 'L'], 'XXL', 'XL', '3XL'],
  [['XXS', 'XS', 'S'], 'XXS', null, 'XS'],
  [['S', 'L'], 'S', null, 'L'],
  [['9', '10', '8'], '9', '8', '10'],
  [['38', '38.5', '39'], '38', null, '38.5'],
  [['EU 38', 'EU 100', 'EU 40'], 'EU 40', 'EU 38', 'EU 100'],
  [['one size'], 'one size', null, null],
])('of %j, next to %s are %s and %s', (sizes, size, down, up) => {
  const found = neighbourSizes(product(sizes), { size, colour: 'red' });
  expect(found.down?.sku ?? null).toBe(down && `${down}-red`);
  expect(found.up?.sku ?? null).toBe(up && `${up}-red`);
});

test('anything else goes by the size chart, then as the shop lists it', () => {
  const chart = { petite: {}, regular: {}, tall: {} };
  expect(sortSizes(product(['tall', 'petite', 'regular'], chart), ['tall', 'petite', 'regular'])).toEqual([
    'petite',
    'regular',
    'tall',
  ]);
  expect(sortSizes(product(['M/L', 'XS/S']), ['XS/S', 'M/L'])).toEqual(['M/L', 'XS/S']);
});

test('sizes are read in the shop’s language and without case', () => {
  expect(neighbourSizes(product(['S', 'M'], {}, 'Taille'), { Taille: 's', colour: 'Blue' }).up?.sku).toBe(
    'M-blue',
  );
});

test('no size, no neighbours', () => {
  expect(neighbourSizes(product(['S', 'M']), { colour: 'red' })).toEqual({ up: null, down: null });
  expect(neighbourSizes(product([]), { size: 'S' })).toEqual({ up: null, down: null });
});
