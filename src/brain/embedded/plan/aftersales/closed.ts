import type { OrderView } from '../../../../identity/view.ts';
import { likeness } from '../../likeness.ts';
import { problemKnown } from '../../memory.ts';
import { act, offerColleague, type Scene, ticket } from '../../scene.ts';
import { lineMeant } from '../../topic.ts';
import { handOver } from '../people.ts';

/** It cannot be sent back, and why; what the rules alone refuse may be put to a person. A fault is never refused by the return period. */
export function closed(
  scene: Scene,
  order: OrderView,
  reason?: 'not_delivered' | 'window_closed' | 'already_returned' | 'cancelled' | 'not_returnable',
): void {
  const { returnable } = order;
  const why = reason ?? (returnable.open ? 'not_returnable' : returnable.reason);
  const ruled = why === 'window_closed' || why === 'not_returnable';
  // After the guarantee was explained the return period is told no more of that thing.
  if (ruled && (isFaulty(scene, order) || (isGuaranteed(scene, order) && !isOther(scene, order)))) {
    faulty(scene, order);
    return;
  }
  act(scene, { type: 'return_closed', order: order.id, reason: why, lastDay: returnable.lastDay });
  if (ruled) offerColleague(scene);
  ticket(scene, 'return', order.id, 'refuse');
}

/** Something is wrong with a thing that the return period is over for: the legal guarantee holds, and a person sees to it. Told once. */
export function faulty(scene: Scene, order: OrderView): void {
  const { reply } = scene;
  const told = reply.acts.some((said) => said.type === 'guarantee' && said.order === order.id);
  if (!told && !isGuaranteed(scene, order)) act(scene, { type: 'guarantee', order: order.id });
  handOver(scene, 'replacement', 'damaged_item', order.id);
}

/** The guarantee was explained for this order, in any session of theirs. */
function isGuaranteed({ context, language, say }: Scene, { id }: OrderView): boolean {
  const text = language.wording.guarantee({ type: 'guarantee', order: id }, say);
  return context.history.some((said) => said.author === 'assistant' && said.text.includes(text));
}

/** It came broken or wrong, or broke since, as the customer says now or said before. */
function isFaulty(scene: Scene, order: OrderView): boolean {
  const { reading, context, compiled, today } = scene;
  const said = [reading.problem, ...reading.intents.map(({ intent }) => intent)];
  const known = reading.problem ?? problemKnown(context, compiled, today, order.id, meantItem(scene, order));
  return [...said, known].some((one) => one === 'damaged_item' || one === 'wrong_item');
}

/** One thing of several is named, and nothing was said to be wrong with it. */
function isOther(scene: Scene, order: OrderView): boolean {
  return meantItem(scene, order) !== null && !isFaulty(scene, order);
}

/** The one of several things that the words name. */
function meantItem(scene: Scene, order: OrderView) {
  const line = order.items.length > 1 ? lineMeant(scene, order) : undefined;
  const item = order.items.find((one) => one.line === line);
  if (!item) return null;
  return { line: item.line, about: (words: readonly string[]) => likeness(words, item.title) >= 1 };
}
