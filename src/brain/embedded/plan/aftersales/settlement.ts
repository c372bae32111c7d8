import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import { colourOf, sizeOf, sizeRank } from '../../../../language/options.ts';
import type { Item } from '../../../../shop/shop.ts';
import type { ToolTypes } from '../../../../tools/tool.ts';
import { able, act, isKnown, type Scene, ticket } from '../../scene.ts';
import { openReturn, pieceOf } from '../../topic.ts';
import { productOf } from '../catalogue.ts';
import { leftOf, nextSize, type Variant, variantOf, variantsOf } from '../variants.ts';
import { offerExchange, offerRefund } from './offer.ts';
import { proposeExchange, proposeRefund, proposeReturn } from './propose.ts';
import { settlementWanted } from './remembered.ts';

/*
 * Exchange or refund: what a return is to end in.
 */

/** The return in question, as the tool gave it or as it stands. */
type Back = Pick<ToolTypes['return_item']['output'], 'return'>;

/** Of several things at once a customer may want different ones: that is asked. */
export function settleSeveral(scene: Scene): void {
  act(scene, { type: 'settle', ask: isKnown(scene) ? 'several' : 'by_email' });
}

/** Exchange or refund? Both are alternatives of one card, as far as this speaker may have them; else the size is asked. */
export async function askSettlement(
  scene: Scene,
  order: OrderView,
  item: Item,
  made: Back,
  problem: Problem | null,
): Promise<void> {
  if (!isKnown(scene)) return act(scene, { type: 'settle', ask: 'by_email' });
  const wants = settlementWanted(scene, order);
  if (wants === 'refund') {
    return offerRefund(scene, order, made.return);
  }
  const product = await productOf(scene, item);
  const variants = product ? variantsOf(product) : [];
  const direction = problem === 'size_too_small' ? 'up' : problem === 'size_too_big' ? 'down' : null;
  const size = direction && nextSize(variants, item, direction);
  const target = size ? variantOf(variants, size, colourOf(item)) : null;
  if (target && target.stock > 0 && wants === 'exchange') {
    return offerExchange(scene, order, item, target);
  }
  // Only one of the two can be put here: a card with it alone would take a yes for a choice.
  if (!(able(scene, 'exchange_item') && able(scene, 'choose_refund')))
    return act(scene, { type: 'settle', ask: 'size' });
  if (target && target.stock > 0) {
    proposeExchange(scene, order, item, target);
    return proposeRefund(scene, order, made.return);
  }
  if (target) return soldOut(scene, order, item, variants, target, made.return);
  if (wants === 'exchange' && product) {
    const left = leftOf(variants, item, { size: sizeOf(item), colour: colourOf(item) });
    act(scene, { type: 'which_variant', piece: pieceOf(item), left });
    return alternatives(scene, order, item, left);
  }
  // Only one of the two has an exact effect yet: a card with it alone would take a yes for a choice.
  act(scene, { type: 'settle', ask: 'size' });
}

/** A yes to "exchange or refund?": what each means, and both as answers. */
export async function eachSettlement(scene: Scene, order: OrderView): Promise<void> {
  act(scene, { type: 'settle_each', days: scene.context.store.returns.refundDays });
  const back = openReturn(order);
  const item = back?.lines.length === 1 && order.items.find(({ line }) => line === back.lines[0]);
  const product = item && isKnown(scene) && (await productOf(scene, item));
  if (!product) return act(scene, { type: 'settle', ask: 'size' });
  const near = { size: sizeOf(item), colour: colourOf(item) };
  alternatives(scene, order, item, leftOf(variantsOf(product), item, near));
}

/** Says that what is wanted is sold out, with what is left of it and the money as ways out. */
export function soldOut(
  scene: Scene,
  order: OrderView,
  item: Item,
  variants: Variant[],
  wanted: Variant,
  returnId?: string,
): void {
  const left = leftOf(variants, item, { size: sizeOf(wanted), colour: colourOf(wanted) }).filter(
    (variant) => variant.sku !== wanted.sku && helps(variant, item, wanted),
  );
  act(scene, { type: 'sold_out', wanted, left, refund: true });
  ticket(scene, 'exchange', order.id, 'open', item.title);
  alternatives(scene, order, item, left, returnId);
}

/** Who needs a larger size is not helped by a smaller one. */
function helps(variant: Variant, item: Item, wanted: Variant): boolean {
  const [has, wants, offers] = [item, wanted, variant].map((piece) => sizeRank(sizeOf(piece) ?? ''));
  if (has === null || wants === null || offers === null) return true;
  if (has === undefined || wants === undefined || offers === undefined || has === wants) return true;
  return wants > has ? offers > has : offers < has;
}

/** What is left, as buttons: the two nearest, and the money back where a return is open. */
export function alternatives(
  scene: Scene,
  order: OrderView,
  item: Item,
  left: Variant[],
  returnId?: string,
): void {
  const near = able(scene, 'exchange_item') ? left.slice(0, 2) : [];
  for (const variant of near) proposeExchange(scene, order, item, variant);
  const standing = openReturn(order, item.line);
  const undecided = standing?.settlement === 'undecided' ? standing.id : returnId;
  if (undecided && able(scene, 'choose_refund')) proposeRefund(scene, order, undecided);
  else if (left.length === 0 && order.returnable.open) proposeReturn(scene, order, [item], null);
}
