import type { ActOf } from '../../../../language/acts.ts';
import { type Budget, budgetIn } from '../../../../language/choosing/budget.ts';
import { sameOption, sizeOf } from '../../../../language/options.ts';
import { fold, readable } from '../../../../language/reading/text.ts';
import type { Product } from '../../../../shop/shop.ts';
import { act, type Scene } from '../../scene.ts';
import { convertedSizes } from '../sizes/converted.ts';
import { type Variant, variantsOf, wantedOf } from '../variants.ts';

/** So many things are told, and fewer aloud. */
const TOLD = { read: 5, spoken: 3 };
/** Where nothing is quite as it was asked for. */
const NEAREST = 3;

type Understood = ActOf<'selection'>['asked'];

/** What else was understood than a size, a colour and a price. */
export type Kind = Pick<Understood, 'gift' | 'kind' | 'materials'>;

/**
 * Several things of the shop are what was asked for ("a dress in green, size M, under €100"): tells those that come in that size
 * and colour, are in stock and cost that much, with what else there is of them; where none is, the nearest. `near`: none of
 * them is of the kind that was asked for.
 */
export function planSelection(
  scene: Scene,
  products: readonly Product[],
  kind: Kind = { gift: false, kind: null, materials: [] },
  near = false,
): void {
  const known = [...new Map(products.map((product) => [product.title, variantsOf(product)]))];
  const all = known.flatMap(([, variants]) => variants);
  const wanted = wantedOf(scene, all, null);
  const size = sizeAmong(all, wanted.size);
  const budget = budgetOf(scene, true);
  const inStock = ({ stock }: Variant) => stock > 0;
  const asWanted = (variant: Variant) =>
    inStock(variant) &&
    (!size || sameOption(sizeOf(variant), size)) &&
    (!wanted.colour || Object.values(variant.options).some((value) => sameOption(value, wanted.colour)));
  const affordable = ({ price }: Variant) =>
    !budget || (price >= (budget.least ?? 0) && price <= (budget.most ?? Infinity));
  const things = known.map(([title, variants]) => {
    const choices = [(one: Variant) => asWanted(one) && affordable(one), asWanted, inStock];
    const left = choices.map((fits) => variants.filter(fits)).find(({ length }) => length > 0) ?? [];
    const prices = (left.length > 0 ? left : variants).map(({ price }) => price);
    return {
      title,
      left,
      price: Math.min(...prices),
      fits: left.some((one) => asWanted(one) && affordable(one)),
    };
  });
  const suitable = near ? [] : things.filter(({ fits }) => fits);
  const suits = suitable.length > 0;
  const target = budget?.about ?? budget?.most ?? budget?.least ?? null;
  const distance = ({ price }: { price: number }) => (target === null ? 0 : Math.abs(price - target));
  const told = suits ? suitable : things.toSorted((a, b) => distance(a) - distance(b));
  const limit = scene.say.spoken || !suits ? TOLD.spoken : TOLD.read;
  const options =
    size || wanted.colour
      ? {
          title: '',
          options: { ...(size ? { size } : {}), ...(wanted.colour ? { colour: wanted.colour } : {}) },
        }
      : null;
  act(scene, {
    type: 'selection',
    suits,
    asked: { ...kind, options, budget, otherCurrency: pricedElsewhere(scene) },
    currency: scene.context.store.currency,
    things: told.slice(0, suits ? limit : NEAREST).map(({ title, price, left }) => ({ title, price, left })),
    more: suits ? Math.max(0, told.length - limit) : 0,
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

/**
 * What something may cost, from the new words, with what they go on with. A sum in another currency than the store's says nothing of it.
 * `loosely`: something is plainly looked for, so that a price alone is one.
 */
export function budgetOf(scene: Scene, loosely: boolean): Budget | null {
  const { context, reading } = scene;
  const { currency } = context.store;
  if (pricedElsewhere(scene)) return null;
  const said = context.asked
    .map(({ text, choice }) => (choice === null ? fold(readable(text)) : ''))
    .join('\n');
  return budgetIn(said, currency, loosely) ?? budgetIn(reading.words.join(' '), currency, loosely);
}

function pricedElsewhere({ context, reading }: Scene): boolean {
  const { amounts } = reading.named;
  return amounts.length > 0 && amounts.every(({ currency }) => currency !== context.store.currency);
}
