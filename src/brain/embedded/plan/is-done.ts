import type { DoneAction } from '../../../conversation/views.ts';
import type { OrderView } from '../../../identity/view.ts';
import { act, type Scene } from '../scene.ts';
import { liveExchange } from '../topic.ts';
import { openedIn } from './aftersales/opened.ts';
import { putAgain } from './again.ts';
import { doneText } from './done.ts';
import { offeredHere } from './offers.ts';

/** Within this time "is it done?" is asked of what was done, in milliseconds. */
const LATELY = 2 * 86_400_000;

/** Signs of a question that is answered with more. */
const OTHERS = ['is_cancelled', 'received', 'refund_status', 'exchange_status', 'handed_in'] as const;

/** "Is it done already?": told from how the shop has it now. True where that was asked. */
export async function planIsDone(scene: Scene): Promise<boolean> {
  const { reading, context, orders } = scene;
  if (!reading.says.has('is_done') || OTHERS.some((sign) => reading.says.has(sign))) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && intent !== 'pause' && intent !== 'undo'))
    return false;
  const { offers, stale } = offeredHere(context);
  const [offer] = offers;
  const last = context.done.findLast(({ does }) => does !== null);
  const since = last && offer ? Date.parse(last.at) > Date.parse(offer.card.at) : false;
  if (offer && !stale && !since) {
    act(scene, { type: 'is_done', done: null, undo: false });
    putAgain(scene, offer.card);
    return true;
  }
  const fresh = last && Date.parse(context.now) - Date.parse(last.at) < LATELY ? last : null;
  const order = orders.find(({ id }) => id === fresh?.order);
  const stands = fresh && order ? standsStill(order, fresh) : false;
  const done =
    fresh && stands ? doneText(scene, fresh.does === 'undo' ? { ...fresh, does: 'return' } : fresh) : null;
  const undo = fresh?.does !== 'cancellation' && fresh?.does !== 'order_change' && done !== null;
  act(scene, { type: 'is_done', done, undo });
  return true;
}

/** Nothing has undone it since. */
function standsStill(order: OrderView, { does }: DoneAction): boolean {
  if (does === 'return' || does === 'refund' || does === 'undo') return openedIn(order) !== null;
  return does === 'exchange' ? liveExchange(order) !== null : true;
}
