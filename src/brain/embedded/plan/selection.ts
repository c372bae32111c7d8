import { sameOption, sizeOf } from '../../../language/options.ts';
import { found } from '../../../language/reading/match.ts';
import { wordAlone } from '../../../language/reading/text.ts';
import type { Product } from '../../../shop/shop.ts';
import { act, type Scene } from '../scene.ts';
import { convertedSizes } from './sizes/converted.ts';
import { type Variant, variantsOf, wantedOf } from './variants.ts';

/** So many things are told, and fewer aloud. */
const TOLD = { read: 5, spoken: 3 };
/** Words between "budget" or "under" and the number. */
const REACH = 3;
/** The smallest number of no currency that is a price. */
const LEAST_PRICE = 10;

/**
 * Several things of the shop are what was asked for ("a dress in green, size M, under €100"): tells those that come in that size
 * and colour, are in stock and cost no more, with what else there is of them; where none is, all of them with what they come in.
 */
export function planSelection(scene: Scene, products: readonly Product[]): void {
  const known = [...new Map(products.map((product) => [product.title, variantsOf(product)]))];
  const all = known.flatMap(([, variants]) => variants);
  const wanted = wantedOf(scene, all, null);
  const size = sizeAmong(all, wanted.size);
  const most = budgetOf(scene);
  const fits = (variant: Variant) =>
    variant.stock > 0 &&
    (!size || sameOption(sizeOf(variant), size)) &&
    (!wanted.colour || Object.values(variant.options).some((value) => sameOption(value, wanted.colour))) &&
    (most === null || variant.price <= most);
  const things = known.map(([title, variants]) => {
    const fitting = variants.filter(fits);
    const shown = fitting.length > 0 ? fitting : variants.filter(({ stock }) => stock > 0);
    return {
      title,
      price: Math.min(...(shown.length > 0 ? shown : variants).map(({ price }) => price)),
      fits: fitting.length > 0,
      left: shown,
    };
  });
  const suitable = things.filter((thing) => thing.fits);
  const told = suitable.length > 0 ? suitable : things;
  const limit = scene.say.spoken ? TOLD.spoken : TOLD.read;
  act(scene, {
    type: 'selection',
    suits: suitable.length > 0,
    asked: size !== null || wanted.colour !== null || most !== null,
    most,
    currency: scene.context.store.currency,
    things: told.slice(0, limit).map(({ title, price, left }) => ({ title, price, left })),
    more: Math.max(0, told.length - limit),
  });
}

/** The size as these things are labelled: "UK 14" is a 42 in France. A size that none of them has tells nothing. */
function sizeAmong(variants: readonly Variant[], asked: string | null): string | null {
  if (asked === null) return null;
  const sizes = variants.map(sizeOf);
  const labels = [
    asked,
    ...convertedSizes([asked]).flatMap(({ sizes: same }) => same.map(({ size }) => String(size))),
  ];
  return labels.find((label) => sizes.some((size) => sameOption(size, label))) ?? null;
}

/** The most that something may cost, in minor units: "budget 150", "under £100", «moins de 80 euros». */
function budgetOf({ reading, compiled }: Scene): number | null {
  const span = found(compiled.budgets, reading.words.map(wordAlone));
  if (!span) return null;
  const [amount] = reading.named.amounts;
  if (amount) return amount.value;
  const near = [
    ...reading.words.slice(span.end, span.end + REACH),
    ...reading.words.slice(Math.max(0, span.start - REACH), span.start).reverse(),
  ];
  const value = near.map(Number).find((number) => number >= LEAST_PRICE);
  return value === undefined ? null : value * 100;
}
