import { z } from 'zod';
import { keepsIt } from '../../../../language/upkeep/refusal.ts';
import { refusals } from '../../../../language/upkeep/refusal-texts.ts';
import { tools } from '../../../../tools/index.ts';
import { Undone } from '../../begun.ts';
import { act, isKnown, offerColleague, propose, type Scene, ticket } from '../../scene.ts';
import { liveExchange, openReturn } from '../../topic.ts';
import { proposeUndo } from '../again.ts';

/** Within this time a change of mind is about what was taken back, in milliseconds. */
const LATELY = 30 * 60_000;
const OfOrder = z.object({ order: z.string() });

/**
 * "No wait, keep both" right after something was taken back: that is told as it is, and what was taken back is put on a card again, or
 * offered to a person. True where that was meant.
 */
export function planTakenBack(scene: Scene): boolean {
  const { context, reading, orders } = scene;
  const last = context.done.at(-1);
  if (last?.does !== 'undo' || Date.parse(context.now) - Date.parse(last.at) > LATELY) return false;
  const order = orders.find(({ id }) => id === last.order);
  const output = Undone.safeParse(last.output);
  if (!order || !output.success || output.data.left || reading.named.orders.length > 0) return false;
  const { undone: what } = output.data;
  if (what === 'exchange' ? liveExchange(order) : openReturn(order)) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && !BESIDE.includes(intent))) return false;
  const undoes = reading.intents.some(({ intent, learnt }) => !learnt && intent === 'undo');
  const { says } = reading;
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const kept = keepsIt(words, refusals);
  const waits = says.has('corrects') || says.has('stops') || reading.polarity === 'no';
  // Who keeps the thing after a return was taken back has what they want.
  const back = what === 'exchange' ? kept && waits : undoes && !kept;
  if (!back) return false;
  act(scene, { type: 'was_undone', order: order.id, what });
  const before = context.done.findLast(
    ({ does, input }) => does === what && OfOrder.safeParse(input).data?.order === order.id,
  );
  const exchange = what === 'exchange' ? tools.exchange_item.input.safeParse(before?.input) : null;
  const opened = what === 'return' ? tools.return_item.input.safeParse(before?.input) : null;
  if (exchange?.success) propose(scene, { tool: 'exchange_item', input: exchange.data });
  else if (opened?.success) propose(scene, { tool: 'return_item', input: opened.data });
  else offerColleague(scene);
  ticket(scene, what, order.id, 'open');
  return true;
}

/** "Undo that, I keep mine" right after an exchange: taking it back is put to the customer. True where that was meant. */
export function planExchangeUndone(scene: Scene): boolean {
  const { context, reading, orders } = scene;
  const last = context.done.at(-1);
  if (last?.does !== 'exchange' || Date.parse(context.now) - Date.parse(last.at) > LATELY) return false;
  if (context.settled?.consent === 'declines' || reading.says.has('hypothetical') || !isKnown(scene))
    return false;
  const order = orders.find(({ id }) => id === last.order);
  const standing = order && liveExchange(order);
  if (!order || !standing || reading.named.orders.length > 0) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && !BESIDE.includes(intent))) return false;
  const undoes = reading.intents.some(({ intent }) => intent === 'undo');
  if (!undoes || !reading.says.has('drops')) return false;
  proposeUndo(scene, order, { order: order.id, exchange: standing.id });
  return true;
}

/** What may be read into "no wait, keep both" beside that. */
const BESIDE: readonly string[] = ['undo', 'pause', 'no', 'yes', 'return', 'other', 'greeting', 'complaint'];
