import type { Intent } from '../../../../conversation/values.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { someOf } from '../../../../language/extent/several.ts';
import { meansWhole } from '../../../../language/extent/whole.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import type { Item } from '../../../../shop/shop.ts';
import { lastSaid } from '../../memory.ts';
import { act, isKnown, type Scene, ticket } from '../../scene.ts';
import { pieceOf, returnOfLine } from '../../topic.ts';
import { offerCancel, offerReturn } from '../aftersales/offer.ts';
import { rememberAll } from '../aftersales/remembered.ts';

/** What several things may be wanted for, one as the other. */
const WISHES: readonly Intent[] = ['return', 'refund', 'cancellation'];

/**
 * "Both please", "the first two" after it was asked which things of an order: those on one card. Where more were named, and none of them by
 * the words, it is asked which of them. True where that was meant.
 */
export function planSome(scene: Scene): boolean {
  const { context, choice, reading, orders } = scene;
  const text = context.asked.map(({ text: own }) => own).join('\n');
  const all = meansWhole(text);
  const some = choice === null ? (someOf(text) ?? (all ? { count: 0, from: null } : null)) : null;
  if (!some || !isKnown(scene) || reading.words.some(isGarment) || reading.says.has('hypothetical'))
    return false;
  const listed = (lastSaid(context)?.choices ?? []).flatMap(({ id }) => {
    const [kind, order, line, pieces] = id.split(':');
    return kind === 'item' && order && line && !pieces ? [{ order, line }] : [];
  });
  const asked = orders.find(({ id }) => listed.some(({ order }) => order === id));
  const open = context.tickets.find(
    ({ status, order, intent }) =>
      (status === 'open' || status === 'paused') && order === asked?.id && WISHES.includes(intent),
  );
  const wish = reading.intents.find(({ intent, learnt }) => !learnt && WISHES.includes(intent))?.intent;
  const does = wish ?? (listed.length > 1 ? open?.intent : undefined);
  const order = asked ?? (wish ? onlyOne(scene, wish) : null);
  if (!does || !order) return false;
  const lines = asked ? listed.map(({ line }) => line) : order.items.map(({ line }) => line);
  const items = order.items.filter(({ line }) => lines.includes(line) && !returnOfLine(order, line));
  if (items.length < 2 || some.count > items.length) return false;
  if (some.count === 0 && !asked) return false;
  const meant =
    some.count === items.length || some.count === 0
      ? items
      : some.from === 'first'
        ? items.slice(0, some.count)
        : some.from === 'last'
          ? items.slice(-some.count)
          : null;
  if (!meant) {
    act(scene, { type: 'which_items', order: order.id, items: items.map(pieceOf), count: some.count });
    for (const { title, line } of items) {
      const label = scene.language.formats.piece(title, null, [], false);
      scene.reply.choices.push({ id: `item:${order.id}:${line}`, label });
    }
    ticket(scene, does, order.id, 'open');
    return true;
  }
  put(scene, order, meant, does);
  return true;
}

function put(scene: Scene, order: OrderView, items: Item[], does: Intent): void {
  if (does === 'cancellation') offerCancel(scene, order, items);
  else offerReturn(scene, order, items, rememberAll(scene, order, items), does === 'refund' || undefined);
}

/** The one order whose things it may be done to. */
function onlyOne({ orders, reading }: Scene, wish: Intent): OrderView | null {
  const may = orders.filter(
    ({ id, status, returnable }) =>
      (wish === 'cancellation' ? status === 'pending' : returnable.open) &&
      (reading.named.orders.length === 0 || reading.named.orders.includes(id)),
  );
  return may.length === 1 ? (may[0] ?? null) : null;
}
