import { lookup } from '../lookup.ts';
import type { Product } from './shop.ts';

/** One size and colour of a product. */
export type Variant = Product['variants'][number];

/**
 * The next smaller and the next larger variant of a product, everything but the size being as in `options`.
 * Sold-out ones count: look at `stock`. Null where there is none, or when the options name no size of this
 * product.
 *
 * Letters go XXS < XS < S … < XXL < 3XL, numbers by value (38, 38.5, `EU 38`), anything else in the order of
 * the size chart and then of the variants.
 */
export function neighbourSizes(
  product: Product,
  options: Record<string, string>,
): { up: Variant | null; down: Variant | null } {
  const key = sizeOption(options);
  const size = key === null ? undefined : lookup(options, key);
  if (key === null || size === undefined) return { up: null, down: null };
  const others = Object.entries(options).filter(([name]) => name !== key);
  const siblings = product.variants
    .filter((variant) => lookup(variant.options, key) !== undefined)
    .filter((variant) => others.every(([name, value]) => same(lookup(variant.options, name), value)));
  const sizes = sortSizes(product, [...siblings.map((variant) => lookup(variant.options, key) ?? ''), size]);
  const place = sizes.findIndex((other) => same(other, size));
  const at = (index: number): Variant | null =>
    siblings.find((variant) => same(lookup(variant.options, key), sizes[index])) ?? null;
  return { up: at(place + 1), down: at(place - 1) };
}

/** Distinct sizes, smallest first, as {@link neighbourSizes} orders them. */
export function sortSizes(product: Product, sizes: string[]): string[] {
  const distinct = sizes.filter((size, place) => sizes.findIndex((other) => same(other, size)) === place);
  const ranked = distinct.map((size) => ({ size, rank: letterRank(size) ?? null }));
  const rank = ranked.every((entry) => entry.rank !== null)
    ? letterRank
    : distinct.every((size) => numberRank(size) !== null)
      ? numberRank
      : chartRank(product);
  return distinct.toSorted((a, b) => (rank(a) ?? 0) - (rank(b) ?? 0));
}

/** The name of the option that is a size, in the languages shops write theirs in. */
function sizeOption(options: Record<string, string>): string | null {
  return (
    Object.keys(options).find((name) => /^(?:size|taille|pointure|größe|talla|taglia)$/i.test(name)) ?? null
  );
}

function letterRank(size: string): number | null {
  const match = /^(?:(\d)X|(X{0,5}))([SL])$|^M$/i.exec(size.trim());
  if (!match) return null;
  if (!match[3]) return 0;
  const extra = match[1] ? Number(match[1]) : (match[2]?.length ?? 0);
  return match[3].toUpperCase() === 'S' ? -1 - extra : 1 + extra;
}

function numberRank(size: string): number | null {
  const match = /^(?:[A-Z]{2}\s?)?(\d+(?:[.,]\d+)?)$/i.exec(size.trim());
  return match?.[1] ? Number(match[1].replace(',', '.')) : null;
}

function chartRank(product: Product): (size: string) => number {
  const order = [
    ...Object.keys(product.sizeChart),
    ...product.variants.map(({ options }) => lookup(options, sizeOption(options) ?? '') ?? ''),
  ];
  return (size) => {
    const place = order.findIndex((other) => same(other, size));
    return place < 0 ? order.length : place;
  };
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();
}
