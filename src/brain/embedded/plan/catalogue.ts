import { languageOf } from '../../../language/index.ts';
import type { Item, Product } from '../../../shop/shop.ts';
import { act, type Scene, ticket } from '../scene.ts';

/** The product of an order's item, with its stock; null when the shop no longer has it. */
export async function productOf(scene: Scene, item: Item): Promise<Product | null> {
  const result = await scene.toolbox.call('find_products', { query: item.product });
  if (!result.ok) return null;
  return result.output.find(({ id }) => id === item.product) ?? null;
}

/** So many names are listed, and fewer aloud. */
const LISTED = { read: 8, spoken: 4 };

/** What the shop sells at all: its kinds of things where it tells several, else the names of some. */
export async function planRange(scene: Scene): Promise<boolean> {
  const result = await scene.toolbox.call('list_products', {});
  const kinds = result.ok ? result.output : [];
  const called = kinds.flatMap(({ kind }) => (kind ? [kind] : []));
  // The shop calls its kinds in its own language.
  const ours = languageOf(scene.context.store.locale).tag === scene.language.tag;
  const tellsKinds = ours && called.length > 1;
  const names = tellsKinds ? called : kinds.flatMap(({ products }) => products.map(({ title }) => title));
  const most = scene.say.spoken ? LISTED.spoken : LISTED.read;
  const told = [...new Set(names)];
  if (told.length === 0) return false;
  act(scene, { type: 'range', names: told.slice(0, most), kinds: tellsKinds, more: told.length > most });
  ticket(scene, 'stock', null, 'resolve');
  return true;
}
