import type { OrderView } from '../../../../identity/view.ts';
import { act, offerHuman, type Scene, ticket } from '../../scene.ts';

/** It cannot be sent back, and why; what the rules alone refuse may be put to a person. */
export function closed(
  scene: Scene,
  order: OrderView,
  reason?: 'not_delivered' | 'window_closed' | 'already_returned' | 'cancelled' | 'not_returnable',
): void {
  const { returnable } = order;
  const why = reason ?? (returnable.open ? 'not_returnable' : returnable.reason);
  act(scene, { type: 'return_closed', order: order.id, reason: why, lastDay: returnable.lastDay });
  if (why === 'window_closed' || why === 'not_returnable') {
    act(scene, { type: 'offer_person' });
    offerHuman(scene);
  }
  ticket(scene, 'return', order.id, 'refuse');
}
