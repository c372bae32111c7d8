import type { Piece } from '../../../language/acts.ts';
import { colourOf, sameOption, sizeOf } from '../../../language/options.ts';
import type { Item } from '../../../shop/shop.ts';
import type { Scene } from '../scene.ts';
import { imagined, leftOf, nextSize, type Variant, variantOf, wantedOf } from './variants.ts';

/** What the customer wants instead, as far as it is clear. */
type Target =
  | { kind: 'one'; variant: Variant }
  | {
      kind: 'none';
      piece: { title: string; options: Record<string, string> };
      left: Variant[];
      edge: 'largest' | 'smallest' | null;
    }
  | { kind: 'open'; left: Variant[] };

/** `prior`: what was to come in its place so far; a size or colour alone changes only that of it. */
export function choose(
  scene: Scene,
  variants: Variant[],
  item: Item,
  known: 'up' | 'down' | null,
  prior: Piece | null = null,
): Target {
  const wanted = wantedOf(scene, variants, item, prior);
  const direction = wanted.direction ?? (wanted.size || wanted.colour || wanted.otherColour ? null : known);
  const before = prior ?? item;
  const colour = wanted.colour ?? colourOf(before);
  const near = { size: wanted.size ?? sizeOf(before), colour };
  const left = leftOf(variants, item, near);
  if (direction && !wanted.size) {
    const size = nextSize(variants, item, direction);
    // What is left is on the wrong side of it.
    if (!size)
      return { kind: 'none', piece: item, left: [], edge: direction === 'up' ? 'largest' : 'smallest' };
    return at(size, colour);
  }
  if (wanted.otherColour && !wanted.colour) {
    const others = left.filter(
      (variant) => sameOption(sizeOf(variant), near.size) && !sameOption(colourOf(variant), colour),
    );
    const [only] = others;
    return others.length === 1 && only
      ? { kind: 'one', variant: only }
      : { kind: 'open', left: others.length > 0 ? others : left };
  }
  if (!wanted.size && !wanted.colour) return { kind: 'open', left };
  return at(near.size, colour);

  function at(size: string | null, inColour: string | null): Target {
    const variant = variantOf(variants, size, inColour);
    if (variant) return { kind: 'one', variant };
    return {
      kind: 'none',
      piece: imagined(item, size, inColour),
      left: leftOf(variants, item, { size, colour: inColour }),
      edge: null,
    };
  }
}
