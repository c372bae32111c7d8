import type { Deed } from '../../../conversation/deeds.ts';
import { INTENTS } from '../../../conversation/intents.ts';
import { dropsAll } from '../dropped.ts';
import { lastSaid } from '../memory.ts';
import { act, offerHuman, type Scene, ticket } from '../scene.ts';
import { currentOrder, liveExchange, openReturn } from '../topic.ts';
import { openedIn, openedLast } from './aftersales/opened.ts';
import { wants } from './aftersales/remembered.ts';
import { lastDone, stands } from './aftersales/restored.ts';
import { cancelStanding } from './aftersales/standing.ts';
import { proposeUndo } from './again.ts';
import { offersIn, settles } from './offers.ts';
import { handOver } from './people.ts';

/*
 * A no to what was offered, or to be offered: it is heard, and nothing of the kind follows until it is wished for again.
 */

/** What may have been taken back since. */
const UNDOABLE: ReadonlySet<Deed | null> = new Set<Deed | null>([
  'return',
  'exchange',
  'refund',
  'undo',
  null,
]);

/** "I said forget it", "we keep everything": true where that was all. */
export function planDropped(scene: Scene): boolean {
  const { reading, context } = scene;
  if (!dropsAll(reading)) return false;
  const declined = context.settled?.consent === 'declines' ? context.settled.card : null;
  const [offer] = declined ? offersIn([declined]) : [];
  // "I was joking" is about what is on a card.
  if (!offer && !reading.says.has('drops')) return false;
  const order = offer?.order ?? currentOrder(scene)?.id ?? null;
  if (order && offer && settles(offer)) wants(scene, order, 'open');
  // What was done before is not undone by that, and nobody is told that nothing was.
  const last = lastDone(scene, { order });
  const dropped = scene.orders.find(({ id }) => id === order);
  const about = last && scene.orders.find(({ id }) => id === last.order);
  const undoable = about ? openReturn(about) !== null || liveExchange(about)?.status === 'reserved' : false;
  const stood = last?.does !== 'undo';
  if (last && about && stood && (undoable || !UNDOABLE.has(last.does))) stands(scene, last, undoable);
  else if (dropped?.status === 'cancelled') cancelStanding(scene, dropped);
  else act(scene, { type: 'stays', order });
  if (context.control !== 'assistant') return true;
  for (const { intent, order: about, status } of context.tickets)
    if ((status === 'open' || status === 'paused') && INTENTS[intent].settles && about === order)
      ticket(scene, intent, about, 'resolve');
  return true;
}

/** "No label until I hear from your colleague": true where that was meant. What is open already can be taken back. */
export function planHeldOff(scene: Scene): boolean {
  const { reading, context } = scene;
  const about = reading.refers.label || reading.says.has('return') || reading.polarity === 'no';
  if (!reading.says.has('holds_off') || !about || reading.named.orders.length > 0) return false;
  const order = openedLast(scene);
  const back = order && openedIn(order);
  const waiting = context.control === 'waiting';
  act(scene, { type: 'held_off', opened: back ? order.id : null, waiting });
  if (order && back) proposeUndo(scene, order, { order: order.id, return: back.id });
  if (!waiting) offerHuman(scene);
  return true;
}

/** Nothing is done for a threat: what is wrong is asked. A second one is for a person. */
export function planThreat(scene: Scene): void {
  if (!scene.reading.says.has('threatens')) return;
  const { wording } = scene.language;
  const asked = wording.what_is_wrong({ type: 'what_is_wrong' }, scene.say);
  if (lastSaid(scene.context)?.text.includes(asked)) {
    handOver(scene, 'requested', 'complaint', currentOrder(scene)?.id ?? null);
    return;
  }
  act(scene, { type: 'what_is_wrong' });
  offerHuman(scene);
}
