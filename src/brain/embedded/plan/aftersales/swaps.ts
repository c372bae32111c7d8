import type { OrderView } from '../../../../identity/view.ts';
import { colourOf, sameOption, sizeOf } from '../../../../language/options.ts';
import { swapsFor } from '../../../../language/upkeep/wishes.ts';
import type { Item } from '../../../../shop/shop.ts';
import { likeness } from '../../likeness.ts';
import { able, act, isKnown, propose, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, itemsNamedApart, liveExchange, returnOfLine } from '../../topic.ts';
import { understand } from '../../understand.ts';
import { productOf } from '../catalogue.ts';
import { choose } from '../target.ts';
import { leftOf, type Variant, variantsOf } from '../variants.ts';
import { someOf } from './pieces.ts';
import { discussed } from './remembered.ts';

/** Several things of an order for the same size or colour: one card, where nothing of it is left to ask. True where it was put. */
export async function planSwaps(scene: Scene, order: OrderView): Promise<boolean> {
  const items = itemsSwapped(scene, order);
  const pending = order.status === 'pending';
  const tool = pending ? 'change_items' : 'exchange_item';
  const { named } = scene.reading;
  const one = named.sizes.length + named.numbers.length <= 1 && named.colours.length <= 1;
  if (items.length < 2 || !isKnown(scene) || !able(scene, tool)) return false;
  if (!(pending || order.returnable.open)) return false;
  const swaps: { line: string; sku: string }[] = [];
  const gone: { variant: Variant; left: Variant[] }[] = [];
  for (const item of items) {
    if (returnOfLine(order, item.line) || liveExchange(order, item.line)) return false;
    const product = await productOf(scene, item);
    const variants = product ? variantsOf(product) : [];
    const own = one ? scene : said(scene, item, items);
    const target = own && choose(own, variants, item, null);
    if (target?.kind !== 'one') return false;
    const { variant } = target;
    if (variant.stock < item.quantity) gone.push({ variant, left: leftOf(variants, item, near(variant)) });
    else swaps.push({ ...someOf(order, item), sku: variant.sku });
  }
  const [first, ...also] = swaps;
  if (!first) return false;
  // What there is goes on; of the rest it is said what is left.
  for (const { variant, left } of gone)
    act(scene, { type: 'sold_out', wanted: variant, left, refund: false });
  discussed(scene, order);
  if (pending) propose(scene, { tool, input: { order: order.id, items: swaps } });
  else propose(scene, { tool, input: { order: order.id, ...first, also } });
  ticket(scene, 'exchange', order.id, 'open');
  return true;
}

/** "The shirt for L and the dress for M": the scene with what is said of this thing alone; null where the words do not say it apart. */
function said(scene: Scene, item: Item, items: readonly Item[]): Scene | null {
  const text = scene.context.asked.map((asked) => (asked.choice === null ? asked.text : '')).join('\n');
  const parts = text.split(JOINT).map((part) => understand(part, scene.compiled, scene.reader));
  const about = (one: Item) => parts.filter(({ words }) => likeness(words, one.title) >= 1);
  const [reading, ...more] = about(item);
  const apart =
    reading && more.length === 0 && items.every((one) => one === item || !about(one).includes(reading));
  return apart ? { ...scene, reading } : null;
}

const JOINT = /[,;.\n]|\s(?:and|et)\s/iu;

function near(variant: Variant) {
  return { size: sizeOf(variant), colour: colourOf(variant) };
}

function itemsSwapped(scene: Scene, order: OrderView): Item[] {
  const named = itemsNamedApart(scene, order);
  return named.length === 0 && scene.reading.says.has('everything') ? order.items : named;
}

/** "Exchange my dress for an M", of one in S and one in M: the one that is none yet. Null where the words leave it open. */
export function itemSwapped(scene: Scene, order: OrderView): Item | null {
  const { reading } = scene;
  const [size, ...more] = reading.named.sizes;
  if (scene.choice !== null || size === undefined || more.length > 0 || !swapsForIt(scene)) return null;
  const unsized = { ...reading, named: { ...reading.named, sizes: [] } };
  const alike = itemsMeant({ ...scene, reading: unsized }, order);
  const [only, ...others] = alike.filter((item) => !sameOption(sizeOf(item), size));
  return alike.length > 1 && only && others.length === 0 ? only : null;
}

/** The thing is wanted in the size that it has. */
export function hasIt(scene: Scene, item: Item): boolean {
  const { sizes, colours } = scene.reading.named;
  const [size, ...more] = sizes;
  return (
    size !== undefined &&
    more.length + colours.length === 0 &&
    sameOption(sizeOf(item), size) &&
    swapsForIt(scene)
  );
}

function swapsForIt({ context }: Scene): boolean {
  return context.asked.some(({ text, choice }) => choice === null && swapsFor(text));
}
