import type { OrderView } from '../../../../identity/view.ts';
import { problemKnown } from '../../memory.ts';
import { act, offerHuman, type Scene, ticket } from '../../scene.ts';
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
  if (ruled && isFaulty(scene, order)) {
    faulty(scene, order);
    return;
  }
  act(scene, { type: 'return_closed', order: order.id, reason: why, lastDay: returnable.lastDay });
  if (ruled) {
    act(scene, { type: 'offer_person' });
    offerHuman(scene);
  }
  ticket(scene, 'return', order.id, 'refuse');
}

/** Something is wrong with a thing that the return period is over for: the legal guarantee holds, and a person sees to it. Told once. */
export function faulty(scene: Scene, order: OrderView): void {
  const { reply } = scene;
  const told = reply.acts.some((said) => said.type === 'guarantee' && said.order === order.id);
  if (!told) act(scene, { type: 'guarantee', order: order.id });
  handOver(scene, 'replacement', 'damaged_item', order.id);
}

/** It came broken or wrong, or broke since, as the customer says now or said before. */
function isFaulty(scene: Scene, { id }: OrderView): boolean {
  const { reading, context, compiled, today } = scene;
  const said = [reading.problem, ...reading.intents.map(({ intent }) => intent)];
  const known = reading.problem ?? problemKnown(context, compiled, today, id);
  return [...said, known].some((one) => one === 'damaged_item' || one === 'wrong_item');
}
