import type { OrderView } from '../../../../identity/view.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import type { Item } from '../../../../shop/shop.ts';
import { likeness } from '../../likeness.ts';
import { lastSaid } from '../../memory.ts';
import { isKnown, propose, type Scene, ticket } from '../../scene.ts';
import { proposeUndo } from '../again.ts';
import { openedIn, openedLast } from './opened.ts';

/*
 * A change of mind about what was opened here: it is taken back, or something else is done in its place.
 */

/** Wishes that may be read into "no, cancel that, I keep it". */
const SAME: ReadonlySet<string> = new Set([
  'undo',
  'cancellation',
  'return',
  'pause',
  'no',
  'thanks',
  'goodbye',
  'other',
]);

/**
 * "Forget it, I keep it" after a return was opened is about that return, which is otherwise still open: taking it back is put to the
 * customer. True when that was meant.
 */
export function planWithdrawal(scene: Scene): boolean {
  const { reading, context } = scene;
  if (!reading.says.has('withdraws') || reading.says.has('return') || reading.named.orders.length > 0)
    return false;
  if (
    !reading.intents.every(({ intent, mode }) => SAME.has(intent) && (intent !== 'return' || mode === 'tell'))
  )
    return false;
  const order = openedLast(scene);
  const back = order && openedIn(order);
  if (!order || !back || !isKnown(scene)) return false;
  if (order.exchanges.some(({ status, return: id }) => status !== 'undone' && id === back.id)) return false;
  // An order that has not left yet may be what is to be cancelled, where the return was not spoken of last.
  const cancels = reading.intents.some(({ intent }) => intent === 'cancellation');
  const pending = scene.orders.some(({ status }) => status === 'pending');
  if (cancels && pending && !lastSaid(context)?.text.includes(order.id)) return false;
  // Something else that is kept, or only a part of what goes back, is no word about all of it.
  const said = [...reading.words, ...reading.spared];
  const items = order.items.filter(({ line }) => back.lines.includes(line));
  if (said.some(isGarment) && !items.every(({ title }) => likeness(said, title) >= 1)) return false;
  proposeUndo(scene, order, { order: order.id, return: back.id });
  return true;
}

/**
 * "Sorry, I meant the coat", "no, the coat!" after the return of the belt was opened: the one is taken back and the other opened, by one
 * yes. True when that was put.
 */
export function returnInstead(scene: Scene, order: OrderView, items: readonly Item[]): boolean {
  const { reading } = scene;
  if (!isKnown(scene) || openedLast(scene)?.id !== order.id) return false;
  if (reading.says.has('also') || !(reading.contrast || reading.polarity === 'no')) return false;
  const back = openedIn(order);
  if (back?.settlement !== 'undecided') return false;
  if (items.some(({ line }) => back.lines.includes(line))) return false;
  propose(
    scene,
    { tool: 'undo', input: { order: order.id, return: back.id } },
    { tool: 'return_item', input: { order: order.id, lines: items.map(({ line }) => line) } },
  );
  ticket(scene, 'return', order.id, 'open', items[0]?.title);
  return true;
}
