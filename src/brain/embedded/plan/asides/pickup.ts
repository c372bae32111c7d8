import type { OrderView } from '../../../../identity/view.ts';
import { asksPickup, asksReturnInShop } from '../../../../language/asked/pickup.ts';
import { localTime } from '../../../../language/calendar.ts';
import type { ShopView } from '../../../../tools/parcel/find_shops.ts';
import { act, type Scene, ticket } from '../../scene.ts';
import { currentOrder, pieceOf } from '../../topic.ts';

/** An order that waits in a shop, or is made ready there. */
function collectable({ pickup, status }: OrderView): boolean {
  return pickup !== undefined && pickup.status !== 'collected' && status !== 'cancelled';
}

/** "Is it ready?", "until when can I collect it?": true where an order of theirs is to be collected. */
export async function planPickup(scene: Scene): Promise<boolean> {
  const said = scene.context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  if (asksReturnInShop(said)) return planReturnInShop(scene);
  const { named } = scene.reading;
  const orders = scene.orders.filter(
    (order) => collectable(order) && (named.orders.length === 0 || named.orders.includes(order.id)),
  );
  const current = currentOrder(scene);
  const order = orders.find(({ id }) => id === current?.id) ?? orders[0];
  if (!order || !asksPickup(said)) return false;
  await tellPickup(scene, order);
  return true;
}

/** Where and until when an order can be collected; false where it is not to be collected, or has been. */
export async function tellPickup(scene: Scene, order: OrderView): Promise<boolean> {
  const { pickup, items } = order;
  const [item] = items;
  if (!pickup || !item || order.status === 'cancelled') return false;
  const shop = await shopOf(scene, pickup.store);
  const { timeZone } = scene.context.store;
  const day = (at: string | null) => at && localTime(at, timeZone).day;
  act(scene, {
    type: 'pickup',
    ...{ order: order.id, piece: pieceOf(item), more: items.length - 1, status: pickup.status },
    ...{ until: day(pickup.until), code: pickup.code, shop: shop && toldShop(shop) },
  });
  ticket(scene, 'order_status', order.id, 'resolve', item.title);
  return true;
}

/** What was bought in town was taken along: there is nothing on its way. */
export async function tellBoughtInShop(scene: Scene, order: OrderView): Promise<boolean> {
  const [item] = order.items;
  if (order.store === undefined || order.status !== 'delivered' || !item) return false;
  const shop = await shopOf(scene, order.store);
  act(scene, {
    type: 'bought_in_shop',
    ...{ order: order.id, piece: pieceOf(item), more: order.items.length - 1, shop: shop?.name ?? null },
    day: localTime(order.placedAt, scene.context.store.timeZone).day,
  });
  ticket(scene, 'order_status', order.id, 'resolve', item.title);
  return true;
}

async function planReturnInShop(scene: Scene): Promise<boolean> {
  const found = await scene.toolbox.call('find_shops', {});
  const shops = found.ok ? found.output : [];
  if (shops.length === 0) return false;
  const takes = scene.context.store.returns.inStore;
  act(scene, { type: 'return_in_shop', takes, shops: takes ? shops.slice(0, 2).map(toldShop) : [] });
  ticket(scene, 'policy_returns', null, 'resolve');
  return true;
}

async function shopOf(scene: Scene, id: string): Promise<ShopView | null> {
  const found = await scene.toolbox.call('find_shops', {});
  return (found.ok && found.output.find((one) => one.id === id)) || null;
}

function toldShop({ name, address, phone, today, pickup }: ShopView) {
  const where = [address.line1, `${address.postcode} ${address.city}`.trim()].filter(Boolean).join(', ');
  return { name, phone, pickup, today, where };
}
