import type { Piece } from '../../../language/acts.ts';
import { canonicalSize, colourOf, sameOption, sizeOf, sizeRank } from '../../../language/options.ts';
import { colourSaid } from '../../../language/reading/colour-words.ts';
import { colourConcept } from '../../../language/reading/concepts.ts';
import { fold } from '../../../language/reading/text.ts';
import type { Item, Product } from '../../../shop/shop.ts';
import type { Scene } from '../scene.ts';

/*
 * Sizes and colours of a product as a customer asks for them.
 */

export interface Variant extends Piece {
  sku: string;
  stock: number;
  price: number;
}

/** The variants of a product, each under the product's title. */
export function variantsOf(product: Product): Variant[] {
  return product.variants.map(({ sku, options, stock, price }) => ({
    title: product.title,
    sku,
    options,
    stock,
    price,
  }));
}

/** What the customer wants of a product, as far as they said it. */
export interface Wanted {
  size: string | null;
  colour: string | null;
  direction: 'up' | 'down' | null;
  otherColour: boolean;
}

/**
 * The words against what the product comes in: "40" is a size if there is one, "midnight" a colour. What the customer has counts as wanted
 * where it is set against what was to come (`prior`).
 */
export function wantedOf(
  scene: Scene,
  variants: readonly Variant[],
  has: Piece | null,
  prior: Piece | null = null,
): Wanted {
  const { named, wish, words } = scene.reading;
  const sizes = unique(variants.map(sizeOf));
  const colours = unique(variants.map(colourOf));
  const current = has ? { size: sizeOf(has), colour: colourOf(has) } : { size: null, colour: null };
  const namedSizes = [...named.sizes, ...named.numbers].filter(
    (size) => named.sizes.includes(size) || sizes.some((known) => sameOption(known, size)),
  );
  const other = (from: string | null) => (candidate: string) => !sameOption(candidate, from);
  const size =
    namedSizes.findLast(other(current.size)) ??
    (prior ? namedSizes.findLast(other(sizeOf(prior))) : null) ??
    null;
  const whole = colours.filter((colour) => colourSaid(colour, words) > 0);
  const parts = Math.max(0, ...whole.map((colour) => colourSaid(colour, words)));
  // A colour of several words before one of them.
  const long = whole.filter((colour) => /[\s-]/.test(colour) && colourSaid(colour, words) === parts);
  const catalogue = colours.filter(
    (colour) => whole.includes(colour) || named.colours.includes(colourConcept(colour)),
  );
  const said = long.length > 0 ? long : [...catalogue, ...named.colours];
  const colour =
    said.findLast(other(current.colour)) ?? (prior ? said.findLast(other(colourOf(prior))) : null) ?? null;
  return {
    size,
    colour:
      colour && (colours.find((known) => sameOption(known, colour)) ?? closest(colour, colours) ?? colour),
    direction: size ? null : wish.direction,
    otherColour: wish.otherColour,
  };
}

/** "blue" for "midnight blue". */
function closest(colour: string, colours: readonly string[]): string | null {
  return (
    colours.find((known) =>
      fold(known)
        .split(/[\s-]+/)
        .includes(fold(colour)),
    ) ?? null
  );
}

/** The size after (or before) one among those that exist in a colour; null at the end of the range. */
export function nextSize(variants: readonly Variant[], from: Piece, direction: 'up' | 'down'): string | null {
  const rank = sizeRank(sizeOf(from) ?? '');
  if (rank === null) return null;
  const sizes = unique(variants.map(sizeOf))
    .map((size) => ({ size, rank: sizeRank(size) }))
    .filter((entry): entry is { size: string; rank: number } => entry.rank !== null)
    .sort((a, b) => a.rank - b.rank);
  const next =
    direction === 'up'
      ? sizes.find((entry) => entry.rank > rank)
      : sizes.findLast((entry) => entry.rank < rank);
  return next?.size ?? null;
}

/** The variant of this size and colour; null where there is none. */
export function variantOf(
  variants: readonly Variant[],
  size: string | null,
  colour: string | null,
): Variant | null {
  return (
    variants.find((variant) => sameOption(sizeOf(variant), size) && sameOption(colourOf(variant), colour)) ??
    null
  );
}

/**
 * In stock and not what the customer has, nearest first: their colour before others, then sizes close to the
 * wanted one.
 */
export function leftOf(
  variants: readonly Variant[],
  has: Piece | null,
  near: { size: string | null; colour: string | null },
): Variant[] {
  const wanted = sizeRank(near.size ?? '') ?? 0;
  const distance = (variant: Variant) =>
    (sameOption(colourOf(variant), near.colour) ? 0 : 1.5) +
    Math.abs((sizeRank(sizeOf(variant) ?? '') ?? 0) - wanted);
  return variants
    .filter((variant) => variant.stock > 0 && !(has && sameVariant(variant, has)))
    .sort((a, b) => distance(a) - distance(b));
}

/** Whether two pieces have one size and one colour. */
export function sameVariant(a: Piece, b: Piece): boolean {
  return sameOption(sizeOf(a), sizeOf(b)) && sameOption(colourOf(a), colourOf(b));
}

/** A variant that does not exist, named as the customer named it. */
export function imagined(
  item: Pick<Item, 'title' | 'options'>,
  size: string | null,
  colour: string | null,
): Piece {
  const options = Object.fromEntries(
    Object.entries(item.options).map(([key, value]) => {
      if (size && sameOption(value, sizeOf(item))) return [key, canonicalSize(size)];
      if (colour && sameOption(value, colourOf(item))) return [key, colour];
      return [key, value];
    }),
  );
  return { title: item.title, options };
}

function unique(values: readonly (string | null)[]): string[] {
  const list: string[] = [];
  for (const value of values)
    if (value !== null && !list.some((known) => sameOption(known, value))) list.push(value);
  return list;
}
